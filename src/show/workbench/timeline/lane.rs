//! A lane as shapes in CSS pixels: compared by value, so that only lanes that change are drawn again.

use std::fmt::Write as _;

use crate::engine::{Impact, Lane, Run};
use crate::model::ComponentId;
use crate::show::text::counted;
use crate::show::workbench::scale::Scale;
use crate::show::{Line, columns};
use crate::units::Instant;

/// Ticks closer than this, in CSS pixels, are gathered.
const CLOSEST: f64 = 4.0;
/// A pointer picks a point from so far away.
const REACH: f64 = 8.0;
const TICK_TOP: f64 = 5.0;
const TICK_HEIGHT: f64 = 12.0;
/// Nothing that lasted is narrower than this, or it could not be seen.
const NARROWEST: f64 = 3.0;
/// A job whose bar would be shorter than this is shown by its point alone.
const SHORTEST_JOB: f64 = 4.0;
/// A recovery that is wider than this is shown phase by phase.
pub(super) const PHASES_FROM: f64 = 24.0;
/// How wide a character of a label is, about.
const CHARACTER: f64 = 6.2;

columns! {
    /// A span of time as a rectangle.
    pub struct BandRow {
        /// Its mark, as the style sheet knows it.
        mark,
        /// Where it begins, in CSS pixels.
        left,
        /// How wide it is.
        width,
        /// How far from the top of the lane.
        top,
        /// How high it is.
        height,
    }
}

columns! {
    /// A word in the middle of a band.
    pub struct LabelRow {
        /// The mark of its band, as the style sheet knows it.
        mark,
        /// Where its middle is, in CSS pixels.
        middle,
        /// The word.
        text,
    }
}

/// What may be seen on a lane; as a bit in the marks of its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// A recovery point.
    Point,
    /// A copy of one.
    Copy,
    /// A job that left no recovery point.
    Failed,
    /// Several points, with their number.
    Gathered,
    /// A job at work.
    Job,
    /// A copy job at work.
    Copying,
    /// Any second can be restored.
    Continuous,
    /// A live copy.
    Replica,
    /// Data lost.
    Loss,
    /// Unavailable.
    Outage,
    /// A phase of a recovery.
    Phase,
}

impl Mark {
    /// The bit by which lanes have it.
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// The name that the style sheet knows it by.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Copy => "copied",
            Self::Failed => "failed",
            Self::Gathered => "gathered",
            Self::Job => "job",
            Self::Copying => "copying",
            Self::Continuous => "continuous",
            Self::Replica => "replica",
            Self::Loss => "loss",
            Self::Outage => "outage",
            Self::Phase => "phase",
        }
    }
}

/// One component's lane as shapes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneShape {
    /// Spans of time.
    pub bands: Vec<Line>,
    /// Words in the middle of bands.
    pub labels: Vec<Line>,
    /// Recovery points that are too dense, as an SVG path.
    pub gathered: String,
    /// Jobs at work, as an SVG path.
    pub jobs: String,
    /// Copy jobs at work, as an SVG path.
    pub copying: String,
    /// Recovery points, as an SVG path.
    pub points: String,
    /// Those that have a copy, as an SVG path.
    pub copies: String,
    /// Jobs that made no point, as an SVG path.
    pub failed: String,
    /// What is written next to the name of the component: on the lane it would cover marks.
    pub remark: String,
    /// The same in words.
    pub spoken: String,
    /// What of all that there is.
    pub marks: u32,
}

impl LaneShape {
    fn band(
        &mut self,
        mark: Mark,
        scale: Scale,
        span: (Instant, Instant),
        (top, height): (f64, f64),
    ) {
        if let Some((x, width)) = extent(scale, span) {
            self.marks |= mark.bit();
            let [left, width, top, height] =
                [x, width.max(NARROWEST), top, height].map(|it| format!("{it:.1}"));
            let mark = mark.key().to_owned();
            self.bands.push(BandRow { mark, left, width, top, height }.into());
        }
    }

    /// Writes in the middle of what is in sight of a span, where there is room.
    fn label(&mut self, mark: Mark, scale: Scale, span: (Instant, Instant), text: String) {
        if let Some((x, width)) = extent(scale, span)
            && text.chars().count() as f64 * CHARACTER + 4.0 < width
        {
            let (mark, middle) = (mark.key().to_owned(), format!("{:.1}", x + width / 2.0));
            self.labels.push(LabelRow { mark, middle, text }.into());
        }
    }
}

/// How many jobs are drawn one by one.
pub(super) fn limit_of(scale: Scale) -> usize {
    // `as` saturates, and the width is positive.
    (scale.width / CLOSEST) as usize
}

/// What protects a component.
pub fn protection(run: &Run, id: &ComponentId, scale: Scale) -> LaneShape {
    if scale.width < 1.0 {
        return LaneShape::default();
    }
    let lane = run.lane(id, scale.from, scale.to, limit_of(scale));
    let holds_data = run.scenario.component(id).is_none_or(|it| it.holds_any_data());
    let unprotected = if holds_data { "no backup" } else { "nothing to back up" };
    let mut shape = LaneShape { spoken: spoken(&lane, scale, unprotected), ..LaneShape::default() };
    if let Some(lag) = lane.replication {
        shape.band(Mark::Replica, scale, (scale.from, scale.to), (4.0, 14.0));
        shape.remark = format!("live copy {lag}");
    }
    for span in &lane.continuous {
        shape.band(Mark::Continuous, scale, *span, (4.0, 14.0));
    }
    for group in &lane.gathered {
        let span = (group.from, group.to);
        bar(&mut shape.gathered, scale, span, (5.0, 12.0), 0.0);
        shape.label(Mark::Gathered, scale, span, group.jobs.to_string());
        shape.marks |= Mark::Gathered.bit();
    }
    for captured in &lane.own_snapshots {
        let _ = write!(shape.points, "M{:.1} {TICK_TOP}v{TICK_HEIGHT}", scale.x(*captured));
    }
    let has_own = !lane.continuous.is_empty() || !lane.own_snapshots.is_empty();
    if lane.rules.is_empty() && lane.replication.is_none() && !has_own {
        shape.remark = if holds_data { unprotected } else { "stateless" }.to_owned();
    }
    for point in &lane.points {
        let at = scale.x(point.captured);
        if let Some(complete) = point.complete {
            let waits = (point.scheduled, point.captured);
            let works = (point.captured, complete);
            let path = &mut shape.jobs;
            bar(path, scale, waits, (10.5, 1.0), SHORTEST_JOB);
            bar(path, scale, works, (8.0, 6.0), SHORTEST_JOB);
            for copy in &point.copies {
                bar(&mut shape.copying, scale, (complete, copy.usable), (15.0, 4.0), SHORTEST_JOB);
            }
        }
        // Writing to a string does not fail.
        let _ = if point.failed.is_some() {
            write!(shape.failed, "M{:.1} 7.5l7 7m0-7l-7 7", at - 3.5)
        } else {
            write!(shape.points, "M{at:.1} {TICK_TOP}v{TICK_HEIGHT}")
        };
        if !point.copies.is_empty() {
            let _ = write!(shape.copies, "M{at:.1} {}h0", TICK_TOP + TICK_HEIGHT + 1.0);
        }
    }
    let drawn: u32 = [
        (Mark::Point, &shape.points),
        (Mark::Copy, &shape.copies),
        (Mark::Failed, &shape.failed),
        (Mark::Job, &shape.jobs),
        (Mark::Copying, &shape.copying),
    ]
    .iter()
    .filter(|(_, path)| !path.is_empty())
    .map(|(mark, _)| mark.bit())
    .sum();
    shape.marks |= drawn;
    shape
}

/// The moment at which the job nearest to a place on the lane was due, where one is within reach.
pub fn nearest_point(run: &Run, id: &ComponentId, scale: Scale, x: f64) -> Option<Instant> {
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
pub fn damage(run: &Run, id: &ComponentId, scale: Scale) -> LaneShape {
    let mut damage = LaneShape::default();
    if scale.width < 1.0 {
        return damage;
    }
    let end = run.scenario.clock.end();
    for (incident, impact) in run.outcome.impacts().filter(|(_, it)| it.component == *id) {
        let lost = match impact.lost_span {
            Some(span) => (span.to > span.from).then_some((span.from, span.to)),
            None => impact.lost_for_good.then_some((run.scenario.clock.start, incident.at)),
        };
        if let Some(span) = lost {
            damage.band(Mark::Loss, scale, span, (6.0, 10.0));
        }
        if impact.lost_for_good {
            damage.spoken.push_str(", all data lost");
        } else if let Some((from, to)) = lost {
            let _ = write!(damage.spoken, ", {} of data lost", to.since(from));
        }
        let has_phases = phases(&mut damage, impact, scale);
        let row = if has_phases { (16.0, 4.0) } else { (6.0, 10.0) };
        if impact.down.as_seconds() > 0 {
            let back = impact.back_at.unwrap_or(end);
            damage.band(Mark::Outage, scale, (impact.down_from, back), row);
            let _ =
                write!(damage.spoken, ", down {} from {}", impact.down, impact.down_from.short());
        }
        // On the way home it is down once more.
        let home = impact.failback.and_then(|it| Some((it.switches?, it.done?)));
        if let Some(span) = home {
            damage.band(Mark::Outage, scale, span, (6.0, 10.0));
        }
    }
    damage
}

/// Shows a recovery phase by phase where there is room; says whether there was.
fn phases(shape: &mut LaneShape, impact: &Impact, scale: Scale) -> bool {
    let Some(taken) = &impact.taken else { return false };
    let (Some(first), Some(last)) = (taken.phases.first(), taken.phases.last()) else {
        return false;
    };
    if scale.x(last.to()) - scale.x(first.from) < PHASES_FROM {
        return false;
    }
    for phase in taken.phases.iter().filter(|phase| phase.length.as_seconds() > 0) {
        let span = (phase.from, phase.to());
        shape.band(Mark::Phase, scale, span, (3.5, 12.5));
        shape.label(Mark::Phase, scale, span, phase.phase.label_of(taken.option).to_owned());
    }
    true
}

/// Where a span is, as far as it is in sight: left and width.
fn extent(scale: Scale, (from, to): (Instant, Instant)) -> Option<(f64, f64)> {
    if to <= scale.from || from >= scale.to {
        return None;
    }
    let x = scale.x(from.max(scale.from));
    Some((x, scale.x(to.min(scale.to)) - x))
}

/// Adds a span as a rectangle to a path, with a gap to the next one; none where it would be too short.
fn bar(
    path: &mut String,
    scale: Scale,
    span: (Instant, Instant),
    (top, height): (f64, f64),
    shortest: f64,
) {
    if let Some((x, width)) = extent(scale, span).filter(|(_, width)| *width >= shortest) {
        let width = (width - 1.0).max(1.0);
        // Writing to a string does not fail.
        let _ = write!(path, "M{x:.1} {top}h{width:.1}v{height}h-{width:.1}z");
    }
}

fn spoken(lane: &Lane, scale: Scale, unprotected: &str) -> String {
    let here = lane.points.iter().filter(|point| point.captured >= scale.from);
    let failed = here.clone().filter(|point| point.failed.is_some()).count();
    let points = here.count() - failed;
    let gathered: u64 = lane.gathered.iter().map(|group| group.jobs).sum();
    let mut parts = Vec::new();
    if gathered > 0 {
        parts.push(format!("{}, shown by their number", counted(gathered as usize, "backup job")));
    }
    if points > 0 {
        parts.push(counted(points, "recovery point"));
    }
    if failed > 0 {
        parts.push(format!("{} without a recovery point", counted(failed, "job")));
    }
    if !lane.continuous.is_empty() {
        parts.push("continuous backup".to_owned());
    }
    if !lane.own_snapshots.is_empty() {
        parts.push(counted(lane.own_snapshots.len(), "automatic snapshot"));
    }
    parts.extend(lane.replication.map(|lag| format!("live copy, {lag} behind")));
    if parts.is_empty() {
        let nothing = if lane.rules.is_empty() { unprotected } else { "no recovery point here" };
        nothing.to_owned()
    } else {
        parts.join(", ")
    }
}

/// What a lane says to those who only hear it: "Orders DB: 24 recovery points, down 1 h from ...".
pub fn heard(label: &str, protection: &LaneShape, damage: &LaneShape) -> String {
    format!("{label}: {}{}", protection.spoken, damage.spoken)
}

/// The triangle above the job that is looked at, as an SVG path.
pub fn pick_mark(at: Instant, scale: Scale) -> String {
    format!("M{:.1} 1l-3.5-5h7z", scale.x(at))
}
