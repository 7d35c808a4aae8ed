//! Designs by what they cost in a month and what they lose: those that nothing beats are joined.

mod marks;
mod plot;

use std::cmp::Reverse;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::PathElement;
use plotters::prelude::DrawingBackend;

use self::marks::{Crowd, Swatch, beside, crowds, stroke};
use super::bars::size;
use super::cost::{amount, spoken};
use super::label::{Labels, Look};
use super::{Chart, DrawError, Reading, Table, Theme};
use crate::assess::DesignComparison;
use crate::engine::ObjectiveCounts;
use crate::engine::ledger::Total;
use crate::units::{Span, sorting};

/// The half width of a mark, and of what belongs to it for the pointer, in CSS pixels.
const MARK: f64 = 5.5;
const NEAR: f64 = 12.0;
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
    /// How many objectives it meets, breaches, and is not tested against.
    pub objectives: ObjectiveCounts,
}

impl FrontierPoint {
    fn breaches_any(&self) -> bool {
        self.objectives.breached > 0
    }

    /// "1 breached, 1 met, 7 not tested".
    fn objectives(&self) -> String {
        let ObjectiveCounts { met, breached, not_tested } = self.objectives;
        format!("{breached} breached, {met} met, {not_tested} not tested")
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
                objectives: ObjectiveCounts {
                    met: figures.met,
                    breached: figures.breached,
                    not_tested: figures.not_tested,
                },
            }
        })
        .collect();
    sorting::sort_by_key(&mut designs, |it| {
        (it.cost.usd, Reverse(it.value.map_or(i64::MAX, Span::as_seconds)))
    });
    FrontierChart { against, designs }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{cut}\u{2026}")
}

impl FrontierChart {
    fn frontier(&self) -> impl Iterator<Item = &FrontierPoint> {
        self.designs.iter().filter(|it| it.is_unbeaten)
    }
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
                let beaten = spot.standing();
                Reading {
                    at: (x, y),
                    from: (x - near, y - near),
                    to: (x + near, y + near),
                    text: format!(
                        "{}: {} per month, {}; {beaten}; objectives: {}",
                        short(&spot.name),
                        spoken(spot.cost),
                        self.against.says(spot.value),
                        spot.objectives()
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
            "Objectives",
            "Another is better",
        ];
        let rows = self
            .designs
            .iter()
            .map(|spot| {
                vec![
                    spot.name.clone(),
                    amount(spot.cost),
                    spot.value.map_or_else(|| "permanent loss".to_owned(), |it| it.to_string()),
                    spot.objectives(),
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
