//! The clipboard, where the browser lets the page write to it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, js_sys::Reflect};

/// Puts a text on the clipboard; says whether it is there. Only pages that came over a safe connection
/// have a clipboard, and the user may forbid it.
pub async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = Reflect::get(&window.navigator(), &JsValue::from_str("clipboard"));
    match clipboard {
        Ok(clipboard) if clipboard.is_object() => {
            let clipboard: Clipboard = clipboard.unchecked_into();
            JsFuture::from(clipboard.write_text(text)).await.is_ok()
        }
        _ => false,
    }
}
