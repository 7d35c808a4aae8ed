//! The formula of a number on the page: its lines, each with its value and where that is from.

use leptos::prelude::*;

use crate::engine::why::{FormulaLine, ValueOrigin};
use crate::show::columns;
use crate::ui::widgets::{Line, Row, rows, text, when};

columns! {
    /// The columns of a line: what it is, its value, where it is from, the address of that page and its date.
    struct StepRow {
        text,
        value,
        basis,
        address,
        date,
    }
}

/// A line of a formula as texts.
pub(in crate::ui) fn line(step: &FormulaLine) -> Line {
    let (basis, address, date) = match &step.from {
        ValueOrigin::Computed => ("", "", ""),
        ValueOrigin::Design => ("this design", "", ""),
        ValueOrigin::Cited { title, url, checked_on } => {
            (title.as_str(), url.as_str(), checked_on.as_str())
        }
    };
    [step.text.as_str(), &step.value, basis, address, date].map(str::to_owned).to_vec()
}

/// A line that follows from others, or from the design.
pub(in crate::ui) fn said(text: impl Into<String>, value: impl ToString) -> Line {
    vec![text.into(), value.to_string()]
}

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
                {text(move || format!("{} ({})", step.get(StepRow::AT.basis), step.get(StepRow::AT.date)))}
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
