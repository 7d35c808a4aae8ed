//! Incidents as they happen in real companies, placed in whatever design is open.

use super::{Component, ComponentId, Incident, IncidentId, Scenario, SiteKind};
use crate::catalog::{ComponentKind, IncidentKind, Switch, TargetKind};
use crate::units::{Instant, Span};

/// A ready-made incident.
#[derive(Debug)]
pub struct IncidentTemplate {
    /// The name by which other parts refer to it.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What happens, as one sentence.
    pub sentence: &'static str,
    /// What kind of incident it is.
    pub kind: IncidentKind,
    aim: Aim,
    hour: Hour,
    /// Minutes until somebody notices.
    noticed_after: f64,
    /// Minutes that it lasts, for kinds that do.
    lasts: Option<f64>,
    /// What makes it worse.
    switch: Option<Switch>,
}

/// What a template looks for in a design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    Database,
    Files,
    Servers,
    Disk,
    PrimaryRegion,
    DataCenter,
    Account,
}

/// The hour of the day, on the clock that the design shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hour {
    At(i64),
    /// That with the most business; noon where no journey has a curve of the day.
    Peak,
}

const HOUR: f64 = 60.0;
const DAY: f64 = 24.0 * HOUR;

/// All templates.
pub static INCIDENT_TEMPLATES: &[IncidentTemplate] = &[
    IncidentTemplate {
        key: "table_at_night",
        name: "Table dropped at night",
        sentence: "A maintenance script drops a table at 02:00. The first shift notices at 08:00.",
        kind: IncidentKind::AccidentalDeletion,
        aim: Aim::Database,
        hour: Hour::At(2),
        noticed_after: 6.0 * HOUR,
        lasts: None,
        switch: None,
    },
    IncidentTemplate {
        key: "files_emptied",
        name: "Files deleted by mistake",
        sentence: "A cleanup job deletes the wrong data at noon. Somebody misses the data a day later.",
        kind: IncidentKind::AccidentalDeletion,
        aim: Aim::Files,
        hour: Hour::At(12),
        noticed_after: DAY,
        lasts: None,
        switch: None,
    },
    IncidentTemplate {
        key: "late_ransomware",
        name: "Ransomware, noticed late",
        sentence: "An intruder with stolen credentials encrypts the account at 03:00, including its vaults. The incident is detected three days later.",
        kind: IncidentKind::Ransomware,
        aim: Aim::Account,
        hour: Hour::At(3),
        noticed_after: 3.0 * DAY,
        lasts: None,
        switch: Some(Switch::StolenCredentials),
    },
    IncidentTemplate {
        key: "account_taken",
        name: "Account taken over",
        sentence: "A leaked key gives an intruder the whole account in the evening. Somebody notices only the next morning.",
        kind: IncidentKind::AccountCompromise,
        aim: Aim::Account,
        hour: Hour::At(20),
        noticed_after: 12.0 * HOUR,
        lasts: None,
        switch: None,
    },
    IncidentTemplate {
        key: "region_at_peak",
        name: "Region outage at peak",
        sentence: "The primary Region is unavailable for half a day, starting in the busiest hour.",
        kind: IncidentKind::RegionOutage,
        aim: Aim::PrimaryRegion,
        hour: Hour::Peak,
        noticed_after: 5.0,
        lasts: Some(12.0 * HOUR),
        switch: None,
    },
    IncidentTemplate {
        key: "zone_without_control",
        name: "Zone outage that takes control planes down",
        sentence: "One Availability Zone is unavailable for a day, and nothing can be launched or changed in the whole Region.",
        kind: IncidentKind::ZoneOutage,
        aim: Aim::PrimaryRegion,
        hour: Hour::At(9),
        noticed_after: 5.0,
        lasts: Some(DAY),
        switch: Some(Switch::ControlPlaneDown),
    },
    IncidentTemplate {
        key: "zone_at_peak",
        name: "Zone outage at peak",
        sentence: "One Availability Zone loses power for four hours in its busiest hours.",
        kind: IncidentKind::ZoneOutage,
        aim: Aim::PrimaryRegion,
        hour: Hour::Peak,
        noticed_after: 5.0,
        lasts: Some(4.0 * HOUR),
        switch: None,
    },
    IncidentTemplate {
        key: "disk_failure",
        name: "Disk failure",
        sentence: "A disk fails in the morning, and its machine fails as well.",
        kind: IncidentKind::InstanceFailure,
        aim: Aim::Disk,
        hour: Hour::At(10),
        noticed_after: 5.0,
        lasts: None,
        switch: None,
    },
    IncidentTemplate {
        key: "evening_release",
        name: "Release that damages data",
        sentence: "A release at 17:00 writes wrong data. The team detects the problem after 45 minutes.",
        kind: IncidentKind::BadDeployment,
        aim: Aim::Servers,
        hour: Hour::At(17),
        noticed_after: 45.0,
        lasts: None,
        switch: Some(Switch::DamagesData),
    },
    IncidentTemplate {
        key: "week_of_corruption",
        name: "Corruption found a week later",
        sentence: "Data is silently corrupted. The weekly report is the first sign of it.",
        kind: IncidentKind::SilentCorruption,
        aim: Aim::Database,
        hour: Hour::At(4),
        noticed_after: 7.0 * DAY,
        lasts: None,
        switch: None,
    },
    IncidentTemplate {
        key: "fire",
        name: "Fire in the data center",
        sentence: "A fire at night destroys the data center. It is down for two weeks, and its data is permanently lost.",
        kind: IncidentKind::DataCenterOutage,
        aim: Aim::DataCenter,
        hour: Hour::At(1),
        noticed_after: 10.0,
        lasts: Some(14.0 * DAY),
        switch: Some(Switch::DestroysData),
    },
    IncidentTemplate {
        key: "cable_cut",
        name: "Cable cut by an excavator",
        sentence: "The link between the data center and AWS is down for a working day.",
        kind: IncidentKind::LinkLoss,
        aim: Aim::DataCenter,
        hour: Hour::At(9),
        noticed_after: 5.0,
        lasts: Some(8.0 * HOUR),
        switch: None,
    },
];

/// The template with a key.
pub fn incident_template(key: &str) -> Option<&'static IncidentTemplate> {
    INCIDENT_TEMPLATES.iter().find(|template| template.key == key)
}

impl IncidentTemplate {
    /// The incident in a design: at the template’s hour, first after a moment or last before the end of the
    /// clock, on the preferred component if that fits.
    ///
    /// # Errors
    /// Says as a sentence what the design lacks for the template.
    pub fn incident(
        &self,
        scenario: &Scenario,
        after: Instant,
        preferred: Option<&ComponentId>,
    ) -> Result<Incident, String> {
        let target = self.aim.target(scenario, preferred)?;
        let at = self.hour.at(scenario, after);
        let mut incident = Incident::new(scenario.free_incident_id(), self.kind, target, at);
        incident.noticed_after_minutes = Some(self.noticed_after);
        incident.lasts_minutes = self.lasts;
        if let Some(switch) = self.switch {
            incident.turn_on(switch);
        }
        Ok(incident)
    }
}

impl Aim {
    fn target(
        self,
        scenario: &Scenario,
        preferred: Option<&ComponentId>,
    ) -> Result<String, String> {
        let primary = scenario.primary_site().filter(|site| site.kind == SiteKind::Region);
        let any_region = || scenario.sites.iter().find(|site| site.kind == SiteKind::Region);
        match self {
            Self::PrimaryRegion => primary
                .or_else(any_region)
                .map(|site| site.id.to_string())
                .ok_or_else(|| "This design has no Region. Add a site in AWS.".to_owned()),
            Self::DataCenter => scenario
                .targets(TargetKind::DataCenter)
                .into_iter()
                .next()
                .ok_or_else(|| "This design has no data center. Add one as a site.".to_owned()),
            Self::Account => primary
                .map(|site| site.account().to_string())
                .or_else(|| scenario.targets(TargetKind::Account).into_iter().next())
                .ok_or_else(|| {
                    "This design has no account. Add a site in AWS that names one.".to_owned()
                }),
            Self::Database | Self::Files | Self::Servers | Self::Disk => {
                let fits = |it: &&Component| self.kinds().contains(&it.kind);
                preferred
                    .and_then(|id| scenario.component(id))
                    .filter(fits)
                    .or_else(|| scenario.components.iter().find(fits))
                    .map(|component| component.id.to_string())
                    .ok_or_else(|| {
                        format!("This design has no {}. Add one to the workload.", self.wanted())
                    })
            }
        }
    }

    fn kinds(self) -> &'static [ComponentKind] {
        use ComponentKind as Kind;
        match self {
            Self::Database => &[
                Kind::RdsInstance,
                Kind::AuroraCluster,
                Kind::DynamodbTable,
                Kind::DocumentdbCluster,
                Kind::NeptuneCluster,
                Kind::RedshiftCluster,
            ],
            Self::Files => &[
                Kind::S3Bucket,
                Kind::EfsFileSystem,
                Kind::FsxFileSystem,
                Kind::StorageGatewayVolume,
            ],
            Self::Servers => &[
                Kind::Ec2Fleet,
                Kind::LambdaFunction,
                Kind::ApiGateway,
                Kind::OnPremServers,
                Kind::VmwareVm,
            ],
            Self::Disk => &[
                Kind::EbsVolume,
                Kind::Ec2Fleet,
                Kind::OnPremServers,
                Kind::VmwareVm,
                Kind::RdsInstance,
            ],
            Self::PrimaryRegion | Self::DataCenter | Self::Account => &[],
        }
    }

    fn wanted(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Files => "bucket or file system",
            Self::Servers => "server or function",
            Self::Disk => "machine or volume",
            Self::PrimaryRegion => "Region",
            Self::DataCenter => "data center",
            Self::Account => "account",
        }
    }
}

impl Hour {
    fn at(self, scenario: &Scenario, after: Instant) -> Instant {
        let clock = &scenario.clock;
        let hour = match self {
            Self::At(hour) => hour,
            Self::Peak => peak(scenario),
        };
        // Midnight of the day on the clock that is shown, as a moment.
        let midnight = (after + clock.offset()).start_of_day() - clock.offset();
        let wanted = midnight + Span::hours(hour);
        let next = if wanted < after { wanted + Span::days(1) } else { wanted };
        let last = clock.end() - Span::minutes(1);
        let at = if next > last { next - Span::days(1) } else { next };
        at.min(last).max(clock.start)
    }
}

/// The hour with the most orders on the clock that is shown, 0 to 23.
fn peak(scenario: &Scenario) -> i64 {
    const NOON: i64 = 12;
    let orders = |hour: usize| -> f64 {
        let journeys = scenario.journeys.iter();
        journeys.filter_map(|it| Some(it.orders_per_hour * it.hour_of_day.get(hour)?)).sum()
    };
    let mut best = (0.0, NOON);
    for hour in 0..24 {
        let now = orders(hour);
        if now > best.0 {
            best = (now, hour as i64);
        }
    }
    best.1
}

impl Scenario {
    /// An id that no incident has: "incident-2".
    pub fn free_incident_id(&self) -> IncidentId {
        let mut number = 1;
        loop {
            let id = IncidentId::from(format!("incident-{number}").as_str());
            if self.incident(&id).is_none() {
                return id;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests;
