//! A canvas whose pixels are the screen's own.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

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

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}
