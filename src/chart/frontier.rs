//! Designs by what they cost in a month and what they lose: those that nothing beats are joined.

mod marks;

use std::cmp::Reverse;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::PathElement;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use self::marks::{Crowd, Swatch, beside, crowds, stroke};
use super::bars::{LEGEND_LINE, SQUARE, legend_height, legend_places, size};
use super::cost::{amount, amounts, reach, spoken};
use super::label::{LabelAnchor, Labels, Look};
use super::{Chart, DrawError, Reading, Table, Theme, axis};
use crate::assess::DesignComparison;
use crate::engine::ledger::Total;
use crate::units::{Span, Usd, counted, sorting};

/// Room around the plot in CSS pixels.
const LEFT: f64 = 88.0;
const RIGHT: f64 = 24.0;
const BOTTOM: f64 = 42.0;
/// The room above the scale for what is permanently lost, in CSS pixels.
const FOR_GOOD: f64 = 26.0;
/// The half width of a mark, of one in the legend, and of what belongs to it for the pointer, in CSS pixels.
const MARK: f64 = 5.5;
const LEGEND_MARK: f64 = 4.0;
const NEAR: f64 = 12.0;
/// The room above the marks for a name, in CSS pixels.
const NAME: f64 = 26.0;
/// The longest name in a sentence, in characters.
const LONGEST_NAME: usize = 48;

/// What cost is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The most data lost by one component in one incident.
    DataLost,
    /// For how long journeys are down, all together.
    Downtime,
}

impl Against {
    const fn label(self) -> &'static str {
        match self {
            Self::DataLost => "Data lost",
            Self::Downtime => "Downtime",
        }
    }

    fn says(self, value: Option<Span>) -> String {
        match (self, value) {
            (_, None) => "data permanently lost".to_owned(),
            (Self::DataLost, Some(Span::ZERO)) => "nothing lost".to_owned(),
            (Self::DataLost, Some(lost)) => format!("{lost} lost"),
            (Self::Downtime, Some(down)) => format!("{down} down"),
        }
    }
}

/// Designs by cost and loss.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierChart {
    /// What cost is held against.
    pub against: Against,
    /// The designs, the cheapest first.
    pub designs: Vec<FrontierPoint>,
}

/// One design.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierPoint {
    /// What people call it.
    pub name: String,
    /// What protection costs in a month.
    pub cost: Total,
    /// What it loses, or for how long it is down; nothing where the data lost is permanently lost.
    pub value: Option<Span>,
    /// Whether nothing is permanently lost. What is has no price: such a design is never unbeaten.
    pub keeps_data: bool,
    /// Whether no other is as good for as little money.
    pub is_unbeaten: bool,
    /// Whether it is what the others are compared with.
    pub is_open: bool,
    /// How many objectives it meets, and how many there are.
    pub objectives: (u32, u32),
}

impl FrontierPoint {
    fn meets_all(&self) -> bool {
        self.objectives.0 == self.objectives.1
    }

    /// How the design compares with the others, as part of a sentence.
    fn standing(&self) -> &'static str {
        match (self.is_unbeaten, self.keeps_data) {
            (true, _) => "no design is better",
            (false, true) => "another design is better",
            (false, false) => "permanently lost data has no price",
        }
    }
}

/// The designs of a comparison.
pub fn data(comparison: &DesignComparison, against: Against) -> FrontierChart {
    // Another one may be like it, but comes behind it.
    let open = comparison.variants.iter().position(|it| it.differs.is_empty());
    let mut designs: Vec<FrontierPoint> = comparison
        .variants
        .iter()
        .enumerate()
        .map(|(at, variant)| {
            let figures = &variant.figures;
            let (value, is_unbeaten) = match against {
                Against::DataLost => (figures.data_lost, variant.on_data_frontier),
                Against::Downtime => (Some(figures.down), variant.on_downtime_frontier),
            };
            FrontierPoint {
                name: variant.name.clone(),
                cost: figures.protection,
                value,
                keeps_data: figures.keeps_data(),
                is_unbeaten,
                is_open: open == Some(at),
                objectives: (figures.met, figures.objectives),
            }
        })
        .collect();
    sorting::sort_by_key(&mut designs, |it| {
        (it.cost.usd, Reverse(it.value.map_or(i64::MAX, Span::as_seconds)))
    });
    FrontierChart { against, designs }
}

/// Where the plot lies, in device pixels, and how far its scales go.
struct FrontierFrame {
    left: i32,
    right: i32,
    top: i32,
    base: i32,
    amounts: Vec<Usd>,
    levels: Vec<Span>,
}

impl FrontierFrame {
    /// Where a design stands. What is permanently lost stands above the scale.
    fn place(&self, spot: &FrontierPoint, theme: &Theme) -> (i32, i32) {
        let dearest = self.amounts.last().copied().unwrap_or_default();
        let x = self.left + reach(spot.cost.usd, dearest, self.right - self.left);
        let y = spot.value.map_or(self.top - theme.px(FOR_GOOD / 2.0), |value| self.height(value));
        (x, y)
    }

    fn height(&self, value: Span) -> i32 {
        let longest = self.levels.last().map_or(1, |it| it.as_seconds().max(1));
        let share = value.as_seconds() as f64 / longest as f64;
        // `as` saturates, and a share is between 0 and 1.
        self.base - libm::round(share.clamp(0.0, 1.0) * f64::from(self.base - self.top)) as i32
    }
}

impl FrontierChart {
    fn entries(&self) -> Vec<(Swatch, &'static str)> {
        let any = |is: fn(&FrontierPoint) -> bool| self.designs.iter().any(is);
        let met = if any(|it| it.objectives.1 > 0) {
            "meets every objective (circle)"
        } else {
            "has no objective (circle)"
        };
        [
            (
                any(FrontierPoint::meets_all),
                Swatch::Circle { is_filled: any(|it| it.is_unbeaten && it.meets_all()) },
                met,
            ),
            (
                any(|it| !it.meets_all()),
                Swatch::Triangle { is_filled: any(|it| it.is_unbeaten && !it.meets_all()) },
                "breaches an objective (triangle)",
            ),
            (
                any(|it| !it.is_unbeaten),
                if any(|it| !it.is_unbeaten && !it.meets_all()) {
                    Swatch::Triangle { is_filled: false }
                } else {
                    Swatch::Circle { is_filled: false }
                },
                if self.designs.iter().all(|it| it.keeps_data) {
                    "hollow: another design is better"
                } else {
                    "hollow: another design is better, or data is permanently lost"
                },
            ),
            (self.frontier().count() > 1, Swatch::Line, "line: no design is better"),
        ]
        .into_iter()
        .filter(|(is_there, ..)| *is_there)
        .map(|(_, swatch, says)| (swatch, says))
        .collect()
    }

    /// Writes what the marks mean, each as it is drawn, and keeps names away from it.
    fn legend<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        labels: &mut Labels<'_, DB>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        let (width, _) = size(area);
        let entries = self.entries();
        let (places, lines) = legend_places(width, theme, 0, &entries);
        for ((swatch, says), (x, line)) in entries.iter().zip(places) {
            let middle = line * theme.px(LEGEND_LINE) + theme.px(LEGEND_LINE / 2.0);
            let half = theme.px(SQUARE / 2.0);
            swatch.draw(area, theme, theme.px(LEGEND_MARK), (x + half, middle))?;
            let look = Look { color: theme.soft_ink, bold: false, backed: false };
            let place = LabelAnchor {
                x: x + theme.px(SQUARE + 6.0),
                y: middle,
                horizontal: HPos::Left,
                vertical: VPos::Center,
            };
            labels.write(says, look, [place])?;
        }
        labels.keep_free((0, 0), (width, lines * theme.px(LEGEND_LINE)));
        Ok(())
    }

    fn frontier(&self) -> impl Iterator<Item = &FrontierPoint> {
        self.designs.iter().filter(|it| it.is_unbeaten)
    }

    /// Where the plot lies, where there is room for one.
    fn frame(&self, (width, height): (i32, i32), theme: &Theme) -> Option<FrontierFrame> {
        if width < theme.px(LEFT + RIGHT + 80.0) || height < theme.px(150.0) {
            return None;
        }
        let legend = legend_height(width, theme, 0, &self.entries());
        let is_any_gone = self.designs.iter().any(|it| it.value.is_none());
        // What is permanently lost stands in the middle of its room.
        let above = if is_any_gone { FOR_GOOD / 2.0 + NAME } else { NAME };
        let (top, base) = (legend + theme.px(above), height - theme.px(BOTTOM));
        if base - top < theme.px(40.0) {
            return None;
        }
        let dearest = self.designs.iter().map(|it| it.cost.usd).max().unwrap_or_default();
        let longest = self.designs.iter().filter_map(|it| it.value).max().unwrap_or_default();
        let longest = if longest > Span::ZERO { longest } else { Span::hours(1) };
        let room = if base - top < theme.px(140.0) { 2 } else { 4 };
        Some(FrontierFrame {
            left: theme.px(LEFT),
            right: width - theme.px(RIGHT),
            top,
            base,
            amounts: amounts(dearest, if width < theme.px(440.0) { 2 } else { 4 }),
            levels: axis::lengths(longest, room),
        })
    }

    fn grid<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        labels: &mut Labels<'_, DB>,
        theme: &Theme,
        frame: &FrontierFrame,
    ) -> Result<(), DrawError<DB>> {
        let style = stroke(theme.grid, theme, 1.0);
        let soft = Look { color: theme.soft_ink, bold: false, backed: false };
        let beside = |y| LabelAnchor {
            x: frame.left - theme.px(8.0),
            y,
            horizontal: HPos::Right,
            vertical: VPos::Center,
        };
        for level in &frame.levels {
            let y = frame.height(*level);
            area.draw(&PathElement::new(vec![(frame.left, y), (frame.right, y)], style))?;
            labels.write(&level.to_string(), soft, [beside(y)])?;
        }
        if self.designs.iter().any(|it| it.value.is_none()) {
            let y = frame.top - theme.px(FOR_GOOD / 2.0);
            labels.write("permanent", soft, [beside(y)])?;
        }
        let dearest = frame.amounts.last().copied().unwrap_or_default();
        for usd in &frame.amounts {
            let x = frame.left + reach(*usd, dearest, frame.right - frame.left);
            let tick = vec![(x, frame.base), (x, frame.base + theme.px(4.0))];
            area.draw(&PathElement::new(tick, style))?;
            let y = frame.base + theme.px(6.0);
            let below = LabelAnchor { x, y, horizontal: HPos::Center, vertical: VPos::Top };
            let place = if x == frame.left {
                // Next to the lowest mark of the other axis.
                LabelAnchor { horizontal: HPos::Left, ..below }
            } else if x == frame.right {
                LabelAnchor { x: x + theme.px(RIGHT - 6.0), horizontal: HPos::Right, ..below }
            } else {
                below
            };
            labels.write(&usd.to_string(), soft, [place])?;
        }
        let title = LabelAnchor {
            x: i32::midpoint(frame.left, frame.right),
            y: frame.base + theme.px(23.0),
            horizontal: HPos::Center,
            vertical: VPos::Top,
        };
        labels.write("Protection per month", soft, [title])?;
        Ok(())
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{cut}\u{2026}")
}

impl Chart for FrontierChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        let Some(frame) = self.frame(size(area), theme) else { return Ok(()) };
        let mut labels = Labels::new(area, theme);
        self.legend(area, &mut labels, theme)?;
        self.grid(area, &mut labels, theme, &frame)?;
        let line: Vec<(i32, i32)> = self.frontier().map(|it| frame.place(it, theme)).collect();
        if line.len() > 1 {
            area.draw(&PathElement::new(line, stroke(theme.objective, theme, 1.5)))?;
        }
        let places: Vec<(i32, i32)> =
            self.designs.iter().map(|it| frame.place(it, theme)).collect();
        let half = theme.px(MARK);
        // A hollow mark must not hide a full one.
        for is_unbeaten in [false, true] {
            for (spot, at) in self.designs.iter().zip(&places) {
                if spot.is_unbeaten == is_unbeaten {
                    let (x, y) = *at;
                    labels.keep_free((x - half, y - half), (x + half, y + half));
                    Swatch::of(spot).draw(area, theme, half, *at)?;
                }
            }
        }
        let room = (frame.right - frame.left) * 2 / 5;
        let mut crowds = crowds(&self.designs, &places, theme);
        sorting::sort_by_key(&mut crowds, Crowd::rank);
        for crowd in &crowds {
            let look =
                Look { color: theme.ink, bold: crowd.any(|it| it.is_unbeaten), backed: false };
            let [all, some] = crowd.says(room, theme);
            if !labels.write(&all, look, beside(crowd, theme))? && crowd.spots.len() > 1 {
                labels.write(&some, look, beside(crowd, theme))?;
            }
        }
        Ok(())
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        let Some(frame) = self.frame(size, theme) else { return Vec::new() };
        let near = theme.px(NEAR);
        self.designs
            .iter()
            .map(|spot| {
                let (x, y) = frame.place(spot, theme);
                let (met, all) = spot.objectives;
                let beaten = spot.standing();
                Reading {
                    at: (x, y),
                    from: (x - near, y - near),
                    to: (x + near, y + near),
                    text: format!(
                        "{}: {} per month, {}; {beaten}; {met} of {} met",
                        short(&spot.name),
                        spoken(spot.cost),
                        self.against.says(spot.value),
                        counted(all.into(), "objective")
                    ),
                }
            })
            .collect()
    }

    fn summary(&self) -> String {
        let named: Vec<String> = self
            .frontier()
            .map(|it| {
                let value = self.against.says(it.value);
                format!("{} ({}, {value})", short(&it.name), amount(it.cost))
            })
            .collect();
        let what = match self.against {
            Against::DataLost => "loses less data",
            Against::Downtime => "has less downtime",
        };
        match &named[..] {
            [] if !self.designs.is_empty() => {
                "Every design permanently loses data, which has no price, so no design is the cheapest."
                    .to_owned()
            }
            [] => "There is nothing to compare.".to_owned(),
            [only] => format!(
                "No other design {what} than {only}, at any price."
            ),
            [cheapest, .., best] => format!(
                "From {cheapest} to {best}: for each of the {} designs on the line, no design of the same or a lower price {what}.",
                named.len()
            ),
        }
    }

    fn table(&self) -> Table {
        let columns = [
            "Design",
            "Protection per month",
            self.against.label(),
            "Objectives met",
            "Another is better",
        ];
        let rows = self
            .designs
            .iter()
            .map(|spot| {
                let (met, all) = spot.objectives;
                vec![
                    spot.name.clone(),
                    amount(spot.cost),
                    spot.value.map_or_else(|| "permanent loss".to_owned(), |it| it.to_string()),
                    format!("{met} of {all}"),
                    match (spot.is_unbeaten, spot.keeps_data) {
                        (true, _) => "no",
                        (false, true) => "yes",
                        (false, false) => "data permanently lost",
                    }
                    .to_owned(),
                ]
            })
            .collect();
        let caption = format!("{} and cost of protection by design", self.against.label());
        Table { caption, columns: columns.map(String::from).to_vec(), rows }
    }
}
