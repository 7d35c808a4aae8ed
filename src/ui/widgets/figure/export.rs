//! A picture as a file: PNG with two pixels for each of the page's, or SVG with its sentence in it.

use leptos::html;
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;

use super::read_light_theme;
use crate::chart::svg;
use crate::chart::{Chart, Exhibit};
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
pub(super) fn png(chart: &impl Chart, exhibit: &Exhibit, size: (f64, f64)) {
    let notices = use_context::<Notices>();
    let name = format!("{}.png", file_name(&exhibit.title));
    let drawn = || {
        let theme = read_light_theme(SCALE);
        let element = canvas::new(exhibit.size_around(&theme, size), SCALE)?;
        let area = CanvasBackend::with_canvas_object(element.clone())?.into_drawing_area();
        exhibit.draw(chart, &area, &theme).ok()?;
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
pub(super) fn svg(chart: &impl Chart, exhibit: &Exhibit, size: (f64, f64)) {
    let notices = use_context::<Notices>();
    let text = svg::document(chart, exhibit, size, &read_light_theme(1.0));
    let is_given = text.is_some_and(|text| {
        let name = format!("{}.svg", file_name(&exhibit.title));
        files::download(&name, "image/svg+xml", &text)
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
