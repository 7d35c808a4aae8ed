//! What recovery points cost: kept warm and cold, copied, sent to other Regions, or kept continuously (M17).

use std::sync::Arc;

use super::category::{Category, Mechanism};
use super::chain::{Content, SHORTEST_COLD};
use super::occurrences::Kept;
use super::rates;
use super::writer::{Line, Writer, place};
use crate::catalog::prices::PriceKey;
use crate::catalog::{Assumption, Cold, ComponentKind, Incremental};
use crate::engine::design::{CopyTarget, Index, Keep, Protection, Window};
use crate::model::AccountId;
use crate::units::Span;

/// Where points of a component are kept, and for how long.
struct Shelf {
    part: Index,
    rule: Index,
    vault: Index,
    keep: Keep,
    turns_cold: bool,
    category: Category,
    mechanism: Mechanism,
    /// Points are free for this long.
    free: Span,
}

impl Writer<'_> {
    pub(super) fn storage(&mut self) {
        let design = self.design;
        for (at, part) in design.components.iter().enumerate() {
            for protection in &part.protections {
                match protection.continuous {
                    Some(window) => self.continuous(at, protection, window),
                    None => self.own_points(at, protection),
                }
                for (copy, target) in design.rules[protection.rule].copies.iter().enumerate() {
                    if design.is_copied(protection, target) {
                        self.copies(at, protection, copy, target);
                    }
                }
            }
            self.own_backups(at);
            self.versions(at);
        }
    }

    fn content(&self, part: Index, incremental: bool) -> Content {
        let part = &self.design.components[part];
        Content {
            size_gib: part.size_gib,
            change_gib_per_day: part.change_gib_per_day,
            incremental,
        }
    }

    fn is_incremental(&self, part: Index) -> bool {
        let component = &self.scenario.components[part];
        component.kind.spec().capabilities(component.variant()).incremental == Incremental::Yes
    }

    /// Aurora, Neptune and DocumentDB do not charge for snapshots within the retention of their continuous
    /// backups (AWS Backup developer guide, `metering-and-billing`; Neptune user guide,
    /// `backup-restore-overview-metrics`; DocumentDB developer guide,
    /// `backup_restore-understanding_backup_storage_usage`).
    fn free_while_continuous(&self, part: Index) -> Span {
        let part = &self.design.components[part];
        if !first_day_is_free(part.kind) {
            return Span::ZERO;
        }
        let windows = part.protections.iter().filter_map(|it| it.continuous).chain(part.own_window);
        windows.map(|window| window.reach).max().unwrap_or(Span::ZERO)
    }

    fn own_points(&mut self, part: Index, protection: &Protection) {
        let rule = &self.design.rules[protection.rule];
        // A temporary snapshot is paid for until its copy into the air-gapped vault is complete.
        let until_copied = Keep { cold_after: None, delete_after: Some(protection.later_copies) };
        self.shelf(&Shelf {
            part,
            rule: protection.rule,
            vault: protection.vault,
            keep: if protection.temporary { until_copied } else { rule.keep },
            turns_cold: protection.turns_cold,
            category: Category::WarmStorage,
            mechanism: Mechanism::Rule { rule: place(protection.rule) },
            free: self.free_while_continuous(part),
        });
    }

    fn copies(&mut self, part: Index, protection: &Protection, copy: Index, target: &CopyTarget) {
        let rule = &self.design.rules[protection.rule];
        let mechanism = Mechanism::Copy { rule: place(protection.rule), copy: place(copy) };
        let shelf = Shelf {
            part,
            rule: protection.rule,
            vault: target.vault,
            keep: target.keep,
            turns_cold: protection.turns_cold,
            category: Category::Copies,
            mechanism,
            free: Span::ZERO,
        };
        self.shelf(&shelf);
        let (Some(from), Some(to)) =
            (self.region_of_vault(rule.vault), self.region_of_vault(target.vault))
        else {
            return;
        };
        if from == to {
            return;
        }
        let Some(key) = rates::copy(self.design.components[part].kind, &to) else { return };
        let line = self.line(Category::Transfer, mechanism, Some(part), key, &from);
        let content = self.content(part, self.is_incremental(part));
        let chain = self.chain(&shelf, warm_time(&shelf));
        for month in 0..self.months.len() {
            self.post(month, line, chain.moved(month, content));
        }
    }

    fn chain(&mut self, shelf: &Shelf, kept: Kept) -> std::rc::Rc<super::chain::Chain> {
        self.chains.of_rule(self.design, &self.months, shelf.rule, self.delay, kept)
    }

    /// Posts what the points of a rule cost in one vault.
    fn shelf(&mut self, shelf: &Shelf) {
        let component = &self.scenario.components[shelf.part];
        let Some(vault) = self.design.vaults.get(shelf.vault) else { return };
        let (air_gapped, account) = (vault.air_gapped, vault.account.clone());
        let Some(region) = self.region_of_vault(shelf.vault) else { return };
        let Some(warm_key) = rates::warm(component.kind, air_gapped) else { return };
        let cold_kind = component.kind.spec().capabilities(component.variant()).cold;
        let warm = warm_time(shelf);
        let line = self.line(shelf.category, shelf.mechanism, Some(shelf.part), warm_key, &region);
        let content = self.content(shelf.part, self.is_incremental(shelf.part));
        let chain = self.chain(shelf, warm);
        let is_rds = component.kind == ComponentKind::RdsInstance;
        for month in 0..self.months.len() {
            let gib = self.months[month].share(chain.stored(month, content));
            if is_rds {
                self.post_rds(month, line, gib, &account);
            } else {
                self.post(month, line, gib);
            }
        }
        if let (true, Some(after)) = (shelf.turns_cold, shelf.keep.cold_after) {
            self.cold(shelf, after, cold_kind, &region);
        }
    }

    fn cold(&mut self, shelf: &Shelf, after: Span, kind: Cold, region: &Arc<str>) {
        let until = shelf.keep.delete_after;
        let Some(key) = rates::cold(self.design.components[shelf.part].kind) else { return };
        if until.is_some_and(|until| until <= after) {
            return;
        }
        let category = match shelf.category {
            Category::WarmStorage => Category::ColdStorage,
            copies => copies,
        };
        let line = self.line(category, shelf.mechanism, Some(shelf.part), key, region);
        let content = self.content(shelf.part, kind == Cold::Incremental);
        let chain = self.chain(shelf, Kept { after, until });
        let least = after + SHORTEST_COLD;
        let charged = until
            .filter(|until| *until < least)
            .map(|_| self.chain(shelf, Kept { after, until: Some(least) }));
        let early =
            Line { mechanism: Mechanism::EarlyDeletion { rule: place(shelf.rule) }, ..line };
        for month in 0..self.months.len() {
            let stored = chain.stored(month, content);
            self.post(month, line, self.months[month].share(stored));
            if let Some(charged) = &charged {
                let more = charged.stored(month, content) - stored;
                self.post(month, early, self.months[month].share(more));
            }
        }
    }

    /// A continuous backup holds everything and all changes of its window, or of the time so far.
    fn continuous(&mut self, part: Index, protection: &Protection, window: Window) {
        let component = &self.design.components[part];
        let Some(vault) = self.design.vaults.get(protection.vault) else { return };
        let (air_gapped, account) = (vault.air_gapped, vault.account.clone());
        let Some(region) = self.region(vault.site) else { return };
        let Some(key) = rates::warm(component.kind, air_gapped) else { return };
        let mechanism = Mechanism::Continuous { rule: place(protection.rule) };
        let line = self.line(Category::ContinuousBackup, mechanism, Some(part), key, &region);
        self.window(part, line, window, &account);
    }

    /// The services' own point-in-time restore, where no rule has taken it over.
    fn own_backups(&mut self, part: Index) {
        let component = &self.design.components[part];
        let Some(window) = component.own_window else { return };
        let Some(site) = self.design.sites.get(component.site) else { return };
        let (account, Some(region)) = (site.account.clone(), self.region(component.site)) else {
            return;
        };
        if component.protections.iter().any(|it| it.continuous.is_some()) {
            return;
        }
        let line = |writer: &mut Self, key| {
            let category = Category::ContinuousBackup;
            writer.line(category, Mechanism::OwnBackups, Some(part), key, &region)
        };
        match component.kind {
            // Its price is by the size of the table, whatever the window (pricing page).
            ComponentKind::DynamodbTable => {
                let size = component.size_gib;
                let line = line(self, PriceKey::DYNAMODB_PITR);
                self.post_months(line, |month| size * month.share(month.seconds() as f64));
            }
            kind => {
                let Some(key) = rates::warm(kind, false) else { return };
                let line = line(self, key);
                self.window(part, line, window, &account);
            }
        }
    }

    fn window(&mut self, part: Index, line: Line, window: Window, account: &AccountId) {
        let start = self.design.start;
        let component = &self.design.components[part];
        let change_per_second = component.change_gib_per_day / 86_400.0;
        // Clusters with shared storage are charged neither for their size nor for a window of one day
        // (Aurora user guide, `aurora-storage-backup`; Neptune user guide,
        // `backup-restore-overview-metrics`).
        let is_free = first_day_is_free(component.kind);
        if is_free && window.reach <= Span::days(1) {
            return;
        }
        let size = if is_free { 0.0 } else { component.size_gib };
        let is_rds = component.kind == ComponentKind::RdsInstance;
        for at in 0..self.months.len() {
            let month = self.months[at];
            let held = size * month.seconds() as f64
                + change_per_second * month.growth(start, window.reach);
            if is_rds {
                self.post_rds(at, line, month.share(held), account);
            } else {
                self.post(at, line, month.share(held));
            }
        }
    }

    /// Older versions of objects: what was overwritten, until a lifecycle rule deletes it.
    fn versions(&mut self, part: Index) {
        let component = &self.design.components[part];
        if !component.versioning || component.kind != ComponentKind::S3Bucket {
            return;
        }
        let Some(region) = self.region(component.site) else { return };
        let start = self.design.start;
        let kept = Span::from_seconds_f64(self.number(Assumption::S3VersionDays) * 86_400.0);
        let change_per_second = component.change_gib_per_day / 86_400.0;
        let line = self.line(
            Category::ObjectVersions,
            Mechanism::Versions,
            Some(part),
            PriceKey::S3_STORAGE,
            &region,
        );
        self.post_months(line, |month| month.share(change_per_second * month.growth(start, kept)));
    }

    /// The provisioned size of an account's DB instances in a Region, replicas included.
    pub(super) fn provisioned(&self, region: &Arc<str>, account: &AccountId) -> f64 {
        let is_there = |site: Index| {
            self.design.sites.get(site).is_some_and(|site| {
                site.region.as_ref() == Some(region) && site.account == *account
            })
        };
        self.design
            .components
            .iter()
            .filter(|part| part.kind == ComponentKind::RdsInstance)
            .map(|part| {
                let own = if is_there(part.site) { part.size_gib } else { 0.0 };
                let replica = part
                    .standby
                    .filter(|standby| standby.lag.is_some() && is_there(standby.site))
                    .map_or(0.0, |_| part.size_gib);
                own + replica
            })
            .sum()
    }
}

/// How long points of a shelf stay warm, and from when on they are charged.
fn warm_time(shelf: &Shelf) -> Kept {
    let cold_after = shelf.keep.cold_after.filter(|_| shelf.turns_cold);
    let until = match (cold_after, shelf.keep.delete_after) {
        (Some(cold), Some(delete)) => Some(cold.min(delete)),
        (cold, delete) => cold.or(delete),
    };
    Kept { after: shelf.free, until }
}

fn first_day_is_free(kind: ComponentKind) -> bool {
    kind.spec().own_backups.as_ref().is_some_and(|own| own.first_day_is_free)
}
