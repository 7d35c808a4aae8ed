//! The least time from a job of one rule to the next job of another, worked out once for a design: all
//! components with these rules share it.

use std::sync::{Mutex, PoisonError};

use super::super::{Jobs, ResolvedScenario, RuleIdx, Times};
use crate::units::{Instant, Span};

const DAY: Span = Span::days(1);

/// The least times known so far: for each rule those to other rules, in the order of these.
#[derive(Debug, Default)]
pub(crate) struct Gaps(Mutex<Vec<Vec<(RuleIdx, Span)>>>);

impl Gaps {
    /// The least time from a job of a rule until the next job of another, or of the same, is due; of more than
    /// a day it says only a day.
    pub(super) fn between(&self, design: &ResolvedScenario, from: RuleIdx, to: RuleIdx) -> Span {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() <= from {
            known.resize_with(from + 1, Vec::new);
        }
        let row = &mut known[from];
        match row.binary_search_by_key(&to, |(rule, _)| *rule) {
            Ok(at) => row[at].1,
            Err(at) => {
                let least = least(design, from, to);
                row.insert(at, (to, least));
                least
            }
        }
    }
}

fn least(design: &ResolvedScenario, from: RuleIdx, to: RuleIdx) -> Span {
    let (Some(one), Some(other)) = (design.rules.get(from), design.rules.get(to)) else {
        return DAY;
    };
    let (jobs, others) = (design.jobs(one), design.jobs(other));
    match (jobs, others) {
        // Its only job is the first one, which is looked at by itself.
        (Jobs::All(Times::Never | Times::Once(_)), _) | (_, Jobs::All(Times::Never)) => DAY,
        (_, Jobs::All(Times::Once(once))) => {
            jobs.at_or_before(*once).map_or(DAY, |before| once.since(before).min(DAY))
        }
        _ => by_days(design, jobs, others, if from == to { Span::seconds(1) } else { Span::ZERO }),
    }
}

/// Days on which the same is due are alike.
fn by_days(design: &ResolvedScenario, jobs: Jobs<'_>, others: Jobs<'_>, at_least: Span) -> Span {
    let mut known: Vec<(i64, i64, i64)> = Vec::new();
    let mut least = DAY;
    let mut midnight = design.start.start_of_day();
    let mut kind_of_others = others.day_kind(midnight);
    while midnight < design.end && least > Span::ZERO {
        let next_kind = others.day_kind(midnight + DAY);
        let kinds = || Some((jobs.day_kind(midnight)?, kind_of_others?, next_kind?));
        let kinds = kinds();
        if kinds.is_none_or(|kinds| !known.contains(&kinds)) {
            known.extend(kinds);
            least = least.min(on_day(jobs, others, midnight, at_least));
        }
        midnight += DAY;
        kind_of_others = next_kind;
    }
    least
}

fn on_day(jobs: Jobs<'_>, others: Jobs<'_>, midnight: Instant, at_least: Span) -> Span {
    let mut least = DAY;
    let mut from = midnight;
    while let Some(job) = jobs.at_or_after(from).filter(|job| *job < midnight + DAY) {
        if let Some(next) = others.at_or_after(job + at_least) {
            least = least.min(next.since(job));
        }
        from = job + Span::seconds(1);
    }
    least
}
