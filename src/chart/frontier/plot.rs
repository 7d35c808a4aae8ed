//! The plot of the picture of cost and loss: its scales, its grid and its legend.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::PathElement;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::marks::{Swatch, stroke};
use super::{FrontierChart, FrontierPoint};
use crate::chart::bars::{LEGEND_LINE, SQUARE, legend_height, legend_places, size};
use crate::chart::cost::{amounts, reach};
use crate::chart::label::{LabelAnchor, Labels, Look};
use crate::chart::{DrawError, Theme, axis};
use crate::units::{Span, Usd};

/// Room around the plot in CSS pixels.
const LEFT: f64 = 88.0;
const RIGHT: f64 = 24.0;
const BOTTOM: f64 = 42.0;
/// The room above the scale for what is permanently lost, in CSS pixels.
const FOR_GOOD: f64 = 26.0;
/// The half width of a mark in the legend, in CSS pixels.
const LEGEND_MARK: f64 = 4.0;
/// The room above the marks for a name, in CSS pixels.
const NAME: f64 = 26.0;

/// Where the plot lies, in device pixels, and how far its scales go.
pub(super) struct FrontierFrame {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) base: i32,
    amounts: Vec<Usd>,
    levels: Vec<Span>,
}

impl FrontierFrame {
    /// Where a design stands. What is permanently lost stands above the scale.
    pub(super) fn place(&self, spot: &FrontierPoint, theme: &Theme) -> (i32, i32) {
        let most_expensive = self.amounts.last().copied().unwrap_or_default();
        let x = self.left + reach(spot.cost.usd, most_expensive, self.right - self.left);
        let y = spot.value.map_or(self.top - theme.px(FOR_GOOD / 2.0), |value| self.height(value));
        (x, y)
    }

    pub(super) fn height(&self, value: Span) -> i32 {
        let longest = self.levels.last().map_or(1, |it| it.as_seconds().max(1));
        let share = value.as_seconds() as f64 / longest as f64;
        // `as` saturates, and a share is between 0 and 1.
        self.base - libm::round(share.clamp(0.0, 1.0) * f64::from(self.base - self.top)) as i32
    }
}

impl FrontierChart {
    fn entries(&self) -> Vec<(Swatch, &'static str)> {
        let any = |is: fn(&FrontierPoint) -> bool| self.designs.iter().any(is);
        let met = if any(|it| it.objectives.tested() > 0) {
            "breaches no tested objective (circle)"
        } else {
            "no objective tested (circle)"
        };
        [
            (
                any(|it| !it.breaches_any()),
                Swatch::Circle { is_filled: any(|it| it.is_unbeaten && !it.breaches_any()) },
                met,
            ),
            (
                any(FrontierPoint::breaches_any),
                Swatch::Triangle { is_filled: any(|it| it.is_unbeaten && it.breaches_any()) },
                "breaches an objective (triangle)",
            ),
            (
                any(|it| !it.is_unbeaten),
                if any(|it| !it.is_unbeaten && it.breaches_any()) {
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
    pub(super) fn legend<DB: DrawingBackend>(
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

    /// Where the plot lies, where there is room for one.
    pub(super) fn frame(
        &self,
        (width, height): (i32, i32),
        theme: &Theme,
    ) -> Option<FrontierFrame> {
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
        let most_expensive = self.designs.iter().map(|it| it.cost.usd).max().unwrap_or_default();
        let longest = self.designs.iter().filter_map(|it| it.value).max().unwrap_or_default();
        let longest = if longest > Span::ZERO { longest } else { Span::hours(1) };
        let room = if base - top < theme.px(140.0) { 2 } else { 4 };
        Some(FrontierFrame {
            left: theme.px(LEFT),
            right: width - theme.px(RIGHT),
            top,
            base,
            amounts: amounts(most_expensive, if width < theme.px(440.0) { 2 } else { 4 }),
            levels: axis::lengths(longest, room),
        })
    }

    pub(super) fn grid<DB: DrawingBackend>(
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
        let most_expensive = frame.amounts.last().copied().unwrap_or_default();
        for usd in &frame.amounts {
            let x = frame.left + reach(*usd, most_expensive, frame.right - frame.left);
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
