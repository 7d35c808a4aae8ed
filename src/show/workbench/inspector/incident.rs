//! What the fields of an incident show.

use crate::catalog::source;
use crate::model::{Incident, Scenario};
use crate::show::text::plain;
use crate::show::{Line, choice};

/// The incidents of a design, to choose one.
pub fn incidents(scenario: &Scenario) -> Vec<Line> {
    let incidents = scenario.incidents.iter();
    incidents.map(|it| choice(it.id.as_str(), it.label(scenario))).collect()
}

/// After how many minutes an incident is detected.
pub fn noticed(incident: &Incident) -> String {
    plain(incident.noticed_after_minutes.unwrap_or(incident.kind.spec().noticed_after_minutes))
}

/// Where that number is from; no text where the design says it.
pub fn noticed_source(incident: &Incident) -> String {
    match incident.noticed_after_minutes {
        Some(_) => String::new(),
        None => format!("{}.", source::ASSUMED.title),
    }
}
