//! Which components a plan covers, and what AWS Backup can do with each of them.

use crate::catalog::{Capabilities, Cold, Incremental, Support};
use crate::model::check::selection::covers;
use crate::model::{Component, Scenario};
use crate::show::Line;

/// The columns of the table, as its heads say.
pub const COLUMNS: &[&str] = &[
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
pub const FIRST: usize = 2;
/// See [`FIRST`].
pub const ADDRESS: usize = 9;
/// See [`FIRST`].
pub const PAGE: usize = 10;

/// What AWS Backup can do with a component, each as its name and its answer.
pub fn capabilities(component: &Component) -> Vec<Line> {
    let answers = line(component);
    let pair = |column: usize| Some(vec![COLUMNS[column].to_owned(), answers.get(column)?.clone()]);
    (FIRST..ADDRESS).filter_map(pair).collect()
}

/// The components that a plan covers, given by its place among the plans.
pub fn covered(scenario: &Scenario, plan: usize) -> Vec<Line> {
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
