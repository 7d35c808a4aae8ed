//! Every component against every control: an answer in each cell, in words as well as in color.

use super::{in_percent, verdict};
use crate::compliance::{ComponentControls, ControlStatus, Report};
use crate::model::Scenario;
use crate::show::{Line, columns, only};

columns! {
    /// A component of the matrix; the [`AnswerCell`]s of its controls follow.
    pub struct ComplianceRow {
        /// Its place in the report.
        place,
        /// What people call it.
        name,
        /// The share of its checks that are compliant.
        share,
    }
}

columns! {
    /// The answer of a control for a component.
    pub struct AnswerCell {
        /// The tone of the answer.
        tone,
        /// The answer with a sign.
        answer,
        /// Component, control and answer in one sentence.
        spoken,
    }
}

/// The column of an answer's text, given by the place of its control and by the column in the cell.
pub const fn column(control: usize, of: usize) -> usize {
    ComplianceRow::COUNT + control * AnswerCell::COUNT + of
}

/// The components with their answers.
pub fn body(report: &Report, scenario: &Scenario) -> Vec<Line> {
    let line = |(at, row): (usize, &ComponentControls)| {
        let name = scenario.component(&row.component).map(|it| it.label().to_owned());
        let name = name.unwrap_or_else(|| row.component.to_string());
        let cells: Vec<AnswerCell> =
            row.answers.iter().map(|(control, it)| cell(&name, control.spec().name, it)).collect();
        let mut line =
            Line::from(ComplianceRow { place: at.to_string(), name, share: in_percent(row.share) });
        for cell in cells {
            line.extend(Line::from(cell));
        }
        line
    };
    report.rows.iter().enumerate().map(line).collect()
}

/// The share of all components that are compliant, for each control.
pub fn shares(report: &Report) -> Vec<Line> {
    report.controls.iter().map(|(_, share)| only(in_percent(*share))).collect()
}

fn cell(component: &str, control: &str, status: &ControlStatus) -> AnswerCell {
    let (tone, sign, word) = verdict(status);
    AnswerCell {
        tone: tone.key().to_owned(),
        answer: format!("{sign} {word}"),
        spoken: format!("{component}, {control}: {word}"),
    }
}
