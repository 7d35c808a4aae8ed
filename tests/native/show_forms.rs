//! What forms say: values that are read, refused and shown, records, connections and findings.

use serde_json::{Value, json};
use tabletop::model::{Severity, Site, check, presets};
use tabletop::show::forms::connection::{ConnectionRow, LISTS, connection};
use tabletop::show::forms::field::{
    Expected, Holds, box_label, holder, is_taken, missing, refused, set_label, switch_label,
};
use tabletop::show::forms::finding::{FieldFinding, in_order, is_at, is_error, summary};
use tabletop::show::forms::number::{grouped, range, read};
use tabletop::show::forms::record::{action, removed, title};
use tabletop::show::forms::sites::{component_sites, recovery_sites};

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

fn expected(holds: Holds) -> Expected {
    Expected { holds, needs: holds.needs(), empty: None }
}

#[test]
fn a_field_reads_what_it_holds() {
    for (holds, raw, value) in [
        (Holds::Text, " a name ", json!("a name")),
        (Holds::Number, "1.5", json!(1.5)),
        (Holds::Number, "7", json!(7)),
        (Holds::Whole, "35", json!(35)),
        (Holds::Moment, "2026-11-03T21:30", json!("2026-11-03T21:30:00Z")),
        (Holds::Moment, "2026-11-03T21:30:15", json!("2026-11-03T21:30:15Z")),
        (Holds::Answer, "true", json!(true)),
        (Holds::Names, "a, b,", json!(["a", "b"])),
        (Holds::Pairs, "tier=1, backup", json!({ "tier": "1", "backup": "" })),
        (Holds::Pairs, "", json!({})),
    ] {
        assert_eq!(expected(holds).read(raw, number), Ok(value), "{holds:?} {raw}");
    }
    let optional = Expected { empty: Some("never"), ..expected(Holds::Whole) };
    assert_eq!(optional.read("  ", number), Ok(Value::Null));
}

#[test]
fn a_field_says_why_it_refuses_something() {
    let days = Expected { holds: Holds::Whole, needs: "1 or more", empty: Some("never") };
    let moment = Expected { empty: Some(""), ..expected(Holds::Moment) };
    for (field, raw, why) in [
        (expected(Holds::Text), "", "Enter a name."),
        (expected(Holds::Number), "-5", "Enter a number: 0 or more."),
        (days, "1.5", "Enter a whole number: 1 or more, or leave the field empty (never)."),
        (days, "5000000000", "5000000000 is too large: the maximum is 4,294,967,295."),
        (moment, "soon", "Enter a date with a time of day, or leave the field empty."),
        (expected(Holds::Pairs), "=x", "“=x” has no key. Enter key=value, separated by commas."),
        (expected(Holds::Pairs), "a=b,a=c", "The key “a” occurs twice. Remove one of the two."),
    ] {
        assert_eq!(field.read(raw, number), Err(why.to_owned()), "{raw}");
    }
    assert_eq!(
        is_taken("far", &holder("/vaults", Some("us-west-2".to_owned()), 1)),
        "“far” is already the name of the vault at us-west-2. Choose another name."
    );
    assert_eq!(holder("/journeys", None, 1), "journey number 2");
    assert_eq!(refused("Enter a name.", "main"), "Enter a name. Press Escape to restore “main”.");
    assert_eq!(refused("Enter a name.", ""), "Enter a name. Press Escape to empty the field.");
}

#[test]
fn a_field_shows_what_the_document_has() {
    let pairs = json!({ "a": "1", "b": "" });
    for (holds, value, text, shown) in [
        (Holds::Moment, None, "2026-11-03T21:30:00Z", "2026-11-03T21:30"),
        (Holds::Names, Some(json!(["a", "b"])), "", "a, b"),
        (Holds::Pairs, Some(pairs), "", "a=1, b="),
        (Holds::Number, None, "", "0"),
        (Holds::Text, None, "main", "main"),
    ] {
        assert_eq!(expected(holds).shown(value.as_ref(), text.to_owned()), shown);
    }
    let optional = Expected { empty: Some("never"), ..expected(Holds::Number) };
    assert_eq!(optional.shown(None, String::new()), "");
}

#[test]
fn numbers_in_tables_are_read_within_their_range() {
    let days = |raw: &str| read(raw, number(raw), (0.0, 10_080.0), "min");
    assert_eq!(days(""), Ok(None));
    assert_eq!(days(" 60 "), Ok(Some(60.0)));
    assert_eq!(
        days("20000"),
        Err("20000 is out of range. Enter a number from 0 to 10,080 min.".to_owned())
    );
    assert_eq!(
        days("0,1"),
        Err(
            "“0,1” is not a number. Enter a number from 0 to 10,080 min, with “.” before decimals."
                .to_owned()
        )
    );
    assert_eq!((grouped(10_080.0), grouped(0.001)), ("10,080".to_owned(), "0.001".to_owned()));
    assert_eq!(range((0.0, 100.0), ""), "0 to 100");
}

#[test]
fn edits_are_named_by_what_they_do() {
    for (label, expected) in [
        (set_label("Tags", " tier=1 "), "Set “Tags” to tier=1"),
        (set_label("Tags", " "), "Clear “Tags”"),
        (switch_label("Multi-AZ", true), "Turn on “Multi-AZ”"),
        (switch_label("Multi-AZ", false), "Turn off “Multi-AZ”"),
        (box_label("Components", "Orders DB", true), "Add “Orders DB” to “Components”"),
        (box_label("Components", "Orders DB", false), "Remove “Orders DB” from “Components”"),
        (missing("far"), "far (missing)"),
        (missing(""), "None"),
        (title("rule", "daily", 3), "rule daily"),
        (title("copy action", "", 1), "copy action 2"),
        (action("Remove", "rule daily"), "Remove rule daily"),
        (removed("far", "2 copy actions"), "Removed “far”, including 2 copy actions."),
    ] {
        assert_eq!(label, expected);
    }
    let gone = connection(LISTS[0].0, 2, "old", None);
    assert_eq!(gone[ConnectionRow::AT.name], "old (missing)");
    assert_eq!(gone[ConnectionRow::AT.at], "2");
}

#[test]
fn findings_are_listed_at_their_places_errors_first() {
    let mut scenario = presets::first();
    scenario.plans[0].rules[0].cold_after_days = Some(30);
    scenario.plans[0].rules[0].delete_after_days = Some(31);
    let findings = check::check(&scenario);
    let rows = in_order(&findings);
    assert_eq!(rows.len(), findings.len());
    assert!(rows.iter().any(is_error), "{rows:?}");
    let first_other = rows.iter().position(|it| !is_error(it)).unwrap_or(rows.len());
    assert!(rows[first_other..].iter().all(|it| !is_error(it)));
    for row in &rows {
        let at: usize = row[FieldFinding::AT.index].parse().expect("a place");
        assert_eq!(row[FieldFinding::AT.pointer], findings[at].pointer);
        assert_eq!(is_error(row), findings[at].severity == Severity::Error);
    }
    let row = |pointer: &str| {
        FieldFinding { pointer: pointer.to_owned(), ..FieldFinding::default() }.into()
    };
    for (path, pointer, within, is_here) in [
        ("/plans/1", "/plans/1", false, true),
        ("/plans/1/name", "/plans/1", true, true),
        ("/plans/1/name", "/plans/1", false, false),
        ("/plans/10", "/plans/1", true, false),
    ] {
        assert_eq!(is_at(&row(path), pointer, within), is_here, "{path} at {pointer}");
    }
    let said = summary(&scenario, &findings);
    assert!(said.starts_with("1 error") && !said.contains("accepts"), "{said}");
}

#[test]
fn a_service_of_aws_is_offered_regions_alone() {
    let design = presets::first();
    let ids =
        |sites: Vec<&Site>| -> Vec<String> { sites.iter().map(|it| it.id.to_string()).collect() };
    let recovery = |component: &str, chosen: &str| ids(recovery_sites(&design, component, chosen));
    assert_eq!(recovery("orders", "recovery"), ["recovery"]);
    assert_eq!(
        recovery("orders", "office"),
        ["recovery", "office"],
        "the field shows what is chosen"
    );
    assert_eq!(recovery("erp", "recovery"), ["primary", "recovery"]);
    assert_eq!(recovery("gone", "").len(), design.sites.len());
    let own = |component: &str, chosen: &str| ids(component_sites(&design, component, chosen));
    assert_eq!(own("orders", "primary"), ["primary", "recovery"]);
    assert_eq!(own("erp", "office"), ["office"]);
}
