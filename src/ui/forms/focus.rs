//! The keyboard focus after something has come or gone, so that it is never lost.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The id of the element that edits a place of the document.
pub(in crate::ui) fn field_id(pointer: &str) -> String {
    format!("f{pointer}")
}

/// Focuses an element by its id, once the page has followed the edit.
pub(in crate::ui) fn focus_soon(id: String) {
    // Effects run before the next frame, so what they make is there.
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            focus(element);
        }
    });
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
