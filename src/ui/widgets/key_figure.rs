//! A key figure: what it is, its value, what belongs to it, and the button that asks why.

use leptos::prelude::*;

use super::{Row, Tag, either, flag, on, term_of, text, when};
use crate::show::TagTone;
use crate::show::text::labeled;
use crate::show::workbench::key_figures::KeyFigureRow;

const AT: KeyFigureRow<usize> = KeyFigureRow::AT;

/// A value of more characters than this is written smaller.
const LONG: usize = 17;

/// The key of the figure whose formula is shown; empty while none is.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct WhyAsked(pub(in crate::ui) RwSignal<String>);

/// One key figure.
#[component]
pub(in crate::ui) fn KeyFigureBox(
    /// Its line: what it is, the figure, what belongs to it, a remark, and how the remark is meant.
    figure: Row,
) -> impl IntoView {
    let label = figure.text(AT.label);
    let is_long = flag(move || figure.get(AT.value).chars().count() > LONG);
    let tone = text(move || match figure.get(AT.tone) {
        tone if tone.is_empty() => TagTone::Bad.key().to_owned(),
        tone => tone,
    });
    // A desk has one line for it, which may be too short.
    let whole =
        text(move || [AT.detail, AT.alarm, AT.link].map(|column| figure.get(column)).join(" "));
    let why = move || {
        let WhyAsked(asked) = expect_context::<WhyAsked>();
        let toggle = move |_| {
            let key = figure.get_untracked(AT.key);
            asked.update(|it| *it = if *it == key { String::new() } else { key });
        };
        view! {
            <button
                type="button"
                class="text-button"
                aria-label=text(move || labeled("Why", &figure.get(AT.label)))
                aria-expanded=flag(move || asked.get() == figure.get(AT.key))
                on:click=on(toggle)
            >
                "Why"
            </button>
        }
    };
    view! {
        <div class="key-figure" role="group" aria-label=label>
            <p class="label">
                {either(
                    move || !figure.get(AT.key).is_empty(),
                    move || term_of(move || figure.get(AT.term), label),
                    move || label,
                )}
            </p>
            <p class="value" data-look=figure.text(AT.look) data-long=is_long>
                {figure.text(AT.value)}
            </p>
            <p class="detail" title=whole>
                {when(
                    move || !figure.get(AT.was).is_empty(),
                    move || view! { <span class="was">{figure.text(AT.was)}</span> " · " },
                )}
                {figure.text(AT.detail)}
                " "
                {when(
                    move || !figure.get(AT.alarm).is_empty(),
                    move || view! { <Tag tone text=figure.text(AT.alarm)/> },
                )}
                {when(
                    move || !figure.get(AT.link).is_empty(),
                    move || view! { <a href="#assess">{figure.text(AT.link)}</a> },
                )}
            </p>
            {when(
                move || !figure.get(AT.bar).is_empty(),
                move || view! { <span class="objectives-bar" style:background=figure.text(AT.bar)></span> },
            )}
            {when(move || !figure.get(AT.key).is_empty(), why)}
        </div>
    }
}
