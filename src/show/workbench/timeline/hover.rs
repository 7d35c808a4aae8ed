//! What a lane says of the marks under the pointer: "Backup 12:00 · complete 12:06:30 · copy in far usable 12:13:30 ·
//! expires 3 Dec 2026".

use crate::engine::{Impact, Phase, PointMark, Run, StoredPoint};
use crate::model::ComponentId;
use crate::show::text::counted;
use crate::show::workbench::scale::Scale;
use crate::units::{Instant, Span};

use super::lane::{PHASES_FROM, limit_of};

/// A pointer is on a mark from so far away, in CSS pixels: ticks are narrow.
const REACH: f64 = 5.0;
/// So many marks that are under the pointer together are named.
const MOST: usize = 3;
/// Where less than this is shown, the date of a mark goes without saying.
const ONE_DAY: Span = Span::hours(25);

/// A mark of a lane with what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HoverMark {
    /// Where it begins, in CSS pixels from the left of the lane.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What it is, when, and until when it is kept.
    pub says: String,
    /// Whether it is a tick, which is named before the bands behind it.
    pub is_tick: bool,
}

/// The marks of a component's lane that are in sight, from left to right.
pub fn marks(run: &Run, id: &ComponentId, scale: Scale) -> Vec<HoverMark> {
    if scale.width < 1.0 {
        return Vec::new();
    }
    let mut marks = Marks { scale, found: Vec::new() };
    marks.protection(run, id);
    for (incident, impact) in run.outcome.impacts().filter(|(_, it)| it.component == *id) {
        marks.damage(run, incident.at, impact);
    }
    marks.found.sort_by(|a, b| a.from.total_cmp(&b.from));
    marks.found
}

/// What is said of the marks at a place, ticks first and then the narrowest; none where there is none.
pub fn under(marks: &[HoverMark], x: f64) -> Vec<String> {
    let is_near = |it: &&HoverMark| it.from - REACH <= x && x <= it.to + REACH;
    let mut near: Vec<&HoverMark> = marks.iter().filter(is_near).collect();
    // Of marks that are as narrow, that whose middle is nearer comes first.
    let distance = |it: &HoverMark| ((it.from + it.to) / 2.0 - x).abs();
    near.sort_by(|a, b| {
        let [first, second] = [a, b].map(|it| (it.to - it.from).max(2.0 * REACH));
        let ticks = b.is_tick.cmp(&a.is_tick);
        ticks.then(first.total_cmp(&second)).then(distance(a).total_cmp(&distance(b)))
    });
    near.iter().take(MOST).map(|it| it.says.clone()).collect()
}

/// The place among the marks to which a key leads from the middle of the mark that is read, or from the edge; none
/// where there is no mark.
pub fn step(marks: &[HoverMark], now: Option<usize>, forth: bool) -> Option<usize> {
    let last = marks.len().checked_sub(1)?;
    Some(match (now, forth) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) => (at + 1).min(last),
        (Some(at), false) => at.min(last + 1).saturating_sub(1),
    })
}

/// How far from the left a note at a place of the page is: next to it, and all of it on the page.
pub fn left_of_note(x: f64) -> String {
    format!("max(0.5rem, min({x:.0}px - 1rem, 100vw - 25rem))")
}

struct Marks {
    scale: Scale,
    found: Vec<HoverMark>,
}

impl Marks {
    /// Adds what is in sight of a mark from a moment until another.
    fn add(&mut self, (from, to): (Instant, Instant), says: String) {
        let [from, to] = [from, to].map(|it| self.scale.x(it));
        if to >= 0.0 && from <= self.scale.width {
            let [from, to] = [from.max(0.0), to.min(self.scale.width)];
            self.found.push(HoverMark { from, to, says, is_tick: false });
        }
    }

    /// Adds a job with all that came of it, or a snapshot.
    fn add_tick(&mut self, span: (Instant, Instant), says: String) {
        let before = self.found.len();
        self.add(span, says);
        for mark in &mut self.found[before..] {
            mark.is_tick = true;
        }
    }

    fn protection(&mut self, run: &Run, id: &ComponentId) {
        let Scale { from, to, .. } = self.scale;
        let lane = run.lane(id, from, to, limit_of(self.scale));
        for point in &lane.points {
            let done = point.copies.iter().map(|it| it.usable).max().max(point.complete);
            let says = self.of_point(point);
            self.add_tick((point.captured, done.unwrap_or(point.captured)), says);
        }
        for snapshot in &lane.own_snapshots {
            let says = format!("Automatic snapshot {}", self.moment(*snapshot));
            self.add_tick((*snapshot, *snapshot), says);
        }
        for group in &lane.gathered {
            let jobs = counted(usize::try_from(group.jobs).unwrap_or(usize::MAX), "backup job");
            let says = format!("{jobs} · {}", self.between(group.from, group.to));
            self.add((group.from, group.to), says);
        }
        for (from, to) in &lane.continuous {
            let says = "Continuous backup · any second in this time can be restored".to_owned();
            self.add((*from, *to), says);
        }
        if let Some(lag) = lane.replication {
            self.add((from, to), format!("Live copy at the recovery site, {lag} behind"));
        }
    }

    fn of_point(&self, point: &PointMark) -> String {
        let mut parts = vec![format!("Backup {}", self.moment(point.captured))];
        if point.scheduled != point.captured {
            parts.push(format!("due {}", near(point.scheduled, point.captured)));
        }
        if let Some(failed) = &point.failed {
            parts.push(format!("no recovery point: {failed}"));
            return parts.join(" · ");
        }
        let complete = point.complete;
        parts.extend(complete.map(|it| format!("complete {}", near(it, point.captured))));
        for copy in &point.copies {
            let usable = near(copy.usable, point.captured);
            parts.push(format!("copy in {} usable {usable}", copy.vault));
        }
        for vault in &point.copies_lost {
            parts.push(format!("copy in {vault} lost before it finished"));
        }
        // The vault of the rule goes without saying; copies may be kept for another time.
        let own = point.stored.as_ref().or(point.copies.first());
        parts.extend(own.map(kept));
        let others = point.copies.iter().filter(|it| own.is_some_and(|own| kept(own) != kept(it)));
        parts.extend(others.map(|it| format!("the copy in {} {}", it.vault, kept(it))));
        parts.join(" · ")
    }

    fn damage(&mut self, run: &Run, at: Instant, impact: &Impact) {
        let clock = &run.scenario.clock;
        if impact.lost_for_good {
            self.add((clock.start, at), "All data is permanently lost".to_owned());
        } else if let Some(lost) = impact.lost_span.filter(|it| it.to > it.from) {
            let length = lost.to.since(lost.from);
            let says = format!("Data lost · {} · {length}", self.between(lost.from, lost.to));
            self.add((lost.from, lost.to), says);
        }
        if let Some(taken) = impact.taken.as_ref().filter(|it| self.shows(&it.phases)) {
            for phase in taken.phases.iter().filter(|it| it.length > Span::ZERO) {
                let label = phase.phase.label_of(taken.option);
                let when = self.between(phase.from, phase.to());
                self.add((phase.from, phase.to()), format!("{label} · {when} · {}", phase.length));
            }
        }
        if impact.down > Span::ZERO {
            let says = match impact.back_at {
                Some(back) => {
                    format!("Down · {} · {}", self.between(impact.down_from, back), impact.down)
                }
                None => format!("Down from {} on", self.moment(impact.down_from)),
            };
            self.add((impact.down_from, impact.back_at.unwrap_or(clock.end())), says);
        }
        let home = impact.failback.and_then(|it| Some((it.switches?, it.done?)));
        if let Some((from, to)) = home {
            let says = format!("Failback · {} · {}", self.between(from, to), to.since(from));
            self.add((from, to), says);
        }
    }

    /// Whether phases are wide enough to be drawn one by one.
    fn shows(&self, phases: &[Phase]) -> bool {
        let (Some(first), Some(last)) = (phases.first(), phases.last()) else { return false };
        self.scale.x(last.to()) - self.scale.x(first.from) >= PHASES_FROM
    }

    /// A moment, with its date where more than a day is shown.
    fn moment(&self, at: Instant) -> String {
        let is_one_day = self.scale.to.since(self.scale.from) <= ONE_DAY;
        if is_one_day { at.time_of_day() } else { at.short() }
    }

    fn between(&self, from: Instant, to: Instant) -> String {
        format!("{} to {}", self.moment(from), near(to, from))
    }
}

/// The time of a moment, with its date where that is another one than that of a moment before.
fn near(at: Instant, before: Instant) -> String {
    if at.start_of_day() == before.start_of_day() { at.time_of_day() } else { at.short() }
}

/// Until when a recovery point is kept.
fn kept(stored: &StoredPoint) -> String {
    match (stored.destroyed, stored.expires) {
        (Some(at), _) => format!("destroyed {}", at.short()),
        (None, Some(at)) => format!("expires {}", at.date()),
        (None, None) => "kept forever".to_owned(),
    }
}
