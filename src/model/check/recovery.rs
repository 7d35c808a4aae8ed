//! Strategies and drills: what cannot do what its label says.

use super::coverage::Coverage;
use super::kinds::CheckKind;
use crate::catalog::{Footprint, Replication, Strategy};
use crate::model::{Drill, Edit, Findings, RecoveryEntry, Site, SiteKind};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for (at, entry) in coverage.scenario.recovery.iter().enumerate() {
        strategy(coverage, entry, at, findings);
    }
    for (at, entry) in coverage.scenario.drills.iter().enumerate() {
        drill(coverage, entry, &format!("/drills/{at}"), findings);
    }
}

fn strategy(coverage: &Coverage<'_>, entry: &RecoveryEntry, at: usize, findings: &mut Findings) {
    let pointer = || format!("/recovery/{at}");
    lag_without_replication(entry, &pointer(), findings);
    let Some(component) = coverage.scenario.component(&entry.component) else { return };
    let spec = component.kind.spec();
    let within_region = entry.strategy.spec().uses_drs()
        && spec.can_use_drs()
        && spec.footprint == Footprint::Zonal;
    if component.site == entry.site && !within_region {
        // Everything can be recovered in a Region, and not everything in a data center.
        let is_fit = |site: &&Site| site.id != entry.site && site.kind == SiteKind::Region;
        let elsewhere = coverage.scenario.sites.iter().find(is_fit);
        let finding = CheckKind::StrategyAtHome.at(
            format!("{}/site", pointer()),
            format!("the recovery site of {} is its own site", component.in_sentence()),
            "Choose another site. If this site fails, the component and its recovery site are lost together.",
        );
        findings.push(match elsewhere {
            Some(site) => finding.fix(
                format!("Recover it at {}", site.in_sentence()),
                [Edit::set(format!("{}/site", pointer()), site.id.as_str())],
            ),
            None => finding,
        });
    }
    if entry.strategy.spec().uses_drs() && !spec.can_use_drs() {
        let other =
            if spec.replica.is_some() { Strategy::PilotLight } else { Strategy::BackupAndRestore };
        findings.push(
            CheckKind::DrsForServers
                .at(
                    format!("{}/strategy", pointer()),
                    format!(
                        "Elastic Disaster Recovery has no effect on {} ({})",
                        component.in_sentence(),
                        spec.name
                    ),
                    "Elastic Disaster Recovery replicates servers in a data center and on EC2. Choose another strategy.",
                )
                .fix(
                    format!("Change the strategy to {}", other.spec().name.to_ascii_lowercase()),
                    [Edit::set(format!("{}/strategy", pointer()), other.key())],
                ),
        );
    }
}

/// A strategy without a live copy has nothing that could lag.
fn lag_without_replication(entry: &RecoveryEntry, pointer: &str, findings: &mut Findings) {
    let strategy = entry.strategy.spec();
    if entry.replication_lag_seconds.is_none() || strategy.replication != Replication::None {
        return;
    }
    let pointer = format!("{pointer}/replication_lag_seconds");
    let finding = CheckKind::LagWithoutReplication.at(
        &pointer,
        format!("{} keeps no live copy, so the replication lag has no effect", strategy.name),
        "Remove the field, or choose a strategy that replicates.",
    );
    findings.push(finding.fix("Remove `replication_lag_seconds`", [Edit::remove(pointer.clone())]));
}

fn drill(coverage: &Coverage<'_>, drill: &Drill, pointer: &str, findings: &mut Findings) {
    let clock = &coverage.scenario.clock;
    if drill.at < clock.start || drill.at >= clock.end() {
        findings.push(
            CheckKind::DrillOutsideClock
                .at(
                    format!("{pointer}/at"),
                    format!(
                        "{} is outside the simulated time, so the drill shows nothing",
                        drill.at
                    ),
                    format!("The simulated time is {} to {}.", clock.start, clock.end()),
                )
                .fix(
                    "Run the drill at the start of the simulation",
                    [Edit::set(format!("{pointer}/at"), clock.start.to_string())],
                ),
        );
    }
    let Some(component) = coverage.scenario.component(&drill.component) else { return };
    let replicated = coverage.scenario.recovery_of(&drill.component).is_some_and(|entry| {
        entry.strategy.spec().uses_drs()
            && (entry.site != component.site || component.kind.spec().footprint == Footprint::Zonal)
            && component.kind.spec().can_use_drs()
    });
    if !replicated {
        findings.push(
            CheckKind::DrillWithoutDrs
                .at(
                    format!("{pointer}/component"),
                    format!(
                        "Elastic Disaster Recovery does not replicate {}, so the drill has nothing to launch",
                        component.in_sentence()
                    ),
                    "Give the component this strategy, or choose another component for the drill.",
                )
                .fix("Remove the drill", [Edit::remove(pointer)]),
        );
    }
}
