//! Keys of a section: they work wherever the focus is, but not in a field that is being written in.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use crate::learn::review::Today;
use crate::platform::time;
use crate::ui::state::shortcuts::is_plain;
use crate::units::{Instant, Span};

/// What is written in, which has keys of its own.
const FIELDS: &str = "textarea, select, input:not([type=checkbox], [type=radio], [type=button])";
/// What the space bar and Enter press.
const PRESSED: &str = "a, button, summary, input";

/// Listens to keys as long as what owns it is there. `act` is told the key and says whether it was meant.
pub(super) fn listen(act: impl Fn(&str) -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let key = event.key();
        let target = event.target();
        let on = |what: &str| target.as_ref().is_some_and(|it| is_one(it, what));
        let pressed = matches!(key.as_str(), " " | "Enter") && on(PRESSED);
        if event.default_prevented()
            || !is_plain(&event)
            || on(FIELDS)
            || pressed
            || is_dialog_open()
        {
            return;
        }
        if act(&key) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

fn is_one(target: &EventTarget, what: &str) -> bool {
    let element = target.dyn_ref::<Element>();
    element.is_some_and(|it| it.matches(what).unwrap_or(false))
}

fn is_dialog_open() -> bool {
    document().query_selector("dialog[open], :popover-open").ok().flatten().is_some()
}

/// Which of so many things a digit stands for, from 0 on.
pub(super) fn digit(key: &str, count: usize) -> Option<usize> {
    let number = key.parse::<usize>().ok()?;
    (1..=count).contains(&number).then(|| number - 1)
}

/// The present moment on the person's clock.
pub(super) fn today() -> Today {
    let now = Instant::from_unix_seconds((time::now() / 1_000.0) as i64);
    Today { now, ahead: Span::from_minutes_f64(time::minutes_ahead_of_utc()) }
}

/// A seed that nobody chose, short enough to be told to somebody.
pub(super) fn fresh_seed() -> u32 {
    (time::now() / 10.0) as u64 as u32 % 1_000_000
}
