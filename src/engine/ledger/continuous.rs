//! What is kept continuously: continuous backups, the services' own point-in-time restore, and older versions
//! of objects (M17).

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::category::{Category, Mechanism};
use super::chain::{Chain, Content};
use super::storage::{Base, first_day_is_free};
use super::writer::{Posting, Writer, place};
use crate::catalog::prices::PriceKey;
use crate::catalog::{Assumption, OwnCharge};
use crate::engine::design::{ComponentIdx, SiteIdx};
use crate::model::AccountId;
use crate::units::Span;

impl Writer<'_> {
    /// A continuous backup holds everything and all changes of its window, or of the time so far. Snapshots of
    /// the component that are kept in the same place hold everything already: of one resource a later backup is
    /// incremental to an earlier one (AWS Backup developer guide, `creating-a-backup`, `s3-backups`). That a
    /// continuous backup and snapshots share what changed as well is not assumed.
    pub(super) fn continuous(&mut self, idx: ComponentIdx, held: &BTreeMap<Base, Rc<Chain>>) {
        let component = &self.design.components[idx];
        let kept = component.protections.iter().find(|it| it.keeps_continuous);
        let Some((protection, window)) = kept.and_then(|it| Some((it, it.continuous?))) else {
            return;
        };
        let Some(vault) = self.design.vaults.get(protection.vault) else { return };
        let (air_gapped, account) = (vault.air_gapped, vault.account.clone());
        let Some(region) = self.region(vault.site) else { return };
        let Some(key) = component.spec().charges.stored(air_gapped) else { return };
        let mechanism = Mechanism::Continuous { rule: place(protection.rule) };
        let line = self.line(Category::ContinuousBackup, mechanism, Some(idx), key, &region);
        let shared = held.get(&self.base_in(idx, protection.vault));
        self.window(idx, line, window.reach, &account, shared);
    }

    /// The services' own point-in-time restore, where no rule has taken it over.
    pub(super) fn own_backups(&mut self, idx: ComponentIdx, held: &BTreeMap<Base, Rc<Chain>>) {
        let component = &self.design.components[idx];
        let kept = component.own_snapshots.map(|own| own.kept);
        let kept = kept.or(component.own_window.map(|window| window.reach));
        let Some(kept) = kept else { return };
        let Some(site) = self.design.sites.get(component.site) else { return };
        let (account, Some(region)) = (site.account.clone(), self.region(component.site)) else {
            return;
        };
        if component.protections.iter().any(|it| it.continuous.is_some()) {
            return;
        }
        let line = |writer: &mut Self, key| {
            let category = Category::ContinuousBackup;
            writer.line(category, Mechanism::OwnBackups, Some(idx), key, &region)
        };
        let Some(own) = &component.spec().own_backups else { return };
        match &own.charge {
            OwnCharge::Size(key) => {
                let size = component.size_gib;
                let line = line(self, key.clone());
                self.post_months(line, |month| size * month.share(month.seconds() as f64));
            }
            OwnCharge::EachSnapshot(key) => {
                let (category, mechanism) = (Category::WarmStorage, Mechanism::OwnSnapshots);
                let line = self.line(category, mechanism, Some(idx), key.clone(), &region);
                self.own_snapshots(idx, line);
            }
            OwnCharge::NoItem(_) => {}
            OwnCharge::Warm => {
                let Some(key) = component.spec().charges.warm.price() else { return };
                let line = line(self, key);
                let shared = held.get(&Base::Region(Some(Arc::clone(&region)), account.clone()));
                self.window(idx, line, kept, &account, shared);
            }
        }
    }

    /// Posts what a window holds next to the snapshots that share its base.
    fn window(
        &mut self,
        idx: ComponentIdx,
        line: Posting,
        reach: Span,
        account: &AccountId,
        shared: Option<&Rc<Chain>>,
    ) {
        let start = self.design.start;
        let component = &self.design.components[idx];
        let change_per_second = component.change_gib_per_day / 86_400.0;
        // Clusters with shared storage are charged neither for their size nor for a window of one day
        // (Aurora user guide, `aurora-storage-backup`; Neptune user guide,
        // `backup-restore-overview-metrics`).
        let is_free = first_day_is_free(component.kind);
        if is_free && reach <= Span::days(1) {
            return;
        }
        let size = if is_free { 0.0 } else { component.size_gib };
        let has_allowance = component.spec().charges.free_up_to_size;
        let whole = Content { size_gib: size, change_gib_per_day: 0.0, incremental: true };
        let of_months: Vec<f64> = self
            .months
            .iter()
            .enumerate()
            .map(|(at, month)| {
                let in_snapshots = shared.map_or(0.0, |chain| chain.stored_by_all(at, whole));
                let held = (size * month.seconds() as f64 - in_snapshots).max(0.0)
                    + change_per_second * month.growth(start, reach);
                month.share(held)
            })
            .collect();
        if has_allowance {
            self.post_with_allowance(line, of_months.into_iter(), account);
        } else {
            of_months.into_iter().enumerate().for_each(|(at, gib)| self.post(at, line, gib));
        }
    }

    /// Daily snapshots, each of which holds everything; one of each component is free.
    fn own_snapshots(&mut self, idx: ComponentIdx, line: Posting) {
        let component = &self.design.components[idx];
        let Some(own) = component.own_snapshots else { return };
        let (start, size) = (self.design.start, component.size_gib);
        let first = own.at_or_before(start - Span::seconds(1)) + Span::days(1);
        self.post_months(line, |month| {
            let taken = own.between((month.from - own.kept).max(start), month.to);
            let kept: i64 = taken.map(|at| month.overlap(at, at + own.kept)).sum();
            let free = month.overlap(first, month.to);
            size * month.share((kept - free).max(0) as f64)
        });
    }

    /// Older versions of objects: what was overwritten, until a lifecycle rule deletes it.
    pub(super) fn versions(&mut self, idx: ComponentIdx) {
        let component = &self.design.components[idx];
        if !component.versioning {
            return;
        }
        let Some(region) = self.region(component.site) else { return };
        let start = self.design.start;
        let kept = Span::from_seconds_f64(self.number(Assumption::S3VersionDays) * 86_400.0);
        let change_per_second = component.change_gib_per_day / 86_400.0;
        let line = self.line(
            Category::ObjectVersions,
            Mechanism::Versions,
            Some(idx),
            PriceKey::S3_STORAGE,
            &region,
        );
        self.post_months(line, |month| month.share(change_per_second * month.growth(start, kept)));
    }

    /// The provisioned size of the components of an account in a Region whose backup storage is free up to it, replicas
    /// included.
    pub(super) fn provisioned(&self, region: &Arc<str>, account: &AccountId) -> f64 {
        let is_there = |site: SiteIdx| {
            self.design.sites.get(site).is_some_and(|site| {
                site.region.as_ref() == Some(region) && site.account == *account
            })
        };
        self.design
            .components
            .iter()
            .filter(|component| component.spec().charges.free_up_to_size)
            .map(|component| {
                let own = if is_there(component.site) { component.size_gib } else { 0.0 };
                let replica = component
                    .standby
                    .filter(|standby| standby.lag.is_some() && is_there(standby.site))
                    .map_or(0.0, |_| component.size_gib);
                own + replica
            })
            .sum()
    }
}
