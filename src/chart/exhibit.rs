//! A picture that is taken along: below it what it shows and of what, when, with what and from whose prices.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::{DrawingBackend, IntoTextStyle};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, TextStyle};

use super::{Chart, DrawError, Theme};

/// The margin around the texts, in CSS pixels.
const MARGIN: f64 = 12.0;
/// A line of text, in CSS pixels for each of the font size.
const LINE: f64 = 1.35;
/// About how wide a character is, as a share of the font size: on the generous side, since measuring would ask for a
/// layout.
const CHARACTER: f64 = 0.56;

/// What is written below a picture that is taken along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exhibit {
    /// What the picture shows.
    pub title: String,
    /// Of which design, and what happens in it.
    pub about: String,
    /// The simulated time, the version of the program, and where prices are from.
    pub imprint: String,
}

impl Exhibit {
    /// How large a picture is with its caption, in CSS pixels.
    pub fn size_around(&self, theme: &Theme, (width, height): (f64, f64)) -> (f64, f64) {
        (width, height + self.caption(theme, width))
    }

    /// Draws a chart and its caption over the whole area.
    ///
    /// The caption is below the chart: charts count from the corner of the whole picture.
    ///
    /// # Errors
    /// Fails only when the backend does.
    pub fn draw<DB: DrawingBackend>(
        &self,
        chart: &impl Chart,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        area.fill(&theme.paper)?;
        let (width, height) = area.dim_in_pixel();
        let [width, height] = [width, height].map(|it| f64::from(it) / theme.scale);
        let caption = self.caption(theme, width);
        let inner = area.clone().margin(0, theme.px(caption), 0, 0);
        chart.draw(&inner, theme)?;
        let mut top = height - caption + MARGIN;
        for (text, color, is_bold) in self.texts(theme) {
            for line in wrapped(text, theme, width) {
                write(area, theme, &line, (color, is_bold), top)?;
                top += theme.font_size * LINE;
            }
        }
        Ok(())
    }

    fn texts(&self, theme: &Theme) -> [(&str, RGBAColor, bool); 3] {
        [
            (&self.title, theme.ink, true),
            (&self.about, theme.soft_ink, false),
            (&self.imprint, theme.soft_ink, false),
        ]
    }

    /// How high the caption is, in CSS pixels.
    fn caption(&self, theme: &Theme, width: f64) -> f64 {
        let lines: usize =
            self.texts(theme).iter().map(|(text, ..)| wrapped(text, theme, width).len()).sum();
        2.0 * MARGIN + lines as f64 * theme.font_size * LINE
    }
}

fn write<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    theme: &Theme,
    text: &str,
    (color, is_bold): (RGBAColor, bool),
    top: f64,
) -> Result<(), DrawError<DB>> {
    let weight = if is_bold { FontStyle::Bold } else { FontStyle::Normal };
    let size = theme.font_size * theme.scale;
    let font = FontDesc::new(FontFamily::Name(&theme.font), size, weight);
    let style: TextStyle<'_> = font.into_text_style(area).color(&color);
    area.draw_text(text, &style, (theme.px(MARGIN), theme.px(top)))
}

/// A text in lines that fit a width in CSS pixels. A word that is longer than a line has one to itself.
fn wrapped(text: &str, theme: &Theme, width: f64) -> Vec<String> {
    // `as` saturates.
    let most = ((width - 2.0 * MARGIN) / (theme.font_size * CHARACTER)).max(1.0) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme() -> Theme {
        let clear = RGBAColor(0, 0, 0, 0.0);
        Theme {
            ink: clear,
            soft_ink: clear,
            grid: clear,
            paper: clear,
            exposure: clear,
            exposure_area: clear,
            objective: clear,
            degraded: clear,
            loss: clear,
            loss_area: clear,
            font: "sans-serif".to_owned(),
            font_size: 10.0,
            scale: 1.0,
        }
    }

    #[test]
    fn long_texts_are_wrapped_and_make_the_picture_higher() {
        let theme = theme();
        assert_eq!(wrapped("one two three", &theme, 24.0 + 7.5 * 5.6), ["one two", "three"]);
        assert_eq!(wrapped("extraordinary", &theme, 30.0), ["extraordinary"]);
        assert!(wrapped("", &theme, 100.0).is_empty());
        let short = Exhibit { title: "A".to_owned(), ..Exhibit::default() };
        let long = Exhibit { title: "word ".repeat(80), ..short.clone() };
        let size = (400.0, 200.0);
        assert!(long.size_around(&theme, size).1 > short.size_around(&theme, size).1);
        assert!(short.size_around(&theme, size).1 > size.1);
    }
}
