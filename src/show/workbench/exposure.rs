//! The exposure of a component: what it can be exposed to, what of the clock is shown, and what would be lost
//! at the moment that is looked at.

use crate::chart::exposure::{self, ExposureChart};
use crate::engine::{LostSpan, Run, Threat};
use crate::model::{Clock, Component, ComponentId, IncidentId, Scenario, Site};
use crate::show::{Line, choice};
use crate::units::{Instant, Span};

/// The most corners drawn; a picture has fewer pixels than that.
const CORNERS: usize = 1_200;

/// What can be chosen to be exposed to, by its key.
const THREATS: [(Threat, &str, &str); 3] = [
    (Threat::Damage, DAMAGE, "data is deleted or corrupted"),
    (Threat::SiteLoss, SITE_LOSS, "the site fails"),
    (Threat::AccountTakeover, ACCOUNT_TAKEOVER, "the account is taken over"),
];
const DAMAGE: &str = "damage";
const SITE_LOSS: &str = "site_loss";
const ACCOUNT_TAKEOVER: &str = "account_takeover";

/// How much of the clock can be shown, by its key: some days around the incident, or all of it.
const EXTENTS: [(Option<i64>, &str, &str); 3] = [
    (Some(3), EXTENT_AT_FIRST, "3 days"),
    (Some(15), "weeks", "15 days"),
    (None, "whole", "whole simulation"),
];
/// What is shown at the start.
pub const EXTENT_AT_FIRST: &str = "days";

/// What a component can be exposed to.
pub fn threats() -> Vec<Line> {
    THREATS.iter().map(|(_, key, label)| choice(*key, *label)).collect()
}

/// How much of the clock can be shown.
pub fn extents() -> Vec<Line> {
    EXTENTS.iter().map(|(_, key, label)| choice(*key, *label)).collect()
}

/// The threat of an incident, by its key.
pub fn threat_of(scenario: &Scenario, incident: Option<&IncidentId>) -> String {
    let incident = incident.and_then(|id| scenario.incident(id));
    let threat = incident.map_or(Threat::Damage, |it| Threat::of(it.effects()));
    THREATS.iter().find(|(it, ..)| *it == threat).map_or(DAMAGE, |(_, key, _)| key).to_owned()
}

/// The exposure of a component to a threat around an incident, both given by their keys; with that of the run before
/// the newest edit, where that was of another design.
pub fn chart_of(
    run: &Run,
    component: &ComponentId,
    incident: Option<&IncidentId>,
    threat: &str,
    extent: &str,
    former: Option<&Run>,
) -> ExposureChart {
    let threat = THREATS.iter().find(|(_, key, _)| *key == threat).map(|(it, ..)| *it);
    let days = EXTENTS.iter().find(|(_, key, _)| *key == extent).and_then(|(it, ..)| *it);
    let outcome = &run.outcome.incidents;
    let incident = incident.and_then(|id| run.scenario.incident(id));
    let lost = incident
        .and_then(|incident| outcome.iter().find(|it| it.id == incident.id))
        .and_then(|it| it.impacts.iter().find(|impact| impact.component == *component))
        .and_then(|impact| impact.lost_span);
    let window = around(incident.map(|it| it.at), lost, days, &run.scenario.clock);
    let threat = threat.unwrap_or(Threat::Damage);
    let of = |run: &Run| exposure::data(run, component, threat, window, CORNERS);
    // A moved incident leaves the saw-tooth where it is.
    let former = former.filter(|it| !it.scenario.has_design_of(&run.scenario));
    let former = former.filter(|it| it.scenario.component(component).is_some());
    match former {
        Some(former) => of(run).with_former(of(former)),
        None => of(run),
    }
}

/// The components of a design, to choose one.
pub fn components(design: &Scenario) -> Vec<Line> {
    let components = design.components.iter();
    components.map(|it| choice(it.id.as_str(), told_apart(design, it))).collect()
}

/// What would be lost if the threat came true at a moment.
pub fn risk_at(run: &Run, component: &ComponentId, chart: &ExposureChart, at: Instant) -> String {
    let time = at.hour_and_minute();
    let place = run.scenario.components.iter().position(|it| it.id == *component);
    let then = run.moment(at);
    // What is down writes nothing that could be lost.
    if place.and_then(|at| then.components.get(at)).is_some_and(|it| it.state.is_down()) {
        return format!("{time}: down");
    }
    if chart.is_rebuilt {
        return format!("{time}: no data to lose");
    }
    match run.exposed_at(component, chart.threat, at) {
        Some(lost) => format!("{time}: {lost} at risk"),
        None => format!("{time}: no usable recovery point"),
    }
}

/// What people call a component; where others are called the same, with its site, and where that does
/// not tell them apart either, with its id.
fn told_apart(design: &Scenario, component: &Component) -> String {
    let label = component.label();
    let is_other = |it: &&Component| it.id != component.id && it.label() == label;
    let mut others = design.components.iter().filter(is_other).peekable();
    if others.peek().is_none() {
        return label.to_owned();
    }
    let site = design.site(&component.site).map_or(component.site.as_str(), Site::label);
    if others.any(|it| it.site == component.site) {
        format!("{label} ({site}, {})", component.id)
    } else {
        format!("{label} ({site})")
    }
}

/// Whole days with the moment in the middle one, so that the picture stands still within a day; more of
/// them where what is lost reaches further.
fn around(
    at: Option<Instant>,
    lost: Option<LostSpan>,
    days: Option<i64>,
    clock: &Clock,
) -> (Instant, Instant) {
    let (start, end) = (clock.start, clock.end());
    let (Some(days), Some(at)) = (days, at) else { return (start, end) };
    let length = Span::days(days);
    if length >= end.since(start) {
        return (start, end);
    }
    let from = (at.start_of_day() - Span::days(days / 2)).max(start).min(end - length);
    let to = from + length;
    let Some(lost) = lost else { return (from, to) };
    let last = lost.to.start_of_day() + Span::days(1);
    (from.min(lost.from.start_of_day()).max(start), to.max(last).min(end))
}
