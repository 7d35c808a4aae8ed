//! Adding an incident: what can be added, when it happens, and what it hits.

use crate::catalog::{IncidentKind, TargetKind};
use crate::model::{Incident, IncidentId, Scenario};
use crate::show::text::utc;
use crate::show::workbench::inspector::not_hit::not_affected;
use crate::show::{Line, columns};
use crate::units::{Instant, Span};

columns! {
    /// A kind of incident that can be added.
    pub struct IncidentKindRow {
        /// Its key in the document.
        key,
        /// What it is called.
        name,
        /// What it never affects.
        spares,
        /// Its icon, as an SVG path.
        icon,
        /// What the design lacks for it; empty where it can be added.
        misfit,
    }
}

/// What taking an incident out is called.
pub const REMOVE: &str = "Remove the incident";

/// The kinds of incident.
pub fn kinds(scenario: &Scenario) -> Vec<Line> {
    let line = |kind: &IncidentKind| {
        let spec = kind.spec();
        let spares = not_affected(spec.spares);
        let misfit = misfit(scenario, spec.target).to_owned();
        let [key, name, icon] = [kind.key(), spec.name, spec.icon].map(str::to_owned);
        Line::from(IncidentKindRow { key, name, spares, icon, misfit })
    };
    IncidentKind::ALL.iter().map(line).collect()
}

/// Whether none of the kinds can be added.
pub fn fits_none(kinds: &[Line]) -> bool {
    kinds.iter().all(|it| !it[IncidentKindRow::AT.misfit].is_empty())
}

/// The kind with a key.
pub fn kind_of(key: &str) -> Option<IncidentKind> {
    IncidentKind::ALL.iter().copied().find(|kind| kind.key() == key)
}

/// What adding something is called.
pub fn label_of_adding(name: &str) -> String {
    format!("Add {name}")
}

/// What the list of kinds asks, at a moment if one was pointed at.
pub fn question(fits_none: bool, at: Option<Instant>) -> String {
    if fits_none {
        return "Incidents need a site and a component. Add a component first.".to_owned();
    }
    let when = at.map(|at| format!(" at {}", utc(at))).unwrap_or_default();
    format!("Add an incident{when}. You can move or edit it later.")
}

/// How far from the left the list is, next to a place of the pointer and all of it on the page.
pub fn left_of_menu((x, _): (f64, f64)) -> String {
    format!("max(0.5rem, min({x:.0}px + 0.5rem, 100vw - 27rem))")
}

/// How far from the top it is.
pub fn top_of_menu((_, y): (f64, f64)) -> String {
    format!("max(0.5rem, min({y:.0}px, 100dvh - 30.5rem))")
}

/// When an incident is added: at the moment given, a day after the incident that is shown, or in the middle
/// of the simulation.
pub fn when_to_add(
    scenario: &Scenario,
    at: Option<Instant>,
    shown: Option<&IncidentId>,
) -> Instant {
    let clock = &scenario.clock;
    let later = || shown.and_then(|id| scenario.incident(id)).map(|it| it.at + Span::days(1));
    at.or_else(later)
        .filter(|at| (clock.start..clock.end()).contains(at))
        .unwrap_or(clock.start + Span::hours(i64::from(clock.days) * 12))
}

/// The same incident an hour later, with what adding it is called.
pub fn once_more(scenario: &Scenario, id: &IncidentId) -> Option<(Incident, String)> {
    let incident = scenario.incident(id)?;
    let last = scenario.clock.end() - Span::minutes(1);
    let mut again = incident.clone();
    again.id = scenario.free_incident_id();
    again.at = (incident.at + Span::hours(1)).min(last);
    Some((again, format!("Duplicate “{}”", incident.label(scenario))))
}

/// The minutes of an incident that is made longer or shorter, where it lasts; at least one.
pub fn longer(scenario: &Scenario, id: &IncidentId, by: Span) -> Option<f64> {
    let incident = scenario.incident(id)?;
    let lasts = incident.over_at()?.since(incident.at);
    Some(((lasts + by).as_seconds() / 60).max(1) as f64)
}

/// What a design lacks for an incident of a kind; no text where it has all.
fn misfit(scenario: &Scenario, target: TargetKind) -> &'static str {
    if !scenario.targets(target).is_empty() {
        return "";
    }
    match target {
        TargetKind::Component | TargetKind::Anything => {
            "This design has no components. Add one in the workload list."
        }
        TargetKind::Region => "This design has no Region. Add a site in AWS.",
        TargetKind::DataCenter => "This design has no data center. Add one as a site.",
        TargetKind::Account => "This design has no account. Add a site in AWS.",
    }
}

/// An incident of a kind at a moment, on the component given where that fits.
pub fn new_incident(
    scenario: &Scenario,
    kind: IncidentKind,
    at: Instant,
    component: Option<String>,
) -> Option<Incident> {
    let targets = scenario.targets(kind.spec().target);
    let primary = scenario.primary_site().map(|site| site.id.to_string());
    let preferred = match kind.spec().target {
        TargetKind::Component | TargetKind::Anything => component,
        TargetKind::Region => primary,
        TargetKind::Account | TargetKind::DataCenter => None,
    };
    let target =
        preferred.filter(|it| targets.contains(it)).or_else(|| targets.first().cloned())?;
    Some(Incident::new(scenario.free_incident_id(), kind, target, at))
}
