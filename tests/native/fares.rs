//! How a component of each kind fares when a machine fails, a zone or the Region goes down, or its data is
//! deleted, and nothing but its own settings helps. Written by hand from what the services say.

use serde_json::{Value, json};
use tabletop::catalog::{ComponentKind, RecoveryOption};
use tabletop::engine::Outcome;
use tabletop::units::Span;

use crate::support;

/// How the component fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fare {
    /// The incident does not reach it.
    NotHit,
    /// It goes on without a break, and nothing is lost.
    Serves,
    /// The service brings it back after so many seconds, and nothing is lost.
    Heals(i64),
    /// People bring it back, and nothing is lost.
    ByPeople,
    /// It is down until its place returns, and nothing is lost.
    Waits,
    /// Its data is gone, and nothing brings it back.
    Lost,
    /// A recovery point or a log brings it back.
    Restored,
}
use Fare::{ByPeople, Heals, Lost, NotHit, Restored, Serves, Waits};

/// A kind with its settings: what a failed machine, the outage of its zone, a deletion and the outage of its
/// Region do to it.
type Row = (&'static str, Value, [Fare; 4]);

fn rows() -> Vec<Row> {
    let absorbed = [Serves, NotHit, Lost, Waits];
    let code = [Serves, NotHit, ByPeople, Waits];
    let everywhere = [Serves, NotHit, ByPeople, NotHit];
    let machine = [Lost, NotHit, Lost, NotHit];
    vec![
        ("ec2_fleet", json!({}), [Heals(600), ByPeople, ByPeople, Waits]),
        ("ec2_fleet", json!({ "holds_data": true }), [Heals(600), Waits, Lost, Waits]),
        ("ec2_fleet", json!({ "change_gib_per_day": 5 }), [Heals(600), Waits, Lost, Waits]),
        ("ec2_fleet", json!({ "rpo_minutes": 60 }), [Heals(600), Waits, Lost, Waits]),
        (
            "ec2_fleet",
            json!({ "objectives": [{ "disruption": "zone", "rpo_minutes": 5 }] }),
            [Heals(600), Waits, Lost, Waits],
        ),
        (
            "ec2_fleet",
            json!({ "rpo_minutes": 60, "holds_data": false }),
            [Heals(600), ByPeople, ByPeople, Waits],
        ),
        (
            "ec2_fleet",
            json!({ "holds_data": true, "auto_scaling": true, "zones": 2 }),
            [Lost, Waits, Lost, Waits],
        ),
        ("ec2_fleet", json!({ "instances": 4, "zones": 2 }), [Serves, Serves, ByPeople, Waits]),
        (
            "ec2_fleet",
            json!({ "instances": 4, "zones": 2, "holds_data": true }),
            [Serves, Serves, Lost, Waits],
        ),
        (
            "ec2_fleet",
            json!({ "auto_scaling": true, "zones": 2 }),
            [Heals(420), Heals(420), ByPeople, Waits],
        ),
        ("rds_instance", json!({}), [Heals(600), Waits, Lost, Waits]),
        ("rds_instance", json!({ "multi_az": true }), [Heals(90), Heals(90), Lost, Waits]),
        // A Multi-AZ DB cluster always has automated backups.
        (
            "rds_instance",
            json!({ "multi_az_cluster": true }),
            [Heals(35), Heals(35), Restored, Waits],
        ),
        // What the kind does not have does nothing.
        (
            "rds_instance",
            json!({ "auto_scaling": true, "instances": 4, "zones": 2, "readers": 2 }),
            [Heals(600), Waits, Lost, Waits],
        ),
        ("aurora_cluster", json!({}), [Heals(600), ByPeople, Restored, Waits]),
        ("aurora_cluster", json!({ "readers": 1 }), [Heals(60), Heals(60), Restored, Waits]),
        ("aurora_cluster", json!({ "multi_az": true }), [Heals(600), ByPeople, Restored, Waits]),
        ("neptune_cluster", json!({}), [Heals(600), ByPeople, Restored, Waits]),
        ("neptune_cluster", json!({ "readers": 1 }), [Heals(120), Heals(120), Restored, Waits]),
        ("documentdb_cluster", json!({}), [Heals(600), ByPeople, Restored, Waits]),
        ("documentdb_cluster", json!({ "readers": 2 }), [Heals(30), Heals(30), Restored, Waits]),
        ("dynamodb_table", json!({}), absorbed),
        ("s3_bucket", json!({}), absorbed),
        ("efs_file_system", json!({}), absorbed),
        ("storage_gateway_volume", json!({}), absorbed),
        // A volume is on several servers of one zone.
        ("ebs_volume", json!({}), [Serves, Waits, Lost, Waits]),
        ("fsx_file_system", json!({}), [Heals(1_200), Waits, Lost, Waits]),
        ("fsx_file_system", json!({ "multi_az": true }), [Heals(30), Heals(30), Lost, Waits]),
        (
            "fsx_file_system",
            json!({ "multi_az": true, "file_system": "lustre" }),
            [Heals(1_200), Waits, Lost, Waits],
        ),
        ("redshift_cluster", json!({}), [Heals(600), Heals(900), Lost, Waits]),
        ("redshift_cluster", json!({ "serverless": true }), [Heals(600), Heals(900), Lost, Waits]),
        // Serverless has no Multi-AZ deployment to choose.
        (
            "redshift_cluster",
            json!({ "serverless": true, "multi_az": true }),
            [Heals(600), Heals(900), Lost, Waits],
        ),
        ("redshift_cluster", json!({ "multi_az": true }), [Heals(60), Heals(60), Lost, Waits]),
        ("redshift_cluster", json!({ "nodes": 1 }), [Lost, Waits, Lost, Waits]),
        ("elasticache_cluster", json!({}), [Heals(360), ByPeople, ByPeople, Waits]),
        ("elasticache_cluster", json!({ "holds_data": true }), [Lost, Waits, Lost, Waits]),
        (
            "elasticache_cluster",
            json!({ "holds_data": true, "readers": 1 }),
            [Heals(360), Waits, Lost, Waits],
        ),
        // Multi-AZ takes a replica, whether the design counts one or not.
        (
            "elasticache_cluster",
            json!({ "holds_data": true, "multi_az": true }),
            [Heals(60), Heals(60), Lost, Waits],
        ),
        (
            "elasticache_cluster",
            json!({ "holds_data": true, "automated_backup_days": 2 }),
            [Restored, Restored, Restored, Waits],
        ),
        ("lambda_function", json!({}), code),
        ("api_gateway", json!({}), code),
        ("load_balancer", json!({}), code),
        ("cloudfront_distribution", json!({}), everywhere),
        ("route53_zone", json!({}), everywhere),
        ("vmware_vm", json!({ "site": "office" }), machine),
        ("on_prem_servers", json!({ "site": "office" }), machine),
        (
            "on_prem_servers",
            json!({ "site": "office", "servers": 3 }),
            [Serves, NotHit, Lost, NotHit],
        ),
        // What its user says of it is all that is known.
        ("other", json!({}), [ByPeople, ByPeople, ByPeople, Waits]),
        ("other", json!({ "holds_data": true }), [Lost, Waits, Lost, Waits]),
        (
            "other",
            json!({ "holds_data": true, "multi_az": true }),
            [Heals(60), Heals(60), Lost, Waits],
        ),
        (
            "other",
            json!({ "holds_data": true, "automated_backup_days": 2 }),
            [Restored, Restored, Restored, Waits],
        ),
    ]
}

fn outcome(kind: &str, settings: &Value, incidents: Value) -> Outcome {
    let mut document = support::base();
    let mut component = json!({ "id": "it", "kind": kind, "site": "primary", "size_gib": 100 });
    let fields = component.as_object_mut().expect("an object");
    fields.extend(settings.as_object().expect("settings").clone());
    let sites = document["sites"].as_array_mut().expect("a list");
    sites.push(json!({ "id": "office", "kind": "data_center" }));
    document["components"] = json!([component]);
    document["plans"] = json!([]);
    document["recovery"] = json!([]);
    document["journeys"] = json!([]);
    document["incidents"] = incidents;
    support::simulate(&document)
}

/// An incident of four hours, where it lasts.
fn incident(kind: &str, target: &str) -> Value {
    let mut incident =
        json!({ "id": "x", "kind": kind, "target": target, "at": "2026-11-04T14:30:00Z" });
    if kind.ends_with("outage") {
        incident["lasts_minutes"] = json!(240);
    }
    incident
}

fn fare(outcome: &Outcome) -> Fare {
    let Some(impact) = outcome.incidents.last().and_then(|it| it.impacts.first()) else {
        return NotHit;
    };
    let Some(taken) = impact.taken.as_ref().filter(|_| !impact.lost_for_good) else {
        return Lost;
    };
    let loses = impact.data_lost != Some(Span::ZERO);
    match taken.option {
        RecoveryOption::SelfHeal if impact.down == Span::ZERO => Serves,
        RecoveryOption::SelfHeal => Heals(impact.down.as_seconds()),
        RecoveryOption::WaitForSite => Waits,
        RecoveryOption::RebuildFromCode if !loses => ByPeople,
        _ => Restored,
    }
}

#[test]
fn each_kind_fares_as_its_service_says_when_nothing_protects_it() {
    let mut faults = Vec::new();
    for (kind, settings, expected) in rows() {
        let incidents = [
            ("instance_failure", "it"),
            ("zone_outage", "primary"),
            ("accidental_deletion", "it"),
            ("region_outage", "primary"),
        ];
        for ((incident_kind, target), expected) in incidents.into_iter().zip(expected) {
            let outcome = outcome(kind, &settings, json!([incident(incident_kind, target)]));
            let found = fare(&outcome);
            if found != expected {
                faults.push(format!(
                    "{incident_kind} of {kind} {settings}: {found:?}, expected {expected:?}"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_kind_has_a_row() {
    let rows = rows();
    for kind in ComponentKind::ALL {
        assert!(rows.iter().any(|(it, _, _)| *it == kind.key()), "{}", kind.key());
    }
}

/// Outages of zones, one after the other with an hour between, each of a day.
fn zones(order: &[u32]) -> Value {
    let outages = order.iter().zip(0..).map(|(zone, at)| {
        json!({
            "id": format!("z{zone}"), "kind": "zone_outage", "target": "primary", "zone": zone,
            "at": format!("2026-11-04T{:02}:00:00Z", 10 + at), "lasts_minutes": 1_440
        })
    });
    outages.collect()
}

fn back_at(outcome: &Outcome) -> Option<tabletop::units::Instant> {
    let impacts = outcome.incidents.iter().flat_map(|it| &it.impacts);
    impacts.filter(|it| it.down > Span::ZERO).filter_map(|it| it.back_at).max()
}

/// Which copy serves first decides who fails over, and nothing else: the second of two outages takes what
/// is left.
#[test]
fn the_order_of_two_zone_outages_decides_nothing_but_who_fails_over() {
    for (kind, settings) in [
        ("rds_instance", json!({ "multi_az": true })),
        ("fsx_file_system", json!({ "multi_az": true })),
        ("redshift_cluster", json!({ "multi_az": true })),
    ] {
        let one = outcome(kind, &settings, zones(&[1, 2]));
        let other = outcome(kind, &settings, zones(&[2, 1]));
        let returns = tabletop::units::Instant::parse("2026-11-05T11:00:00Z").ok();
        assert_eq!(back_at(&one), returns, "{kind}");
        assert_eq!(back_at(&other), returns, "{kind}");
        assert_eq!(fare(&one), Waits, "{kind}");
        assert_eq!(fare(&other), Waits, "{kind}");
    }
    // A third copy or a reader in a third zone goes on.
    for (kind, settings) in [
        ("rds_instance", json!({ "multi_az_cluster": true })),
        ("aurora_cluster", json!({ "readers": 2 })),
    ] {
        for order in [[1, 2], [2, 1]] {
            let outcome = outcome(kind, &settings, zones(&order));
            let last = outcome.incidents.last().and_then(|it| it.impacts.first());
            assert!(last.is_none_or(|it| it.down < Span::minutes(2)), "{kind} {order:?}");
        }
    }
}

/// A component that failed over lives in the other zone: a second outage of the first one spares it.
#[test]
fn a_component_that_failed_over_is_in_the_other_zone() {
    for (kind, settings) in [
        ("rds_instance", json!({ "multi_az": true })),
        ("aurora_cluster", json!({ "readers": 1 })),
        ("ec2_fleet", json!({ "auto_scaling": true, "zones": 2 })),
        ("redshift_cluster", json!({})),
    ] {
        let again = |zone: u32, day: u32| {
            json!({
                "id": format!("d{day}"), "kind": "zone_outage", "target": "primary", "zone": zone,
                "at": format!("2026-11-{day:02}T10:00:00Z"), "lasts_minutes": 60
            })
        };
        let spared = outcome(kind, &settings, json!([again(1, 3), again(1, 4)]));
        assert_eq!(fare(&spared), NotHit, "{kind}");
        let hit = outcome(kind, &settings, json!([again(1, 3), again(2, 4)]));
        assert_ne!(fare(&hit), NotHit, "{kind}");
    }
}

/// A zone that its Region does not have takes nothing down, and the last one takes the rest down.
#[test]
fn services_spread_over_zones_are_down_when_every_zone_of_their_region_is() {
    for kind in [
        "s3_bucket",
        "dynamodb_table",
        "efs_file_system",
        "lambda_function",
        "api_gateway",
        "load_balancer",
        "storage_gateway_volume",
        "aurora_cluster",
        "neptune_cluster",
        "documentdb_cluster",
    ] {
        // us-east-1 has six.
        let five = outcome(kind, &json!({ "zone": 6, "readers": 5 }), zones(&[1, 2, 3, 4, 5]));
        assert_eq!(fare(&five), Serves, "{kind}");
        let all = outcome(kind, &json!({ "zone": 6, "readers": 5 }), zones(&[1, 2, 3, 4, 5, 6]));
        assert_eq!(fare(&all), Waits, "{kind}");
        assert_eq!(all.incidents.last().map(|it| it.impacts.len()), Some(1), "{kind}");
    }
    let global = outcome("cloudfront_distribution", &json!({}), zones(&[1, 2, 3, 4, 5, 6]));
    assert_eq!(fare(&global), NotHit);
}

/// What recovers and waits in a Region that is down does not serve because a machine or zone there fails
/// and would heal.
#[test]
fn a_failure_within_an_outage_does_not_end_it() {
    let outage = json!({
        "id": "region", "kind": "region_outage", "target": "primary", "at": "2026-11-04T10:00:00Z",
        "lasts_minutes": 720
    });
    for (kind, settings) in [
        ("rds_instance", json!({ "multi_az": true })),
        ("rds_instance", json!({})),
        ("aurora_cluster", json!({ "readers": 1 })),
        ("ec2_fleet", json!({ "holds_data": true })),
        ("s3_bucket", json!({})),
    ] {
        for (inner, target) in [("instance_failure", "it"), ("zone_outage", "primary")] {
            let outcome = outcome(kind, &settings, json!([outage, incident(inner, target)]));
            let impact = outcome.incidents[0].impacts.first().expect("it is hit");
            assert_eq!(impact.down, Span::hours(12), "{inner} of {kind} {settings}");
        }
    }
}
