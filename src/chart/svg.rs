//! A chart as an SVG document that says what it shows.

use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;

use super::{Chart, Exhibit, Theme};

/// The picture of a chart with what is around it and its sentence in it; the size is that of the chart alone, in CSS
/// pixels. Nothing where it cannot be drawn.
pub fn document(
    chart: &impl Chart,
    exhibit: &Exhibit,
    size: (f64, f64),
    theme: &Theme,
) -> Option<String> {
    let mut text = String::new();
    let (width, height) = exhibit.size_around(theme, size);
    {
        // `as` saturates, and a picture is smaller than that.
        let size = (width as u32, height as u32);
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        exhibit.draw(chart, &area, theme).ok()?;
        area.present().ok()?;
    }
    let says = [exhibit.about.clone(), chart.summary(), exhibit.imprint.clone()].join(". ");
    Some(described(&text, &exhibit.title, &says))
}

/// A picture with a title and a description, which programs read out.
fn described(picture: &str, title: &str, description: &str) -> String {
    let picture: String = picture.chars().filter(|it| is_allowed(*it)).collect();
    let Some((open, rest)) = picture.split_once('>') else { return picture };
    format!(
        "{open} role=\"img\">\n<title>{}</title>\n<desc>{}</desc>{rest}",
        escaped(title),
        escaped(description)
    )
}

/// XML 1.0 has no place for control characters, not even as references.
fn is_allowed(it: char) -> bool {
    matches!(it, '\t' | '\n' | '\r')
        || (it >= ' ' && !matches!(it, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars().filter(|it| is_allowed(*it)) {
        match it {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_cannot_break_out_of_the_picture() {
        let text = described(
            "<svg width=\"1\">\n<text>a\u{0}b</text></svg>",
            "<script>&\u{1}",
            "x</desc>",
        );
        assert_eq!(
            text,
            "<svg width=\"1\" role=\"img\">\n<title>&lt;script&gt;&amp;</title>\n<desc>x&lt;/desc&gt;</desc>\n<text>ab</text></svg>"
        );
    }
}
