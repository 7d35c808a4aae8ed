//! The assessment at work: every component and disruption asked of the engine, at the moments that matter.

use super::curve::{Curve, Extent, Reading, Stretch};
use super::window::{self, Window};
use super::{Basis, Cell, Estimate, Judged, Row, disruptions};
use crate::catalog::Disruption;
use crate::engine::{Impact, Probe, Run, Verdict};
use crate::model::{Component, ComponentId, Incident, Scenario};
use crate::units::{Instant, Span};

/// How many corners of the saw-tooth are visited for one incident before moments are drawn instead.
const MOST_CORNERS: usize = 2_500;
/// How many moments are drawn then.
const SAMPLES: usize = 500;

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
    extent: &Extent,
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
