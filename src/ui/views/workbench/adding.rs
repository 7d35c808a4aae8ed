//! Adding an incident, adding it once more, making it last longer, taking it out.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::incidents::{edit, path};
use super::timeline::Lanes;
use crate::document::Command;
use crate::model::{Edit, Incident, IncidentId};
use crate::show::workbench::adding::{
    IncidentKindRow, REMOVE, fits_none, kind_of, kinds, label_of_adding, left_of_menu, longer,
    new_incident, once_more, question, top_of_menu, when_to_add,
};
use crate::ui::state::{Editor, Playhead, Selection, Tab, Viewport};
use crate::ui::widgets::{Row, drawn, either, flag, lines, memo, on, rows, text};
use crate::units::{Instant, Span};

/// The kinds of incident, of which one is added.
#[component]
pub(in crate::ui) fn AddIncident() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let spot = expect_context::<Lanes>().spot;
    let kinds = lines(move || editor.design.with(|it| kinds(it)));
    let fits_none = memo(move || kinds.with(|all| fits_none(all)));
    let choose = Callback::new(move |key: String| {
        let Some(kind) = kind_of(&key) else { return };
        let at = suggested(editor, selection, playhead, spot.get_untracked().map(|it| it.at));
        let target = selection.component.get_untracked().map(|id| id.to_string());
        let incident = editor.scenario.with_untracked(|it| new_incident(it, kind, at, target));
        if let Some(incident) = incident {
            add(editor, selection, &incident, label_of_adding(kind.spec().name));
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
    let question = text(move || question(fits_none.get(), spot.get().map(|it| it.at)));
    // Next to the pointer that asked, and all of it on the page.
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
            style:left=place(left_of_menu)
            style:top=place(top_of_menu)
            on:toggle=on(toggled)
        >
            <p class="hint">{question}</p>
            <ul>{rows(kinds, item)}</ul>
        </div>
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
    let at = at.or(playhead.at.get_untracked());
    editor.scenario.with_untracked(|scenario| when_to_add(scenario, at, shown.as_ref()))
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
    let again = editor.scenario.with_untracked(|scenario| once_more(scenario, id));
    if let Some((again, label)) = again {
        add(editor, selection, &again, label);
    }
}

/// Takes an incident out of the design.
pub(in crate::ui) fn remove(editor: Editor, id: &IncidentId) {
    if let Some(path) = path(editor, id) {
        edit(editor, REMOVE.to_owned(), Edit::remove(path));
    }
}

/// Makes an incident last longer or shorter, where it lasts; at least a minute.
pub(in crate::ui) fn lengthen(editor: Editor, id: &IncidentId, by: Span) {
    if let Some(minutes) = editor.scenario.with_untracked(|it| longer(it, id, by)) {
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
