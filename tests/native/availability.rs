//! What AWS offers in which Region: the table, and what stands on it.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::catalog::availability::{Feature, GAPS, Regions, Route, Scope, gap, is_audited};
use tabletop::catalog::source::Confidence;
use tabletop::catalog::{ComponentKind, ComponentVariant, REGIONS, Support, region};
use tabletop::compliance::{Control, ControlStatus, Parameters, compliance};
use tabletop::engine::Run;
use tabletop::units::Instant;

use crate::support;

#[test]
fn every_gap_names_regions_that_exist_and_its_page() {
    for row in GAPS {
        assert!(row.source.url.starts_with("https://docs.aws.amazon.com/"), "{row:?}");
        assert_eq!(row.source.confidence, Confidence::Official, "{row:?}");
        assert!(row.support != Support::Yes, "{row:?} is no gap");
        for code in row.regions.codes() {
            let found = region(code);
            assert!(found.is_some(), "{row:?} names {code}, which is no Region");
            if matches!(row.regions, Regions::OptInExcept(_)) {
                assert!(found.is_some_and(|it| it.is_opt_in), "{code} needs no opt-in: {row:?}");
            }
        }
        let concerned = REGIONS.iter().filter(|it| row.regions.contain(it.code)).count();
        assert!(concerned > 0 && concerned < REGIONS.len(), "{row:?}");
        if let Scope::Variant(kind, variant) = row.scope {
            assert!(kind.spec().variants.iter().any(|it| it.variant == variant), "{row:?}");
        }
    }
}

#[test]
fn backups_are_offered_where_the_page_ticks_them() {
    use ComponentKind as Kind;
    let is_missing = |kind, variant, code| gap(Feature::Backup, kind, variant, code).is_some();
    for (kind, variant, missing, offered) in [
        (Kind::VmwareVm, ComponentVariant::Standard, "eu-south-2", "eu-south-1"),
        (Kind::DocumentdbCluster, ComponentVariant::Standard, "us-west-1", "eu-central-2"),
        (Kind::NeptuneCluster, ComponentVariant::Standard, "ap-south-2", "ap-southeast-5"),
        (Kind::FsxFileSystem, ComponentVariant::Standard, "ap-southeast-6", "ap-southeast-4"),
        (Kind::FsxFileSystem, ComponentVariant::OpenZfs, "ap-southeast-4", "ap-southeast-2"),
        (Kind::RdsInstance, ComponentVariant::MultiAzCluster, "us-west-1", "us-west-2"),
        (Kind::RedshiftCluster, ComponentVariant::Serverless, "me-south-1", "me-central-1"),
    ] {
        assert!(is_missing(kind, variant, missing), "{kind:?} in {missing}");
        assert!(!is_missing(kind, variant, offered), "{kind:?} in {offered}");
    }
    // A single instance is not a Multi-AZ DB cluster.
    assert!(!is_missing(Kind::RdsInstance, ComponentVariant::Standard, "us-west-1"));
    let without = |kind: ComponentKind| {
        REGIONS.iter().filter(|it| is_missing(kind, ComponentVariant::Standard, it.code)).count()
    };
    assert_eq!(without(Kind::VmwareVm), 13);
    for everywhere in [Kind::EbsVolume, Kind::S3Bucket, Kind::AuroraCluster, Kind::EfsFileSystem] {
        assert_eq!(without(everywhere), 0, "{everywhere:?}");
    }
}

#[test]
fn services_are_offered_where_their_pages_list_them() {
    use ComponentKind as Kind;
    let is_missing = |kind, variant, code| gap(Feature::Service, kind, variant, code).is_some();
    // AWS Backup has no row for Neptune in Hyderabad, but Neptune is there.
    assert!(!is_missing(Kind::NeptuneCluster, ComponentVariant::Standard, "ap-south-2"));
    assert!(is_missing(Kind::NeptuneCluster, ComponentVariant::Standard, "eu-south-1"));
    assert!(is_missing(Kind::RedshiftCluster, ComponentVariant::Serverless, "me-south-1"));
    assert!(!is_missing(Kind::RedshiftCluster, ComponentVariant::Serverless, "ca-west-1"));
    assert!(!is_missing(Kind::RedshiftCluster, ComponentVariant::Standard, "me-south-1"));
    assert!(is_missing(Kind::RdsInstance, ComponentVariant::MultiAzCluster, "us-west-1"));
    assert!(!is_missing(Kind::RdsInstance, ComponentVariant::MultiAzCluster, "mx-central-1"));
    assert!(!is_missing(Kind::RdsInstance, ComponentVariant::Standard, "us-west-1"));
}

#[test]
fn copies_depend_on_the_kind_and_on_both_regions() {
    use ComponentKind as Kind;
    let is_copied = |kind, variant, from, to, to_another_account, into_air_gapped| {
        let route = Route { from, to, to_another_account, into_air_gapped };
        route.gap(kind, variant).is_none()
    };
    let plain = ComponentVariant::Standard;
    // DocumentDB is copied into and out of Regions that accounts opt in to.
    assert!(is_copied(Kind::DocumentdbCluster, plain, "us-east-1", "eu-central-2", true, false));
    // Neptune: to another Region in six opt-in Regions, to another account in none.
    assert!(is_copied(Kind::NeptuneCluster, plain, "us-east-1", "il-central-1", false, false));
    assert!(!is_copied(Kind::NeptuneCluster, plain, "us-east-1", "eu-central-2", false, false));
    assert!(!is_copied(Kind::NeptuneCluster, plain, "eu-central-2", "us-east-1", false, false));
    assert!(!is_copied(Kind::NeptuneCluster, plain, "af-south-1", "af-south-1", true, false));
    assert!(is_copied(Kind::NeptuneCluster, plain, "us-east-1", "us-west-2", true, false));
    // FSx: not across Regions in the Middle East, but to another account there.
    assert!(!is_copied(Kind::FsxFileSystem, plain, "me-south-1", "eu-west-1", false, false));
    assert!(is_copied(Kind::FsxFileSystem, plain, "me-south-1", "me-south-1", true, false));
    assert!(is_copied(
        Kind::FsxFileSystem,
        ComponentVariant::Ontap,
        "us-east-1",
        "eu-west-1",
        true,
        false
    ));
    // Air-gapped vaults of some Regions take nothing from elsewhere, and what is in their own place.
    assert!(!is_copied(Kind::EfsFileSystem, plain, "us-east-1", "ca-west-1", false, true));
    assert!(is_copied(Kind::EfsFileSystem, plain, "ca-west-1", "ca-west-1", false, true));
    assert!(is_copied(Kind::EfsFileSystem, plain, "us-east-1", "ca-west-1", false, false));
}

#[test]
fn audit_manager_leaves_out_four_kinds_and_seven_regions() {
    let standard: Vec<&str> = ComponentKind::ALL
        .iter()
        .filter(|kind| is_audited(**kind, ComponentVariant::Standard, "us-east-1"))
        .map(|kind| kind.key())
        .collect();
    assert_eq!(
        standard,
        [
            "ec2_fleet",
            "rds_instance",
            "aurora_cluster",
            "dynamodb_table",
            "s3_bucket",
            "efs_file_system",
            "fsx_file_system",
            "ebs_volume",
            "storage_gateway_volume",
            "vmware_vm"
        ]
    );
    assert!(is_audited(ComponentKind::FsxFileSystem, ComponentVariant::Ontap, "us-east-1"));
    assert!(!is_audited(ComponentKind::FsxFileSystem, ComponentVariant::OpenZfs, "us-east-1"));
    assert!(!is_audited(ComponentKind::RedshiftCluster, ComponentVariant::Serverless, "us-east-1"));
    assert!(!is_audited(ComponentKind::RdsInstance, ComponentVariant::MultiAzCluster, "us-west-1"));
    assert!(is_audited(ComponentKind::RdsInstance, ComponentVariant::MultiAzCluster, "us-west-2"));
    let without: Vec<&str> = REGIONS
        .iter()
        .map(|it| it.code)
        .filter(|code| !is_audited(ComponentKind::EfsFileSystem, ComponentVariant::Standard, code))
        .collect();
    assert_eq!(
        without,
        [
            "ap-east-2",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-west-1",
            "il-central-1",
            "mx-central-1"
        ]
    );
}

/// A component under a daily plan in a Region, with a copy to another.
fn design(component: Value, region: &str, far: &str) -> Run {
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [
            { "id": "here", "kind": "region", "region": region },
            { "id": "far", "kind": "region", "region": far },
            { "id": "office", "kind": "data_center" }
        ],
        "components": [component],
        "vaults": [{ "id": "main", "site": "here" }, { "id": "far", "site": "far" }],
        "plans": [{
            "name": "plan",
            "rules": [{
                "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 35,
                "copies": [{ "vault": "far" }]
            }],
            "selection": { "components": ["it"] }
        }]
    });
    let (scenario, _) = tabletop::model::file::read_leniently(&document.to_string());
    Run::new(Arc::new(scenario.expect("it can be read")))
}

fn noon() -> Instant {
    Instant::parse("2026-11-05T12:00:00Z").expect("a time")
}

#[test]
fn controls_do_not_apply_where_audit_manager_does_not_evaluate() {
    let of = |kind: &str, more: Value, site: &str| {
        let mut component = json!({ "id": "it", "kind": kind, "site": site, "size_gib": 10 });
        let fields = more.as_object().expect("fields").clone();
        component.as_object_mut().expect("an object").extend(fields);
        component
    };
    for (component, region) in [
        (of("documentdb_cluster", json!({}), "here"), "us-east-1"),
        (of("neptune_cluster", json!({}), "here"), "us-east-1"),
        (of("redshift_cluster", json!({ "serverless": true }), "here"), "us-east-1"),
        (of("redshift_cluster", json!({}), "here"), "us-east-1"),
        (of("fsx_file_system", json!({ "file_system": "openzfs" }), "here"), "us-east-1"),
        (of("efs_file_system", json!({}), "here"), "il-central-1"),
        (of("vmware_vm", json!({}), "office"), "ca-west-1"),
    ] {
        let report = compliance(
            &design(component.clone(), region, "us-west-2"),
            noon(),
            &Parameters::default(),
        );
        for (control, status) in &report.rows[0].answers {
            let ControlStatus::NotApplicable { why } = status else {
                panic!("{control:?} of {component} in {region}: {status:?}")
            };
            assert!(why.contains("Audit Manager does not evaluate"), "{why}");
        }
        assert_eq!(report.total.applicable, 0, "{component}");
    }
    let asked = compliance(
        &design(of("efs_file_system", json!({}), "here"), "us-east-1", "us-west-2"),
        noon(),
        &Parameters::default(),
    );
    let in_a_plan = asked.rows[0].answers.iter().find(|(it, _)| *it == Control::InAPlan);
    assert_eq!(in_a_plan.map(|(_, status)| status), Some(&ControlStatus::Compliant));
}

/// How many vaults hold a point of the component.
fn vaults_of(run: &Run) -> Vec<String> {
    let site_lost = run.held_at(noon());
    site_lost[0].newest.iter().map(|it| it.vault.to_string()).collect()
}

#[test]
fn no_points_are_made_where_aws_backup_does_not_back_up() {
    let neptune = json!({ "id": "it", "kind": "neptune_cluster", "site": "here", "size_gib": 10 });
    assert_eq!(vaults_of(&design(neptune.clone(), "us-east-1", "us-west-2")).len(), 1);
    assert_eq!(vaults_of(&design(neptune, "ap-south-2", "us-west-2")).len(), 0);
    // A virtual machine stands in a data center: the Region of its vault counts.
    let machine = json!({ "id": "it", "kind": "vmware_vm", "site": "office", "size_gib": 10 });
    assert_eq!(vaults_of(&design(machine.clone(), "eu-west-1", "us-west-2")).len(), 1);
    assert_eq!(vaults_of(&design(machine, "eu-south-2", "us-west-2")).len(), 0);
}

/// The data lost when the first Region goes out for three days, in seconds.
fn lost_with_the_region(component: Value, from: &str, to: &str) -> Option<i64> {
    let document = json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 14 },
        "sites": [
            { "id": "here", "kind": "region", "region": from },
            { "id": "far", "kind": "region", "region": to }
        ],
        "components": [component],
        "vaults": [{ "id": "main", "site": "here" }, { "id": "far", "site": "far" }],
        "plans": [{
            "name": "plan",
            "rules": [{
                "name": "rule", "vault": "main", "schedule": "cron(0 5 * * ? *)", "delete_after_days": 35,
                "copies": [{ "vault": "far" }]
            }],
            "selection": { "components": ["it"] }
        }],
        "recovery": [{ "component": "it", "strategy": "backup_and_restore", "site": "far" }],
        "incidents": [{
            "id": "out", "kind": "region_outage", "target": "here", "at": "2026-11-05T12:00:00Z",
            "lasts_minutes": 4_320
        }]
    });
    let run = Run::new(Arc::new(support::scenario(&document)));
    run.outcome.impacts().next().and_then(|(_, it)| it.data_lost).map(|it| it.as_seconds())
}

#[test]
fn the_engine_copies_what_the_table_lets_through() {
    let documents = json!({
        "id": "it", "kind": "documentdb_cluster", "site": "here", "size_gib": 10, "change_gib_per_day": 1,
        "rpo_minutes": 1_440, "rto_minutes": 600
    });
    // Restored from the copy in a Region that accounts opt in to: what was written since 05:00 is lost.
    assert_eq!(lost_with_the_region(documents, "us-east-1", "eu-central-2"), Some(7 * 3_600));
}
