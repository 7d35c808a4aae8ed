//! How long things take and how far back services reach by themselves, asked of every kind of component.

use serde_json::{Value, json};
use tabletop::catalog::{Assumption, ComponentKind, RecoveryOption, Setting, Support};
use tabletop::engine::{Impact, PhaseKind};
use tabletop::model::check::CheckKind;
use tabletop::model::{Severity, file};
use tabletop::units::Span;

use crate::support;

/// One component whose data is deleted on the third day, with a daily plan or without one.
fn deleted(kind: ComponentKind, site: &str, fields: Value, has_plan: bool) -> Value {
    let mut component = json!({ "id": "part", "kind": kind.key(), "site": site, "size_gib": 100 });
    let fields = fields.as_object().expect("fields").clone();
    component.as_object_mut().expect("a component").extend(fields);
    let covered = if has_plan { json!(["part"]) } else { json!([]) };
    json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 7 },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1" },
            { "id": "office", "kind": "data_center", "link_mbps": 20 }
        ],
        "components": [component],
        "vaults": [{ "id": "main", "site": "primary" }],
        "plans": [{
            "name": "plan",
            "rules": [{ "name": "rule", "vault": "main", "schedule": "cron(0 5 ? * * *)", "delete_after_days": 30 }],
            "selection": { "components": covered }
        }],
        "incidents": [{
            "id": "drop", "kind": "accidental_deletion", "target": "part", "at": "2026-11-05T14:00:00Z"
        }]
    })
}

fn impact(document: &Value) -> Option<Impact> {
    // What cannot run at a site is refused, and simulated all the same: the engine takes any.
    let (scenario, _) = file::read_leniently(&document.to_string());
    let outcome = tabletop::engine::simulate(&scenario.expect("it can be read"));
    outcome.incidents.into_iter().next()?.impacts.into_iter().next()
}

fn length_of(impact: &Impact, wanted: PhaseKind) -> Option<Span> {
    let phases = &impact.taken.as_ref()?.phases;
    phases.iter().find(|it| it.phase == wanted).map(|it| it.length)
}

#[test]
fn a_service_whose_backups_cannot_be_switched_off_needs_no_plan() {
    let mut always = Vec::new();
    for kind in ComponentKind::ALL {
        let Some(own) = &kind.spec().own_backups else { continue };
        let name = kind.key();
        let holds_data = kind.spec().has(Setting::HoldsData);
        let plain = if holds_data { json!({ "holds_data": true }) } else { json!({}) };
        let document = deleted(*kind, "primary", plain, false);
        let plain = impact(&document).expect("it is hit");
        let variant = support::scenario(&document).components[0].variant();
        if own.least_days(variant) == 0 {
            assert!(plain.taken.is_none(), "{name} is protected unseen");
            continue;
        }
        always.push(name);
        let taken = plain.taken.as_ref().expect("it comes back");
        assert_eq!(taken.option, RecoveryOption::PointInTimeRestore, "{name}");
        for (days, is_refused) in [(0, true), (1, false), (35, false), (36, true)] {
            let fields = json!({ "automated_backup_days": days });
            let document = deleted(*kind, "primary", fields, false).to_string();
            let (_, findings) = file::read_leniently(&document);
            let found =
                findings.iter().find(|it| it.pointer == "/components/0/automated_backup_days");
            assert_eq!(found.is_some(), is_refused, "{name}: {days} days: {findings:?}");
            assert!(found.is_none_or(|it| it.severity == Severity::Error), "{name}");
        }
        let none = deleted(*kind, "primary", json!({ "automated_backup_days": 0 }), false);
        let (_, findings) = file::read_leniently(&none.to_string());
        let found = findings.iter().find(|it| it.check == Some(CheckKind::OwnBackupDays));
        assert_eq!(found.and_then(|it| it.source), Some(own.source), "{name}");
    }
    assert_eq!(always, ["aurora_cluster", "neptune_cluster", "documentdb_cluster"]);
}

#[test]
fn logs_are_replayed_where_there_are_logs() {
    for kind in ComponentKind::ALL {
        let spec = kind.spec();
        let mut document =
            deleted(*kind, "primary", json!({}), spec.capabilities.continuous == Support::Yes);
        document["plans"][0]["rules"][0]["continuous"] = json!(true);
        let settings = spec.settings;
        if settings.contains(&Setting::AutomatedBackupDays) {
            document["components"][0]["automated_backup_days"] = json!(7);
        }
        if settings.contains(&Setting::NativePitr) {
            document["components"][0]["native_pitr"] = json!(true);
        }
        if settings.contains(&Setting::Versioning) {
            document["components"][0]["versioning"] = json!(true);
            document["incidents"][0]["pins"] =
                json!([{ "component": "part", "option": "point_in_time_restore" }]);
        }
        let Some(impact) = impact(&document) else { continue };
        if impact.taken.as_ref().map(|it| it.option) != Some(RecoveryOption::PointInTimeRestore) {
            continue;
        }
        let expects = matches!(
            kind,
            ComponentKind::RdsInstance
                | ComponentKind::AuroraCluster
                | ComponentKind::NeptuneCluster
                | ComponentKind::DocumentdbCluster
        );
        let replayed = length_of(&impact, PhaseKind::Replay).is_some();
        assert_eq!(replayed, expects, "{}", kind.key());
        assert!(expects || ["dynamodb_table", "s3_bucket"].contains(&kind.key()), "{}", kind.key());
    }
}

#[test]
fn whatever_is_restored_in_a_data_center_crosses_its_link_without_a_copy_first() {
    // 20 Mbit/s carry 201.2 GiB a day: 100 GiB take 11 h 56 min, and a job has 5 min of overhead.
    let over_the_link = Span::minutes(720)..Span::minutes(721);
    for kind in [ComponentKind::VmwareVm, ComponentKind::StorageGatewayVolume] {
        let document = deleted(kind, "office", json!({}), true);
        let impact = impact(&document).expect("it is hit");
        let restored = length_of(&impact, PhaseKind::Restore).expect("it is restored");
        assert!(over_the_link.contains(&restored), "{}: {restored}", kind.key());
        let provisioned = length_of(&impact, PhaseKind::Provision);
        assert_eq!(provisioned, Some(Span::minutes(10)), "{}", kind.key());
    }
}

#[test]
fn an_assumption_of_older_documents_means_what_it_meant() {
    let mut document = deleted(ComponentKind::EfsFileSystem, "primary", json!({}), false);
    document["assumptions"] =
        json!({ "other_replica_lag_seconds": 90, "efs_replica_lag_seconds": 30 });
    let (scenario, findings) = file::read_leniently(&document.to_string());
    let scenario = scenario.expect("it can be read");
    assert!(findings.iter().all(|it| !it.pointer.starts_with("/assumptions")), "{findings:?}");
    let values = [
        (Assumption::EfsReplicaLagSeconds, 30.0),
        (Assumption::NeptuneReplicaLagSeconds, 90.0),
        (Assumption::DocumentdbReplicaLagSeconds, 90.0),
    ];
    for (assumption, value) in values {
        assert_eq!(scenario.assumption(assumption), Some(value), "{}", assumption.key());
    }
}

#[test]
fn numbers_that_aws_publishes_name_its_page() {
    for (assumption, value) in [
        (Assumption::ColdRetrievalMinutes, 240.0),
        (Assumption::EbsArchiveRetrievalMinutes, 4_320.0),
        (Assumption::DynamodbRestoreLeastMinutes, 20.0),
        (Assumption::EfsReplicaLagSeconds, 900.0),
        (Assumption::NeptuneReplicaLagSeconds, 1.0),
        (Assumption::DocumentdbReplicaLagSeconds, 1.0),
        (Assumption::AuroraPromoteMinutes, 3.0),
        (Assumption::DrsLatestPointWaitMinutes, 10.0),
    ] {
        let spec = assumption.spec();
        assert_eq!(spec.value, Some(value), "{}", spec.label);
        assert!(spec.source.url.starts_with("https://"), "{}", spec.label);
    }
    // What nobody publishes says so.
    for assumption in [Assumption::VolumeRestoreGibPerHour, Assumption::DrsLagSeconds] {
        assert!(assumption.spec().source.url.is_empty(), "{}", assumption.spec().label);
    }
}
