//! Components resolved: what protects each of them, and what runs for it elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::protections::{Protecting, Protection};
use super::{ComponentIdx, Queue, SiteIdx, Values};
use crate::catalog::{
    Assumption, ComponentKind, ComponentSpec, Disruption, Footprint, MachineFailure, OwnPoints,
    Replication, Setting, Strategy, Substance,
};
use crate::model::{Component, RecoveryEntry};
use crate::units::Span;

/// A component with what protects it.
#[derive(Debug)]
pub(crate) struct ResolvedComponent {
    pub(crate) kind: ComponentKind,
    pub(crate) label: Arc<str>,
    pub(crate) site: SiteIdx,
    pub(crate) needs: Vec<ComponentIdx>,
    /// Its place in an order in which everything comes after what it needs.
    pub(crate) rank: usize,
    pub(crate) degraded_without: Vec<ComponentIdx>,
    pub(crate) protections: Vec<Protection>,
    /// Which of the jobs of all its protections wait for others.
    pub(crate) queue: Queue,
    /// The service's own point-in-time restore: its window and its lag.
    pub(crate) own_window: Option<RestorableWindow>,
    /// The service's own daily snapshots.
    pub(crate) own_snapshots: Option<OwnSnapshots>,
    pub(crate) standby: Option<StandbySite>,
    pub(crate) rpo: Option<Span>,
    /// Data lost and time down at most, by disruption.
    objectives: [(Option<Span>, Option<Span>); Disruption::ALL.len()],
    pub(crate) size_gib: f64,
    pub(crate) change_gib_per_day: f64,
    /// What is lost with it: of a fleet as it says itself.
    pub(crate) substance: Substance,
    pub(crate) machines: u32,
    /// The zone that it is in at first, where it is in one only.
    pub(crate) zone: u32,
    /// The zones of its copies that can serve, its own first: a standby or reader is in the next one.
    pub(crate) copies_in: Vec<u32>,
    /// In how many zones its machines stand: no more than there are machines.
    pub(crate) zones: u32,
    /// In how many zones its Auto Scaling group may launch.
    pub(crate) group_zones: u32,
    pub(crate) auto_scaling: bool,
    /// Whether its Auto Scaling group replaces a server with an empty one: its data was on the disks.
    pub(crate) is_replaced_empty: bool,
    /// How long its standby or reader in another zone takes to take over, in seconds.
    pub(crate) failover: Option<Assumption>,
    /// What the failure of one of its machines means.
    pub(crate) machine_failure: MachineFailure,
    /// How long the service takes to move it out of a zone that is down, in minutes, where it does.
    pub(crate) relocation: Option<Assumption>,
    /// Whether Elastic Disaster Recovery replicates it into another zone of its own Region.
    pub(crate) is_replicated_at_home: bool,
    pub(crate) versioning: bool,
    pub(crate) restore_length: Span,
    pub(crate) copy_length: Span,
}

impl ResolvedComponent {
    pub(crate) fn spec(&self) -> &'static ComponentSpec {
        self.kind.spec()
    }

    /// Whether losing it means losing data.
    pub(crate) fn holds_data(&self) -> bool {
        matches!(self.substance, Substance::Data | Substance::Servers)
    }

    /// Whether what was on a machine that fails is there again once the machine is replaced, or was
    /// nothing that counts.
    pub(crate) fn keeps_data_of_failed_machines(&self) -> bool {
        let loses = matches!(
            self.machine_failure,
            MachineFailure::LosesData | MachineFailure::ReplacedEmpty(_)
        );
        let keeps = !loses && !self.is_replaced_empty;
        keeps || !self.holds_data()
    }

    /// Whether a standby or reader in another zone can take over.
    pub(crate) fn has_standby(&self) -> bool {
        self.copies_in.len() > 1
    }

    /// Whether every Region can take its writes: global tables and buckets replicated both ways do, a
    /// database has one writer (whitepaper, "Multi-site active/active").
    pub(crate) fn writes_anywhere(&self) -> bool {
        !self.holds_data() || self.spec().is_written_everywhere()
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
    pub(crate) site: SiteIdx,
    /// How far the copy of the data is behind; nothing where no data is copied live.
    pub(crate) lag: Option<Span>,
    /// Whether the component stays there after a failover.
    pub(crate) stays: bool,
}

/// How far back and how near to now any second can be restored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RestorableWindow {
    pub(crate) reach: Span,
    pub(crate) lag: Span,
}

/// The daily snapshots that a service takes of a component itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnSnapshots {
    /// How long after midnight UTC they are taken.
    pub(crate) time_of_day: Span,
    /// How long until one is stored.
    pub(crate) length: Span,
    /// How long each is kept.
    pub(crate) kept: Span,
}

/// The names of a component, resolved.
pub(super) struct ComponentNames<'a> {
    pub(super) at: ComponentIdx,
    pub(super) recovery: Option<&'a RecoveryEntry>,
    pub(super) site: SiteIdx,
    pub(super) needs: Vec<ComponentIdx>,
    pub(super) rank: usize,
    pub(super) degraded_without: Vec<ComponentIdx>,
}

pub(super) fn component(
    component: &Component,
    names: ComponentNames<'_>,
    protecting: &Protecting,
    sites: &BTreeMap<&str, SiteIdx>,
) -> ResolvedComponent {
    let spec = component.kind.spec();
    let values = protecting.values;
    let on = |setting: Option<bool>| setting.unwrap_or(false);
    let minutes = |minutes: Option<f64>| minutes.map(Span::from_minutes_f64);
    let standby = names.recovery.and_then(|entry| standby(entry, component, sites, values));
    let site_zones = protecting.sites.get(names.site).map_or(0, |site| site.zones);
    let is_fleet = component.has(Setting::Zones);
    let group_zones = component.zones.filter(|_| is_fleet).unwrap_or(1).max(1);
    let zone = component.zone.filter(|_| component.has(Setting::Zone)).unwrap_or(1);
    ResolvedComponent {
        kind: component.kind,
        label: component.in_sentence().into(),
        site: names.site,
        needs: names.needs,
        rank: names.rank,
        degraded_without: names.degraded_without,
        protections: protecting.of(names.at, names.site),
        queue: Queue::default(),
        own_window: own_window(component, values),
        own_snapshots: own_snapshots(component, values),
        relocation: spec.resilience.relocation_minutes.filter(|_| !component.is_single_node()),
        is_replicated_at_home: standby.is_some_and(|it| {
            it.strategy.spec().uses_drs()
                && it.site == names.site
                && site_zones > 1
                && spec.footprint == Footprint::Zonal
                && spec.can_use_drs()
        }),
        standby,
        rpo: minutes(component.rpo_minutes),
        objectives: std::array::from_fn(|at| {
            let (rpo, rto) = component.objective(Disruption::ALL[at]);
            (minutes(rpo), minutes(rto))
        }),
        size_gib: component.size_gib,
        change_gib_per_day: component.change_gib_per_day,
        machines: component.machines(),
        substance: component.substance(),
        zone,
        copies_in: copies_in(zone, component.copies_in_zones(), site_zones),
        zones: group_zones.min(component.machines().max(1)),
        group_zones,
        auto_scaling: component.is_replaced_by_auto_scaling(),
        is_replaced_empty: component.has(Setting::AutoScaling)
            && on(component.auto_scaling)
            && component.substance() == Substance::Servers,
        failover: if component.has(Setting::MultiAzCluster) && on(component.multi_az_cluster) {
            Some(Assumption::MultiAzClusterFailoverSeconds)
        } else {
            spec.resilience.failover_seconds
        },
        machine_failure: machine_failure(component),
        versioning: component.has(Setting::Versioning) && on(component.versioning),
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

/// The zones of the copies of a component: its own, and the ones after it, round the zones of its site.
fn copies_in(zone: u32, copies: u32, site_zones: u32) -> Vec<u32> {
    let around = site_zones.max(2);
    let own = (zone.max(1) - 1) % around;
    (0..copies.clamp(1, around)).map(|next| (own + next) % around + 1).collect()
}

/// What the failure of one of its machines means for a component as it is set up.
fn machine_failure(component: &Component) -> MachineFailure {
    match component.kind.spec().resilience.machine {
        _ if component.is_single_node() => MachineFailure::LosesData,
        MachineFailure::ReplacedEmpty(minutes)
            if component.replicas() > 0 || !component.holds_any_data() =>
        {
            MachineFailure::NodeReplaced(minutes)
        }
        other => other,
    }
}

/// How far back and how near to now the service's own backups restore any second.
fn own_window(component: &Component, values: &Values) -> Option<RestorableWindow> {
    let own = component.kind.spec().own_backups.as_ref()?;
    let days = Some(component.own_backup_days()).filter(|days| *days > 0)?;
    let OwnPoints::EverySecond { lag_minutes } = own.points else { return None };
    Some(RestorableWindow { reach: Span::days(days.into()), lag: values.minutes(lag_minutes) })
}

/// The service's own daily snapshots, where its backups are such and are on.
fn own_snapshots(component: &Component, values: &Values) -> Option<OwnSnapshots> {
    let spec = component.kind.spec();
    let own = spec.own_backups.as_ref().filter(|own| own.points == OwnPoints::Daily)?;
    let days = component.own_backup_days().min(own.most_days);
    (days > 0).then(|| OwnSnapshots {
        time_of_day: Span::from_minutes_f64(values.number(Assumption::OwnSnapshotHour) * 60.0),
        length: values.transfer(component.size_gib, spec.backup.gib_per_hour),
        kept: Span::days(days.into()),
    })
}

fn standby(
    entry: &RecoveryEntry,
    component: &Component,
    sites: &BTreeMap<&str, SiteIdx>,
    values: &Values,
) -> Option<StandbySite> {
    let site = *sites.get(entry.site.as_str())?;
    let spec = component.kind.spec();
    let default_lag = match entry.strategy.spec().replication {
        Replication::Drs => Some(Assumption::DrsLagSeconds),
        Replication::Service => spec.replica.as_ref().map(|it| it.lag_seconds),
        Replication::None => None,
    };
    let lag = default_lag.map(|assumption| {
        entry
            .replication_lag_seconds
            .map_or_else(|| values.seconds(assumption), Span::from_seconds_f64)
    });
    Some(StandbySite { strategy: entry.strategy, site, lag, stays: entry.stays_after_failover })
}
