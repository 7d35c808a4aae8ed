//! Backups made by hand: when they are made, and of what.

use super::coverage::Coverage;
use super::kinds::CheckKind;
use crate::model::{Edit, Findings};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let clock = &coverage.scenario.clock;
    for (at, backup) in coverage.scenario.on_demand_backups.iter().enumerate() {
        let pointer = format!("/on_demand_backups/{at}");
        if backup.at < clock.start || backup.at >= clock.end() {
            findings.push(
                CheckKind::OnDemandOutsideClock
                    .at(
                        format!("{pointer}/at"),
                        format!(
                            "{} is outside the simulated time, so the backup creates no recovery point",
                            backup.at
                        ),
                        format!("The simulated time is {} to {}.", clock.start, clock.end()),
                    )
                    .fix(
                        "Take the backup at the start of the simulation",
                        [Edit::set(format!("{pointer}/at"), clock.start.to_string())],
                    ),
            );
        }
        let Some(component) = coverage.component_index(backup.component.as_str()) else { continue };
        if !coverage.capabilities(component).backup.is_yes() {
            let component = coverage.component(component);
            findings.push(
                CheckKind::KindNotBackedUp
                    .at(
                        format!("{pointer}/component"),
                        format!(
                            "AWS Backup does not back up {} ({})",
                            component.in_sentence(),
                            component.kind.spec().name
                        ),
                        "Keep the component as code, or replicate it.",
                    )
                    .fix("Remove the backup", [Edit::remove(pointer)]),
            );
        }
    }
}
