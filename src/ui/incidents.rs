//! Adding, changing and removing incidents: what kind, what it hits, how long it lasts, its switches.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::state::{Editor, Selection, Tab};
use super::widgets::{SelectField, choice, lines, memo, text, when};
use super::words::plain;
use crate::catalog::effect::When;
use crate::catalog::{IncidentKind, TargetKind};
use crate::document::Command;
use crate::model::{Edit, IncidentId, Mend, Scenario};
use crate::platform::numbers::number;
use crate::units::{Instant, Span};

/// The switches of incidents: the field, what it is called, and what waits for it.
const SWITCHES: &[(&str, &str, When)] = &[
    ("stolen_credentials", "With stolen credentials", When::StolenCredentials),
    ("control_plane_down", "The control plane is down too", When::ControlPlaneDown),
    ("destroys_data", "Fire or flood destroys the data", When::DestroysData),
    ("damages_data", "It damages the data too", When::DamagesData),
];

/// Chooses a kind of incident and adds one.
#[component]
pub(super) fn AddIncident() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let kinds = lines(move || {
        editor.scenario.with(|scenario| {
            let possible = IncidentKind::ALL
                .iter()
                .filter(|kind| !scenario.targets(kind.spec().target).is_empty());
            possible.map(|kind| choice(kind.key(), kind.spec().name)).collect()
        })
    });
    let chosen = RwSignal::new(IncidentKind::RegionOutage.key().to_owned());
    let add = move |_| {
        let key = chosen.get_untracked();
        let Some(kind) = IncidentKind::ALL.iter().copied().find(|kind| kind.key() == key) else {
            return;
        };
        let now = selection.incident.get_untracked();
        let target = selection.component.get_untracked().map(|id| id.to_string());
        let Some((id, incident)) =
            editor.scenario.with_untracked(|it| new_incident(it, kind, now.as_ref(), target))
        else {
            return;
        };
        edit(editor, format!("Add {}", kind.spec().name), Edit::set("/incidents/-", incident));
        selection.pick_incident(id);
        selection.tab.set(Tab::Incident);
    };
    view! {
        <div class="add-incident">
            <SelectField
                label="New incident"
                id="new-incident"
                choices=kinds
                chosen=text(move || chosen.get())
                on_choose=move |key: String| chosen.set(key)
            />
            <button type="button" class="button" on:click=add>"Add incident"</button>
        </div>
    }
}

/// A new incident: a day after the one shown, or in the middle of the clock.
fn new_incident(
    scenario: &Scenario,
    kind: IncidentKind,
    now: Option<&IncidentId>,
    component: Option<String>,
) -> Option<(IncidentId, Value)> {
    let targets = scenario.targets(kind.spec().target);
    let primary = scenario.primary_site().map(|site| site.id.to_string());
    let preferred = match kind.spec().target {
        TargetKind::Component | TargetKind::Anything => component,
        TargetKind::Region => primary,
        TargetKind::Account | TargetKind::DataCenter => None,
    };
    let target =
        preferred.filter(|it| targets.contains(it)).or_else(|| targets.first().cloned())?;
    let id = (1..=scenario.incidents.len() + 1)
        .map(|number| IncidentId::from(format!("incident-{number}").as_str()))
        .find(|id| scenario.incident(id).is_none())?;
    let middle = scenario.clock.start + Span::hours(i64::from(scenario.clock.days) * 12);
    let later = now.and_then(|id| scenario.incident(id)).map(|it| it.at + Span::days(1));
    let at: Instant = later.filter(|at| *at < scenario.clock.end()).unwrap_or(middle);
    let incident = json!({
        "id": id.as_str(), "kind": kind.key(), "target": target, "at": at.to_string(),
    });
    Some((id, incident))
}

/// The kind of an incident and what it hits.
#[component]
pub(super) fn KindFields(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let incident = editor.incident(id.clone());
    let kind = memo(move || incident.with(|it| it.as_ref().map(|it| it.kind)));
    let kinds =
        lines(|| IncidentKind::ALL.iter().map(|it| choice(it.key(), it.spec().name)).collect());
    let targets = lines(move || {
        let Some(kind) = kind.get() else { return Vec::new() };
        editor.scenario.with(|scenario| {
            let names = scenario.targets(kind.spec().target).into_iter();
            names.map(|name| choice(name.as_str(), target_label(scenario, &name))).collect()
        })
    });
    let set_kind = {
        let id = id.clone();
        move |key: String| change_kind(editor, &id, &key)
    };
    let set_target =
        move |name: String| set(editor, &id, "Change the target", "target", Some(json!(name)));
    view! {
        <SelectField
            label="Kind"
            id="incident-kind"
            choices=kinds
            chosen=text(move || kind.get().map(|it| it.key().to_owned()).unwrap_or_default())
            on_choose=set_kind
        />
        <SelectField
            label="Target"
            id="incident-target"
            choices=targets
            chosen=text(move || {
                incident.with(|it| it.as_ref().map(|it| it.target.clone())).unwrap_or_default()
            })
            on_choose=set_target
        />
    }
}

/// How long an incident lasts, and its switches, as far as its kind has them.
#[component]
pub(super) fn LengthFields(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let incident = editor.incident(id.clone());
    let kind = memo(move || incident.with(|it| it.as_ref().map(|it| it.kind)));
    let lasts = text(move || {
        incident
            .with(|it| {
                let it = it.as_ref()?;
                it.lasts_minutes.or(it.kind.spec().lasts_minutes).map(plain)
            })
            .unwrap_or_default()
    });
    let length = {
        let id = id.clone();
        move || {
            let id = id.clone();
            let set_lasts = move |written: String| {
                let minutes = number(&written);
                let is_set = incident
                    .with_untracked(|it| it.as_ref().is_some_and(|it| it.lasts_minutes.is_some()));
                if minutes.is_some() || is_set {
                    let value = minutes.map(|it| json!(it));
                    set(editor, &id, "Change how long it lasts", "lasts_minutes", value);
                }
            };
            view! {
                <p class="field">
                    <label for="incident-lasts">"Lasts (minutes)"</label>
                    <input
                        id="incident-lasts"
                        type="number"
                        min="0"
                        step="any"
                        prop:value=lasts
                        on:change:target=move |event| set_lasts(event.target().value())
                    />
                </p>
            }
        }
    };
    let switches = SWITCHES.iter().map(|(field, label, waits)| {
        let (field, label, waits, id) = (*field, *label, *waits, id.clone());
        let is_on = memo(move || incident.with(|it| it.as_ref().is_some_and(|it| is_on(it, waits))));
        when(
            move || kind.get().is_some_and(|kind| kind.spec().effects.iter().any(|(it, _)| *it == waits)),
            move || {
                let id = id.clone();
                view! {
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=is_on
                            on:change:target=move |event| {
                                set(editor, &id, label, field, Some(json!(event.target().checked())));
                            }
                        />
                        {label}
                    </label>
                }
            },
        )
    });
    view! {
        {when(
            move || kind.get().is_some_and(|kind| kind.spec().lasts_minutes.is_some()),
            length,
        )}
        {switches.collect_view()}
    }
}

/// Takes an incident out of the design.
#[component]
pub(super) fn RemoveIncident(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let remove = move |_| {
        if let Some(path) = path(editor, &id) {
            edit(editor, "Remove the incident".to_owned(), Edit::remove(path));
        }
    };
    view! {
        <p><button type="button" class="button" on:click=remove>"Remove this incident"</button></p>
    }
}

fn is_on(incident: &crate::model::Incident, waits: When) -> bool {
    match waits {
        When::Always => true,
        When::StolenCredentials => incident.stolen_credentials,
        When::ControlPlaneDown => incident.control_plane_down,
        When::DestroysData => incident.destroys_data,
        When::DamagesData => incident.damages_data,
    }
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

/// Another kind may hit other things and has other switches: what does not fit is taken out.
fn change_kind(editor: Editor, id: &IncidentId, key: &str) {
    let Some(kind) = IncidentKind::ALL.iter().copied().find(|kind| kind.key() == key) else {
        return;
    };
    let Some(path) = path(editor, id) else { return };
    let edits = editor.scenario.with_untracked(|scenario| {
        let mut edits = vec![Edit::set(format!("{path}/kind"), key)];
        let incident = scenario.incident(id)?;
        let targets = scenario.targets(kind.spec().target);
        if !targets.contains(&incident.target) {
            edits.push(Edit::set(format!("{path}/target"), targets.first()?.as_str()));
        }
        for (field, _, waits) in SWITCHES {
            let keeps = kind.spec().effects.iter().any(|(it, _)| it == waits);
            if is_on(incident, *waits) && !keeps {
                edits.push(Edit::remove(format!("{path}/{field}")));
            }
        }
        Some(edits)
    });
    if let Some(edits) = edits {
        editor.dispatch(Command::Mend(Mend {
            label: format!("Make it: {}", kind.spec().name),
            edits,
        }));
    }
}

fn set(editor: Editor, id: &IncidentId, label: &str, field: &str, value: Option<Value>) {
    if let Some(path) = path(editor, id) {
        let place = format!("{path}/{field}");
        let change =
            value.map_or_else(|| Edit::remove(place.clone()), |it| Edit::set(place.clone(), it));
        edit(editor, label.to_owned(), change);
    }
}

fn edit(editor: Editor, label: String, change: Edit) {
    editor.dispatch(Command::Mend(Mend { label, edits: vec![change] }));
}

/// Where an incident stands in the document.
fn path(editor: Editor, id: &IncidentId) -> Option<String> {
    let at = editor
        .scenario
        .with_untracked(|scenario| scenario.incidents.iter().position(|it| it.id == *id))?;
    Some(format!("/incidents/{at}"))
}
