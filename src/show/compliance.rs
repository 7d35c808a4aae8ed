//! What the Compliance view says: the controls of AWS Backup Audit Manager, asked of a run.

pub mod answer;
pub mod matrix;
pub mod parameters;

use crate::compliance::{CompliantShare, ControlStatus, Report};
use crate::model::{Incident, Scenario};
use crate::show::TagTone;

/// What the choice of the moment is called.
pub const MOMENT: &str = "Evaluate at";
/// The moment that is evaluated unless an incident is chosen.
pub const END: &str = "End of the simulation";

/// An incident as a moment to choose.
pub fn at_incident(incident: &Incident, scenario: &Scenario) -> String {
    format!("Incident: {}", incident.label(scenario))
}

/// How many checks are compliant, and at which moment.
pub fn detail(report: &Report) -> String {
    let total = report.total;
    format!("{} of {} checks compliant, {}", total.compliant, total.applicable, report.at.short())
}

/// A share in whole percent, never rounded up to the whole.
pub fn in_percent(share: CompliantShare) -> String {
    share.percent().map_or_else(|| "n/a".to_owned(), |percent| format!("{:.0} %", percent.floor()))
}

/// The tone of an answer, a sign that tells answers apart without color, and the answer in words.
const fn verdict(status: &ControlStatus) -> (TagTone, &'static str, &'static str) {
    match status {
        ControlStatus::Compliant => (TagTone::Good, "✓", "compliant"),
        ControlStatus::NonCompliant { .. } => (TagTone::Bad, "✕", "non-compliant"),
        ControlStatus::NotApplicable { .. } => (TagTone::Neutral, "–", "not applicable"),
    }
}
