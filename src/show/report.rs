//! The report of a run: what stands alone once it has left the page, as Markdown and around pictures.

mod markdown;

use std::cmp::Reverse;

pub use markdown::markdown;

use crate::chart::Exhibit;
use crate::engine::Run;
use crate::engine::ledger::{Quote, QuoteSource};
use crate::model::{Incident, Scenario};
use crate::show::compare::what_if;
use crate::show::cost::prices::page_of;
use crate::show::shell::help::VERSION;
use crate::show::text::{counted, design_name, utc};
use crate::units::Span;

/// What is said once the report was copied.
pub const COPIED: &str = "The report is on the clipboard as Markdown.";
/// What is said where the browser does not copy.
pub const NOT_COPIED: &str = "The browser does not let the page copy. Allow access to the clipboard for this page and try again.";

/// What stands around a picture of a run.
pub fn exhibit(run: &Run, title: &str) -> Exhibit {
    let scenario = &run.scenario;
    let about = about(scenario, &happens(scenario));
    Exhibit { title: title.to_owned(), about, imprint: imprint(run) }
}

/// Of which design something is, and what happens in it.
pub fn about(scenario: &Scenario, happens: &str) -> String {
    [design_name(&scenario.name), happens].join(" · ")
}

/// Of which design a comparison is, and under which incident; no text where it is under those of the timeline.
pub fn compared_under(scenario: &Scenario, key: &str) -> String {
    let chosen = what_if::chosen(scenario, key);
    chosen.map(|it| about(scenario, &named(scenario, &it))).unwrap_or_default()
}

/// What happens in a design: its only incident with its moment, or how many there are.
pub fn happens(scenario: &Scenario) -> String {
    match scenario.incidents.as_slice() {
        [] => "no incidents".to_owned(),
        [one] => named(scenario, one),
        many => counted(many.len(), "incident"),
    }
}

fn named(scenario: &Scenario, incident: &Incident) -> String {
    format!("{}, {}", incident.label(scenario), utc(incident.at))
}

/// What the printed page says of itself.
pub fn printed(run: &Run) -> String {
    [happens(&run.scenario), imprint(run)].join(" · ")
}

/// The simulated time, the version of the program, and where the prices of a run are from, in one line.
pub fn imprint(run: &Run) -> String {
    let mut parts = vec![simulated(&run.scenario), format!("Tabletop {VERSION}")];
    let pages: Vec<String> = price_pages(run).into_iter().map(|it| it.page).collect();
    match pages.as_slice() {
        [] => {}
        [one] => parts.push(format!("prices: {one}")),
        [one, others @ ..] => {
            parts.push(format!("prices: {one} and {}", counted(others.len(), "other source")));
        }
    }
    parts.join(" · ")
}

/// The clock of a design: "Simulated 2 Nov 2026 to 15 Nov 2026".
pub fn simulated(scenario: &Scenario) -> String {
    let last = scenario.clock.end() - Span::seconds(1);
    format!("Simulated {} to {}", scenario.clock.start.date(), last.date())
}

/// A page that states prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricePage {
    /// Whose page it is, such as the price list of AWS.
    pub page: String,
    /// The ways the prices came from it, and from when they are.
    pub ways: Vec<String>,
    /// How many prices of the run are from it.
    pub count: usize,
}

/// The pages that state the prices of a run, that with most prices first; those that the design sets come last.
pub fn price_pages(run: &Run) -> Vec<PricePage> {
    let ledger = run.ledger();
    let mut pages: Vec<PricePage> = Vec::new();
    for quote in ledger.used_quotes() {
        let Some((page, way)) = named_source(quote) else { continue };
        let at = pages.iter().position(|it| it.page == page).unwrap_or_else(|| {
            pages.push(PricePage { page, ways: Vec::new(), count: 0 });
            pages.len() - 1
        });
        pages[at].count += 1;
        if !way.is_empty() && !pages[at].ways.contains(&way) {
            pages[at].ways.push(way);
        }
    }
    pages.sort_by_key(|it| (it.page == OWN, Reverse(it.count)));
    pages
}

/// Prices that the design sets.
const OWN: &str = "set in this design";

fn named_source(quote: &Quote) -> Option<(String, String)> {
    match quote.source {
        QuoteSource::Scenario => Some((OWN.to_owned(), String::new())),
        QuoteSource::Book(price) => {
            let (page, way) = page_of(price.source);
            let way = [way, price.as_of].into_iter().filter(|it| !it.is_empty());
            Some((page.to_owned(), way.collect::<Vec<_>>().join(", ")))
        }
        QuoteSource::Nobody { .. } => None,
    }
}
