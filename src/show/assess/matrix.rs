//! Every component against every disruption: met or breached by sign and word, with worst and average.

use super::words::{average, sentence, target, values, worst};
use super::{Assessed, CellVerdict};
use crate::assess::{Cell, ComponentAssessment, JudgedDisruption};
use crate::catalog::Disruption;
use crate::engine::Verdict;
use crate::model::Component;
use crate::show::text::{counted, objectives};
use crate::show::{Line, columns};

columns! {
    /// A component of the matrix; the [`MatrixCell`]s of its disruptions follow.
    pub struct MatrixRow {
        /// The id of the component.
        id,
        /// What people call it.
        name,
        /// Its objectives.
        objectives,
    }
}

columns! {
    /// A cell of the matrix.
    pub struct MatrixCell {
        /// The tone of its verdict.
        tone,
        /// Its verdict with a sign.
        verdict,
        /// Both values at the worst moment.
        worst,
        /// Both values on average.
        average,
        /// The objectives that hold for this disruption alone; empty without any.
        own,
        /// Its name, for those who do not see the table around it: what is shown, with the component and the
        /// disruption before it.
        spoken,
        /// Its values and objectives in a sentence.
        sentence,
    }
}

/// The column of a cell's text, given by the place of its disruption and by the column in the cell.
pub const fn column(disruption: usize, of: usize) -> usize {
    MatrixRow::COUNT + disruption * MatrixCell::COUNT + of
}

/// What a cell consists of.
pub const LEGEND: &str = "Each cell: worst-case data lost · downtime. Second line (⌀): average over all moments of the schedule. Objectives (RPO, RTO) are under the name.";

/// The components, or only those that breach an objective.
pub fn body(assessed: &Assessed, only_breached: bool) -> Vec<Line> {
    let is_breached = |row: &&ComponentAssessment| {
        row.cells.iter().any(|cell| cell.verdict() == Verdict::Breached)
    };
    let components = assessed.scenario.components.iter();
    let all = components.zip(&assessed.assessment.rows);
    all.filter(|(_, row)| !only_breached || is_breached(row))
        .map(|(component, row)| line(component, row))
        .collect()
}

/// How many components are shown, of how many; `progress` while an assessment is under way.
pub fn says(progress: Option<(usize, usize)>, shown: usize, of: Option<usize>) -> String {
    match (progress, of) {
        (Some((done, all)), _) => format!("Assessing… {done} of {all}"),
        (None, Some(all)) => format!("{shown} of {}", counted(all, "component")),
        (None, None) => counted(shown, "component"),
    }
}

/// The cell to which a key leads from another one, as the places of its row and of its disruption.
pub fn led_to(rows: usize, (row, at): (usize, usize), key: &str) -> Option<(usize, usize)> {
    let (last_row, last) = (rows.checked_sub(1)?, Disruption::ALL.len() - 1);
    Some(match key {
        "ArrowRight" => (row, (at + 1).min(last)),
        "ArrowLeft" => (row, at.saturating_sub(1)),
        "ArrowDown" => ((row + 1).min(last_row), at),
        "ArrowUp" => (row.saturating_sub(1), at),
        "PageDown" => ((row + 10).min(last_row), at),
        "PageUp" => (row.saturating_sub(10), at),
        "Home" => (row, 0),
        "End" => (row, last),
        _ => return None,
    })
}

fn line(component: &Component, row: &ComponentAssessment) -> Line {
    let name = component.label();
    let mut line = Line::from(MatrixRow {
        id: component.id.to_string(),
        name: name.to_owned(),
        objectives: objectives(component),
    });
    for cell in &row.cells {
        line.extend(Line::from(matrix_cell(component, cell)));
    }
    line
}

fn matrix_cell(component: &Component, cell: &Cell) -> MatrixCell {
    let verdict = CellVerdict::of(cell);
    let has_own = component.objectives.iter().any(|it| it.disruption == cell.disruption());
    let [worst, average, own] = cell.judged().map(brief_lines).unwrap_or_default();
    let own = if has_own { own } else { String::new() };
    let shown = [verdict.word, worst.as_str(), average.as_str(), own.as_str()];
    let shown: Vec<&str> = shown.into_iter().filter(|it| !it.is_empty()).collect();
    MatrixCell {
        tone: verdict.tone.key().to_owned(),
        verdict: verdict.signed(),
        spoken: format!(
            "{}, {}: {}",
            component.label(),
            cell.disruption().spec().name,
            shown.join(" ")
        ),
        sentence: cell.judged().map(sentence).unwrap_or_default(),
        worst,
        average,
        own,
    }
}

/// Data lost and downtime at the worst moment, on average, and the objectives.
fn brief_lines(judged: &JudgedDisruption) -> [String; 3] {
    let both = values(judged);
    let [rpo, rto] = both.map(|(value, it)| average(value, it));
    [
        both.map(|(value, it)| worst(value, it)).join(" · "),
        if rpo == rto && rpo != "0" { format!("⌀ {rpo}") } else { format!("⌀ {rpo} · {rto}") },
        format!("of {}", both.map(|(_, it)| target(it)).join(" · ")),
    ]
}
