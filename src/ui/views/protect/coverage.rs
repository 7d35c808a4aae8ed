//! Which components a plan covers, and what AWS Backup can do with each of them.

use leptos::prelude::*;

use crate::show::coverage::{CAPABILITIES, CoverageRow, covered};
use crate::show::protect::covers;
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Row, either, lines, linked, rows, text};

/// What a plan covers, as a table.
pub(super) fn coverage(sheet: Sheet, plan: &str) -> AnyView {
    let at = plan.rsplit('/').next().and_then(|it| it.parse::<usize>().ok()).unwrap_or(usize::MAX);
    let covered = lines(move || sheet.editor.scenario.with(|scenario| covered(scenario, at)));
    let summary = text(move || covers(covered.with(Vec::len)));
    let heads = || {
        let head =
            |(name, _): &(&'static str, usize)| view! { <th scope="col">{linked(name)}</th> };
        CAPABILITIES.iter().map(head).collect::<Vec<_>>()
    };
    let row = |line: Row| {
        let cell = |(_, column): &(&'static str, usize)| {
            view! { <td data-value=line.text(*column)>{line.text(*column)}</td> }
        };
        view! {
            <tr>
                <th scope="row">{line.text(CoverageRow::AT.name)}</th>
                <td>{line.text(CoverageRow::AT.of_type)}</td>
                {CAPABILITIES.iter().map(cell).collect::<Vec<_>>()}
                <td>
                    <a href=line.text(CoverageRow::AT.url) title=line.text(CoverageRow::AT.page) rel="noreferrer" target="_blank">"Source"</a>
                </td>
            </tr>
        }
    };
    let table = move || {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label="Components covered, a table">
                <table class="grid-table">
                    <thead>
                        <tr>
                            <th scope="col">{linked("Component")}</th>
                            <th scope="col">"Type"</th>
                            {heads()}
                            <th scope="col">"Source"</th>
                        </tr>
                    </thead>
                    <tbody>{rows(covered, row)}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <section class="panel" aria-labelledby="coverage-title">
            <h2 id="coverage-title">{summary}</h2>
            {either(
                move || covered.with(Vec::is_empty),
                || view! { <p class="hint">"Nothing is selected, so nothing is backed up."</p> },
                table,
            )}
        </section>
    }
    .into_any()
}
