//! The document: everything the user edits, in one value.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{ComponentId, IncidentId, SiteId, VaultId};
use super::protection::{
    BackupPlan, Notification, OnDemandBackup, Prices, RestoreTestingPlan, Vault,
};
use super::threat::{Drill, Incident, RecoveryEntry};
use super::workload::{Clock, Component, Journey, Site};
use crate::catalog::{Assumption, zones_of};

/// The document format this version writes.
pub const FORMAT: u32 = 1;

/// The longest name that can be shown, in characters.
pub const LONGEST_NAME: usize = 120;

/// A design and what is to happen to it. The same scenario always has the same outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Tabletop scenario")]
pub struct Scenario {
    /// The format of this document: 1.
    pub format: u32,
    /// What people call the design.
    #[serde(default)]
    pub name: String,
    /// The span of time simulated.
    pub clock: Clock,
    /// Regions and data centers.
    #[serde(default)]
    pub sites: Vec<Site>,
    /// The parts of the workload.
    #[serde(default)]
    pub components: Vec<Component>,
    /// The ways users take through the workload.
    #[serde(default)]
    pub journeys: Vec<Journey>,
    /// Containers of recovery points.
    #[serde(default)]
    pub vaults: Vec<Vault>,
    /// Backup plans.
    #[serde(default)]
    pub plans: Vec<BackupPlan>,
    /// Backups made by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_demand_backups: Vec<OnDemandBackup>,
    /// Scheduled proofs that restores work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restore_testing: Vec<RestoreTestingPlan>,
    /// Alarms that shorten detection.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notifications: Vec<Notification>,
    /// How each component survives the loss of its site.
    #[serde(default)]
    pub recovery: Vec<RecoveryEntry>,
    /// Drills of Elastic Disaster Recovery.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drills: Vec<Drill>,
    /// What goes wrong.
    #[serde(default)]
    pub incidents: Vec<Incident>,
    /// Timings, throughputs and percentages that differ from the catalog's.
    #[serde(default)]
    pub assumptions: BTreeMap<Assumption, f64>,
    /// Prices that differ from the price book's, in US dollars.
    #[serde(default)]
    pub prices: Prices,
}

impl Scenario {
    /// How many Availability Zones a site has: those of its Region, as far as that is known.
    pub fn zones_at(&self, site: &SiteId) -> u32 {
        zones_of(self.site(site).and_then(|it| it.region.as_deref()))
    }

    /// An empty design over two weeks that start at the moment given.
    pub fn empty(start: crate::units::Instant) -> Self {
        Self {
            format: FORMAT,
            name: String::new(),
            clock: Clock { start, days: 14, time_zone: "UTC".to_owned() },
            sites: Vec::new(),
            components: Vec::new(),
            journeys: Vec::new(),
            vaults: Vec::new(),
            plans: Vec::new(),
            on_demand_backups: Vec::new(),
            restore_testing: Vec::new(),
            notifications: Vec::new(),
            recovery: Vec::new(),
            drills: Vec::new(),
            incidents: Vec::new(),
            assumptions: BTreeMap::new(),
            prices: Prices::new(),
        }
    }

    /// Whether another one is the same but for its incidents.
    pub fn has_design_of(&self, other: &Self) -> bool {
        let Self {
            format,
            name,
            clock,
            sites,
            components,
            journeys,
            vaults,
            plans,
            on_demand_backups,
            restore_testing,
            notifications,
            recovery,
            drills,
            incidents: _,
            assumptions,
            prices,
        } = other;
        self.format == *format
            && self.name == *name
            && self.clock == *clock
            && self.sites == *sites
            && self.components == *components
            && self.journeys == *journeys
            && self.vaults == *vaults
            && self.plans == *plans
            && self.on_demand_backups == *on_demand_backups
            && self.restore_testing == *restore_testing
            && self.notifications == *notifications
            && self.recovery == *recovery
            && self.drills == *drills
            && self.assumptions == *assumptions
            && self.prices == *prices
    }

    /// The component with an id.
    pub fn component(&self, id: &ComponentId) -> Option<&Component> {
        self.components.iter().find(|component| component.id == *id)
    }

    /// The site with an id.
    pub fn site(&self, id: &SiteId) -> Option<&Site> {
        self.sites.iter().find(|site| site.id == *id)
    }

    /// The vault with an id.
    pub fn vault(&self, id: &VaultId) -> Option<&Vault> {
        self.vaults.iter().find(|vault| vault.id == *id)
    }

    /// The incident with an id.
    pub fn incident(&self, id: &IncidentId) -> Option<&Incident> {
        self.incidents.iter().find(|incident| incident.id == *id)
    }

    /// The recovery entry of a component.
    pub fn recovery_of(&self, id: &ComponentId) -> Option<&RecoveryEntry> {
        self.recovery.iter().find(|entry| entry.component == *id)
    }

    /// The primary site: the one marked so, else the first.
    pub fn primary_site(&self) -> Option<&Site> {
        self.sites.iter().find(|site| site.primary).or_else(|| self.sites.first())
    }

    /// The value of an assumption: the document's, else the catalog's.
    pub fn assumption(&self, assumption: Assumption) -> Option<f64> {
        self.assumptions.get(&assumption).copied().or(assumption.spec().value)
    }
}
