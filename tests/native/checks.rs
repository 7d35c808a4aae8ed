//! The checks: for each a smallest design that breaks AWS's rule, and the fix.

mod allowed;
mod continuous;
mod copies;
mod counts;
mod holdings;
mod incidents;
mod lifecycles;
mod risks;
mod schedules;
mod selections;
mod strategies;
mod vaults;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tabletop::model::check::{CheckKind, RuleOwner};
use tabletop::model::presets::PRESETS;
use tabletop::model::{Finding, Fix, Scenario, Severity, file};

use crate::support;

/// A design about which there is nothing to say but that its plan leaves components out: one of each kind that the checks tell apart, a vault
/// in each place, and one plan for the database.
fn base() -> Value {
    json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1", "account": "production" },
            { "id": "recovery", "kind": "region", "region": "us-west-2", "account": "production" },
            { "id": "office", "kind": "data_center" }
        ],
        "components": [
            { "id": "orders", "kind": "rds_instance", "site": "primary", "size_gib": 200, "tags": { "Backup": "Daily" } },
            { "id": "table", "kind": "dynamodb_table", "site": "primary", "size_gib": 10 },
            { "id": "files", "kind": "efs_file_system", "site": "primary", "size_gib": 50 },
            { "id": "volume", "kind": "ebs_volume", "site": "primary", "size_gib": 50 },
            { "id": "bucket", "kind": "s3_bucket", "site": "primary", "versioning": true },
            { "id": "cluster", "kind": "rds_instance", "site": "primary", "multi_az_cluster": true },
            { "id": "warehouse", "kind": "redshift_cluster", "site": "primary" },
            { "id": "zfs", "kind": "fsx_file_system", "site": "primary", "file_system": "openzfs" },
            { "id": "function", "kind": "lambda_function", "site": "primary" },
            { "id": "machine", "kind": "vmware_vm", "site": "office" },
            { "id": "west", "kind": "efs_file_system", "site": "recovery", "tags": { "Backup": "West" } }
        ],
        "vaults": [
            { "id": "main", "site": "primary" },
            { "id": "far", "site": "recovery" },
            { "id": "other", "site": "primary", "account": "backup" }
        ],
        "plans": [{
            "name": "plan",
            "rules": [{ "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 30 }],
            "selection": { "components": ["orders"] }
        }],
        "on_demand_backups": [],
        "restore_testing": []
    })
}

/// Sets values in a document by JSON pointer; `-` appends to a list.
fn with(mut document: Value, changes: &[(&str, Value)]) -> Value {
    for (path, value) in changes {
        support::set(&mut document, path, value.clone());
    }
    document
}

const RULE: &str = "/plans/0/rules/0";

/// The base with fields of its only rule set, covering some components.
fn rule(covers: &[&str], fields: Value) -> Value {
    let mut document = with(base(), &[("/plans/0/selection/components", json!(covers))]);
    let rule = document.pointer_mut(RULE).and_then(Value::as_object_mut).expect("the rule");
    rule.extend(fields.as_object().expect("fields").clone());
    document
}

/// The base with a second rule behind its first.
fn second(covers: &[&str], first: Value, fields: Value) -> Value {
    with(rule(covers, first), &[("/plans/0/rules/-", fields)])
}

/// The base with fields of its first vault set.
fn vault(fields: Value) -> Value {
    let mut document = base();
    let vault =
        document.pointer_mut("/vaults/0").and_then(Value::as_object_mut).expect("the vault");
    vault.extend(fields.as_object().expect("fields").clone());
    document
}

/// Whether the finding comes with a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fixed {
    Yes,
    No,
}

struct Case {
    check: CheckKind,
    document: Value,
    path: &'static str,
    fixed: Fixed,
}

fn case(check: CheckKind, document: Value, path: &'static str) -> Case {
    Case { check, document, path, fixed: Fixed::Yes }
}

/// A case that no single change mends.
fn unfixed(check: CheckKind, document: Value, path: &'static str) -> Case {
    Case { check, document, path, fixed: Fixed::No }
}

fn cases() -> Vec<Case> {
    let mut cases = schedules::cases();
    cases.extend(lifecycles::cases());
    cases.extend(continuous::cases());
    cases.extend(copies::cases());
    cases.extend(vaults::cases());
    cases.extend(selections::cases());
    cases.extend(counts::quotas_and_names());
    cases.extend(counts::restore_tests());
    cases.extend(strategies::cases());
    cases.extend(holdings::cases());
    cases.extend(risks::cases());
    cases
}

fn read(document: &Value) -> (Scenario, Vec<Finding>) {
    let (scenario, findings) = file::read_leniently(&document.to_string());
    (scenario.unwrap_or_else(|| panic!("it can be read: {findings:#?}")), findings)
}

/// The findings of a document without those of the product itself.
fn said_by_aws(document: &Value) -> Vec<Finding> {
    let (_, mut findings) = read(document);
    findings.retain(|it| it.check.is_none() || it.by == RuleOwner::Aws);
    findings
}

fn errors(findings: &[Finding]) -> BTreeSet<(String, String)> {
    findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| (finding.pointer.clone(), finding.message.clone()))
        .collect()
}

/// Applies a fix and says what is wrong afterwards that should not be.
fn failures_of_fix(
    before: &[Finding],
    scenario: &Scenario,
    finding: &Finding,
    fix: &Fix,
) -> Vec<String> {
    let after = match file::edited(scenario, &fix.edits) {
        Ok(fixed) => tabletop::model::check::check(&fixed),
        Err(findings) => return vec![format!("the fix spoils the document: {findings:?}")],
    };
    let mut failures = Vec::new();
    if after.iter().any(|it| {
        it.check == finding.check && it.pointer == finding.pointer && it.message == finding.message
    }) {
        failures.push(format!("the fix `{}` leaves the finding", fix.label));
    }
    let known = errors(before);
    for error in errors(&after).difference(&known) {
        failures.push(format!("the fix `{}` brings a new error: {error:?}", fix.label));
    }
    failures
}

/// Every text of the findings of the designs that break a rule, and of the rules themselves.
pub(crate) fn texts() -> BTreeSet<String> {
    let mut texts: BTreeSet<String> =
        CheckKind::ALL.iter().map(|it| it.spec().rule.to_owned()).collect();
    for case in cases() {
        for finding in read(&case.document).1 {
            texts.extend([finding.message, finding.hint]);
            texts.extend(finding.fix.map(|it| it.label));
        }
    }
    texts
}

#[test]
fn there_is_nothing_to_say_about_the_base() {
    let findings = said_by_aws(&base());
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn every_check_finds_what_it_is_for() {
    let mut failures = Vec::new();
    for case in cases() {
        let name = case.check.key();
        let (scenario, findings) = read(&case.document);
        let found =
            findings.iter().find(|it| it.check == Some(case.check) && it.pointer == case.path);
        let Some(finding) = found else {
            let others: Vec<_> =
                findings.iter().map(|it| (it.check, &it.pointer, &it.message)).collect();
            failures.push(format!("{name} is not found at {}: {others:#?}", case.path));
            continue;
        };
        if finding.severity != case.check.spec().severity {
            failures.push(format!("{name} is of another severity than its row says"));
        }
        if finding.by != case.check.spec().by {
            failures.push(format!("{name} is of another owner than its row says"));
        }
        if finding.source != Some(case.check.spec().source) {
            failures.push(format!("{name} has no source"));
        }
        if finding.message.is_empty() || !finding.hint.ends_with('.') {
            failures.push(format!("{name} says too little: {finding:?}"));
        }
        match (&finding.fix, case.fixed) {
            (Some(fix), Fixed::Yes) => {
                let wrong = failures_of_fix(&findings, &scenario, finding, fix);
                failures.extend(wrong.into_iter().map(|it| format!("{name}: {it}")));
            }
            (None, Fixed::No) => {}
            (fix, _) => failures.push(format!("{name} at {}: the fix is {fix:?}", case.path)),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_check_has_a_case() {
    let tried: BTreeSet<CheckKind> = cases().into_iter().map(|case| case.check).collect();
    let missing: Vec<&str> =
        CheckKind::ALL.iter().filter(|it| !tried.contains(it)).map(|it| it.key()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_check_states_its_rule_and_its_page() {
    let mut keys = BTreeSet::new();
    for check in CheckKind::ALL {
        let spec = check.spec();
        assert!(keys.insert(check.key()), "{} stands twice", check.key());
        assert!(spec.rule.ends_with('.') && spec.rule.len() > 20, "{}", spec.rule);
        assert!(!spec.source.title.is_empty(), "{}", check.key());
    }
}

/// The words around a name say what it is.
#[test]
fn a_refused_retention_names_the_vault_and_the_days() {
    let document = with(
        rule(&["orders"], json!({ "delete_after_days": 35 })),
        &[("/vaults/0/lock", json!("compliance")), ("/vaults/0/min_retention_days", json!(60))],
    );
    let (_, findings) = read(&document);
    let found = findings.iter().find(|it| it.check == Some(CheckKind::LockRetention));
    assert_eq!(
        found.map(|it| it.message.to_string()).as_deref(),
        Some("the lock of vault `main` rejects recovery points kept for 35 days, so the job fails")
    );
}
#[test]
fn findings_name_the_variant_that_is_left_out() {
    let both = ["cluster", "table"];
    for (check, document, words) in [
        (
            CheckKind::ContinuousUnsupported,
            rule(&both, json!({ "continuous": true, "delete_after_days": 35 })),
            "(RDS Multi-AZ DB cluster, DynamoDB table)",
        ),
        (
            CheckKind::ColdIgnored,
            rule(&both, json!({ "cold_after_days": 30, "delete_after_days": 120 })),
            "(RDS Multi-AZ DB cluster, DynamoDB without advanced features)",
        ),
        (
            CheckKind::CopyUnsupported,
            rule(&both, json!({ "copies": [{ "vault": "far" }] })),
            "(RDS Multi-AZ DB cluster, DynamoDB without advanced features)",
        ),
        (
            CheckKind::AirGappedStays,
            vaults::beside(&both, json!({})),
            "(RDS Multi-AZ DB cluster, DynamoDB without advanced features)",
        ),
    ] {
        let (_, findings) = read(&document);
        let found = findings.iter().any(|it| it.check == Some(check) && it.message.contains(words));
        assert!(found, "{} says {words}: {findings:#?}", check.key());
    }
}

#[test]
fn one_of_a_thing_is_said_in_the_singular() {
    let (_, findings) = read(&with(
        rule(
            &["files", "bucket"],
            json!({
                "schedule": "cron(0 23/1 * * ? *)", "start_window_minutes": 1, "cold_after_days": 1,
                "delete_after_days": 1
            }),
        ),
        &[
            ("/vaults/0/lock", json!("compliance")),
            ("/vaults/0/changeable_for_days", json!(1)),
            (
                "/restore_testing/-",
                json!({
                    "name": "monthly", "schedule": "cron(0 6 1 * ? *)", "components": ["files"],
                    "start_window_hours": 0, "selection_window_days": 0
                }),
            ),
        ],
    ));
    let texts = findings.iter().flat_map(|it| {
        let label = it.fix.as_ref().map(|fix| fix.label.as_str());
        [it.message.as_str(), it.hint.as_str()].into_iter().chain(label)
    });
    for text in texts {
        for plural in [" 1 minutes", " 1 hours", " 1 days"] {
            assert!(!text.contains(plural), "{text}");
        }
    }
}

/// Each fix of each finding of the shipped designs keeps its promise.
#[test]
fn fixes_of_the_presets_do_no_harm() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let findings = tabletop::model::check::check(&scenario);
        for finding in &findings {
            if let Some(fix) = &finding.fix {
                let failures = failures_of_fix(&findings, &scenario, finding, fix);
                assert!(failures.is_empty(), "{} at {}: {failures:?}", preset.key, finding.pointer);
            }
        }
    }
}

/// An edit of what is not there is refused: a fix has to name what exists.
#[test]
fn fixes_name_places_that_exist() {
    for case in cases() {
        let (scenario, findings) = read(&case.document);
        let document = serde_json::to_value(&scenario).expect("a scenario is JSON");
        for fix in findings.iter().filter_map(|it| it.fix.as_ref()) {
            for edit in &fix.edits {
                let path = edit.pointer();
                let (parent, _) = path.rsplit_once('/').expect("a pointer");
                assert!(document.pointer(parent).is_some(), "{} at {path}", fix.label);
            }
        }
    }
}
