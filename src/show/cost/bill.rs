//! The lines of the bill: entries of the same thing at the same price are one line.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Costs;
use super::money::{cents, mark, mark_of_sum, quantity, region, total_range};
use super::prices::{PriceAt, estimated_from, page_of, price_range};
use crate::engine::Ledger;
use crate::engine::ledger::{
    AmountStatus, Category, CostGroup, EstimatedTotal, LedgerEntry, Mechanism, Month, Quote,
    QuoteSource,
};
use crate::show::text::counted;
use crate::show::{Line, columns};
use crate::units::{sorting, with_unit};

columns! {
    /// A line of the bill.
    pub struct BillLine {
        /// The place of its group, as its [`GroupRow`] has it.
        group,
        /// What the first column of the table says.
        first,
        /// What the second column of the table says.
        second,
        /// The quantity with its unit.
        quantity,
        /// The price of one unit; empty where it is unknown.
        price,
        /// The Region of the price.
        region,
        /// The date of the price.
        date,
        /// Whose page states the price.
        source,
        /// How it came from there; empty where it is from the page itself.
        way,
        /// The address of that source; empty without one.
        url,
        /// The amount; empty where it is unknown.
        amount,
        /// The tone of the word that marks the amount.
        tone,
        /// The word that marks the amount; empty where it is certain.
        word,
        /// The place of the line's first entry in the ledger.
        entry,
        /// The id of the price that is unknown; empty where it is known. See [`PriceAt`].
        wanted,
    }
}

columns! {
    /// A group of the bill, or a sum of the whole bill.
    pub struct GroupRow {
        /// Its place among the groups.
        place,
        /// Its name.
        title,
        /// The sum of its lines.
        sum,
        /// The tone of the word that marks the sum.
        tone,
        /// The word that marks the sum; empty where it is certain.
        word,
    }
}

/// How many lines are shown at once, and how many more at a time.
pub const ROOM: usize = 150;

/// The button that shows more lines.
pub fn more() -> String {
    format!("Show {ROOM} more")
}

/// How amounts are to be read.
pub const NOTE: &str = "Months are calendar months in UTC. AWS bills GiB as GB. Amounts are rounded to the cent; sums use the exact amounts.";
/// What is said of a bill without a line.
pub const NOTHING: &str = "No costs in this period.";
/// The choice of all months.
pub const ALL_MONTHS: &str = "All months";

/// What is paid for no component.
const NO_COMPONENT: &str = "Journeys";

/// How the bill is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// What is paid for.
    Category,
    /// For which component.
    Component,
    /// Which mechanism causes it.
    Mechanism,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Category, Self::Component, Self::Mechanism];

    /// Tells it from the others.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Component => "component",
            Self::Mechanism => "mechanism",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Component => "Component",
            Self::Mechanism => "Mechanism",
        }
    }

    /// The one with a key; else by category.
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.key() == key).unwrap_or(Self::Category)
    }

    /// The head of the first column.
    pub const fn first(self) -> &'static str {
        match self {
            Self::Category | Self::Mechanism => Self::Component.label(),
            Self::Component => Self::Category.label(),
        }
    }

    /// The head of the second column.
    pub const fn second(self) -> &'static str {
        match self {
            Self::Category | Self::Component => Self::Mechanism.label(),
            Self::Mechanism => Self::Category.label(),
        }
    }
}

/// Which part of the bill is shown, and how it is grouped.
#[derive(Clone, Copy, Debug)]
pub struct BillQuery {
    /// The place of the month; nothing for all months.
    pub month: Option<usize>,
    /// By what it is grouped.
    pub by: By,
}

/// The bill as text.
#[derive(Debug, PartialEq)]
pub struct Bill {
    /// The groups that have a line in `lines`.
    pub groups: Vec<Line>,
    /// As many lines as there is room for, in the order of their groups.
    pub lines: Vec<Line>,
    /// The sums of the whole bill.
    pub totals: Vec<Line>,
    /// How many lines there are in all.
    pub count: usize,
}

/// Entries that are one line: their first one, with quantity and amount of all of them.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The first entry, with the quantity and the amount of all of them.
    pub entry: LedgerEntry,
    /// The place of the first entry in the ledger.
    first: usize,
}

/// The lines of the bill, in the order of their groups, the most expensive first.
pub fn items(ledger: &Ledger, query: BillQuery) -> Vec<Item> {
    type Same = (Category, Mechanism, [Option<u32>; 3]);
    let mut places: BTreeMap<Same, usize> = BTreeMap::new();
    let mut items: Vec<Item> = Vec::new();
    for (first, entry) in ledger.entries.iter().enumerate() {
        if query.month.is_some_and(|month| month != entry.month as usize) {
            continue;
        }
        let what = [entry.component, entry.incident, entry.price];
        let at = *places.entry((entry.category, entry.mechanism, what)).or_insert(items.len());
        match items.get_mut(at) {
            Some(item) => {
                item.entry.quantity += entry.quantity;
                item.entry.usd += entry.usd;
            }
            None => items.push(Item { entry: *entry, first }),
        }
    }
    sorting::sort_by(&mut items, |a, b| {
        order(query.by, &a.entry, &b.entry).then(b.entry.usd.cmp(&a.entry.usd))
    });
    items
}

/// The order of the groups that two entries are in.
fn order(by: By, a: &LedgerEntry, b: &LedgerEntry) -> Ordering {
    match by {
        By::Category => a.category.cmp(&b.category),
        By::Component => {
            (a.component.is_none(), a.component).cmp(&(b.component.is_none(), b.component))
        }
        By::Mechanism => a.mechanism.cmp(&b.mechanism),
    }
}

/// The bill, with at most `room` of its lines.
pub fn bill_lines(costs: &Costs, query: BillQuery, room: usize) -> Bill {
    let items = items(&costs.ledger, query);
    let mut groups = Vec::new();
    let mut lines = Vec::new();
    for group in items.chunk_by(|a, b| order(query.by, &a.entry, &b.entry).is_eq()) {
        if lines.len() >= room {
            break;
        }
        let sum = costs.ledger.estimated(group.iter().map(|it| &it.entry), costs.estimates);
        let place = groups.len();
        let title = name(costs, query.by, &group[0].entry);
        let left = room - lines.len();
        lines.extend(group.iter().take(left).map(|it| line(costs, query.by, place, it)));
        groups.push(sum_row(place, title, sum));
    }
    let entries: Vec<&LedgerEntry> = items.iter().map(|it| &it.entry).collect();
    Bill { groups, lines, totals: totals(costs, &entries), count: items.len() }
}

/// What an entry is by one of the ways to group it.
pub fn name(costs: &Costs, by: By, entry: &LedgerEntry) -> String {
    let ledger = &costs.ledger;
    match by {
        By::Category => entry.category.label().to_owned(),
        By::Component => ledger
            .component(entry)
            .map_or_else(|| NO_COMPONENT.to_owned(), |it| it.label().to_owned()),
        By::Mechanism => match incident(costs, entry) {
            Some(incident) => format!("{} ({incident})", ledger.mechanism(entry)),
            None => ledger.mechanism(entry),
        },
    }
}

/// What people call the incident of an entry.
pub fn incident(costs: &Costs, entry: &LedgerEntry) -> Option<String> {
    let scenario = &costs.run.scenario;
    scenario.incident(costs.ledger.incident(entry)?).map(|it| it.label(scenario))
}

fn line(costs: &Costs, by: By, group: usize, item: &Item) -> Line {
    let entry = &item.entry;
    let ledger = &costs.ledger;
    let (first, second) = match by {
        By::Category => (By::Component, By::Mechanism),
        By::Component => (By::Category, By::Mechanism),
        By::Mechanism => (By::Component, By::Category),
    };
    let (tone, word) = mark(entry.status);
    let mut line = BillLine {
        group: group.to_string(),
        first: name(costs, first, entry),
        second: name(costs, second, entry),
        tone: tone.to_owned(),
        word: word.to_owned(),
        entry: item.first.to_string(),
        ..BillLine::default()
    };
    if entry.status != AmountStatus::Unknown {
        line.amount = cents(entry.usd);
    }
    let Some(quote) = ledger.quote(entry) else {
        if entry.quantity > 0.0 {
            line.quantity = with_unit(&quantity(entry.quantity), ledger.line(entry).unit);
        }
        return line.into();
    };
    line.quantity = format!("{} {}", quantity(entry.quantity), quote.unit);
    line.region = region(&quote.region).to_owned();
    match quote.usd {
        Some(usd) => line.price = usd.to_string(),
        None => line.wanted = PriceAt::new(quote.key.as_str(), &quote.region).id(),
    }
    match quote.source {
        QuoteSource::Scenario => line.source = "this design".to_owned(),
        QuoteSource::Book(price) => {
            line.date = price.as_of.to_owned();
            let (page, way) = page_of(price.source);
            (line.source, line.way) = (page.to_owned(), way.to_owned());
            line.url = price.url.to_owned();
        }
        QuoteSource::Nobody { .. } => estimate(costs, entry, quote, &mut line),
    }
    line.into()
}

/// Marks a line as estimated, where that is asked for and possible.
fn estimate(costs: &Costs, entry: &LedgerEntry, quote: &Quote, line: &mut BillLine) {
    let sum = costs.ledger.estimated([entry], costs.estimates);
    let Some(estimate) = quote.estimate().filter(|_| sum.count > 0) else { return };
    let (tone, word) = mark_of_sum(sum);
    (line.tone, line.word) = (tone.to_owned(), word.to_owned());
    line.amount = total_range(sum);
    line.price = price_range(&estimate);
    line.source = estimated_from(&estimate, quote.key.as_str());
    line.wanted = String::new();
}

/// Why a line is what it is: the formula of its first month, and that other months follow it. `entry` is the
/// place of the line's first entry in the ledger.
pub fn reason(costs: &Costs, entry: &str) -> String {
    let ledger = &costs.ledger;
    let Some(first) = entry.parse::<usize>().ok().and_then(|at| ledger.entries.get(at)) else {
        return String::new();
    };
    let month = ledger.months.get(first.month as usize).map(Month::label);
    let months = ledger.entries.iter().filter(|it| {
        it.mechanism == first.mechanism
            && (it.category, it.component, it.incident, it.price)
                == (first.category, first.component, first.incident, first.price)
    });
    let why = ledger.explain(first);
    let others = months.count().saturating_sub(1);
    match (others, month) {
        (0, _) | (_, None) => why,
        (_, Some(month)) => format!("{month}: {why} Other months are calculated the same way."),
    }
}

/// The sum of a group as a row.
fn sum_row(place: usize, title: String, sum: EstimatedTotal) -> Line {
    let (tone, word) = mark_of_sum(sum);
    Line::from(GroupRow {
        place: place.to_string(),
        title,
        sum: total_range(sum),
        tone: tone.to_owned(),
        word: word.to_owned(),
    })
}

/// What a group of categories is called where it is summed up.
const GROUPS: [(CostGroup, &str); 4] = [
    (CostGroup::Protection, "Protection"),
    (CostGroup::Recovery, "Recovery"),
    (CostGroup::Sales, "Lost sales"),
    (CostGroup::Data, "Lost data"),
];

/// The sums of the whole bill: of each group of categories, and the total.
fn totals(costs: &Costs, entries: &[&LedgerEntry]) -> Vec<Line> {
    let sum = |wanted: &dyn Fn(&LedgerEntry) -> bool| {
        let entries = entries.iter().copied().filter(|it| wanted(it));
        costs.ledger.estimated(entries, costs.estimates)
    };
    let mut sums = Vec::new();
    for (group, title) in GROUPS {
        let sum = sum(&|it| it.category.group() == group);
        if sum.count > 0 || !sum.known.is_nothing() {
            sums.push(sum_row(sums.len(), title.to_owned(), sum));
        }
    }
    if sums.len() > 1 {
        sums.push(sum_row(sums.len(), "Total".to_owned(), sum(&|_| true)));
    }
    sums
}

/// What is said of the lines that are shown.
pub fn shown(shown: usize, of: usize) -> String {
    format!("{shown} of {} are shown; sums include all lines.", counted(of, "line"))
}

/// What the button that explains a line is called.
pub fn why(first: &str, second: &str) -> String {
    format!("Why: {first}, {second}")
}
