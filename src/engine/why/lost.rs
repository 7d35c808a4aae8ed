//! Why so much data is lost: the time from the recovered state to the last write that counts.

use super::{FormulaLine, Of, ValueOrigin, number, whole};
use crate::catalog::{Assumption, Replication};
use crate::engine::outcome::{Taken, Verdict};
use crate::engine::reason::Because;
use crate::units::{Span, thousands};

impl Of<'_> {
    pub(super) fn lost(&self) -> Vec<FormulaLine> {
        let impact = self.impact;
        let (Some(recovered_to), Some(lost)) = (impact.recovered_to, impact.data_lost) else {
            return vec![
                FormulaLine::computed(
                    "No recovery option works, each for the reason listed.",
                    "none left",
                ),
                FormulaLine::computed("All data ever written is lost.", "everything"),
            ];
        };
        let mut steps = Vec::new();
        let until = recovered_to + lost;
        let last_write = if until > self.incident.at {
            FormulaLine::designed(
                "Writes count until the incident is detected, because wrong data is written until then.",
                until.short(),
            )
        } else if until < self.incident.at {
            FormulaLine::computed(
                "Writes count until the recovery that this incident interrupted, because no writes came after that.",
                until.short(),
            )
        } else {
            FormulaLine::designed("Writes count until the incident.", until.short())
        };
        steps.push(last_write);
        if let Some(taken) = &impact.taken {
            let text = format!("{}. {}", taken.option.spec().name, taken.because);
            steps.push(FormulaLine::new(text, recovered_to.short(), self.state_is_from(taken)));
        }
        steps
            .push(FormulaLine::computed("The data written between these two times is lost.", lost));
        let component = &self.run.design.components[self.component];
        let counted: Span = impact.counted_spans.iter().map(|span| span.length()).sum();
        if counted < lost {
            steps.push(FormulaLine::computed(
                "Of that, only the time counts in which the component wrote data that no earlier incident had lost.",
                counted,
            ));
        }
        if let Some(gib) = impact.data_lost_gib.filter(|gib| *gib > 0.0) {
            let change = number(component.change_gib_per_day);
            let text = format!("{counted} at {change} GiB of changes a day.");
            steps.push(FormulaLine::designed(text, format!("{} GiB", number(gib))));
        }
        if impact.orders_lost_in_data > 0.0 {
            steps.push(FormulaLine::designed(
                "Orders recorded in the component during that time, by hour of the day.",
                thousands(whole(impact.orders_lost_in_data)),
            ));
        }
        if let Some(hindsight) = &impact.hindsight {
            let lost = match hindsight.data_lost {
                Span::ZERO => "nothing".to_owned(),
                lost => lost.to_string(),
            };
            let text = "Data that waiting for the site would have lost, which nobody knew when the option was chosen.";
            steps.push(FormulaLine::computed(text, lost));
        }
        let (rpo, _) = self.run.objectives(&self.incident.id, self.component);
        steps.push(objective("recovery point", rpo, impact.rpo));
        steps
    }

    /// The source of the recovered state: a replication lag, or the schedule of the design.
    fn state_is_from(&self, taken: &Taken) -> ValueOrigin {
        let scenario = &self.run.scenario;
        let component = &self.run.design.components[self.component];
        let entry = scenario.recovery_of(&self.impact.component);
        let is_own = entry.is_some_and(|entry| entry.replication_lag_seconds.is_some());
        match taken.because {
            Because::LagIsLost { .. } => component
                .spec()
                .continuous_lag_minutes
                .or(component.spec().own_backups.as_ref().and_then(|own| own.lag_minutes()))
                .map_or(ValueOrigin::Design, |it| ValueOrigin::assumption(scenario, it)),
            Because::ReplicaBehind { .. } | Because::StoppedInTime { .. } if !is_own => {
                match component.standby.map(|standby| standby.strategy.spec().replication) {
                    Some(Replication::Drs) => {
                        ValueOrigin::assumption(scenario, Assumption::DrsLagSeconds)
                    }
                    Some(Replication::Service | Replication::None) | None => {
                        component.spec().replica.as_ref().map_or(ValueOrigin::Design, |it| {
                            ValueOrigin::assumption(scenario, it.lag_seconds)
                        })
                    }
                }
            }
            _ => ValueOrigin::Design,
        }
    }
}

/// The objective that the number is compared with.
pub(super) fn objective(name: &str, objective: Option<Span>, verdict: Verdict) -> FormulaLine {
    match (objective, verdict) {
        (Some(objective), Verdict::Met) => {
            FormulaLine::designed(format!("The {name} objective of {objective} is met."), "met")
        }
        (Some(objective), Verdict::NotTested) => FormulaLine::designed(
            format!("The {name} objective of {objective} is not tested."),
            "not tested",
        ),
        (Some(objective), Verdict::Breached | Verdict::NoObjective) => FormulaLine::designed(
            format!("The {name} objective of {objective} is exceeded."),
            "breached",
        ),
        (None, _) => FormulaLine::designed(format!("No {name} objective is set."), "–"),
    }
}
