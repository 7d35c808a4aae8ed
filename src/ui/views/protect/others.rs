//! On-demand backups, restore testing plans, and the notifications that shorten detection.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::lifecycle::lifecycle;
use super::rule::{air_gapped, copies, days};
use super::schedule::schedule;
use crate::show::TextRow;
use crate::show::protect::restore_tests::first_tests;
use crate::ui::forms::choices::first_vault;
use crate::ui::forms::{
    Field, FieldKind, Records, Sheet, choices, field_id, fields, free_name, records,
};
use crate::ui::widgets::{Term, lines, rows, term};

const RECOVERY_POINTS: &[(&str, &str)] = &[("latest", "Latest"), ("random", "Random")];

/// The on-demand backups.
pub(super) fn on_demand(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/on_demand_backups".to_owned(),
        noun: "backup",
        none: "No on-demand backup yet.",
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
        none: "No restore testing plan yet: nothing proves that restores work.",
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
                "Recovery points of the last (days)",
                plan,
                "selection_window_days",
                FieldKind::Whole,
            )
            .needs("1 to 365"),
            Field::new(
                "Recovery point",
                plan,
                "point",
                FieldKind::Choice(choices::fixed(RECOVERY_POINTS)),
            ),
            Field::new("Validation window (hours)", plan, "validation_hours", FieldKind::Whole)
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
        sheet.editor.run.with(|run| plan.map(|at| first_tests(run, at)).unwrap_or_default())
    });
    view! {
        <div class="next-runs">
            <span class="label">"First tests"</span>
            <ol>{rows(tests, |line| view! { <li>{line.text(TextRow::AT.text)}</li> })}</ol>
        </div>
    }
    .into_any()
}

/// The notifications.
pub(super) fn notifications(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/notifications".to_owned(),
        noun: "notification",
        none: "No alarm yet: incidents are found only when someone notices.",
        name: "name",
        duplicates: false,
        new: Box::new(move || new_notification(sheet)),
        body: Box::new(move |it| {
            fields(
                sheet,
                vec![
                    Field::name("Name", it, "name"),
                    Field::new(
                        "Alarm fires after (minutes)",
                        it,
                        "after_minutes",
                        FieldKind::Number,
                    ),
                    Field::new(
                        "Components",
                        it,
                        "components",
                        FieldKind::Several(choices::components(sheet)),
                    )
                    .hint("None selected: the alarm watches nothing."),
                    Field::new(
                        "Incidents",
                        it,
                        "incidents",
                        FieldKind::Several(choices::incidents()),
                    )
                    .hint("None selected: all except silent corruption (default)."),
                ],
            )
        }),
    };
    part(sheet, (Term("notification"), "Notifications"), "notifications-title", list)
}

/// An alarm that watches every component.
fn new_notification(sheet: Sheet) -> Value {
    let name = untrack(|| free_name(sheet, "/notifications", "name", "Alarm"));
    let components = sheet.editor.design.with_untracked(|design| {
        let ids = design.components.iter().map(|it| Value::from(it.id.as_str()));
        ids.collect::<Vec<Value>>()
    });
    json!({ "name": name, "after_minutes": 1, "components": components })
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
