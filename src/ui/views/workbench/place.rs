//! The address of what is looked at on the workbench: `#workbench?i=drop&c=orders&t=2026-11-03T14:25`.

use leptos::prelude::*;

use crate::document::address::{Address, WORKBENCH, WorkbenchPlace};
use crate::model::{ComponentId, IncidentId};
use crate::ui::state::place::{Place, bind_address};
use crate::ui::state::{Editor, Playhead, Selection};

/// The address of what is shown of the design, picked or not.
fn shown_key(selection: Selection) -> String {
    let incident = selection.incident.get().map(|it| it.to_string());
    let component = selection.component.get().map(|it| it.to_string());
    WorkbenchPlace { incident, component, moment: None }.address().fragment()
}

/// Keeps the address and what is looked at the same, for as long as the workbench is there.
pub(in crate::ui) fn keep_workbench() {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let ids = editor.incident_ids();
    let shown = move || {
        let (incident, component) = selection.picked();
        let incident =
            incident.filter(|id| ids.with(|it| it.iter().any(|it| **it == *id.as_str())));
        let component = component.filter(|id| editor.design.with(|it| it.component(id).is_some()));
        WorkbenchPlace {
            incident: incident.map(|it| it.to_string()),
            component: component.map(|it| it.to_string()),
            moment: playhead.at.get(),
        }
        .address()
    };
    // What is shown changes also with the design, and a pick may be what is shown already: neither leads elsewhere.
    let panel = Memo::new(move |before: Option<&(_, String)>| {
        let picked = selection.picked();
        match before {
            Some((former, shown)) if *former == picked => (picked, shown.clone()),
            _ => (picked, untrack(|| shown_key(selection))),
        }
    });
    let show = move |asked: &Address, is_whole: bool| {
        let place = WorkbenchPlace::of(asked);
        match place.incident {
            Some(id) => selection.pick_incident(IncidentId::from(id.as_str())),
            None if is_whole => selection.pick_no_incident(),
            None => {}
        }
        match place.component {
            Some(id) => selection.pick_component(ComponentId::from(id.as_str())),
            None if is_whole => selection.pick_no_component(),
            None => {}
        }
        match place.moment {
            Some(at) => playhead.place(at),
            None if is_whole => playhead.leave(),
            None => {}
        }
    };
    bind_address(Place {
        view: WORKBENCH,
        shown: Box::new(shown),
        panel: Box::new(move || panel.with(|(_, shown)| shown.clone())),
        show: Box::new(show),
    });
}
