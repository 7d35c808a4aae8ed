//! What recovery points cost: kept warm and cold, copied, and sent to other Regions (M17).

mod holdings;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use self::holdings::VaultHoldings;
use super::category::{Category, Mechanism};
use super::chain::{Chain, Content, Member};
use super::occurrences::KeptSpan;
use super::writer::{Posting, Writer, place};
use crate::catalog::{Cold, ComponentKind, Incremental};
use crate::engine::design::{ComponentIdx, PointLifecycle, VaultIdx};
use crate::model::AccountId;
use crate::units::Span;

/// Where a later point finds an earlier one to build on (AWS Backup developer guide, `creating-a-backup`,
/// "Incremental backups and Regions").
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Base {
    /// In its vault: kinds that AWS Backup manages fully, and copies, which the key of their vault encrypts
    /// (`cross-region-backup`: a copy is full only where it is the first into a vault and key).
    Vault(VaultIdx),
    /// Anywhere in the Region and account: all other kinds.
    Region(Option<Arc<str>>, AccountId),
}

impl Writer<'_> {
    pub(super) fn storage(&mut self, component: ComponentIdx) {
        let holdings = self.holdings(component);
        let mut bases: BTreeMap<Base, Vec<usize>> = BTreeMap::new();
        for (at, one) in holdings.iter().enumerate() {
            bases.entry(self.base(one)).or_default().push(at);
        }
        let mut held: BTreeMap<Base, Rc<Chain>> = BTreeMap::new();
        for (base, group) in bases {
            let group: Vec<&VaultHoldings> = group.iter().map(|at| &holdings[*at]).collect();
            if self.is_incremental(component) {
                held.extend(self.sharing(component, &group).map(|chain| (base, chain)));
            } else {
                group.iter().for_each(|one| self.full_each_time(one));
            }
        }
        self.continuous(component, &held);
        self.own_backups(component, &held);
        self.versions(component);
    }

    /// Where points of a component are kept: by each rule in its own vault, and where it copies them to.
    fn holdings(&self, idx: ComponentIdx) -> Vec<VaultHoldings> {
        let design = self.design;
        let component = &design.components[idx];
        let free = self.free_while_continuous(idx);
        let mut all = Vec::new();
        for protection in &component.protections {
            let rule = &design.rules[protection.rule];
            // A temporary snapshot is paid for until its copy into the air-gapped vault is complete.
            let until_copied =
                PointLifecycle { cold_after: None, delete_after: Some(protection.later_copies) };
            let holdings = VaultHoldings {
                component: idx,
                rule: protection.rule,
                made_as: (!design.points_are_made_as_due(idx, protection))
                    .then(|| design.queues_like(idx)),
                vault: protection.vault,
                keep: if protection.temporary { until_copied } else { rule.keep },
                turns_cold: protection.turns_cold,
                category: Category::WarmStorage,
                mechanism: Mechanism::Rule { rule: place(protection.rule) },
                free,
                job: protection.later_jobs,
            };
            let copies = rule.copies.iter().enumerate();
            let copied = copies.filter(|(_, target)| design.is_copied(protection, target));
            all.extend(copied.map(|(copy, target)| holdings.copied_to(protection, copy, target)));
            if protection.continuous.is_none() {
                all.push(holdings);
            }
        }
        all
    }

    fn base(&self, holdings: &VaultHoldings) -> Base {
        match holdings.mechanism {
            Mechanism::Copy { .. } => Base::Vault(holdings.vault),
            _ => self.base_in(holdings.component, holdings.vault),
        }
    }

    /// What points of a component in a vault build on that are no copies.
    pub(super) fn base_in(&self, idx: ComponentIdx, vault: VaultIdx) -> Base {
        let Some(place) = self.design.vaults.get(vault) else { return Base::Vault(vault) };
        let component = &self.scenario.components[idx];
        let capabilities = component.kind.spec().capabilities(component.variant());
        if capabilities.full_management.is_yes() || place.air_gapped {
            Base::Vault(vault)
        } else {
            Base::Region(self.region(place.site), place.account.clone())
        }
    }

    fn content(&self, component: ComponentIdx, incremental: bool) -> Content {
        let component = &self.design.components[component];
        Content {
            size_gib: component.size_gib,
            change_gib_per_day: component.change_gib_per_day,
            incremental,
        }
    }

    fn is_incremental(&self, idx: ComponentIdx) -> bool {
        let component = &self.scenario.components[idx];
        component.kind.spec().capabilities(component.variant()).incremental == Incremental::Yes
    }

    fn cold_kind(&self, idx: ComponentIdx) -> Cold {
        let component = &self.scenario.components[idx];
        component.kind.spec().capabilities(component.variant()).cold
    }

    /// Aurora, Neptune and DocumentDB do not charge for snapshots within the retention of their continuous
    /// backups (AWS Backup developer guide, `metering-and-billing`; Neptune user guide,
    /// `backup-restore-overview-metrics`; DocumentDB developer guide,
    /// `backup_restore-understanding_backup_storage_usage`).
    fn free_while_continuous(&self, component: ComponentIdx) -> Span {
        let component = &self.design.components[component];
        if !first_day_is_free(component.kind) {
            return Span::ZERO;
        }
        let windows =
            component.protections.iter().filter_map(|it| it.continuous).chain(component.own_window);
        windows.map(|window| window.reach).max().unwrap_or(Span::ZERO)
    }

    fn chain(&mut self, members: &[Member], job: Span) -> Rc<Chain> {
        self.chains.of(self.design, &self.months, members, job, self.delay)
    }

    /// Posts points each of which holds everything.
    fn full_each_time(&mut self, holdings: &VaultHoldings) {
        let chain = self.chain(
            &holdings.alone(KeptSpan { after: holdings.free, until: holdings.warm() }),
            Span::ZERO,
        );
        self.warm(holdings, &chain, 0, false);
        self.transfer(holdings, &chain, 0, false);
        self.cold_in_full(holdings);
    }

    /// Posts points of rules that build on one another, and returns what they hold while they are warm.
    fn sharing(&mut self, component: ComponentIdx, group: &[&VaultHoldings]) -> Option<Rc<Chain>> {
        let job = group.iter().map(|holdings| holdings.job).max()?;
        let members: Vec<Member> = group.iter().map(|holdings| holdings.warm_points()).collect();
        let warm = self.chain(&members, job);
        for (member, holdings) in group.iter().enumerate() {
            self.warm(holdings, &warm, member, true);
            self.transfer(holdings, &warm, member, true);
            let name = (place(component), holdings.mechanism);
            if warm.starts_anew.get(member).is_some_and(|anew| *anew) {
                self.remarks.starts_anew.push(name);
            }
            if group.len() > 1 {
                self.remarks.shares_base.push(name);
            }
        }
        match self.cold_kind(component) {
            Cold::No => {}
            Cold::Incremental => self.cold_by_changes(component, group, &warm, job),
            Cold::Full | Cold::ArchiveMonthly => {
                group.iter().for_each(|holdings| self.cold_in_full(holdings));
            }
        }
        Some(warm)
    }

    /// Posts what a rule's points hold while they are warm.
    fn warm(&mut self, holdings: &VaultHoldings, chain: &Chain, member: usize, incremental: bool) {
        let charges = &self.design.components[holdings.component].spec().charges;
        let Some(vault) = self.design.vaults.get(holdings.vault) else { return };
        let (air_gapped, account) = (vault.air_gapped, vault.account.clone());
        let Some(region) = self.region_of_vault(holdings.vault) else { return };
        let Some(key) = charges.stored(air_gapped) else { return };
        let line = self.line(
            holdings.category,
            holdings.mechanism,
            Some(holdings.component),
            key,
            &region,
        );
        let content = self.content(holdings.component, incremental);
        let of_months: Vec<f64> = self
            .months
            .iter()
            .enumerate()
            .map(|(at, month)| month.share(chain.stored(member, at, content)))
            .collect();
        if charges.free_up_to_size {
            self.post_with_allowance(line, of_months.into_iter(), &account);
        } else {
            of_months.into_iter().enumerate().for_each(|(at, gib)| self.post(at, line, gib));
        }
    }

    /// Posts what copies to another Region move.
    fn transfer(
        &mut self,
        holdings: &VaultHoldings,
        chain: &Chain,
        member: usize,
        incremental: bool,
    ) {
        let Mechanism::Copy { .. } = holdings.mechanism else { return };
        let from = self.region_of_vault(self.design.rules[holdings.rule].vault);
        let (Some(from), Some(to)) = (from, self.region_of_vault(holdings.vault)) else { return };
        let key = self.design.components[holdings.component].spec().charges.copy_to(&to);
        let Some(key) = key.filter(|_| from != to) else { return };
        let line =
            self.line(Category::Transfer, holdings.mechanism, Some(holdings.component), key, &from);
        let content = self.content(holdings.component, incremental);
        for month in 0..self.months.len() {
            self.post(month, line, chain.moved(member, month, content));
        }
    }

    /// The line of a rule's points in cold storage, and that of what is charged after they are deleted.
    fn cold_lines(&mut self, holdings: &VaultHoldings) -> Option<(Posting, Posting)> {
        let key = self.design.components[holdings.component].spec().charges.cold.price()?;
        let region = self.region_of_vault(holdings.vault)?;
        let category = match holdings.category {
            Category::WarmStorage => Category::ColdStorage,
            copies => copies,
        };
        let line = self.line(category, holdings.mechanism, Some(holdings.component), key, &region);
        let early =
            Posting { mechanism: Mechanism::EarlyDeletion { rule: place(holdings.rule) }, ..line };
        Some((line, early))
    }

    /// Posts points that become full ones in cold storage.
    fn cold_in_full(&mut self, holdings: &VaultHoldings) {
        let Some(cold) = holdings.cold() else { return };
        let Some((line, early)) = self.cold_lines(holdings) else { return };
        let content = self.content(holdings.component, false);
        let chain = self.chain(&holdings.alone(cold), Span::ZERO);
        let charged = holdings.charged_until().map(|until| {
            self.chain(&holdings.alone(KeptSpan { until: Some(until), ..cold }), Span::ZERO)
        });
        for month in 0..self.months.len() {
            let stored = chain.stored(0, month, content);
            self.post(month, line, self.months[month].share(stored));
            if let Some(charged) = &charged {
                let more = charged.stored(0, month, content) - stored;
                self.post(month, early, self.months[month].share(more));
            }
        }
    }

    /// Posts points that stay incremental in cold storage: only what no warm point refers to moves there
    /// (AWS Backup developer guide, `plan-options-and-configuration`, "Lifecycle and storage tiers"). Rules
    /// have their shares by how long their points are cold.
    fn cold_by_changes(
        &mut self,
        component: ComponentIdx,
        group: &[&VaultHoldings],
        warm: &Chain,
        job: Span,
    ) {
        if group.iter().all(|holdings| holdings.cold().is_none()) {
            return;
        }
        let members: Vec<Member> =
            group.iter().map(|holdings| holdings.all_points(holdings.keep.delete_after)).collect();
        let all = self.chain(&members, job);
        let charged_until =
            |holdings: &&VaultHoldings| holdings.charged_until().or(holdings.keep.delete_after);
        let charged = group.iter().any(|holdings| holdings.charged_until().is_some()).then(|| {
            let members: Vec<Member> =
                group.iter().map(|holdings| holdings.all_points(charged_until(holdings))).collect();
            self.chain(&members, job)
        });
        let lines: Vec<_> = group.iter().map(|holdings| self.cold_lines(holdings)).collect();
        let own: Vec<_> = group
            .iter()
            .map(|holdings| {
                let of = |writer: &mut Self, kept| writer.chain(&holdings.alone(kept), Span::ZERO);
                let cold = holdings.cold().map(|cold| of(self, cold));
                let after = holdings.charged_until().map(|until| {
                    of(
                        self,
                        KeptSpan {
                            after: holdings.keep.delete_after.unwrap_or(until),
                            until: Some(until),
                        },
                    )
                });
                (cold, after)
            })
            .collect();
        let content = self.content(component, true);
        for month in 0..self.months.len() {
            let stored = all.stored_by_all(month, content);
            let in_cold = stored - warm.stored_by_all(month, content);
            let more = charged.as_ref().map_or(0.0, |it| it.stored_by_all(month, content) - stored);
            let seconds = |chain: &Option<Rc<Chain>>| {
                chain.as_ref().map_or(0.0, |chain| chain.point_seconds(0, month))
            };
            let all_cold: f64 = own.iter().map(|(cold, _)| seconds(cold)).sum();
            let all_after: f64 = own.iter().map(|(_, after)| seconds(after)).sum();
            for (lines, (cold, after)) in lines.iter().zip(&own) {
                let Some((line, early)) = *lines else { continue };
                let share = |own: f64, of: f64| if of > 0.0 { own / of } else { 0.0 };
                let gib = in_cold * share(seconds(cold), all_cold);
                self.post(month, line, self.months[month].share(gib.max(0.0)));
                let gib = more * share(seconds(after), all_after);
                self.post(month, early, self.months[month].share(gib.max(0.0)));
            }
        }
    }
}

/// Whether the service charges neither for the first day of its own backups nor for snapshots within their window.
pub(super) fn first_day_is_free(kind: ComponentKind) -> bool {
    kind.spec().own_backups.as_ref().is_some_and(|own| own.first_day_is_free)
}
