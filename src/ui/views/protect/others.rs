//! Backups made by hand, restore testing plans, and the notifications that shorten detection.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::lifecycle::lifecycle;
use super::rule::{air_gapped, copies, days};
use super::schedule::schedule;
use crate::engine::{RestoreTest, Run};
use crate::ui::forms::choices::first_vault;
use crate::ui::forms::{
    Field, FieldKind, Records, Sheet, choices, field_id, fields, free_name, records,
};
use crate::ui::widgets::{Line, Term, lines, rows, term};

/// How many tests of a plan are shown.
const SHOWN_TESTS: usize = 5;

const POINTS: &[(&str, &str)] = &[("latest", "The newest"), ("random", "A random one")];

/// The backups made by hand.
pub(super) fn on_demand(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/on_demand_backups".to_owned(),
        noun: "backup",
        none: "No backup is made by hand.",
        name: "",
        duplicates: false,
        new: Box::new(move || {
            untrack(|| {
                json!({
                    "component": sheet.text("/components/0/id"),
                    "vault": first_vault(sheet),
                    "at": sheet.text("/clock/start"),
                    "delete_after_days": 35,
                })
            })
        }),
        body: Box::new(move |pointer| backup(sheet, pointer)),
    };
    part(sheet, (Term("on-demand-backup"), "On-demand backups"), "on-demand-title", list)
}

fn backup(sheet: Sheet, backup: &str) -> AnyView {
    let mut all = vec![
        Field::new("Component", backup, "component", FieldKind::Choice(choices::components(sheet))),
        Field::new("Vault", backup, "vault", FieldKind::Choice(choices::vaults(sheet))),
        air_gapped(sheet, backup),
        Field::new("Starts at (UTC)", backup, "at", FieldKind::Moment),
    ];
    all.extend(days(backup));
    view! {
        {fields(sheet, all)}
        {lifecycle(sheet, backup, None)}
        <h3 class="part-title">{term(Term("copy-action"), "Copy actions")}</h3>
        {copies(sheet, backup)}
    }
    .into_any()
}

/// The restore testing plans.
pub(super) fn restore_testing(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/restore_testing".to_owned(),
        noun: "restore testing plan",
        none: "No restore is tested.",
        name: "name",
        duplicates: false,
        new: Box::new(move || {
            untrack(|| {
                let name = free_name(sheet, "/restore_testing", "name", "restore_test");
                json!({ "name": name, "schedule": "cron(0 5 ? * SUN *)", "components": [] })
            })
        }),
        body: Box::new(move |plan| restore_plan(sheet, plan)),
    };
    part(sheet, (Term("restore-testing"), "Restore testing"), "restore-testing-title", list)
}

fn restore_plan(sheet: Sheet, plan: &str) -> AnyView {
    let fields = fields(
        sheet,
        vec![
            Field::new("Start within (hours)", plan, "start_window_hours", FieldKind::Whole)
                .needs("1 to 168"),
            Field::new(
                "Points of the last (days)",
                plan,
                "selection_window_days",
                FieldKind::Whole,
            )
            .needs("1 to 365"),
            Field::new("Point", plan, "point", FieldKind::Choice(choices::fixed(POINTS))),
            Field::new("Kept to validate (hours)", plan, "validation_hours", FieldKind::Whole)
                .needs("1 to 168"),
            Field::new(
                "Components",
                plan,
                "components",
                FieldKind::Several(choices::components(sheet)),
            ),
        ],
    );
    let name = vec![Field::name("Name", plan, "name")];
    view! { {schedule(sheet, plan, false, name)} {fields} {tests(sheet, plan)} }.into_any()
}

/// What the tests of a plan show in this run.
fn tests(sheet: Sheet, plan: &str) -> AnyView {
    let plan: Option<usize> = plan.rsplit('/').next().and_then(|it| it.parse().ok());
    let tests = lines(move || {
        sheet.editor.run.with(|run| {
            let plan = plan.and_then(|at| run.scenario.restore_testing.get(at));
            let (from, to) = (run.scenario.clock.start, run.scenario.clock.end());
            let tests = plan.map(|plan| run.restore_tests_of(plan, from, to, SHOWN_TESTS));
            tests.unwrap_or_default().iter().map(|it| test(run, it)).collect()
        })
    });
    view! {
        <div class="next-runs">
            <span class="label">"First tests"</span>
            <ol>{rows(tests, |line| view! { <li>{line.text(0)}</li> })}</ol>
        </div>
    }
    .into_any()
}

fn test(run: &Run, test: &RestoreTest) -> Line {
    let label = run.scenario.component(&test.component).map_or("?", |it| it.label());
    let showed = match &test.point {
        Some((vault, captured)) => {
            format!("restores the point of {} from vault {vault}", captured.short())
        }
        None => "there is no point to restore, so it proves nothing".to_owned(),
    };
    vec![format!("{}, {label}: {showed}", test.at.short())]
}

/// The notifications.
pub(super) fn notifications(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/notifications".to_owned(),
        noun: "notification",
        none: "Nothing tells people of an incident before they notice it.",
        name: "name",
        duplicates: false,
        new: Box::new(move || new_notification(sheet)),
        body: Box::new(move |it| {
            fields(
                sheet,
                vec![
                    Field::name("Name", it, "name"),
                    Field::new("Tells after (minutes)", it, "after_minutes", FieldKind::Number),
                    Field::new(
                        "Components",
                        it,
                        "components",
                        FieldKind::Several(choices::components(sheet)),
                    ),
                    Field::new(
                        "Incidents",
                        it,
                        "incidents",
                        FieldKind::Several(choices::incidents()),
                    )
                    .hint("None chosen: all but silent corruption."),
                ],
            )
        }),
    };
    part(sheet, (Term("notification"), "Notifications"), "notifications-title", list)
}

fn new_notification(sheet: Sheet) -> Value {
    let name = untrack(|| free_name(sheet, "/notifications", "name", "Alarm"));
    json!({ "name": name, "after_minutes": 1, "components": [] })
}

/// A list of records as a panel.
pub(super) fn part(
    sheet: Sheet,
    (of, title): (Term, &'static str),
    title_id: &'static str,
    list: Records,
) -> AnyView {
    let id = field_id(&list.list);
    view! {
        <section class="panel" aria-labelledby=title_id id=id tabindex="-1">
            <h2 id=title_id>{term(of, title)}</h2>
            {records(sheet, list)}
        </section>
    }
    .into_any()
}
