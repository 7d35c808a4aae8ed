//! What goes wrong, and how each component is to recover.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults::is_false;
use super::id::{ComponentId, IncidentId, SiteId, VaultId};
use crate::catalog::effect::When;
use crate::catalog::{Effect, IncidentKind, RecoveryOption, Strategy, Switch};
use crate::units::{Instant, Span};

/// How one component is to survive the loss of its site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryEntry {
    /// The component.
    pub component: ComponentId,
    /// What runs at the recovery site before anything happens.
    pub strategy: Strategy,
    /// The recovery site.
    pub site: SiteId,
    /// How far the replica lags behind, in seconds; by default the assumption for the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replication_lag_seconds: Option<f64>,
    /// Whether it stays at the recovery site after a failover instead of failing back; by default no.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stays_after_failover: bool,
}

impl RecoveryEntry {
    /// An entry that leaves everything else to its defaults.
    pub fn new(component: ComponentId, strategy: Strategy, site: SiteId) -> Self {
        Self {
            component,
            strategy,
            site,
            replication_lag_seconds: None,
            stays_after_failover: false,
        }
    }
}

/// A drill of AWS Elastic Disaster Recovery: drill instances are launched from the staging area while
/// the source goes on serving; they take no traffic (user guide, `what-is-drs`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// The component whose servers are launched.
    pub component: ComponentId,
    /// When the drill begins.
    pub at: Instant,
    /// For how many hours the drill instances run until somebody terminates them; by default 8.
    #[serde(default = "super::defaults::drill_hours")]
    pub hours: f64,
}

/// A recovery option that the user has chosen, whatever the engine would choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The component that is to use the option.
    pub component: ComponentId,
    /// The option.
    pub option: RecoveryOption,
    /// For a recovery point: the vault it is to come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vault: Option<VaultId>,
}

/// An event that is, or can lead to, a disruption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// The name by which other parts refer to the incident.
    pub id: IncidentId,
    /// What people call it; by default its kind and target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What happens.
    pub kind: IncidentKind,
    /// What it happens to: the id of a component, of a site, or the name of an account, as the kind asks.
    pub target: String,
    /// When it happens.
    pub at: Instant,
    /// How many minutes pass until somebody notices; by default the assumption for the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed_after_minutes: Option<f64>,
    /// How many minutes an outage lasts; by default the assumption for the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts_minutes: Option<f64>,
    /// Ransomware: whether the intruder holds credentials that reach the account's vaults.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stolen_credentials: bool,
    /// Zone outage: whether the control planes of the whole Region are down too, so that nothing can be
    /// launched, restored, promoted or scaled in it. A Region outage implies it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub control_plane_down: bool,
    /// Data center outage: whether fire or flood destroys the data.
    #[serde(default, skip_serializing_if = "is_false")]
    pub destroys_data: bool,
    /// Bad deployment: whether it damages the data too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub damages_data: bool,
    /// Zone outage: which of the Region's zones is down; by default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<u32>,
    /// Recovery options that the user has pinned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
}

impl Incident {
    /// How many minutes it lasts: as it says itself, else as its kind has it; nothing where what
    /// happens does not last, but is there at once.
    pub fn lasts(&self) -> Option<f64> {
        let usual = self.kind.spec().lasts_minutes?;
        Some(self.lasts_minutes.unwrap_or(usual))
    }

    /// Whether a switch is on.
    pub fn is_on(&self, switch: Switch) -> bool {
        match switch {
            Switch::StolenCredentials => self.stolen_credentials,
            Switch::ControlPlaneDown => self.control_plane_down,
            Switch::DestroysData => self.destroys_data,
            Switch::DamagesData => self.damages_data,
        }
    }

    /// Turns a switch on.
    pub fn turn_on(&mut self, switch: Switch) {
        let field = match switch {
            Switch::StolenCredentials => &mut self.stolen_credentials,
            Switch::ControlPlaneDown => &mut self.control_plane_down,
            Switch::DestroysData => &mut self.destroys_data,
            Switch::DamagesData => &mut self.damages_data,
        };
        *field = true;
    }

    /// What it does, with its switches as they are set, in the order of its kind's row.
    pub fn effects(&self) -> impl Iterator<Item = Effect> {
        let happens = |when: When| match when {
            When::Always => true,
            When::With(switch) => self.is_on(switch),
        };
        let all = self.kind.spec().effects.iter();
        all.filter(move |(when, _)| happens(*when)).map(|(_, effect)| *effect)
    }

    /// When it is over, where it lasts.
    pub fn over_at(&self) -> Option<Instant> {
        Some(self.at + Span::from_minutes_f64(self.lasts()?).at_least_zero())
    }

    /// An incident as its kind has it.
    pub fn new(id: IncidentId, kind: IncidentKind, target: String, at: Instant) -> Self {
        Self {
            id,
            name: None,
            kind,
            target,
            at,
            noticed_after_minutes: None,
            lasts_minutes: None,
            stolen_credentials: false,
            control_plane_down: false,
            destroys_data: false,
            damages_data: false,
            zone: None,
            pins: Vec::new(),
        }
    }
}
