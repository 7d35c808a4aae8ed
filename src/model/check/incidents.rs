//! Incidents: they hit something of the right kind, within the clock, and last a sensible time.

use super::coverage::Coverage;
use super::one_of;
use crate::catalog::{Effect, Switch, TargetKind, source};
use crate::model::{Edit, Finding, Findings, Incident, Scenario, Site, SiteId};

const MOST_MINUTES: f64 = 5_256_000.0;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    for (at, incident) in scenario.incidents.iter().enumerate() {
        let pointer = format!("/incidents/{at}");
        target(scenario, incident, &pointer, findings);
        times(scenario, incident, &pointer, findings);
        switches(incident, &pointer, findings);
        intruders(incident, &pointer, findings);
        for (index, pin) in incident.pins.iter().enumerate() {
            if incident.pins.iter().take(index).any(|it| it.component == pin.component) {
                findings.push(
                    Finding::warning(
                        format!("{pointer}/pins/{index}"),
                        format!("`{}` already has a pinned recovery option", pin.component),
                        "Only the first pin counts. Remove this one.",
                    )
                    .fix("Remove the pin", [Edit::remove(format!("{pointer}/pins/{index}"))]),
                );
            }
        }
    }
}

fn target(scenario: &Scenario, incident: &Incident, pointer: &str, findings: &mut Findings) {
    let name = incident.target.as_str();
    let kind = incident.kind.spec().target;
    let what = match kind {
        TargetKind::Component => "a component",
        TargetKind::Region => "a Region site",
        TargetKind::DataCenter => "a data center site",
        TargetKind::Account => "an account",
        TargetKind::Anything => "a component, a site or an account",
    };
    if !scenario.is_target(kind, name) {
        let allowed = scenario.targets(kind);
        findings.push(Finding::error(
            format!("{pointer}/target"),
            format!("`{name}` is not {what}, which `{}` needs", incident.kind.key()),
            format!("Allowed: {}.", one_of(allowed.iter().map(String::as_str))),
        ));
    }
}

fn times(scenario: &Scenario, incident: &Incident, pointer: &str, findings: &mut Findings) {
    let clock = &scenario.clock;
    if incident.at < clock.start || incident.at >= clock.end() {
        findings.push(Finding::warning(
            format!("{pointer}/at"),
            format!(
                "{} is outside the simulated time, so the incident does not happen",
                incident.at
            ),
            format!("The simulated time is {} to {}.", clock.start, clock.end()),
        ));
    }
    for (field, minutes) in [
        ("noticed_after_minutes", incident.noticed_after_minutes),
        ("lasts_minutes", incident.lasts_minutes),
    ] {
        if minutes.is_some_and(|minutes| !(0.0..=MOST_MINUTES).contains(&minutes)) {
            findings.push(Finding::error(
                format!("{pointer}/{field}"),
                "the number of minutes is out of range",
                format!("Allowed: 0 to {MOST_MINUTES} (ten years)."),
            ));
        }
    }
    let site = SiteId::from(incident.target.as_str());
    let zones = scenario.zones_at(&site);
    if let Some(zone) = incident.zone.filter(|zone| !(1..=zones).contains(zone)) {
        let place = scenario.site(&site).map_or("a Region", Site::label);
        findings.push(
            Finding::error(
                format!("{pointer}/zone"),
                format!("{place} has {zones} Availability Zones, so there is no zone {zone}"),
                format!("Allowed: 1 to {zones}."),
            )
            .source(&source::AVAILABILITY_ZONES)
            .fix("Make it zone 1", [Edit::set(format!("{pointer}/zone"), 1)]),
        );
    }
}

/// What the kind of incident does not have does nothing, and so does a switch for what it always does.
fn switches(incident: &Incident, pointer: &str, findings: &mut Findings) {
    let spec = incident.kind.spec();
    for switch in Switch::ALL.iter().copied() {
        if !incident.is_on(switch) || spec.has(switch) {
            continue;
        }
        let field = switch.key();
        let pointer = format!("{pointer}/{field}");
        let finding = if spec.implies(switch) {
            Finding::note(
                &pointer,
                format!("`{field}` has no effect, because {} implies it", spec.name),
                "Remove the field or keep it. The result is the same.",
            )
        } else {
            ignored(&pointer, field, spec.name)
        };
        findings.push(finding.fix(format!("Remove `{field}`"), [Edit::remove(pointer)]));
    }
    for (field, is_set, means_something) in [
        ("zone", incident.zone.is_some(), spec.can(Effect::ZoneDown)),
        ("lasts_minutes", incident.lasts_minutes.is_some(), spec.lasts_minutes.is_some()),
    ] {
        if is_set && !means_something {
            let pointer = format!("{pointer}/{field}");
            let finding = ignored(&pointer, field, spec.name);
            findings.push(finding.fix(format!("Remove `{field}`"), [Edit::remove(pointer)]));
        }
    }
}

fn ignored(pointer: &str, field: &str, kind: &str) -> Finding {
    Finding::warning(
        pointer,
        format!("`{field}` does not apply to {kind}"),
        "The field has no effect. Remove it.",
    )
}

/// Whoever holds an account has to be shut out of it before anything is restored there.
fn intruders(incident: &Incident, pointer: &str, findings: &mut Findings) {
    if incident.effects().any(|it| it == Effect::PointsDestroyed) {
        findings.push(Finding::note(
            format!("{pointer}/kind"),
            "recovery into the same account is simulated as if the intruder had lost access to the account",
            "The time to remove the intruder and to isolate and check the restored data is not counted. Add this time to the assumption “Time to decide what to do”, or recover in another account.",
        ));
    }
}
