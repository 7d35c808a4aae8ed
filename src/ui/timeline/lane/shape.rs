//! A lane as shapes in CSS pixels: compared by value, so that only lanes that change are drawn again.

use std::fmt::Write as _;

use super::Scale;
use crate::engine::{Lane, Run};
use crate::model::ComponentId;
use crate::ui::widgets::Line;
use crate::ui::words::counted;
use crate::units::Instant;

/// Ticks closer than this, in CSS pixels, become a band.
const CLOSEST: f64 = 4.0;
/// A pointer picks a point from so far away.
const REACH: f64 = 8.0;
const TICK_TOP: f64 = 5.0;
const TICK_HEIGHT: f64 = 12.0;
/// Nothing that lasted is narrower than this, or it could not be seen.
const NARROWEST: f64 = 3.0;

/// What a band means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BandKind {
    /// Recovery points, too many to show one by one.
    Points,
    /// Any second can be restored.
    Continuous,
    /// A live copy.
    Replica,
    /// Data lost.
    Loss,
    /// Out of service.
    Outage,
}

impl BandKind {
    /// The name that the style sheet knows it by.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Continuous => "continuous",
            Self::Replica => "replica",
            Self::Loss => "loss",
            Self::Outage => "outage",
        }
    }

    pub(super) const fn top(self) -> f64 {
        match self {
            Self::Points | Self::Loss | Self::Outage => 6.0,
            Self::Continuous | Self::Replica => 4.0,
        }
    }

    pub(super) const fn height(self) -> f64 {
        match self {
            Self::Points | Self::Loss | Self::Outage => 10.0,
            Self::Continuous | Self::Replica => 14.0,
        }
    }
}

/// One component's lane as shapes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LaneShape {
    /// Spans of time: kind, left, width, top and height.
    pub(super) bands: Vec<Line>,
    /// Recovery points, as an SVG path.
    pub(super) points: String,
    /// Those that have a copy, as an SVG path.
    pub(super) copies: String,
    /// Jobs that made no point, as an SVG path.
    pub(super) failed: String,
    /// What is written on the lane.
    pub(super) remark: String,
    /// The same in words.
    pub(super) spoken: String,
}

/// What protects a component.
pub(super) fn protection(run: &Run, id: &ComponentId, scale: Scale) -> LaneShape {
    if scale.width < 1.0 {
        return LaneShape::default();
    }
    // `as` saturates, and the width is positive.
    let limit = (scale.width / CLOSEST) as usize;
    let lane = run.lane(id, scale.from, scale.to, limit);
    let mut shape = LaneShape { spoken: spoken(&lane), ..LaneShape::default() };
    let whole = |kind| band(kind, scale, scale.from, scale.to);
    if let Some(lag) = lane.replication {
        shape.bands.push(whole(BandKind::Replica));
        shape.remark = format!("live copy, {lag} behind");
    }
    shape.bands.extend(
        lane.continuous.iter().map(|(from, to)| band(BandKind::Continuous, scale, *from, *to)),
    );
    if lane.too_many {
        shape.bands.push(whole(BandKind::Points));
    }
    if lane.rules.is_empty() && lane.replication.is_none() && lane.continuous.is_empty() {
        shape.remark = "no backup".to_owned();
    }
    for point in &lane.points {
        let x = scale.x(point.captured);
        // Writing to a string does not fail.
        let _ = if point.failed.is_some() {
            write!(shape.failed, "M{:.1} 7.5l7 7m0-7l-7 7", x - 3.5)
        } else {
            write!(shape.points, "M{x:.1} {TICK_TOP}v{TICK_HEIGHT}")
        };
        if !point.copies.is_empty() {
            let _ = write!(shape.copies, "M{x:.1} {}h0", TICK_TOP + TICK_HEIGHT + 1.0);
        }
    }
    shape
}

/// The moment at which the job nearest to a place on the lane was due, where one is within reach.
pub(super) fn nearest_point(run: &Run, id: &ComponentId, scale: Scale, x: f64) -> Option<Instant> {
    let near = run.points_near(id, scale.from + scale.span(x), 1);
    let distance = |at: Instant| (scale.x(at) - x).abs();
    near.points
        .iter()
        .map(|point| (distance(point.captured), point.scheduled))
        .filter(|(distance, _)| *distance <= REACH)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, at)| at)
}

/// What incidents did to a component, as bands and in words.
pub(super) fn damage(run: &Run, id: &ComponentId, scale: Scale) -> LaneShape {
    let mut damage = LaneShape::default();
    if scale.width < 1.0 {
        return damage;
    }
    for (incident, impact) in run.outcome.impacts().filter(|(_, it)| it.component == *id) {
        let lost = match impact.lost_span {
            Some(span) => (span.to > span.from).then_some((span.from, span.to)),
            None => impact.lost_for_good.then_some((scale.from, incident.at)),
        };
        if let Some((from, to)) = lost {
            damage.bands.push(band(BandKind::Loss, scale, from, to));
        }
        if impact.lost_for_good {
            damage.spoken.push_str(", data lost for good");
        } else if let Some((from, to)) = lost {
            let _ = write!(damage.spoken, ", {} of data lost", to.since(from));
        }
        if impact.down.as_seconds() > 0 {
            let back = impact.back_at.unwrap_or(scale.to);
            damage.bands.push(band(BandKind::Outage, scale, impact.down_from, back));
            let _ =
                write!(damage.spoken, ", down {} from {}", impact.down, impact.down_from.short());
        }
    }
    damage
}

fn band(kind: BandKind, scale: Scale, from: Instant, to: Instant) -> Line {
    let round = |x: f64| (x * 10.0).round() / 10.0;
    let x = scale.x(from.max(scale.from));
    let end = scale.x(to.min(scale.to));
    let numbers = [round(x), round((end - x).max(NARROWEST)), kind.top(), kind.height()];
    let numbers = numbers.iter().map(|number| format!("{number:.1}"));
    std::iter::once(kind.key().to_owned()).chain(numbers).collect()
}

fn spoken(lane: &Lane) -> String {
    let failed = lane.points.iter().filter(|point| point.failed.is_some()).count();
    let points = lane.points.len() - failed;
    let mut parts = Vec::new();
    if lane.too_many {
        parts.push("more recovery points than can be shown".to_owned());
    } else if points > 0 {
        parts.push(counted(points, "recovery point"));
    }
    if failed > 0 {
        parts.push(format!("{} without a point", counted(failed, "job")));
    }
    if !lane.continuous.is_empty() {
        parts.push("continuous backup".to_owned());
    }
    parts.extend(lane.replication.map(|lag| format!("live copy {lag} behind")));
    if parts.is_empty() { "no backup".to_owned() } else { parts.join(", ") }
}
