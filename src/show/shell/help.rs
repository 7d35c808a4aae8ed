//! What the "?" menu says: what Tabletop is made of, and the text with which a problem is reported.

use crate::catalog::Assumption;
use crate::engine::Run;
use crate::engine::ledger::{AmountStatus, Quote, QuoteSource};
use crate::show::text::counted;

/// The version of Tabletop.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Where designs are.
pub const PRIVACY: &str = "Your designs stay in this browser: no server, no cookies.";
/// Who Tabletop is not from.
pub const NOT_AFFILIATED: &str = "Not affiliated with AWS.";
/// What is said once the report was copied.
pub const REPORT_COPIED: &str = "The report is on the clipboard.";
/// What is said where the browser does not copy.
pub const REPORT_NOT_COPIED: &str = "The browser does not let the page copy. The report is selected: copy it with Ctrl+C, on a Mac with Command+C.";
/// What becomes of a report.
pub const REPORT_HINT: &str =
    "Tabletop sends nothing. Copy the text and send it to the people who gave you Tabletop.";

/// Whose terms Tabletop comes under, and which version it is.
pub fn version() -> String {
    format!("Tabletop {VERSION}, licensed under MIT or Apache-2.0")
}

/// How many assumptions there are, and what can be done with them.
pub fn assumptions() -> String {
    format!(
        "{}, each with its source. You can change them.",
        counted(Assumption::ALL.len(), "value")
    )
}

/// From when the prices of a design are, and how sure they are.
pub fn prices(run: &Run) -> String {
    let ledger = run.ledger();
    let quotes: Vec<&Quote> = ledger.used_quotes().collect();
    if quotes.is_empty() {
        return "This design uses no prices.".to_owned();
    }
    let count = |of: &dyn Fn(&Quote) -> bool| quotes.iter().filter(|it| of(it)).count();
    let is_own = |it: &Quote| matches!(it.source, QuoteSource::Scenario);
    let parts = [
        (count(&|it| it.status() == AmountStatus::Known && !is_own(it)), "published"),
        (count(&|it| it.status() == AmountStatus::Provisional), "provisional"),
        (count(&|it| it.status() == AmountStatus::Unknown), "unknown"),
        (count(&is_own), "set by you"),
    ];
    // That none is provisional or unknown is worth knowing; that none is set goes without saying.
    let is_said = |(at, (count, _)): &(usize, (usize, &str))| *at < 3 || *count > 0;
    let parts: Vec<String> = parts
        .into_iter()
        .enumerate()
        .filter(is_said)
        .map(|(_, (count, what))| format!("{count} {what}"))
        .collect();
    format!(
        "{}This design uses {}: {}.",
        dates(&quotes).map(|it| format!("Dated {it}. ")).unwrap_or_default(),
        counted(quotes.len(), "price"),
        parts.join(", "),
    )
}

/// The date of the prices, or the first and the last one; nothing where no source bears any.
fn dates(quotes: &[&Quote]) -> Option<String> {
    let date = |it: &&Quote| match it.source {
        QuoteSource::Book(price) if price.as_of != "unknown" => Some(price.as_of),
        _ => None,
    };
    // Days, months and years: the order of the letters is that of time.
    let first = quotes.iter().filter_map(date).min()?;
    let last = quotes.iter().filter_map(date).max()?;
    Some(if first == last { first.to_owned() } else { format!("{first} to {last}") })
}

/// What a report of a problem says.
#[derive(Clone, Copy, Debug)]
pub struct ProblemReport<'a> {
    /// What the user writes.
    pub what: &'a str,
    /// Where on the page, as the fragment of the address.
    pub place: &'a str,
    /// What the browser says of itself.
    pub browser: &'a str,
    /// The design as a document, where the user adds it.
    pub design: Option<&'a str>,
}

impl ProblemReport<'_> {
    /// The report as plain text.
    pub fn text(&self) -> String {
        let what = match self.what.trim() {
            "" => "(describe what you did, what you expected, and what happened)",
            what => what,
        };
        let design = self.design.map(|it| format!("\nDesign:\n{it}\n")).unwrap_or_default();
        format!(
            "Problem with Tabletop\n\n{what}\n\nPlace: #{}\nVersion: {VERSION}\nBrowser: {}\n{design}",
            self.place, self.browser,
        )
    }
}

/// That there is no such page.
pub fn no_page(path: &str) -> String {
    /// A longer one tells no more.
    const LONGEST: usize = 60;
    let mut short: String = path.chars().take(LONGEST).collect();
    if short.len() < path.len() {
        short.push('…');
    }
    format!("There is no page “{short}”")
}
