//! The tables of the catalog are complete, sourced and distinct.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tabletop::catalog::prices::price_item;
use tabletop::catalog::source::Confidence;
use tabletop::catalog::{
    Assumption, Capabilities, Charge, Cold, ComponentKind, ComponentSpec, Effect, IncidentKind,
    OwnCharge, PriceKey, REGIONS, RecoveryOption, ReplicaWrites, RunningCharge, RunningItem,
    Setting, Source, Strategy, Substance, Support,
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
        for word in spec.synonyms {
            assert_eq!(*word, word.trim().to_lowercase(), "{}", spec.name);
        }
        assert!(!spec.short.is_empty() && spec.short.len() <= 14, "{}: {}", spec.name, spec.short);
        assert!(!spec.facts.is_empty(), "{} has nothing worth knowing", spec.name);
        for fact in spec.facts {
            assert!(has_a_page(fact.source), "{}: {}", spec.name, fact.text);
            assert!(fact.text.ends_with('.'), "{}: {}", spec.name, fact.text);
        }
        for capabilities in each_variant(spec) {
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

fn each_variant(spec: &ComponentSpec) -> impl Iterator<Item = &Capabilities> {
    std::iter::once(&spec.capabilities).chain(spec.variants.iter().map(|it| &it.capabilities))
}

fn in_the_book(kind: ComponentKind, key: &PriceKey) {
    assert!(price_item(key.as_str()).is_some(), "{}: {key} is not in the book", kind.key());
}

/// A price is in the book; a reason is a sentence; nothing is charged exactly for what AWS never does.
fn decided(kind: ComponentKind, what: &str, charge: &Charge, happens: bool) {
    assert_eq!(*charge != Charge::Never, happens, "{}: {what}", kind.key());
    match charge {
        Charge::At(key) => in_the_book(kind, key),
        Charge::NoItem(because) => assert!(because.ends_with('.'), "{}: {what}", kind.key()),
        Charge::Never => {}
    }
}

#[test]
fn every_kind_states_what_is_charged_for_it_and_what_is_not() {
    for kind in ComponentKind::ALL.iter().copied() {
        let spec = kind.spec();
        let charges = &spec.charges;
        let some = |can: fn(&Capabilities) -> bool| each_variant(spec).any(can);
        let backed_up = some(|it| it.backup.is_yes());
        let cold = some(|it| it.cold != Cold::No);
        decided(kind, "warm", &charges.warm, backed_up);
        let restored = backed_up || spec.own_backups.is_some();
        decided(kind, "restore", &charges.restore, restored);
        decided(kind, "air_gapped", &charges.air_gapped, some(|it| it.air_gapped.is_yes()));
        decided(kind, "copy", &charges.copy, some(Capabilities::copies));
        decided(kind, "cold", &charges.cold, cold);
        decided(kind, "restore_cold", &charges.restore_cold, cold);
        for (region, key) in charges.copy_into {
            assert!(REGIONS.iter().any(|it| it.code == *region), "{}: {region}", kind.key());
            assert_ne!(charges.copy, Charge::Never, "{}", kind.key());
            in_the_book(kind, key);
        }
        match &charges.running {
            RunningCharge::NoItem(because) => assert!(because.ends_with('.'), "{}", kind.key()),
            RunningCharge::Items(items) => assert!(!items.is_empty(), "{}", kind.key()),
        }
        for item in charges.running.items() {
            match item {
                RunningItem::Machines | RunningItem::DatabaseClass => {}
                RunningItem::Disks(key)
                | RunningItem::Hour(key)
                | RunningItem::Nodes(key)
                | RunningItem::Stored(key) => {
                    in_the_book(kind, key);
                }
                RunningItem::DatabaseStorage { single_az, multi_az, multi_az_cluster } => {
                    for key in [single_az, multi_az, multi_az_cluster] {
                        in_the_book(kind, key);
                    }
                }
                RunningItem::FileSystem { openzfs, windows_multi_az, other } => {
                    for key in [openzfs, windows_multi_az, other] {
                        in_the_book(kind, key);
                    }
                }
            }
        }
        if let Some(own) = &spec.own_backups {
            assert!(own.most_days > 0 && has_a_page(own.source), "{}", kind.key());
            match &own.charge {
                OwnCharge::Size(key) | OwnCharge::EachSnapshot(key) => in_the_book(kind, key),
                OwnCharge::NoItem(because) => assert!(because.ends_with('.'), "{}", kind.key()),
                OwnCharge::Warm => assert!(charges.warm.price().is_some(), "{}", kind.key()),
            }
        }
        if let Some(replica) = &spec.replica {
            match &replica.writes {
                ReplicaWrites::Units(key) | ReplicaWrites::Puts(key) => in_the_book(kind, key),
                ReplicaWrites::NoItem => {}
            }
        }
    }
}

#[test]
fn a_new_component_begins_with_data_where_its_kind_has_some() {
    for kind in ComponentKind::ALL {
        let spec = kind.spec();
        let begins = spec.start.size_gib > 0.0 && spec.start.change_gib_per_day > 0.0;
        assert_eq!(begins, spec.substance != Substance::Configuration, "{}", kind.key());
        assert_eq!(spec.with_data.is_some(), spec.has(Setting::HoldsData), "{}", kind.key());
        let settings: BTreeSet<_> = spec.settings.iter().collect();
        assert_eq!(settings.len(), spec.settings.len(), "{} has a setting twice", kind.key());
    }
}

#[test]
fn what_an_incident_row_says_of_its_kind_fits_its_effects() {
    for kind in IncidentKind::ALL {
        let spec = kind.spec();
        let destroys = spec.can(Effect::DataDestroyed);
        assert!(destroys || !spec.only_deletes && !spec.reaches_configuration, "{}", spec.name);
        // What shows nothing damages data and leaves everything running.
        let hides = spec.effects.iter().all(|(_, it)| *it == Effect::DataCorrupted);
        assert_eq!(!spec.shows, hides, "{}", spec.name);
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
    // Of two strategies the one with more ready is the stronger one.
    for one in Strategy::ALL.iter().map(|it| it.spec()) {
        assert!(one.rank > 0, "{} ranks with having no strategy", one.name);
        for other in Strategy::ALL.iter().map(|it| it.spec()) {
            if one.standby < other.standby {
                assert!(one.rank < other.rank, "{} before {}", one.name, other.name);
            }
        }
    }
    // All are compared with each other but the one for servers alone, from the cheapest on.
    let compared: Vec<&str> = tabletop::assess::compared_strategies().map(|it| it.key()).collect();
    assert_eq!(
        compared,
        ["backup_and_restore", "pilot_light", "warm_standby", "hot_standby", "active_active"]
    );
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

/// The source files below a folder of `src`.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            files.push((path, text));
        }
    }
    files
}

/// What a kind decides stands in its row: where engine and checks named a kind, a new one would silently be
/// free or harmless. A reading of a design names the strategy that it amounts to.
#[test]
fn engine_and_checks_ask_the_row_and_name_no_kind() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for folder in ["engine", "model/check"] {
        for (path, text) in sources(&src.join(folder)) {
            for (at, line) in text.lines().enumerate() {
                for table in ["ComponentKind", "IncidentKind", "Strategy"] {
                    let may = table == "Strategy"
                        && ["engine/strategy.rs", "check/recovery.rs"]
                            .iter()
                            .any(|it| path.ends_with(it));
                    let named = line.split(&format!("{table}::")).skip(1).any(|rest| {
                        rest.starts_with(char::is_uppercase) && !rest.starts_with("ALL")
                    });
                    if named && !may {
                        faults.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
