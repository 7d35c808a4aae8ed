//! What opens from the header: the saved designs, the link to the open one, help.

mod designs;
mod help;
mod palette;
mod run_report;
mod saved_design;
mod share;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

pub(in crate::ui) use designs::designs;
pub(in crate::ui) use help::help;
pub(in crate::ui) use palette::palette;
pub(in crate::ui) use share::share;

use crate::ui::widgets::{Glyph, Icon, on, when};

/// The "?" menu.
pub(super) const HELP: &str = "help";
/// The link to the design, and its report.
pub(super) const SHARE: &str = "share";
/// The command palette.
pub(super) const PALETTE: &str = "palette";
/// The title of its open page, which names it.
const HELP_TITLE: &str = "help-title";

/// A button, with the keys that press it where they are shown, and what it opens: made anew each time, so that it shows what is there then. The focus goes
/// to the whole of it, as what is in it may have to be loaded.
pub(super) fn dialog(
    id: &'static str,
    button_id: &'static str,
    (name, glyph): (&'static str, Glyph),
    title: &'static str,
    keys: Option<&'static str>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        // Events of what is inside come by here too.
        let element = event.target().and_then(|it: EventTarget| it.dyn_into::<Element>().ok());
        if let Some(element) = element.filter(|it| it.id() == id) {
            is_open.set(element.matches(":popover-open").unwrap_or_default());
        }
    };
    view! {
        <button type="button" class="button" id=button_id popovertarget=id title=title>
            <Icon glyph/>
            <span class="button-text">{name}</span>
            {keys.map(|keys| view! { <kbd aria-hidden="true">{keys}</kbd> })}
        </button>
        <div
            id=id
            class="dialog"
            popover="auto"
            role="dialog"
            aria-label=title
            tabindex="-1"
            autofocus
            on:toggle=on(toggled)
        >
            {when(move || is_open.get(), content)}
        </div>
    }
    .into_any()
}
