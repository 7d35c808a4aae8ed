//! What live copies cost: replicas, global tables, replicated buckets, and Elastic Disaster Recovery.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::category::{Category, Mechanism};
use super::rates::{self, RateMeasure, StandbyScale};
use super::writer::Writer;
use crate::catalog::prices::PriceKey;
use crate::catalog::{Assumption, ReplicaWrites, Standby, Substance};
use crate::engine::design::{ComponentIdx, SiteIdx, StandbySite};
use crate::units::{Instant, Span};

/// How many disks one replication server takes (Elastic Disaster Recovery user guide,
/// `Replication-Related-FAQ`).
const DISKS_PER_REPLICATION_SERVER: f64 = 15.0;
/// The replication server that disks share by default (the same page).
const SHARED_SERVER: &str = "t3.small";
/// The replication server of a source server that needs one of its own. AWS recommends a larger type
/// without naming one; t3.small and m5.large together make up the 1,054 USD of its worked month.
const DEDICATED_SERVER: &str = "m5.large";

const KIB_PER_GIB: f64 = 1_048_576.0;
const MIB_PER_GIB: f64 = 1_024.0;
const SECONDS_PER_DAY: f64 = 86_400.0;

impl Writer<'_> {
    pub(super) fn replication(&mut self) {
        for (at, component) in self.design.components.iter().enumerate() {
            let Some(standby) = component
                .standby
                .filter(|it| it.site != component.site || component.is_replicated_at_home)
            else {
                continue;
            };
            let Some(region) = self.region(standby.site) else { continue };
            if standby.lag.is_none() {
                continue;
            }
            if standby.strategy.spec().uses_drs() {
                if component.spec().can_use_drs() {
                    self.drs(at, &region);
                }
            } else if component.substance == Substance::Data {
                self.replica(at, standby, &region);
            }
        }
        self.replication_servers();
        self.drills();
    }

    /// Drill instances run at full size until somebody terminates them; a drill that launched none costs
    /// nothing.
    fn drills(&mut self) {
        for drill in &self.scenario.drills {
            let launched = self.run.outcome.drills.iter().any(|it| {
                (it.at, &it.component) == (drill.at, &drill.component) && it.took.is_some()
            });
            let component = self.design.place_of(&drill.component).filter(|_| launched);
            let Some(at) = component else { continue };
            let standby = self.design.components[at].standby;
            let Some(region) = standby.and_then(|standby| self.region(standby.site)) else {
                continue;
            };
            let until = drill.at + Span::from_minutes_f64(drill.hours * 60.0);
            self.post_all_running(
                (Category::RestoreTests, Mechanism::Drill),
                (at, None),
                &region,
                rates::running(&self.scenario.components[at], StandbyScale::Full),
                (drill.at, until.min(self.design.end)),
            );
        }
    }

    fn whole(&self) -> (Instant, Instant) {
        (self.design.start, self.design.end)
    }

    fn replica(&mut self, idx: ComponentIdx, standby: StandbySite, region: &Arc<str>) {
        let component = &self.scenario.components[idx];
        let full = standby.strategy.spec().standby >= Standby::Full;
        let scale = if full { StandbyScale::Full } else { StandbyScale::Replica };
        self.post_all_running(
            (Category::Replication, Mechanism::Replica),
            (idx, None),
            region,
            rates::running(component, scale),
            self.whole(),
        );
        self.sent(idx, region);
        let writes = component.kind.spec().replica.as_ref().map(|it| &it.writes);
        let writes = match writes {
            Some(ReplicaWrites::Units(key)) => {
                let kib = self.number(Assumption::DynamodbItemKib);
                let units = component.change_gib_per_day * KIB_PER_GIB / kib * libm::ceil(kib);
                Some((key, units / 1e6))
            }
            Some(ReplicaWrites::Puts(key)) => {
                let objects = MIB_PER_GIB / self.number(Assumption::S3ObjectMib);
                Some((key, component.change_gib_per_day * objects / 1_000.0))
            }
            Some(ReplicaWrites::NoItem) | None => None,
        };
        if let Some((key, a_day)) = writes {
            let mechanism = Mechanism::ReplicaWrites;
            let line = self.line(Category::Replication, mechanism, Some(idx), key.clone(), region);
            self.post_months(line, |month| a_day * month.seconds() as f64 / SECONDS_PER_DAY);
        }
    }

    /// Everything at first, then what changes. Into AWS nothing is charged for.
    fn sent(&mut self, idx: ComponentIdx, region: &Arc<str>) {
        let component = &self.design.components[idx];
        let Some(from) = self.region(component.site).filter(|from| from != region) else { return };
        let key = rates::transfer(&from, region);
        let (size, change) = (component.size_gib, component.change_gib_per_day);
        let start = self.design.start;
        let mechanism = Mechanism::ReplicaTransfer;
        let line = self.line(Category::Replication, mechanism, Some(idx), key, &from);
        self.post_months(line, |month| {
            let first = if month.from <= start { size } else { 0.0 };
            first + change * month.seconds() as f64 / SECONDS_PER_DAY
        });
    }

    fn drs(&mut self, idx: ComponentIdx, region: &Arc<str>) {
        let component = &self.design.components[idx];
        let (servers, size) = (f64::from(component.machines), component.size_gib);
        let change_per_second = component.change_gib_per_day / SECONDS_PER_DAY;
        let start = self.design.start;
        let small = self.number(Assumption::DrsSmallDiskPercent) / 100.0;
        let kept =
            Span::from_seconds_f64(self.number(Assumption::DrsSnapshotDays) * SECONDS_PER_DAY);
        let drill = self.number(Assumption::DrillHoursPerMonth);
        let category = Category::Replication;

        let fee = self.line(category, Mechanism::DrsFee, Some(idx), PriceKey::DRS_SERVER, region);
        self.post_running(fee, RateMeasure::Hours(servers), self.whole());
        // Disks under 125 GiB are staged on magnetic volumes, larger ones on st1 (`disk-settings`).
        for (key, gib) in
            [(PriceKey::EBS_MAGNETIC, size * small), (PriceKey::EBS_ST1, size * (1.0 - small))]
        {
            let line = self.line(category, Mechanism::DrsStaging, Some(idx), key, region);
            self.post_running(line, RateMeasure::GibMonths(gib), self.whole());
        }
        let mechanism = Mechanism::DrsSnapshots;
        let line = self.line(category, mechanism, Some(idx), PriceKey::EBS_SNAPSHOT, region);
        self.post_months(line, |month| {
            month.share(
                size * month.seconds() as f64 + change_per_second * month.growth(start, kept),
            )
        });
        self.sent(idx, region);
        if drill > 0.0 {
            for running in rates::running(&self.scenario.components[idx], StandbyScale::Full) {
                let category = Category::RestoreTests;
                let line = self.line(category, Mechanism::Drill, Some(idx), running.key, region);
                self.post_months(line, |month| {
                    let hours = drill * month.share(month.seconds() as f64);
                    match running.measure {
                        RateMeasure::Hours(count) => count * hours,
                        RateMeasure::GibMonths(gib) => gib * month.share(hours * 3_600.0),
                    }
                });
            }
        }
    }

    /// Replication servers take disks of all servers that are replicated to a site; each component
    /// pays for its share of the disks.
    fn replication_servers(&mut self) {
        let disks_per_server = self.number(Assumption::DrsDisksPerServer);
        let dedicated = self.number(Assumption::DrsDedicatedPercent) / 100.0;
        let mut sites: BTreeMap<SiteIdx, Vec<(ComponentIdx, f64, f64)>> = BTreeMap::new();
        for (at, component) in self.design.components.iter().enumerate() {
            let replicated = component.standby.filter(|standby| {
                standby.strategy.spec().uses_drs()
                    && (standby.site != component.site || component.is_replicated_at_home)
                    && component.spec().can_use_drs()
            });
            let Some(standby) = replicated else { continue };
            let own = libm::round(f64::from(component.machines) * dedicated);
            let disks = (f64::from(component.machines) - own) * disks_per_server;
            sites.entry(standby.site).or_default().push((at, own, disks));
        }
        for (site, components) in sites {
            let Some(region) = self.region(site) else { continue };
            let disks: f64 = components.iter().map(|(_, _, disks)| disks).sum();
            let servers = libm::ceil(disks / DISKS_PER_REPLICATION_SERVER);
            for (component, own, own_disks) in components {
                let shared = if disks > 0.0 { servers * own_disks / disks } else { 0.0 };
                for (name, count) in [(SHARED_SERVER, shared), (DEDICATED_SERVER, own)] {
                    let key = PriceKey::instance_type(name);
                    let mechanism = Mechanism::DrsServers;
                    let line =
                        self.line(Category::Replication, mechanism, Some(component), key, &region);
                    self.post_running(line, RateMeasure::Hours(count), self.whole());
                }
            }
        }
    }
}
