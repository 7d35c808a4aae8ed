//! Incidents: they hit something of the right kind, within the clock, and last a sensible time.

use super::coverage::Coverage;
use super::one_of;
use crate::catalog::TargetKind;
use crate::catalog::effect::When;
use crate::model::{Edit, Finding, Incident, MOST_ZONES, Scenario};

const MOST_MINUTES: f64 = 5_256_000.0;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Vec<Finding>) {
    let scenario = coverage.scenario;
    for (at, incident) in scenario.incidents.iter().enumerate() {
        let path = format!("/incidents/{at}");
        target(scenario, incident, &path, findings);
        times(scenario, incident, &path, findings);
        switches(incident, &path, findings);
        for (index, pin) in incident.pins.iter().enumerate() {
            if incident.pins.iter().take(index).any(|it| it.component == pin.component) {
                findings.push(
                    Finding::warning(
                        format!("{path}/pins/{index}"),
                        format!("another way back of `{}` is pinned already", pin.component),
                        "The first one counts; take this one out.",
                    )
                    .mend("Take the pin out", [Edit::remove(format!("{path}/pins/{index}"))]),
                );
            }
            if scenario.component(&pin.component).is_none() {
                findings.push(Finding::error(
                    format!("{path}/pins/{index}/component"),
                    format!("there is no component `{}`", pin.component),
                    format!(
                        "Allowed: {}.",
                        one_of(scenario.components.iter().map(|it| it.id.as_str()))
                    ),
                ));
            }
            if let Some(vault) = pin.vault.as_ref().filter(|id| scenario.vault(id).is_none()) {
                findings.push(Finding::error(
                    format!("{path}/pins/{index}/vault"),
                    format!("there is no vault `{vault}`"),
                    format!(
                        "Allowed: {}.",
                        one_of(scenario.vaults.iter().map(|it| it.id.as_str()))
                    ),
                ));
            }
        }
    }
}

fn target(scenario: &Scenario, incident: &Incident, path: &str, findings: &mut Vec<Finding>) {
    let name = incident.target.as_str();
    let kind = incident.kind.spec().target;
    let what = match kind {
        TargetKind::Component => "a component",
        TargetKind::Region => "a Region site",
        TargetKind::DataCenter => "a data center site",
        TargetKind::Account => "an account",
        TargetKind::Anything => "a component, a site or an account",
    };
    let allowed = scenario.targets(kind);
    if !allowed.iter().any(|it| it == name) {
        findings.push(Finding::error(
            format!("{path}/target"),
            format!("`{name}` is not {what}, as `{}` needs", incident.kind.key()),
            format!("Allowed: {}.", one_of(allowed.iter().map(String::as_str))),
        ));
    }
}

fn times(scenario: &Scenario, incident: &Incident, path: &str, findings: &mut Vec<Finding>) {
    let clock = &scenario.clock;
    if incident.at < clock.start || incident.at >= clock.end() {
        findings.push(Finding::warning(
            format!("{path}/at"),
            format!("{} is outside the time simulated, so nothing happens", incident.at),
            format!("The clock runs from {} to {}.", clock.start, clock.end()),
        ));
    }
    for (field, minutes) in [
        ("noticed_after_minutes", incident.noticed_after_minutes),
        ("lasts_minutes", incident.lasts_minutes),
    ] {
        if minutes.is_some_and(|minutes| !(0.0..=MOST_MINUTES).contains(&minutes)) {
            findings.push(Finding::error(
                format!("{path}/{field}"),
                "the number of minutes is out of range",
                format!("Allowed: 0 to {MOST_MINUTES} (ten years)."),
            ));
        }
    }
    if incident.zone.is_some_and(|zone| !(1..=MOST_ZONES).contains(&zone)) {
        findings.push(Finding::error(
            format!("{path}/zone"),
            "there is no such zone",
            format!("Allowed: 1 to {MOST_ZONES}."),
        ));
    }
}

/// A switch that the kind of incident does not have does nothing.
fn switches(incident: &Incident, path: &str, findings: &mut Vec<Finding>) {
    let effects = incident.kind.spec().effects;
    for (when, field, is_on) in [
        (When::StolenCredentials, "stolen_credentials", incident.stolen_credentials),
        (When::ControlPlaneDown, "control_plane_down", incident.control_plane_down),
        (When::DestroysData, "destroys_data", incident.destroys_data),
        (When::DamagesData, "damages_data", incident.damages_data),
    ] {
        if is_on && !effects.iter().any(|(it, _)| *it == when) {
            findings.push(
                Finding::warning(
                    format!("{path}/{field}"),
                    format!("`{field}` means nothing for {}", incident.kind.spec().name),
                    "It is ignored; take it out.",
                )
                .mend(format!("Take `{field}` out"), [Edit::remove(format!("{path}/{field}"))]),
            );
        }
    }
}
