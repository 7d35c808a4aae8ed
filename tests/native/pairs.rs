//! For every pair of an incident and a protection mechanism: does it help? Written by hand from the
//! facts, and compared with the engine, so that no two disasters tell the same story by accident.

use serde_json::{Value, json};
use tabletop::catalog::{IncidentKind, RecoveryOption};
use tabletop::engine::Outcome;
use tabletop::units::Span;

use crate::support;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Help {
    /// The recovery option works and loses five minutes at most.
    Helps,
    /// It works, and loses what was written since the point, or since the damage began.
    Partly,
    /// The recovery option is refused.
    No,
}
use Help::{Helps, No, Partly};

/// A protection mechanism: what it adds to the base, and the recovery option it opens.
struct Mechanism {
    name: &'static str,
    option: RecoveryOption,
    add: fn(&mut Value),
}

fn hourly(vaults: &str) -> Value {
    let mut plan = support::plan("cron(0 * * * ? *)");
    match vaults {
        "main" => {}
        far => plan["rules"][0]["copies"] = json!([{ "vault": far, "delete_after_days": 30 }]),
    }
    plan
}

const DATABASE: &[Mechanism] = &[
    Mechanism {
        name: "recovery points in the same Region and account",
        option: RecoveryOption::RestoreRecoveryPoint,
        add: |it| it["plans"] = json!([hourly("main")]),
    },
    Mechanism {
        name: "copies in another Region, same account",
        option: RecoveryOption::RestoreRecoveryPoint,
        add: |it| it["plans"] = json!([hourly("far")]),
    },
    Mechanism {
        name: "copies in another account, compliance lock",
        option: RecoveryOption::RestoreRecoveryPoint,
        add: |it| it["plans"] = json!([hourly("locked")]),
    },
    Mechanism {
        name: "continuous backup",
        option: RecoveryOption::PointInTimeRestore,
        add: |it| {
            let mut plan = hourly("main");
            plan["rules"][0]["continuous"] = json!(true);
            it["plans"] = json!([plan]);
        },
    },
    Mechanism {
        name: "Multi-AZ standby",
        option: RecoveryOption::SelfHeal,
        add: |it| it["components"][0]["multi_az"] = json!(true),
    },
    Mechanism {
        name: "cross-Region replica",
        option: RecoveryOption::PromoteReplica,
        add: |it| {
            it["recovery"] =
                json!([{ "component": "orders", "strategy": "pilot_light", "site": "recovery" }]);
        },
    },
];

/// An incident with the fields beyond kind and target, and for each mechanism of `DATABASE` the answer.
type Row = (&'static str, &'static str, fn(&mut Value), [Help; 6]);

const PLAIN: fn(&mut Value) = |_| {};
const ROWS: &[Row] = &[
    ("instance_failure", "orders", PLAIN, [Partly, Partly, Partly, Helps, Helps, Helps]),
    (
        "bad_deployment",
        "orders",
        |it| it["damages_data"] = json!(true),
        [Partly, Partly, Partly, Helps, No, No],
    ),
    ("accidental_deletion", "orders", PLAIN, [Partly, Partly, Partly, Helps, No, No]),
    (
        "silent_corruption",
        "orders",
        |it| it["noticed_after_minutes"] = json!(4_320),
        [Partly, Partly, Partly, Partly, No, No],
    ),
    ("ransomware", "orders", PLAIN, [Partly, Partly, Partly, Helps, No, No]),
    (
        "ransomware",
        "orders",
        |it| it["stolen_credentials"] = json!(true),
        [No, No, Partly, No, No, No],
    ),
    ("account_compromise", "production", PLAIN, [No, No, Partly, No, No, No]),
    ("zone_outage", "primary", PLAIN, [Partly, Partly, Partly, Helps, Helps, Helps]),
    ("region_outage", "primary", PLAIN, [No, Partly, Partly, No, No, Helps]),
];

fn help(outcome: &Outcome, mechanism: RecoveryOption, wanted_vault: Option<&str>) -> Help {
    let impact = &outcome.incidents[0].impacts[0];
    let in_vault = |vault: Option<&str>| wanted_vault.is_none() || vault == wanted_vault;
    let taken = impact
        .taken
        .as_ref()
        .filter(|it| it.option == mechanism && in_vault(it.vault.as_ref().map(|it| it.as_str())))
        .and(impact.data_lost);
    let usable = impact
        .usable
        .iter()
        .find(|it| it.option == mechanism && in_vault(it.vault.as_ref().map(|it| it.as_str())))
        .map(|it| it.data_lost);
    match taken.or(usable) {
        None => No,
        Some(lost) if lost <= Span::minutes(5) => Helps,
        Some(_) => Partly,
    }
}

fn document(kind: &str, target: &str, extra: fn(&mut Value)) -> Value {
    let mut document = support::base();
    let locked =
        json!({ "id": "locked", "site": "recovery", "account": "backup", "lock": "compliance" });
    document["vaults"].as_array_mut().expect("a list").push(locked);
    let mut incident = support::incident(kind, "2026-11-04T14:30:00Z");
    incident["target"] = json!(target);
    // Long enough that no site returns before a recovery is done.
    incident["lasts_minutes"] = json!(2_880);
    if !matches!(kind, "zone_outage" | "region_outage") {
        incident.as_object_mut().expect("an object").remove("lasts_minutes");
    }
    extra(&mut incident);
    document["incidents"] = json!([incident]);
    document
}

#[test]
fn the_table_asks_of_every_kind_of_incident() {
    // A database in AWS is in no data center, and needs no link.
    let elsewhere = ["data_center_outage", "link_loss"];
    let missing: Vec<&str> = IncidentKind::ALL
        .iter()
        .map(|it| it.key())
        .filter(|key| !ROWS.iter().any(|(kind, ..)| kind == key) && !elsewhere.contains(key))
        .collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}

#[test]
fn each_mechanism_helps_a_database_against_what_the_facts_say() {
    let mut faults = Vec::new();
    for (kind, target, extra, row) in ROWS {
        for (mechanism, expected) in DATABASE.iter().zip(row) {
            let mut document = document(kind, target, *extra);
            (mechanism.add)(&mut document);
            let vault = match mechanism.name {
                name if name.starts_with("recovery points") => Some("main"),
                name if name.starts_with("copies in another Region") => Some("far"),
                name if name.starts_with("copies in another account") => Some("locked"),
                _ => None,
            };
            let found = help(&support::simulate(&document), mechanism.option, vault);
            if found != *expected {
                faults.push(format!(
                    "{kind} {}: {}: {found:?}, expected {expected:?}",
                    document["incidents"][0], mechanism.name
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn one(
    component: Value,
    kind: &str,
    target: &str,
    extra: fn(&mut Value),
    option: RecoveryOption,
    recovery: Value,
) -> Help {
    let mut document = document(kind, target, extra);
    let sites = document["sites"].as_array_mut().expect("a list");
    sites.push(json!({ "id": "office", "kind": "data_center" }));
    document["clock"]["days"] = json!(14);
    document["components"] = json!([component]);
    document["recovery"] = recovery;
    if kind.ends_with("outage") {
        document["incidents"][0]["lasts_minutes"] = json!(2_880);
    }
    help(&support::simulate(&document), option, None)
}

/// An incident, its target, fields beyond those, and the answer.
type Case = (&'static str, &'static str, fn(&mut Value), Help);

#[test]
fn versioning_helps_a_bucket_against_damage_and_not_against_outages() {
    let bucket =
        json!({ "id": "orders", "kind": "s3_bucket", "site": "primary", "versioning": true });
    let cases: &[Case] = &[
        ("accidental_deletion", "orders", PLAIN, Helps),
        ("silent_corruption", "orders", |it| it["noticed_after_minutes"] = json!(4_320), Partly),
        ("ransomware", "orders", PLAIN, Helps),
        ("ransomware", "orders", |it| it["stolen_credentials"] = json!(true), No),
        ("account_compromise", "production", PLAIN, No),
        ("region_outage", "primary", PLAIN, No),
    ];
    for (kind, target, extra, expected) in cases {
        let found =
            one(bucket.clone(), kind, target, *extra, RecoveryOption::ObjectVersions, json!([]));
        assert_eq!(found, *expected, "{kind}");
    }
}

#[test]
fn auto_scaling_helps_a_fleet_against_machines_and_zones_only() {
    let fleet = |instances: u32, zones: u32| json!({ "id": "orders", "kind": "ec2_fleet", "site": "primary", "instances": instances, "zones": zones, "auto_scaling": true });
    let cases: &[(Value, &str, &str, Help)] = &[
        (fleet(1, 1), "instance_failure", "orders", Helps),
        (fleet(4, 2), "instance_failure", "orders", Helps),
        (fleet(4, 2), "zone_outage", "primary", Helps),
        (fleet(4, 1), "zone_outage", "primary", No),
        (fleet(4, 2), "region_outage", "primary", No),
        (fleet(4, 2), "bad_deployment", "orders", No),
    ];
    for (component, kind, target, expected) in cases {
        let found =
            one(component.clone(), kind, target, PLAIN, RecoveryOption::SelfHeal, json!([]));
        assert_eq!(found, *expected, "{kind} of {component}");
    }
}

#[test]
fn elastic_disaster_recovery_helps_servers_against_everything_but_a_taken_account() {
    let servers = json!({ "id": "orders", "kind": "on_prem_servers", "site": "office", "size_gib": 400, "change_gib_per_day": 20 });
    let recovery = json!([{ "component": "orders", "strategy": "elastic_disaster_recovery", "site": "recovery" }]);
    let cases: &[Case] = &[
        ("instance_failure", "orders", PLAIN, Helps),
        ("data_center_outage", "office", PLAIN, Helps),
        ("data_center_outage", "office", |it| it["destroys_data"] = json!(true), Helps),
        ("accidental_deletion", "orders", PLAIN, Partly),
        ("bad_deployment", "orders", |it| it["damages_data"] = json!(true), Partly),
        ("silent_corruption", "orders", |it| it["noticed_after_minutes"] = json!(2_000), Partly),
        // Its own snapshots reach back a week.
        (
            "silent_corruption",
            "orders",
            |it| {
                it["at"] = json!("2026-11-02T06:00:00Z");
                it["noticed_after_minutes"] = json!(10_080);
            },
            No,
        ),
        ("ransomware", "orders", PLAIN, Partly),
        ("ransomware", "orders", |it| it["stolen_credentials"] = json!(true), No),
    ];
    for (kind, target, extra, expected) in cases {
        let found = one(
            servers.clone(),
            kind,
            target,
            *extra,
            RecoveryOption::LaunchFromDrs,
            recovery.clone(),
        );
        assert_eq!(found, *expected, "{kind}");
    }
}

/// An incident, its target, fields beyond those, and the answers for replication within the Region, for
/// replication into another Region, and for code.
type ServerCase = (&'static str, &'static str, fn(&mut Value), [Help; 3]);

#[test]
fn servers_on_ec2_come_back_from_copies_of_their_disks_and_not_from_code() {
    let server = json!({ "id": "orders", "kind": "ec2_fleet", "site": "primary", "size_gib": 400, "change_gib_per_day": 20 });
    let drs = |site: &str| json!([{ "component": "orders", "strategy": "elastic_disaster_recovery", "site": site }]);
    let cases: &[ServerCase] = &[
        ("instance_failure", "orders", PLAIN, [Helps, Helps, No]),
        ("accidental_deletion", "orders", PLAIN, [Partly, Partly, No]),
        ("ransomware", "orders", |it| it["stolen_credentials"] = json!(true), [No, No, No]),
        ("bad_deployment", "orders", |it| it["damages_data"] = json!(true), [Partly, Partly, No]),
        (
            "silent_corruption",
            "orders",
            |it| it["noticed_after_minutes"] = json!(2_000),
            [Partly, Partly, No],
        ),
        ("zone_outage", "primary", PLAIN, [Helps, Helps, No]),
        ("region_outage", "primary", PLAIN, [No, Helps, No]),
    ];
    for (kind, target, extra, [at_home, elsewhere, code]) in cases {
        let by_drs = RecoveryOption::LaunchFromDrs;
        let found = one(server.clone(), kind, target, *extra, by_drs, drs("primary"));
        assert_eq!(found, *at_home, "{kind}, replicated within the Region");
        let found = one(server.clone(), kind, target, *extra, by_drs, drs("recovery"));
        assert_eq!(found, *elsewhere, "{kind}, replicated into another Region");
        let by_code = RecoveryOption::RebuildFromCode;
        let found = one(server.clone(), kind, target, *extra, by_code, json!([]));
        assert_eq!(found, *code, "{kind}, from code");
    }
}
