//! Estimates in words: what a cell says, and what it is called where nobody sees the table around it.

use crate::assess::{Cell, Estimate, JudgedDisruption};
use crate::engine::Verdict;
use crate::show::TagTone;
use crate::units::Span;

/// The two values of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateValue {
    /// Data lost, against the recovery point objective.
    DataLost,
    /// Downtime, against the recovery time objective.
    Downtime,
}

impl EstimateValue {
    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DataLost => "Data lost",
            Self::Downtime => "Downtime",
        }
    }

    /// The short name of its objective.
    pub const fn objective(self) -> &'static str {
        match self {
            Self::DataLost => "RPO",
            Self::Downtime => "RTO",
        }
    }

    /// What is said where nothing comes back.
    pub const fn never(self) -> &'static str {
        match self {
            Self::DataLost => "permanent loss",
            Self::Downtime => "not recoverable",
        }
    }
}

/// How a cell is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellVerdict {
    /// How the verdict is meant.
    pub tone: TagTone,
    /// A sign that tells the verdicts apart without color.
    pub sign: &'static str,
    /// The verdict in words.
    pub word: &'static str,
}

impl CellVerdict {
    /// The verdict of a cell.
    pub fn of(cell: &Cell) -> Self {
        let (tone, sign, word) = match (cell.judged(), cell.verdict()) {
            (None, _) => (TagTone::Neutral, "–", "does not apply"),
            (_, Verdict::Met) => (TagTone::Good, "✓", "met"),
            (_, Verdict::Breached) => (TagTone::Bad, "✕", "breached"),
            (_, Verdict::NotTested) => (TagTone::Neutral, "–", "not tested"),
            (_, Verdict::NoObjective) => (TagTone::Neutral, "–", "no objective"),
        };
        Self { tone, sign, word }
    }

    /// "✓ met".
    pub fn signed(self) -> String {
        format!("{} {}", self.sign, self.word)
    }
}

/// The two estimates of a cell, each with its value.
pub(super) fn values(judged: &JudgedDisruption) -> [(EstimateValue, &Estimate); 2] {
    let [rpo, rto] = judged.estimates();
    [(EstimateValue::DataLost, rpo), (EstimateValue::Downtime, rto)]
}

/// The worst moment: "7 h", "just over 1 h", "permanent loss".
pub(super) fn worst(value: EstimateValue, estimate: &Estimate) -> String {
    estimate.worst_text().map_or_else(|| value.never().to_owned(), |it| brief(&it))
}

/// The average over all moments; the share of moments where at some of them nothing comes back.
pub(super) fn average(value: EstimateValue, estimate: &Estimate) -> String {
    match estimate.average {
        Some(average) => brief(&average.to_string()),
        None if estimate.lost_for_good < 1.0 => {
            format!("{:.1} % {}", estimate.lost_for_good * 100.0, value.never())
        }
        None => "at every moment".to_owned(),
    }
}

/// The objective; a dash where there is none.
pub(super) fn target(estimate: &Estimate) -> String {
    estimate.target.map_or_else(|| "–".to_owned(), |it| it.to_string())
}

fn brief(text: &str) -> String {
    if text == Span::ZERO.to_string() { "0".to_owned() } else { text.to_owned() }
}

/// Both values of a cell with their objectives: "Data lost 6 h at worst, …; downtime 1 h at worst, …".
pub(super) fn sentence(judged: &JudgedDisruption) -> String {
    let values = values(judged).map(|(value, it)| {
        let objective = match (it.target, it.verdict) {
            (None, _) => "no objective".to_owned(),
            (Some(target), verdict) => {
                format!("objective {target} {}", crate::show::text::verdict(verdict))
            }
        };
        format!("{} at worst, {} on average, {objective}", worst(value, it), average(value, it))
    });
    let [lost, downtime] = values;
    format!("Data lost {lost}; downtime {downtime}")
}

/// Points of a score: "13.3".
pub(super) fn points(points: f64) -> String {
    format!("{points:.1}")
}
