//! The table of incident kinds, each a list of effects on what it hits.
//!
//! A new kind is one row. What the rows reach follows part 3 of the model; what AWS's vault locks
//! and replicas do about it is the engine's business.

use super::disruptions::Disruption;
use super::effect::{Effect, Switch, TargetKind, When};

/// One kind of incident.
#[derive(Debug)]
pub struct IncidentSpec {
    /// What people call it: "Region outage".
    pub name: &'static str,
    /// What happened, behind the name of the target: "had its data deleted".
    pub happened: &'static str,
    /// What happened where the target holds no data; by default the same.
    pub happened_without_data: Option<&'static str>,
    /// What its target may be.
    pub target: TargetKind,
    /// Which of the disruptions it is, by which objectives are set.
    pub disruption: Disruption,
    /// Whether notifications that name no kinds of incident watch for it: nobody is alarmed about what does
    /// not show.
    pub shows: bool,
    /// Whether it destroys what holds no data, such as a function or a record, along with what does.
    pub reaches_configuration: bool,
    /// Whether data is deleted and not overwritten: some replicas do not pass deletions on.
    pub only_deletes: bool,
    /// What it does, in this order.
    pub effects: &'static [(When, Effect)],
    /// After how many minutes somebody notices, unless the incident says so. An assumption of this
    /// product: nobody publishes such figures for one's own operations.
    pub noticed_after_minutes: f64,
    /// How many minutes it lasts, unless the incident says so; `None` where nothing "lasts".
    pub lasts_minutes: Option<f64>,
    /// What it cannot reach, as one sentence for the reader.
    pub spares: &'static str,
    /// Its picture: an SVG path drawn by strokes of 1.6 on a ground of 16 by 16.
    pub icon: &'static str,
}

table! {
    /// A kind of incident.
    pub enum IncidentKind: IncidentSpec {
        /// One server fails.
        InstanceFailure "instance_failure" => IncidentSpec {
            name: "Instance failure",
            happened: "lost a machine",
            happened_without_data: None,
            target: TargetKind::Component,
            disruption: Disruption::Hardware,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[(When::Always, Effect::MachineLost)],
            noticed_after_minutes: 5.0,
            lasts_minutes: None,
            spares: "the rest of the fleet and the standby",
            icon: "M2.5 2.5h11v4.5h-11zM8 14H2.5V9.5h5M4.5 4.8h1.5M10.5 10.5l3.5 3.5M14 10.5 10.5 14",
        },
        /// A release that does not work.
        BadDeployment "bad_deployment" => IncidentSpec {
            name: "Bad deployment",
            happened: "got a bad release",
            happened_without_data: None,
            target: TargetKind::Component,
            disruption: Disruption::Software,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[
                (When::Always, Effect::ServiceBroken),
                (When::With(Switch::DamagesData), Effect::DataCorrupted),
            ],
            noticed_after_minutes: 10.0,
            lasts_minutes: None,
            spares: "earlier versions and the history of the launch template",
            icon: "M6.5 10V2.5M3.5 5.5l3-3 3 3M2 13.5h9M13.5 6v4M13.5 12.5v.2",
        },
        /// Somebody deletes a table, objects or a file system.
        AccidentalDeletion "accidental_deletion" => IncidentSpec {
            name: "Accidental deletion of data",
            happened: "had its data deleted",
            happened_without_data: Some("was deleted"),
            target: TargetKind::Component,
            disruption: Disruption::DataLoss,
            shows: true,
            reaches_configuration: true,
            only_deletes: true,
            effects: &[(When::Always, Effect::DataDestroyed)],
            noticed_after_minutes: 10.0,
            lasts_minutes: None,
            spares: "recovery points, automated backups and older versions",
            icon: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.7 9h5.6l.7-9M7 7v4M9 7v4",
        },
        /// Data goes wrong and nobody sees it for a while.
        SilentCorruption "silent_corruption" => IncidentSpec {
            name: "Silent corruption",
            happened: "was silently corrupted",
            happened_without_data: None,
            target: TargetKind::Component,
            disruption: Disruption::DataLoss,
            shows: false,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[(When::Always, Effect::DataCorrupted)],
            noticed_after_minutes: 1_440.0,
            lasts_minutes: None,
            spares: "recovery points captured before the corruption began",
            icon: "M3 4c0-1 2.2-1.5 5-1.5s5 .5 5 1.5-2.2 1.5-5 1.5S3 5 3 4v8c0 1 2.2 1.5 5 1.5s5-.5 5-1.5V4M5 10.5l1.5-2 2 2 1.5-2 1 1",
        },
        /// Data is encrypted by an intruder.
        Ransomware "ransomware" => IncidentSpec {
            name: "Ransomware",
            happened: "was encrypted by ransomware",
            happened_without_data: None,
            target: TargetKind::Anything,
            disruption: Disruption::DataLoss,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[
                (When::Always, Effect::DataDestroyed),
                (When::With(Switch::StolenCredentials), Effect::VersionsDestroyed),
                (When::With(Switch::StolenCredentials), Effect::PointsDestroyed),
            ],
            noticed_after_minutes: 30.0,
            lasts_minutes: None,
            spares: "compliance-locked and air-gapped vaults, and other accounts",
            icon: "M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2M8 9.8v1.4",
        },
        /// An intruder holds the account.
        AccountCompromise "account_compromise" => IncidentSpec {
            name: "Account compromise",
            happened: "was compromised and everything in it destroyed",
            happened_without_data: None,
            target: TargetKind::Account,
            disruption: Disruption::DataLoss,
            shows: true,
            reaches_configuration: true,
            only_deletes: false,
            effects: &[
                (When::Always, Effect::DataDestroyed),
                (When::Always, Effect::VersionsDestroyed),
                (When::Always, Effect::PointsDestroyed),
            ],
            noticed_after_minutes: 60.0,
            lasts_minutes: None,
            spares: "other accounts, and compliance-locked and air-gapped vaults",
            icon: "M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 13.5c.3-2.6 2-4 4.5-4s4.2 1.4 4.5 4M13.5 4.5v4M13.5 11v.2",
        },
        /// One Availability Zone is unavailable.
        ZoneOutage "zone_outage" => IncidentSpec {
            name: "Availability Zone outage",
            happened: "lost a zone",
            happened_without_data: None,
            target: TargetKind::Region,
            disruption: Disruption::Zone,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[
                (When::Always, Effect::ZoneDown),
                (When::With(Switch::ControlPlaneDown), Effect::ControlPlaneDown),
            ],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(240.0),
            spares: "components spread over zones, and the control planes of the Region",
            icon: "M2 6.5h3v7H2zM6.5 2.5h3v11h-3zM11.5 9l3 4.5M14.5 9l-3 4.5",
        },
        /// A whole Region is unavailable.
        RegionOutage "region_outage" => IncidentSpec {
            name: "Region outage",
            happened: "is unavailable",
            happened_without_data: None,
            target: TargetKind::Region,
            disruption: Disruption::Region,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[
                (When::Always, Effect::SiteDown),
                (When::Always, Effect::ControlPlaneDown),
            ],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(720.0),
            spares: "other Regions; the data is intact when the Region returns",
            icon: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 1.7 3 3.7 3 6s-1 4.3-3 6M8 2C6 3.7 5 5.7 5 8s1 4.3 3 6M2.5 13.5l11-11",
        },
        /// The company's data center is unavailable.
        DataCenterOutage "data_center_outage" => IncidentSpec {
            name: "Data center outage",
            happened: "is unavailable",
            happened_without_data: None,
            target: TargetKind::DataCenter,
            disruption: Disruption::DataCenter,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[
                (When::Always, Effect::SiteDown),
                (When::With(Switch::DestroysData), Effect::SiteDestroyed),
            ],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(720.0),
            spares: "AWS",
            icon: "M2.5 13.5V4.5h6v9zM4.5 7h2M4.5 10h2M12 13.5c-1.4 0-2.2-1-2.2-2.2 0-1.6 1.6-2 1.6-4 1.6.8 2.8 2.4 2.8 4 0 1.2-.8 2.2-2.2 2.2z",
        },
        /// The link between data center and AWS is cut.
        LinkLoss "link_loss" => IncidentSpec {
            name: "Network link loss",
            happened: "lost its link",
            happened_without_data: None,
            target: TargetKind::DataCenter,
            disruption: Disruption::DataCenter,
            shows: true,
            reaches_configuration: false,
            only_deletes: false,
            effects: &[(When::Always, Effect::LinkDown)],
            noticed_after_minutes: 5.0,
            lasts_minutes: Some(120.0),
            spares: "traffic that does not cross the link",
            icon: "M6.5 9.5l-2 2a2.1 2.1 0 0 1-3-3l2-2M9.5 6.5l2-2a2.1 2.1 0 0 1 3 3l-2 2M6 3V1.5M10 13v1.5M3 6H1.5M13 10h1.5",
        },
    }
}

impl IncidentSpec {
    /// Whether the kind does what waits for a switch in other kinds, whatever the switch says.
    pub fn implies(&self, switch: Switch) -> bool {
        let always = |effect: &Effect| self.effects.contains(&(When::Always, *effect));
        let waiting = IncidentKind::ALL.iter().flat_map(|it| it.spec().effects);
        let mut waiting =
            waiting.filter(|(when, _)| *when == When::With(switch)).map(|(_, it)| it).peekable();
        waiting.peek().is_some() && waiting.all(always)
    }

    /// Whether the kind has an effect that waits for a switch.
    pub fn has(&self, switch: Switch) -> bool {
        self.effects.iter().any(|(when, _)| *when == When::With(switch))
    }

    /// Whether the kind can do something to what it hits.
    pub fn can(&self, effect: Effect) -> bool {
        self.effects.iter().any(|(_, it)| *it == effect)
    }
}
