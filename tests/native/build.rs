//! Building the workload: whatever is added, duplicated or removed, the design is no worse than before.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use tabletop::catalog::ComponentKind;
use tabletop::document::Document;
use tabletop::document::build::{Build, Home, ListEntry, PartKind, home_for, taken_along};
use tabletop::model::{ComponentId, Scenario, Severity, SiteKind, check, file, presets};
use tabletop::units::Instant;

use crate::generated;

/// The errors of a scenario, each as often as it is found; without the numbers of places and copies.
fn errors(scenario: &Scenario) -> BTreeMap<String, usize> {
    let mut errors = BTreeMap::new();
    for finding in check::check(scenario) {
        if finding.severity == Severity::Error {
            let text =
                finding.message.replace(|it: char| it.is_ascii_digit() || "- ".contains(it), "");
            // Of several components one error is found, which names them all, some with what they lack.
            let text = text.replace("(DynamoDBwithoutadvancedfeatures)", "");
            let text = text.replace("part,", "").replace("partand", "").replace("doesnot", "donot");
            *errors.entry(text).or_default() += 1;
        }
    }
    errors
}

/// Makes a change, and sees that the design can be read and has no error that it did not have.
fn made(scenario: &Scenario, build: &Build) -> Scenario {
    let next = build.apply(scenario).unwrap_or_else(|| panic!("{build:?} can be made"));
    let (read, _) = file::read_unchecked(&file::write(&next));
    assert_eq!(read.as_ref(), Some(&next), "{build:?} is read again as it is");
    let before = errors(scenario);
    for (error, count) in errors(&next) {
        let had = before.get(&error).copied().unwrap_or_default();
        // A copy may be as wrong as its original, and no wronger.
        let allowed = if matches!(build, Build::Duplicate(_)) { had * 2 } else { had };
        assert!(count <= allowed, "{build:?} brings: {error}");
    }
    next
}

fn count(scenario: &Scenario, kind: PartKind) -> usize {
    match kind {
        PartKind::Site => scenario.sites.len(),
        PartKind::Component => scenario.components.len(),
        PartKind::Journey => scenario.journeys.len(),
        PartKind::Vault => scenario.vaults.len(),
    }
}

fn parts(scenario: &Scenario) -> Vec<ListEntry> {
    let of = |kind| (0..count(scenario, kind)).map(move |at| ListEntry { kind, at });
    PartKind::ALL.iter().flat_map(|kind| of(*kind)).collect()
}

fn empty() -> Scenario {
    Scenario::empty(Instant::parse("2026-11-02T00:00:00Z").expect("a moment"))
}

fn part(scenario: &Scenario, kind: PartKind, label: &str) -> ListEntry {
    let found =
        parts(scenario).into_iter().find(|it| it.kind == kind && it.label(scenario) == Some(label));
    found.unwrap_or_else(|| panic!("there is {label}"))
}

fn shop() -> Scenario {
    presets::first()
}

#[test]
fn every_part_of_every_preset_can_be_duplicated_and_removed() {
    for preset in presets::PRESETS {
        let scenario = preset.scenario();
        for part in parts(&scenario) {
            let copied = made(&scenario, &Build::Duplicate(part));
            assert_eq!(count(&copied, part.kind), count(&scenario, part.kind) + 1);
            let removed = made(&scenario, &Build::Remove(part));
            assert_eq!(count(&removed, part.kind), count(&scenario, part.kind) - 1);
        }
    }
}

fn added(kind: ComponentKind, home: Home) -> Build {
    Build::AddComponent { kind, home, name: None, needed_by: None }
}

#[test]
fn every_kind_can_be_added_to_nothing_and_is_valid_at_once() {
    for kind in ComponentKind::ALL {
        let home = home_for(&empty(), *kind);
        assert!(matches!(home, Home::New(_)), "{kind:?} brings its site");
        let one = made(&empty(), &added(*kind, home));
        assert_eq!((one.sites.len(), one.components.len()), (1, 1));
        // Nothing protects a new component or tests it yet, and the product says so.
        let others = check::check(&one)
            .into_iter()
            .filter(|it| it.by == check::RuleOwner::Aws)
            .collect::<Vec<_>>();
        assert_eq!(others, [], "{kind:?}");
        let home = home_for(&one, *kind);
        assert_eq!(home, Home::Site(one.sites[0].id.clone()));
        let two = made(&one, &added(*kind, home));
        assert_eq!(two.sites.len(), 1);
        assert_ne!(two.components[0].id, two.components[1].id);
        assert_ne!(two.components[0].name, two.components[1].name);
    }
}

#[test]
fn servers_of_a_data_center_do_not_go_to_a_region() {
    let home = home_for(&shop(), ComponentKind::OnPremServers);
    assert_eq!(home, Home::Site("office".into()));
    assert_eq!(home_for(&shop(), ComponentKind::S3Bucket), Home::Site("primary".into()));
}

#[test]
fn new_sites_are_other_ones() {
    let mut scenario = empty();
    for kind in [SiteKind::Region, SiteKind::Region, SiteKind::DataCenter, SiteKind::DataCenter] {
        scenario = made(&scenario, &Build::AddSite(kind));
    }
    let labels: Vec<&str> = scenario.sites.iter().map(|it| it.label()).collect();
    assert_eq!(labels, ["us-east-1", "us-west-2", "Data center", "Data center 2"]);
    assert_eq!(check::check(&scenario), []);
}

#[test]
fn a_journey_begins_where_users_come_in() {
    let scenario = made(&shop(), &Build::AddJourney);
    let journey = scenario.journeys.last().expect("the new one");
    assert_eq!(journey.needs, ["web".into()] as [ComponentId; 1]);
}

#[test]
fn a_component_goes_with_what_cannot_be_without_it() {
    let before = shop();
    let orders = part(&before, PartKind::Component, "Orders DB");
    let after = made(&before, &Build::Remove(orders));
    let id = ComponentId::from("orders");
    assert!(after.incidents.is_empty(), "the incident hit it");
    assert!(after.recovery_of(&id).is_none());
    let text = file::write(&after);
    let refers = text.matches("\"orders\"").count();
    assert_eq!(refers, 1, "but for the plan of that name: {text}");
    let said = taken_along(&before, &after, orders).expect("it took something along");
    assert!(said.contains("1 strategy") && said.ends_with("and 1 incident"), "{said}");
}

#[test]
fn a_site_goes_with_its_components_and_vaults_and_their_rules() {
    let before = shop();
    let far = part(&before, PartKind::Site, "us-west-2");
    let after = made(&before, &Build::Remove(far));
    assert_eq!(after.vaults.len(), 1);
    assert!(after.recovery.is_empty());
    assert!(after.plans.iter().flat_map(|it| &it.rules).all(|it| it.copies.is_empty()));
    assert_eq!(after.components, before.components);

    let primary = part(&before, PartKind::Site, "us-east-1");
    let after = made(&before, &Build::Remove(primary));
    assert_eq!(after.components.len(), 1, "the servers of the data center");
    assert!(after.plans.iter().all(|it| it.rules.is_empty()));
    assert!(after.incidents.is_empty());
}

#[test]
fn a_copy_is_protected_and_connected_like_its_original() {
    let before = shop();
    let orders = part(&before, PartKind::Component, "Orders DB");
    let after = made(&before, &Build::Duplicate(orders));
    let copy = &after.components[orders.at + 1];
    assert_eq!((copy.id.as_str(), copy.label()), ("orders-2", "Orders DB 2"));
    let plan = after.plans.iter().find(|it| it.name == "orders").expect("the plan");
    assert!(plan.selection.components.contains(&copy.id));
    assert!(after.recovery_of(&copy.id).is_some());
    assert_eq!(after.incidents, before.incidents, "nothing more happens");
    assert_eq!(after.journeys, before.journeys, "nobody needs it yet");
    let third = made(&after, &Build::Duplicate(ListEntry { at: orders.at + 1, ..orders }));
    assert_eq!(third.components[orders.at + 2].label(), "Orders DB 3");
}

#[test]
fn a_copy_of_a_site_has_its_components_connected_among_themselves() {
    let before = shop();
    let primary = part(&before, PartKind::Site, "us-east-1");
    let after = made(&before, &Build::Duplicate(primary));
    let site = &after.sites[primary.at + 1];
    assert_eq!((site.label(), site.primary), ("us-east-1 2", false));
    let there: Vec<_> = after.components.iter().filter(|it| it.site == site.id).collect();
    assert_eq!(
        there.len(),
        before.components.iter().filter(|it| it.site.as_str() == "primary").count()
    );
    let web = there.iter().find(|it| it.label() == "Web front end 2").expect("the copy");
    assert!(web.degraded_without.contains(&"images-2".into()));
}

#[test]
fn of_two_with_the_same_id_one_can_be_removed_alone() {
    let mut before = shop();
    let orders = part(&before, PartKind::Component, "Orders DB");
    before.components.push(before.components[orders.at].clone());
    let after =
        made(&before, &Build::Remove(ListEntry { at: before.components.len() - 1, ..orders }));
    assert_eq!(after, shop());
}

#[test]
fn a_removal_is_one_step_with_a_name() {
    let mut document = Document::new(Arc::new(shop()));
    let orders = part(&shop(), PartKind::Component, "Orders DB");
    let removal = Build::Remove(orders).command(document.scenario()).expect("it is there");
    document.apply(&removal).expect("it can be made");
    assert_eq!(document.undo_label(), Some("Remove “Orders DB”"));
    assert!(document.undo());
    assert_eq!(**document.scenario(), shop());
    assert!(!document.undo());
    let nobody = ListEntry { at: 99, ..orders };
    for build in [Build::Remove(nobody), Build::Duplicate(nobody)] {
        assert!(build.command(document.scenario()).is_none(), "{build:?}");
    }
}

#[test]
fn pointers_lead_to_parts_only() {
    for part in parts(&shop()) {
        assert_eq!(ListEntry::of_pointer(&part.pointer()), Some(part));
    }
    for pointer in ["", "/", "/sites", "/sites/-", "/plans/0", "/components/0/needs", "/vaults/x"] {
        assert_eq!(ListEntry::of_pointer(pointer), None, "{pointer}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_change_leaves_the_design_worse(seed in any::<u64>(), picks in prop::collection::vec(any::<(u8, u16)>(), 1..12)) {
        let text = generated::document(seed).to_string();
        let mut scenario = file::read_unchecked(&text).0.expect("a scenario");
        for (what, which) in picks {
            let all = parts(&scenario);
            let at = |length: usize| usize::from(which) % length.max(1);
            let build = match (what % 8, all.get(at(all.len()))) {
                (0..=3, Some(part)) => Build::Remove(*part),
                (4 | 5, Some(part)) => Build::Duplicate(*part),
                (6, _) => Build::AddJourney,
                _ => {
                    let kind = ComponentKind::ALL[at(ComponentKind::ALL.len())];
                    added(kind, home_for(&scenario, kind))
                }
            };
            scenario = made(&scenario, &build);
        }
    }
}
