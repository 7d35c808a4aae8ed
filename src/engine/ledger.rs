//! The ledger: what protection costs month by month, and what each incident cost, each amount with its reasons.
//!
//! It is worked out when somebody asks for it and not with every run, so that dragging an incident
//! stays fast. Protection is charged as it is designed: that a job is missed while a component is
//! down, or that an intruder empties a vault, changes storage by hours and is left out. A point is
//! charged from the start of its job to its expiry, averaged over the calendar month as AWS does;
//! GiB stand for what AWS's price lists call GB.

mod category;
mod chain;
mod continuous;
mod estimate;
mod explain;
mod incidents;
mod months;
mod occurrences;
mod rates;
mod replication;
mod report;
mod shared;
pub(super) mod sheet;
mod standing;
mod storage;
mod writer;

#[cfg(test)]
mod billed_points;

use std::sync::Arc;

use super::run::Run;
use super::work::{Pace, at_once};
use crate::model::Scenario;
use crate::units::{Instant, Usd, sorting};

pub use category::{Category, CostGroup, Mechanism};
pub use estimate::{EstimatedTotal, Estimates};
pub use months::Month;
pub use report::{ByComponent, ByIncident, ByMonth, LedgerCost, LedgerLine, LedgerLines, Total};
pub use sheet::{AmountStatus, Quote, QuoteSource};

/// The place of something in one of the ledger's or the scenario's lists.
pub(crate) type ListIndex = u32;

/// One amount: something used in a month, at a price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LedgerEntry {
    /// The place of the month in [`Ledger::months`].
    pub month: ListIndex,
    /// What it was paid for.
    pub category: Category,
    /// By what it came about.
    pub mechanism: Mechanism,
    /// The place of the component in the scenario, if it was for one.
    pub component: Option<ListIndex>,
    /// The place of the incident in the outcome, if it was for one.
    pub incident: Option<ListIndex>,
    /// The place of the price in [`Ledger::quotes`]; nothing for what is lost, which has no price list.
    pub price: Option<ListIndex>,
    /// How much, in the unit of the price; orders for what is lost.
    pub quantity: f64,
    /// The amount; nothing where the price is unknown.
    pub usd: Usd,
    /// How sure the amount is.
    pub status: AmountStatus,
}

/// What a run cost, entry by entry.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The entries, in the order in which they were worked out.
    pub entries: Vec<LedgerEntry>,
    /// The months of the clock.
    pub months: Vec<Month>,
    /// The prices in use.
    pub quotes: Vec<Quote>,
    scenario: Arc<Scenario>,
    /// The incidents of the outcome: the places in the scenario, in the order of time.
    incidents: Vec<crate::model::IncidentId>,
    rules: Vec<RuleName>,
    remarks: Remarks,
}

/// A rule as people name it, and how long it keeps points.
#[derive(Clone, Debug)]
struct RuleName {
    name: String,
    vault: String,
    kept: Option<crate::units::Span>,
    copies: Vec<(String, Option<crate::units::Span>)>,
}

/// What is worth saying about the points of rules, by component and mechanism, ascending.
#[derive(Clone, Debug, Default)]
struct Remarks {
    /// Points after the first hold everything, since none before them is left when they are made.
    starts_anew: Vec<(ListIndex, Mechanism)>,
    /// Points of other rules lie in the same place, and all share one base.
    shares_base: Vec<(ListIndex, Mechanism)>,
}

impl Remarks {
    fn sorted(mut self) -> Self {
        sorting::sort(&mut self.starts_anew);
        sorting::sort(&mut self.shares_base);
        self
    }
}

impl Run {
    /// Works out what the run cost.
    pub fn ledger(&self) -> Ledger {
        at_once(self.ledger_paced(&Pace::AT_ONCE))
    }

    /// The same in portions.
    pub(crate) async fn ledger_paced(&self, pace: &Pace) -> Ledger {
        let mut writer = writer::Writer::new(self);
        writer.protection(pace).await;
        writer.incidents(pace).await;
        pace.step().await;
        writer.allowances();
        pace.step().await;
        writer.finish()
    }

    /// Works out what protection costs, and nothing else: it is the same wherever incidents lie, but for
    /// drills that they keep from launching, so that it need not be worked out again while one is dragged.
    pub fn protection_ledger(&self) -> Ledger {
        at_once(self.protection_ledger_paced(&Pace::AT_ONCE))
    }

    /// The same in portions.
    pub(crate) async fn protection_ledger_paced(&self, pace: &Pace) -> Ledger {
        let mut writer = writer::Writer::new(self);
        writer.protection(pace).await;
        writer.allowances();
        pace.step().await;
        writer.finish()
    }
}

impl Ledger {
    /// The price of an entry, if it has one.
    pub fn quote(&self, entry: &LedgerEntry) -> Option<&Quote> {
        self.quotes.get(entry.price? as usize)
    }

    /// The prices that entries rest on, each once.
    pub fn used_quotes(&self) -> impl Iterator<Item = &Quote> {
        let mut is_used = vec![false; self.quotes.len()];
        for price in self.entries.iter().filter_map(|entry| entry.price) {
            if let Some(used) = is_used.get_mut(price as usize) {
                *used = true;
            }
        }
        self.quotes.iter().zip(is_used).filter(|(_, used)| *used).map(|(quote, _)| quote)
    }

    /// The first moment of an entry's month.
    pub fn month(&self, entry: &LedgerEntry) -> Option<Instant> {
        self.months.get(entry.month as usize).map(|month| month.from)
    }

    /// The component of an entry, if it was for one.
    pub fn component(&self, entry: &LedgerEntry) -> Option<&crate::model::Component> {
        self.scenario.components.get(entry.component? as usize)
    }

    /// The incident of an entry, if it was for one.
    pub fn incident(&self, entry: &LedgerEntry) -> Option<&crate::model::IncidentId> {
        self.incidents.get(entry.incident? as usize)
    }
}
