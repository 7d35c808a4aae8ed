//! The marks of the picture of cost and loss: what each looks like, which cover each other, and where their
//! names may stand.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor, ShapeStyle};

use super::{FrontierPoint, MARK};
use crate::chart::bars::shortened;
use crate::chart::label::LabelAnchor;
use crate::chart::{DrawError, Theme};

pub(super) fn stroke(color: RGBAColor, theme: &Theme, width: f64) -> ShapeStyle {
    ShapeStyle { color, filled: false, stroke_width: theme.stroke(width) }
}

/// What is drawn for a design, or for a row of the legend.
#[derive(Clone, Copy)]
pub(super) enum Swatch {
    /// A design that meets every objective.
    Circle { is_filled: bool },
    /// A design that does not.
    Triangle { is_filled: bool },
    /// What joins designs.
    Line,
}

impl Swatch {
    pub(super) fn of(spot: &FrontierPoint) -> Self {
        let is_filled = spot.is_unbeaten;
        if spot.breaches_any() { Self::Triangle { is_filled } } else { Self::Circle { is_filled } }
    }

    pub(super) fn draw<DB: DrawingBackend>(
        self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
        half: i32,
        (x, y): (i32, i32),
    ) -> Result<(), DrawError<DB>> {
        match self {
            Self::Circle { is_filled } => {
                let inside = if is_filled { theme.exposure } else { theme.paper };
                area.draw(&Circle::new((x, y), half, inside.filled()))?;
                area.draw(&Circle::new((x, y), half, stroke(theme.exposure, theme, 2.0)))
            }
            Self::Triangle { is_filled } => triangle(area, theme, is_filled, half, (x, y)),
            Self::Line => {
                let line = vec![(x - half, y), (x + half, y)];
                area.draw(&PathElement::new(line, stroke(theme.objective, theme, 1.5)))
            }
        }
    }
}

/// Designs whose marks cover each other, and how far they reach.
pub(super) struct Crowd<'it> {
    pub(super) spots: Vec<&'it FrontierPoint>,
    from: i32,
    to: i32,
    y: i32,
}

/// The designs whose marks cover each other, by where they stand.
pub(super) fn crowds<'it>(
    designs: &'it [FrontierPoint],
    places: &[(i32, i32)],
    theme: &Theme,
) -> Vec<Crowd<'it>> {
    let half = theme.px(MARK);
    let mut crowds: Vec<Crowd<'it>> = Vec::new();
    for (spot, (x, y)) in designs.iter().zip(places) {
        let covered = crowds
            .iter_mut()
            .find(|it| (x - it.from).abs() <= 2 * half && (y - it.y).abs() <= half);
        if let Some(crowd) = covered {
            crowd.to = crowd.to.max(*x);
            crowd.spots.push(spot);
        } else {
            crowds.push(Crowd { spots: vec![spot], from: *x, to: *x, y: *y });
        }
    }
    crowds
}

impl Crowd<'_> {
    pub(super) fn any(&self, is: fn(&FrontierPoint) -> bool) -> bool {
        self.spots.iter().any(|it| is(it))
    }

    /// Which names are written first: without that of the open design nothing can be read off, and those
    /// that nothing beats say most.
    pub(super) fn rank(&self) -> u8 {
        match (self.any(|it| it.is_open), self.any(|it| it.is_unbeaten)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    }

    /// What is written next to them: all names, or where that is too long one of them and how many more.
    pub(super) fn says(&self, room: i32, theme: &Theme) -> [String; 2] {
        let first = self.spots.iter().find(|it| it.is_open).or(self.spots.first());
        let first = first.map(|it| shortened(&it.name, room, theme)).unwrap_or_default();
        let names: Vec<String> =
            self.spots.iter().map(|it| shortened(&it.name, room, theme)).collect();
        let some = match names.len() {
            0 | 1 => first,
            all => format!("{first} and {} more", all - 1),
        };
        [names.join(", "), some]
    }
}

fn triangle<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    theme: &Theme,
    is_filled: bool,
    half: i32,
    (x, y): (i32, i32),
) -> Result<(), DrawError<DB>> {
    let inside = if is_filled { theme.loss } else { theme.paper };
    let rim = stroke(theme.loss, theme, 2.0);
    let corners = vec![(x, y - half - 1), (x + half + 1, y + half), (x - half - 1, y + half)];
    area.draw(&Polygon::new(corners.clone(), inside.filled()))?;
    let around = corners.iter().copied().chain(corners.first().copied()).collect::<Vec<_>>();
    area.draw(&PathElement::new(around, rim))
}

/// The places at which names may be written, next to their marks.
pub(super) fn beside(crowd: &Crowd<'_>, theme: &Theme) -> [LabelAnchor; 6] {
    let (near, far) = (theme.px(MARK + 4.0), theme.px(MARK + 3.0));
    let (left, right, y) = (crowd.from - near, crowd.to + near, crowd.y);
    let middle = i32::midpoint(crowd.from, crowd.to);
    let place = |x, y, horizontal, vertical| LabelAnchor { x, y, horizontal, vertical };
    [
        place(right, y, HPos::Left, VPos::Center),
        place(middle, y - far, HPos::Center, VPos::Bottom),
        place(left, y, HPos::Right, VPos::Center),
        place(middle, y + far, HPos::Center, VPos::Top),
        place(right, y - far, HPos::Left, VPos::Bottom),
        place(left, y - far, HPos::Right, VPos::Bottom),
    ]
}
