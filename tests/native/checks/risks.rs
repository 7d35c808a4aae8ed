//! What AWS accepts and the product warns of: each warning where it is due, and silence where it is not.

use serde_json::{Value, json};
use tabletop::model::check::{CheckKind, RuleOwner, has_errors};
use tabletop::model::presets;
use tabletop::show::forms::finding::summary;

use super::{Case, base, case, read, rule, unfixed, with};

/// The base with an incident, and with fields of its first component set.
fn orders(fields: Value) -> Value {
    let mut document = with(base(), &[("/incidents", json!([incident()]))]);
    let component = document.pointer_mut("/components/0").and_then(Value::as_object_mut);
    component.expect("the component").extend(fields.as_object().expect("fields").clone());
    document
}

fn incident() -> Value {
    json!({ "id": "it", "kind": "instance_failure", "target": "orders", "at": "2026-11-04T14:00:00Z" })
}

/// The base with a plan for the files in place of one for the database, so that nothing protects that.
fn without_backup(component: Value) -> Value {
    with(
        base(),
        &[("/components/0", component), ("/plans/0/selection/components", json!(["files"]))],
    )
}

fn database() -> Value {
    json!({ "id": "orders", "kind": "rds_instance", "site": "primary" })
}

/// A fleet in the place of the database.
fn server(fields: Value) -> Value {
    let mut fleet = json!({ "id": "orders", "kind": "ec2_fleet", "site": "primary" });
    let all = fleet.as_object_mut().expect("an object");
    all.extend(fields.as_object().expect("fields").clone());
    fleet
}

fn replicated(strategy: &str, site: &str) -> (&'static str, Value) {
    ("/recovery", json!([{ "component": "orders", "strategy": strategy, "site": site }]))
}

/// The base with every vault in the account of the workload.
fn one_account() -> Value {
    with(base(), &[("/vaults/2", json!({ "id": "other", "site": "primary" }))])
}

/// The base with a journey that needs some components.
fn journey(needs: &[&str]) -> Value {
    with(base(), &[("/journeys", json!([{ "id": "buy", "needs": needs }]))])
}

/// A second view of the Region of the workload, from another account.
const OTHER_VIEW: &str = "/sites/-";

fn other_view() -> Value {
    json!({ "id": "view", "kind": "region", "region": "us-east-1", "account": "recovery" })
}

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let copying = with(
        without_backup(database()),
        &[("/plans/0/rules/0/copies", json!([{ "vault": "far" }]))],
    );
    let tagged = with(
        without_backup(database()),
        &[("/plans/0/selection", json!({ "tags": [{ "key": "Backup", "value": "Nightly" }] }))],
    );
    let bucket = json!({ "id": "orders", "kind": "s3_bucket", "site": "primary" });
    vec![
        case(It::NothingProtects, without_backup(database()), "/components/0"),
        case(
            It::NothingProtects,
            without_backup(server(json!({ "rpo_minutes": 60 }))),
            "/components/0",
        ),
        case(It::NothingProtects, without_backup(bucket), "/components/0"),
        case(It::NothingProtects, copying, "/components/0"),
        case(It::NothingProtects, tagged, "/components/0"),
        unfixed(
            It::NothingProtects,
            with(without_backup(database()), &[("/plans", json!([]))]),
            "/components/0",
        ),
        unfixed(
            It::NothingProtects,
            with(without_backup(database()), &[("/plans/0/selection/except", json!(["orders"]))]),
            "/components/0",
        ),
        case(
            It::OnlyReplicated,
            with(without_backup(database()), &[replicated("pilot_light", "recovery")]),
            "/components/0",
        ),
        unfixed(It::OneAccount, one_account(), "/vaults"),
        unfixed(It::NoIncident, base(), "/incidents"),
        case(It::SinglePoint, journey(&["orders"]), "/components/0"),
        unfixed(It::SinglePoint, journey(&["volume"]), "/components/3"),
        unfixed(It::SinglePoint, journey(&["machine"]), "/components/9"),
        unfixed(It::CopiesInOneRegion, orders(json!({ "rto_minutes": 60 })), "/components/0"),
        unfixed(
            It::CopiesInOneRegion,
            orders(json!({ "objectives": [{ "disruption": "region", "rpo_minutes": 60 }] })),
            "/components/0",
        ),
        case(
            It::RecoverySameRegion,
            with(
                orders(json!({ "rto_minutes": 60 })),
                &[(OTHER_VIEW, other_view()), replicated("pilot_light", "view")],
            ),
            "/recovery/0/site",
        ),
    ]
}

/// Whether a check says something of a document.
fn says(document: &Value, check: CheckKind) -> bool {
    read(document).1.iter().any(|it| it.check == Some(check))
}

/// Whether a check says something of the first component.
fn says_of_first(document: &Value, check: CheckKind) -> bool {
    let (_, findings) = read(document);
    findings.iter().any(|it| it.check == Some(check) && it.pointer.starts_with("/components/0"))
}

#[test]
fn what_something_protects_is_not_called_unprotected() {
    let of_kind = |kind: &str, fields: Value| {
        let mut component = json!({ "id": "orders", "kind": kind, "site": "primary" });
        let all = component.as_object_mut().expect("an object");
        all.extend(fields.as_object().expect("fields").clone());
        without_backup(component)
    };
    for (what, document) in [
        ("versions", of_kind("s3_bucket", json!({ "versioning": true }))),
        ("a table's own recovery", of_kind("dynamodb_table", json!({ "native_pitr": true }))),
        ("automated backups", of_kind("rds_instance", json!({ "automated_backup_days": 7 }))),
        ("backups that are always on", of_kind("aurora_cluster", json!({}))),
        ("backups that are always on", of_kind("neptune_cluster", json!({}))),
        ("backups that are always on", of_kind("documentdb_cluster", json!({}))),
        ("code", of_kind("lambda_function", json!({}))),
        ("a template", without_backup(server(json!({ "size_gib": 50 })))),
        ("a template", without_backup(server(json!({ "rpo_minutes": 5, "holds_data": false })))),
        ("a plan", with(base(), &[("/components/0", server(json!({ "rpo_minutes": 60 })))])),
    ] {
        assert!(!says_of_first(&document, CheckKind::NothingProtects), "{what}");
    }
    // A standby is no backup.
    let standby = of_kind("rds_instance", json!({ "multi_az": true }));
    assert!(says_of_first(&standby, CheckKind::NothingProtects));
    let replicated = |strategy: &str, component: Value, site: &str| {
        let entry = json!({ "component": "orders", "strategy": strategy, "site": site });
        with(without_backup(component), &[("/recovery", json!([entry]))])
    };
    let database = json!({ "id": "orders", "kind": "rds_instance", "site": "primary" });
    let host = server(json!({ "change_gib_per_day": 2 }));
    for (document, expected) in [
        (replicated("pilot_light", database.clone(), "recovery"), false),
        (replicated("backup_and_restore", database, "recovery"), true),
        (replicated("elastic_disaster_recovery", host.clone(), "recovery"), false),
        (replicated("elastic_disaster_recovery", host.clone(), "primary"), false),
        (replicated("warm_standby", host, "recovery"), true),
    ] {
        assert_eq!(
            says_of_first(&document, CheckKind::NothingProtects),
            expected,
            "{}",
            document["recovery"]
        );
    }
}

#[test]
fn nothing_is_warned_of_that_a_design_has_seen_to() {
    use CheckKind as It;
    let rto = || orders(json!({ "rto_minutes": 60 }));
    let fleet = |fields: Value| with(journey(&["orders"]), &[("/components/0", server(fields))]);
    let copied = |vault: &str| {
        let document = rule(&["orders"], json!({ "copies": [{ "vault": vault }] }));
        with(document, &[("/components/0/rto_minutes", json!(60))])
    };
    for (what, check, document) in [
        (
            "a replica and a backup",
            It::OnlyReplicated,
            with(base(), &[replicated("pilot_light", "recovery")]),
        ),
        ("a vault in another account", It::OneAccount, base()),
        (
            "a compliance lock",
            It::OneAccount,
            with(one_account(), &[("/vaults/0/lock", json!("compliance"))]),
        ),
        (
            "no backup at all, which is said of each component",
            It::OneAccount,
            with(one_account(), &[("/plans", json!([]))]),
        ),
        ("an incident", It::NoIncident, rto()),
        ("nothing to test", It::NoIncident, serde_json::to_value(presets::empty()).expect("JSON")),
        ("what no journey needs", It::SinglePoint, base()),
        ("a regional service", It::SinglePoint, journey(&["table", "files", "bucket", "function"])),
        ("three zones", It::SinglePoint, journey(&["cluster"])),
        (
            "Multi-AZ",
            It::SinglePoint,
            with(journey(&["orders"]), &[("/components/0/multi_az", json!(true))]),
        ),
        (
            "a replica at another site",
            It::SinglePoint,
            with(journey(&["orders"]), &[replicated("warm_standby", "recovery")]),
        ),
        ("two zones", It::SinglePoint, fleet(json!({ "instances": 2, "zones": 2 }))),
        (
            "Auto Scaling in two zones",
            It::SinglePoint,
            fleet(json!({ "instances": 1, "zones": 2, "auto_scaling": true })),
        ),
        ("no objective", It::CopiesInOneRegion, orders(json!({}))),
        (
            "an objective that waiting for the Region meets",
            It::CopiesInOneRegion,
            orders(json!({ "rpo_minutes": 60, "rto_minutes": 1440 })),
        ),
        ("a copy in another Region", It::CopiesInOneRegion, copied("far")),
        (
            "a replica in another Region",
            It::CopiesInOneRegion,
            with(rto(), &[replicated("pilot_light", "recovery")]),
        ),
        (
            "a recovery site in another Region",
            It::RecoverySameRegion,
            with(rto(), &[replicated("pilot_light", "recovery")]),
        ),
        (
            "a recovery site in another account, without an objective for the Region",
            It::RecoverySameRegion,
            with(
                orders(json!({})),
                &[(OTHER_VIEW, other_view()), replicated("pilot_light", "view")],
            ),
        ),
    ] {
        assert!(!says(&document, check), "{what}: {}", check.key());
    }
    assert!(says(&copied("other"), It::CopiesInOneRegion), "another account is not another Region");
    assert!(says(&fleet(json!({ "instances": 2, "zones": 1 })), It::SinglePoint));
    let needed = with(journey(&["function"]), &[("/components/8/needs", json!(["orders"]))]);
    assert!(says(&needed, It::SinglePoint), "what is needed by what a journey needs");
}

#[test]
fn what_the_product_warns_of_refuses_no_design_and_says_whose_rule_it_is() {
    for check in CheckKind::ALL.iter().filter(|it| it.spec().by == RuleOwner::Tabletop) {
        assert_ne!(check.spec().severity, tabletop::model::Severity::Error, "{}", check.key());
    }
    let (_, findings) = read(&one_account());
    assert!(!has_errors(&findings));
    let json = serde_json::to_value(&findings).expect("JSON");
    let owners = json.as_array().expect("a list").iter().map(|it| &it["by"]);
    assert!(owners.clone().all(|it| it == "tabletop"), "{json:#}");
    assert!(owners.count() > 1);
    let refused =
        read(&rule(&["files"], json!({ "cold_after_days": 30, "delete_after_days": 31 }))).1;
    let refusal = refused.iter().find(|it| it.check == Some(CheckKind::DeleteAfterCold));
    assert_eq!(refusal.map(|it| it.by), Some(RuleOwner::Aws));
}

/// That AWS accepts a design says nothing of what the design protects.
#[test]
fn that_aws_accepts_a_design_never_stands_alone() {
    let said = |document: &Value| {
        let (scenario, findings) = read(document);
        summary(&scenario, &findings)
    };
    let bare = said(&with(base(), &[("/plans", json!([]))]));
    assert!(
        bare.ends_with("AWS Backup accepts this design. 8 components are unprotected."),
        "{bare}"
    );
    let mut one = with(base(), &[("/incidents", json!([incident()]))]);
    one["components"] = json!([database()]);
    assert_eq!(
        said(&one),
        "AWS Backup accepts this design. Every component with data has a backup."
    );
    let replica = with(
        without_backup(database()),
        &[
            ("/components", json!([database()])),
            ("/plans", json!([])),
            replicated("pilot_light", "recovery"),
        ],
    );
    let replica = said(&replica);
    assert!(replica.ends_with("1 component has a replica and no backup."), "{replica}");
    let wrong = said(&rule(&["files"], json!({ "cold_after_days": 30, "delete_after_days": 31 })));
    assert!(!wrong.contains("accepts") && wrong.starts_with("1 error, "), "{wrong}");
    let empty = presets::empty();
    assert_eq!(summary(&empty, &[]), "This design has no components.");
}
