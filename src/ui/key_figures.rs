//! The five figures that say how the design fares, and the same as one sentence.

mod figures;

use leptos::prelude::*;

use super::state::Editor;
use super::widgets::{Row, Tag, TagTone, flag, lines, rows, text, when};
use figures::{ALARM, DETAIL, LABEL, VALUE, figures};

pub(super) use figures::sentence;

/// The key figures.
#[component]
pub(super) fn KeyFigures() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let items = lines(move || editor.run.with(|run| figures(run)));
    view! {
        <section class="key-figures" aria-label="Key figures">
            {rows(items, |figure| view! { <KeyFigureBox figure/> })}
        </section>
    }
}

#[component]
fn KeyFigureBox(figure: Row) -> impl IntoView {
    let label = figure.text(LABEL);
    let is_alarming = flag(move || figure.get(VALUE) == figures::LOST_FOR_GOOD);
    let bad = move || text(|| TagTone::Bad.key().to_owned());
    view! {
        <div class="key-figure" role="group" aria-label=label>
            <p class="label">{label}</p>
            <p class="value" data-alarm=is_alarming>{figure.text(VALUE)}</p>
            <p class="detail">
                {figure.text(DETAIL)}
                {when(
                    move || !figure.get(ALARM).is_empty(),
                    move || view! { <Tag tone=bad() text=figure.text(ALARM)/> },
                )}
            </p>
        </div>
    }
}
