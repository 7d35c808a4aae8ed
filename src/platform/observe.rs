//! The size of an element, and whether it is in sight, told whenever that changes.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver, js_sys,
};

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

/// Watches whether an element is in sight of what it scrolls in, until it is dropped.
#[derive(Debug)]
pub struct SightWatch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl SightWatch {
    /// Calls back soon, and whenever the element comes into sight or goes out of it. What is less than
    /// a fifth of the frame away counts as in sight.
    pub fn new(
        element: &HtmlElement,
        frame: &HtmlElement,
        then: impl Fn(bool) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let newest = entries.pop().dyn_into::<IntersectionObserverEntry>();
            if let Ok(newest) = newest {
                then(newest.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root(Some(frame));
        options.set_root_margin("20% 0px");
        let listener = callback.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(listener, &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
