//! Quotas: how many of each AWS Backup takes, and what this product holds.

use std::collections::BTreeMap;
use std::fmt::Arguments;

use super::coverage::{Coverage, LifecycleDays, Task};
use super::kinds::CheckKind;
use crate::model::Findings;
use crate::units::Span;

const RULES_OF_PLAN: usize = 10;
const COPIES_OF_RULE: usize = 5;
const PLANS_OF_REGION: usize = 300;
const VAULTS_OF_REGION: usize = 300;
const TAGS_OF_SELECTION: usize = 30;
const CONDITIONS_OF_SELECTION: usize = 30;
const RESOURCES_OF_SELECTION: usize = 500;
const RESTORE_TESTING_PLANS: usize = 100;
const POINTS_OF_VAULT: f64 = 1_000_000.0;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    for (at, plan) in scenario.plans.iter().enumerate() {
        let selection = &plan.selection;
        for (kind, field, count, most, what) in [
            (CheckKind::RulesOfPlan, "rules", plan.rules.len(), RULES_OF_PLAN, "rules per plan"),
            (
                CheckKind::TagsOfSelection,
                "selection/tags",
                selection.tags.len(),
                TAGS_OF_SELECTION,
                "tags per selection",
            ),
            (
                CheckKind::ConditionsOfSelection,
                "selection/conditions",
                selection.conditions.len(),
                CONDITIONS_OF_SELECTION,
                "conditions per selection",
            ),
            (
                CheckKind::ResourcesOfSelection,
                "selection/components",
                selection.components.len(),
                RESOURCES_OF_SELECTION,
                "resources per assignment (in AWS, use several assignments)",
            ),
        ] {
            limit(kind, format_args!("/plans/{at}/{field}"), count, most, what, findings);
        }
    }
    for task in &coverage.tasks {
        limit(
            CheckKind::CopiesOfRule,
            format_args!("{}/copies", task.pointer),
            task.copies.len(),
            COPIES_OF_RULE,
            "copy actions per rule",
            findings,
        );
    }
    limit(
        CheckKind::RestoreTestingPlans,
        format_args!("/restore_testing"),
        scenario.restore_testing.len(),
        RESTORE_TESTING_PLANS,
        "restore testing plans",
        findings,
    );
    by_place(coverage, findings);
    points(coverage, findings);
}

/// The place is written out only where something is found: most checks find nothing.
fn limit(
    kind: CheckKind,
    pointer: Arguments,
    count: usize,
    most: usize,
    what: &str,
    findings: &mut Findings,
) {
    if count > most {
        findings.push(kind.at(
            pointer.to_string(),
            format!("{count} is more than AWS Backup allows: {most} {what}"),
            format!("Allowed: up to {most}."),
        ));
    }
}

/// Plans and vaults are counted by Region and account.
fn by_place(coverage: &Coverage<'_>, findings: &mut Findings) {
    let mut vaults = BTreeMap::new();
    for place in coverage.vault_places.iter().flatten() {
        *vaults.entry(*place).or_insert(0) += 1;
    }
    let mut plans = BTreeMap::new();
    // A plan is where the vault of its first rule is.
    let first_rules =
        coverage.tasks.iter().filter(|task| task.of_plan.is_some_and(|(_, rule)| rule == 0));
    for place in first_rules.filter_map(|task| coverage.vault_places[task.vault?]) {
        *plans.entry(place).or_insert(0) += 1;
    }
    let most = |counts: BTreeMap<_, usize>| counts.into_values().max().unwrap_or(0);
    let (vaults, plans) = (most(vaults), most(plans));
    for (kind, pointer, count, most, what) in [
        (CheckKind::VaultsOfRegion, "/vaults", vaults, VAULTS_OF_REGION, "vaults in a Region"),
        (CheckKind::PlansOfRegion, "/plans", plans, PLANS_OF_REGION, "plans in a Region"),
    ] {
        if count > most {
            findings.push(kind.at(
                pointer,
                format!("{count} is more than AWS Backup allows by default: {most} {what}"),
                "Ask AWS to raise the quota of the account, or use fewer.",
            ));
        }
    }
}

/// About how many points a vault comes to hold.
fn points(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    let clock = Span::days(scenario.clock.days.into());
    let mut held = vec![0.0; scenario.vaults.len()];
    for task in &coverage.tasks {
        let each = |days: Option<u32>| {
            let kept = days.map_or(clock, |days| clock.min(Span::days(days.into())));
            made(task, kept)
        };
        if let (Some(vault), false) = (task.air_gapped.or(task.vault), task.continuous) {
            held[vault] += each(task.keep.delete);
        }
        for copy in task.copies {
            if let Some(vault) = coverage.vault_index(copy.vault.as_str()) {
                held[vault] += each(LifecycleDays::of_copy(copy, task.keep).delete);
            }
        }
    }
    for (at, points) in held.into_iter().enumerate().filter(|(_, points)| *points > POINTS_OF_VAULT)
    {
        findings.push(CheckKind::PointsOfVault.at(
            format!("/vaults/{at}"),
            format!(
                "vault `{}` grows to about {:.0} million recovery points",
                scenario.vaults[at].id,
                points / 1e6
            ),
            "Ask AWS to raise the quota of 1,000,000, spread the plans over several vaults, or keep recovery points for a shorter time.",
        ));
    }
}

fn made(task: &Task, kept: Span) -> f64 {
    let jobs = task.sample.as_ref().map_or(1.0, |sample| sample.count_in(kept));
    jobs * task.covered.len() as f64
}
