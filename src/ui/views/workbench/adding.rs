//! Adding an incident, adding it once more, making it last longer, taking it out.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::incidents::{edit, path};
use super::timeline::Lanes;
use crate::catalog::{IncidentKind, TargetKind};
use crate::document::Command;
use crate::model::{Edit, Incident, IncidentId, Scenario};
use crate::show::{Line, columns};
use crate::ui::state::{Editor, Playhead, Selection, Tab, Viewport};
use crate::ui::widgets::{Row, drawn, either, flag, lines, memo, on, rows, text};
use crate::units::{Instant, Span};

columns! {
    /// The columns of a kind's line: key, name, what it spares, picture, why none can be added.
    struct IncidentKindRow {
        key,
        name,
        spares,
        icon,
        misfit,
    }
}

/// The kinds of incident, of which one is added.
#[component]
pub(in crate::ui) fn AddIncident() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let spot = expect_context::<Lanes>().spot;
    let kinds = lines(move || {
        editor.design.with(|scenario| {
            let line = |kind: &IncidentKind| {
                let spec = kind.spec();
                let spares = format!("Does not reach {}.", spec.spares);
                let misfit = misfit(scenario, spec.target).to_owned();
                let [key, name, icon] = [kind.key(), spec.name, spec.icon].map(str::to_owned);
                Line::from(IncidentKindRow { key, name, spares, icon, misfit })
            };
            IncidentKind::ALL.iter().map(line).collect()
        })
    });
    let fits_none = memo(move || {
        kinds.with(|all| all.iter().all(|it| !it[IncidentKindRow::AT.misfit].is_empty()))
    });
    let choose = Callback::new(move |key: String| {
        let Some(kind) = IncidentKind::ALL.iter().copied().find(|kind| kind.key() == key) else {
            return;
        };
        let at = suggested(editor, selection, playhead, spot.get_untracked().map(|it| it.at));
        let target = selection.component.get_untracked().map(|id| id.to_string());
        let incident = editor.scenario.with_untracked(|it| new_incident(it, kind, at, target));
        if let Some(incident) = incident {
            add(editor, selection, &incident, format!("Add {}", kind.spec().name));
        }
    });
    let item = move |kind: Row| {
        let pressed = move |event: ev::MouseEvent| {
            // The second click of a double click, with which the list was opened, chooses nothing.
            if event.detail() > 1 {
                event.prevent_default();
            } else {
                choose.run(kind.get_untracked(IncidentKindRow::AT.key));
            }
        };
        let what = move || view! { <b>{drawn(kind.text(IncidentKindRow::AT.icon))}{kind.text(IncidentKindRow::AT.name)}</b> };
        view! {
            <li>
                {either(
                    move || kind.get(IncidentKindRow::AT.misfit).is_empty(),
                    move || view! {
                        <button
                            type="button"
                            popovertarget="new-incident"
                            popovertargetaction="hide"
                            on:click=on(pressed)
                        >
                            {what()}
                            <span class="hint">{kind.text(IncidentKindRow::AT.spares)}</span>
                        </button>
                    },
                    move || view! {
                        <button type="button" aria-disabled=flag(|| true)>
                            {what()}
                            <span class="hint">{kind.text(IncidentKindRow::AT.misfit)}</span>
                        </button>
                    },
                )}
            </li>
        }
    };
    let question = text(move || {
        if fits_none.get() {
            return "Nothing can happen to a design without a site and a component: add a component \
                    first."
                .to_owned();
        }
        let when = spot.get().map(|spot| format!(" at {} UTC", spot.at.short()));
        let when = when.unwrap_or_default();
        format!("What is to happen{when}? It can be moved and changed afterwards.")
    });
    // Beside the pointer that asked, and all of it on the page.
    let place = move |of: fn((f64, f64)) -> String| {
        text(move || spot.get().map(|spot| of(spot.place)).unwrap_or_default())
    };
    let toggled = move |event: ev::Event| {
        let menu = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if menu.is_some_and(|it| it.matches(":popover-open") == Ok(false)) {
            spot.set(None);
        }
    };
    view! {
        <button type="button" class="button" aria-keyshortcuts="N" popovertarget="new-incident">
            "Add incident…"
        </button>
        <div
            id="new-incident"
            class="presets"
            popover="auto"
            role="dialog"
            aria-label="Incidents to add"
            tabindex="-1"
            autofocus
            data-placed=flag(move || spot.with(Option::is_some))
            style:left=place(|(x, _)| format!("max(0.5rem, min({x:.0}px + 0.5rem, 100vw - 27rem))"))
            style:top=place(|(_, y)| format!("max(0.5rem, min({y:.0}px, 100dvh - 25rem))"))
            on:toggle=on(toggled)
        >
            <p class="hint">{question}</p>
            <ul>{rows(kinds, item)}</ul>
        </div>
    }
}

/// Why a design has nothing for an incident to hit; no text where it has.
fn misfit(scenario: &Scenario, target: TargetKind) -> &'static str {
    if !scenario.targets(target).is_empty() {
        return "";
    }
    match target {
        TargetKind::Component | TargetKind::Anything => {
            "This design has no component: add one in the list of the workload."
        }
        TargetKind::Region => "This design has no Region: add a site in AWS.",
        TargetKind::DataCenter => "This design has no data center: add one as a site.",
        TargetKind::Account => "This design has no account: add a site in AWS.",
    }
}

/// When an incident is added: at the moment given, where the playhead is, a day after the incident that
/// is shown, or in the middle of the clock.
pub(in crate::ui) fn suggested(
    editor: Editor,
    selection: Selection,
    playhead: Playhead,
    at: Option<Instant>,
) -> Instant {
    let shown = selection.incident.get_untracked();
    editor.scenario.with_untracked(|scenario| {
        let clock = &scenario.clock;
        let later = || shown.and_then(|id| scenario.incident(&id)).map(|it| it.at + Span::days(1));
        at.or(playhead.at.get_untracked())
            .or_else(later)
            .filter(|at| (clock.start..clock.end()).contains(at))
            .unwrap_or(clock.start + Span::hours(i64::from(clock.days) * 12))
    })
}

fn new_incident(
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

/// Puts an incident into the design and shows it.
pub(in crate::ui) fn add(editor: Editor, selection: Selection, incident: &Incident, label: String) {
    let Ok(written) = serde_json::to_value(incident) else { return };
    edit(editor, label, Edit::set("/incidents/-", written));
    selection.pick_incident(incident.id.clone());
    selection.tab.set(Tab::Incident);
    if let Some(viewport) = use_context::<Viewport>() {
        viewport.reveal(incident.at);
    }
}

/// Puts the same incident into the design once more, an hour later.
pub(in crate::ui) fn duplicate(editor: Editor, selection: Selection, id: &IncidentId) {
    let again = editor.scenario.with_untracked(|scenario| {
        let incident = scenario.incident(id)?;
        let last = scenario.clock.end() - Span::minutes(1);
        let mut again = incident.clone();
        again.id = scenario.free_incident_id();
        again.at = (incident.at + Span::hours(1)).min(last);
        Some((again, format!("Duplicate “{}”", incident.label(scenario))))
    });
    if let Some((again, label)) = again {
        add(editor, selection, &again, label);
    }
}

/// Takes an incident out of the design.
pub(in crate::ui) fn remove(editor: Editor, id: &IncidentId) {
    if let Some(path) = path(editor, id) {
        edit(editor, "Remove the incident".to_owned(), Edit::remove(path));
    }
}

/// Makes an incident last longer or shorter, where it lasts; at least a minute.
pub(in crate::ui) fn lengthen(editor: Editor, id: &IncidentId, by: Span) {
    let lasts = editor.scenario.with_untracked(|it| {
        it.incident(id).and_then(|it| it.over_at().map(|over| over.since(it.at)))
    });
    if let Some(lasts) = lasts {
        let minutes = ((lasts + by).as_seconds() / 60).max(1) as f64;
        editor.dispatch(Command::SetIncidentLasts { id: id.clone(), minutes: Some(minutes) });
    }
}

/// Adds the same incident once more, or takes it out of the design.
#[component]
pub(in crate::ui) fn IncidentButtons(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let again = id.clone();
    view! {
        <p class="button-row">
            <button
                type="button"
                class="button"
                on:click=move |_| duplicate(editor, selection, &again)
            >
                "Duplicate this incident"
            </button>
            <button type="button" class="button" on:click=move |_| remove(editor, &id)>
                "Remove this incident"
            </button>
        </p>
    }
}
