//! The address of the page.

use wasm_bindgen::JsValue;

/// The address without its fragment; nothing where the page has none.
pub fn without_fragment() -> Option<String> {
    let whole = web_sys::window()?.location().href().ok()?;
    Some(whole.split('#').next().unwrap_or_default().to_owned())
}

/// Puts another fragment in the address, without a new entry in the history and without an event.
pub fn replace_fragment(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // An address that stays is no harm: it says what the page had been opened with.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Goes to another fragment, as a link to it does.
pub fn go_to(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // A fragment that the browser does not take leaves the page where it is.
        let _ = window.location().set_hash(fragment);
    }
}
