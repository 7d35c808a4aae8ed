//! What holds data and what protects it: designs with a gap, and designs without.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, read, with};

/// The base with another component in the place of its first, and the plan over it or over nothing.
fn first(component: Value, covered: bool) -> Value {
    let covers = if covered { json!(["orders"]) } else { json!(["files"]) };
    with(base(), &[("/components/0", component), ("/plans/0/selection/components", covers)])
}

fn fleet(fields: Value) -> Value {
    let mut fleet = json!({ "id": "orders", "kind": "ec2_fleet", "site": "primary" });
    let all = fleet.as_object_mut().expect("an object");
    all.extend(fields.as_object().expect("fields").clone());
    fleet
}

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let file_system = json!({
        "id": "orders", "kind": "fsx_file_system", "site": "primary", "file_system": "lustre", "multi_az": true
    });
    let warehouse = json!({
        "id": "orders", "kind": "redshift_cluster", "site": "primary", "nodes": 1, "multi_az": true
    });
    vec![
        case(It::FleetSaysNothing, first(fleet(json!({ "size_gib": 50 })), true), "/components/0"),
        case(
            It::AutoScalingStartsEmpty,
            first(fleet(json!({ "holds_data": true, "auto_scaling": true })), true),
            "/components/0/auto_scaling",
        ),
        case(It::LustreHasOneZone, first(file_system, true), "/components/0/multi_az"),
        case(It::SingleNodeHasOneZone, first(warehouse, true), "/components/0/multi_az"),
        case(
            It::SettingRuledOut,
            first(
                json!({
                    "id": "orders", "kind": "redshift_cluster", "site": "primary", "serverless": true, "nodes": 3
                }),
                true,
            ),
            "/components/0/nodes",
        ),
        case(
            It::SettingRuledOut,
            first(
                json!({
                    "id": "orders", "kind": "rds_instance", "site": "primary",
                    "multi_az_cluster": true, "multi_az": true, "automated_backup_days": 7
                }),
                true,
            ),
            "/components/0/multi_az",
        ),
        case(
            It::SettingRuledOut,
            first(fleet(json!({ "zones": 2, "instances": 2, "zone": 2, "rpo_minutes": 60 })), true),
            "/components/0/zone",
        ),
    ]
}

#[test]
fn a_zone_that_the_region_does_not_have_is_refused() {
    for (region, zone, allowed) in [
        ("us-east-1", 6, true),
        ("us-west-2", 4, true),
        ("us-west-2", 5, false),
        ("me-central-1", 3, true),
        ("me-central-1", 4, false),
    ] {
        let outage = json!({
            "id": "zone", "kind": "zone_outage", "target": "primary", "at": "2026-11-05T14:00:00Z", "zone": zone
        });
        let document = with(
            base(),
            &[
                ("/sites/0/region", json!(region)),
                ("/incidents", json!([outage])),
                ("/components/0/zone", json!(zone)),
            ],
        );
        let (_, findings) = read(&document);
        for path in ["/incidents/0/zone", "/components/0/zone"] {
            let is_refused = findings.iter().any(|it| it.pointer == path);
            assert_eq!(is_refused, !allowed, "zone {zone} of {region} at {path}");
        }
    }
}

#[test]
fn elastic_disaster_recovery_within_a_region_is_not_called_useless() {
    let entry = |strategy: &str| {
        let entry = json!({ "component": "orders", "strategy": strategy, "site": "primary" });
        let server = fleet(json!({ "change_gib_per_day": 2 }));
        with(first(server, false), &[("/recovery", json!([entry]))])
    };
    let says = |strategy: &str| {
        let (_, findings) = read(&entry(strategy));
        findings.iter().any(|it| it.check == Some(CheckKind::StrategyAtHome))
    };
    assert!(!says("elastic_disaster_recovery"));
    assert!(says("warm_standby"));
}

#[test]
fn a_second_zone_is_a_setting_of_what_can_have_one() {
    for (kind, field, value, known) in [
        ("rds_instance", "multi_az", json!(true), true),
        ("fsx_file_system", "multi_az", json!(true), true),
        ("redshift_cluster", "multi_az", json!(true), true),
        ("redshift_cluster", "nodes", json!(4), true),
        ("aurora_cluster", "readers", json!(1), true),
        ("neptune_cluster", "readers", json!(1), true),
        ("documentdb_cluster", "readers", json!(1), true),
        ("aurora_cluster", "zone", json!(2), true),
        ("ec2_fleet", "holds_data", json!(true), true),
        ("aurora_cluster", "multi_az", json!(true), false),
        ("s3_bucket", "readers", json!(1), false),
        ("rds_instance", "nodes", json!(4), false),
        ("rds_instance", "holds_data", json!(true), false),
    ] {
        let mut component = json!({ "id": "orders", "kind": kind, "site": "primary" });
        component[field] = value;
        let (_, findings) = read(&first(component, true));
        let path = format!("/components/0/{field}");
        let is_ignored = findings
            .iter()
            .any(|it| it.pointer == path && it.message.contains("does not apply to"));
        assert_eq!(is_ignored, !known, "{field} of {kind}");
    }
}
