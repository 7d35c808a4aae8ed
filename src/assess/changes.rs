//! The changes that are tried for a breached cell: one function for each sort, listed once below.
//!
//! None of them knows what helps: each says how it would look in this design, and the engine is asked.

mod copies;
mod rhythm;
mod settings;
mod strategies;

use serde_json::{Value, json};

use super::places::free_name;
use crate::compliance::{Parameters, changes_for};
use crate::engine::Run;
use crate::model::check::RuleOwner;
use crate::model::check::coverage::{AccountRegion, Coverage, Task};
use crate::model::check::targets::Range;
use crate::model::{Component, Edit, Finding, Fix, Scenario};

/// How long points of a plan made for one component are kept at least, in days.
const KEPT_DAYS: u32 = 7;

/// One sort of change.
type ChangeFinder = fn(&Ground<'_>, &mut Vec<Fix>);

const CHANGES: &[ChangeFinder] = &[
    settings::multi_az,
    settings::reader,
    settings::more_zones,
    settings::auto_scaling,
    settings::versioning,
    settings::own_point_in_time,
    settings::alarm,
    rhythm::continuous,
    rhythm::shorter_interval,
    rhythm::longer_retention,
    copies::to_vaults,
    copies::lock,
    strategies::at_another_site,
];

/// What a change is made of: a design, and the component that is to be better off.
pub(super) struct Ground<'a> {
    coverage: Coverage<'a>,
    at: usize,
}

/// All changes that could help one component, the product's own fixes among them.
pub(super) fn candidates(run: &Run, findings: &[Finding], at: usize) -> Vec<Fix> {
    let ground = Ground { coverage: Coverage::new(&run.scenario), at };
    let mut fixes = Vec::new();
    for change in CHANGES {
        change(&ground, &mut fixes);
    }
    // What the product warns of has a change of its own above.
    let of_aws = findings.iter().filter(|it| it.check.is_none() || it.by == RuleOwner::Aws);
    fixes.extend(of_aws.filter_map(|finding| finding.fix.clone()));
    fixes.extend(changes_for(run, run.scenario.clock.end(), &Parameters::default(), at));
    let mut distinct: Vec<Fix> = Vec::with_capacity(fixes.len());
    for fix in fixes {
        if !distinct.iter().any(|it| it.edits == fix.edits) {
            distinct.push(fix);
        }
    }
    distinct
}

impl<'a> Ground<'a> {
    fn scenario(&self) -> &'a Scenario {
        self.coverage.scenario
    }

    fn component(&self) -> &'a Component {
        self.coverage.component(self.at)
    }

    fn place(&self) -> Option<AccountRegion<'a>> {
        self.coverage.component_places[self.at]
    }

    /// The rules of plans that back the component up.
    fn rules(&self) -> impl Iterator<Item = &Task<'a>> {
        self.coverage
            .tasks
            .iter()
            .filter(|task| task.of_plan.is_some() && task.covered.contains(&self.at))
    }

    /// Sets a field of the component.
    fn set(&self, field: &str, value: impl Into<Value>) -> Edit {
        Edit::set(format!("/components/{}/{field}", self.at), value)
    }

    fn free_vault(&self, wish: &str) -> String {
        let taken = |name: &str| self.scenario().vaults.iter().any(|it| it.id.as_str() == name);
        free_name(wish, taken)
    }

    fn free_plan(&self, wish: &str) -> String {
        free_name(wish, |name| self.scenario().plans.iter().any(|it| it.name == name))
    }

    /// A vault that takes the component's points, in its place; with the edit that makes one where
    /// there is none.
    fn near_vault(&self, days: u32) -> Option<(String, u32, Option<Edit>)> {
        let scenario = self.scenario();
        let vaults = scenario.vaults.iter().zip(&self.coverage.vault_places);
        let near = vaults.filter(|(vault, place)| {
            let here = self.place().is_none_or(|own| **place == Some(own));
            here && place.is_some() && !vault.air_gapped
        });
        let fitting = near
            .filter_map(|(vault, _)| Some((vault, Range::of_vault(vault).nearest(days)?)))
            .min_by_key(|(_, kept)| *kept);
        if let Some((vault, kept)) = fitting {
            return Some((vault.id.to_string(), kept.max(days), None));
        }
        self.place()?;
        let id = self.free_vault("backups");
        let vault = json!({ "id": id, "site": self.component().site });
        Some((id, days, Some(Edit::set("/vaults/-", vault))))
    }

    /// What AWS Backup asks of the component before it takes it.
    fn ready(&self) -> Vec<Edit> {
        let component = self.component();
        let is_bucket = component.has(crate::catalog::Setting::Versioning);
        if is_bucket && !component.versioning.unwrap_or(false) {
            return vec![self.set("versioning", true)];
        }
        Vec::new()
    }

    /// Puts the component under a plan of its own with one rule, whose fields are given.
    fn own_plan(&self, label: String, rule: Value, mut edits: Vec<Edit>) -> Fix {
        let name = self.free_plan(&format!("assessed-{}", self.at + 1));
        edits.extend(self.ready());
        edits.push(Edit::set(
            "/plans/-",
            json!({
                "name": name, "rules": [rule],
                "selection": { "components": [self.component().id] }
            }),
        ));
        Fix { label, edits }
    }
}

fn fix(label: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Fix {
    Fix { label: label.into(), edits: edits.into_iter().collect() }
}
