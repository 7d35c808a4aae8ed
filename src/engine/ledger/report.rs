//! What can be asked of a ledger: totals by month, component and incident, and its lines in JSON.

use std::iter::Sum;
use std::ops::{Add, AddAssign};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::category::{Category, CostGroup};
use super::months::HOURS_PER_MONTH;
use super::sheet::AmountStatus;
use super::{Ledger, LedgerEntry};
use crate::catalog::prices::UnitPrice;
use crate::engine::outcome::Cost;
use crate::model::{ComponentId, IncidentId};
use crate::units::{Instant, Usd};

/// A sum of entries that does not hide what it does not know (M18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Total {
    /// What is known of it.
    pub usd: Usd,
    /// Whether it contains an amount that is not known, so that it is at least this.
    pub at_least: bool,
    /// Whether it contains a provisional price.
    pub provisional: bool,
}

impl Total {
    /// Whether there is nothing in it, known or not.
    pub fn is_nothing(self) -> bool {
        self.usd == Usd::ZERO && !self.at_least
    }

    /// Whether it has to be said that it is at least this: what cannot be counted says that itself.
    pub fn is_open(self) -> bool {
        self.at_least && !self.usd.is_at_limit()
    }
}

impl From<&LedgerEntry> for Total {
    fn from(entry: &LedgerEntry) -> Self {
        Self {
            usd: entry.usd,
            at_least: entry.status == AmountStatus::Unknown,
            provisional: entry.status == AmountStatus::Provisional,
        }
    }
}

impl Add for Total {
    type Output = Total;
    fn add(self, other: Total) -> Total {
        Total {
            usd: self.usd + other.usd,
            at_least: self.at_least || other.at_least,
            provisional: self.provisional || other.provisional,
        }
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Total) {
        *self = *self + other;
    }
}

impl Sum for Total {
    fn sum<I: Iterator<Item = Total>>(totals: I) -> Total {
        totals.fold(Total::default(), Add::add)
    }
}

impl std::fmt::Display for Total {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_open() {
            formatter.write_str("at least ")?;
        }
        self.usd.fmt(formatter)?;
        if self.provisional { formatter.write_str(" (provisional)") } else { Ok(()) }
    }
}

/// The totals of each month: one for each category, in the order of [`Category::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct ByMonth {
    /// The first moment of the month.
    pub month: Instant,
    /// The totals.
    pub categories: Vec<Total>,
}

/// What one component costs.
#[derive(Clone, Debug, PartialEq)]
pub struct ByComponent {
    /// Which component; nothing for what is paid for journeys.
    pub component: Option<ComponentId>,
    /// One total for each category, in the order of [`Category::ALL`].
    pub categories: Vec<Total>,
}

/// What one incident cost.
#[derive(Clone, Debug, PartialEq)]
pub struct ByIncident {
    /// Which incident.
    pub incident: IncidentId,
    /// Orders not taken.
    pub sales: Total,
    /// Writes that are missing.
    pub data: Total,
    /// Restores, running elsewhere, failback.
    pub recovery: Total,
}

impl Ledger {
    /// The sum of the entries that are asked for.
    pub fn total(&self, wanted: impl Fn(&LedgerEntry) -> bool) -> Total {
        self.entries.iter().filter(|entry| wanted(entry)).map(Total::from).sum()
    }

    /// What protection costs over the whole clock.
    pub fn protection(&self) -> Total {
        self.total(|entry| entry.category.group() == CostGroup::Protection)
    }

    /// What protection costs in a month of 730 hours, on the average over the clock.
    pub fn protection_per_month(&self) -> Total {
        self.per_month(self.protection())
    }

    /// A total of the whole clock as that of a month of 730 hours, on the average.
    pub fn per_month(&self, whole: Total) -> Total {
        let usd = Usd::from_f64(whole.usd.as_f64() * self.share_of_month());
        Total { usd, ..whole }
    }

    /// By what a sum over the whole clock is multiplied for that of a month of 730 hours.
    pub fn share_of_month(&self) -> f64 {
        let hours: f64 = self.months.iter().map(|it| it.seconds() as f64 / 3_600.0).sum();
        HOURS_PER_MONTH / hours.max(1.0)
    }

    /// The totals by month and category, in the order of time.
    pub fn by_month(&self) -> Vec<ByMonth> {
        let nothing = vec![Total::default(); Category::ALL.len()];
        let mut months: Vec<ByMonth> = self
            .months
            .iter()
            .map(|month| ByMonth { month: month.from, categories: nothing.clone() })
            .collect();
        for entry in &self.entries {
            months[entry.month as usize].categories[entry.category as usize] += entry.into();
        }
        months
    }

    /// The totals by component and category, in the order of the document; what is paid for journeys
    /// comes last.
    pub fn by_component(&self) -> Vec<ByComponent> {
        let nothing = vec![Total::default(); Category::ALL.len()];
        let ids = self.scenario.components.iter().map(|it| Some(it.id.clone()));
        let mut components: Vec<ByComponent> = ids
            .chain([None])
            .map(|component| ByComponent { component, categories: nothing.clone() })
            .collect();
        let last = components.len() - 1;
        for entry in &self.entries {
            let at = entry.component.map_or(last, |at| at as usize);
            components[at].categories[entry.category as usize] += entry.into();
        }
        components
    }

    /// What each incident cost, in the order of time.
    pub fn by_incident(&self) -> Vec<ByIncident> {
        let mut incidents: Vec<ByIncident> = self
            .incidents
            .iter()
            .map(|id| ByIncident {
                incident: id.clone(),
                sales: Total::default(),
                data: Total::default(),
                recovery: Total::default(),
            })
            .collect();
        for entry in &self.entries {
            let Some(incident) = entry.incident.and_then(|at| incidents.get_mut(at as usize))
            else {
                continue;
            };
            match entry.category.group() {
                CostGroup::Protection => {}
                CostGroup::Recovery => incident.recovery += entry.into(),
                CostGroup::Sales => incident.sales += entry.into(),
                CostGroup::Data => incident.data += entry.into(),
            }
        }
        incidents
    }

    /// An entry with its names, as it is printed.
    pub fn line(&self, entry: &LedgerEntry) -> LedgerLine {
        let quote = self.quote(entry);
        LedgerLine {
            month: self.month(entry).unwrap_or(Instant::EARLIEST),
            category: entry.category,
            component: self.component(entry).map(|it| it.id.clone()),
            incident: self.incident(entry).cloned(),
            mechanism: self.mechanism(entry),
            price_key: quote.map(|quote| quote.key.to_string()),
            region: quote.map(|quote| Arc::clone(&quote.region)),
            quantity: entry.quantity,
            unit: quote.map_or_else(|| entry.mechanism.unit(), |quote| quote.unit),
            unit_price: quote.and_then(|quote| quote.usd),
            usd: entry.usd,
            status: entry.status,
        }
    }

    /// The cost of a run with what the ledger adds to it: protection per month, what the recoveries
    /// cost, and the entries. `cost` is that of the outcome the ledger is of.
    pub fn cost(&self, cost: &Cost) -> LedgerCost<'_> {
        let recovery = self.total(|entry| entry.category.group() == CostGroup::Recovery);
        let protection = self.protection_per_month();
        LedgerCost {
            protection_per_month: protection.usd,
            protection_at_least: protection.at_least,
            provisional: protection.provisional || recovery.provisional,
            incidents: cost.incidents + recovery.usd,
            incidents_at_least: recovery.at_least
                || self.total(|entry| entry.category.group() == CostGroup::Data).at_least,
            sales: cost.sales,
            downtime: cost.downtime,
            data: cost.data,
            recovery: recovery.usd,
            entries: LedgerLines { ledger: self, is_left_out: false },
        }
    }
}

/// What a run cost, as the terminal prints it.
#[derive(Debug, Serialize)]
pub struct LedgerCost<'a> {
    /// What protection costs in a month of 730 hours.
    #[serde(rename = "protection_usd_per_month")]
    pub protection_per_month: Usd,
    /// Whether that contains an amount that is not known.
    pub protection_at_least: bool,
    /// Whether any of it rests on a provisional price.
    pub provisional: bool,
    /// What the incidents cost: sales, time down that no journey feels, data and recovery.
    #[serde(rename = "incidents_usd")]
    pub incidents: Usd,
    /// Whether that contains an amount that is not known.
    pub incidents_at_least: bool,
    /// The part of it that is sales lost.
    #[serde(rename = "sales_usd")]
    pub sales: Usd,
    /// The part of it that is a flat rate for time down that no journey feels.
    #[serde(rename = "downtime_usd")]
    pub downtime: Usd,
    /// The part of it that is data to be entered again.
    #[serde(rename = "data_usd")]
    pub data: Usd,
    /// The part of it that is restores, running elsewhere and failback.
    #[serde(rename = "recovery_usd")]
    pub recovery: Usd,
    /// The entries.
    pub entries: LedgerLines<'a>,
}

impl LedgerCost<'_> {
    /// The same totals with an empty list of entries: years of a large design have hundreds of thousands.
    #[must_use]
    pub fn without_entries(mut self) -> Self {
        self.entries.is_left_out = true;
        self
    }
}

/// The entries of a ledger with their names. Each is made while it is written, since a list of all of them
/// takes many times the memory of the ledger.
#[derive(Debug)]
pub struct LedgerLines<'a> {
    ledger: &'a Ledger,
    is_left_out: bool,
}

impl Serialize for LedgerLines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let most = if self.is_left_out { 0 } else { usize::MAX };
        serializer.collect_seq(self.ledger.entries.iter().take(most).map(|it| self.ledger.line(it)))
    }
}

/// One entry with its names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LedgerLine {
    /// The first moment of the month.
    pub month: Instant,
    /// What it was paid for.
    pub category: Category,
    /// The component it was paid for.
    pub component: Option<ComponentId>,
    /// The incident it was paid for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// By what it came about: "daily / evening in main".
    pub mechanism: String,
    /// The key of its price; nothing for what is lost.
    pub price_key: Option<String>,
    /// The Region of its price.
    pub region: Option<Arc<str>>,
    /// How much.
    pub quantity: f64,
    /// Of what.
    pub unit: &'static str,
    /// What one costs in US dollars; nothing where that is not known, or no price list has it.
    #[serde(rename = "unit_price_usd", serialize_with = "in_dollars")]
    pub unit_price: Option<UnitPrice>,
    /// The amount; 0 where the price is not known.
    pub usd: Usd,
    /// How sure it is.
    pub status: AmountStatus,
}

fn in_dollars<S: Serializer>(price: &Option<UnitPrice>, serializer: S) -> Result<S::Ok, S::Error> {
    price.map(UnitPrice::as_f64).serialize(serializer)
}
