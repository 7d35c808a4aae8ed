//! All incidents on the timeline: their handles without overlaps, their lines through the lanes.

use leptos::prelude::*;

use super::Scale;
use super::marker::{Marker, Position};
use crate::model::IncidentId;
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{flag, keyed, memo, px, text, when};

/// An estimate of how wide a handle is, in CSS pixels: its text, its icon and its padding.
const CHARACTER_WIDTH: f64 = 7.0;
const HANDLE_WIDTH: f64 = 40.0;
/// No handle is wider than this; the style sheet cuts its text.
const WIDEST: f64 = 240.0;

/// The handles of all incidents.
#[component]
pub(super) fn IncidentTrack(scale: Memo<Scale>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let ids = editor.incident_ids();
    let handles = memo(move || {
        let scale = scale.get();
        editor.scenario.with(|scenario| {
            let handles: Vec<_> = scenario
                .incidents
                .iter()
                .map(|incident| {
                    let text = incident.label(scenario).chars().count() as f64;
                    let width = (text * CHARACTER_WIDTH + HANDLE_WIDTH).min(WIDEST);
                    (scale.x(incident.at), width)
                })
                .collect();
            let ids = scenario.incidents.iter().map(|incident| incident.id.clone());
            ids.zip(place(&handles, scale.width)).collect::<Vec<_>>()
        })
    });
    let count = text(move || {
        let lowest = handles.with(|it| it.iter().map(|(_, position)| position.row).max());
        (lowest.unwrap_or(0) + 1).min(4).to_string()
    });
    view! {
        <div class="incident-rows" data-rows=count>
            {when(
                move || ids.with(Vec::is_empty),
                || view! { <p class="hint">"No incident in this design."</p> },
            )}
            {keyed(ids, move |id| view! { <Marker id=IncidentId::from(&*id) scale handles/> })}
        </div>
    }
}

/// The lines of all incidents through the lanes.
#[component]
pub(super) fn IncidentLines(scale: Memo<Scale>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let ids = editor.incident_ids();
    keyed(ids, move |id| {
        let id = IncidentId::from(&*id);
        let incident = editor.incident(id.clone());
        let left = px(move || {
            incident.with(|it| it.as_ref().map(|it| scale.get().x(it.at))).unwrap_or_default()
        });
        let is_selected = flag(move || selection.incident.with(|now| now.as_ref() == Some(&id)));
        view! { <span class="incident-line" data-selected=is_selected style:left=left></span> }
    })
}

/// Puts every handle, given by its moment and its width, into the first row in which it covers no
/// other, and turns those at the right edge to the left.
fn place(handles: &[(f64, f64)], width: f64) -> Vec<Position> {
    let mut taken: Vec<(usize, f64, f64)> = Vec::new();
    handles
        .iter()
        .map(|(x, length)| {
            let is_turned = x + length > width && *x > width / 2.0;
            let (start, end) = if is_turned { (x - length, *x) } else { (*x, x + length) };
            let is_free = |row: usize| {
                !taken.iter().any(|(other, from, to)| *other == row && *from < end && start < *to)
            };
            let row = (0..=taken.len()).find(|row| is_free(*row)).unwrap_or_default();
            taken.push((row, start, end));
            Position { row, is_turned }
        })
        .collect()
}
