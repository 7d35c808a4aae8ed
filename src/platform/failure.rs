//! A panic is told to the user in a sentence instead of leaving a dead page.

use std::panic;

/// From now on a panic shows the element with the id given, and is written to the console.
pub fn show_on_panic(element_id: &'static str) {
    panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(element) = document.and_then(|it| it.get_element_by_id(element_id)) {
            // There is nobody left to tell if this fails too.
            let _ = element.remove_attribute("hidden");
        }
    }));
}
