//! Is it good enough: what each disruption would cost each component, against its objectives.
//!
//! After AWS Resilience Hub, and at once: every estimate comes from the engine, asked at the moments
//! at which its answer changes, so that the worst and the average moment of a schedule are computed
//! and not guessed. Beside it stand the comparison of designs and the weight of assumptions.

mod changes;
mod compare;
mod curve;
mod differences;
mod disruptions;
mod places;
mod score;
mod sensitivity;
mod smallest;
mod variants;
mod window;

use std::cmp::Reverse;

use serde::Serialize;

pub use self::compare::{Compared, Comparison, Figures, compare};
pub use self::score::{Lever, Score, ScorePart};
pub use self::sensitivity::{Bar, Moved, Sensitivity, sensitivity};
pub use self::smallest::{Remedy, Search, Smallest, smallest};
pub use self::variants::{MOST_VARIANTS, Variant, strategies};
pub use self::window::Basis;

use self::curve::{Curve, Reading, Stretch};
use self::window::Window;
use crate::catalog::source::RESILIENCE_ZERO;
use crate::catalog::{Disruption, RecoveryOption, Source};
use crate::engine::{Because, Impact, Phase, Probe, Run, Verdict};
use crate::model::{Component, ComponentId, Incident, Scenario};
use crate::units::{Instant, Span, sorting};

/// How many corners of the saw-tooth are visited for one cell before moments are drawn instead.
const MOST_CORNERS: usize = 2_500;
/// How many moments are drawn then.
const SAMPLES: usize = 500;

/// A design held against its objectives.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// One row for each component, in the order of the document.
    pub rows: Vec<Row>,
    /// How good it is, from 0 to 100; nothing where no component has an objective.
    pub score: Option<Score>,
}

/// One component against every disruption.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The component.
    pub component: ComponentId,
    /// One cell for each disruption, in the order of [`Disruption::ALL`].
    pub cells: Vec<Cell>,
}

/// One component against one disruption.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Cell {
    /// The disruption cannot happen to it.
    NotApplicable {
        /// Which disruption.
        disruption: Disruption,
        /// Why not.
        why: &'static str,
    },
    /// It can, and this is what it would cost.
    Judged(Box<Judged>),
}

/// What a disruption would cost a component, against its objectives.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// Which disruption.
    pub disruption: Disruption,
    /// Data lost.
    pub rpo: Estimate,
    /// Time down.
    pub rto: Estimate,
    /// Both together: breached where one is, without an objective where neither has one.
    pub verdict: Verdict,
    /// Which moments were looked at.
    pub basis: Basis,
}

/// One of the two values: what it is at the worst and on the average of all moments.
#[derive(Clone, Debug, Serialize)]
pub struct Estimate {
    /// The worst; nothing where all data is lost for good, or nothing ever comes back.
    #[serde(rename = "worst_seconds")]
    pub worst: Option<Span>,
    /// The average over all moments; nothing where at some of them all is lost for good.
    #[serde(rename = "average_seconds")]
    pub average: Option<Span>,
    /// The share of moments at which all is lost for good, 0 to 1.
    pub lost_for_good: f64,
    /// The objective.
    #[serde(rename = "target_seconds")]
    pub target: Option<Span>,
    /// The worst against the objective.
    pub verdict: Verdict,
    /// The incident at the worst moment, ready to be put on the clock. Its moment lies on the clock of
    /// the assessment, which may be longer than the design's own.
    pub incident: Incident,
    /// What it does then; nothing where it does not reach the component.
    pub impact: Option<Impact>,
}

impl Cell {
    /// Which disruption it is about.
    pub fn disruption(&self) -> Disruption {
        match self {
            Self::NotApplicable { disruption, .. } => *disruption,
            Self::Judged(judged) => judged.disruption,
        }
    }

    /// What it would cost, where the disruption applies.
    pub fn judged(&self) -> Option<&Judged> {
        match self {
            Self::NotApplicable { .. } => None,
            Self::Judged(judged) => Some(judged),
        }
    }

    /// Met, breached or without an objective; a disruption that does not apply has none.
    pub fn verdict(&self) -> Verdict {
        self.judged().map_or(Verdict::NoObjective, |judged| judged.verdict)
    }
}

impl Judged {
    /// Data lost, and time down.
    pub fn estimates(&self) -> [&Estimate; 2] {
        [&self.rpo, &self.rto]
    }

    /// How many objectives it has and how many of them are met.
    pub fn objectives(&self) -> (u32, u32) {
        let count = |wanted: fn(Verdict) -> bool| {
            self.estimates().iter().filter(|it| wanted(it.verdict)).count() as u32
        };
        (count(|it| it != Verdict::NoObjective), count(|it| it == Verdict::Met))
    }

    /// Why an objective of zero is breached, and who says so; nothing where no objective is zero.
    pub fn zero_explained(&self) -> Option<(&'static str, &'static Source)> {
        let any = self.estimates().iter().any(|it| it.target == Some(Span::ZERO));
        any.then_some((ZERO_OBJECTIVE, &RESILIENCE_ZERO))
    }
}

const ZERO_OBJECTIVE: &str = "An objective of zero promises that nothing is ever lost or down. AWS Resilience Hub counts it as breached whatever the design is, and so does this assessment: give the longest time that the business could bear, if only a second.";

impl Estimate {
    /// The worst as people read it; just over its objective where the words for both are the same.
    pub fn worst_text(&self) -> Option<String> {
        let worst = self.worst?;
        let text = worst.to_string();
        let over = self.target.is_some_and(|it| worst > it && it.to_string() == text);
        Some(if over { format!("just over {text}") } else { text })
    }

    /// The longest phases of the recovery at the worst moment, the longest first, at most so many.
    pub fn longest_phases(&self, most: usize) -> Vec<Phase> {
        let taken = self.impact.as_ref().and_then(|impact| impact.taken.as_ref());
        let mut phases = taken.map_or_else(Vec::new, |taken| taken.phases.clone());
        sorting::sort_by_key(&mut phases, |phase| (Reverse(phase.length), phase.phase));
        phases.truncate(most);
        phases
    }

    /// Why it is what it is, as the engine gives it: the reason of the way back that was taken, or the
    /// reason of the refusal that came nearest.
    pub fn reason(&self) -> Because {
        let Some(impact) = &self.impact else { return Because::NothingStops };
        if let Some(taken) = &impact.taken {
            return taken.because.clone();
        }
        let rank = |option: RecoveryOption| match option {
            RecoveryOption::RestoreRecoveryPoint => 0,
            RecoveryOption::PointInTimeRestore => 1,
            RecoveryOption::LaunchFromDrs => 2,
            RecoveryOption::PromoteReplica => 3,
            RecoveryOption::ObjectVersions => 4,
            RecoveryOption::RebuildFromCode => 5,
            RecoveryOption::WaitForSite => 6,
            RecoveryOption::SelfHeal | RecoveryOption::RollBack => 7,
        };
        // A kind that AWS Backup does not take says more by what it could have had instead.
        let dull = |because: &Because| {
            matches!(because, Because::NotBackedUp | Because::NoPointInTime | Because::NoDrs)
        };
        let nearest = impact.refused.iter().min_by_key(|it| (dull(&it.because), rank(it.option)));
        nearest.map_or(Because::NothingElsewhere, |it| it.because.clone())
    }
}

/// Assesses a design. Its incidents and drills do not happen: each disruption comes alone, upon a
/// design that has run long enough for its protection to repeat itself.
pub fn assess(scenario: &Scenario) -> Assessment {
    let assessor = Assessor::new(scenario);
    Assessment::of(assessor.rows(0..scenario.components.len()))
}

impl Assessment {
    /// Rows as far as they are worked out, with the score they come to.
    pub fn of(rows: Vec<Row>) -> Self {
        let score = score::score(&rows);
        Self { rows, score }
    }

    /// The cell of a component and a disruption.
    pub fn cell(&self, component: &ComponentId, disruption: Disruption) -> Option<&Cell> {
        let row = self.rows.iter().find(|row| row.component == *component)?;
        row.cells.get(disruption as usize)
    }
}

/// A design laid out for its assessment, for a page that takes it row by row.
#[derive(Debug)]
pub struct Assessor {
    run: Run,
    clock_end: Instant,
}

impl Assessor {
    /// Lays a design out.
    pub fn new(scenario: &Scenario) -> Self {
        Self { run: window::lay_out(scenario), clock_end: scenario.clock.end() }
    }

    /// The rows of some components, by their places in the document; a place beyond the last one has
    /// none.
    pub fn rows(&self, places: impl Iterator<Item = usize>) -> Vec<Row> {
        let probe = self.run.probe();
        places
            .filter_map(|at| self.run.scenario.components.get(at))
            .map(|component| self.row(&probe, component))
            .collect()
    }

    /// One cell; nothing for a component that is not there.
    pub fn cell(&self, component: &ComponentId, disruption: Disruption) -> Option<Cell> {
        let component = self.run.scenario.component(component)?;
        let probe = self.run.probe();
        let window = self.window(&probe, component);
        Some(self.judge(&probe, component, &window, disruption))
    }

    fn row(&self, probe: &Probe<'_>, component: &Component) -> Row {
        let window = self.window(probe, component);
        let judge = |it: &Disruption| self.judge(probe, component, &window, *it);
        Row { component: component.id.clone(), cells: Disruption::ALL.iter().map(judge).collect() }
    }

    fn window(&self, probe: &Probe<'_>, component: &Component) -> Window {
        window::window(&self.run, probe, self.clock_end, &component.id)
    }

    fn judge(
        &self,
        probe: &Probe<'_>,
        component: &Component,
        window: &Window,
        disruption: Disruption,
    ) -> Cell {
        let site = self.run.scenario.site(&component.site);
        let incidents = match disruptions::incidents(disruption, component, site) {
            Ok(incidents) => incidents,
            Err(why) => return Cell::NotApplicable { disruption, why },
        };
        let mut worst: [Option<Estimate>; 2] = [None, None];
        let mut basis = window.basis;
        let (rpo, rto) = component.objective(disruption);
        for incident in incidents {
            let (curve, sampled) = curve(probe, component, window, &incident);
            if sampled {
                basis = Basis::Sampled;
            }
            let targets = [rpo, rto].map(|it| it.map(Span::from_minutes_f64));
            for ((kept, extent), target) in worst.iter_mut().zip(&curve.extents).zip(targets) {
                let incident = Incident { at: extent.at, ..incident.clone() };
                let estimate = estimate(probe, component, extent, target, incident);
                *kept = Some(match kept.take() {
                    Some(other) => worse(other, estimate),
                    None => estimate,
                });
            }
        }
        let [Some(rpo), Some(rto)] = worst else {
            return Cell::NotApplicable { disruption, why: "No incident stands for it." };
        };
        let verdict = both(rpo.verdict, rto.verdict);
        Cell::Judged(Box::new(Judged { disruption, rpo, rto, verdict, basis }))
    }
}

/// What one incident costs a component over all moments, and whether moments had to be drawn.
fn curve(
    probe: &Probe<'_>,
    component: &Component,
    window: &Window,
    incident: &Incident,
) -> (Curve, bool) {
    let mut incident = incident.clone();
    let corners: Option<Vec<Vec<Instant>>> = window
        .stretches
        .iter()
        .map(|it| probe.moments(&incident, &component.id, it.from, it.to, MOST_CORNERS))
        .collect();
    let mut read = |at: Instant| {
        incident.at = at;
        reading(probe.brief_impact(&incident, &component.id).as_ref())
    };
    let first = window.stretches.first().map_or(Instant::EARLIEST, |it| it.from);
    let mut curve = Curve::new(first);
    match corners {
        Some(corners) => {
            for (stretch, corners) in window.stretches.iter().zip(&corners) {
                curve.follow(*stretch, corners, &mut read);
            }
            (curve, false)
        }
        None => {
            curve.sample(drawn(&window.stretches), &mut read);
            (curve, true)
        }
    }
}

fn reading(impact: Option<&Impact>) -> Reading {
    let Some(impact) = impact else {
        return Reading { values: [Some(Span::ZERO); 2], way: 0 };
    };
    // What comes back after the end of the clock does not come back as far as anybody can say.
    let down = impact.back_at.map(|_| impact.down);
    let way = impact.taken.as_ref().map_or(1, |taken| {
        let vault = taken.vault.as_ref().map_or("", |vault| vault.as_str());
        let letters = vault.bytes().chain([taken.option as u8 + 2]);
        // FNV-1a: whether two ways are the same is all that is asked of it.
        letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, letter| {
            (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
        })
    });
    Reading { values: [impact.data_lost, down], way }
}

/// Moments drawn evenly from some stretches, the same every time (SplitMix64 from a fixed seed).
fn drawn(stretches: &[Stretch]) -> impl Iterator<Item = Instant> {
    let from = stretches.first().map_or(Instant::EARLIEST, |it| it.from);
    let to = stretches.last().map_or(from, |it| it.to);
    let seconds = to.since(from).as_seconds().max(1).unsigned_abs();
    let mut state: u64 = 0x7461_626c_6574_6f70;
    (0..SAMPLES).map(move |_| {
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
    probe: &Probe<'_>,
    component: &Component,
    extent: &curve::Extent,
    target: Option<Span>,
    incident: Incident,
) -> Estimate {
    let impact = probe.impact(&incident, &component.id);
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

/// Breached where one of two is, met where one is and the other not breached.
fn both(one: Verdict, other: Verdict) -> Verdict {
    match (one, other) {
        (Verdict::Breached, _) | (_, Verdict::Breached) => Verdict::Breached,
        (Verdict::Met, _) | (_, Verdict::Met) => Verdict::Met,
        (Verdict::NoObjective, Verdict::NoObjective) => Verdict::NoObjective,
    }
}
