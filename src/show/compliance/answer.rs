//! One answer: what the control asks, why the component is compliant or not, and the fix.

use super::verdict;
use crate::compliance::{ControlStatus, Report};
use crate::model::{Fix, Scenario};
use crate::show::columns;

/// What is said where no single edit makes a component compliant.
const NO_SINGLE_FIX: &str = "No single fix makes it compliant. Edit its protection under Protect.";

columns! {
    /// An answer.
    pub struct AnswerRow {
        /// What people call the component.
        component,
        /// The name of the control.
        control,
        /// What the control asks.
        asks,
        /// The tone of the answer.
        tone,
        /// The answer.
        answer,
        /// Why.
        why,
        /// The label of the fix; empty without one.
        fix,
        /// What to do where a fix is needed and there is none; empty elsewhere.
        advice,
        /// The address of the control's source.
        source,
        /// Its title and the date.
        source_title,
    }
}

/// The answer for the component and the control at these places of the report; nothing outside of it.
pub fn answer(
    report: &Report,
    (row, control): (usize, usize),
    scenario: &Scenario,
) -> Option<AnswerRow> {
    let row = report.rows.get(row)?;
    let (control, status) = row.answers.get(control)?;
    let spec = control.spec();
    let (tone, _, word) = verdict(status);
    let why = match status {
        ControlStatus::Compliant => "The component does what the control asks.",
        ControlStatus::NonCompliant { why, .. } | ControlStatus::NotApplicable { why } => {
            why.as_str()
        }
    };
    let needs_advice = matches!(status, ControlStatus::NonCompliant { change: None, .. });
    Some(AnswerRow {
        component: scenario
            .component(&row.component)
            .map(|it| it.label().to_owned())
            .unwrap_or_default(),
        control: spec.name.to_owned(),
        asks: spec.asks.to_owned(),
        tone: tone.key().to_owned(),
        answer: word.to_owned(),
        why: why.to_owned(),
        fix: fix(status).map(|it| it.label).unwrap_or_default(),
        advice: if needs_advice { NO_SINGLE_FIX } else { "" }.to_owned(),
        source: spec.source.url.to_owned(),
        source_title: format!("Source: {} ({})", spec.source.title, spec.source.checked_on),
    })
}

/// The edit that makes a component compliant, where one does.
pub fn fix(status: &ControlStatus) -> Option<Fix> {
    match status {
        ControlStatus::NonCompliant { change, .. } => change.clone(),
        ControlStatus::Compliant | ControlStatus::NotApplicable { .. } => None,
    }
}
