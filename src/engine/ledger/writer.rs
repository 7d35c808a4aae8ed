//! Writing the ledger: amounts are rounded once, when they are posted, so that totals are sums of entries.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::category::{Category, Mechanism};
use super::chain::Chains;
use super::months::{Month, months};
use super::rates::{RateMeasure, RunningRate};
use super::sheet::{AmountStatus, PriceSheet};
use super::{Ledger, LedgerEntry, ListIndex, Remarks, RuleName};
use crate::catalog::Assumption;
use crate::catalog::prices::{PriceKey, UnitPrice};
use crate::engine::business::Business;
use crate::engine::design::{ComponentIdx, IncidentIdx, ResolvedScenario, SiteIdx, VaultIdx};
use crate::engine::protection::points::Points;
use crate::engine::run::Run;
use crate::engine::work::Pace;
use crate::engine::world::World;
use crate::model::{AccountId, Scenario};
use crate::units::{Instant, Span, Usd};

/// Quantities below this are nothing: no price makes a micro-dollar of them.
const NOTHING: f64 = 1e-12;

const NANOS_PER_MICRO: f64 = 1_000.0;

/// What the entries of one posting share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub(super) category: Category,
    pub(super) mechanism: Mechanism,
    pub(super) component: Option<ComponentIdx>,
    pub(super) incident: Option<IncidentIdx>,
    /// The place of the price.
    pub(super) price: ListIndex,
}

/// A ledger being written.
pub(super) struct Writer<'a> {
    pub(super) run: &'a Run,
    pub(super) scenario: &'a Scenario,
    pub(super) design: &'a ResolvedScenario,
    pub(super) world: &'a World,
    pub(super) business: &'a Business,
    pub(super) months: Vec<Month>,
    pub(super) chains: Chains,
    pub(super) remarks: Remarks,
    /// How long after the scheduled time jobs start.
    pub(super) delay: Span,
    sheet: PriceSheet<'a>,
    entries: Vec<LedgerEntry>,
    /// RDS backup storage by Region and account: the places of its entries.
    rds: BTreeMap<(Arc<str>, AccountId), Vec<usize>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(run: &'a Run) -> Self {
        let Points { design, world } = run.points();
        let scenario = &*run.scenario;
        let months = months(design.start, design.end);
        // A list that grows by doubling would take twice the memory for a moment.
        let shelves: usize = design
            .components
            .iter()
            .flat_map(|component| &component.protections)
            .map(|it| 1 + 2 * design.rules[it.rule].copies.len())
            .sum();
        let entries = Vec::with_capacity((shelves + design.components.len()) * months.len());
        Self {
            run,
            scenario,
            design,
            world,
            business: &run.business,
            months,
            chains: Chains::default(),
            remarks: Remarks::default(),
            delay: design.values.minutes(Assumption::StartDelayMinutes),
            sheet: PriceSheet::new(&scenario.prices),
            entries,
            rds: BTreeMap::new(),
        }
    }

    /// All that protection costs.
    pub(super) async fn protection(&mut self, pace: &Pace) {
        for component in 0..self.design.components.len() {
            pace.step().await;
            self.chains.expect(self.design.queues_like(component));
        }
        for component in 0..self.design.components.len() {
            pace.step().await;
            self.storage(component);
            self.chains.served(self.design.queues_like(component));
        }
        pace.step().await;
        self.replication();
        for component in 0..self.design.components.len() {
            pace.step().await;
            self.standby(component);
        }
        pace.step().await;
        self.standing();
    }

    pub(super) fn number(&self, assumption: Assumption) -> f64 {
        self.design.values.number(assumption)
    }

    /// The Region of a site; nothing for data centers, where AWS charges nothing.
    pub(super) fn region(&self, site: SiteIdx) -> Option<Arc<str>> {
        self.design.sites.get(site)?.region.clone()
    }

    pub(super) fn region_of_vault(&self, vault: VaultIdx) -> Option<Arc<str>> {
        self.region(self.design.vaults.get(vault)?.site)
    }

    pub(super) fn line(
        &mut self,
        category: Category,
        mechanism: Mechanism,
        component: Option<ComponentIdx>,
        key: PriceKey,
        region: &Arc<str>,
    ) -> Posting {
        let price = self.sheet.place(key, region);
        Posting { category, mechanism, component, incident: None, price }
    }

    /// Posts a quantity in one month. A negative one is a credit.
    pub(super) fn post(&mut self, month: usize, line: Posting, quantity: f64) {
        if quantity.abs() < NOTHING {
            return;
        }
        let quote = self.sheet.quote(line.price);
        let price = quote.and_then(|quote| quote.usd);
        self.entries.push(LedgerEntry {
            month: place(month),
            category: line.category,
            mechanism: line.mechanism,
            component: line.component.map(place),
            incident: line.incident.map(place),
            price: Some(line.price),
            quantity,
            usd: price.map_or(Usd::ZERO, |price| amount(quantity, price)),
            status: quote.map_or(AmountStatus::Unknown, super::sheet::Quote::status),
        });
    }

    /// Posts an amount that no price list has: what is lost.
    pub(super) fn post_loss(
        &mut self,
        month: usize,
        (category, mechanism): (Category, Mechanism),
        component: Option<ComponentIdx>,
        incident: Option<IncidentIdx>,
        (quantity, usd): (f64, Option<Usd>),
    ) {
        self.entries.push(LedgerEntry {
            month: place(month),
            category,
            mechanism,
            component: component.map(place),
            incident: incident.map(place),
            price: None,
            quantity,
            usd: usd.unwrap_or_default(),
            status: if usd.is_some() { AmountStatus::Known } else { AmountStatus::Unknown },
        });
    }

    /// Posts something in each month: the quantity is worked out from the month.
    pub(super) fn post_months(&mut self, line: Posting, quantity: impl Fn(&Month) -> f64) {
        for at in 0..self.months.len() {
            let quantity = quantity(&self.months[at]);
            self.post(at, line, quantity);
        }
    }

    /// Posts something that runs between two moments.
    pub(super) fn post_running(
        &mut self,
        line: Posting,
        measure: RateMeasure,
        (from, to): (Instant, Instant),
    ) {
        self.post_months(line, |month| {
            let seconds = month.overlap(from, to) as f64;
            match measure {
                RateMeasure::Hours(count) => count * seconds / 3_600.0,
                RateMeasure::GibMonths(gib) => gib * month.share(seconds),
            }
        });
    }

    /// Posts all prices of something that runs between two moments in a Region.
    pub(super) fn post_all_running(
        &mut self,
        (category, mechanism): (Category, Mechanism),
        (component, incident): (ComponentIdx, Option<IncidentIdx>),
        region: &Arc<str>,
        running: Vec<RunningRate>,
        span: (Instant, Instant),
    ) {
        for RunningRate { key, measure } in running {
            let line = self.line(category, mechanism, Some(component), key, region);
            self.post_running(Posting { incident, ..line }, measure, span);
        }
    }

    /// The place of the month that a moment lies in.
    pub(super) fn month_of(&self, at: Instant) -> usize {
        self.months.partition_point(|month| month.from <= at).saturating_sub(1)
    }

    /// Posts backup storage of each month, of which an allowance of the Region and account covers a part.
    pub(super) fn post_with_allowance(
        &mut self,
        line: Posting,
        quantities: impl Iterator<Item = f64>,
        account: &AccountId,
    ) {
        let from = self.entries.len();
        for (month, quantity) in quantities.enumerate() {
            self.post(month, line, quantity);
        }
        let posted = from..self.entries.len();
        let region = self.sheet.quote(line.price).map(|quote| Arc::clone(&quote.region));
        if let Some(region) = region.filter(|_| !posted.is_empty()) {
            self.rds.entry((region, account.clone())).or_default().extend(posted);
        }
    }

    /// Credits the backup storage that RDS does not charge for: up to the provisioned size of all DB
    /// instances of an account in a Region (RDS pricing page), shared out by use.
    pub(super) fn allowances(&mut self) {
        for ((region, account), places) in std::mem::take(&mut self.rds) {
            let provisioned = self.provisioned(&region, &account);
            let mut used = vec![0.0; self.months.len()];
            for at in &places {
                let entry = &self.entries[*at];
                used[entry.month as usize] += entry.quantity;
            }
            for at in places {
                let entry = self.entries[at];
                let month = &self.months[entry.month as usize];
                let allowance = provisioned * month.share(month.seconds() as f64);
                let used = used[entry.month as usize];
                let share = if allowance >= used { 1.0 } else { allowance / used };
                let Some(price) = entry.price else { continue };
                let line = Posting {
                    category: entry.category,
                    mechanism: Mechanism::FreeAllowance,
                    component: entry.component.map(|it| it as usize),
                    incident: None,
                    price,
                };
                self.post(entry.month as usize, line, -entry.quantity * share);
            }
        }
    }

    pub(super) fn finish(self) -> Ledger {
        let vault = |at: VaultIdx| {
            self.scenario.vaults.get(at).map(|vault| vault.id.to_string()).unwrap_or_default()
        };
        let rules = self
            .design
            .rules
            .iter()
            .map(|rule| RuleName {
                name: format!("{} / {}", rule.plan_name, rule.name),
                vault: vault(rule.vault),
                kept: rule.keep.delete_after,
                copies: rule
                    .copies
                    .iter()
                    .map(|copy| (vault(copy.vault), copy.keep.delete_after))
                    .collect(),
            })
            .collect();
        Ledger {
            entries: self.entries,
            months: self.months,
            quotes: self.sheet.quotes,
            scenario: Arc::clone(&self.run.scenario),
            incidents: self.run.outcome.incidents.iter().map(|it| it.id.clone()).collect(),
            rules,
            remarks: self.remarks.sorted(),
        }
    }
}

/// A quantity at a price, to the nearest micro-dollar.
fn amount(quantity: f64, price: UnitPrice) -> Usd {
    // `as` saturates at the ends of i64 and turns NaN into 0.
    Usd::from_micros(libm::round(quantity * price.nanos() as f64 / NANOS_PER_MICRO) as i64)
}

pub(super) fn place(index: usize) -> ListIndex {
    ListIndex::try_from(index).unwrap_or(ListIndex::MAX)
}
