//! The figures that say how the design fares, and the same as one sentence.

mod figures;
mod protection;
mod why;

use leptos::prelude::*;

use super::later::ready;
use super::parts::Parts;
use super::state::Editor;
use super::term::{Term, term_of};
use super::then::Then;
use super::widgets::{Line, Row, Tag, TagTone, either, flag, lines, on, rows, text, when};
use figures::{LABEL, TONE, figures};

pub(super) use figures::{
    ALARM, DETAIL, VALUE, data_lost, figure, loss, main_journey, name, objectives_met, sentence,
    worst,
};
pub(super) use why::WhyFigure;

/// How many of a run's figures come before the one of what protection costs.
const BEFORE_PROTECTION: usize = 3;

/// A value of more characters than this is written smaller.
const LONG: usize = 17;

/// The column of a figure that can be asked about: its place among the figures.
const PLACE: usize = 5;

/// The words of the figures, by their place.
const TERMS: [Term; 6] = [
    Term("data-lost"),
    Term("downtime"),
    Term("lost-sales"),
    Term("price-book"),
    Term("recovered-to"),
    Term("objective-met"),
];

/// The place of the figure whose formula is shown.
#[derive(Clone, Copy)]
struct WhyAsked(RwSignal<Option<usize>>);

/// The key figures, with the formula of one of them below them when it is asked for.
#[component]
pub(super) fn KeyFigures() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let details = expect_context::<Parts>().details;
    let asked = RwSignal::new(None::<usize>);
    provide_context(WhyAsked(asked));
    let shown = shown_lines(editor, expect_context(), protection::protection(editor));
    let items = lines(move || {
        let mut items = shown.get();
        for (place, item) in items.iter_mut().enumerate() {
            item.resize(PLACE, String::new());
            item.push(place.to_string());
        }
        items
    });
    view! {
        <section class="key-figures" aria-label="Key figures">
            {rows(items, |figure| view! { <KeyFigureBox figure/> })}
        </section>
        {when(move || asked.get().is_some(), move || ready(details, |it| it.why_figure))}
    }
}

/// The figures of the run, or of what has come of it by the moment that is looked at.
fn shown_lines(editor: Editor, then: Then, protection: Memo<Vec<Line>>) -> Memo<Vec<Line>> {
    lines(move || {
        let mut items = then.with(|it| it.figures.clone());
        if items.is_empty() {
            items = editor.run.with(|run| figures(run));
        }
        // What protection costs stands beside what incidents cost.
        items.splice(BEFORE_PROTECTION..BEFORE_PROTECTION, protection.get());
        items
    })
}

/// The word of the figure at a place.
fn term_at(place: &str) -> String {
    let term = place.parse::<usize>().ok().and_then(|place| TERMS.get(place));
    term.map_or("", |it| it.0).to_owned()
}

/// One key figure.
#[component]
pub(super) fn KeyFigureBox(
    /// Its line: what it is, the figure, what belongs to it, a remark, and how the remark is meant.
    figure: Row,
) -> impl IntoView {
    let label = figure.text(LABEL);
    let is_alarming = flag(move || figure.get(VALUE) == figures::LOST_FOR_GOOD);
    let is_long = flag(move || figure.get(VALUE).chars().count() > LONG);
    let tone = text(move || match figure.get(TONE) {
        tone if tone.is_empty() => TagTone::Bad.key().to_owned(),
        tone => tone,
    });
    // A desk has one line for it, which may be too short.
    let whole = text(move || [DETAIL, ALARM].map(|column| figure.get(column)).join(" "));
    let why = move || {
        let WhyAsked(asked) = expect_context::<WhyAsked>();
        let place = move || figure.get(PLACE).parse::<usize>().ok();
        let toggle = move |_| {
            let place = untrack(place);
            asked.update(|it| *it = if *it == place { None } else { place });
        };
        view! {
            <button
                type="button"
                class="text-button"
                aria-label=text(move || format!("Why: {}", figure.get(LABEL)))
                aria-expanded=flag(move || asked.get() == place())
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
                    move || !figure.get(PLACE).is_empty(),
                    move || term_of(move || term_at(&figure.get(PLACE)), label),
                    move || label,
                )}
            </p>
            <p class="value" data-alarm=is_alarming data-long=is_long>{figure.text(VALUE)}</p>
            <p class="detail" title=whole>
                {figure.text(DETAIL)}
                " "
                {when(
                    move || !figure.get(ALARM).is_empty(),
                    move || view! { <Tag tone text=figure.text(ALARM)/> },
                )}
            </p>
            {when(move || !figure.get(PLACE).is_empty(), why)}
        </div>
    }
}
