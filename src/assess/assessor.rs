//! The assessment at work: every component and disruption asked of the engine, at the moments that matter.

use super::curve::{Curve, MomentCost, Stretch, WorstAndAverage};
use super::window::{self, Period, SampledStretches, Schedules};
use super::{
    Cell, ComponentAssessment, Estimate, JudgedDisruption, SampleBasis, around, disruptions,
};
use crate::catalog::Disruption;
use crate::engine::objectives::absorbs;
use crate::engine::work::{Pace, at_once, in_parts};
use crate::engine::{Brief, IncidentProbe, Probe, Run, Verdict};
use crate::model::{Component, ComponentId, Incident, Scenario};
use crate::units::{Instant, Span};

/// How many moments are looked at for one incident and one component: fewer in a large design, so that an
/// assessment takes seconds and not minutes.
#[derive(Clone, Copy, Debug)]
struct Effort {
    /// How many corners of the saw-tooth are visited before moments are drawn instead.
    corners: usize,
    /// How many moments are drawn then.
    samples: usize,
}

impl Effort {
    /// Up to 80 components under one rule each every corner of 2,500 is visited, and up to 240 five hundred moments
    /// are drawn. A corner is asked about twice at least, a moment once, a component has about six incidents, and
    /// each of its rules is looked through at each moment. Corners follow one another, so that most of what a rule
    /// is asked is known from the one before; moments are drawn anywhere.
    fn of(schedules: &Schedules) -> Self {
        let components = schedules.periods.len().max(1);
        let work =
            |pairs_per_component: usize| components + schedules.pairs() / pairs_per_component;
        Self {
            corners: (250_000 / work(4)).clamp(60, 2_500),
            samples: (180_000 / work(2)).clamp(60, 500),
        }
    }
}

/// How far a cell is from being met: objectives breached, then how far each value is over its objective,
/// in seconds. The worst so far gives a rank that the whole cell can only raise.
pub(super) type Rank = (u32, i64, i64);

/// The rank of all cells that are met.
pub(super) const MET: Rank = (0, 0, 0);

/// The rank of the worst data lost and the worst time down against their objectives.
pub(super) fn rank(worst: [Option<Span>; 2], targets: [Option<Span>; 2]) -> Rank {
    let over = [0, 1].map(|which: usize| {
        let target = targets[which].map_or(i64::MAX, Span::as_seconds);
        worst[which].map_or(i64::MAX, Span::as_seconds).saturating_sub(target).max(0)
    });
    let is_breached =
        |which: &usize| targets[*which].is_some_and(|it| it <= Span::ZERO || over[*which] > 0);
    ([0, 1].iter().filter(|it| is_breached(it)).count() as u32, over[0], over[1])
}

/// When a cell does not matter any more while it is worked out.
#[derive(Clone, Debug)]
pub(super) struct CellLimit {
    /// The cell matters only while it may rank below this.
    pub(super) below: Rank,
    /// Moments that are looked at first, since they were the worst of a design that is much alike.
    pub(super) first: Vec<Instant>,
}

/// A design laid out for its assessment.
#[derive(Debug)]
pub(super) struct Assessor {
    run: Run,
    schedules: Schedules,
    effort: Effort,
    clock_end: Instant,
}

impl Assessor {
    /// Lays a design out.
    pub(super) async fn new(scenario: &Scenario, pace: &Pace) -> Self {
        let schedules = Schedules::new(scenario);
        let longest = schedules.longest();
        let effort = Effort::of(&schedules);
        Self::laid_out(scenario, schedules, longest, effort, pace).await
    }

    /// Lays out what has a say in how one component of a design is recovered: its cells are those of the
    /// whole design.
    pub(super) async fn around(
        scenario: &mut Scenario,
        component: &ComponentId,
        pace: &Pace,
    ) -> Self {
        pace.step().await;
        let Some(part) = around::around(scenario, component) else {
            return Self::new(scenario, pace).await;
        };
        let whole = Schedules::new(scenario);
        let (longest, effort) = (whole.longest(), Effort::of(&whole));
        let schedules = Schedules::new(&part);
        Self::laid_out(&part, schedules, longest, effort, pace).await
    }

    async fn laid_out(
        scenario: &Scenario,
        schedules: Schedules,
        longest: Period,
        effort: Effort,
        pace: &Pace,
    ) -> Self {
        let run = window::lay_out(scenario, longest, pace).await;
        Self { run, schedules, effort, clock_end: scenario.clock.end() }
    }

    /// The rows of all components, in the order of the document; reports how many there are so far, and of
    /// how many.
    pub(super) async fn rows(&self, pace: &Pace) -> Vec<ComponentAssessment> {
        let probe = self.run.probe();
        probe.settle(pace).await;
        let components = &self.run.scenario.components;
        let mut rows = Vec::with_capacity(components.len());
        for component in components {
            rows.push(self.row(&probe, component, pace).await);
            pace.report((rows.len(), components.len()));
        }
        rows
    }

    /// The same, all at once.
    pub(super) fn rows_at_once(&self) -> Vec<ComponentAssessment> {
        in_parts(&self.run.scenario.components, |components| {
            let probe = self.run.probe();
            let row = |component| at_once(self.row(&probe, component, &Pace::AT_ONCE));
            components.iter().map(row).collect()
        })
    }

    /// The cells of one component; nothing for one that is not there.
    pub(super) async fn cells(&self, component: &ComponentId, pace: &Pace) -> Option<Vec<Cell>> {
        let component = self.run.scenario.component(component)?;
        Some(self.row(&self.run.probe(), component, pace).await.cells)
    }

    /// One cell, as long as it matters: nothing where it ranks no lower than the limit.
    pub(super) async fn cell_within(
        &self,
        component: &ComponentId,
        disruption: Disruption,
        limit: &CellLimit,
        pace: &Pace,
    ) -> Option<Cell> {
        let component = self.run.scenario.component(component)?;
        let probe = self.run.probe();
        pace.step().await;
        let window = self.window(&probe, component);
        self.judge(&probe, component, &window, disruption, Some(limit), pace).await
    }

    async fn row(
        &self,
        probe: &Probe<'_>,
        component: &Component,
        pace: &Pace,
    ) -> ComponentAssessment {
        pace.step().await;
        let window = self.window(probe, component);
        let mut cells = Vec::with_capacity(Disruption::ALL.len());
        for disruption in Disruption::ALL {
            cells.extend(self.judge(probe, component, &window, *disruption, None, pace).await);
        }
        ComponentAssessment { component: component.id.clone(), cells }
    }

    fn window(&self, probe: &Probe<'_>, component: &Component) -> SampledStretches {
        window::window(&self.run, probe, &self.schedules, self.clock_end, &component.id)
    }

    async fn judge(
        &self,
        probe: &Probe<'_>,
        component: &Component,
        window: &SampledStretches,
        disruption: Disruption,
        limit: Option<&CellLimit>,
        pace: &Pace,
    ) -> Option<Cell> {
        let site = self.run.scenario.site(&component.site);
        let incidents = match disruptions::incidents(disruption, component, site) {
            Ok(incidents) => incidents,
            Err(why) => return Some(Cell::NotApplicable { disruption, why }),
        };
        let mut worst: [Option<Estimate>; 2] = [None, None];
        let mut basis = window.basis;
        let (rpo, rto) = component.objective(disruption);
        let targets = [rpo, rto].map(|it| it.map(Span::from_minutes_f64));
        // The worst so far, of all incidents.
        let mut seen = [Some(Span::ZERO); 2];
        let mut matters = |reading: MomentCost| match limit {
            None => true,
            Some(limit) => {
                for (seen, value) in seen.iter_mut().zip(reading.values) {
                    *seen = (*seen).and_then(|seen| Some(seen.max(value?)));
                }
                rank(seen, targets) < limit.below
            }
        };
        let asked = incidents.into_iter().filter_map(|incident| {
            let question = probe.question(&incident, &component.id)?;
            Some((incident, question))
        });
        let mut questions: Vec<(Incident, IncidentProbe<'_, '_>)> = asked.collect();
        for at in limit.iter().flat_map(|limit| &limit.first) {
            if !window.stretches.iter().any(|it| it.from <= *at && *at < it.to) {
                continue;
            }
            for (_, question) in &mut questions {
                pace.step().await;
                if !matters(reading(question.at(*at))) {
                    return None;
                }
            }
        }
        for (incident, mut question) in questions {
            let (curve, sampled) =
                curve(&mut question, window, self.effort, &mut matters, pace).await?;
            if sampled {
                basis = SampleBasis::Sampled;
            }
            for ((kept, extent), target) in worst.iter_mut().zip(&curve.extents).zip(targets) {
                pace.step().await;
                let incident = Incident { at: extent.at, ..incident.clone() };
                let estimate = estimate(&mut question, extent, target, incident);
                let estimate = tested(estimate, &self.run.scenario, component);
                *kept = Some(match kept.take() {
                    Some(other) => worse(other, estimate),
                    None => estimate,
                });
            }
        }
        let [Some(rpo), Some(rto)] = worst else {
            return Some(Cell::NotApplicable {
                disruption,
                why: "No incident represents this disruption.",
            });
        };
        let verdict = both(rpo.verdict, rto.verdict);
        Some(Cell::Judged(Box::new(JudgedDisruption { disruption, rpo, rto, verdict, basis })))
    }
}

/// What one incident costs a component over all moments, and whether moments had to be drawn; nothing
/// where a reading says that the rest does not matter.
async fn curve(
    question: &mut IncidentProbe<'_, '_>,
    window: &SampledStretches,
    effort: Effort,
    matters: &mut dyn FnMut(MomentCost) -> bool,
    pace: &Pace,
) -> Option<(Curve, bool)> {
    let mut corners = Some(Vec::with_capacity(window.stretches.len()));
    let mut left = effort.corners;
    for it in &window.stretches {
        pace.step().await;
        let found = question.moments(it.from, it.to, left);
        left -= found.as_ref().map_or(left, Vec::len);
        corners = corners.zip(found).map(|(mut all, found)| {
            all.push(found);
            all
        });
        if corners.is_none() {
            break;
        }
    }
    let mut read = |at: Instant| {
        let reading = reading(question.at(at));
        matters(reading).then_some(reading)
    };
    let first = window.stretches.first().map_or(Instant::EARLIEST, |it| it.from);
    let mut curve = Curve::new(first);
    match corners {
        Some(corners) => {
            for (stretch, corners) in window.stretches.iter().zip(&corners) {
                curve.follow(*stretch, corners, &mut read, pace).await?;
            }
            Some((curve, false))
        }
        None => {
            curve.sample(drawn(&window.stretches, effort.samples), &mut read, pace).await?;
            Some((curve, true))
        }
    }
}

fn reading(brief: Option<Brief>) -> MomentCost {
    match brief {
        Some(Brief { data_lost, down, choice }) => MomentCost { values: [data_lost, down], choice },
        None => MomentCost { values: [Some(Span::ZERO); 2], choice: 0 },
    }
}

/// Moments drawn evenly from some stretches, the same every time (SplitMix64 from a fixed seed).
fn drawn(stretches: &[Stretch], samples: usize) -> impl Iterator<Item = Instant> {
    let from = stretches.first().map_or(Instant::EARLIEST, |it| it.from);
    let to = stretches.last().map_or(from, |it| it.to);
    let seconds = to.since(from).as_seconds().max(1).unsigned_abs();
    let mut state: u64 = 0x7461_626c_6574_6f70;
    (0..samples).map(move |_| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // Below ten years of seconds, so it fits.
        from + Span::seconds((mixed % seconds) as i64)
    })
}

fn estimate(
    question: &mut IncidentProbe<'_, '_>,
    extent: &WorstAndAverage,
    target: Option<Span>,
    incident: Incident,
) -> Estimate {
    let impact = question.impact(incident.at);
    let verdict = match (target, extent.worst) {
        (None, _) => Verdict::NoObjective,
        (Some(target), Some(worst)) if target > Span::ZERO && worst <= target => Verdict::Met,
        _ => Verdict::Breached,
    };
    Estimate {
        worst: extent.worst,
        average: extent.average(),
        lost_for_good: extent.never(),
        target,
        verdict,
        incident,
        impact,
    }
}

/// Of two incidents that one disruption stands for the one that costs more.
fn worse(one: Estimate, other: Estimate) -> Estimate {
    let rank = |it: &Estimate| {
        let seconds = |span: Option<Span>| span.map_or(i64::MAX, Span::as_seconds);
        (seconds(it.worst), seconds(it.average))
    };
    if rank(&other) > rank(&one) { other } else { one }
}

/// The same estimate, without a verdict where the incident does not strike the component at all: it tests
/// no objective.
fn tested(estimate: Estimate, scenario: &Scenario, component: &Component) -> Estimate {
    let is_tested = estimate.impact.is_some() || absorbs(scenario, component, &estimate.incident);
    match estimate.verdict {
        Verdict::Met if !is_tested => Estimate { verdict: Verdict::NotTested, ..estimate },
        _ => estimate,
    }
}

/// Breached where one of two is, not tested where one is not, else met where one is.
fn both(one: Verdict, other: Verdict) -> Verdict {
    match (one, other) {
        (Verdict::Breached, _) | (_, Verdict::Breached) => Verdict::Breached,
        (Verdict::NotTested, _) | (_, Verdict::NotTested) => Verdict::NotTested,
        (Verdict::Met, _) | (_, Verdict::Met) => Verdict::Met,
        (Verdict::NoObjective, Verdict::NoObjective) => Verdict::NoObjective,
    }
}
