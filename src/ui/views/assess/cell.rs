//! The open cell: what the disruption would cost, against the objectives, why, and at which moments.

use leptos::prelude::*;

use super::{Assess, CELL_TITLE, change};
use crate::show::assess::Picked;
use crate::show::assess::cell::{CellRow, ReasonRow, ValueRow, about, reasons, value_rows};
use crate::ui::widgets::{Line, Tag, lines, prose_of, rows, text, when};

/// The open cell.
pub(super) fn cell(assess: Assess) -> AnyView {
    let open = assess.open();
    let with = move |of: fn(Picked<'_>) -> Vec<Line>| {
        lines(move || {
            let open = open.get();
            assess
                .with(|it| {
                    let (component, disruption) = open?;
                    it.cell(&component, disruption).map(of)
                })
                .unwrap_or_default()
        })
    };
    let about = with(|it| vec![about(it).into()]);
    let get = move |column: usize| {
        about.with(|it| it.first().and_then(|it| it.get(column).cloned())).unwrap_or_default()
    };
    let part = move |column: usize| text(move || get(column));
    let values = with(|it| it.cell.judged().map(value_rows).unwrap_or_default());
    let reasons = with(|it| it.cell.judged().map(reasons).unwrap_or_default());
    view! {
        <section class="panel answer-panel" aria-labelledby=CELL_TITLE>
            <h2 id=CELL_TITLE tabindex="-1">
                <bdi>{part(CellRow::AT.component)}</bdi>
                ", "
                {part(CellRow::AT.disruption)}
            </h2>
            <p><Tag tone=part(CellRow::AT.tone) text=part(CellRow::AT.verdict)/>" "{part(CellRow::AT.means)}</p>
            {when(move || !values.with(Vec::is_empty), move || view! {
                <table class="cost-table cell-values">
                    <thead>
                        <tr>
                            <th scope="col"><span class="visually-hidden">"Value"</span></th>
                            <th scope="col">"Worst"</th>
                            <th scope="col">"Average"</th>
                            <th scope="col">"Objective"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows(values, |row| view! {
                            <tr>
                                <th scope="row">{row.text(ValueRow::AT.name)}</th>
                                <td>{row.text(ValueRow::AT.worst)}</td>
                                <td>{row.text(ValueRow::AT.average)}</td>
                                <td>{row.text(ValueRow::AT.objective)}</td>
                            </tr>
                        })}
                    </tbody>
                </table>
                <dl class="reasons">
                    {rows(reasons, |row| view! {
                        <div><dt>{row.text(ReasonRow::AT.about)}</dt><dd>{prose_of(row.text(ReasonRow::AT.because))}</dd></div>
                    })}
                </dl>
                <p class="hint">{part(CellRow::AT.basis)}</p>
            })}
            {when(move || !get(CellRow::AT.zero).is_empty(), move || view! {
                <p>
                    {part(CellRow::AT.zero)}
                    " "
                    <a href=part(CellRow::AT.zero_url) rel="noreferrer" target="_blank">{part(CellRow::AT.zero_source)}</a>
                </p>
            })}
            {change::change(assess)}
        </section>
    }
    .into_any()
}
