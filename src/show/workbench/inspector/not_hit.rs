//! An incident that does not affect the selected component: which ones it affects, or why none.

use crate::catalog::Effect as IncidentEffect;
use crate::engine::Run;
use crate::model::{Component, IncidentId, Scenario};
use crate::show::workbench::inspector::label_of;
use crate::show::{Line, choice};

/// What an incident of this type never affects.
pub fn spared(scenario: &Scenario, incident: &IncidentId) -> String {
    let spares = scenario.incident(incident).map(|it| it.kind.spec().spares);
    spares.map(not_affected).unwrap_or_default()
}

/// What an incident never affects, as a sentence.
pub fn not_affected(spares: &str) -> String {
    format!("Never affected: {spares}.")
}

/// The components that an incident affects, to choose one.
pub fn hit_by(run: &Run, incident: &IncidentId) -> Vec<Line> {
    let by = run.outcome.incidents.iter().find(|it| it.id == *incident);
    let hit = by.map(|it| it.impacts.as_slice()).unwrap_or_default();
    hit.iter()
        .map(|it| choice(it.component.to_string(), label_of(&run.scenario, &it.component)))
        .collect()
}

/// Why an incident that hits no component hits none.
pub fn hits_nothing(run: &Run, id: &IncidentId) -> String {
    let scenario = &run.scenario;
    let Some(incident) = scenario.incident(id) else { return String::new() };
    if !run.outcome.incidents.iter().any(|it| it.id == *id) {
        return "This incident affects nothing: it is outside of the simulated time.".to_owned();
    }
    let spec = incident.kind.spec();
    let target = incident.target_label(scenario);
    if !scenario.targets(spec.target).contains(&incident.target) {
        return format!("This incident affects nothing: {target} is not in this design.");
    }
    let name = incident.target.as_str();
    if spec.can(IncidentEffect::LinkDown) {
        return "A link failure takes no component down. Journeys that need both sides of the link \
                are down, and replication falls behind."
            .to_owned();
    }
    if scenario.components.iter().any(|it| it.id.as_str() == name) {
        return format!(
            "This incident affects nothing: {target} has no data that it could damage."
        );
    }
    let is_there = |component: &Component| {
        let site = scenario.site(&component.site);
        component.site.as_str() == name || site.is_some_and(|site| site.account().as_str() == name)
    };
    let why = match (scenario.components.iter().any(is_there), spec.can(IncidentEffect::ZoneDown)) {
        (false, _) => "no component is in",
        (true, true) => "no component that it could take down is in its zone of",
        (true, false) => "it does not affect the components in",
    };
    format!("This incident affects nothing: {why} {target}.")
}
