//! The moments at which the answer to an incident changes otherwise than with the time that passes.
//!
//! Between two of them what would be lost, and how long recovery would take, grow or shrink by a
//! second in each second, or stay the same: the corners of the saw-tooth, for this one incident.

use std::rc::Rc;

use super::super::design::{ComponentIdx, Protection};
use super::super::options::drs;
use super::super::protection::points::{Captured, JobOutcome, Points};
use super::{IncidentProbe, Probe};
use crate::catalog::{Assumption, Effect};
use crate::units::{Instant, Span, sorting};

const ONE_SECOND: Span = Span::seconds(1);

/// What an incident asks of recovery points, and how soon people act.
#[derive(Clone, Copy, PartialEq)]
struct PointDemand {
    /// After how long people notice, and have decided what to do.
    noticed: Span,
    decided: Span,
    /// Whether data is damaged, so that a job that runs on still helps once it is complete; else what
    /// is not stored at the incident does not help.
    damages: bool,
    /// Whether points are destroyed that are stored when people notice.
    wipes: bool,
}

/// A span of time that is looked at, and how many moments of it at most.
struct Looked {
    from: Instant,
    to: Instant,
    most: usize,
    found: Vec<Instant>,
}

impl Looked {
    fn add(&mut self, at: Instant) {
        if self.from < at && at < self.to {
            self.found.push(at);
        }
    }

    fn is_full(&self) -> bool {
        self.found.len() > self.most
    }
}

/// How many lists of corners are kept at most; then all are forgotten.
const MOST_KEPT: usize = 16;

/// The corners of components that need others or are needed, by what is asked and the span that is looked at.
#[derive(Default)]
pub(super) struct Corners(Vec<(Looking, Vec<Option<Joined>>)>);

/// The corners of a component and of all that it needs, each once, ascending; nothing where there are too many.
/// Components with the same ones share them.
type Joined = Option<Rc<[Instant]>>;

/// What is asked, and the span that is looked at.
type Looking = (PointDemand, Instant, Instant);

impl IncidentProbe<'_, '_> {
    /// The first moment of each stretch between `from` and `to` (which is not included) within which
    /// the answer changes with the time only; nothing where there are more than `most`.
    pub fn moments(&self, from: Instant, to: Instant, most: usize) -> Option<Vec<Instant>> {
        let (probe, asked) = (self.probe, self.asked(from));
        let mut found = if self.together.is_none() {
            let mut looked = Looked { from, to, most, found: Vec::new() };
            probe.corners_of(self.component, asked, &mut looked);
            looked.found
        } else {
            let mut corners = probe.corners.take();
            let found = corners.of(probe, self.component, asked, (from, to, most));
            probe.corners.set(corners);
            found?.to_vec()
        };
        if found.len() > most {
            return None;
        }
        found.push(from);
        sorting::sort(&mut found);
        found.dedup();
        (found.len() <= most).then_some(found)
    }

    fn asked(&self, from: Instant) -> PointDemand {
        let values = &self.probe.design.values;
        let noticed = (from + self.incident.noticed_after).min(self.probe.design.end).since(from);
        let decided = noticed
            + values.minutes(Assumption::NotifyMinutes)
            + values.minutes(Assumption::DecideMinutes);
        let does = |wanted: &[Effect]| self.incident.effects.iter().any(|it| wanted.contains(it));
        PointDemand {
            noticed,
            decided,
            damages: does(&[Effect::DataDestroyed, Effect::DataCorrupted]),
            wipes: does(&[Effect::PointsDestroyed]),
        }
    }
}

impl Corners {
    /// The corners of a component and of all that it needs; those of everything on the way are found once.
    fn of(
        &mut self,
        probe: &Probe<'_>,
        component: ComponentIdx,
        asked: PointDemand,
        (from, to, most): (Instant, Instant, usize),
    ) -> Joined {
        let key = (asked, from, to);
        if self.0.len() > MOST_KEPT {
            self.0.clear();
        }
        let at = self.0.iter().position(|(it, _)| *it == key).unwrap_or_else(|| {
            self.0.push((key, vec![None; probe.design.components.len()]));
            self.0.len() - 1
        });
        let kept = &mut self.0[at].1;
        if kept[component].is_none() {
            let components = &probe.design.components;
            let mut unknown: Vec<ComponentIdx> =
                probe.closures.of(probe.design, component).to_vec();
            unknown.retain(|it| kept[*it].is_none());
            // In a circle of needs, which the check refuses, one is taken before what it needs.
            sorting::sort_by_key(&mut unknown, |it| components[*it].rank);
            for component in unknown {
                let mut looked = Looked { from, to, most, found: Vec::new() };
                probe.corners_of(component, asked, &mut looked);
                let needs =
                    components[component].needs.iter().filter_map(|need| kept[*need].clone());
                kept[component] = Some(joined(looked, needs));
            }
        }
        kept[component].clone().flatten()
    }
}

/// A component's own corners together with those of what it needs.
fn joined(own: Looked, needs: impl Iterator<Item = Joined>) -> Joined {
    let mut found = own.found;
    sorting::sort(&mut found);
    found.dedup();
    // Mostly what one need brings holds all the others.
    let mut whole: Option<Rc<[Instant]>> = None;
    let mut more: Vec<Rc<[Instant]>> = Vec::new();
    for need in needs {
        let need = need?;
        match &whole {
            Some(it) if Rc::ptr_eq(it, &need) || more.iter().any(|it| Rc::ptr_eq(it, &need)) => {}
            Some(it) if it.len() >= need.len() => more.push(need),
            _ => more.extend(whole.replace(need)),
        }
    }
    let Some(whole) = whole else { return (found.len() <= own.most).then(|| found.into()) };
    found.extend(more.iter().flat_map(|it| it.iter()).copied());
    found.retain(|at| whole.binary_search(at).is_err());
    if found.is_empty() {
        return Some(whole);
    }
    found.extend_from_slice(&whole);
    sorting::sort(&mut found);
    found.dedup();
    (found.len() <= own.most).then(|| found.into())
}

impl Probe<'_> {
    /// The corners of one component by itself.
    fn corners_of(&self, component: ComponentIdx, asked: PointDemand, looked: &mut Looked) {
        let world = self.world.take();
        let points = Points { design: self.design, world: &world };
        for protection in &self.design.components[component].protections {
            jobs(points, component, protection, asked, looked);
        }
        self.world.set(world);
        self.snapshots(component, asked, looked);
        self.own_snapshots(component, asked, looked);
        if self.business.has_curve(component) && looked.to.since(looked.from) <= Span::days(7) {
            self.hours(looked);
        }
    }

    /// The snapshots that Elastic Disaster Recovery makes, and when each is too old.
    fn snapshots(&self, component: ComponentIdx, asked: PointDemand, looked: &mut Looked) {
        let standby = self.design.components[component].standby;
        if standby.is_none_or(|it| !it.strategy.spec().uses_drs()) {
            return;
        }
        for (every, kept) in drs::snapshots(&self.design.values) {
            let gone = kept - asked.decided + ONE_SECOND;
            for shift in [ONE_SECOND, gone] {
                let first = (looked.from - shift).unix_seconds().div_euclid(every.as_seconds());
                let mut snapshot = Instant::from_unix_seconds(first * every.as_seconds());
                while snapshot + shift < looked.to && !looked.is_full() {
                    looked.add(snapshot + shift);
                    snapshot += every;
                }
            }
        }
    }

    /// The snapshots that the service takes itself: captured, stored, and expired when people have decided.
    fn own_snapshots(&self, component: ComponentIdx, asked: PointDemand, looked: &mut Looked) {
        let Some(own) = self.design.components[component].own_snapshots else { return };
        let gone = own.kept - asked.decided + ONE_SECOND;
        for shift in [ONE_SECOND, own.length, own.length - asked.decided, gone] {
            for captured in own.between(looked.from - shift, looked.to - shift) {
                if looked.is_full() {
                    return;
                }
                looked.add(captured + shift);
            }
        }
    }

    /// Business goes up and down with the hour, and with it what each recovery option costs.
    fn hours(&self, looked: &mut Looked) {
        let hour = 3_600;
        let offset = self.business.offset().as_seconds();
        let first = (looked.from.unix_seconds() + offset).div_euclid(hour) * hour - offset;
        let mut at = Instant::from_unix_seconds(first);
        while at < looked.to {
            looked.add(at);
            at += Span::hours(1);
        }
    }
}

/// What one rule does for one component: each job is captured, complete, copied, cold and expired.
fn jobs(
    points: Points<'_>,
    component: ComponentIdx,
    protection: &Protection,
    asked: PointDemand,
    looked: &mut Looked,
) {
    let times = points.design.jobs(points.rule(protection));
    let last = looked.to + asked.decided;
    let mut scheduled = before(points, component, protection, looked.from);
    let mut previous: Option<Captured> = None;
    while let Some(due) = scheduled.filter(|due| *due <= last && !looked.is_full()) {
        if let JobOutcome::Done(job) = points.job(component, protection, due)
            && let Some(previous) = previous.replace(job)
        {
            let superseded = Some(stored_everywhere(points, protection, &job));
            stations(points, protection, &previous, superseded, asked, looked);
        }
        scheduled = times.at_or_after(due + ONE_SECOND);
    }
    if let Some(newest) = previous {
        stations(points, protection, &newest, None, asked, looked);
    }
}

/// The job before a moment from which on all that is stored by then has been looked at.
fn before(
    points: Points<'_>,
    component: ComponentIdx,
    protection: &Protection,
    from: Instant,
) -> Option<Instant> {
    let times = points.design.jobs(points.rule(protection));
    let mut due = times.at_or_before(from)?;
    loop {
        let earlier = times.at_or_before(due - ONE_SECOND);
        let stored = match points.job(component, protection, due) {
            JobOutcome::Done(job) => stored_everywhere(points, protection, &job) <= from,
            // The jobs before are no faster and no shorter.
            JobOutcome::TooSlow | JobOutcome::Lost(..) => return Some(due),
            JobOutcome::GivesWay
            | JobOutcome::Waited
            | JobOutcome::NotStarted(_)
            | JobOutcome::NoControlPlane(_)
            | JobOutcome::Elsewhere(_) => false,
        };
        match earlier {
            Some(earlier) if !stored => due = earlier,
            _ => return Some(due),
        }
    }
}

fn stored_everywhere(points: Points<'_>, protection: &Protection, job: &Captured) -> Instant {
    let copies = &points.rule(protection).copies;
    let copied = copies.iter().filter_map(|copy| points.copied(protection, job, copy));
    copied.max().unwrap_or(job.complete)
}

/// The moments at which an incident would find a point in another state; nobody asks what becomes of
/// it once a newer one is stored.
fn stations(
    points: Points<'_>,
    protection: &Protection,
    job: &Captured,
    superseded: Option<Instant>,
    asked: PointDemand,
    looked: &mut Looked,
) {
    let rule = points.rule(protection);
    // A point captured in the very second of the incident does not help.
    if asked.damages || job.complete == job.captured {
        looked.add(job.captured + ONE_SECOND);
    }
    let copied = rule
        .copies
        .iter()
        .filter_map(|copy| Some((points.copied(protection, job, copy)?, copy.keep)));
    for (stored, keep) in std::iter::once((job.complete, rule.keep)).chain(copied) {
        // What an intruder destroys before its copy is complete is not copied.
        if !asked.damages || asked.wipes {
            looked.add(stored);
        }
        // Until it is stored people wait for it, and an intruder does not find it.
        let waits = asked.damages.then_some(asked.decided);
        let hides = asked.wipes.then_some(asked.noticed);
        for ahead in waits.into_iter().chain(hides) {
            if stored - ahead > job.captured {
                looked.add(stored - ahead);
            }
        }
        let cold = keep.cold_after.filter(|_| protection.turns_cold);
        let turns = cold.map(|after| job.captured + after);
        for turn in turns.into_iter().chain(keep.expires(job.captured)) {
            let at = turn - asked.decided;
            if superseded.is_none_or(|superseded| at < superseded) {
                looked.add(at);
            }
        }
    }
}
