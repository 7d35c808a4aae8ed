//! What is asked: parameters and moment, and which answer is open; not part of the design.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::{ControlStatus, Parameters, Report};
use crate::platform::storage;
use crate::show::compliance::parameters::{PARAMETERS, ParameterField, parameter, set_parameter};
use crate::ui::state::signals::memo;

/// Where the parameters are saved, as lines of a name, an equals sign and a value.
const PARAMETERS_KEY: &str = "tabletop.parameters.v1";

/// Where no answer has been picked.
const NOTHING: (usize, usize) = (usize::MAX, usize::MAX);

/// What is asked; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct ComplianceRequest {
    /// What the controls ask for.
    pub(in crate::ui) parameters: RwSignal<Parameters>,
    /// The incident at whose moment points are looked up; empty for the end of the clock.
    pub(in crate::ui) moment: RwSignal<String>,
    /// The component and the control whose answer was picked, as places in the report.
    picked: RwSignal<(usize, usize)>,
}

impl ComplianceRequest {
    /// The parameters saved in the browser, else AWS's own, at the end of the clock.
    pub(in crate::ui) fn new() -> Self {
        Self {
            parameters: RwSignal::new(saved_parameters()),
            moment: RwSignal::new(String::new()),
            picked: RwSignal::new(NOTHING),
        }
    }

    /// Asks for other things from now on, and keeps them in the browser: they are an organization's, and
    /// no part of a design.
    pub(in crate::ui) fn ask(self, parameters: Parameters) {
        // Parameters that are forgotten with the page are no loss worth a notice.
        let _ = storage::write(PARAMETERS_KEY, &written(&parameters));
        self.parameters.set(parameters);
    }

    /// Picks an answer.
    pub(in crate::ui) fn pick(self, component: usize, control: usize) {
        self.picked.set((component, control));
    }

    /// The answer that was picked, as places in the report; nothing where none was.
    pub(in crate::ui) fn picked(self) -> Option<(usize, usize)> {
        Some(self.picked.get()).filter(|it| *it != NOTHING)
    }

    /// Shows the answer that is shown where none is picked.
    pub(in crate::ui) fn pick_none(self) {
        self.picked.set(NOTHING);
    }

    /// The answer to show: the one picked, else the first that asks for something to be done.
    pub(in crate::ui) fn open(self, report: Memo<Arc<Report>>) -> Memo<(usize, usize)> {
        memo(move || {
            let picked = self.picked.get();
            report.with(|report| {
                if picked.0 < report.rows.len() {
                    return picked;
                }
                let is_bad =
                    |status: &ControlStatus| matches!(status, ControlStatus::NonCompliant { .. });
                let first = report.rows.iter().enumerate().find_map(|(at, row)| {
                    let control = row.answers.iter().position(|(_, status)| is_bad(status))?;
                    Some((at, control))
                });
                first.unwrap_or_default()
            })
        })
    }
}

/// The parameters saved in the browser; what is missing or no value of its parameter is AWS's own.
fn saved_parameters() -> Parameters {
    let mut parameters = Parameters::default();
    let text = storage::read(PARAMETERS_KEY).ok().flatten().unwrap_or_default();
    for (name, value) in text.lines().filter_map(|line| line.split_once('=')) {
        if PARAMETERS.iter().any(|it| it.name == name) {
            set_parameter(&mut parameters, name, value);
        }
    }
    parameters
}

fn written(parameters: &Parameters) -> String {
    let line = |ParameterField { name, .. }: &ParameterField| {
        format!("{name}={}\n", parameter(parameters, name))
    };
    PARAMETERS.iter().map(line).collect()
}
