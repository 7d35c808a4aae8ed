//! All incidents on the timeline: their handles without overlaps, their lines through the lanes.

use leptos::prelude::*;

use super::Lanes;
use super::grip::Grip;
use super::marker::{Marker, Position};
use crate::model::IncidentId;
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{flag, keyed, memo, px, steady, text, when};

/// An estimate of how wide a handle is, in CSS pixels: its text, its icon and its padding.
const CHARACTER_WIDTH: f64 = 7.0;
const HANDLE_WIDTH: f64 = 40.0;
/// A handle without its text.
const COMPACT_WIDTH: f64 = 30.0;
/// No handle is wider than this; the style sheet cuts its text.
const WIDEST: f64 = 240.0;
/// A handle that has less room than this on either side shows its icon only.
const NARROWEST: f64 = 88.0;
/// The room of a handle grows in such steps: while it is dragged, it changes seldom.
const ROOM_STEP: f64 = 16.0;
/// So many rows have room; where more were needed, the handles show their icons only.
const MOST_ROWS: usize = 4;

/// The handles of all incidents.
#[component]
pub(in crate::ui) fn IncidentTrack() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let lanes = expect_context::<Lanes>();
    let ids = editor.incident_ids();
    let handles = steady(move || {
        let scale = lanes.scale.get();
        editor.scenario.with(|scenario| {
            let incidents = &scenario.incidents;
            let handles = |is_compact: bool| -> Vec<(f64, f64)> {
                let width = |text: String| {
                    let text = text.chars().count() as f64;
                    (text * CHARACTER_WIDTH + HANDLE_WIDTH).min(WIDEST)
                };
                let wide = incidents.iter().map(|it| {
                    let length = if is_compact { COMPACT_WIDTH } else { width(it.label(scenario)) };
                    (scale.x(it.at), length)
                });
                wide.collect()
            };
            let mut places = place(&handles(false), scale.width);
            if places.iter().any(|it| it.row >= MOST_ROWS) {
                places = place(&handles(true), scale.width);
                for place in &mut places {
                    place.is_compact = true;
                }
            }
            let ids = incidents.iter().map(|incident| incident.id.clone());
            ids.zip(places).collect::<Vec<_>>()
        })
    });
    let count = text(move || {
        let lowest = handles.with(|it| it.iter().map(|(_, position)| position.row).max());
        (lowest.unwrap_or(0) + 1).min(MOST_ROWS).to_string()
    });
    view! {
        <div class="incident-rows" data-rows=count>
            {when(
                move || ids.with(Vec::is_empty),
                || view! { <p class="hint">"No incident in this design: click here to add one."</p> },
            )}
            {keyed(ids, move |id| {
                let id = IncidentId::from(&*id);
                view! { <Marker id=id.clone() handles/> <Grip id/> }
            })}
        </div>
    }
}

/// The lines of all incidents through the lanes, how long each lasts, and the line of the playhead.
#[component]
pub(in crate::ui) fn IncidentLines() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let scale = expect_context::<Lanes>().scale;
    let ids = editor.incident_ids();
    let line = move |id: std::sync::Arc<str>| {
        let id = IncidentId::from(&*id);
        let incident = editor.incident(id.clone());
        let at = memo(move || incident.with(|it| it.as_ref().map(|it| it.at)));
        let over = memo(move || incident.with(|it| it.as_ref().and_then(|it| it.over_at())));
        let left = memo(move || at.get().map(|at| scale.get().x(at)).unwrap_or_default());
        // What is out of sight on the left still reaches into it.
        let start = memo(move || left.get().max(0.0));
        let length = px(move || {
            let scale = scale.get();
            let end = over.get().map_or(0.0, |over| scale.x(over).min(scale.width));
            (end - start.get()).max(0.0)
        });
        let is_out = flag(move || !(0.0..=scale.get().width).contains(&left.get()));
        let is_selected = flag(move || selection.incident.with(|now| now.as_ref() == Some(&id)));
        view! {
            <span
                class="incident-span"
                style:translate=px(move || start.get())
                style:width=length
            ></span>
            <span
                class="incident-line"
                data-selected=is_selected
                data-out=is_out
                style:translate=px(move || left.get())
            ></span>
        }
    };
    let at = memo(move || playhead.at.get().and_then(|at| scale.get().inside(at)));
    view! {
        {keyed(ids, line)}
        {when(
            move || at.with(Option::is_some),
            move || {
                let left = px(move || at.get().unwrap_or_default());
                view! { <span class="playhead-line" style:left=left></span> }
            },
        )}
    }
}

/// Puts every handle that is in sight, given by its moment and its width, into the first row in which
/// it covers no other, and turns those at the right edge to the left. One that is too wide for either
/// side is cut on that with more room, or shows its icon only.
fn place(handles: &[(f64, f64)], width: f64) -> Vec<Position> {
    let mut taken: Vec<(usize, f64, f64)> = Vec::new();
    handles
        .iter()
        .map(|(x, length)| {
            if !(0.0..=width).contains(x) {
                return Position { is_out: true, ..Position::default() };
            }
            let is_turned = x + length > width && *x > width / 2.0;
            let room = if is_turned { *x } else { width - x };
            let room = libm::floor(room / ROOM_STEP) * ROOM_STEP;
            let is_cut = *length > room && *length > COMPACT_WIDTH;
            let is_compact = is_cut && room < NARROWEST;
            let length = match (is_compact, is_cut) {
                (true, _) => COMPACT_WIDTH,
                (false, true) => room,
                (false, false) => *length,
            };
            let (start, end) = if is_turned { (x - length, *x) } else { (*x, x + length) };
            let is_free = |row: usize| {
                !taken.iter().any(|(other, from, to)| *other == row && *from < end && start < *to)
            };
            let row = (0..=taken.len()).find(|row| is_free(*row)).unwrap_or_default();
            taken.push((row, start, end));
            // `as` saturates, and the room is positive.
            let room = (is_cut && !is_compact).then_some(room as u32);
            Position { row, is_turned, is_compact, room, ..Position::default() }
        })
        .collect()
}
