//! The tables of the catalog are complete, sourced and distinct.

use std::collections::BTreeSet;

use tabletop::catalog::source::Confidence;
use tabletop::catalog::{
    Assumption, ComponentKind, IncidentKind, REGIONS, RecoveryOption, Source, Strategy, Support,
};
use tabletop::units::{Instant, TIME_ZONES};

fn has_a_page(source: &Source) -> bool {
    let dated = Instant::parse(&format!("{}T00:00:00Z", source.checked_on)).is_ok();
    let addressed =
        source.url.starts_with("https://") || source.confidence == Confidence::Unverified;
    dated && addressed && !source.title.is_empty()
}

#[test]
fn every_component_kind_is_complete_and_sourced() {
    let mut names = BTreeSet::new();
    for kind in ComponentKind::ALL {
        let spec = kind.spec();
        assert!(names.insert(spec.name), "{} stands twice", spec.name);
        assert!(!spec.short.is_empty() && spec.short.len() <= 14, "{}: {}", spec.name, spec.short);
        assert!(!spec.facts.is_empty(), "{} has nothing worth knowing", spec.name);
        for fact in spec.facts {
            assert!(has_a_page(fact.source), "{}: {}", spec.name, fact.text);
            assert!(fact.text.ends_with('.'), "{}: {}", spec.name, fact.text);
        }
        for capabilities in
            std::iter::once(&spec.capabilities).chain(spec.variants.iter().map(|(_, it)| it))
        {
            assert!(has_a_page(capabilities.source), "{}", spec.name);
            if capabilities.backup != Support::Yes {
                assert!(!capabilities.copies(), "{} is copied but not backed up", spec.name);
            }
        }
        if spec.capabilities.continuous == Support::Yes {
            assert!(spec.continuous_lag_minutes.is_some(), "{} has no lag", spec.name);
        }
    }
}

#[test]
fn continuous_backup_exists_where_aws_has_it_and_nowhere_else() {
    // AWS Backup developer guide, point-in-time-recovery: S3, RDS instances, Aurora, SAP HANA on EC2.
    let continuous: Vec<&str> = ComponentKind::ALL
        .iter()
        .filter(|kind| kind.spec().capabilities.continuous == Support::Yes)
        .map(|kind| kind.key())
        .collect();
    assert_eq!(continuous, ["rds_instance", "aurora_cluster", "s3_bucket"]);
}

#[test]
fn every_assumption_lies_in_its_range_and_has_a_source() {
    let mut labels = BTreeSet::new();
    for assumption in Assumption::ALL {
        let spec = assumption.spec();
        assert!(labels.insert(spec.label), "{} stands twice", spec.label);
        assert!(has_a_page(spec.source), "{}", spec.label);
        assert!(spec.low < spec.high, "{}", spec.label);
        if let Some(value) = spec.value {
            assert!((spec.low..=spec.high).contains(&value), "{}", spec.label);
        }
    }
}

#[test]
fn no_two_incidents_do_the_same_to_the_same() {
    let mut rows = BTreeSet::new();
    for kind in IncidentKind::ALL {
        let spec = kind.spec();
        assert!(!spec.effects.is_empty() && !spec.spares.is_empty(), "{}", spec.name);
        assert!(
            rows.insert(format!("{:?} {:?}", spec.target, spec.effects)),
            "{} does what another does",
            spec.name
        );
    }
}

#[test]
fn strategies_and_options_are_told_apart() {
    let strategies: BTreeSet<&str> = Strategy::ALL.iter().map(|it| it.spec().name).collect();
    assert_eq!(strategies.len(), Strategy::ALL.len());
    assert!(Strategy::ALL.iter().all(|it| has_a_page(it.spec().source)));
    let options: BTreeSet<&str> = RecoveryOption::ALL.iter().map(|it| it.spec().name).collect();
    assert_eq!(options.len(), RecoveryOption::ALL.len());
}

#[test]
fn every_region_has_a_time_zone_that_schedules_know() {
    let codes: BTreeSet<&str> = REGIONS.iter().map(|region| region.code).collect();
    assert_eq!(codes.len(), REGIONS.len());
    for region in REGIONS {
        assert!(TIME_ZONES.contains(&region.time_zone), "{}: {}", region.code, region.time_zone);
    }
}
