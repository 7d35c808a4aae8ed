//! The keys of the timeline, while it has the focus.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use super::Lanes;
use super::gestures::listen;
use super::transport::Transport;
use super::zoom::{STEP, Zoom};

/// A press of an arrow key moves what is shown by this share of it, with Shift by nearly all of it.
const PAN: f64 = 0.1;
const PAGE: f64 = 0.9;

/// Listens for keys, as long as the timeline is there.
pub(super) fn obey(lanes: Lanes, transport: Transport, zoom: Zoom) {
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(target) = event.target() else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        if is_among(&target, "input, select, textarea, [popover]") {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => zoom.by(STEP),
            "-" | "−" | "_" => zoom.by(1.0 / STEP),
            "0" => zoom.fit(),
            "i" => zoom.to_incident(),
            "k" => transport.toggle(),
            "j" => transport.back(),
            "l" => transport.forth(),
            "w" => transport.leave(),
            "n" => add(),
            // On a button or a handle these keys do something of its own.
            key if is_among(&target, "#lanes") && !is_among(&target, "[role=slider], button") => {
                let pan = if event.shift_key() { PAGE } else { PAN };
                match key {
                    " " => transport.toggle(),
                    "ArrowRight" => zoom.pan(pan),
                    "ArrowLeft" => zoom.pan(-pan),
                    "Home" => zoom.pan(f64::NEG_INFINITY),
                    "End" => zoom.pan(f64::INFINITY),
                    _ => return,
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    listen(lanes.panel, ev::keydown, pressed);
}

/// Opens the incidents to add.
fn add() {
    let button = document().query_selector("[popovertarget=new-incident]").ok().flatten();
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Focus fails only for elements that cannot have it.
        let _ = button.focus();
        button.click();
    }
}

fn is_among(target: &EventTarget, selector: &str) -> bool {
    let element = target.dyn_ref::<Element>();
    element.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}
