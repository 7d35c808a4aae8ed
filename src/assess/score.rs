//! The score: how good a design is, from 0 to 100, of what it is made and what moves it most.
//!
//! Each disruption that somebody set an objective for gives its weight times the share of objectives
//! that are met; the weights are those of the policy part of the score in the first
//! generation of AWS Resilience Hub, which shares 100 among the disruptions that apply in proportion to
//! them, as is done here. Its shares for alarms, procedures and tests are not asked, and the generation
//! of 2026 has policies of another form.

use std::cmp::Reverse;

use serde::Serialize;

use super::ComponentAssessment;
use crate::catalog::Disruption;
use crate::engine::Verdict;
use crate::model::ComponentId;
use crate::units::sorting;

/// How good a design is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// From 0 to 100, to the nearest point: the sum of the parts.
    pub points: u32,
    /// One part for each disruption that somebody set an objective for, in the order of the table.
    pub parts: Vec<ScorePart>,
    /// What would raise it, the most first; empty where all is met.
    pub levers: Vec<Lever>,
}

/// What one disruption gives to the score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ScorePart {
    /// Which disruption.
    pub disruption: Disruption,
    /// How many of the 100 points it has to give; those of all parts sum up to 100.
    pub weight: f64,
    /// How many objectives there are against it.
    pub objectives: u32,
    /// How many of them are met.
    pub met: u32,
    /// What it gives: its weight times the share of objectives met.
    pub points: f64,
}

/// What one breached cell takes from the score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lever {
    /// The component.
    pub component: ComponentId,
    /// The disruption.
    pub disruption: Disruption,
    /// How many points the score would gain if its objectives were met.
    pub points: f64,
}

impl Score {
    /// What the parts sum up to, before it is rounded.
    pub fn sum(&self) -> f64 {
        self.parts.iter().fold(0.0, |sum, part| sum + part.points)
    }
}

pub(super) fn score(rows: &[ComponentAssessment]) -> Option<Score> {
    let mut counts = [(0_u32, 0_u32); Disruption::ALL.len()];
    for judged in rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.judged()) {
        let (objectives, met) = judged.objectives();
        let count = &mut counts[judged.disruption as usize];
        *count = (count.0 + objectives, count.1 + met);
    }
    let asked =
        || Disruption::ALL.iter().zip(counts).filter(|(_, (objectives, _))| *objectives > 0);
    let whole: u32 = asked().map(|(disruption, _)| disruption.spec().weight).sum();
    if whole == 0 {
        return None;
    }
    let parts: Vec<ScorePart> = asked()
        .map(|(disruption, (objectives, met))| {
            let weight = 100.0 * f64::from(disruption.spec().weight) / f64::from(whole);
            ScorePart {
                disruption: *disruption,
                weight,
                objectives,
                met,
                points: weight * f64::from(met) / f64::from(objectives),
            }
        })
        .collect();
    let mut score = Score { points: 0, levers: levers(rows, &parts), parts };
    // Between 0 and 100: met never exceeds objectives, and the weights sum up to 100.
    score.points = libm::round(score.sum()).clamp(0.0, 100.0) as u32;
    Some(score)
}

fn levers(rows: &[ComponentAssessment], parts: &[ScorePart]) -> Vec<Lever> {
    let mut levers = Vec::new();
    for row in rows {
        for judged in row.cells.iter().filter_map(|cell| cell.judged()) {
            let part = parts.iter().find(|part| part.disruption == judged.disruption);
            let (Some(part), Verdict::Breached) = (part, judged.verdict) else { continue };
            let (objectives, met) = judged.objectives();
            levers.push(Lever {
                component: row.component.clone(),
                disruption: judged.disruption,
                points: part.weight * f64::from(objectives - met) / f64::from(part.objectives),
            });
        }
    }
    // In millionths, since floats have no total order of their own.
    let millionths = |lever: &Lever| (lever.points * 1e6) as i64;
    sorting::sort_by(&mut levers, |a, b| {
        let key = |it: &Lever| (Reverse(millionths(it)), it.disruption, it.component.clone());
        key(a).cmp(&key(b))
    });
    levers
}
