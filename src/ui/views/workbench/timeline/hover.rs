//! What the marks on the lanes are: said where a pointer or a finger is, and for keys one mark after the other.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::Lanes;
use super::gestures::listen;
use crate::model::ComponentId;
use crate::show::text::pixels;
use crate::show::workbench::timeline::hover::{left_of_note, marks, step, under};
use crate::show::{Line, TextRow, only};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{lines, rows, text, when};

/// A note that would end closer than this to the lower edge of the page, in CSS pixels, is above its lane.
const ROOM_BELOW: f64 = 120.0;
/// Between a lane and its note, in CSS pixels.
const GAP: f64 = 4.0;
/// Where a row of the lanes says whose it is.
const COMPONENT: &str = "data-component";

/// A lane, and where on the page it is.
#[derive(Clone, Debug, PartialEq)]
struct LanePlace {
    component: ComponentId,
    left: f64,
    top: f64,
    bottom: f64,
}

/// What is said at a place of a lane.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    says: Vec<String>,
    lane: LanePlace,
    /// How far from the left of the lane, in CSS pixels.
    x: f64,
}

impl Note {
    fn is_low(&self) -> bool {
        self.lane.bottom + ROOM_BELOW > page_height()
    }
}

/// The notes of the lanes; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Hover {
    editor: Editor,
    selection: Selection,
    lanes: Lanes,
    note: RwSignal<Option<Note>>,
    /// What keys have read, for those who only hear it.
    read: RwSignal<String>,
    /// The lane that was pointed at last; nothing once it may be elsewhere.
    place: StoredValue<Option<LanePlace>>,
    /// Which mark of the selected lane keys have read.
    at: StoredValue<Option<(ComponentId, usize)>>,
}

impl Hover {
    /// Nothing is said.
    pub(super) fn new() -> Self {
        Self {
            editor: expect_context(),
            selection: expect_context(),
            lanes: expect_context(),
            note: RwSignal::new(None),
            read: RwSignal::new(String::new()),
            place: StoredValue::new(None),
            at: StoredValue::new(None),
        }
    }

    /// Says nothing, and forgets where lanes are.
    pub(super) fn leave(self) {
        self.place.set_value(None);
        if self.note.with_untracked(Option::is_some) {
            self.note.set(None);
        }
    }

    /// Reads the next mark of the selected lane that is in sight, or the one before.
    pub(super) fn step(self, forth: bool) {
        let Some(component) = self.selection.component.get_untracked() else { return };
        let Some(lane) = self.lane_of(&component) else { return };
        let scale = self.lanes.scale.get_untracked();
        let marks = self.editor.run.with_untracked(|run| marks(run, &component, scale));
        let now = self.at.get_value().filter(|(of, _)| *of == component).map(|(_, at)| at);
        let Some(at) = step(&marks, now, forth) else { return };
        let Some(mark) = marks.get(at) else { return };
        self.at.set_value(Some((component, at)));
        self.read.set(mark.says.clone());
        let x = (mark.from + mark.to) / 2.0;
        self.note.set(Some(Note { says: vec![mark.says.clone()], lane, x }));
    }

    fn say(self, lane: LanePlace, x: f64) {
        let scale = self.lanes.scale.get_untracked();
        let marks = self.editor.run.with_untracked(|run| marks(run, &lane.component, scale));
        let says = under(&marks, x);
        let note = (!says.is_empty()).then_some(Note { says, lane, x });
        if self.note.with_untracked(|now| *now != note) {
            self.note.set(note);
        }
    }

    /// The lane of a component, where it is on the page.
    fn lane_of(self, component: &ComponentId) -> Option<LanePlace> {
        let body = self.lanes.body.get_untracked()?;
        let rows = body.get_elements_by_class_name("lane");
        let rows = (0..rows.length()).filter_map(|at| rows.item(at));
        let of = |row: &Element| {
            row.get_attribute(COMPONENT).is_some_and(|it| *it == *component.as_str())
        };
        place_of(&rows.into_iter().find(of)?)
    }

    fn pointed(self, event: &ev::PointerEvent) {
        // What is dragged says more than what lies below it.
        if event.buttons() != 0 && event.pointer_type() == "mouse" {
            self.leave();
            return;
        }
        let row = event.target().and_then(row_of);
        let Some(row) = row else {
            self.leave();
            return;
        };
        let is_known = self.place.with_value(|known| {
            known.as_ref().is_some_and(|it| {
                row.get_attribute(COMPONENT).is_some_and(|id| *id == *it.component.as_str())
            })
        });
        if !is_known {
            self.place.set_value(place_of(&row));
        }
        if let Some(lane) = self.place.get_value() {
            let x = f64::from(event.client_x()) - lane.left;
            self.say(lane, x);
        }
    }
}

fn row_of(target: EventTarget) -> Option<Element> {
    target.dyn_into::<Element>().ok()?.closest(".lane").ok().flatten()
}

fn place_of(row: &Element) -> Option<LanePlace> {
    let track = row.query_selector(".track").ok().flatten()?.get_bounding_client_rect();
    let component = ComponentId::from(row.get_attribute(COMPONENT)?.as_str());
    Some(LanePlace { component, left: track.left(), top: track.top(), bottom: track.bottom() })
}

/// Listens to pointers on the lanes, as long as the timeline is there.
pub(super) fn obey(hover: Hover) {
    let lanes = hover.lanes;
    listen(lanes.body, ev::pointermove, move |event: ev::PointerEvent| hover.pointed(&event));
    listen(lanes.body, ev::pointerdown, move |event: ev::PointerEvent| {
        // A finger that is put down on a mark has no other way to ask.
        if event.pointer_type() == "mouse" {
            hover.leave();
        } else {
            hover.pointed(&event);
        }
    });
    listen(lanes.body, ev::pointerleave, move |event: ev::PointerEvent| {
        if event.pointer_type() == "mouse" {
            hover.leave();
        }
    });
    listen(lanes.frame, ev::blur, move |_: ev::FocusEvent| hover.leave());
    let scrolled = window_event_listener(ev::capture(ev::scroll), move |_| hover.leave());
    on_cleanup(move || scrolled.remove());
    // What is shown is another time, or another run.
    Effect::new(move |_| {
        hover.lanes.scale.track();
        hover.editor.run.track();
        hover.at.set_value(None);
        hover.leave();
    });
}

/// The note, and what keys have read.
#[component]
pub(super) fn LaneNote(
    /// What it says.
    hover: Hover,
) -> impl IntoView {
    let note = hover.note;
    let says = lines(move || {
        let says = note.with(|it| it.as_ref().map(|it| it.says.clone())).unwrap_or_default();
        says.into_iter().map(only).collect::<Vec<Line>>()
    });
    let of = move |of: fn(&Note) -> String| {
        text(move || note.with(|it| it.as_ref().map(of)).unwrap_or_default())
    };
    let left = of(|it| left_of_note(it.lane.left + it.x));
    let top = of(|it| if it.is_low() { String::new() } else { pixels(it.lane.bottom + GAP) });
    let bottom =
        of(
            |it| {
                if it.is_low() { pixels(page_height() - it.lane.top + GAP) } else { String::new() }
            },
        );
    view! {
        {when(
            move || note.with(Option::is_some),
            move || view! {
                <div class="lane-note" aria-hidden="true" style:left=left style:top=top style:bottom=bottom>
                    {rows(says, |line| view! { <p>{line.text(TextRow::AT.text)}</p> })}
                </div>
            },
        )}
        <p class="visually-hidden" role="status">{text(move || hover.read.get())}</p>
    }
}

fn page_height() -> f64 {
    let height = document().document_element().map(|it| it.client_height());
    f64::from(height.unwrap_or_default())
}
