//! Every component against every control: an answer in each cell, in words as well as in color.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::{Control, Report};
use crate::show::TextRow;
use crate::show::compliance::matrix::{AnswerCell, ComplianceRow, body, column, shares};
use crate::ui::state::Editor;
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::widgets::{Row, Term, flag, lines, linked, rows, term};

/// The answers by component and control.
#[component]
pub(super) fn Matrix(report: Memo<Arc<Report>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let open = expect_context::<ComplianceRequest>().open(report);
    let body = lines(move || report.with(|report| editor.scenario.with(|it| body(report, it))));
    let shares = lines(move || report.with(|it| shares(it)));
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
                        <tr><th scope="col">"Component"</th><th scope="col">"Total"</th>{heads}</tr>
                        <tr class="shares">
                            <th scope="row">"All components"</th>
                            <td></td>
                            {rows(shares, |share| view! { <td>{share.text(TextRow::AT.text)}</td> })}
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
    let cells: Vec<_> = (0..Control::ALL.len()).map(|at| cell(row, open, at)).collect();
    view! {
        <tr>
            <th scope="row">{row.text(ComplianceRow::AT.name)}</th>
            <td class="share">{row.text(ComplianceRow::AT.share)}</td>
            {cells}
        </tr>
    }
}

fn cell(row: Row, open: Memo<(usize, usize)>, control: usize) -> AnyView {
    let asked = expect_context::<ComplianceRequest>();
    let place = move || row.get(ComplianceRow::AT.place).parse::<usize>().unwrap_or(usize::MAX);
    let part = move |of: usize| row.text(column(control, of));
    let is_open = flag(move || open.get() == (place(), control));
    view! {
        <td>
            <button
                type="button"
                class="answer"
                data-tone=part(AnswerCell::AT.tone)
                aria-label=part(AnswerCell::AT.spoken)
                aria-pressed=is_open
                on:click=move |_| asked.pick(untrack(place), control)
            >
                {part(AnswerCell::AT.answer)}
            </button>
        </td>
    }
    .into_any()
}
