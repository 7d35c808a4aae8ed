//! Incidents with everything that they name resolved: whom they hit, what they do, when somebody notices.

use std::sync::Arc;

use super::{ComponentIdx, ResolvedScenario, SiteIdx};
use crate::catalog::{Effect, IncidentKind, IncidentSpec};
use crate::model::{AccountId, Incident, IncidentId, Notification, Pin, Scenario};
use crate::units::{Instant, Span, sorting};

/// What the target of an incident names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum IncidentTarget {
    Component(ComponentIdx),
    Site(SiteIdx),
    Account(AccountId),
    Nothing,
}

/// An incident, resolved once for the whole run.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ResolvedIncident {
    pub(crate) id: IncidentId,
    pub(crate) label: Arc<str>,
    kind: IncidentKind,
    pub(crate) target: IncidentTarget,
    pub(crate) at: Instant,
    /// How long it lasts; nothing where what happens is there at once.
    lasts: Option<Span>,
    /// Which zone of its Region a zone outage takes down.
    pub(crate) zone: u32,
    /// What it does: the effects of its kind that its switches leave.
    pub(crate) effects: Vec<Effect>,
    /// How long after the incident somebody notices.
    pub(crate) noticed_after: Span,
    /// The notification that makes them notice, where one does.
    pub(crate) alarm: Option<Arc<str>>,
    pub(crate) pins: Vec<Pin>,
}

impl ResolvedIncident {
    /// Resolves an incident.
    pub(crate) fn new(scenario: &Scenario, design: &ResolvedScenario, incident: &Incident) -> Self {
        let label = incident.label(scenario).into();
        Self { label, ..Self::unnamed(scenario, design, incident) }
    }

    /// Resolves an incident that is only asked about: nobody reads what it is called, and the look for that
    /// would go through all components.
    pub(crate) fn unnamed(
        scenario: &Scenario,
        design: &ResolvedScenario,
        incident: &Incident,
    ) -> Self {
        let target = target(scenario, design, incident);
        // As the incident says, or sooner by a notification that watches for it.
        let own =
            incident.noticed_after_minutes.unwrap_or(incident.kind.spec().noticed_after_minutes);
        let alarm = soonest(scenario, design, incident, &target, own);
        let noticed_after = alarm.map_or(own, |it| it.after_minutes);
        Self {
            id: incident.id.clone(),
            label: "".into(),
            kind: incident.kind,
            target,
            at: incident.at,
            lasts: incident.lasts().map(|it| Span::from_minutes_f64(it).at_least_zero()),
            zone: incident.zone.unwrap_or(1),
            effects: incident.effects().collect(),
            noticed_after: Span::from_minutes_f64(noticed_after).at_least_zero(),
            alarm: alarm.map(|it| it.name.as_str().into()),
            pins: incident.pins.clone(),
        }
    }

    /// The incidents of the document that happen within its clock, in the order of time. Of several at
    /// one moment what they are decides, and never what they are called.
    pub(super) fn all(scenario: &Scenario, design: &ResolvedScenario) -> Vec<Self> {
        let clock = design.start..design.end;
        let happens = |it: &&Incident| clock.contains(&it.at);
        let mut incidents: Vec<&Incident> = scenario.incidents.iter().filter(happens).collect();
        sorting::sort_by(&mut incidents, |a, b| {
            let minutes = |it: &Incident| it.lasts_minutes.unwrap_or(f64::INFINITY);
            (a.at, a.kind, a.zone)
                .cmp(&(b.at, b.kind, b.zone))
                .then_with(|| minutes(a).total_cmp(&minutes(b)))
        });
        incidents.into_iter().map(|it| Self::new(scenario, design, it)).collect()
    }

    /// The row of its kind.
    pub(crate) fn spec(&self) -> &'static IncidentSpec {
        self.kind.spec()
    }

    /// Whether it has an effect.
    pub(crate) fn has(&self, effect: Effect) -> bool {
        self.effects.contains(&effect)
    }

    /// When it is over, where it lasts.
    pub(crate) fn over_at(&self) -> Option<Instant> {
        Some(self.at + self.lasts?)
    }

    /// When somebody notices, within the clock.
    pub(crate) fn noticed_at(&self, design: &ResolvedScenario) -> Instant {
        (self.at + self.noticed_after).min(design.end)
    }
}

/// What the target of an incident names in a design.
fn target(scenario: &Scenario, design: &ResolvedScenario, incident: &Incident) -> IncidentTarget {
    let name = incident.target.as_str();
    if let Some(at) = design.place_named(name) {
        return IncidentTarget::Component(at);
    }
    if let Some(at) = scenario.sites.iter().position(|it| it.id.as_str() == name) {
        return IncidentTarget::Site(at);
    }
    let account = AccountId::from(name);
    let known = scenario.sites.iter().any(|it| it.account() == account)
        || scenario.vaults.iter().any(|it| it.account.as_ref() == Some(&account));
    if known { IncidentTarget::Account(account) } else { IncidentTarget::Nothing }
}

/// The soonest of the notifications that watch for an incident, if it is sooner than so many minutes; of several the
/// first of the document.
fn soonest<'a>(
    scenario: &'a Scenario,
    design: &ResolvedScenario,
    incident: &Incident,
    target: &IncidentTarget,
    minutes: f64,
) -> Option<&'a Notification> {
    let mut watching: Vec<ComponentIdx> = Vec::new();
    match target {
        IncidentTarget::Component(at) => watching.extend(design.alarms.of_component(*at)),
        IncidentTarget::Site(at) => watching.extend(design.alarms.of_site(*at)),
        IncidentTarget::Account(account) => {
            for site in 0..scenario.sites.len() {
                if design.sites[site].account == *account {
                    watching.extend(design.alarms.of_site(site));
                }
            }
            sorting::sort(&mut watching);
        }
        IncidentTarget::Nothing => {}
    }
    let mut soonest = (minutes, None);
    for it in watching.into_iter().filter_map(|at| scenario.notifications.get(at)) {
        let recognizes = if it.incidents.is_empty() {
            incident.kind.spec().shows
        } else {
            it.incidents.contains(&incident.kind)
        };
        if recognizes && it.after_minutes < soonest.0 {
            soonest = (it.after_minutes, Some(it));
        }
    }
    soonest.1
}
