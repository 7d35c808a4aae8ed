//! Removing a part with what cannot be without it: references never lead nowhere because of it.

use std::collections::BTreeSet;

use super::{ListEntry, PartKind};
use crate::catalog::TargetKind;
use crate::model::references::Named;
use crate::model::{ComponentId, Incident, Scenario, SiteId, VaultId};

/// The scenario without a part; nothing where the part is not there.
///
/// With a site go its components and vaults, with a vault the rules and copies into it, with a component
/// its strategy, its drills, the backups made by hand and the incidents that hit it. References from what
/// remains are taken out. What led nowhere before stays as it is, for its findings say so.
pub(super) fn without(scenario: &Scenario, part: ListEntry) -> Option<Scenario> {
    part.label(scenario)?;
    let mut next = scenario.clone();
    match part.kind {
        PartKind::Site => {
            next.sites.remove(part.at);
        }
        PartKind::Component => {
            next.components.remove(part.at);
        }
        PartKind::Journey => {
            next.journeys.remove(part.at);
        }
        PartKind::Vault => {
            next.vaults.remove(part.at);
        }
    }
    // What stood at a site that is gone is gone too, and with it what refers to that.
    for _ in 0..2 {
        let lost = Lost::between(scenario, &next);
        next.retain_references(&|named, id| !lost.has(named, id));
    }
    forget_targets(scenario, &mut next);
    Some(next)
}

/// The ids that were there before and are not any more.
fn lost<T: Ord + Clone>(
    before: impl Iterator<Item = T>,
    after: impl Iterator<Item = T>,
) -> BTreeSet<T> {
    let mut lost: BTreeSet<T> = before.collect();
    for id in after {
        lost.remove(&id);
    }
    lost
}

/// What was there before and is not any more.
struct Lost {
    sites: BTreeSet<SiteId>,
    components: BTreeSet<ComponentId>,
    vaults: BTreeSet<VaultId>,
}

impl Lost {
    fn between(before: &Scenario, after: &Scenario) -> Self {
        let sites = |it: &Scenario| it.sites.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let components =
            |it: &Scenario| it.components.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let vaults = |it: &Scenario| it.vaults.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        Self {
            sites: lost(sites(before).into_iter(), sites(after).into_iter()),
            components: lost(components(before).into_iter(), components(after).into_iter()),
            vaults: lost(vaults(before).into_iter(), vaults(after).into_iter()),
        }
    }

    fn has(&self, named: Named, id: &str) -> bool {
        match named {
            Named::Site => self.sites.contains(id),
            Named::Component => self.components.contains(id),
            Named::Vault => self.vaults.contains(id),
        }
    }
}

/// Incidents that hit what is gone: a component, a site, or an account that nothing is in any more.
fn forget_targets(before: &Scenario, next: &mut Scenario) {
    let mut kinds: Vec<(TargetKind, BTreeSet<String>)> = Vec::new();
    for incident in &before.incidents {
        let kind = incident.kind.spec().target;
        if kinds.iter().all(|(it, _)| *it != kind) {
            let lost = lost(before.targets(kind).into_iter(), next.targets(kind).into_iter());
            kinds.push((kind, lost));
        }
    }
    let stays = |incident: &Incident| {
        let kind = incident.kind.spec().target;
        kinds.iter().all(|(it, lost)| *it != kind || !lost.contains(&incident.target))
    };
    next.incidents.retain(stays);
}

/// What else a removal took out, next to the part itself, in words: "2 strategies and 1 incident"; nothing
/// where it took nothing.
pub fn taken_along(before: &Scenario, after: &Scenario, part: ListEntry) -> Option<String> {
    taken_along_with(before, after, part.kind, 1)
}

/// The same of the removal of so many parts of a kind.
pub fn taken_along_with(
    before: &Scenario,
    after: &Scenario,
    kind: PartKind,
    removed: usize,
) -> Option<String> {
    let (before, after) = (tally(before), tally(after));
    let own = PartKind::ALL.iter().position(|it| *it == kind);
    let mut words: Vec<String> = Vec::new();
    for (index, ((had, one, many), (has, ..))) in before.iter().zip(&after).enumerate() {
        let gone = had.saturating_sub(*has);
        let gone = if Some(index) == own { gone.saturating_sub(removed) } else { gone };
        match gone {
            0 => {}
            1 => words.push(format!("1 {one}")),
            gone => words.push(format!("{gone} {many}")),
        }
    }
    let last = words.pop()?;
    Some(if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) })
}

/// How many there are of what a removal may take along; first the kinds of parts, in their order.
fn tally(scenario: &Scenario) -> Vec<(usize, &'static str, &'static str)> {
    let it = scenario;
    let rules = || it.plans.iter().flat_map(|plan| &plan.rules);
    let connections = it.components.iter().map(|it| it.needs.len() + it.degraded_without.len());
    let in_journeys = it
        .journeys
        .iter()
        .map(|it| it.needs.len() + it.degraded_without.len() + it.recorded_in.len());
    let in_plans =
        it.plans.iter().map(|it| it.selection.components.len() + it.selection.except.len());
    let in_tests = it.restore_testing.iter().map(|it| it.components.len());
    let watched = it.notifications.iter().map(|it| it.components.len());
    let copies = rules().map(|rule| rule.copies.len()).sum::<usize>()
        + it.on_demand_backups.iter().map(|it| it.copies.len()).sum::<usize>();
    vec![
        (it.sites.len(), "site", "sites"),
        (it.components.len(), "component", "components"),
        (it.journeys.len(), "journey", "journeys"),
        (it.vaults.len(), "vault", "vaults"),
        (connections.sum(), "connection", "connections"),
        (in_journeys.sum(), "journey link", "journey links"),
        (in_plans.sum(), "plan selection", "plan selections"),
        (rules().count(), "rule", "rules"),
        (copies, "copy action", "copy actions"),
        (it.on_demand_backups.len(), "on-demand backup", "on-demand backups"),
        (in_tests.sum(), "restore test selection", "restore test selections"),
        (watched.sum(), "notification selection", "notification selections"),
        (it.recovery.len(), "strategy", "strategies"),
        (it.drills.len(), "drill", "drills"),
        (it.incidents.len(), "incident", "incidents"),
        (
            it.incidents.iter().map(|it| it.pins.len()).sum(),
            "pinned recovery option",
            "pinned recovery options",
        ),
    ]
}
