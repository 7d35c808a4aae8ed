//! Designs that break a rule: schedules, windows and overlaps.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, second, unfixed, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let scheduled = |text: &str| rule(&["orders"], json!({ "schedule": text }));
    let path = "/plans/0/rules/0/schedule";
    let completion = "/plans/0/rules/0/completion_window_minutes";
    let over_a_link = |size: u32, change: u32| {
        with(
            rule(&["machine"], json!({})),
            &[
                ("/sites/2/link_mbps", json!(10)),
                ("/components/9/size_gib", json!(size.max(change))),
                ("/components/9/change_gib_per_day", json!(change)),
            ],
        )
    };
    // Rules of two plans for the same database, with jobs of a fixed length.
    let two_plans = |minutes: u32, schedule: &str, other: Value| {
        let mut other_rule = json!({ "name": "other", "vault": "main", "delete_after_days": 30 });
        let fields = other_rule.as_object_mut().expect("an object");
        fields.extend(other.as_object().expect("fields").clone());
        let plan = json!({
            "name": "second", "rules": [other_rule], "selection": { "components": ["orders"] }
        });
        with(
            rule(&["orders"], json!({ "schedule": schedule })),
            &[("/plans/-", plan), ("/assumptions", json!({ "backup_job_minutes": minutes }))],
        )
    };
    vec![
        case(It::ScheduleMissing, rule(&["orders"], json!({ "schedule": null })), path),
        case(It::CronGrammar, scheduled("cron(0 5 * * * *)"), path),
        case(It::CronGrammar, scheduled("cron(0 5 ? * ? *)"), path),
        case(It::CronGrammar, scheduled("0 5 * * *"), path),
        case(It::CronGrammar, scheduled("rate(1 day)"), path),
        unfixed(It::CronGrammar, scheduled("every full moon"), path),
        unfixed(It::CronGrammar, scheduled("cron(0 5 ? * 3#6 *)"), path),
        case(It::TooOften, scheduled("cron(0/15 * * * ? *)"), path),
        case(It::TooOften, scheduled("cron(10,40 3 * * ? *)"), path),
        case(It::StepNeverSteps, scheduled("cron(0 13/12 * * ? *)"), path),
        case(It::StepNeverSteps, scheduled("cron(30 3/48 * * ? *)"), path),
        case(It::StepNeverSteps, scheduled("cron(0 23/1 * * ? *)"), path),
        unfixed(It::NeverFires, scheduled("cron(0 5 31 2 ? *)"), path),
        unfixed(It::NeverFires, scheduled("cron(0 5 1 * ? 2031)"), path),
        case(
            It::StartWindow,
            rule(&["orders"], json!({ "start_window_minutes": 59 })),
            "/plans/0/rules/0/start_window_minutes",
        ),
        case(
            It::StartWindowMissed,
            with(
                rule(&["orders"], json!({ "start_window_minutes": 60 })),
                &[("/assumptions", json!({ "start_delay_minutes": 60.5 }))],
            ),
            "/plans/0/rules/0/start_window_minutes",
        ),
        case(
            It::StartWindowMissed,
            with(
                rule(
                    &["orders"],
                    json!({ "start_window_minutes": 60, "completion_window_minutes": 240 }),
                ),
                &[("/assumptions", json!({ "start_delay_minutes": 300 }))],
            ),
            "/plans/0/rules/0/start_window_minutes",
        ),
        // The first backup of 4,000 GiB over 10 Mbit/s, and the changes of each day.
        case(It::CompletionTooShort, over_a_link(4_000, 0), completion),
        case(It::CompletionTooShort, over_a_link(10, 800), completion),
        unfixed(
            It::JobsOverlap,
            with(
                rule(&["orders"], json!({ "schedule": "cron(0 * * * ? *)" })),
                &[("/assumptions", json!({ "backup_job_minutes": 61 }))],
            ),
            "/plans/0/rules/0/schedule",
        ),
        // Two rules, each of which alone has time enough for its jobs.
        unfixed(
            It::JobsOverlap,
            two_plans(40, "cron(0 * * * ? *)", json!({ "schedule": "cron(30 * * * ? *)" })),
            "/plans/0/rules/0/schedule",
        ),
        unfixed(
            It::JobsOverlap,
            two_plans(
                120,
                "cron(0 5 * * ? *)",
                json!({ "schedule": "cron(30 5 * * ? *)", "start_window_minutes": 60 }),
            ),
            "/plans/1/rules/0/start_window_minutes",
        ),
        case(
            It::CompletionTooShort,
            with(
                rule(
                    &["orders"],
                    json!({ "start_window_minutes": 60, "completion_window_minutes": 120 }),
                ),
                &[("/components/0/size_gib", json!(64_000))],
            ),
            "/plans/0/rules/0/completion_window_minutes",
        ),
        case(
            It::Overlap,
            second(
                &["orders"],
                json!({ "schedule": "cron(0 7 * * ? *)", "delete_after_days": 7 }),
                json!({ "name": "longer", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 90 }),
            ),
            path,
        ),
        unfixed(
            It::Overlap,
            second(
                &["orders"],
                json!({ "schedule": "cron(0 * * * ? *)", "delete_after_days": 7 }),
                json!({ "name": "longer", "vault": "main", "schedule": "cron(0 0/12 * * ? *)", "delete_after_days": 90 }),
            ),
            path,
        ),
        case(
            It::OnDemandOutsideClock,
            with(
                base(),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "orders", "vault": "main", "at": "2027-01-01T00:00:00Z", "delete_after_days": 30
                    }),
                )],
            ),
            "/on_demand_backups/0/at",
        ),
    ]
}
