//! The links of data centers, as far as backups cross them: how long what changes takes on its way to AWS.

use std::collections::BTreeMap;

use super::{Component, Scenario, SiteId, SiteKind};
use crate::catalog::Strategy;
use crate::units::Span;

const KIB_PER_GIB: f64 = 1_048_576.0;
const SECONDS_PER_DAY: f64 = 86_400.0;

/// What replication leaves to backups at least: a hundredth of a link, so that no time is endless.
const LEAST_SHARE: f64 = 0.01;

/// An amount of data that crosses a link together, in whole KiB, so that the order in which it is summed
/// up changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Load(i64);

impl Load {
    /// The same load with an amount more, in GiB.
    pub(crate) fn with(self, gib: f64) -> Self {
        // `as` saturates, and the check keeps sizes far below.
        Self(self.0.saturating_add(libm::round(gib * KIB_PER_GIB) as i64))
    }

    /// The amount, in GiB.
    pub(crate) fn gib(self) -> f64 {
        self.0 as f64 / KIB_PER_GIB
    }
}

/// What the link of each data center carries of backups in a day, in GiB: what replication leaves. A link
/// carries as much in the other direction, so restores do not compete with backups.
#[derive(Debug)]
pub(crate) struct Uplinks<'a>(BTreeMap<&'a SiteId, f64>);

impl<'a> Uplinks<'a> {
    pub(crate) fn new(scenario: &'a Scenario) -> Self {
        let is_data_center = |kind| kind == SiteKind::DataCenter;
        let mut replicated: BTreeMap<&SiteId, Load> = BTreeMap::new();
        if scenario.sites.iter().any(|site| is_data_center(site.kind)) {
            let mut replicas = BTreeMap::new();
            for entry in scenario.recovery.iter().rev() {
                // Of two entries for one component the first counts, as in `Scenario`'s own look-ups.
                replicas.insert(&entry.component, entry);
            }
            for component in &scenario.components {
                let elsewhere = replicas.get(&component.id).filter(|it| it.site != component.site);
                if elsewhere.is_some_and(|it| is_replicated(component, it.strategy)) {
                    let load = replicated.entry(&component.site).or_default();
                    *load = load.with(component.change_gib_per_day);
                }
            }
        }
        let links = scenario.sites.iter().filter(|site| is_data_center(site.kind)).rev();
        Self(
            links
                .map(|site| {
                    let carries = site.link_gib_per_day();
                    let taken = replicated.get(&site.id).copied().unwrap_or_default().gib();
                    (&site.id, (carries - taken).max(carries * LEAST_SHARE))
                })
                .collect(),
        )
    }

    /// Whether a site is a data center.
    pub(crate) fn leads_from(&self, site: &SiteId) -> bool {
        self.0.contains_key(site)
    }

    /// How long a load takes from a site to AWS; nothing where the site is no data center.
    pub(crate) fn time(&self, site: &SiteId, load: Load) -> Option<Span> {
        let a_day = self.0.get(site)?;
        Some(through(*a_day, load.gib()))
    }
}

/// How long a link that carries so much in a day takes for an amount, both in GiB.
pub(crate) fn through(gib_per_day: f64, gib: f64) -> Span {
    Span::from_seconds_f64(gib / gib_per_day.max(f64::MIN_POSITIVE) * SECONDS_PER_DAY)
}

fn is_replicated(component: &Component, strategy: Strategy) -> bool {
    strategy.spec().uses_drs() && component.kind.spec().can_use_drs()
        || strategy.spec().replicates() && component.kind.spec().replica.is_some()
}
