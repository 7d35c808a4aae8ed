//! The backup rules that cover a component.

use crate::engine::Run;
use crate::model::{BackupRule, ComponentId, CopyAction, Scenario};
use crate::show::text::counted;
use crate::show::{Line, columns};

columns! {
    /// A rule that covers a component.
    pub struct RuleRow {
        /// Its name, with that of its plan.
        title,
        /// When it runs.
        schedule,
        /// Its vault, and how long that keeps recovery points.
        lifecycle,
        /// Its copies, each on a line.
        copies,
    }
}

/// The rules that cover a component.
pub fn rule_lines(run: &Run, id: &ComponentId) -> Vec<Line> {
    let scenario = &run.scenario;
    let start = scenario.clock.start;
    let rule_of = |plan: &str, rule: &str| {
        let plan = scenario.plans.iter().find(|it| it.name == plan)?;
        plan.rules.iter().find(|it| it.name == rule)
    };
    run.lane(id, start, start, 0)
        .rules
        .iter()
        .filter_map(|lane| {
            let rule = rule_of(&lane.plan, &lane.rule)?;
            let copies: Vec<_> =
                rule.copies.iter().map(|copy| copy_line(scenario, rule, copy)).collect();
            Some(Line::from(RuleRow {
                title: format!("{}, plan {}", lane.rule, lane.plan),
                schedule: schedule(rule),
                lifecycle: format!(
                    "into vault {}{}, {}",
                    rule.vault,
                    rule.air_gapped_vault
                        .as_ref()
                        .map_or_else(String::new, |it| format!(" and air-gapped vault {it}")),
                    lifecycle(rule.cold_after_days, rule.delete_after_days)
                ),
                copies: copies.join("\n"),
            }))
        })
        .collect()
}

fn schedule(rule: &BackupRule) -> String {
    let zone = &rule.schedule_time_zone;
    match &rule.schedule {
        _ if rule.continuous => "continuous".to_owned(),
        Some(schedule) => format!("{schedule} {zone}"),
        None => "05:00 UTC every day (default of AWS Backup)".to_owned(),
    }
}

fn copy_line(scenario: &Scenario, rule: &BackupRule, copy: &CopyAction) -> String {
    let at = scenario
        .vault(&copy.vault)
        .and_then(|vault| scenario.site(&vault.site))
        .map(|site| format!(" in {}", site.label()))
        .unwrap_or_default();
    let own = copy.cold_after_days.is_some() || copy.delete_after_days.is_some();
    let cold = if own { copy.cold_after_days } else { rule.cold_after_days };
    // A copy without a deletion date is deleted with its original.
    let delete = copy.delete_after_days.or(rule.delete_after_days);
    format!("copied to vault {}{at}, {}", copy.vault, lifecycle(cold, delete))
}

fn lifecycle(cold: Option<u32>, delete: Option<u32>) -> String {
    let kept = match delete {
        Some(days) => format!("kept {}", counted(days as usize, "day")),
        None => "kept forever".to_owned(),
    };
    match cold {
        Some(days) => format!("{kept}, in cold storage after {}", counted(days as usize, "day")),
        None => kept,
    }
}
