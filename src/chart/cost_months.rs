//! Cost per month: what protection and recoveries cost in each month of the clock, stacked by category.

use chrono::Datelike;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, ShapeStyle};

use super::bars::{LegendEntries, legend, legend_height, outline, size};
use super::cost::{amount, amounts, reach, remark, shade, spoken};
use super::label::{LabelAnchor, Labels, Look};
use super::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::Ledger;
use crate::engine::ledger::{Category, CostGroup, Total};
use crate::units::{Instant, Span, Usd, counted, sorting};

/// Room around the plot in CSS pixels.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 10.0;
const BOTTOM: f64 = 24.0;

/// The room of a month's name, in CSS pixels.
const LABEL: f64 = 66.0;
/// The width of a stack at most, in CSS pixels: a single month is a column and no wall.
const WIDEST: f64 = 160.0;
/// Months between names.
const STEPS: [i32; 8] = [1, 2, 3, 6, 12, 24, 36, 60];

/// The cost of each month.
#[derive(Clone, Debug, PartialEq)]
pub struct CostMonthsChart {
    /// The categories that cost anything, in the order of the bill.
    pub categories: Vec<Category>,
    /// The months, in the order of time.
    pub months: Vec<MonthCost>,
    /// How much of them the clock covers.
    pub clock: Span,
}

/// The cost of one month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthCost {
    /// Its first moment.
    pub from: Instant,
    /// `Nov 2026`.
    pub label: String,
    /// One total for each category.
    pub categories: Vec<Total>,
    /// Their sum.
    pub total: Total,
}

/// The cost of each month; what was lost is left out, since it would dwarf the bill.
pub fn data(ledger: &Ledger) -> CostMonthsChart {
    let months = ledger.by_month();
    let categories: Vec<Category> = Category::ALL
        .iter()
        .copied()
        .filter(|it| matches!(it.group(), CostGroup::Protection | CostGroup::Recovery))
        .filter(|it| months.iter().any(|month| !month.categories[*it as usize].is_nothing()))
        .collect();
    let months = months
        .iter()
        .zip(&ledger.months)
        .map(|(totals, month)| {
            let parts: Vec<Total> =
                categories.iter().map(|it| totals.categories[*it as usize]).collect();
            MonthCost {
                from: month.from,
                label: month.label(),
                total: parts.iter().copied().sum(),
                categories: parts,
            }
        })
        .collect();
    let clock = Span::seconds(ledger.months.iter().map(|month| month.seconds()).sum());
    CostMonthsChart { categories, months, clock }
}

impl CostMonthsChart {
    fn total(&self) -> Total {
        self.months.iter().map(|month| month.total).sum()
    }

    /// "14 days of Nov 2026", "60 days, Nov 2026 to Dec 2026".
    fn time(&self) -> String {
        // `as` saturates, and a clock is a whole number of days.
        let days = counted(self.clock.as_days_f64() as u64, "day");
        match self.months.as_slice() {
            [] => days,
            [only] => format!("{days} of {}", only.label),
            [first, .., last] => format!("{days}, {} to {}", first.label, last.label),
        }
    }
}

impl Chart for CostMonthsChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        let Some(frame) = self.frame(size(area), theme) else { return Ok(()) };
        let mut labels = Labels::new(area, theme);
        legend(area, &mut labels, theme, (theme.px(LEFT), 0), &self.entries(theme))?;
        let levels = self.levels(size(area).1, theme);
        let ceiling = levels.last().copied().unwrap_or_default();
        self.grid(area, &mut labels, theme, &frame, &levels)?;
        self.stacks(area, &mut labels, theme, &frame, ceiling)
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        let Some(frame) = self.frame(size, theme) else { return Vec::new() };
        let ceiling = self.levels(size.1, theme).last().copied().unwrap_or_default();
        (0_i32..)
            .zip(&self.months)
            .map(|(at, month)| {
                let (from, to) = (self.edge(&frame, at), self.edge(&frame, at + 1));
                let y = frame.base - reach(month.total.usd, ceiling, frame.base - frame.top);
                let parts = self.categories.iter().zip(&month.categories);
                let parts: Vec<String> = parts
                    .filter(|(_, total)| !total.is_nothing())
                    .map(|(category, total)| format!("{} {}", category.label(), amount(*total)))
                    .collect();
                Reading {
                    at: (i32::midpoint(from, to), y),
                    from: (from, 0),
                    to: (to, size.1),
                    text: format!("{}, {}: {}", month.label, spoken(month.total), parts.join(", ")),
                }
            })
            .collect()
    }

    fn summary(&self) -> String {
        if self.categories.is_empty() {
            return "Protection costs nothing, because nothing is protected.".to_owned();
        }
        let whole = spoken(self.total());
        let most_expensive = self.months.iter().max_by_key(|month| month.total.usd);
        let most_expensive =
            most_expensive.filter(|_| self.months.len() > 1).map_or_else(String::new, |month| {
                format!(" The most expensive month is {} at {}.", month.label, spoken(month.total))
            });
        let mut parts: Vec<(Usd, &str)> = self
            .categories
            .iter()
            .enumerate()
            .map(|(at, category)| {
                (self.months.iter().map(|it| it.categories[at].usd).sum(), category.label())
            })
            .collect();
        sorting::sort_by_key(&mut parts, |(usd, _)| std::cmp::Reverse(*usd));
        let most = parts.first().map_or_else(String::new, |(usd, label)| {
            format!(" The largest item is {}, {usd}.", label.to_ascii_lowercase())
        });
        let time = self.time();
        format!(
            "The bill is {whole} over {time}, not counting losses in incidents.{most}{most_expensive}"
        )
    }

    fn table(&self) -> Table {
        let mut columns = vec!["Month".to_owned()];
        columns.extend(self.categories.iter().map(|it| it.label().to_owned()));
        columns.extend(["Total".to_owned(), "Remark".to_owned()]);
        let rows = self
            .months
            .iter()
            .map(|month| {
                let mut row = vec![month.label.clone()];
                row.extend(month.categories.iter().map(|total| amount(*total)));
                row.extend([amount(month.total), remark(month.total)]);
                row
            })
            .collect();
        Table { caption: "Cost per month in US dollars, months in UTC".to_owned(), columns, rows }
    }
}

/// Where the plot lies, in device pixels.
struct MonthsFrame {
    left: i32,
    right: i32,
    top: i32,
    base: i32,
}

impl CostMonthsChart {
    fn entries(&self, theme: &Theme) -> LegendEntries<'static> {
        self.categories.iter().map(|it| (shade(theme, *it), it.label())).collect()
    }

    /// Where the plot lies, where there is room for one.
    fn frame(&self, (width, height): (i32, i32), theme: &Theme) -> Option<MonthsFrame> {
        if width < theme.px(LEFT + RIGHT + 40.0) || height < theme.px(120.0) {
            return None;
        }
        let legend = legend_height(width, theme, theme.px(LEFT), &self.entries(theme));
        let frame = MonthsFrame {
            left: theme.px(LEFT),
            right: width - theme.px(RIGHT),
            top: legend + theme.px(18.0),
            base: height - theme.px(BOTTOM),
        };
        (frame.base - frame.top >= theme.px(30.0)).then_some(frame)
    }

    /// The amounts at which the grid has lines.
    fn levels(&self, height: i32, theme: &Theme) -> Vec<Usd> {
        let highest = self.months.iter().map(|month| month.total.usd).max().unwrap_or_default();
        amounts(highest, if height < theme.px(200.0) { 2 } else { 4 })
    }

    /// Where a stack begins. Widths differ by a pixel at most, and the last stack ends at the frame.
    fn edge(&self, frame: &MonthsFrame, at: i32) -> i32 {
        let width = frame.right - frame.left;
        let count = i32::try_from(self.months.len()).unwrap_or(i32::MAX).max(1);
        let share = i64::from(width) * i64::from(at) / i64::from(count);
        frame.left + i32::try_from(share).unwrap_or(width)
    }

    fn grid<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        labels: &mut Labels<'_, DB>,
        theme: &Theme,
        frame: &MonthsFrame,
        levels: &[Usd],
    ) -> Result<(), DrawError<DB>> {
        let style =
            ShapeStyle { color: theme.grid, filled: false, stroke_width: theme.stroke(1.0) };
        let ceiling = levels.last().copied().unwrap_or_default();
        for level in levels {
            let y = frame.base - reach(*level, ceiling, frame.base - frame.top);
            area.draw(&PathElement::new(vec![(frame.left, y), (frame.right, y)], style))?;
            let place = LabelAnchor {
                x: frame.left - theme.px(8.0),
                y,
                horizontal: HPos::Right,
                vertical: VPos::Center,
            };
            let look = Look { color: theme.soft_ink, bold: false, backed: false };
            labels.write(&level.to_string(), look, [place])?;
        }
        Ok(())
    }

    fn stacks<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        labels: &mut Labels<'_, DB>,
        theme: &Theme,
        frame: &MonthsFrame,
        ceiling: Usd,
    ) -> Result<(), DrawError<DB>> {
        let count = i32::try_from(self.months.len()).unwrap_or(i32::MAX).max(1);
        let width = frame.right - frame.left;
        // Every so many months bear a name: quarters and years, as people count them.
        let room = theme.px(LABEL);
        let widest = theme.px(WIDEST);
        let step = STEPS.into_iter().find(|step| step * width >= room * count).unwrap_or(120);
        for (at, month) in (0_i32..).zip(&self.months) {
            let (from, to) = (self.edge(frame, at), self.edge(frame, at + 1));
            let gap = ((to - from) / 6).min(theme.px(10.0)).max((to - from - widest) / 2);
            let mut y = frame.base;
            let mut so_far = Usd::ZERO;
            for (category, total) in self.categories.iter().zip(&month.categories) {
                so_far += total.usd;
                let end = frame.base - reach(so_far, ceiling, frame.base - frame.top);
                if end < y {
                    let rect = [(from + gap, end), (to - gap, y)];
                    area.draw(&Rectangle::new(rect, shade(theme, *category).filled()))?;
                    y = end;
                }
            }
            if y < frame.base && to - from > theme.px(12.0) {
                let rect = [(from + gap, y), (to - gap, frame.base)];
                area.draw(&Rectangle::new(rect, outline(theme)))?;
            }
            let middle = i32::midpoint(from, to);
            let place =
                |y, vertical| LabelAnchor { x: middle, y, horizontal: HPos::Center, vertical };
            let look = Look { color: theme.ink, bold: true, backed: false };
            if to - from > theme.px(48.0) {
                labels.write(
                    &amount(month.total),
                    look,
                    [place(y - theme.px(3.0), VPos::Bottom)],
                )?;
            }
            if whole_months(month.from) % step == 0 {
                let look = Look { color: theme.soft_ink, bold: false, backed: false };
                let below = place(frame.base + theme.px(5.0), VPos::Top);
                let at_start = LabelAnchor { x: frame.left, horizontal: HPos::Left, ..below };
                labels.write(&month.label, look, [below, at_start])?;
            }
        }
        Ok(())
    }
}

/// Months since the year 0, so that whole years are multiples of twelve.
fn whole_months(at: Instant) -> i32 {
    let utc = at.to_utc();
    utc.year().saturating_mul(12).saturating_add_unsigned(utc.month0())
}
