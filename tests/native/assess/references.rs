//! For every shipped preset a reference design that passes, and mistakes that fail exactly their cells.
//!
//! A preset tells a story, so most of them are meant to fail somewhere; what a design has to look like
//! to pass is stated here, as edits of the preset, and so is each mistake, as edits of that.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tabletop::assess::assess;
use tabletop::engine::Verdict;
use tabletop::model::presets::{PRESETS, preset};
use tabletop::model::{Edit, Fix, Scenario, Severity, file};

/// Paths with the values they are set to.
type Edits = Vec<(&'static str, Value)>;

/// What is wrong, the edits that make it so, and the cells that fail: component and disruptions.
type Mistake = (&'static str, Edits, &'static [(&'static str, &'static [&'static str])]);

struct Reference {
    preset: &'static str,
    edits: Edits,
    mistakes: Vec<Mistake>,
}

fn edited(scenario: &Scenario, edits: &Edits) -> Scenario {
    let edits = edits.iter().map(|(path, value)| Edit::set(*path, value.clone())).collect();
    let fix = Fix { label: "edits".to_owned(), edits };
    file::edited(scenario, &fix.edits).expect("the edits fit")
}

/// The cells that breach an objective, as `component/disruption`.
fn breached(scenario: &Scenario) -> BTreeSet<String> {
    assess(scenario)
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
        .filter(|(_, cell)| cell.verdict() == Verdict::Breached)
        .map(|(row, cell)| format!("{}/{}", row.component, cell.disruption().key()))
        .collect()
}

/// A name that ends in a star stands for all components with an objective for lost data whose names
/// begin so.
fn expected(scenario: &Scenario, cells: &[(&str, &[&str])]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (name, disruptions) in cells {
        let components = scenario.components.iter().filter(|it| match name.strip_suffix('*') {
            Some(start) => it.id.as_str().starts_with(start) && it.rpo_minutes.is_some(),
            None => it.id.as_str() == *name,
        });
        for component in components {
            all.extend(disruptions.iter().map(|it| format!("{}/{it}", component.id)));
        }
    }
    all
}

fn alarm(components: &[&str]) -> Value {
    json!([{ "name": "Alarm", "components": components, "after_minutes": 1 }])
}

/// An unlocked vault in the account of the workload: an intruder empties it too.
fn same_account(vault: &'static str, lock: &'static str) -> Edits {
    vec![(vault, json!("production")), (lock, json!("none"))]
}

fn references() -> Vec<Reference> {
    vec![
        ecommerce(),
        single_plan(),
        saas(),
        rds_efs(),
        nine_in_the_evening(),
        free_tier(),
        pilot_light(),
    ]
}

fn ecommerce() -> Reference {
    Reference {
        preset: "ecommerce",
        edits: vec![
            ("/notifications", alarm(&["web", "orders", "sessions", "images", "erp"])),
            // A copy that is not complete is lost with the point that it reads: an hour is not enough.
            ("/components/1/objectives", json!([{ "disruption": "data_loss", "rpo_minutes": 90 }])),
            ("/plans/0/rules/0/schedule", json!("cron(0 * * * ? *)")),
            ("/plans/0/rules/0/start_window_minutes", json!(60)),
            ("/plans/1/rules/0/schedule", json!("cron(0 4 * * ? *)")),
            ("/plans/2/rules/0/schedule", json!("cron(0 3/12 * * ? *)")),
            ("/recovery/1/strategy", json!("pilot_light")),
            (
                "/sites/-",
                json!({ "id": "apart", "kind": "region", "region": "us-west-2", "account": "backup" }),
            ),
            ("/recovery/4/site", json!("apart")),
        ],
        mistakes: vec![
            (
                "the copies lie in the same account, unlocked",
                same_account("/vaults/1/account", "/vaults/1/lock"),
                &[
                    ("orders", &["data_loss"]),
                    ("sessions", &["data_loss"]),
                    ("images", &["data_loss"]),
                ],
            ),
            (
                "the images are not copied",
                vec![("/plans/2/rules/0/copies", json!([]))],
                &[("images", &["region", "data_loss"])],
            ),
            (
                "the servers are staged in the account they run in",
                vec![("/recovery/4/site", json!("recovery"))],
                &[("erp", &["data_loss"])],
            ),
            (
                "orders are backed up every six hours",
                vec![("/plans/0/rules/0/schedule", json!("cron(0 0/6 * * ? *)"))],
                &[("orders", &["software", "data_loss"])],
            ),
        ],
    }
}

fn single_plan() -> Reference {
    Reference {
        preset: "single_plan",
        edits: vec![
            ("/plans/1/rules/0/schedule", json!("cron(0 0/6 * * ? *)")),
            ("/plans/2/rules/0/schedule", json!("cron(0 3 * * ? *)")),
            ("/vaults/1/account", json!("backup")),
            ("/vaults/1/lock", json!("compliance")),
        ],
        mistakes: vec![
            (
                "the copies lie in the same account, unlocked",
                same_account("/vaults/1/account", "/vaults/1/lock"),
                &[("database", &["data_loss"]), ("carts", &["data_loss"])],
            ),
            (
                "the database is not copied",
                vec![("/plans/1/rules/0/copies", json!([]))],
                // The application needs the database, and waits for it.
                &[("database", &["region", "data_loss"]), ("app", &["region"])],
            ),
            (
                "the database is backed up once a week",
                vec![("/plans/1/rules/0/schedule", json!("cron(0 0 ? * MON *)"))],
                &[("database", &["software", "zone", "region", "data_loss"])],
            ),
        ],
    }
}

fn saas() -> Reference {
    Reference {
        preset: "saas",
        edits: vec![
            ("/plans/0/rules/0/schedule", json!("cron(0 2/12 * * ? *)")),
            ("/plans/1/rules/0/schedule", json!("cron(0 4 * * ? *)")),
            ("/plans/2/rules/0/schedule", json!("cron(0 3 ? * SUN *)")),
            ("/vaults/3/lock", json!("compliance")),
        ],
        mistakes: vec![
            (
                "the isolated vault lies in the same account, unlocked",
                same_account("/vaults/2/account", "/vaults/2/lock"),
                &[("prod-*", &["data_loss"])],
            ),
            (
                "production is not copied",
                vec![("/plans/0/rules/0/copies", json!([]))],
                &[("prod-*", &["region", "data_loss"])],
            ),
            (
                "the vault of staging is not locked",
                vec![("/vaults/3/lock", json!("none"))],
                &[("stage-*", &["data_loss"])],
            ),
            (
                "the records are not locked",
                vec![("/vaults/4/lock", json!("none"))],
                &[("comp-*", &["data_loss"])],
            ),
        ],
    }
}

fn rds_efs() -> Reference {
    Reference {
        preset: "rds_efs",
        edits: vec![
            ("/plans/0/rules/0/schedule", json!("cron(0 0/12 * * ? *)")),
            ("/plans/1/rules/0/schedule", json!("cron(0 1/12 * * ? *)")),
        ],
        mistakes: vec![
            (
                "the copies lie in the same account, unlocked",
                same_account("/vaults/1/account", "/vaults/1/lock"),
                &[("database", &["data_loss"]), ("files", &["data_loss"])],
            ),
            (
                "the files are not copied",
                vec![("/plans/1/rules/0/copies", json!([]))],
                &[("files", &["region", "data_loss"]), ("app", &["region"])],
            ),
            (
                "the database is backed up once a week",
                vec![("/plans/0/rules/0/schedule", json!("cron(0 0 ? * MON *)"))],
                &[("database", &["software", "region", "data_loss"])],
            ),
            (
                "the files are backed up once a day, which leaves no time for the copy",
                vec![("/plans/1/rules/0/schedule", json!("cron(0 1 * * ? *)"))],
                &[("files", &["region", "data_loss"])],
            ),
        ],
    }
}

fn nine_in_the_evening() -> Reference {
    Reference {
        preset: "nine_in_the_evening",
        edits: vec![
            ("/notifications", alarm(&["orders"])),
            ("/sites/-", json!({ "id": "recovery", "kind": "region", "region": "us-west-2" })),
            (
                "/vaults/-",
                json!({ "id": "far", "site": "recovery", "account": "backup", "lock": "compliance" }),
            ),
            // A copy that is not complete is lost with the point that it reads: an hour is not enough.
            ("/components/0/objectives", json!([{ "disruption": "data_loss", "rpo_minutes": 90 }])),
            ("/plans/0/rules/0/schedule", json!("cron(0 * * * ? *)")),
            ("/plans/0/rules/0/start_window_minutes", json!(60)),
            ("/plans/0/rules/0/copies", json!([{ "vault": "far" }])),
            (
                "/recovery/-",
                json!({ "component": "orders", "strategy": "warm_standby", "site": "recovery" }),
            ),
        ],
        mistakes: vec![
            (
                "it is backed up once a day at nine in the evening",
                vec![("/plans/0/rules/0/schedule", json!("cron(0 21 * * ? *)"))],
                &[("orders", &["software", "data_loss"])],
            ),
            (
                "the copies lie in the same account, unlocked",
                same_account("/vaults/1/account", "/vaults/1/lock"),
                &[("orders", &["data_loss"])],
            ),
            ("it is not replicated", vec![("/recovery", json!([]))], &[("orders", &["region"])]),
        ],
    }
}

fn free_tier() -> Reference {
    Reference {
        preset: "free_tier",
        edits: vec![
            ("/components/5/advanced_backup", json!(true)),
            ("/vaults/1/account", json!("backup")),
            ("/vaults/1/lock", json!("compliance")),
            (
                "/plans/-",
                json!({
                    "name": "twice-a-day",
                    "rules": [{
                        "name": "twice", "vault": "home", "schedule": "cron(0 0/12 * * ? *)",
                        "delete_after_days": 35, "copies": [{ "vault": "away" }]
                    }],
                    "selection": { "components": ["database", "assets", "visits"] }
                }),
            ),
        ],
        mistakes: vec![
            (
                "the copies lie in the same account, unlocked",
                same_account("/vaults/1/account", "/vaults/1/lock"),
                &[
                    ("database", &["data_loss"]),
                    ("assets", &["data_loss"]),
                    ("visits", &["data_loss"]),
                ],
            ),
            (
                "everything is backed up once a week",
                vec![("/plans/0/rules/0/schedule", json!("cron(0 0 ? * MON *)"))],
                &[("database", &["region", "data_loss"]), ("assets", &["region", "data_loss"])],
            ),
            (
                "the images are in no plan",
                vec![("/plans/0/selection/components", json!(["database", "visits"]))],
                &[("assets", &["data_loss"])],
            ),
        ],
    }
}

fn pilot_light() -> Reference {
    Reference {
        preset: "pilot_light",
        edits: vec![
            (
                "/vaults/-",
                json!({ "id": "far", "site": "recovery", "account": "backup", "lock": "compliance" }),
            ),
            (
                "/plans/-",
                json!({
                    "name": "hourly",
                    "rules": [{
                        "name": "hourly", "vault": "main", "schedule": "cron(0 * * * ? *)",
                        "start_window_minutes": 60, "delete_after_days": 7, "copies": [{ "vault": "far" }]
                    }],
                    "selection": { "components": ["database"] }
                }),
            ),
            ("/recovery/0/strategy", json!("warm_standby")),
            ("/recovery/1/strategy", json!("warm_standby")),
            // It can be checked only when the application serves, and that waits for the database.
            ("/components/2/objectives", json!([{ "disruption": "region", "rto_minutes": 40 }])),
            ("/components/3/objectives", json!([{ "disruption": "data_loss", "rto_minutes": 60 }])),
            (
                "/components/4/objectives",
                json!([
                    // Right after a snapshot it costs less to lose minutes than to replay logs.
                    { "disruption": "software", "rpo_minutes": 15, "rto_minutes": 120 },
                    { "disruption": "data_loss", "rpo_minutes": 90, "rto_minutes": 180 }
                ]),
            ),
        ],
        mistakes: vec![
            (
                "the copies lie in the same account, unlocked",
                same_account("/vaults/1/account", "/vaults/1/lock"),
                &[("database", &["data_loss"])],
            ),
            (
                "the database is not replicated",
                vec![("/recovery/2/strategy", json!("backup_and_restore"))],
                // What needs it waits for it.
                &[("database", &["region"]), ("app", &["region"]), ("entrance", &["region"])],
            ),
            (
                "the continuous backup is off",
                vec![
                    ("/plans/0/rules/0/continuous", json!(false)),
                    ("/plans/0/rules/0/schedule", json!("cron(0 5 * * ? *)")),
                ],
                &[("database", &["software"])],
            ),
        ],
    }
}

#[test]
fn every_reference_passes_and_each_mistake_fails_exactly_its_cells() {
    let mut faults = Vec::new();
    let references = references();
    for shipped in PRESETS {
        assert!(references.iter().any(|it| it.preset == shipped.key), "{} has none", shipped.key);
    }
    for reference in references {
        let shipped = preset(reference.preset).expect("it is shipped").scenario();
        let design = edited(&shipped, &reference.edits);
        let (_, findings) = file::read_leniently(&file::write(&design));
        for finding in findings.iter().filter(|it| it.severity == Severity::Error) {
            faults.push(format!("{}: {} {}", reference.preset, finding.pointer, finding.message));
        }
        let failing = breached(&design);
        if !failing.is_empty() {
            faults.push(format!("{}: the reference fails {failing:?}", reference.preset));
        }
        assert!(reference.mistakes.len() >= 3, "{}", reference.preset);
        for (name, edits, cells) in &reference.mistakes {
            let wrong = edited(&design, edits);
            let (found, wanted) = (breached(&wrong), expected(&wrong, cells));
            assert!(!wanted.is_empty(), "{}: {name} fails nothing", reference.preset);
            if found != wanted {
                let more: Vec<_> = found.difference(&wanted).take(6).collect();
                let less: Vec<_> = wanted.difference(&found).take(6).collect();
                faults.push(format!(
                    "{}: {name}: fails {more:?} too, and not {less:?}",
                    reference.preset
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
