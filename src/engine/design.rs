//! The scenario with its names resolved: what the engine walks through instead of searching for ids.
//!
//! A name that leads nowhere is left out here; the check reports it.

mod alarms;
mod components;
mod incidents;
mod index;
mod places;
mod protections;
mod queue;
mod ranks;
mod rules;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::alarms::Alarms;
use self::components::ComponentNames;
use self::protections::Protecting;
use self::queue::{Gaps, Queues, RecentDays};
use self::ranks::ranks;
use self::rules::Rules;
use super::work::Pace;
use crate::catalog::{Assumption, zones_of};
use crate::model::check::finder::Finder;
use crate::model::uplink::through;
use crate::model::{ComponentId, LockMode, Scenario, SiteKind};
use crate::units::{Instant, Span};

pub(crate) use self::components::{OwnSnapshots, ResolvedComponent, RestorableWindow, StandbySite};
pub(crate) use self::incidents::{IncidentTarget, ResolvedIncident};
pub(crate) use self::index::{ComponentIdx, IncidentIdx, JourneyIdx, RuleIdx, SiteIdx, VaultIdx};
pub(crate) use self::places::{SitePlace, VaultPlace};
pub(crate) use self::protections::Protection;
pub(crate) use self::queue::{DayStarts, Queue, Starts};
pub(crate) use self::rules::{CopyTarget, Jobs, PointLifecycle, ResolvedRule, Times};
pub(crate) use self::values::Values;

/// The resolved scenario.
#[derive(Debug)]
pub(crate) struct ResolvedScenario {
    pub(crate) start: Instant,
    pub(crate) end: Instant,
    pub(crate) sites: Vec<SitePlace>,
    pub(crate) components: Vec<ResolvedComponent>,
    pub(crate) vaults: Vec<VaultPlace>,
    pub(crate) rules: Vec<ResolvedRule>,
    /// Those within the clock, in the order of time.
    pub(crate) incidents: Vec<ResolvedIncident>,
    pub(crate) values: Values,
    alarms: Alarms,
    gaps: Gaps,
    queues: Queues,
    recent_days: RecentDays,
    /// What is replicated away from each site in a day, in GiB: what its link has to carry.
    pub(crate) link_load: Vec<f64>,
    /// The components in data centers whose recovery points come back over a link.
    pub(crate) behind_links: Vec<ComponentIdx>,
    /// Where each component stands among the components.
    places: BTreeMap<ComponentId, ComponentIdx>,
}

impl ResolvedScenario {
    #[cfg(test)]
    pub(crate) fn new(scenario: &Scenario) -> Self {
        super::work::at_once(Self::paced(scenario, &Pace::AT_ONCE))
    }

    /// Resolves a scenario, in portions.
    pub(crate) async fn paced(scenario: &Scenario, pace: &Pace) -> Self {
        let (start, end) = (scenario.clock.start, scenario.clock.end());
        let values = Values::new(scenario);
        // What names no site that exists stands in one of its own, where nothing reaches it.
        let nowhere = scenario.sites.len();
        let site_index = index(scenario.sites.iter().map(|site| site.id.as_str()));
        let vault_index = index(scenario.vaults.iter().map(|vault| vault.id.as_str()));
        let finder = Finder::new(scenario);
        let component_index = &finder.components;
        let recovery = index(scenario.recovery.iter().map(|entry| entry.component.as_str()));

        let places: Vec<SitePlace> = scenario
            .sites
            .iter()
            .map(|site| SitePlace {
                kind: site.kind,
                account: site.account(),
                region: site.region.as_deref().map(Arc::from),
                label: site.in_sentence().into(),
                zones: match site.kind {
                    SiteKind::Region => zones_of(site.region.as_deref()),
                    SiteKind::DataCenter => 0,
                },
                link_gib_per_day: (site.kind == SiteKind::DataCenter)
                    .then(|| site.link_gib_per_day()),
            })
            .chain([SitePlace::nowhere()])
            .collect();
        let vaults = vault_places(scenario, &site_index);
        let rules = Rules::new(&vault_index, start, end).all(scenario);
        pace.step().await;
        let protecting = Protecting::new(&finder, scenario, (&places, &vaults), &rules, &values);
        let protecting = protecting.with_loads(&site_index, pace).await;
        pace.step().await;
        let resolve = |id: &ComponentId| component_index.get(id.as_str()).copied();
        let needs: Vec<Vec<ComponentIdx>> = scenario
            .components
            .iter()
            .enumerate()
            .map(|(at, it)| it.needs.iter().filter_map(resolve).filter(|it| *it != at).collect())
            .collect();
        let ranks = ranks(&needs);
        let mut components: Vec<ResolvedComponent> = Vec::with_capacity(scenario.components.len());
        for ((at, component), (needs, rank)) in
            scenario.components.iter().enumerate().zip(needs.into_iter().zip(ranks))
        {
            pace.step().await;
            let entry = recovery.get(component.id.as_str());
            let names = ComponentNames {
                at,
                recovery: entry.and_then(|entry| scenario.recovery.get(*entry)),
                site: site_index.get(component.site.as_str()).copied().unwrap_or(nowhere),
                needs,
                rank,
                degraded_without: component.degraded_without.iter().filter_map(resolve).collect(),
            };
            components.push(components::component(component, names, &protecting, &site_index));
        }
        pace.step().await;
        let link_load = link_load(&components, places.len());
        let behind_links = behind_links(&components, &places);
        let mut by_id = BTreeMap::new();
        for (at, component) in scenario.components.iter().enumerate() {
            // Of two with one id the first counts, as in `Scenario`'s own look-ups.
            by_id.entry(component.id.clone()).or_insert(at);
        }
        let mut design = Self {
            start,
            end,
            sites: places,
            components,
            vaults,
            rules,
            incidents: Vec::new(),
            values,
            alarms: Alarms::default(),
            gaps: Gaps::default(),
            queues: Queues::default(),
            recent_days: RecentDays::default(),
            link_load,
            behind_links,
            places: by_id,
        };
        let mut alarms = Alarms::default();
        for (notification, it) in scenario.notifications.iter().enumerate() {
            for component in it.components.iter().filter_map(|id| design.place_of(id)) {
                alarms.add(notification, component, design.components[component].site);
            }
        }
        design.alarms = alarms.sorted();
        design.incidents = ResolvedIncident::all(scenario, &design);
        design
    }
}

/// What is replicated away from each site in a day, in GiB. Summed up in whole KiB, so that the order
/// of the components does not change a bit of it.
fn link_load(components: &[ResolvedComponent], sites: usize) -> Vec<f64> {
    const KIB_PER_GIB: f64 = 1_048_576.0;
    let mut load = vec![0_i64; sites];
    for component in components {
        if component.standby.is_some_and(|it| it.site != component.site && it.lag.is_some()) {
            // `as` saturates, and the check keeps sizes far below.
            let kib = libm::round(component.change_gib_per_day * KIB_PER_GIB) as i64;
            load[component.site] = load[component.site].saturating_add(kib);
        }
    }
    load.into_iter().map(|kib| kib as f64 / KIB_PER_GIB).collect()
}

fn behind_links(components: &[ResolvedComponent], sites: &[SitePlace]) -> Vec<ComponentIdx> {
    let is_behind = |component: &ResolvedComponent| {
        !component.protections.is_empty()
            && sites.get(component.site).is_some_and(|site| site.link_gib_per_day.is_some())
    };
    components
        .iter()
        .enumerate()
        .filter(|(_, component)| is_behind(component))
        .map(|it| it.0)
        .collect()
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut map = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        // Of two with one id the first counts, as in `Scenario`'s own look-ups.
        map.entry(id).or_insert(at);
    }
    map
}

fn vault_places(scenario: &Scenario, sites: &BTreeMap<&str, SiteIdx>) -> Vec<VaultPlace> {
    scenario
        .vaults
        .iter()
        .map(|vault| {
            let cooling_off = Span::days(vault.changeable_for_days.unwrap_or(3).into());
            let locked = vault.lock == LockMode::Compliance;
            VaultPlace {
                site: sites.get(vault.site.as_str()).copied().unwrap_or(scenario.sites.len()),
                account: vault
                    .account
                    .clone()
                    .or_else(|| scenario.site(&vault.site).map(crate::model::Site::account))
                    .unwrap_or_default(),
                immutable_from: match vault.locked_at {
                    _ if vault.air_gapped => Some(Instant::EARLIEST),
                    Some(locked_at) if locked => Some(locked_at + cooling_off),
                    None if locked => Some(Instant::EARLIEST),
                    _ => None,
                },
                air_gapped: vault.air_gapped,
            }
        })
        .collect()
}

impl ResolvedScenario {
    /// Where a component stands among the components.
    pub(crate) fn place_of(&self, id: &ComponentId) -> Option<ComponentIdx> {
        self.places.get(id).copied()
    }

    /// Where the component of a name stands among the components.
    pub(crate) fn place_named(&self, name: &str) -> Option<ComponentIdx> {
        self.places.get(name).copied()
    }

    /// Whether a site survives when another is lost: it is another place, in another Region.
    pub(crate) fn is_elsewhere(&self, lost: SiteIdx, site: SiteIdx) -> bool {
        match (self.sites.get(lost), self.sites.get(site)) {
            (Some(lost_site), Some(other)) => {
                lost != site && (lost_site.region.is_none() || lost_site.region != other.region)
            }
            _ => false,
        }
    }

    /// The jobs of a rule that do not give way to another rule.
    pub(crate) fn jobs<'a>(&'a self, rule: &'a ResolvedRule) -> Jobs<'a> {
        rule.jobs(&self.rules)
    }

    /// Whether a rule backs up what stands at a site.
    pub(crate) fn backs_up(&self, rule: &ResolvedRule, site: SiteIdx) -> bool {
        let vault = self.vaults.get(rule.vault);
        vault.is_some_and(|vault| protections::backs_up(&self.sites, vault, site))
    }

    /// Whether AWS makes a copy that a rule asks for.
    pub(crate) fn is_copied(&self, protection: &Protection, target: &CopyTarget) -> bool {
        protection.copied_to.contains(&target.vault)
    }

    /// How long bringing back the data of a component takes at a site: the link of a data center carries
    /// what is restored there together, given in GiB.
    pub(crate) fn restore_length(
        &self,
        component: ComponentIdx,
        site: SiteIdx,
        together: f64,
    ) -> Span {
        let component = &self.components[component];
        let link = self.sites.get(site).and_then(|it| it.link_gib_per_day);
        let over_link = link.map_or(Span::ZERO, |a_day| {
            let overhead = self.values.minutes(Assumption::JobOverheadMinutes);
            overhead + through(a_day, together.max(component.size_gib))
        });
        component.restore_length.max(over_link)
    }

    /// Whether a vault's points can be restored at a site without a copy first: same Region and
    /// account, an air-gapped vault of that Region, which can be shared, or a data center, into which a
    /// gateway restores them (AWS Backup developer guide, `logicallyairgappedvault`, `restoring-vm`).
    pub(crate) fn restores_at(&self, vault: VaultIdx, site: SiteIdx) -> bool {
        let vault = &self.vaults[vault];
        match (self.sites.get(vault.site), self.sites.get(site)) {
            (Some(_), Some(to)) if to.kind == SiteKind::DataCenter => true,
            (Some(from), Some(to)) => {
                let same_place =
                    vault.site == site || (to.region.is_some() && from.region == to.region);
                same_place && (vault.air_gapped || vault.account == to.account)
            }
            _ => false,
        }
    }
}
