//! The table of incident kinds, each a list of effects on what it hits.
//!
//! A new kind is one row. What the rows reach follows part 3 of the model; what AWS's vault locks
//! and replicas do about it is the engine's business.

use super::effect::{Effect, TargetKind, When};

/// One kind of incident.
#[derive(Debug)]
pub struct IncidentSpec {
    /// What people call it: "Region outage".
    pub name: &'static str,
    /// What happened, behind the name of the target: "was dropped".
    pub happened: &'static str,
    /// What its target may be.
    pub target: TargetKind,
    /// What it does, in this order.
    pub effects: &'static [(When, Effect)],
    /// After how many minutes somebody notices, unless the incident says so. An assumption of this
    /// product: nobody publishes such figures for one's own operations.
    pub noticed_after_minutes: f64,
    /// How many minutes it lasts, unless the incident says so; `None` where nothing "lasts".
    pub lasts_minutes: Option<f64>,
    /// What it cannot reach, as one sentence for the reader.
    pub spares: &'static str,
}

table! {
    /// A kind of incident.
    pub enum IncidentKind: IncidentSpec {
        /// One server fails.
        InstanceFailure "instance_failure" => IncidentSpec {
            name: "Instance failure",
            happened: "lost a machine",
            target: TargetKind::Component,
            effects: &[(When::Always, Effect::MachineLost)],
            noticed_after_minutes: 5.0,
            lasts_minutes: None,
            spares: "the rest of the fleet and the standby",
        },
        /// A release that does not work.
        BadDeployment "bad_deployment" => IncidentSpec {
            name: "Bad deployment",
            happened: "got a bad release",
            target: TargetKind::Component,
            effects: &[
                (When::Always, Effect::ServiceBroken),
                (When::DamagesData, Effect::DataCorrupted),
            ],
            noticed_after_minutes: 10.0,
            lasts_minutes: None,
            spares: "earlier versions and the history of the launch template",
        },
        /// Somebody deletes a table, objects or a file system.
        AccidentalDeletion "accidental_deletion" => IncidentSpec {
            name: "Accidental deletion",
            happened: "was deleted",
            target: TargetKind::Component,
            effects: &[(When::Always, Effect::DataDestroyed)],
            noticed_after_minutes: 10.0,
            lasts_minutes: None,
            spares: "recovery points and older versions",
        },
        /// Data goes wrong and nobody sees it for a while.
        SilentCorruption "silent_corruption" => IncidentSpec {
            name: "Silent corruption",
            happened: "was silently corrupted",
            target: TargetKind::Component,
            effects: &[(When::Always, Effect::DataCorrupted)],
            noticed_after_minutes: 1_440.0,
            lasts_minutes: None,
            spares: "points captured before it began",
        },
        /// Data is encrypted by an intruder.
        Ransomware "ransomware" => IncidentSpec {
            name: "Ransomware",
            happened: "was encrypted by ransomware",
            target: TargetKind::Anything,
            effects: &[
                (When::Always, Effect::DataDestroyed),
                (When::StolenCredentials, Effect::VersionsDestroyed),
                (When::StolenCredentials, Effect::PointsDestroyed),
            ],
            noticed_after_minutes: 30.0,
            lasts_minutes: None,
            spares: "compliance-locked and air-gapped vaults, and other accounts",
        },
        /// An intruder holds the account.
        AccountCompromise "account_compromise" => IncidentSpec {
            name: "Account compromise",
            happened: "was taken over",
            target: TargetKind::Account,
            effects: &[
                (When::Always, Effect::DataDestroyed),
                (When::Always, Effect::VersionsDestroyed),
                (When::Always, Effect::PointsDestroyed),
            ],
            noticed_after_minutes: 60.0,
            lasts_minutes: None,
            spares: "other accounts, and compliance-locked and air-gapped vaults",
        },
        /// One Availability Zone is out.
        ZoneOutage "zone_outage" => IncidentSpec {
            name: "Availability Zone outage",
            happened: "lost a zone",
            target: TargetKind::Region,
            effects: &[(When::Always, Effect::ZoneDown)],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(240.0),
            spares: "what is spread over zones",
        },
        /// A whole Region is out.
        RegionOutage "region_outage" => IncidentSpec {
            name: "Region outage",
            happened: "is out",
            target: TargetKind::Region,
            effects: &[
                (When::Always, Effect::SiteDown),
                (When::ControlPlaneDown, Effect::ControlPlaneDown),
            ],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(720.0),
            spares: "other Regions; the data returns with the Region",
        },
        /// The company's data center is out.
        DataCenterOutage "data_center_outage" => IncidentSpec {
            name: "Data center outage",
            happened: "is out",
            target: TargetKind::DataCenter,
            effects: &[
                (When::Always, Effect::SiteDown),
                (When::DestroysData, Effect::SiteDestroyed),
            ],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(720.0),
            spares: "AWS",
        },
        /// The link between data center and AWS is cut.
        LinkLoss "link_loss" => IncidentSpec {
            name: "Network link loss",
            happened: "lost its link",
            target: TargetKind::DataCenter,
            effects: &[(When::Always, Effect::LinkDown)],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(120.0),
            spares: "everything that does not cross the link",
        },
    }
}

impl IncidentSpec {
    /// Whether the kind can do something to what it hits.
    pub fn can(&self, effect: Effect) -> bool {
        self.effects.iter().any(|(_, it)| *it == effect)
    }
}
