//! Which components a plan covers, and what AWS Backup can do with each of them.

use leptos::prelude::*;

use crate::catalog::{Capabilities, Cold, Incremental, Support};
use crate::model::check::selection::covers;
use crate::model::{Component, Scenario};
use crate::ui::forms::Sheet;
use crate::ui::linked::linked;
use crate::ui::widgets::{Line, Row, either, lines, rows, text};
use crate::ui::words::counted;

const COLUMNS: &[&str] = &[
    "Component",
    "Kind",
    "Backup",
    "Incremental",
    "Continuous",
    "Copies",
    "Cold storage",
    "Restore testing",
    "Air-gapped",
    "Source",
];
/// Where the capabilities begin and end among the columns; then come the source's address and its title
/// with the date.
const FIRST: usize = 2;
const ADDRESS: usize = 9;
const PAGE: usize = 10;

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

/// What AWS Backup can do with a component, each as its name and its answer.
pub(in crate::ui) fn capabilities(component: &Component) -> Vec<Line> {
    let answers = line(component);
    let pair = |column: usize| Some(vec![COLUMNS[column].to_owned(), answers.get(column)?.clone()]);
    (FIRST..ADDRESS).filter_map(pair).collect()
}

fn covered(scenario: &Scenario, plan: usize) -> Vec<Line> {
    let Some(plan) = scenario.plans.get(plan) else { return Vec::new() };
    scenario.components.iter().filter(|it| covers(&plan.selection, it)).map(line).collect()
}

fn line(component: &Component) -> Line {
    let spec = component.kind.spec();
    let capabilities = spec.capabilities(component.variant());
    let Capabilities { backup, continuous, restore_testing, air_gapped, source, .. } = capabilities;
    let incremental = match capabilities.incremental {
        Incremental::Yes => "yes",
        Incremental::FullEachTime => "no, full each time",
    };
    let copies = match (capabilities.cross_region.is_yes(), capabilities.cross_account.is_yes()) {
        (true, true) if capabilities.both_in_one_step.is_yes() => "yes",
        (true, true) => "yes, not both in one step",
        (true, false) => "Regions only",
        (false, true) => "accounts only",
        (false, false) => "no",
    };
    let cold = match capabilities.cold {
        Cold::No => "no",
        Cold::Incremental => "yes",
        Cold::Full => "yes, full",
        Cold::ArchiveMonthly => "by opt-in, monthly",
    };
    vec![
        component.label().to_owned(),
        spec.short.to_owned(),
        word(*backup).to_owned(),
        incremental.to_owned(),
        word(*continuous).to_owned(),
        copies.to_owned(),
        cold.to_owned(),
        word(*restore_testing).to_owned(),
        word(*air_gapped).to_owned(),
        source.url.to_owned(),
        format!("{} ({})", source.title, source.checked_on),
    ]
}

fn word(support: Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::Unverified => "unverified",
    }
}
