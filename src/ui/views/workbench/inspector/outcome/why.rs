//! Why the outcome is what it is: data lost, time down and cost, each with its formula.

use leptos::prelude::*;

use crate::engine::why::{FormulaLine, Why};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::formula::{formula, line};
use crate::ui::widgets::{Line, lines, memo, when};

/// What can be asked about, with the part of the answer.
type WhyQuestion = (&'static str, fn(&Why) -> &[FormulaLine]);

const QUESTIONS: [WhyQuestion; 3] = [
    ("Why this much data", |why| &why.lost),
    ("Why this long", |why| &why.down),
    ("Why this cost", |why| &why.cost),
];

/// The formulas of the outcome of the selected incident for the selected component.
#[component]
pub(in crate::ui) fn WhyOutcome() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let why = memo(move || {
        let (incident, component) = (selection.incident.get()?, selection.component.get()?);
        editor.settled.with(|run| run.why(&incident, &component))
    });
    let question = move |(title, part): WhyQuestion| {
        let steps = lines(move || {
            why.with(|why| {
                why.as_ref().map(|why| part(why).iter().map(line).collect::<Vec<Line>>())
            })
            .unwrap_or_default()
        });
        view! {
            <details class="why">
                <summary>{title}</summary>
                {formula(steps)}
            </details>
        }
    };
    when(move || why.with(Option::is_some), move || QUESTIONS.map(question).collect_view())
}
