//! A canvas whose pixels are the screen's own.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// Gives a canvas as many pixels as it covers on the screen, and empties it.
///
/// The size in CSS pixels is given and not asked for: asking would make the browser lay the page out.
pub fn prepare(canvas: &HtmlCanvasElement, (width, height): (f64, f64), scale: f64) {
    // `as` saturates, and a canvas is smaller than that.
    let pixels = |length: f64| (length * scale).round().clamp(1.0, 16_384.0) as u32;
    let (width, height) = (pixels(width), pixels(height));
    // Setting the size drops the canvas's memory, so it is done only when it changes.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    } else if let Some(context) = context(canvas) {
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }
}

/// A canvas that is on no page, of a size in CSS pixels.
pub fn new(size: (f64, f64), scale: f64) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    prepare(&canvas, size, scale);
    Some(canvas)
}

/// The size of the canvas within an element, in CSS pixels.
pub fn size_within(element: &Element) -> Option<(f64, f64)> {
    let canvas = element.query_selector("canvas").ok()??;
    Some((canvas.client_width().into(), canvas.client_height().into()))
}

/// Calls back with what is on a canvas as a PNG; with nothing where the browser does not make one.
pub fn as_png(canvas: &HtmlCanvasElement, then: impl FnOnce(Option<Blob>) + 'static) {
    let callback = Closure::once_into_js(move |blob: Option<Blob>| then(blob));
    // Fails only for canvases with pictures of other sites on them.
    let _ = canvas.to_blob(callback.unchecked_ref());
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}
