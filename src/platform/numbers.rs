//! Numbers as the browser reads them: the tables by which Rust does would cost the page ten
//! kilobytes that do not compress.

use wasm_bindgen::JsValue;

/// The finite number that a text stands for; nothing for an empty text or any other.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    f64::try_from(JsValue::from_str(text)).ok().filter(|it| it.is_finite())
}
