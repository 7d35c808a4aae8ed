//! The figures that say how the design fares, and the same as one sentence.

mod protection;
mod why;

use leptos::prelude::*;

use crate::engine::Run;
use crate::show::workbench::key_figures::{figures, with_former, with_protection};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::{Editor, FirstSteps};
use crate::ui::widgets::key_figure::{KeyFigureBox, WhyAsked};
use crate::ui::widgets::{Line, lines, ready, rows, when};

pub(in crate::ui) use why::WhyFigure;

/// The key figures, with the formula of one of them below them when it is asked for.
#[component]
pub(in crate::ui) fn KeyFigures() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let details = expect_context::<Chunks>().details;
    let asked = RwSignal::new(String::new());
    provide_context(WhyAsked(asked));
    let first_steps = expect_context::<FirstSteps>();
    Effect::new(move |_| {
        if !asked.with(String::is_empty) {
            first_steps.has_asked.set(true);
        }
    });
    let items = shown_lines(editor, expect_context(), protection::protection(editor));
    view! {
        <section class="key-figures" aria-label="Key figures">
            {rows(items, |figure| view! { <KeyFigureBox figure/> })}
        </section>
        {when(move || !asked.with(String::is_empty), move || ready(details, |it| it.why_figure))}
    }
}

/// The figures of the run, or of what has come of it by the moment that is looked at.
fn shown_lines(
    editor: Editor,
    playhead_text: PlayheadText,
    protection: Memo<Line>,
) -> Memo<Vec<Line>> {
    lines(move || {
        let mut items = playhead_text.with(|it| it.figures.clone());
        if items.is_empty() {
            items = editor.run.with(|run| lines_of(run));
            editor.former.with(|former| {
                if let Some(former) = former {
                    with_former(&mut items, &lines_of(former));
                }
            });
        }
        with_protection(&mut items, protection.get());
        items
    })
}

fn lines_of(run: &Run) -> Vec<Line> {
    figures(run).into_iter().map(Line::from).collect()
}
