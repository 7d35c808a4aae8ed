//! The keys of the timeline, while it has the focus.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use super::Lanes;
use super::gestures::listen;
use super::hover::Hover;
use super::transport::Transport;
use super::zoom::{STEP, Zoom};

/// A press of an arrow key moves what is shown by this share of it, with Shift by nearly all of it.
const PAN: f64 = 0.1;
const PAGE: f64 = 0.9;
/// A press of A or D moves it by this share: it is held, and the hand stays where it is.
const PAN_BY_LETTER: f64 = 0.2;

/// What keys work on; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Actors {
    /// Plays the run.
    pub(super) transport: Transport,
    /// Shows more or less of the clock.
    pub(super) zoom: Zoom,
    /// Reads the marks of the lanes.
    pub(super) hover: Hover,
}

/// Listens for keys, as long as the timeline is there.
pub(super) fn obey(lanes: Lanes, actors: Actors) {
    let Actors { transport, zoom, hover } = actors;
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(target) = event.target() else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        if is_among(&target, "input, select, textarea, [popover]") {
            return;
        }
        // Caps lock makes no difference, and Shift only where it says so.
        match event.key().to_ascii_lowercase().as_str() {
            "+" | "=" | "w" => zoom.by(STEP),
            "-" | "−" | "_" | "s" => zoom.by(1.0 / STEP),
            "a" => zoom.pan(-PAN_BY_LETTER),
            "d" => zoom.pan(PAN_BY_LETTER),
            "0" => zoom.fit(),
            "i" => zoom.to_incident(),
            "k" => transport.toggle(),
            "j" | "," => transport.back(),
            "l" | "." => transport.forth(),
            "r" => transport.leave(),
            "n" => add(),
            "m" => hover.step(!event.shift_key()),
            "escape" => {
                hover.leave();
                return;
            }
            // On a button or a handle these keys do something of its own.
            key if is_among(&target, "#lanes") && !is_among(&target, "[role=slider], button") => {
                let pan = if event.shift_key() { PAGE } else { PAN };
                match key {
                    " " => transport.toggle(),
                    "arrowright" => zoom.pan(pan),
                    "arrowleft" => zoom.pan(-pan),
                    "home" => zoom.pan(f64::NEG_INFINITY),
                    "end" => zoom.pan(f64::INFINITY),
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
