//! The size of an element, told whenever it changes.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ResizeObserver};

/// Watches the size of an element until it is dropped.
#[derive(Debug)]
pub struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(JsValue, JsValue)>,
}

impl SizeWatch {
    /// Calls back with the inner width and height in CSS pixels, at once and at every change.
    pub fn new(element: &HtmlElement, then: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let callback = Closure::<dyn FnMut(JsValue, JsValue)>::new(move |_, _| {
            then(watched.client_width().into(), watched.client_height().into());
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
