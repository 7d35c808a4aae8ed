//! Which components a plan covers, and what AWS Backup can do with each of them.

use leptos::prelude::*;

use crate::show::coverage::{ADDRESS, COLUMNS, FIRST, PAGE, covered};
use crate::show::text::counted;
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Row, either, lines, linked, rows, text};

/// What a plan covers, as a table.
pub(super) fn coverage(sheet: Sheet, plan: &str) -> AnyView {
    let at = plan.rsplit('/').next().and_then(|it| it.parse::<usize>().ok()).unwrap_or(usize::MAX);
    let covered = lines(move || sheet.editor.scenario.with(|scenario| covered(scenario, at)));
    let summary = text(move || format!("Covers {}", counted(covered.with(Vec::len), "component")));
    let heads = || {
        COLUMNS.iter().map(|name| view! { <th scope="col">{linked(name)}</th> }).collect::<Vec<_>>()
    };
    let row = |line: Row| {
        let cell =
            |column: usize| view! { <td data-value=line.text(column)>{line.text(column)}</td> };
        view! {
            <tr>
                <th scope="row">{line.text(0)}</th>
                <td>{line.text(1)}</td>
                {(FIRST..ADDRESS).map(cell).collect::<Vec<_>>()}
                <td>
                    <a href=line.text(ADDRESS) title=line.text(PAGE) rel="noreferrer" target="_blank">"Source"</a>
                </td>
            </tr>
        }
    };
    let table = move || {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label="Components covered, a table">
                <table class="grid-table">
                    <thead><tr>{heads()}</tr></thead>
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
