//! Components resolved: what protects each of them, and what runs for it elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::protections::{Protecting, Protection};
use super::{Index, Values};
use crate::catalog::{Assumption, ComponentKind, ComponentSpec, Disruption, Strategy};
use crate::model::{Component, Scenario};
use crate::units::Span;

/// A component with what protects it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) kind: ComponentKind,
    pub(crate) label: Arc<str>,
    pub(crate) site: Index,
    pub(crate) needs: Vec<Index>,
    /// Its place in an order in which everything comes after what it needs.
    pub(crate) rank: usize,
    pub(crate) degraded_without: Vec<Index>,
    pub(crate) protections: Vec<Protection>,
    /// The service's own point-in-time restore: its window and its lag.
    pub(crate) own_window: Option<Window>,
    pub(crate) standby: Option<StandbySite>,
    pub(crate) rpo: Option<Span>,
    /// Data lost and time down at most, by disruption.
    objectives: [(Option<Span>, Option<Span>); Disruption::ALL.len()],
    pub(crate) size_gib: f64,
    pub(crate) change_gib_per_day: f64,
    pub(crate) machines: u32,
    pub(crate) zone: u32,
    /// In how many zones its machines stand: no more than there are machines.
    pub(crate) zones: u32,
    /// In how many zones its Auto Scaling group may launch.
    pub(crate) group_zones: u32,
    pub(crate) auto_scaling: bool,
    pub(crate) multi_az: bool,
    /// How long its standby in another zone takes to take over.
    pub(crate) failover: Assumption,
    pub(crate) versioning: bool,
    pub(crate) restore_length: Span,
    pub(crate) copy_length: Span,
}

impl Part {
    pub(crate) fn spec(&self) -> &'static ComponentSpec {
        self.kind.spec()
    }

    /// Whether every Region can take its writes: global tables and buckets replicated both ways do, a
    /// database has one writer (whitepaper, "Multi-site active/active").
    pub(crate) fn writes_anywhere(&self) -> bool {
        !self.spec().holds_data()
            || matches!(self.kind, ComponentKind::DynamodbTable | ComponentKind::S3Bucket)
    }

    /// What a disruption may cost at most: data lost, and time down.
    pub(crate) fn objectives(&self, disruption: Disruption) -> (Option<Span>, Option<Span>) {
        self.objectives[disruption as usize]
    }
}

/// What runs at a component's recovery site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StandbySite {
    pub(crate) strategy: Strategy,
    pub(crate) site: Index,
    /// How far the copy of the data is behind; nothing where no data is copied live.
    pub(crate) lag: Option<Span>,
    /// Whether the component stays there after a failover.
    pub(crate) stays: bool,
}

/// How far back and how near to now any second can be restored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) reach: Span,
    pub(crate) lag: Span,
}

/// The names of a component, resolved.
pub(super) struct PartNames {
    pub(super) site: Index,
    pub(super) needs: Vec<Index>,
    pub(super) rank: usize,
    pub(super) degraded_without: Vec<Index>,
}

pub(super) fn part(
    scenario: &Scenario,
    component: &Component,
    names: PartNames,
    protecting: &Protecting,
    sites: &BTreeMap<&str, Index>,
) -> Part {
    let spec = component.kind.spec();
    let values = protecting.values;
    let on = |setting: Option<bool>| setting.unwrap_or(false);
    let minutes = |minutes: Option<f64>| minutes.map(Span::from_minutes_f64);
    Part {
        kind: component.kind,
        label: component.label().into(),
        site: names.site,
        needs: names.needs,
        rank: names.rank,
        degraded_without: names.degraded_without,
        protections: protecting.of(component, names.site),
        own_window: own_window(component, values),
        standby: standby(scenario, component, sites, values),
        rpo: minutes(component.rpo_minutes),
        objectives: std::array::from_fn(|at| {
            let (rpo, rto) = component.objective(Disruption::ALL[at]);
            (minutes(rpo), minutes(rto))
        }),
        size_gib: component.size_gib,
        change_gib_per_day: component.change_gib_per_day,
        machines: component.machines(),
        zone: component.zone.unwrap_or(1),
        zones: component.zones.unwrap_or(1).min(component.machines().max(1)),
        group_zones: component.zones.unwrap_or(1),
        auto_scaling: on(component.auto_scaling),
        failover: if on(component.multi_az_cluster) {
            Assumption::MultiAzClusterFailoverSeconds
        } else {
            Assumption::MultiAzFailoverSeconds
        },
        multi_az: on(component.multi_az) || on(component.multi_az_cluster),
        versioning: on(component.versioning),
        restore_length: values
            .transfer(component.size_gib, spec.restore.gib_per_hour)
            .max(spec.restore.least_minutes.map_or(Span::ZERO, |least| values.minutes(least))),
        copy_length: values.job(
            Assumption::CopyJobMinutes,
            component.size_gib,
            Assumption::CopyGibPerHour,
        ),
    }
}

/// How far back and how near to now the service's own backups restore any second.
fn own_window(component: &Component, values: &Values) -> Option<Window> {
    let own = component.kind.spec().own_backups.as_ref()?;
    let days = Some(component.own_backup_days()).filter(|days| *days > 0)?;
    Some(Window { reach: Span::days(days.into()), lag: values.minutes(own.lag_minutes) })
}

fn standby(
    scenario: &Scenario,
    component: &Component,
    sites: &BTreeMap<&str, Index>,
    values: &Values,
) -> Option<StandbySite> {
    let entry = scenario.recovery_of(&component.id)?;
    let site = *sites.get(entry.site.as_str())?;
    let spec = component.kind.spec();
    let default_lag = match entry.strategy {
        Strategy::ElasticDisasterRecovery => Some(Assumption::DrsLagSeconds),
        strategy if strategy.spec().replicates => spec.replica.as_ref().map(|it| it.lag_seconds),
        _ => None,
    };
    let lag = default_lag.map(|assumption| {
        entry
            .replication_lag_seconds
            .map_or_else(|| values.seconds(assumption), Span::from_seconds_f64)
    });
    Some(StandbySite { strategy: entry.strategy, site, lag, stays: entry.stays_after_failover })
}
