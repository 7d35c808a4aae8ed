//! Every component against every control: an answer in each cell, in words as well as in colour.

use std::sync::Arc;

use leptos::prelude::*;

use super::percent;
use crate::compliance::{Control, ControlStatus, Report};
use crate::ui::state::Editor;
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::widgets::{Line, Row, Term, flag, lines, linked, rows, term, text};

/// The columns of a component: its place, its name, its share; the answers follow.
const PLACE: usize = 0;
const NAME: usize = 1;
const SHARE: usize = 2;
const ANSWERS: usize = 3;

/// The answers by component and control.
#[component]
pub(super) fn Matrix(report: Memo<Arc<Report>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let open = expect_context::<ComplianceRequest>().open(report);
    let body = lines(move || {
        report.with(|report| {
            editor.scenario.with(|scenario| {
                let line = |(at, row): (usize, &crate::compliance::ComponentControls)| -> Line {
                    let name = scenario.component(&row.component).map(|it| it.label().to_owned());
                    let name = name.unwrap_or_else(|| row.component.to_string());
                    let answers = row.answers.iter().map(|(_, status)| key(status).to_owned());
                    [at.to_string(), name, percent(row.share)].into_iter().chain(answers).collect()
                };
                report.rows.iter().enumerate().map(line).collect()
            })
        })
    });
    let shares = lines(move || {
        report.with(|it| it.controls.iter().map(|(_, share)| vec![percent(*share)]).collect())
    });
    let heads: Vec<_> = Control::ALL
        .iter()
        .map(|control| view! { <th scope="col" title=control.spec().asks>{linked(control.spec().name)}</th> })
        .collect();
    view! {
        <section class="panel matrix-panel" aria-labelledby="matrix-title">
            <h2 id="matrix-title">{term(Term("control"), "Components and controls")}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Components and controls, a table">
                <table class="matrix">
                    <thead>
                        <tr><th scope="col">"Component"</th><th scope="col">"In total"</th>{heads}</tr>
                        <tr class="shares">
                            <th scope="row">"All components"</th>
                            <td></td>
                            {rows(shares, |share| view! { <td>{share.text(0)}</td> })}
                        </tr>
                    </thead>
                    <tbody>{rows(body, move |row| view! { <MatrixRow row open/> })}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn MatrixRow(row: Row, open: Memo<(usize, usize)>) -> impl IntoView {
    let cells: Vec<_> = Control::ALL
        .iter()
        .enumerate()
        .map(|(control, spec)| cell(row, open, control, spec.spec().name))
        .collect();
    view! {
        <tr>
            <th scope="row">{row.text(NAME)}</th>
            <td class="share">{row.text(SHARE)}</td>
            {cells}
        </tr>
    }
}

fn cell(row: Row, open: Memo<(usize, usize)>, control: usize, name: &'static str) -> AnyView {
    let asked = expect_context::<ComplianceRequest>();
    let place = move || row.get(PLACE).parse::<usize>().unwrap_or(usize::MAX);
    let status = row.text(ANSWERS + control);
    let says = text(move || {
        match status.get().as_str() {
            "good" => "✓ yes",
            "bad" => "✕ no",
            _ => "– n.a.",
        }
        .to_owned()
    });
    let label = text(move || {
        let answer = match status.get().as_str() {
            "good" => "compliant",
            "bad" => "not compliant",
            _ => "not applicable",
        };
        format!("{}, {name}: {answer}", row.get(NAME))
    });
    let is_open = flag(move || open.get() == (place(), control));
    view! {
        <td>
            <button
                type="button"
                class="answer"
                data-tone=status
                aria-label=label
                aria-pressed=is_open
                on:click=move |_| asked.pick(untrack(place), control)
            >
                {says}
            </button>
        </td>
    }
    .into_any()
}

/// The tone of an answer.
fn key(status: &ControlStatus) -> &'static str {
    match status {
        ControlStatus::Compliant => "good",
        ControlStatus::NonCompliant { .. } => "bad",
        ControlStatus::NotApplicable { .. } => "neutral",
    }
}
