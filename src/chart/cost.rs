//! What the charts of money share: colours of categories, round amounts, legends, and rows of stacked bars.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::Rectangle;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor, ShapeStyle};

use super::label::{Labels, Look, Place};
use super::{DrawError, Theme};
use crate::engine::ledger::{Category, Total};
use crate::units::Usd;

/// The legend's square, and the room of one of its lines, in CSS pixels.
const SQUARE: f64 = 10.0;
const LEGEND_LINE: f64 = 18.0;
/// The smallest room of a row of a bar chart, in CSS pixels.
const ROW: f64 = 20.0;
/// Estimated width of a character in parts of the font's size, on the generous side.
const EMS_PER_CHARACTER: f64 = 0.56;

/// A part of a stacked bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) color: RGBAColor,
    pub(super) usd: Usd,
}

/// One bar of a bar chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) parts: Vec<Part>,
    pub(super) total: Total,
}

/// The colour of a category: one hue for what is stored, one for what stands ready, one for what
/// incidents cost, each from strong to faint.
pub(super) fn shade(theme: &Theme, category: Category) -> RGBAColor {
    let (color, share) = match category {
        Category::WarmStorage => (theme.exposure, 1.0),
        Category::Copies => (theme.exposure, 0.68),
        Category::ColdStorage => (theme.exposure, 0.46),
        Category::Transfer => (theme.exposure, 0.3),
        Category::ContinuousBackup => (theme.exposure, 0.2),
        Category::ObjectVersions => (theme.exposure, 0.12),
        Category::Replication => (theme.objective, 1.0),
        Category::StandbyCompute => (theme.objective, 0.66),
        Category::HealthChecks => (theme.objective, 0.44),
        Category::RestoreTests => (theme.objective, 0.28),
        Category::AuditEvaluations => (theme.objective, 0.16),
        Category::Restores => (theme.soft_ink, 1.0),
        Category::FailoverRunning => (theme.soft_ink, 0.66),
        Category::Failback => (theme.soft_ink, 0.36),
        Category::LostSales => (theme.loss, 1.0),
        Category::LostData => (theme.loss, 0.5),
    };
    on_paper(theme, color, share)
}

/// A colour thinned with paper, opaque: parts of a stack must not show what lies below them.
pub(super) fn on_paper(theme: &Theme, color: RGBAColor, share: f64) -> RGBAColor {
    let mix = |ink: u8, paper: u8| {
        // `as` saturates, and both ends are bytes.
        libm::round(f64::from(paper) + (f64::from(ink) - f64::from(paper)) * share) as u8
    };
    let paper = theme.paper;
    RGBAColor(mix(color.0, paper.0), mix(color.1, paper.1), mix(color.2, paper.2), 1.0)
}

/// Round amounts from nothing up to the first that is not below the highest, about `limit` of them.
pub(super) fn amounts(highest: Usd, limit: i64) -> Vec<Usd> {
    let highest = highest.micros().max(1);
    let limit = limit.max(1);
    let mut unit = 10_000_i64;
    let step = loop {
        let fits = [1, 2, 5].map(|times| unit.saturating_mul(times));
        if let Some(step) = fits.into_iter().find(|step| (highest - 1) / step < limit) {
            break step;
        }
        unit = unit.saturating_mul(10);
    };
    (0..=(highest - 1) / step + 1).map(|times| Usd::from_micros(times * step)).collect()
}

/// How far an amount reaches on a scale, in device pixels.
pub(super) fn reach(usd: Usd, highest: Usd, length: i32) -> i32 {
    let share = usd.micros() as f64 / highest.micros().max(1) as f64;
    // `as` saturates, and a share is between 0 and 1.
    libm::round(share.clamp(0.0, 1.0) * f64::from(length)) as i32
}

/// Writes a legend from a corner on, in lines as wide as the area; how much room it took.
pub(super) fn legend<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    labels: &mut Labels<'_, DB>,
    theme: &Theme,
    (left, top): (i32, i32),
    entries: &[(RGBAColor, &str)],
) -> Result<i32, DrawError<DB>> {
    let (width, _) = size(area);
    let (mut x, mut line) = (left, 0);
    for (color, text) in entries {
        let room = theme.px(SQUARE
            + 6.0
            + 14.0
            + text.chars().count() as f64 * EMS_PER_CHARACTER * theme.font_size);
        if x > left && x + room > width {
            x = left;
            line += 1;
        }
        let middle = top + line * theme.px(LEGEND_LINE) + theme.px(LEGEND_LINE / 2.0);
        let half = theme.px(SQUARE / 2.0);
        let square = [(x, middle - half), (x + 2 * half, middle + half)];
        area.draw(&Rectangle::new(square, color.filled()))?;
        area.draw(&Rectangle::new(square, outline(theme)))?;
        let look = Look { color: theme.soft_ink, bold: false, backed: false };
        let place = Place {
            x: x + theme.px(SQUARE + 6.0),
            y: middle,
            horizontal: HPos::Left,
            vertical: VPos::Center,
        };
        labels.write(text, look, [place])?;
        x += room;
    }
    Ok((line + 1) * theme.px(LEGEND_LINE))
}

/// The line around a square of the legend and around a stack: faint colours are seen against the paper.
pub(super) fn outline(theme: &Theme) -> ShapeStyle {
    ShapeStyle { color: theme.soft_ink, filled: false, stroke_width: theme.stroke(1.0) }
}

/// How many rows of a bar chart there is room for under a legend of some entries.
pub(super) fn rows_that_fit(height: i32, theme: &Theme, legend: i32) -> usize {
    usize::try_from((height - legend - theme.px(6.0)) / theme.px(ROW).max(1)).unwrap_or_default()
}

/// Draws bars from left to right, one below the other, with their totals behind them.
pub(super) fn bars<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    theme: &Theme,
    entries: &[(RGBAColor, &str)],
    rows: &[Bar],
) -> Result<(), DrawError<DB>> {
    let (width, height) = size(area);
    if width < theme.px(160.0) || height < theme.px(60.0) {
        return Ok(());
    }
    let mut labels = Labels::new(area, theme);
    let top = legend(area, &mut labels, theme, (0, 0), entries)? + theme.px(6.0);
    let left = width * 3 / 10;
    let right = width - theme.px(130.0).min(width * 3 / 10);
    let highest = rows.iter().map(|row| row.total.usd).max().unwrap_or_default();
    let count = i32::try_from(rows.len()).unwrap_or(i32::MAX).max(1);
    let room = ((height - top) / count).min(theme.px(34.0));
    let plain = Look { color: theme.ink, bold: false, backed: false };
    for (at, row) in (0_i32..).zip(rows) {
        let y = top + at * room;
        let middle = y + room / 2;
        let gap = (room / 6).max(1);
        let mut x = left;
        let mut so_far = Usd::ZERO;
        for part in &row.parts {
            so_far += part.usd;
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
        let name = Place {
            x: left - theme.px(8.0),
            y: middle,
            horizontal: HPos::Right,
            vertical: VPos::Center,
        };
        let room_for = left - theme.px(12.0);
        labels.write(&shortened(&row.label, room_for, theme), plain, [name])?;
        let total = Place {
            x: x + theme.px(6.0),
            y: middle,
            horizontal: HPos::Left,
            vertical: VPos::Center,
        };
        labels.write(&amount(row.total), Look { bold: true, ..plain }, [total])?;
    }
    Ok(())
}

/// `≥ $ 41`, short for "at least"; "unknown" where nothing of it is known.
pub(super) fn amount(total: Total) -> String {
    match (total.at_least, total.usd) {
        (false, usd) => usd.to_string(),
        (true, Usd::ZERO) => "unknown".to_owned(),
        (true, usd) => format!("\u{2265} {usd}"),
    }
}

/// A name cut to the room there is for it.
fn shortened(text: &str, room: i32, theme: &Theme) -> String {
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

/// "$ 41", "at least $ 41 (provisional)".
pub(super) fn spoken(total: Total) -> String {
    total.to_string()
}

/// The remark of a total in a table.
pub(super) fn remark(total: Total) -> String {
    match (total.at_least, total.provisional) {
        (true, true) => "at least; some prices are provisional",
        (true, false) => "at least; a price is not known",
        (false, true) => "some prices are provisional",
        (false, false) => "",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_round_and_cover_the_highest() {
        let micros = |usd: f64, limit| -> Vec<f64> {
            amounts(Usd::from_f64(usd), limit).into_iter().map(Usd::as_f64).collect()
        };
        assert_eq!(micros(41.2, 4), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(micros(0.0, 4), [0.0, 0.01]);
        assert_eq!(micros(1_000.0, 5), [0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0]);
        for usd in [0.013, 7.0, 99.9, 123_456.0, 9e11] {
            let levels = micros(usd, 4);
            assert!(
                levels.last().is_some_and(|last| *last >= usd) && levels.len() <= 5,
                "{levels:?}"
            );
        }
    }
}
