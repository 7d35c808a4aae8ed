//! What AWS accepts and this product warns of: data without a backup, everything in one account, a single
//! point of failure, recovery that an outage takes along, and a design that nothing is tested on.

mod data;
mod sites;

use std::collections::BTreeSet;

use super::coverage::Coverage;
use super::kinds::CheckKind;
use crate::catalog::{Footprint, Setting};
use crate::model::{Component, ComponentId, Edit, Finding, Findings, LockMode, Scenario, Vault};

pub(super) use self::data::{backed_up, is_replicated};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    data::check(coverage, findings);
    one_account(coverage, findings);
    sites::check(coverage, findings);
    single_points(coverage, findings);
    if coverage.scenario.incidents.is_empty() && !coverage.scenario.components.is_empty() {
        findings.push(CheckKind::NoIncident.at(
            "/incidents",
            "this design has no incident, so no objective is tested",
            "Add an incident to the timeline, or see the standard disruptions under Assess.",
        ));
    }
}

/// The workload and all vaults in one account, where nothing there withstands whoever holds the account.
fn one_account(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    let held = scenario.components.iter().zip(&coverage.component_places);
    let mut accounts: BTreeSet<&str> = held
        .filter(|(component, _)| component.holds_any_data())
        .filter_map(|(_, place)| Some((*place)?.account))
        .collect();
    let is_out_of_reach = |vault: &Vault| vault.air_gapped || vault.lock == LockMode::Compliance;
    if accounts.is_empty()
        || coverage.tasks.iter().all(|task| task.covered.is_empty())
        || scenario.vaults.iter().any(is_out_of_reach)
    {
        return;
    }
    accounts.extend(coverage.vault_places.iter().filter_map(|place| Some((*place)?.account)));
    let mut accounts = accounts.into_iter();
    if let (Some(account), None) = (accounts.next(), accounts.next()) {
        findings.push(CheckKind::OneAccount.at(
            "/vaults",
            format!(
                "the data and all backups are in account `{account}`: whoever takes over the account can delete both"
            ),
            "Copy the backups to a vault in another account, or lock a vault in compliance mode.",
        ));
    }
}

/// The components without which a journey is down, and that are down with one zone or one data center.
fn single_points(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for journey in &scenario.journeys {
        let mut open: Vec<&ComponentId> = journey.needs.iter().rev().collect();
        while let Some(id) = open.pop() {
            let Some(at) = coverage.component_index(id.as_str()) else { continue };
            if !seen.insert(at) {
                continue;
            }
            let component = coverage.component(at);
            open.extend(component.needs.iter().rev());
            if !is_single(scenario, component) || is_replicated(coverage, component) {
                continue;
            }
            let place = match component.kind.spec().footprint {
                Footprint::OnPremises => "one data center, without a replica elsewhere",
                _ => "one Availability Zone, without a standby",
            };
            let finding = CheckKind::SinglePoint.at(
                format!("/components/{at}"),
                format!(
                    "{} is a single point of failure of {}: it runs in {place}",
                    component.in_sentence(),
                    journey.in_sentence()
                ),
                "Add a standby in another zone or a replica at another site, or accept the downtime.",
            );
            findings.push(with_standby(component, at, finding));
        }
    }
}

/// Whether the loss of one zone, or of one data center, takes all of a component down.
fn is_single(scenario: &Scenario, component: &Component) -> bool {
    let zones = match component.zones.filter(|_| component.has(Setting::Zones)) {
        // What Auto Scaling launches anew, it launches in any zone of the group.
        Some(zones) if component.is_replaced_by_auto_scaling() => zones,
        zones => zones.unwrap_or(1).min(component.machines()),
    };
    let has_site = scenario.site(&component.site).is_some();
    match component.kind.spec().footprint {
        Footprint::Zonal => has_site && zones <= 1 && component.copies_in_zones() <= 1,
        Footprint::SharedStorage => has_site && component.copies_in_zones() <= 1,
        Footprint::OnPremises => has_site,
        Footprint::Regional | Footprint::Global => false,
    }
}

/// The finding with the setting that adds a standby or a reader, where the service has one.
fn with_standby(component: &Component, at: usize, finding: Finding) -> Finding {
    let pointer = format!("/components/{at}");
    if component.acts(Setting::MultiAz) {
        finding.fix("Turn on Multi-AZ", [Edit::set(format!("{pointer}/multi_az"), true)])
    } else if component.acts(Setting::Readers) {
        finding.fix("Add a reader", [Edit::set(format!("{pointer}/readers"), 1)])
    } else {
        finding
    }
}
