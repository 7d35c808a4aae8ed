//! Rows of a spreadsheet as components, and what is said of bad ones.

use tabletop::catalog::ComponentKind;
use tabletop::document::Document;
use tabletop::document::build::{Build, ManyChange};
use tabletop::model::{ComponentId, ObjectiveKind, Scenario, check, presets};
use tabletop::show::build::paste::{EXAMPLE, MOST_ROWS, PastedRow, add_button, pasted};

/// A design without anything, to build on.
fn empty() -> Scenario {
    Scenario::empty(presets::first().clock.start)
}

fn added(scenario: &Scenario, text: &str) -> Scenario {
    let pasted = pasted(scenario, text);
    assert_eq!(pasted.faults, Vec::<String>::new());
    Build::AddComponents(pasted.components).apply(scenario).expect("they fit")
}

#[test]
fn rows_become_connected_components_in_one_step() {
    let mut document = Document::new(presets::first().into());
    let found = pasted(document.scenario(), EXAMPLE);
    assert_eq!(add_button(&found), "Add 2 components");
    assert_eq!(found.rows[1][PastedRow::AT.of_type], "RDS instance");
    let build = Build::AddComponents(found.components);
    let command = build.command(document.scenario()).expect("they fit");
    document.apply(&command).expect("they fit");
    let all = &document.scenario().components;
    let [shop, orders] = all.last_chunk::<2>().expect("two of them");
    assert_eq!((shop.label(), orders.label()), ("Shop", "Orders"));
    assert_eq!(shop.needs, std::slice::from_ref(&orders.id));
    assert_eq!((orders.rpo_minutes, orders.rto_minutes), (Some(15.0), Some(60.0)));
    assert_eq!((orders.kind, orders.size_gib), (ComponentKind::RdsInstance, 200.0));
    assert!(!check::has_errors(&check::check(document.scenario())));
    assert_eq!(document.undo_label(), Some("Add 2 components"));
    document.undo();
    assert_eq!(**document.scenario(), presets::first());
}

#[test]
fn a_first_row_of_words_sets_the_order_and_may_leave_columns_out() {
    let next = added(&empty(), "RTO\tType\tName\n4 h\tredis\tSessions\n\n2 d\tALB\t\"Door\"");
    let [sessions, door] = next.components.as_slice() else { panic!("two of them") };
    assert_eq!((sessions.label(), sessions.rto_minutes), ("Sessions", Some(240.0)));
    assert_eq!((door.label(), door.rto_minutes), ("Door", Some(2_880.0)));
    // Without one, the columns are in their order, and cells may be missing.
    let next = added(&empty(), "Door\tALB\nLedger\t\t2 TiB\t1,000");
    let [door, ledger] = next.components.as_slice() else { panic!("two of them") };
    assert_eq!(door.kind, ComponentKind::LoadBalancer);
    assert_eq!((ledger.kind, ledger.size_gib), (ComponentKind::Other, 2_048.0));
    assert_eq!((ledger.rpo_minutes, ledger.holds_data), (Some(1_000.0), Some(true)));
}

#[test]
fn a_row_may_need_a_component_of_the_design() {
    let next = added(&presets::first(), "Report\tlambda\t\t\t\torders db; Web front end");
    let report = next.components.last().expect("it was added");
    assert_eq!(report.needs, [ComponentId::from("orders"), ComponentId::from("web")]);
}

#[test]
fn a_bad_row_is_named_with_its_cause_and_a_way_out() {
    for (text, fault) in [
        (
            "Shop\tquantum",
            "Row 1: “quantum” is not a component type. Use one such as RDS, S3 or ALB, or write “other”.",
        ),
        ("\t\t200", "Row 1: It has neither a name nor a type. Enter one of them."),
        (
            "Shop\tEC2\tmuch",
            "Row 1: The size “much” is not a number of GiB. Enter one such as 200, or 2 TiB.",
        ),
        (
            "Shop\tEC2\t1,5",
            "Row 1: The size “1,5” is not a number of GiB. Enter one such as 200, or 2 TiB.",
        ),
        (
            "Shop\tEC2\t\t5 moons",
            "Row 1: The RPO “5 moons” is not a time. Enter minutes, such as 60, or 4 h.",
        ),
        (
            "Name\tRTO\nShop\t-5",
            "Row 2: The RTO “-5” is not a time. Enter minutes, such as 60, or 4 h.",
        ),
        ("Shop\tEC2\t\t\t\tshop", "Row 1: “shop” needs itself. Remove it from its needs."),
        (
            "Shop\tEC2\t\t\t\tNowhere",
            "Row 1: “Nowhere” is neither a row that can be added nor a component of the design. Correct the name, or add a row for it.",
        ),
    ] {
        let found = pasted(&empty(), text);
        assert_eq!(found.faults, [fault], "{text}");
        assert_eq!(found.components, [], "{text}");
    }
    // Good rows stay, other than those that need a bad one.
    let text = "Shop\tEC2\t\t\t\tStock\nStock\tquantum\nDoor\tALB\nDoor\tALB";
    let found = pasted(&empty(), text);
    let rows: Vec<&str> = found.faults.iter().filter_map(|it| it.split(':').next()).collect();
    assert_eq!(rows, ["Row 1", "Row 2", "Row 4"]);
    assert_eq!(found.components.len(), 1);
    assert_eq!(add_button(&found), "Add 1 component without 3 faulty rows");
    let many: String = (0..=MOST_ROWS).map(|it| format!("C{it}\tS3\n")).collect();
    let found = pasted(&empty(), &many);
    assert_eq!((found.components.len(), found.faults.len()), (MOST_ROWS, 1));
    assert_eq!(pasted(&empty(), " \n\t\n").faults, Vec::<String>::new());
}

#[test]
fn some_components_are_changed_in_one_step_each() {
    let first = presets::first();
    let ids: Vec<ComponentId> = ["web", "sessions"].map(ComponentId::from).into();
    let many = |change| Build::Many { components: ids.clone(), change };
    let made = |build: &Build| {
        let command = build.command(&first).expect("they are there");
        let label = command.label(&first);
        (build.apply(&first).expect("they are there"), label)
    };
    let (copied, label) = made(&many(ManyChange::Duplicate));
    assert_eq!(label, "Duplicate 2 components");
    assert_eq!(copied.components.len(), first.components.len() + 2);
    let at = copied.components.iter().position(|it| it.id.as_str() == "web").expect("it is there");
    // The copies belong together as the originals do.
    let copy = &copied.components[at + 1];
    assert!(copy.degraded_without.iter().any(|it| it.as_str() == "sessions-2"), "{copy:?}");
    let (removed, label) = made(&many(ManyChange::Remove));
    assert_eq!(label, "Remove 2 components");
    assert_eq!(removed.components.len(), first.components.len() - 2);
    let (set, label) = made(&many(ManyChange::Objective(ObjectiveKind::Rto, Some(30.0))));
    assert_eq!(label, "Set the RTO of 2 components to 30 min");
    let of = |id: &ComponentId| set.component(id).and_then(|it| it.rto_minutes);
    assert!(ids.iter().all(|id| of(id) == Some(30.0)));
    let tag = ManyChange::Tag { key: "app".to_owned(), value: "shop".to_owned() };
    let (tagged, label) = made(&many(tag));
    assert_eq!(label, "Tag 2 components with app=shop");
    assert_eq!(tagged.component(&ids[0]).and_then(|it| it.tags.get("app")).unwrap(), "shop");
    let (from, to) = (ComponentId::from("web"), ComponentId::from("images"));
    let (connected, label) = made(&Build::Connect { from: from.clone(), to: to.clone() });
    assert_eq!(label, "Connect “Web front end” to “Product images”");
    let web = connected.component(&from).expect("it is there");
    assert!(web.needs.contains(&to) && !web.degraded_without.contains(&to));
    let rename = Build::Rename { component: from.clone(), name: " Shop ".to_owned() };
    let (renamed, label) = made(&rename);
    assert_eq!(label, "Rename “Web front end” to “Shop”");
    assert_eq!(renamed.component(&from).map(|it| it.label()), Some("Shop"));
    let lost = Build::Connect { from: from.clone(), to: from };
    assert!(lost.apply(&first).is_none());
}
