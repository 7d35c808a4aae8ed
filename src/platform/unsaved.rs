//! The document that is not saved yet, for `page/start.js`, which offers it when the program has broken.

use wasm_bindgen::JsValue;
use web_sys::js_sys::Reflect;

/// Under which name the page finds it.
const NAME: &str = "tabletopUnsaved";

/// Hands over a document that is not saved yet, in place of an older one.
pub fn hand_over(text: &str) {
    set(&JsValue::from_str(text));
}

/// What was handed over is saved now, or not of use any more.
pub fn clear() {
    set(&JsValue::UNDEFINED);
}

/// Whether a document was handed over and is not saved yet.
pub fn is_handed_over() -> bool {
    web_sys::window().is_some_and(|window| {
        Reflect::get(&window, &JsValue::from_str(NAME)).is_ok_and(|it| it.is_string())
    })
}

fn set(value: &JsValue) {
    if let Some(window) = web_sys::window() {
        // Fails only for what may not be changed.
        let _ = Reflect::set(&window, &JsValue::from_str(NAME), value);
    }
}
