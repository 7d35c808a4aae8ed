//! A picture as a file: PNG with two pixels for each of the page's, or SVG with its sentence in it.

use leptos::html;
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;

use super::read_theme;
use crate::chart::Chart;
use crate::chart::svg;
use crate::platform::{canvas, files};
use crate::ui::state::Notices;

/// Pixels of a PNG for each of the page's.
const SCALE: f64 = 2.0;
/// A picture that is taken along is no smaller than this, in CSS pixels.
const SMALLEST: (f64, f64) = (640.0, 240.0);

const REFUSED: &str =
    "The browser did not take the picture as a file. Allow downloads for this page and try again.";

/// The size of the picture that an element stands below, in CSS pixels.
pub(super) fn size_beside(place: NodeRef<html::Div>) -> Option<(f64, f64)> {
    let figure = place.get_untracked()?.parent_element()?;
    let (width, height) = canvas::size_within(&figure)?;
    Some((width.max(SMALLEST.0), height.max(SMALLEST.1)))
}

/// Gives the picture to the user as a PNG.
pub(super) fn png(chart: &impl Chart, title: &str, size: (f64, f64)) {
    let notices = use_context::<Notices>();
    let name = format!("{}.png", file_name(title));
    let drawn = || {
        let element = canvas::new(size, SCALE)?;
        let area = CanvasBackend::with_canvas_object(element.clone())?.into_drawing_area();
        let theme = read_theme(SCALE);
        area.fill(&theme.paper).ok()?;
        chart.draw(&area, &theme).ok()?;
        area.present().ok()?;
        Some(element)
    };
    let refused = move || {
        if let Some(notices) = notices {
            notices.problem(REFUSED);
        }
    };
    let Some(element) = drawn() else { return refused() };
    canvas::as_png(&element, move |blob| {
        if !blob.is_some_and(|blob| files::download_blob(&name, &blob)) {
            refused();
        }
    });
}

/// Gives the picture to the user as an SVG.
pub(super) fn svg(chart: &impl Chart, title: &str, (width, height): (f64, f64)) {
    let notices = use_context::<Notices>();
    // `as` saturates, and a picture is smaller than that.
    let text = svg::document(chart, title, (width as u32, height as u32), &read_theme(1.0));
    let is_given = text.is_some_and(|text| {
        files::download(&format!("{}.svg", file_name(title)), "image/svg+xml", &text)
    });
    if let (false, Some(notices)) = (is_given, notices) {
        notices.problem(REFUSED);
    }
}

/// A title as the name of a file.
fn file_name(title: &str) -> String {
    title
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it.to_ascii_lowercase() } else { '-' })
        .collect()
}
