//! What protects the component: its rules, its recovery points, its strategy.

use leptos::prelude::*;

use super::NoComponent;
use super::points::Points;
use super::survival::Survival;
use crate::engine::Run;
use crate::model::{BackupRule, ComponentId, Scenario};
use crate::show::columns;
use crate::show::text::counted;
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{Line, Row, dynamic, either, lines, rows, text};

columns! {
    /// The columns of a rule: its name and plan, its schedule, its vault and lifecycle; copies follow.
    struct RuleRow {
        title,
        schedule,
        lifecycle,
        copies,
    }
}

/// What protects the selected component.
#[component]
pub(in crate::ui) fn ProtectionTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    dynamic(move || match selection.component.get() {
        None => view! { <NoComponent/> }.into_any(),
        Some(component) => view! { <Protection component/> }.into_any(),
    })
}

#[component]
fn Protection(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let label = {
        let it = editor.component(component.clone());
        text(move || it.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default())
    };
    let rules = {
        let id = component.clone();
        lines(move || editor.run_in(Panel::Inspector).with(|run| rule_lines(run, &id)))
    };
    view! {
        <div class="lead"><h3>{label}</h3></div>
        <h4>"Rules that cover it"</h4>
        {either(
            move || rules.with(|it| !it.is_empty()),
            move || view! { <ul class="rules">{rows(rules, |rule| view! { <RuleItem rule/> })}</ul> },
            || view! { <p class="hint">"No backup rule covers it."</p> },
        )}
        <Points component=component.clone()/>
        <Survival component/>
    }
}

#[component]
fn RuleItem(rule: Row) -> impl IntoView {
    view! {
        <li>
            <p><b>{rule.text(RuleRow::AT.title)}</b></p>
            <p><code>{rule.text(RuleRow::AT.schedule)}</code></p>
            <p class="hint">{rule.text(RuleRow::AT.lifecycle)}</p>
            <p class="hint copies">{rule.text(RuleRow::AT.copies)}</p>
        </li>
    }
}

fn rule_lines(run: &Run, id: &ComponentId) -> Vec<Line> {
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
        None => "05:00 UTC every day, as no schedule says otherwise".to_owned(),
    }
}

fn copy_line(scenario: &Scenario, rule: &BackupRule, copy: &crate::model::CopyAction) -> String {
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
        None => "kept for ever".to_owned(),
    };
    match cold {
        Some(days) => format!("{kept}, cold after {days}"),
        None => kept,
    }
}
