//! The formula of a number on the page: its lines, each with its value and where that is from.

use leptos::prelude::*;

use crate::show::formula::StepRow;
use crate::ui::widgets::{Line, Row, rows, when};

pub(in crate::ui) use crate::show::formula::line;

/// The lines of a formula.
pub(in crate::ui) fn formula(lines: Memo<Vec<Line>>) -> AnyView {
    view! { <ol class="formula">{rows(lines, |step| view! { <FormulaLine step/> })}</ol> }
        .into_any()
}

#[component]
fn FormulaLine(step: Row) -> impl IntoView {
    let link = move || {
        view! {
            <a href=step.text(StepRow::AT.address) rel="noreferrer" target="_blank">
                {step.text(StepRow::AT.basis)}
            </a>
        }
        .into_any()
    };
    let basis = move || match (
        step.get(StepRow::AT.basis).is_empty(),
        step.get(StepRow::AT.address).is_empty(),
    ) {
        (true, _) => ().into_any(),
        (false, true) => view! { <span>{step.text(StepRow::AT.basis)}</span> }.into_any(),
        (false, false) => link(),
    };
    view! {
        <li>
            <span>
                {step.text(StepRow::AT.text)}
                {when(move || !step.get(StepRow::AT.basis).is_empty(), move || view! {
                    " "<small>"From: "{basis()}</small>
                })}
            </span>
            <b>{step.text(StepRow::AT.value)}</b>
        </li>
    }
}
