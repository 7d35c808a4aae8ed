//! The figures that say how the design fares, and the same as one sentence.

mod figures;
mod protection;

use leptos::prelude::*;

use super::state::Editor;
use super::widgets::{Row, Tag, TagTone, flag, lines, rows, text, when};
use figures::{ALARM, DETAIL, LABEL, TONE, VALUE, figures};

pub(super) use figures::sentence;

/// How many of a run's figures come before the one of what protection costs.
const BEFORE_PROTECTION: usize = 3;

/// The key figures.
#[component]
pub(super) fn KeyFigures() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let protection = protection::protection(editor);
    let items = lines(move || {
        let mut items = editor.run.with(|run| figures(run));
        // What protection costs stands beside what incidents cost.
        items.splice(BEFORE_PROTECTION..BEFORE_PROTECTION, protection.get());
        items
    });
    view! {
        <section class="key-figures" aria-label="Key figures">
            {rows(items, |figure| view! { <KeyFigureBox figure/> })}
        </section>
    }
}

/// One key figure.
#[component]
pub(super) fn KeyFigureBox(
    /// Its line: what it is, the figure, what belongs to it, a remark, and how the remark is meant.
    figure: Row,
) -> impl IntoView {
    let label = figure.text(LABEL);
    let is_alarming = flag(move || figure.get(VALUE) == figures::LOST_FOR_GOOD);
    let tone = text(move || match figure.get(TONE) {
        tone if tone.is_empty() => TagTone::Bad.key().to_owned(),
        tone => tone,
    });
    view! {
        <div class="key-figure" role="group" aria-label=label>
            <p class="label">{label}</p>
            <p class="value" data-alarm=is_alarming>{figure.text(VALUE)}</p>
            <p class="detail">
                {figure.text(DETAIL)}
                " "
                {when(
                    move || !figure.get(ALARM).is_empty(),
                    move || view! { <Tag tone text=figure.text(ALARM)/> },
                )}
            </p>
        </div>
    }
}
