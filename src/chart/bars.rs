//! Rows of stacked bars, one below the other, with a legend above them and their totals behind them.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor, ShapeStyle};

use super::label::{LabelAnchor, Labels, Look};
use super::{DrawError, Reading, Theme};

/// The legend's square, and the room of one of its lines, in CSS pixels.
pub(super) const SQUARE: f64 = 10.0;
pub(super) const LEGEND_LINE: f64 = 18.0;
/// The smallest and the largest room of a row, in CSS pixels.
const ROW: f64 = 20.0;
const TALLEST_ROW: f64 = 34.0;
/// The room between the legend and the first row, in CSS pixels.
const BELOW_LEGEND: f64 = 6.0;
/// Estimated width of a character in parts of the font's size, on the generous side.
const EMS_PER_CHARACTER: f64 = 0.56;

/// A part of a stacked bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BarSegment {
    pub(super) color: RGBAColor,
    /// How long it is, in whatever all bars of the chart are measured in.
    pub(super) length: f64,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) parts: Vec<BarSegment>,
    /// What is written behind it.
    pub(super) total: String,
    /// What it is compared with, marked across the row.
    pub(super) mark: Option<f64>,
    /// All that the row says, as a sentence.
    pub(super) says: String,
}

impl Bar {
    /// A row that only says what the rows below it are.
    pub(super) fn heading(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            parts: Vec::new(),
            total: String::new(),
            mark: None,
            says: String::new(),
        }
    }

    fn length(&self) -> f64 {
        self.parts.iter().map(|part| part.length).sum()
    }

    fn is_heading(&self) -> bool {
        self.says.is_empty()
    }
}

/// What a legend says: colors with their meaning.
pub(super) type LegendEntries<'it> = Vec<(RGBAColor, &'it str)>;

/// A bar chart, ready to be drawn.
pub(super) struct Bars<'it> {
    pub(super) entries: LegendEntries<'it>,
    pub(super) rows: Vec<Bar>,
    /// The room behind the bars for their totals, in CSS pixels.
    pub(super) behind: f64,
}

/// Where the rows lie, in device pixels.
#[derive(Clone, Copy)]
struct BarsFrame {
    left: i32,
    right: i32,
    top: i32,
    /// The height of a row.
    room: i32,
}

impl Bars<'_> {
    fn frame(&self, (width, height): (i32, i32), theme: &Theme) -> Option<BarsFrame> {
        if width < theme.px(160.0) || height < theme.px(60.0) {
            return None;
        }
        let top = legend_height(width, theme, 0, &self.entries) + theme.px(BELOW_LEGEND);
        let count = i32::try_from(self.rows.len()).unwrap_or(i32::MAX).max(1);
        Some(BarsFrame {
            left: width * 3 / 10,
            right: width - theme.px(self.behind).min(width * 3 / 10),
            top,
            room: ((height - top) / count).min(theme.px(TALLEST_ROW)),
        })
    }

    fn highest(&self) -> f64 {
        let longest = self.rows.iter().map(Bar::length).fold(0.0, f64::max);
        let marks = self.rows.iter().filter_map(|row| row.mark);
        // A mark far beyond every bar would leave nothing to be seen of them.
        let near = marks.filter(|mark| longest <= 0.0 || *mark <= longest * 1.6);
        near.fold(longest, f64::max).max(f64::MIN_POSITIVE)
    }

    pub(super) fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        let Some(frame) = self.frame(size(area), theme) else { return Ok(()) };
        let mut labels = Labels::new(area, theme);
        legend(area, &mut labels, theme, (0, 0), &self.entries)?;
        let highest = self.highest();
        for (at, row) in (0_i32..).zip(&self.rows) {
            row_of_bars(area, &mut labels, theme, row, frame, (at, highest))?;
        }
        Ok(())
    }

    /// What each row says, at the end of its bar.
    pub(super) fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        let Some(frame) = self.frame(size, theme) else { return Vec::new() };
        let highest = self.highest();
        (0_i32..)
            .zip(&self.rows)
            .filter(|(_, row)| !row.is_heading())
            .map(|(at, row)| {
                let y = frame.top + at * frame.room;
                let end = frame.left + reach(row.length(), highest, frame.right - frame.left);
                Reading {
                    at: (end, y + frame.room / 2),
                    from: (0, y),
                    to: (size.0, y + frame.room),
                    text: row.says.clone(),
                }
            })
            .collect()
    }
}

fn row_of_bars<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    labels: &mut Labels<'_, DB>,
    theme: &Theme,
    row: &Bar,
    frame: BarsFrame,
    (at, highest): (i32, f64),
) -> Result<(), DrawError<DB>> {
    let BarsFrame { left, right, top, room } = frame;
    let y = top + at * room;
    let middle = y + room / 2;
    let gap = (room / 6).max(1);
    let plain = Look { color: theme.ink, bold: false, backed: false };
    if row.is_heading() {
        let x = theme.px(4.0);
        let place = LabelAnchor { x, y: middle, horizontal: HPos::Left, vertical: VPos::Center };
        let look = Look { color: theme.soft_ink, bold: true, backed: false };
        labels.write(&row.label, look, [place])?;
        return Ok(());
    }
    let mut x = left;
    let mut so_far = 0.0;
    for part in &row.parts {
        so_far += part.length;
        let end = left + reach(so_far, highest, right - left);
        if end > x {
            let rect = [(x, y + gap), (end, y + room - gap)];
            area.draw(&Rectangle::new(rect, part.color.filled()))?;
            x = end;
        }
    }
    if x > left {
        let rect = [(left, y + gap), (x, y + room - gap)];
        area.draw(&Rectangle::new(rect, outline(theme)))?;
    }
    let mut behind = x;
    if let Some(mark) = row.mark.filter(|mark| *mark <= highest) {
        let x = left + reach(mark, highest, right - left);
        // A rim of paper keeps it apart from the bar.
        for (color, width) in [(theme.paper, 6.0), (theme.objective, 3.0)] {
            let style = ShapeStyle { color, filled: false, stroke_width: theme.stroke(width) };
            area.draw(&PathElement::new(vec![(x, y + gap / 2), (x, y + room - gap / 2)], style))?;
        }
        behind = behind.max(x);
    }
    let name = LabelAnchor {
        x: left - theme.px(8.0),
        y: middle,
        horizontal: HPos::Right,
        vertical: VPos::Center,
    };
    labels.write(&shortened(&row.label, left - theme.px(12.0), theme), plain, [name])?;
    let total = LabelAnchor {
        x: behind + theme.px(6.0),
        y: middle,
        horizontal: HPos::Left,
        vertical: VPos::Center,
    };
    let bold = Look { bold: true, ..plain };
    if !labels.write(&row.total, bold, [total])? {
        // Where all of it does not fit, what comes first says most.
        labels.write(row.total.split(" · ").next().unwrap_or_default(), bold, [total])?;
    }
    Ok(())
}

/// How far a length reaches on a scale, in device pixels.
fn reach(length: f64, highest: f64, room: i32) -> i32 {
    // `as` saturates, and a share is between 0 and 1.
    libm::round((length / highest).clamp(0.0, 1.0) * f64::from(room)) as i32
}

/// Where each entry of a legend begins, by its distance from the left and its line, and the number of
/// lines.
pub(super) fn legend_places<T>(
    width: i32,
    theme: &Theme,
    left: i32,
    entries: &[(T, &str)],
) -> (Vec<(i32, i32)>, i32) {
    let (mut x, mut line) = (left, 0);
    let places = entries
        .iter()
        .map(|(_, text)| {
            let room = theme.px(SQUARE
                + 6.0
                + 14.0
                + text.chars().count() as f64 * EMS_PER_CHARACTER * theme.font_size);
            if x > left && x + room > width {
                x = left;
                line += 1;
            }
            let place = (x, line);
            x += room;
            place
        })
        .collect();
    (places, line + 1)
}

/// How much room a legend takes.
pub(super) fn legend_height<T>(width: i32, theme: &Theme, left: i32, entries: &[(T, &str)]) -> i32 {
    legend_places(width, theme, left, entries).1 * theme.px(LEGEND_LINE)
}

/// Writes a legend from a corner on, in lines as wide as the area.
pub(super) fn legend<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    labels: &mut Labels<'_, DB>,
    theme: &Theme,
    (left, top): (i32, i32),
    entries: &[(RGBAColor, &str)],
) -> Result<(), DrawError<DB>> {
    let (width, _) = size(area);
    let (places, _) = legend_places(width, theme, left, entries);
    for ((color, text), (x, line)) in entries.iter().zip(places) {
        let middle = top + line * theme.px(LEGEND_LINE) + theme.px(LEGEND_LINE / 2.0);
        let half = theme.px(SQUARE / 2.0);
        let square = [(x, middle - half), (x + 2 * half, middle + half)];
        area.draw(&Rectangle::new(square, color.filled()))?;
        area.draw(&Rectangle::new(square, outline(theme)))?;
        let look = Look { color: theme.soft_ink, bold: false, backed: false };
        let place = LabelAnchor {
            x: x + theme.px(SQUARE + 6.0),
            y: middle,
            horizontal: HPos::Left,
            vertical: VPos::Center,
        };
        labels.write(text, look, [place])?;
    }
    Ok(())
}

/// The line around a square of the legend and around a stack: faint colors are seen against the paper.
pub(super) fn outline(theme: &Theme) -> ShapeStyle {
    ShapeStyle { color: theme.soft_ink, filled: false, stroke_width: theme.stroke(1.0) }
}

/// How many rows there is room for under a legend of some height.
pub(super) fn rows_that_fit(height: i32, theme: &Theme, legend: i32) -> usize {
    usize::try_from((height - legend - theme.px(BELOW_LEGEND)) / theme.px(ROW).max(1))
        .unwrap_or_default()
}

/// A name cut to the room there is for it.
pub(super) fn shortened(text: &str, room: i32, theme: &Theme) -> String {
    let character = theme.font_size * theme.scale * EMS_PER_CHARACTER;
    // `as` saturates, and the room is positive.
    let most = (f64::from(room) / character.max(1.0)) as usize;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push('\u{2026}');
    cut
}

/// Width and height in device pixels.
pub(super) fn size<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>) -> (i32, i32) {
    let (width, height) = area.dim_in_pixel();
    let clamp = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
    (clamp(width), clamp(height))
}
