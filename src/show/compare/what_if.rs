//! What the designs are compared under: the incidents of the timeline, or one that happens only here.

use crate::catalog::{IncidentKind, Substance};
use crate::model::{ComponentId, Incident, Scenario};
use crate::show::text::{counted, utc};
use crate::show::workbench::adding::new_incident;
use crate::show::{Line, choice};
use crate::units::Span;

/// The key of the incidents on the timeline.
pub const TIMELINE: &str = "timeline";

/// What else is offered, the question of most interviews first.
const OFFERED: [IncidentKind; 6] = [
    IncidentKind::RegionOutage,
    IncidentKind::ZoneOutage,
    IncidentKind::AccidentalDeletion,
    IncidentKind::Ransomware,
    IncidentKind::AccountCompromise,
    IncidentKind::DataCenterOutage,
];

/// What can be chosen in a design: its own incidents, and what can happen to it.
pub fn offered(scenario: &Scenario) -> Vec<Line> {
    let own = match scenario.incidents.len() {
        0 => "As on the timeline (no incident)".to_owned(),
        count => format!("As on the timeline ({})", counted(count, "incident")),
    };
    let happens =
        |kind: &IncidentKind| Some(choice(kind.key(), label(&incident(scenario, *kind)?)));
    let mut all = vec![choice(TIMELINE, own)];
    all.extend(OFFERED.iter().filter_map(happens));
    all
}

/// The incident of a choice; nothing for those of the timeline, and for what a design cannot have.
pub fn chosen(scenario: &Scenario, key: &str) -> Option<Incident> {
    let kind = OFFERED.into_iter().find(|kind| kind.key() == key)?;
    incident(scenario, kind)
}

/// The design with nothing but the incident of a choice.
pub fn with_chosen(scenario: &Scenario, key: &str) -> Scenario {
    let mut with = scenario.clone();
    if let Some(incident) = chosen(scenario, key) {
        with.incidents = vec![incident];
    }
    with
}

/// What happens and when, and that the design and its timeline stay as they are.
pub fn said(scenario: &Scenario, key: &str) -> String {
    chosen(scenario, key).map_or_else(String::new, |incident| {
        format!(
            "What if: {} on {}. Your design and its timeline stay as they are.",
            incident.label(scenario),
            utc(incident.at)
        )
    })
}

/// When the first incident of the timeline happens, else in the middle of the clock; to the component that
/// it hits, else to the first that holds data.
fn incident(scenario: &Scenario, kind: IncidentKind) -> Option<Incident> {
    let first = scenario.incidents.first();
    let middle = scenario.clock.start + Span::hours(i64::from(scenario.clock.days) * 12);
    let hit = first.map(|it| ComponentId::from(it.target.as_str()));
    let hit = hit.and_then(|id| scenario.component(&id));
    let holds = || scenario.components.iter().find(|it| it.substance() == Substance::Data);
    let component = hit.or_else(holds).map(|it| it.id.to_string());
    new_incident(scenario, kind, first.map_or(middle, |it| it.at), component)
}

fn label(incident: &Incident) -> String {
    let name = incident.kind.spec().name;
    incident.lasts().map_or_else(
        || name.to_owned(),
        |minutes| format!("{name}, {}", Span::from_minutes_f64(minutes)),
    )
}
