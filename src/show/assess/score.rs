//! The score in one number, what it is made of, and what would improve it most.

use super::Assessed;
use super::words::points;
use crate::assess::{Lever, Score, ScorePart};
use crate::catalog::{Disruption, Source};
use crate::show::{Line, columns};
use crate::units::counted;

/// How many of the largest improvements are named.
const MOST_LEVERS: usize = 3;

/// What is said where there is no score.
pub const NO_SCORE: &str = "No component has an objective, so there is no score. Pick a cell, then set a recovery point objective or a recovery time objective under Objectives.";

/// How the score comes about.
pub const FORMULA: &str = "Score = the sum of weight × share of objectives met, over the disruptions with an objective; their weights add up to 100. The weights of software, hardware, zone and Region follow the resiliency policy of AWS Resilience Hub, first generation, without its shares for alarms, procedures and tests. Data loss weighs as much as software, and data center as much as Region.";

/// What the largest improvements are called.
pub const IMPROVEMENTS: &str = "Biggest improvements";

columns! {
    /// A part of the score.
    pub struct ScorePartRow {
        /// The name of the disruption.
        name,
        /// The points it gives, of those it could.
        points,
        /// Its objectives that are met, of all of them.
        met,
    }
}

columns! {
    /// A cell that would improve the score.
    pub struct LeverRow {
        /// What people call the component and the disruption.
        name,
        /// The id of the component.
        component,
        /// The key of the disruption.
        disruption,
        /// The points that it would add.
        gain,
    }
}

/// The score; empty where there is none.
pub fn total(assessed: &Assessed) -> String {
    assessed.assessment.score.as_ref().map(|it| it.points.to_string()).unwrap_or_default()
}

/// Of what the score is, and how many objectives are met.
pub fn detail(score: &Score) -> String {
    let (met, all) =
        score.parts.iter().fold((0, 0), |(met, all), it| (met + it.met, all + it.objectives));
    format!("of 100 · {met} of {} met", counted(u64::from(all), "objective"))
}

/// The parts of the score.
pub fn parts(score: &Score) -> Vec<Line> {
    let row = |part: &ScorePart| {
        Line::from(ScorePartRow {
            name: part.disruption.spec().name.to_owned(),
            points: format!("{} of {}", points(part.points), points(part.weight)),
            met: format!("{} of {} met", part.met, part.objectives),
        })
    };
    score.parts.iter().map(row).collect()
}

/// The cells that would improve the score most.
pub fn levers(assessed: &Assessed, score: &Score) -> Vec<Line> {
    let row = |lever: &Lever| {
        let component = assessed.scenario.component(&lever.component);
        let name =
            component.map_or_else(|| lever.component.to_string(), |it| it.label().to_owned());
        Line::from(LeverRow {
            name: format!("{name}, {}", lever.disruption.spec().name),
            component: lever.component.to_string(),
            disruption: lever.disruption.key().to_owned(),
            gain: format!("+{}", points(lever.points)),
        })
    };
    score.levers.iter().take(MOST_LEVERS).map(row).collect()
}

/// The pages that publish the weights, each once: its address and its title.
pub fn sources() -> Vec<(&'static str, String)> {
    let mut sources = Vec::new();
    for source in Disruption::ALL.iter().map(|it| it.spec().weight_source) {
        if !source.url.is_empty() && !sources.contains(&source) {
            sources.push(source);
        }
    }
    let title = |it: &Source| format!("Source: {} ({})", it.title, it.checked_on);
    sources.into_iter().map(|it: &Source| (it.url, title(it))).collect()
}
