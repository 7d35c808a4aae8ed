//! Compliance: each control against designs that fulfil it, that do not, and to which it does not apply.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::compliance::{
    CompliantShare, Control, ControlStatus, Parameters, Report, compliance,
};
use tabletop::engine::Run;
use tabletop::model::presets::PRESETS;
use tabletop::model::{Severity, check, file};
use tabletop::units::{Instant, Span};

use crate::support;

/// A database with an objective under a daily rule, and a function, which AWS Backup does not take.
fn document() -> Value {
    json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1", "account": "production" },
            { "id": "recovery", "kind": "region", "region": "us-west-2", "account": "production" }
        ],
        "components": [
            { "id": "files", "kind": "efs_file_system", "site": "primary", "size_gib": 100, "rto_minutes": 60 },
            { "id": "function", "kind": "lambda_function", "site": "primary" }
        ],
        "vaults": [
            { "id": "main", "site": "primary", "denies_deletion": true },
            { "id": "far", "site": "recovery", "account": "backup", "lock": "compliance" },
            { "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7, "max_retention_days": 365 }
        ],
        "plans": [{
            "name": "plan",
            "rules": [{
                "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 35,
                "copies": [{ "vault": "far" }, { "vault": "gapped" }]
            }],
            "selection": { "components": ["files"] }
        }],
        "assumptions": { "backup_job_minutes": 10, "copy_job_minutes": 10 }
    })
}

fn noon() -> Instant {
    Instant::parse("2026-11-05T12:00:00Z").expect("a time")
}

fn report_with(document: &Value, parameters: &Parameters) -> Report {
    compliance(&Run::new(Arc::new(support::scenario(document))), noon(), parameters)
}

fn report(document: &Value) -> Report {
    report_with(document, &Parameters::default())
}

fn status<'a>(report: &'a Report, component: &str, control: Control) -> &'a ControlStatus {
    let row = report.rows.iter().find(|row| row.component.as_str() == component).expect("a row");
    &row.answers.iter().find(|(it, _)| *it == control).expect("an answer").1
}

fn changed(path: &str, value: Value) -> Value {
    let mut document = document();
    support::set(&mut document, path, value);
    document
}

const RULE: &str = "/plans/0/rules/0";

#[test]
fn a_design_that_does_everything_is_fully_compliant() {
    let report = report(&document());
    let row = &report.rows[0];
    for (control, status) in &row.answers {
        assert_eq!(*status, ControlStatus::Compliant, "{}", control.spec().name);
    }
    assert_eq!(row.share.percent(), Some(100.0));
    assert_eq!(report.total, CompliantShare { compliant: 11, applicable: 11 });
    assert!(
        report
            .controls
            .iter()
            .all(|(_, share)| *share == CompliantShare { compliant: 1, applicable: 1 })
    );
}

#[test]
fn what_aws_backup_does_not_take_is_not_counted() {
    let report = report(&document());
    let row = &report.rows[1];
    assert!(
        row.answers.iter().all(|(_, status)| matches!(status, ControlStatus::NotApplicable { .. }))
    );
    assert_eq!(row.share.percent(), None);
}

/// For each control a design that lacks what it asks, and whether a change is offered.
fn gaps() -> Vec<(Control, Value, bool)> {
    let rule = |field: &str| format!("{RULE}/{field}");
    let mut locked_nowhere = changed("/vaults/1/lock", json!("none"));
    locked_nowhere["plans"][0]["rules"][0]["copies"] = json!([{ "vault": "far" }]);
    // A vault always has a key, so only what keeps its own can be without.
    let unencrypted = changed(
        "/components/0",
        json!({
            "id": "files", "kind": "ebs_volume", "site": "primary", "size_gib": 100, "rto_minutes": 60,
            "encryption": "none"
        }),
    );
    vec![
        (Control::InAPlan, changed("/plans/0/selection/components", json!([])), true),
        (
            Control::FrequencyAndRetention,
            changed(&rule("schedule"), json!("cron(0 5 ? * MON *)")),
            true,
        ),
        (Control::FrequencyAndRetention, changed(&rule("delete_after_days"), json!(14)), true),
        (Control::NoManualDeletion, changed("/vaults/0/denies_deletion", json!(false)), true),
        (Control::Encrypted, unencrypted, true),
        (Control::PointRetention, changed(&rule("delete_after_days"), json!(34)), true),
        (Control::PointRetention, changed(&rule("copies/0/delete_after_days"), json!(7)), true),
        (Control::CrossRegionCopy, changed(&rule("copies"), json!([])), true),
        (Control::CrossAccountCopy, changed(&rule("copies"), json!([])), true),
        (Control::VaultLock, locked_nowhere, true),
        (Control::LastPoint, changed(&rule("schedule"), json!("cron(0 5 ? * TUE *)")), true),
        (Control::RestoreTime, changed("/components/0/size_gib", json!(5_000)), false),
        (Control::AirGapped, changed(&rule("copies"), json!([])), true),
    ]
}

#[test]
fn every_control_sees_what_is_missing_and_its_change_provides_it() {
    for (control, document, has_change) in gaps() {
        let before = support::findings(&document);
        let answers = report(&document);
        let ControlStatus::NonCompliant { why, change } = status(&answers, "files", control) else {
            panic!("{control:?} is {:?}", status(&answers, "files", control));
        };
        assert!(why.ends_with('.'), "{why}");
        assert_eq!(change.is_some(), has_change, "{control:?}: {change:?}");
        let Some(change) = change else { continue };
        let scenario = support::scenario(&document);
        let fixed = file::edited(&scenario, &change.edits).expect("the change can be read");
        let errors: Vec<_> =
            check::check(&fixed).into_iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{control:?}: {errors:#?} after {before:#?}");
        let run = Run::new(Arc::new(fixed));
        let after = compliance(&run, noon(), &Parameters::default());
        assert_eq!(
            *status(&after, "files", control),
            ControlStatus::Compliant,
            "{control:?}: {change:?}"
        );
    }
    for control in Control::ALL {
        assert!(gaps().iter().any(|(it, ..)| it == control), "{control:?} has no gap");
    }
}

#[test]
fn what_goes_into_an_air_gapped_vault_directly_has_no_point_in_the_standard_one() {
    let mut document = changed("/vaults/0/denies_deletion", json!(false));
    document["plans"][0]["rules"][0]["copies"] = json!([]);
    document["plans"][0]["rules"][0]["air_gapped_vault"] = json!("gapped");
    let answers = report(&document);
    for control in [Control::NoManualDeletion, Control::VaultLock, Control::AirGapped] {
        assert_eq!(*status(&answers, "files", control), ControlStatus::Compliant, "{control:?}");
    }
    // An RDS instance stays in the standard vault, where its points can be deleted.
    document["components"][0]["kind"] = json!("rds_instance");
    let answers = report(&document);
    for control in [Control::NoManualDeletion, Control::VaultLock] {
        let status = status(&answers, "files", control);
        assert!(matches!(status, ControlStatus::NonCompliant { .. }), "{control:?}: {status:?}");
    }
}

#[test]
fn points_of_fully_managed_kinds_are_encrypted_whatever_a_document_says_of_the_vault() {
    let report = report(&changed("/vaults/0/encryption", json!("none")));
    assert_eq!(*status(&report, "files", Control::Encrypted), ControlStatus::Compliant);
}

#[test]
fn controls_leave_alone_what_they_cannot_ask() {
    let mut document = document();
    document["components"].as_array_mut().expect("a list").extend([
        json!({ "id": "cluster", "kind": "rds_instance", "site": "primary", "multi_az_cluster": true }),
        json!({ "id": "table", "kind": "dynamodb_table", "site": "primary" }),
    ]);
    let report = report(&document);
    for (component, control) in [
        // No copy of a Multi-AZ DB cluster, and no air-gapped vault for it.
        ("cluster", Control::CrossRegionCopy),
        ("cluster", Control::AirGapped),
        // No point, so nothing to be encrypted, kept, locked or restored.
        ("cluster", Control::Encrypted),
        ("cluster", Control::PointRetention),
        ("cluster", Control::VaultLock),
        ("cluster", Control::NoManualDeletion),
        ("cluster", Control::RestoreTime),
    ] {
        let status = status(&report, component, control);
        assert!(matches!(status, ControlStatus::NotApplicable { .. }), "{control:?}: {status:?}");
    }
    for control in [Control::InAPlan, Control::FrequencyAndRetention, Control::LastPoint] {
        let status = status(&report, "cluster", control);
        assert!(
            matches!(status, ControlStatus::NonCompliant { change: Some(_), .. }),
            "{control:?}: {status:?}"
        );
    }
    // A table is copied once the advanced features are on.
    let status = status(&report, "table", Control::CrossRegionCopy);
    assert!(matches!(status, ControlStatus::NonCompliant { change: Some(_), .. }), "{status:?}");
}

#[test]
fn parameters_move_the_bar() {
    let hourly = Parameters { frequency_hours: 1, ..Parameters::default() };
    let ask = |parameters: &Parameters, control| {
        matches!(
            status(&report_with(&document(), parameters), "files", control),
            ControlStatus::Compliant
        )
    };
    assert!(!ask(&hourly, Control::FrequencyAndRetention));
    let longer = Parameters { point_retention_days: 90, ..Parameters::default() };
    assert!(!ask(&longer, Control::PointRetention));
    let younger = Parameters { newest_point_hours: 6, ..Parameters::default() };
    // Noon is seven hours after the rule's time.
    assert!(!ask(&younger, Control::LastPoint));
    let west = |region: &str| Parameters {
        copy_regions: vec![region.to_owned()],
        ..Parameters::default()
    };
    assert!(ask(&west("us-west-2"), Control::CrossRegionCopy));
    assert!(!ask(&west("eu-west-1"), Control::CrossRegionCopy));
    let account =
        |name: &str| Parameters { copy_accounts: vec![name.to_owned()], ..Parameters::default() };
    assert!(ask(&account("backup"), Control::CrossAccountCopy));
    assert!(!ask(&account("audit"), Control::CrossAccountCopy));
    let strict = Parameters { lock_min_retention_days: Some(30), ..Parameters::default() };
    assert!(!ask(&strict, Control::VaultLock));
    let quick = Parameters { restore_minutes: Some(1), ..Parameters::default() };
    assert!(!ask(&quick, Control::RestoreTime));
    let wild =
        Parameters { newest_point_hours: 0, air_gapped_hours: u32::MAX, ..Parameters::default() };
    let tame = wild.within_range();
    assert_eq!((tame.newest_point_hours, tame.air_gapped_hours), (1, 2_184));
}

#[test]
fn parameters_survive_json() {
    let parameters = Parameters { restore_minutes: Some(30), ..Parameters::default() };
    let text = serde_json::to_string(&parameters).expect("JSON");
    assert_eq!(serde_json::from_str::<Parameters>(&text).expect("parameters"), parameters);
    assert_eq!(serde_json::from_str::<Parameters>("{}").expect("defaults"), Parameters::default());
}

#[test]
fn a_continuous_backup_is_always_young_and_never_kept_longer_than_35_days() {
    let mut document = document();
    document["components"][0]["kind"] = json!("aurora_cluster");
    document["plans"][0]["rules"][0]["continuous"] = json!(true);
    let report = report_with(
        &document,
        &Parameters { newest_point_hours: 1, point_retention_days: 36, ..Parameters::default() },
    );
    assert_eq!(*status(&report, "files", Control::LastPoint), ControlStatus::Compliant);
    let ControlStatus::NonCompliant { why, .. } = status(&report, "files", Control::PointRetention)
    else {
        panic!("35 days are less than 36");
    };
    assert!(why.contains("at most 35 days"), "{why}");
}

/// What the run destroyed or never made is not counted as held.
#[test]
fn the_newest_point_is_what_the_run_left() {
    let mut document = document();
    document["plans"][0]["rules"][0]["copies"] = json!([]);
    document["incidents"] = json!([{
        "id": "ransom", "kind": "ransomware", "target": "production", "at": "2026-11-05T06:00:00Z",
        "noticed_after_minutes": 10, "stolen_credentials": true
    }]);
    let report = report(&document);
    assert!(
        matches!(status(&report, "files", Control::LastPoint), ControlStatus::NonCompliant { .. }),
        "{:?}",
        status(&report, "files", Control::LastPoint)
    );
}

#[test]
fn totals_are_the_sums_of_rows_and_of_controls() {
    for preset in PRESETS {
        let run = Run::new(Arc::new(preset.scenario()));
        let at = run.scenario.clock.start + Span::days(3);
        let report = compliance(&run, at, &Parameters::default());
        assert_eq!(report.rows.len(), run.scenario.components.len());
        let sum = |shares: &mut dyn Iterator<Item = CompliantShare>| {
            shares.fold(CompliantShare::default(), |sum, it| CompliantShare {
                compliant: sum.compliant + it.compliant,
                applicable: sum.applicable + it.applicable,
            })
        };
        assert_eq!(
            sum(&mut report.rows.iter().map(|row| row.share)),
            report.total,
            "{}",
            preset.key
        );
        assert_eq!(sum(&mut report.controls.iter().map(|it| it.1)), report.total, "{}", preset.key);
    }
}

/// Every change offered for the shipped designs can be made, breaks no rule of AWS, and helps.
#[test]
fn changes_for_the_presets_do_no_harm() {
    for preset in PRESETS {
        let scenario = Arc::new(preset.scenario());
        let run = Run::new(Arc::clone(&scenario));
        let at = scenario.clock.start + Span::days(3);
        let report = compliance(&run, at, &Parameters::default());
        let mut tried = Vec::new();
        for row in &report.rows {
            for (control, status) in &row.answers {
                let ControlStatus::NonCompliant { change: Some(change), .. } = status else {
                    continue;
                };
                if tried.contains(&change) {
                    continue;
                }
                tried.push(change);
                let fixed = file::edited(&scenario, &change.edits).expect("the change can be read");
                let errors: Vec<_> = check::check(&fixed)
                    .into_iter()
                    .filter(|it| it.severity == Severity::Error)
                    .collect();
                assert!(errors.is_empty(), "{} {control:?} {change:?}: {errors:#?}", preset.key);
                assert_ne!(
                    fixed, *scenario,
                    "{} {control:?} {change:?} changes nothing",
                    preset.key
                );
            }
        }
    }
}

#[test]
fn every_control_says_what_it_asks() {
    for control in Control::ALL {
        let spec = control.spec();
        assert!(spec.asks.ends_with('.') && !spec.name.is_empty(), "{control:?}");
        assert!(spec.source.url.contains("controls-and-remediation"), "{control:?}");
        let known = serde_json::to_value(Parameters::default()).expect("JSON");
        for parameter in spec.parameters {
            assert!(known.get(parameter).is_some(), "{control:?} reads {parameter}");
        }
    }
}
