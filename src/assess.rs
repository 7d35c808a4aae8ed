//! Is it good enough: what each disruption would cost each component, against its objectives.
//!
//! After AWS Resilience Hub, and at once: every estimate comes from the engine, asked at the moments
//! at which its answer changes, so that the worst and the average moment of a schedule are computed
//! and not guessed. Next to it stand the comparison of designs and the weight of assumptions.

mod around;
mod assessor;
mod bottleneck;
mod changes;
mod compare;
mod curve;
mod differences;
mod disruptions;
mod places;
mod ranking;
mod score;
mod sensitivity;
mod smallest;
mod variants;
mod window;

use std::cmp::Reverse;
use std::sync::Arc;

use serde::Serialize;

pub use self::bottleneck::Bottleneck;
pub use self::compare::{
    Compared, ComparedFigures, DesignComparison, compare, compared_in_portions,
};
pub use self::score::{Lever, Score, ScorePart};
pub use self::sensitivity::{
    AssumptionEffect, Moved, Sensitivity, sensitivity, sensitivity_in_portions,
};
pub use self::smallest::{Remedy, Smallest, smallest, smallest_in_portions};
pub use self::variants::{
    DesignVariant, MOST_VARIANTS, compared_strategies, strategies, with_strategy,
};
pub use self::window::SampleBasis;

use self::assessor::Assessor;
use crate::catalog::source::RESILIENCE_ZERO;
use crate::catalog::{Disruption, RecoveryOption, Source};
use crate::engine::work::{Pace, Work, at_once};
use crate::engine::{Because, Impact, Phase, Verdict};
use crate::model::{ComponentId, Incident, Scenario};
use crate::units::{Span, sorting};

/// A design held against its objectives.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// One row for each component, in the order of the document.
    pub rows: Vec<ComponentAssessment>,
    /// How good it is, from 0 to 100; nothing where no component has an objective.
    pub score: Option<Score>,
}

/// One component against every disruption.
#[derive(Clone, Debug, Serialize)]
pub struct ComponentAssessment {
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
    Judged(Box<JudgedDisruption>),
}

/// What a disruption would cost a component, against its objectives.
#[derive(Clone, Debug, Serialize)]
pub struct JudgedDisruption {
    /// Which disruption.
    pub disruption: Disruption,
    /// Data lost.
    pub rpo: Estimate,
    /// Time down.
    pub rto: Estimate,
    /// Both together: breached where one is, not tested where one is not, without an objective where
    /// neither has one.
    pub verdict: Verdict,
    /// Which moments were looked at.
    pub basis: SampleBasis,
}

/// One of the two values: what it is at the worst and on the average of all moments.
#[derive(Clone, Debug, Serialize)]
pub struct Estimate {
    /// The worst; nothing where all data is permanently lost, or nothing ever comes back.
    #[serde(rename = "worst_seconds")]
    pub worst: Option<Span>,
    /// The average over all moments; nothing where at some of them all is permanently lost.
    #[serde(rename = "average_seconds")]
    pub average: Option<Span>,
    /// The share of moments at which all is permanently lost, 0 to 1.
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
    pub fn judged(&self) -> Option<&JudgedDisruption> {
        match self {
            Self::NotApplicable { .. } => None,
            Self::Judged(judged) => Some(judged),
        }
    }

    /// Met, breached, not tested or without an objective; a disruption that does not apply tests nothing.
    pub fn verdict(&self) -> Verdict {
        self.judged().map_or(Verdict::NotTested, |judged| judged.verdict)
    }
}

impl JudgedDisruption {
    /// Data lost, and time down.
    pub fn estimates(&self) -> [&Estimate; 2] {
        [&self.rpo, &self.rto]
    }

    /// How many of its objectives are tested and how many of them are met.
    pub fn objectives(&self) -> (u32, u32) {
        let count = |wanted: Verdict| {
            self.estimates().iter().filter(|it| it.verdict == wanted).count() as u32
        };
        let met = count(Verdict::Met);
        (met + count(Verdict::Breached), met)
    }

    /// Why an objective of zero is breached, and who says so; nothing where no objective is zero.
    pub fn zero_explained(&self) -> Option<(&'static str, &'static Source)> {
        let any = self.estimates().iter().any(|it| it.target == Some(Span::ZERO));
        any.then_some((ZERO_OBJECTIVE, &RESILIENCE_ZERO))
    }
}

const ZERO_OBJECTIVE: &str = "An objective of zero promises that no data is ever lost and nothing is ever down. AWS Resilience Hub counts such an objective as breached in every design, and so does this assessment. Enter the longest time that the business can bear, even if it is one second.";

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

    /// Why it is what it is, as the engine gives it: the reason of the recovery option that was taken, or the
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
            matches!(
                because,
                Because::NotBackedUp
                    | Because::OwnSnapshotsOff
                    | Because::NoPointInTime
                    | Because::NoDrs
            )
        };
        let nearest = impact.refused.iter().min_by_key(|it| (dull(&it.because), rank(it.option)));
        nearest.map_or(Because::NothingElsewhere, |it| it.because.clone())
    }
}

/// Assesses a design. Its incidents and drills do not happen: each disruption comes alone, upon a
/// design that has run long enough for its protection to repeat itself.
pub fn assess(scenario: &Scenario) -> Assessment {
    Assessment::of(at_once(Assessor::new(scenario, &Pace::AT_ONCE)).rows_at_once())
}

/// Assesses a design in portions. Its progress: how many components are assessed, and how many there are.
pub fn assess_in_portions(scenario: Arc<Scenario>) -> Work<Assessment> {
    Work::new(async move |pace| assessed(&scenario, &pace).await)
}

async fn assessed(scenario: &Scenario, pace: &Pace) -> Assessment {
    let assessor = Assessor::new(scenario, pace).await;
    Assessment::of(assessor.rows(pace).await)
}

impl Assessment {
    fn of(rows: Vec<ComponentAssessment>) -> Self {
        let score = score::score(&rows);
        Self { rows, score }
    }

    /// The cell of a component and a disruption.
    pub fn cell(&self, component: &ComponentId, disruption: Disruption) -> Option<&Cell> {
        let row = self.rows.iter().find(|row| row.component == *component)?;
        row.cells.get(disruption as usize)
    }
}
