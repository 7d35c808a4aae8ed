//! Which components a plan covers, and what AWS Backup can do with each of them.

use crate::catalog::{Capabilities, Cold, Incremental, Support};
use crate::model::check::selection::covers;
use crate::model::{Component, Scenario};
use crate::show::{Line, columns, fact};

columns! {
    /// A component with what AWS Backup can do with it.
    pub struct CoverageRow {
        /// What people call the component.
        name,
        /// Its component type.
        of_type,
        /// Whether AWS Backup backs it up.
        backup,
        /// Whether its backups are incremental.
        incremental,
        /// Whether it has continuous backup.
        continuous,
        /// Where its recovery points can be copied.
        copies,
        /// Whether they move to cold storage.
        cold,
        /// Whether restores are tested.
        restore_testing,
        /// Whether air-gapped vaults hold its recovery points.
        air_gapped,
        /// The address of the source.
        url,
        /// The title of the source, with its date.
        page,
    }
}

/// The capabilities, each with what people call it and its column.
pub const CAPABILITIES: &[(&str, usize)] = &[
    ("Backup", CoverageRow::AT.backup),
    ("Incremental", CoverageRow::AT.incremental),
    ("Continuous", CoverageRow::AT.continuous),
    ("Copies", CoverageRow::AT.copies),
    ("Cold storage", CoverageRow::AT.cold),
    ("Restore testing", CoverageRow::AT.restore_testing),
    ("Air-gapped", CoverageRow::AT.air_gapped),
];

/// What AWS Backup can do with a component, each as its name and its answer.
pub fn capabilities(component: &Component) -> Vec<Line> {
    let answers = line(component);
    let pair = |(name, column): &(&str, usize)| Some(fact(*name, answers.get(*column)?.clone()));
    CAPABILITIES.iter().filter_map(pair).collect()
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
    Line::from(CoverageRow {
        name: component.label().to_owned(),
        of_type: spec.short.to_owned(),
        backup: word(*backup).to_owned(),
        incremental: incremental.to_owned(),
        continuous: word(*continuous).to_owned(),
        copies: copies.to_owned(),
        cold: cold.to_owned(),
        restore_testing: word(*restore_testing).to_owned(),
        air_gapped: word(*air_gapped).to_owned(),
        url: source.url.to_owned(),
        page: format!("{} ({})", source.title, source.checked_on),
    })
}

fn word(support: Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::Unverified => "unverified",
    }
}
