//! The lines of the bill: entries of the same thing at the same price are one line.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{sum_line, totals};
use crate::engine::Ledger;
use crate::engine::ledger::{AmountStatus, Category, LedgerEntry, Mechanism, QuoteSource, Total};
use crate::show::cost::Costs;
use crate::ui::views::cost::money::{cents, mark, quantity, region};
use crate::ui::widgets::Line;
use crate::units::{sorting, with_unit};

/// The columns of a line: the place of its group, what the two first columns of the table say, quantity,
/// price, Region, date, source and its address, amount, the tone and the word that mark it, the entries
/// it is of, and the price that is wanted for it, if it is not known.
pub(super) const GROUP: usize = 0;
pub(super) const FIRST: usize = 1;
pub(super) const SECOND: usize = 2;
pub(super) const QUANTITY: usize = 3;
pub(super) const PRICE: usize = 4;
pub(super) const REGION: usize = 5;
pub(super) const DATE: usize = 6;
pub(super) const SOURCE: usize = 7;
pub(super) const URL: usize = 8;
pub(super) const AMOUNT: usize = 9;
pub(super) const TONE: usize = 10;
pub(super) const WORD: usize = 11;
pub(super) const ENTRY: usize = 12;
pub(super) const WANTED: usize = 13;

/// What is paid for no component.
const NO_COMPONENT: &str = "Journeys";

/// By what the bill is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// What is paid for.
    Category,
    /// For which component.
    Component,
    /// By what it comes about.
    Mechanism,
}

impl By {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Category, Self::Component, Self::Mechanism];

    /// Tells it from the others.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Component => "component",
            Self::Mechanism => "mechanism",
        }
    }

    /// What people call it.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Component => "Component",
            Self::Mechanism => "Mechanism",
        }
    }

    /// The one with a key; else by category.
    pub(super) fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.key() == key).unwrap_or(Self::Category)
    }

    /// The head of the first column.
    pub(super) const fn first(self) -> &'static str {
        match self {
            Self::Category | Self::Mechanism => Self::Component.label(),
            Self::Component => Self::Category.label(),
        }
    }

    /// The head of the second column.
    pub(super) const fn second(self) -> &'static str {
        match self {
            Self::Category | Self::Component => Self::Mechanism.label(),
            Self::Mechanism => Self::Category.label(),
        }
    }
}

/// What is asked of the bill.
#[derive(Clone, Copy, Debug)]
pub(super) struct BillRequest {
    /// The place of the month; nothing for the whole clock.
    pub(super) month: Option<usize>,
    /// By what it is grouped.
    pub(super) by: By,
}

/// The bill as text.
#[derive(Debug, PartialEq)]
pub(super) struct Bill {
    /// The groups that have a line in `lines`.
    pub(super) groups: Vec<Line>,
    /// As many lines as there is room for, in the order of their groups.
    pub(super) lines: Vec<Line>,
    /// The sums of the whole bill.
    pub(super) totals: Vec<Line>,
    /// How many lines there are in all.
    pub(super) count: usize,
}

/// Entries that are one line: their first one, with quantity and amount of all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// The first entry, with the quantity and the amount of all of them.
    pub(super) entry: LedgerEntry,
    /// The place of the first entry in the ledger.
    first: usize,
}

/// The lines of the bill, in the order of their groups, the dearest first.
pub(super) fn items(ledger: &Ledger, asked: BillRequest) -> Vec<Item> {
    type Same = (Category, Mechanism, [Option<u32>; 3]);
    let mut places: BTreeMap<Same, usize> = BTreeMap::new();
    let mut items: Vec<Item> = Vec::new();
    for (first, entry) in ledger.entries.iter().enumerate() {
        if asked.month.is_some_and(|month| month != entry.month as usize) {
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
        order(asked.by, &a.entry, &b.entry).then(b.entry.usd.cmp(&a.entry.usd))
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
pub(super) fn bill_lines(costs: &Costs, asked: BillRequest, room: usize) -> Bill {
    let items = items(&costs.ledger, asked);
    let mut groups = Vec::new();
    let mut lines = Vec::new();
    for group in items.chunk_by(|a, b| order(asked.by, &a.entry, &b.entry).is_eq()) {
        if lines.len() >= room {
            break;
        }
        let sum: Total = group.iter().map(|it| Total::from(&it.entry)).sum();
        let place = groups.len();
        let title = name(costs, asked.by, &group[0].entry);
        let left = room - lines.len();
        lines.extend(group.iter().take(left).map(|it| line(costs, asked.by, place, it)));
        groups.push(sum_line(place, title, sum));
    }
    let entries: Vec<&LedgerEntry> = items.iter().map(|it| &it.entry).collect();
    Bill { groups, lines, totals: totals(&entries), count: items.len() }
}

/// What an entry is by one of the ways to group it.
pub(super) fn name(costs: &Costs, by: By, entry: &LedgerEntry) -> String {
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
pub(super) fn incident(costs: &Costs, entry: &LedgerEntry) -> Option<String> {
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
    let mut line = vec![String::new(); WANTED + 1];
    line[GROUP] = group.to_string();
    line[FIRST] = name(costs, first, entry);
    line[SECOND] = name(costs, second, entry);
    line[TONE] = tone.to_owned();
    line[WORD] = word.to_owned();
    line[ENTRY] = item.first.to_string();
    if entry.status != AmountStatus::Unknown {
        line[AMOUNT] = cents(entry.usd);
    }
    let Some(quote) = ledger.quote(entry) else {
        if entry.quantity > 0.0 {
            line[QUANTITY] = with_unit(&quantity(entry.quantity), ledger.line(entry).unit);
        }
        return line;
    };
    line[QUANTITY] = format!("{} {}", quantity(entry.quantity), quote.unit);
    line[REGION] = region(&quote.region).to_owned();
    match quote.usd {
        Some(usd) => line[PRICE] = usd.to_string(),
        None => line[WANTED] = format!("{}|{}", quote.key, quote.region),
    }
    match quote.source {
        QuoteSource::Scenario => line[SOURCE] = "this design".to_owned(),
        QuoteSource::Book(price) => {
            line[DATE] = price.as_of.to_owned();
            line[SOURCE] = price.source.to_owned();
            line[URL] = price.url.to_owned();
        }
        QuoteSource::Nobody { .. } => {}
    }
    line
}

/// Why a line is what it is: the formula of its first month, and that others go the same way.
pub(super) fn reason(costs: &Costs, entry: &str) -> String {
    let ledger = &costs.ledger;
    let Some(first) = entry.parse::<usize>().ok().and_then(|at| ledger.entries.get(at)) else {
        return String::new();
    };
    let month = ledger.months.get(first.month as usize).map(crate::engine::ledger::Month::label);
    let months = ledger.entries.iter().filter(|it| {
        it.mechanism == first.mechanism
            && (it.category, it.component, it.incident, it.price)
                == (first.category, first.component, first.incident, first.price)
    });
    let why = ledger.explain(first);
    let others = months.count().saturating_sub(1);
    match (others, month) {
        (0, _) | (_, None) => why,
        (_, Some(month)) => format!("{month}: {why} Other months go the same way."),
    }
}
