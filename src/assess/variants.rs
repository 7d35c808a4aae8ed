//! The strategies as designs: what the open design would be with each of them, made valid.

use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::Arc;

use super::differences;
use super::places::{self, Places};
use crate::catalog::{Footprint, Strategy, Substance};
use crate::model::{Component, RecoveryEntry, Scenario, SiteId};

/// How many designs are compared at most.
pub const MOST_VARIANTS: usize = 8;

/// The strategies of the whitepaper, from the cheapest on; Elastic Disaster Recovery takes the place
/// of each of them for servers.
pub fn compared_strategies() -> impl Iterator<Item = Strategy> {
    Strategy::ALL.iter().copied().filter(|it| !it.spec().uses_drs())
}

/// A design to be compared with the open one.
#[derive(Clone, Debug)]
pub struct DesignVariant {
    /// What people call it.
    pub name: String,
    /// The design.
    pub scenario: Arc<Scenario>,
    /// What could not be done as its name says, and what was done instead, as sentences.
    pub notes: Vec<String>,
}

impl DesignVariant {
    /// A design of the user's own.
    pub fn new(name: impl Into<String>, scenario: Arc<Scenario>) -> Self {
        Self { name: name.into(), scenario, notes: Vec::new() }
    }
}

/// The open design with each of the strategies. Every component gets a recovery site in another
/// Region, which is added where there is none; what has no live copy elsewhere is restored there from
/// copies, which are added too.
pub fn strategies(open: &Scenario) -> Vec<DesignVariant> {
    compared_strategies().map(|strategy| with_strategy(open, strategy)).collect()
}

/// The open design with one strategy for every component, as [`strategies`] makes them.
pub fn with_strategy(open: &Scenario, strategy: Strategy) -> DesignVariant {
    let mut next = open.clone();
    let mut notes = Vec::new();
    let entries = differences::by_component(open);
    // What is restored at its recovery site from copies of its recovery points.
    let mut restored: VecDeque<(usize, SiteId)> = VecDeque::new();
    for (at, component) in open.components.iter().enumerate() {
        if component.kind.spec().footprint == Footprint::Global {
            continue;
        }
        let entry = entries.get(component.id.as_str()).copied();
        let site = entry.map(|entry| open.recovery[entry].site.clone());
        let Some(site) = places::site_or(&mut next, component, site) else { continue };
        let (chosen, note) = fitting(component, strategy);
        notes.extend(note);
        set(&mut next, entry, RecoveryEntry::new(component.id.clone(), chosen, site.clone()));
        if !chosen.spec().replicates() && component.holds_any_data() {
            places::make_copyable(&mut next.components[at]);
            restored.push_back((at, site));
        }
    }
    let next_plan = Cell::new(1);
    while !restored.is_empty() {
        let seen = next.clone();
        let places = Places::new(&seen, &next_plan);
        while let Some((at, site)) = restored.pop_front() {
            match places.add_copies(at, &site, &mut next) {
                Ok(false) => {}
                Ok(true) => break,
                Err(note) => notes.push(note),
            }
        }
    }
    next.name = strategy.spec().name.to_owned();
    crate::units::sorting::sort(&mut notes);
    notes.dedup();
    DesignVariant { name: strategy.spec().name.to_owned(), scenario: Arc::new(next), notes }
}

/// The strategy that a component can have in place of the one wanted, and what is to be said of it.
fn fitting(component: &Component, wanted: Strategy) -> (Strategy, Option<String>) {
    let spec = component.kind.spec();
    let label = component.label();
    let replicates = wanted.spec().replicates();
    match component.substance() {
        Substance::Servers if replicates => (
            Strategy::ElasticDisasterRecovery,
            Some(format!("{label}: Elastic Disaster Recovery replicates the servers.")),
        ),
        Substance::Servers if !spec.capabilities(component.variant()).backup.is_yes() => (
            Strategy::ElasticDisasterRecovery,
            Some(format!(
                "{label}: AWS Backup does not back up these servers, so Elastic Disaster Recovery replicates them."
            )),
        ),
        Substance::Data if replicates && spec.replica.is_none() => (
            Strategy::BackupAndRestore,
            Some(format!(
                "{label}: {} has no replica in another Region, so it is restored from copied recovery points.",
                spec.service
            )),
        ),
        _ => (wanted, None),
    }
}

/// Gives a component its recovery entry, in place of the one that it has.
fn set(scenario: &mut Scenario, entry: Option<usize>, fresh: RecoveryEntry) {
    let Some(entry) = entry.and_then(|at| scenario.recovery.get_mut(at)) else {
        scenario.recovery.push(fresh);
        return;
    };
    // A lag that was measured holds for the mechanism it was measured of.
    let mechanism = |it: Strategy| it.spec().replication;
    let same = mechanism(entry.strategy) == mechanism(fresh.strategy);
    *entry = RecoveryEntry {
        replication_lag_seconds: entry.replication_lag_seconds.filter(|_| same),
        stays_after_failover: entry.stays_after_failover,
        ..fresh
    };
}
