//! The keyboard focus after something has come or gone, so that it is never lost.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The id of the element that edits a place of the document.
pub(in crate::ui) fn field_id(pointer: &str) -> String {
    format!("f{pointer}")
}

/// Focuses an element by its id, once the page has followed the edit: before the next key is pressed where it is
/// there by then, else in the next frame.
pub(in crate::ui) fn focus_soon(id: String) {
    let find = move || document().get_element_by_id(&id);
    spawn_local(async move {
        // Effects that the edit has woken come first.
        tick().await;
        let element = find();
        let is_late = element.is_none();
        if let Some(element) = element {
            focus(element);
        }
        request_animation_frame(move || {
            // Where what had it was made anew or moved with its row meanwhile, the focus is lost.
            if let Some(element) = find().filter(|_| is_late || is_focus_lost()) {
                focus(element);
            }
        });
    });
}

/// Whether nothing on the page has the focus.
fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|it| it.tag_name() == "BODY")
}

/// So many frames are waited for something that is on its way: two seconds at 60 a second.
const FRAMES: u32 = 120;

/// Focuses an element by its id as soon as it is there, as after going to another view; not at all where it does
/// not come.
pub(in crate::ui) fn focus_when_there(id: String) {
    wait_for(id, FRAMES);
}

fn wait_for(id: String, frames: u32) {
    request_animation_frame(move || match document().get_element_by_id(&id) {
        Some(element) => focus(element),
        None if frames > 0 => wait_for(id, frames - 1),
        None => {}
    });
}

/// Where arrow keys lead within a list that the Tab key stops at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    /// To the next one.
    Next,
    /// To the one before.
    Before,
    /// To the first one.
    First,
    /// To the last one.
    Last,
}

/// Focuses another of the elements of a class where an event is listened to; says whether the event was
/// at one of them.
pub(in crate::ui) fn step_among(event: &web_sys::Event, class: &str, to: Step) -> bool {
    let as_element = |it: web_sys::EventTarget| it.dyn_into::<Element>().ok();
    let Some(whole) = event.current_target().and_then(as_element) else { return false };
    let Some(now) = event.target().and_then(as_element) else { return false };
    let all = whole.get_elements_by_class_name(class);
    let last = all.length().saturating_sub(1);
    let is_now = |at: &u32| all.item(*at).is_some_and(|it| it == now);
    let Some(at) = (0..all.length()).find(is_now) else { return false };
    let next = match to {
        Step::Next => (at + 1).min(last),
        Step::Before => at.saturating_sub(1),
        Step::First => 0,
        Step::Last => last,
    };
    if let Some(element) = all.item(next) {
        focus(element);
    }
    true
}

/// Focuses the selected incident on the timeline; the lanes where the design has no incident.
pub(in crate::ui) fn focus_incident() {
    let places = [".marker[data-selected=true]", "#lanes"];
    let find = |it: &str| document().query_selector(it).ok().flatten();
    if let Some(element) = places.into_iter().find_map(find) {
        focus(element);
    }
}

/// Focuses the first field of a record, once the page has followed the edit.
pub(in crate::ui) fn focus_first(pointer: String) {
    request_animation_frame(move || {
        let record = document().get_element_by_id(&field_id(&pointer));
        let first = record.and_then(|it| it.query_selector("input, select").ok().flatten());
        if let Some(element) = first {
            focus(element);
        }
    });
}

/// Focuses the field of a place, else what holds it.
pub(in crate::ui) fn focus_field(pointer: &str) {
    let pointer = pointer.to_owned();
    request_animation_frame(move || {
        let mut place = pointer.as_str();
        while !place.is_empty() {
            if let Some(element) = document().get_element_by_id(&field_id(place)) {
                focus(element);
                return;
            }
            place = place.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
    });
}

fn focus(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // Focus fails only for elements that cannot have it.
        let _ = element.focus();
    }
}
