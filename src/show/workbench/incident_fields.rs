//! What the fields of an incident offer, accept and edit.

use crate::catalog::{Effect, IncidentKind, Switch};
use crate::document::command::LONGEST_NOTICE_MINUTES;
use crate::model::incident_templates::INCIDENT_TEMPLATES;
use crate::model::{Edit, Incident, IncidentId, Scenario, SiteId, presets};
use crate::show::text::{count, plain};
use crate::show::{Line, choice};

/// The kinds of incident, to choose one.
pub fn kinds() -> Vec<Line> {
    IncidentKind::ALL.iter().map(|it| choice(it.key(), it.spec().name)).collect()
}

/// What an incident of a kind may hit, to choose one.
pub fn targets(scenario: &Scenario, kind: IncidentKind) -> Vec<Line> {
    let names = scenario.targets(kind.spec().target).into_iter();
    names.map(|name| choice(name.as_str(), target_label(scenario, &name))).collect()
}

/// The zones of a site, to choose one.
pub fn zones(scenario: &Scenario, site: &SiteId) -> Vec<Line> {
    (1..=scenario.zones_at(site)).map(|it| choice(it.to_string(), format!("Zone {it}"))).collect()
}

/// Whether an incident of a kind takes one zone of a Region down.
pub fn hits_a_zone(kind: IncidentKind) -> bool {
    kind.spec().effects.iter().any(|(_, effect)| matches!(effect, Effect::ZoneDown))
}

/// How many minutes an incident lasts; no text where it does not last.
pub fn length_of(incident: &Incident) -> String {
    incident.lasts().map(plain).unwrap_or_default()
}

/// A number of minutes as the document takes it.
///
/// # Errors
/// Says as a sentence what may be in the field.
pub fn minutes_of(number: Option<f64>) -> Result<f64, String> {
    number.filter(|it| (0.0..=LONGEST_NOTICE_MINUTES).contains(it)).ok_or_else(|| {
        format!(
            "Enter a number from 0 to {} (ten years), or leave the field empty for the default.",
            count(LONGEST_NOTICE_MINUTES)
        )
    })
}

/// What people call what an incident may hit.
fn target_label(scenario: &Scenario, name: &str) -> String {
    let component = scenario.components.iter().find(|it| it.id.as_str() == name);
    let site = scenario.sites.iter().find(|it| it.id.as_str() == name);
    match (component, site) {
        (Some(component), _) => component.label().to_owned(),
        (None, Some(site)) => site.label().to_owned(),
        (None, None) => format!("account {name}"),
    }
}

/// What makes an incident one of another kind: the label of the edit and the edits. The other kind may hit
/// other things and has other switches: what does not fit is removed, and so is a name that the product gave
/// for the former kind. A name of the user's stays.
pub fn edits_of_kind(
    scenario: &Scenario,
    id: &IncidentId,
    key: &str,
) -> Option<(String, Vec<Edit>)> {
    let kind = IncidentKind::ALL.iter().copied().find(|kind| kind.key() == key)?;
    let at = scenario.incidents.iter().position(|it| it.id == *id)?;
    let (path, incident) = (format!("/incidents/{at}"), &scenario.incidents[at]);
    let mut edits = vec![Edit::set(format!("{path}/kind"), key)];
    let targets = scenario.targets(kind.spec().target);
    if !targets.contains(&incident.target) {
        edits.push(Edit::set(format!("{path}/target"), targets.first()?.as_str()));
    }
    for switch in Switch::ALL.iter().copied() {
        if incident.is_on(switch) && !kind.spec().has(switch) {
            edits.push(Edit::remove(format!("{path}/{}", switch.key())));
        }
    }
    if incident.name.as_deref().is_some_and(is_given) {
        edits.push(Edit::remove(format!("{path}/name")));
    }
    if incident.zone.is_some() && !hits_a_zone(kind) {
        edits.push(Edit::remove(format!("{path}/zone")));
    }
    Some((format!("Change the type to {}", kind.spec().name), edits))
}

/// Whether a name is one that a template or the design of a first visit gave.
fn is_given(name: &str) -> bool {
    INCIDENT_TEMPLATES.iter().any(|it| it.name == name)
        || presets::first().incidents.iter().any(|it| it.name.as_deref() == Some(name))
}
