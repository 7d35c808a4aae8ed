//! How far each assumption moves an outcome: from its smallest to its largest value, the widest first.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, ShapeStyle};

use super::bars::{LegendEntries, legend, legend_height, outline, shortened, size};
use super::label::{LabelAnchor, Labels, Look};
use super::{Chart, DrawError, Reading, Table, Theme};
use crate::assess::{Moved, Sensitivity};
use crate::units::{Span, Usd, thousands};

/// The room of a row: its name, its bar, and what the ends of that say; in CSS pixels.
const NAME: f64 = 20.0;
const BAR: f64 = 14.0;
const ENDS: f64 = 20.0;
/// The height of a row in CSS pixels.
pub const ROW: f64 = NAME + BAR + ENDS + 6.0;
/// The room around the rows in CSS pixels.
pub const AROUND: f64 = 66.0;
const SIDE: f64 = 10.0;
const BOTTOM: f64 = 22.0;
/// What is written at an end this near to the edge of the picture stands along that, in CSS pixels.
const NEAR_EDGE: f64 = 90.0;
/// The room behind the scale for what is permanently lost, in CSS pixels.
const FOR_GOOD: f64 = 76.0;

/// What assumptions do to an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct SensitivityChart {
    /// What is moved.
    pub moved: Moved,
    /// What it is with the assumptions as they are, in seconds or micro-dollars.
    pub now: i64,
    /// Whether it is at least that, since something in it has no price that is known.
    pub now_is_least: bool,
    /// The assumptions that move it, the one that moves it most first.
    pub swings: Vec<Swing>,
}

/// What one assumption does.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// What people call the assumption.
    pub label: &'static str,
    /// The unit of its values.
    pub unit: &'static str,
    /// Its smallest and its largest value, each with what comes of it in seconds or micro-dollars.
    pub ends: [(f64, i64); 2],
    /// Whether each of these is at least that.
    pub are_least: [bool; 2],
}

/// What the assumptions do to one outcome.
pub fn data(sensitivity: &Sensitivity, moved: Moved) -> SensitivityChart {
    let swings = sensitivity.by(moved).into_iter().map(|bar| {
        let spec = bar.assumption.spec();
        let end = |(value, figures): &(f64, _)| (*value, moved.of(figures));
        Swing {
            label: spec.label,
            unit: spec.unit,
            ends: [end(&bar.low), end(&bar.high)],
            are_least: [&bar.low, &bar.high].map(|(_, figures)| moved.is_least(figures)),
        }
    });
    SensitivityChart {
        moved,
        now: moved.of(&sensitivity.base),
        now_is_least: moved.is_least(&sensitivity.base),
        swings: swings.collect(),
    }
}

/// Where the rows lie, in device pixels, and how far the scale goes.
struct SensitivityFrame {
    left: i32,
    right: i32,
    top: i32,
    base: i32,
    room: i32,
    /// Where what is permanently lost stands.
    end: i32,
    most: i64,
}

impl SensitivityFrame {
    /// How far a value reaches. The scale is logarithmic but for its beginning, so that zero is on it.
    fn place(&self, value: i64, unit: i64) -> i32 {
        if value == i64::MAX {
            return self.end;
        }
        let log = |value: i64| libm::log1p(value.max(0) as f64 / unit as f64);
        let share = log(value) / log(self.most).max(f64::MIN_POSITIVE);
        // `as` saturates, and a share is between 0 and 1.
        self.left + libm::round(share.clamp(0.0, 1.0) * f64::from(self.right - self.left)) as i32
    }
}

/// A value of an assumption as people write it: "10,080 min", "0.1 GiB/h".
fn setting((value, unit): (f64, &str)) -> String {
    let is_whole = value >= 1_000.0 && (value - libm::trunc(value)).abs() < f64::EPSILON;
    // `as` saturates, and a whole number above is not cut.
    let number = if is_whole { thousands(value as u64) } else { value.to_string() };
    format!("{number} {unit}")
}

impl SensitivityChart {
    /// How many rows there are to draw.
    pub fn rows(&self) -> usize {
        self.swings.len()
    }

    fn is_time(&self) -> bool {
        matches!(self.moved, Moved::DataLost | Moved::Downtime)
    }

    /// What is as long as nothing on the scale: a minute, a dollar.
    fn unit(&self) -> i64 {
        if self.is_time() { 60 } else { 1_000_000 }
    }

    fn text(&self, value: i64) -> String {
        match (value, self.is_time()) {
            (i64::MAX, _) => "permanent loss".to_owned(),
            (value, true) => Span::seconds(value).to_string(),
            (value, false) => Usd::from_micros(value).to_string(),
        }
    }

    /// A value with what has to be said of an amount that contains what has no price.
    fn marked(&self, value: i64, is_least: bool) -> String {
        let least = if is_least { "at least " } else { "" };
        format!("{least}{}", self.text(value))
    }

    /// Both ends of a swing as they are written.
    fn ends(&self, swing: &Swing) -> [String; 2] {
        [0, 1].map(|at| self.marked(swing.ends[at].1, swing.are_least[at]))
    }

    fn entries(theme: &Theme) -> LegendEntries<'static> {
        vec![
            (theme.exposure, "with the smallest value"),
            (theme.objective, "with the largest value"),
            (theme.ink, "with the current value"),
        ]
    }

    fn values(&self) -> impl Iterator<Item = i64> {
        self.swings.iter().flat_map(|it| it.ends.map(|(_, value)| value)).chain([self.now])
    }

    /// Where the rows lie, and how many of them, where there is room for any.
    fn frame(
        &self,
        (width, height): (i32, i32),
        theme: &Theme,
    ) -> Option<(SensitivityFrame, usize)> {
        let top = legend_height(width, theme, 0, &Self::entries(theme)) + theme.px(6.0);
        let room = theme.px(ROW).max(1);
        let base = height - theme.px(BOTTOM);
        if width < theme.px(200.0) || base - top < room || self.swings.is_empty() {
            return None;
        }
        let is_any_gone = self.values().any(|it| it == i64::MAX);
        let end = width - theme.px(SIDE);
        let right = if is_any_gone { end - theme.px(FOR_GOOD) } else { end };
        let finite = self.values().filter(|it| *it != i64::MAX).max().unwrap_or_default();
        let shown = usize::try_from((base - top) / room).unwrap_or_default().min(self.swings.len());
        // The scale stands below the last row, however many there are.
        let base = top + room * i32::try_from(shown).unwrap_or_default();
        let most = finite.max(self.unit());
        Some((SensitivityFrame { left: theme.px(SIDE), right, top, base, room, end, most }, shown))
    }

    /// Round values for the scale.
    fn ticks(&self, most: i64) -> Vec<i64> {
        const HOUR: i64 = 3_600;
        const DAY: i64 = 24 * HOUR;
        let times = [60, 600, HOUR, 6 * HOUR, DAY, 7 * DAY, 28 * DAY, 364 * DAY, 3_640 * DAY];
        let amounts = (0..13).map(|power| 1_000_000_i64.saturating_mul(10_i64.pow(power)));
        let all: Vec<i64> = if self.is_time() { times.to_vec() } else { amounts.collect() };
        std::iter::once(0).chain(all.into_iter().filter(|it| *it <= most)).collect()
    }

    fn scale<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        labels: &mut Labels<'_, DB>,
        theme: &Theme,
        frame: &SensitivityFrame,
    ) -> Result<(), DrawError<DB>> {
        let style =
            ShapeStyle { color: theme.grid, filled: false, stroke_width: theme.stroke(1.0) };
        let soft = Look { color: theme.soft_ink, bold: false, backed: false };
        let is_any_gone = self.values().any(|it| it == i64::MAX);
        let last = is_any_gone.then_some(i64::MAX);
        for value in self.ticks(frame.most).into_iter().chain(last) {
            let x = frame.place(value, self.unit());
            area.draw(&PathElement::new(vec![(x, frame.top), (x, frame.base)], style))?;
            let y = frame.base + theme.px(4.0);
            let below = LabelAnchor { x, y, horizontal: HPos::Center, vertical: VPos::Top };
            let first =
                LabelAnchor { x: frame.left - theme.px(6.0), horizontal: HPos::Left, ..below };
            let at_end =
                LabelAnchor { x: frame.end + theme.px(6.0), horizontal: HPos::Right, ..below };
            let text = if value == i64::MAX { "permanent".to_owned() } else { self.text(value) };
            match value {
                0 => labels.write(&text, soft, [first])?,
                i64::MAX => labels.write(&text, soft, [at_end])?,
                _ => labels.write(&text, soft, [below])?,
            };
        }
        Ok(())
    }

    /// The two parts of a row, from the value as it is to each end, the longer one first.
    fn parts(&self, swing: &Swing, frame: &SensitivityFrame) -> [(usize, i32); 2] {
        let now = frame.place(self.now, self.unit());
        let at = |end: usize| (end, frame.place(swing.ends[end].1, self.unit()));
        let (low, high) = (at(0), at(1));
        if (high.1 - now).abs() > (low.1 - now).abs() { [high, low] } else { [low, high] }
    }

    fn row<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        labels: &mut Labels<'_, DB>,
        theme: &Theme,
        frame: &SensitivityFrame,
        (at, swing): (i32, &Swing),
    ) -> Result<(), DrawError<DB>> {
        let top = frame.top + at * frame.room;
        let name = LabelAnchor {
            x: frame.left,
            y: top + theme.px(NAME / 2.0 + 1.0),
            horizontal: HPos::Left,
            vertical: VPos::Center,
        };
        let bold = Look { color: theme.ink, bold: true, backed: true };
        let room = frame.end - frame.left;
        labels.write(&shortened(swing.label, room, theme), bold, [name])?;

        let now = frame.place(self.now, self.unit());
        let (bar, below) = (top + theme.px(NAME), top + theme.px(NAME + BAR));
        let parts = self.parts(swing, frame);
        let on_one_side = (parts[0].1 > now) == (parts[1].1 > now);
        for (place, (end, x)) in parts.into_iter().enumerate() {
            let color = if end == 0 { theme.exposure } else { theme.objective };
            // Where both ends lie on one side, the shorter part is drawn within the longer one.
            let inset = if on_one_side && place == 1 { theme.px(3.0) } else { 0 };
            let rect = [(now.min(x), bar + inset), (now.max(x), below - inset)];
            area.draw(&Rectangle::new(rect, color.filled()))?;
            if now != x {
                area.draw(&Rectangle::new(rect, outline(theme)))?;
            }
        }
        let line = vec![(now, bar - theme.px(2.0)), (now, below + theme.px(2.0))];
        let style = ShapeStyle { color: theme.ink, filled: false, stroke_width: theme.stroke(2.0) };
        area.draw(&PathElement::new(line, style))?;

        let look = Look { color: theme.soft_ink, bold: false, backed: true };
        let [one, other] = self.parts(swing, frame);
        for ((end, x), (_, against)) in [(one, other), (other, one)] {
            let results = self.ends(swing);
            let text = format!("{} at {}", results[end], setting((swing.ends[end].0, swing.unit)));
            let place = |x, horizontal| LabelAnchor {
                x,
                y: below + theme.px(4.0),
                horizontal,
                vertical: VPos::Top,
            };
            let is_left = x < against || (x == against && x == frame.left);
            let (edge, away, gap) = if is_left {
                (place(frame.left, HPos::Left), HPos::Right, -theme.px(6.0))
            } else {
                (place(frame.end, HPos::Right), HPos::Left, theme.px(6.0))
            };
            // Next to the bar where that ends there, else below it; at an edge of the picture along that.
            let is_outermost = if is_left { x <= now.min(against) } else { x >= now.max(against) };
            let beside = LabelAnchor {
                x: x + gap,
                y: i32::midpoint(bar, below),
                horizontal: away,
                vertical: VPos::Center,
            };
            let away = place(x, away);
            let is_near = (edge.x - x).abs() < theme.px(NEAR_EDGE);
            let places = [
                if is_outermost { beside } else { away },
                place(x, HPos::Center),
                if is_near { edge } else { away },
                away,
            ];
            if !labels.write(&text, look, places)? {
                labels.write(&results[end], look, places)?;
            }
        }
        Ok(())
    }

    fn says(&self, swing: &Swing) -> String {
        let results = self.ends(swing);
        let [low, high] = [0, 1]
            .map(|at| format!("{} at {}", results[at], setting((swing.ends[at].0, swing.unit))));
        let now = self.marked(self.now, self.now_is_least);
        format!("{}: {low}, {high}; {now} with the current value", swing.label)
    }
}

impl Chart for SensitivityChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        let Some((frame, shown)) = self.frame(size(area), theme) else { return Ok(()) };
        let mut labels = Labels::new(area, theme);
        legend(area, &mut labels, theme, (0, 0), &Self::entries(theme))?;
        self.scale(area, &mut labels, theme, &frame)?;
        for (at, swing) in (0_i32..).zip(self.swings.iter().take(shown)) {
            self.row(area, &mut labels, theme, &frame, (at, swing))?;
        }
        Ok(())
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        let Some((frame, shown)) = self.frame(size, theme) else { return Vec::new() };
        (0_i32..)
            .zip(self.swings.iter().take(shown))
            .map(|(at, swing)| {
                let top = frame.top + at * frame.room;
                let [(_, far), _] = self.parts(swing, &frame);
                Reading {
                    at: (far, top + theme.px(NAME + BAR / 2.0)),
                    from: (0, top),
                    to: (size.0, top + frame.room),
                    text: self.says(swing),
                }
            })
            .collect()
    }

    fn summary(&self) -> String {
        let what = self.moved.label().to_lowercase();
        let Some(first) = self.swings.first() else {
            return format!(
                "No assumption changes the result: {what} is {} at both ends of every range.",
                self.marked(self.now, self.now_is_least)
            );
        };
        let [low, high] = [0, 1].map(|at| (first.ends[at].1, first.are_least[at]));
        let now = (self.now, self.now_is_least);
        let (least, most) = (low.min(high).min(now), low.max(high).max(now));
        let others = match self.swings.len() - 1 {
            0 => "No other assumption changes the result.".to_owned(),
            1 => "One other assumption changes it less.".to_owned(),
            others => format!("{others} other assumptions change it less."),
        };
        format!(
            "“{}” changes the result most: {what} ranges from {} to {} and is {} with the current value. {others} The scale is logarithmic.",
            first.label,
            self.marked(least.0, least.1),
            self.marked(most.0, most.1),
            self.marked(now.0, now.1)
        )
    }

    fn table(&self) -> Table {
        let what = self.moved.label();
        let columns = vec![
            "Assumption".to_owned(),
            "Smallest value".to_owned(),
            format!("{what} at the smallest value"),
            "Largest value".to_owned(),
            format!("{what} at the largest value"),
            "Current result".to_owned(),
        ];
        let rows = self.swings.iter().map(|swing| {
            let [low, high] = swing.ends;
            let [with_low, with_high] = self.ends(swing);
            vec![
                swing.label.to_owned(),
                setting((low.0, swing.unit)),
                with_low,
                setting((high.0, swing.unit)),
                with_high,
                self.marked(self.now, self.now_is_least),
            ]
        });
        let caption = format!("{what} at both ends of the range of each assumption");
        Table { caption, columns, rows: rows.collect() }
    }
}
