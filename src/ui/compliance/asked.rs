//! What is asked: parameters and moment, and which answer is open; not part of the design.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::{Parameters, Report, Status};
use crate::ui::widgets::memo;

/// Where no answer has been picked.
const NOTHING: (usize, usize) = (usize::MAX, usize::MAX);

/// What is asked; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Asked {
    /// What the controls ask for.
    pub(super) parameters: RwSignal<Parameters>,
    /// The incident at whose moment points are looked up; empty for the end of the clock.
    pub(super) moment: RwSignal<String>,
    /// The component and the control whose answer was picked, as places in the report.
    picked: RwSignal<(usize, usize)>,
}

impl Asked {
    /// AWS's own parameters, at the end of the clock.
    pub(in crate::ui) fn new() -> Self {
        Self {
            parameters: RwSignal::new(Parameters::default()),
            moment: RwSignal::new(String::new()),
            picked: RwSignal::new(NOTHING),
        }
    }

    /// Picks an answer.
    pub(super) fn pick(self, component: usize, control: usize) {
        self.picked.set((component, control));
    }

    /// The answer to show: the one picked, else the first that asks for something to be done.
    pub(super) fn open(self, report: Memo<Arc<Report>>) -> Memo<(usize, usize)> {
        memo(move || {
            let picked = self.picked.get();
            report.with(|report| {
                if picked.0 < report.rows.len() {
                    return picked;
                }
                let is_bad = |status: &Status| matches!(status, Status::NonCompliant { .. });
                let first = report.rows.iter().enumerate().find_map(|(at, row)| {
                    let control = row.answers.iter().position(|(_, status)| is_bad(status))?;
                    Some((at, control))
                });
                first.unwrap_or_default()
            })
        })
    }
}
