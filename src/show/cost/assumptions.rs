//! The assumptions: every timing, throughput, percentage and amount that AWS does not promise.

use crate::catalog::Assumption;
use crate::catalog::source::Confidence;
use crate::model::Scenario;
use crate::show::forms::number::{grouped, range};
use crate::show::text::counted;
use crate::show::{Line, columns};

/// The groups of the table: what each is called, and the assumption that it begins with.
const GROUPS: [(&str, Assumption); GROUP_COUNT] = [
    ("Backup, copy and restore jobs", Assumption::StartDelayMinutes),
    ("Replication lag", Assumption::RdsContinuousLagMinutes),
    ("Recovery and failback", Assumption::RdsPromoteMinutes),
    ("Losses", Assumption::LostDataUsdPerHour),
    ("Storage and running capacity", Assumption::WarmStandbyPercent),
];
/// How many groups there are.
pub const GROUP_COUNT: usize = 5;

/// What a value is called that has no default.
pub const WORKED_OUT: &str = "computed";

/// What assumptions are, and how they are edited.
pub const EXPLAINED: &str = "Assumptions stand for what AWS does not promise. Results and costs update immediately; an empty field restores the default.";

columns! {
    /// An assumption.
    pub struct AssumptionRow {
        /// Its key in the document.
        key,
        /// What people call it.
        label,
        /// Its value; empty where it has none.
        value,
        /// The unit of the value.
        unit,
        /// The values that are allowed.
        range,
        /// Its default.
        default,
        /// The date of its source.
        date,
        /// Its source.
        source,
        /// How it came from there; always empty, since assumptions name the page itself.
        way,
        /// The address of its source.
        url,
        /// Says something where the document sets it.
        is_own,
    }
}

/// How many assumptions the design sets.
pub fn says(own: usize) -> String {
    match own {
        0 => "All assumptions have their defaults.".to_owned(),
        own => format!("This design sets {}.", counted(own, "assumption")),
    }
}

/// What a group is called.
pub fn group_title(at: usize) -> &'static str {
    GROUPS.get(at).map_or("", |(title, _)| title)
}

/// The assumptions of a group: from its first one to the first one of the next group.
pub fn group_rows(scenario: &Scenario, at: usize) -> Vec<Line> {
    let place = |at: usize| {
        let first = GROUPS.get(at).map(|(_, first)| *first);
        Assumption::ALL.iter().position(|it| Some(*it) == first).unwrap_or(Assumption::ALL.len())
    };
    let all = Assumption::ALL.get(place(at)..place(at + 1)).unwrap_or_default();
    all.iter().map(|it| row(*it, scenario.assumptions.get(it).copied())).collect()
}

/// The label of setting an assumption, in undo.
pub fn set_label(label: &str, value: f64) -> String {
    format!("Set “{label}” to {}", grouped(value))
}

/// The label of restoring the default of an assumption.
pub fn reset_label(label: &str) -> String {
    format!("Reset “{label}”")
}

fn row(assumption: Assumption, own: Option<f64>) -> Line {
    let spec = assumption.spec();
    let number = |it: f64| it.to_string();
    let is_assumed = spec.source.confidence == Confidence::Unverified;
    let (date, who) =
        if is_assumed { ("", "assumption") } else { (spec.source.checked_on, spec.source.title) };
    Line::from(AssumptionRow {
        key: assumption.key().to_owned(),
        label: spec.label.to_owned(),
        value: own.or(spec.value).map(number).unwrap_or_default(),
        unit: spec.unit.to_owned(),
        range: range((spec.low, spec.high), ""),
        default: spec.value.map_or_else(|| WORKED_OUT.to_owned(), grouped),
        date: date.to_owned(),
        source: who.to_owned(),
        way: String::new(),
        url: spec.source.url.to_owned(),
        is_own: if own.is_some() { "own" } else { "" }.to_owned(),
    })
}
