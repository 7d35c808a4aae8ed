//! The smallest fix for the open cell: what it costs and what it gives.

use crate::assess::Remedy;
use crate::engine::ledger::Total;
use crate::units::{Span, Usd};

use super::EstimateValue;

/// What the smallest fix is called.
pub const TITLE: &str = "Smallest fix";
/// What the nearest fix is called where none is enough.
pub const NEAREST: &str = "Nearest fix";
/// The button that applies a fix.
pub const APPLY: &str = "Apply fix";
/// What is said where no fix is needed.
pub const NOTHING_TO_DO: &str = "No fix is needed.";

/// How far the search is.
pub fn searching(tried: usize, left: usize) -> String {
    format!("Trying fixes… {tried} tried, {left} left.")
}

/// How many fixes were tried in vain; nothing where there was none to try.
pub fn tried(number: usize) -> Option<String> {
    match number {
        0 => None,
        1 => Some("1 fix was tried.".to_owned()),
        more => Some(format!("{more} fixes were tried, alone and in pairs.")),
    }
}

/// The fix that was applied last, given by its label.
pub fn applied(label: &str) -> String {
    format!("Applied: {label}. Undo reverts it.")
}

/// What a fix costs in a month, and what the worst moment is with it.
pub fn costs_and_gives(remedy: &Remedy) -> String {
    let lost = match remedy.rpo {
        None => EstimateValue::DataLost.never().to_owned(),
        Some(Span::ZERO) => "no data lost".to_owned(),
        Some(lost) => format!("{lost} of data lost"),
    };
    let down = match remedy.rto {
        None => EstimateValue::Downtime.never().to_owned(),
        Some(Span::ZERO) => "no downtime".to_owned(),
        Some(down) => format!("{down} of downtime"),
    };
    format!("{} Worst case with it: {lost}, {down}.", per_month(remedy.per_month))
}

/// What a fix costs in a month: "Costs $ 31 more per month.", "Saves $ 4 per month."
pub fn per_month(more: Total) -> String {
    let least = if more.at_least { "at least " } else { "" };
    let provisional = if more.provisional { " (provisional prices)" } else { "" };
    match more.usd {
        Usd::ZERO if more.at_least => "Its price is unknown.".to_owned(),
        Usd::ZERO => "It costs nothing more.".to_owned(),
        usd if usd < Usd::ZERO => {
            format!("Saves {} per month{provisional}.", Usd::from_micros(-usd.micros()))
        }
        usd => format!("Costs {least}{usd} more per month{provisional}."),
    }
}
