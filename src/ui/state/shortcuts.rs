//! Undo and redo by keyboard, wherever the focus is except in a text that has its own undo.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};

use super::Editor;

/// Listens for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (on a Mac with Command), as long as the page lives.
pub fn listen(editor: Editor) {
    // The page lives as long as the app does, so nothing takes the listener away.
    let _ = window_event_listener(ev::keydown, move |event| {
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !is_command || event.target().is_some_and(|it| is_text_field(&it)) {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z", false) => editor.undo(),
            ("z" | "Z", true) | ("y", false) => editor.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}

fn is_text_field(target: &EventTarget) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(|field| {
        !matches!(field.type_().as_str(), "button" | "file" | "checkbox" | "radio")
    })
}
