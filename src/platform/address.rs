//! The address of the page.

use wasm_bindgen::JsValue;
use web_sys::History;

/// The address without its fragment; nothing where the page has none.
pub fn without_fragment() -> Option<String> {
    let whole = web_sys::window()?.location().href().ok()?;
    Some(whole.split('#').next().unwrap_or_default().to_owned())
}

/// Puts another fragment in the address, without a new entry in the history and without an event.
pub fn replace_fragment(fragment: &str) {
    if let Some(history) = history() {
        // An address that stays is no harm: it says what the page had been opened with.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Puts another fragment in the address, or leaves it, and marks the entry of the history as one of the page's own.
pub fn replace_entry(fragment: Option<&str>) {
    let url = fragment.map(|it| format!("#{it}"));
    if let Some(history) = history() {
        // An address that stays is no harm: it says what the page had been opened with.
        let _ = history.replace_state_with_url(&JsValue::TRUE, "", url.as_deref());
    }
}

/// Adds an entry of the page's own to the history: "Back" leads to the one before.
pub fn push_entry(fragment: &str) {
    if let Some(history) = history() {
        // Without an entry, the page still shows the place.
        let _ = history.push_state_with_url(&JsValue::TRUE, "", Some(&format!("#{fragment}")));
    }
}

/// Whether the entry of the history is one of the page's own, and not of a link or of somebody who typed it.
pub fn is_own_entry() -> bool {
    history().and_then(|it| it.state().ok()).is_some_and(|it| it.is_truthy())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Goes to another fragment, as a link to it does.
pub fn go_to(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // A fragment that the browser does not take leaves the page where it is.
        let _ = window.location().set_hash(fragment);
    }
}
