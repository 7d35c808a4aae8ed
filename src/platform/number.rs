//! Numbers as people and style sheets write them.

use wasm_bindgen::JsValue;

/// The number that a text is, such as `0.5` or `1e3`; nothing where it is none or not finite.
///
/// The browser reads it: Rust's own reader brings tables of powers that are a thirtieth of the first load.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    // JavaScript takes an empty text for zero.
    if text.is_empty() {
        return None;
    }
    f64::try_from(JsValue::from_str(text)).ok().filter(|it| it.is_finite())
}
