//! Addresses: what is written leads back to its place, and what others write leads nowhere worse than to a
//! view with nothing picked.

use proptest::prelude::*;
use serde_json::{Value, json};
use tabletop::document::address::{Address, DesignNames, VIEWS, WorkbenchPlace, view_of};
use tabletop::document::link;
use tabletop::model::{file, presets};
use tabletop::units::Instant;

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn count(value: &Value, pointer: &str) -> usize {
    value.pointer(pointer).and_then(Value::as_array).map_or(0, Vec::len)
}

/// What a document says of the steps to a pointer, and of the pointer that they lead to.
fn there_and_back(document: &Value, pointer: &str) -> (Vec<String>, String) {
    let (text, count) = (|at: &str| text(document, at), |at: &str| count(document, at));
    let names = DesignNames { text: &text, count: &count };
    let steps = names.steps(pointer);
    let back = names.pointer(&steps);
    (steps, back)
}

#[test]
fn addresses_are_written_as_people_read_them() {
    let moment = Instant::parse("2026-11-03T14:25:00Z").expect("a moment");
    let place = WorkbenchPlace {
        incident: Some("drop".to_owned()),
        component: Some("orders".to_owned()),
        moment: Some(moment),
    };
    let expected = "workbench?i=drop&c=orders&t=2026-11-03T14:25";
    assert_eq!(place.clone().address().fragment(), expected);
    assert_eq!(
        WorkbenchPlace::of(&Address::read("#workbench?i=drop&c=orders&t=2026-11-03T14:25")),
        place
    );
    let address = Address::new(&["cost", "bill"]).with("by", Some("component".to_owned()));
    assert_eq!(address.fragment(), "cost/bill?by=component");
    let odd = Address::new(&["protect", "vaults", "a/b?c=d&e #%ü"]);
    assert_eq!(odd.fragment(), "protect/vaults/a%2Fb%3Fc%3Dd%26e%20%23%25%C3%BC");
    assert_eq!(WorkbenchPlace::default().address().fragment(), "workbench");
}

#[test]
fn every_part_of_every_view_has_an_address_and_nothing_else_has() {
    for view in VIEWS {
        let named = |address: &str| Address::read(address).view().map(|it| it.key);
        assert_eq!(named(view.key), Some(view.key));
        assert_eq!(named(&format!("#/{}", view.key)), Some(view.key));
        assert_eq!(named(&format!("{}/", view.key)), Some(view.key));
        for part in view.parts {
            assert_eq!(named(&format!("{}/{part}", view.key)), Some(view.key), "{part}");
            assert_eq!(named(&format!("{}/{part}/some-id", view.key)), Some(view.key), "{part}");
        }
        assert_eq!(named(&format!("{}/nonsense", view.key)), None);
    }
    assert_eq!(Address::read("").view().map(|it| it.key), Some("workbench"));
    for nonsense in ["nonsense", "/nonsense", "Workbench", "//workbench", "%", "<script>", "?i=a/b"]
    {
        let view = Address::read(nonsense).view().map(|it| it.key);
        let expected = nonsense.starts_with('?').then_some("workbench");
        assert_eq!(view, expected, "{nonsense}");
        assert_eq!(view_of(nonsense).map(|it| it.key), expected, "{nonsense}");
    }
}

#[test]
fn each_entry_of_the_presets_is_found_by_its_name() {
    for preset in presets::PRESETS {
        let document: Value =
            serde_json::from_str(&file::write(&preset.scenario())).expect("a document");
        for list in
            VIEWS.iter().filter(|it| ["build", "protect"].contains(&it.key)).flat_map(|it| it.parts)
        {
            assert_eq!(there_and_back(&document, &format!("/{list}")).1, format!("/{list}"));
            for at in 0..count(&document, &format!("/{list}")) {
                let pointer = format!("/{list}/{at}");
                let (steps, back) = there_and_back(&document, &pointer);
                assert_eq!(back, pointer, "{}: {steps:?}", preset.key);
                assert!(steps.len() == 2 && !steps[1].is_empty(), "{steps:?}");
                let within = there_and_back(&document, &format!("{pointer}/rules/0"));
                assert_eq!(within.0, steps, "what is within an entry has the entry's address");
            }
        }
    }
}

#[test]
fn an_id_that_the_design_does_not_have_leads_to_its_list() {
    let document =
        json!({ "vaults": [{ "id": "main" }, { "id": "main" }, { "id": "~1" }, { "site": "a" }] });
    assert_eq!(there_and_back(&document, "/vaults/9").1, "/vaults");
    // Two of the same name, one that looks like a position, one without a name.
    for at in 0..4 {
        let (steps, back) = there_and_back(&document, &format!("/vaults/{at}"));
        assert_eq!(steps, ["vaults".to_owned(), format!("~{}", at + 1)]);
        assert_eq!(back, format!("/vaults/{at}"));
    }
    let (text, count) = (|at: &str| text(&document, at), |at: &str| count(&document, at));
    let names = DesignNames { text: &text, count: &count };
    for step in ["nope", "~0", "~5", "~99999999999999999999", "~", "-1", "", "\u{0}", "../main"] {
        let pointer = names.pointer(&["vaults".to_owned(), step.to_owned()]);
        assert_eq!(pointer, "/vaults", "{step}");
    }
}

#[test]
fn a_link_leads_to_a_place_and_its_design_stays_checked() {
    let document = file::write(&presets::first());
    let plain = link::write(&document);
    assert_eq!(link::place(&plain), None);
    let link_to = |view: &str| link::write_at(&document, &Address::read(view));
    assert!(link_to("compare").ends_with("&view=compare"));
    assert!(link_to("protect/vaults/isolated").ends_with("&view=protect/vaults/isolated"));
    for view in [
        "compare",
        "protect/vaults/a.",
        "workbench?i=drop&c=orders&t=2026-11-03T14:25",
        "build/sites/ü%20",
    ] {
        let link = link_to(view);
        assert_eq!(link::place(&link), Some(Address::read(view)), "{link}");
        let read = link::read(&link).expect("a whole link");
        assert!(read.is_checked);
        assert_eq!(Some(read), link::read(&plain).ok());
    }
    for pasted in [".", ")", "=", "%20", "%E2%80%A6", "…", "?!"] {
        let link = format!("{}{pasted}", link_to("compare"));
        assert_eq!(link::place(&link), Some(Address::new(&["compare"])), "{pasted}");
        assert!(link::read(&link).is_ok(), "{pasted}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(
        path in prop::collection::vec(".{0,12}", 0..4),
        last in ".{1,12}",
        query in prop::collection::vec(("\\PC{1,4}", ".{0,12}"), 0..4),
    ) {
        let mut path = path;
        path.push(last);
        let address = Address { path, query };
        let fragment = address.fragment();
        // An empty first step would be taken for the slash of the navigation's links.
        prop_assume!(!fragment.starts_with('/'));
        prop_assert!(fragment.chars().all(|it| it.is_ascii_alphanumeric() || "-_.~:,%/?&=".contains(it)), "{fragment}");
        prop_assert_eq!(Address::read(&fragment), address.clone());
        prop_assert_eq!(Address::read(&format!("#{fragment}")), address.clone());
        prop_assert_eq!(link::place(&format!("design=2.AAAA&view={}", "x")), Some(Address::new(&["x"])));
        let linked = link::write_at("{}", &address);
        prop_assert_eq!(link::place(&linked), Some(address));
    }

    #[test]
    fn any_text_is_an_address_and_reading_it_once_more_changes_nothing(fragment in ".{0,60}") {
        let address = Address::read(&fragment);
        prop_assert!(!address.path.is_empty());
        let again = Address::read(&address.fragment());
        if !address.step(0).is_empty() {
            prop_assert_eq!(again, address.clone());
        }
        let place = WorkbenchPlace::of(&address);
        let moment = place.moment;
        prop_assert_eq!(WorkbenchPlace::of(&place.address()).moment, moment);
        let _ = link::place(&fragment);
    }

    #[test]
    fn a_pick_of_the_workbench_comes_back(
        incident in prop::option::of(".{0,12}"),
        component in prop::option::of(".{0,12}"),
        moment in prop::option::of(0_i64..7_258_118_400),
    ) {
        let moment = moment.map(Instant::from_unix_seconds);
        let place = WorkbenchPlace { incident, component, moment };
        let fragment = place.clone().address().fragment();
        prop_assert_eq!(WorkbenchPlace::of(&Address::read(&fragment)), place);
    }

    #[test]
    fn entries_of_any_names_are_found(names in prop::collection::vec("[~a-c0-2]{0,2}", 1..8)) {
        let list: Vec<Value> = names.iter().map(|it| json!({ "id": it })).collect();
        let document = json!({ "sites": list });
        for at in 0..names.len() {
            let pointer = format!("/sites/{at}");
            prop_assert_eq!(there_and_back(&document, &pointer).1, pointer);
        }
    }
}
