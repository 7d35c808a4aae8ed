//! Edits by command: what can be edited, what joins a step, what is refused.

use serde_json::{Value, json};

use super::super::Document;
use super::*;
use crate::model::presets;

/// Orders are backed up by the first rule of the first plan, and kept 30 days.
fn document() -> Document {
    Document::new(Arc::new(presets::PRESETS[0].scenario()))
}

fn set(pointer: &str, value: Value) -> Command {
    Command::Edit {
        label: format!("Set {pointer}"),
        edits: vec![Edit::set(pointer, value)],
        step: Some(pointer.to_owned()),
    }
}

fn kept(document: &Document) -> Option<u32> {
    document.scenario().plans[0].rules[0].delete_after_days
}

#[test]
fn what_aws_would_refuse_can_be_edited_and_fixed() {
    let mut document = document();
    document.apply(&set("/plans/0/rules/0/cold_after_days", json!(30))).unwrap();
    document.apply(&set("/plans/0/rules/0/delete_after_days", json!(90))).unwrap();
    assert_eq!(kept(&document), Some(90));
    let findings = check::check(document.scenario());
    let refused = findings.iter().find(|it| it.pointer == "/plans/0/rules/0/delete_after_days");
    let fix = refused.and_then(|it| it.fix.clone()).unwrap();
    document.apply(&Command::from(fix)).unwrap();
    assert_eq!(kept(&document), Some(120));
    document.undo();
    assert_eq!(kept(&document), Some(90));
}

#[test]
fn edits_of_one_field_are_one_step() {
    let mut document = document();
    for days in [31, 32, 33] {
        document.apply(&set("/plans/0/rules/0/delete_after_days", json!(days))).unwrap();
    }
    document.apply(&set("/plans/0/name", json!("all orders"))).unwrap();
    document.undo();
    assert_eq!(kept(&document), Some(33));
    document.undo();
    assert_eq!(kept(&document), Some(30));
    assert_eq!(document.undo_label(), None);
}

#[test]
fn an_edit_that_would_lose_something_is_rejected() {
    let mut document = document();
    for (pointer, value) in [
        ("/plans/0/rules/0/delete_after_days", json!("soon")),
        ("/plans/0/rules/0/start_window_minutes", json!(1.5)),
        ("/vaults/0/lock", json!("chains")),
        ("/nowhere/0", json!(1)),
    ] {
        document.apply(&set(pointer, value)).unwrap_err();
    }
    assert_eq!(document.revision(), 0);
}

#[test]
fn an_edit_is_read_as_strictly_as_a_document() {
    let mut document = document();
    // JSON has one kind of number.
    document.apply(&set("/plans/0/rules/0/delete_after_days", json!(31.0))).unwrap();
    assert_eq!(kept(&document), Some(31));
    // A name turns around no more than itself.
    document.apply(&set("/name", json!("\u{202e}orders"))).unwrap();
    assert_eq!(document.scenario().name, "\u{202e}orders\u{202c}");
    // What could be saved and not be opened again would be lost.
    let many: serde_json::Map<String, Value> =
        (0..1_100).map(|it| (format!("tag-{it}"), json!("v".repeat(4_000)))).collect();
    let refused = document.apply(&set("/components/0/tags", json!(many))).unwrap_err();
    assert!(refused.to_string().contains("bytes"), "{refused}");
    let refused = document.apply(&set("/name", json!("n".repeat(5_000)))).unwrap_err();
    assert!(refused.to_string().contains("the text is too long"), "{refused}");
}

#[test]
fn objectives_come_and_go_for_all_disruptions_and_for_one() {
    let mut document = document();
    let orders = ComponentId::from("orders");
    let set = |disruption, target, minutes| Command::SetObjective {
        component: ComponentId::from("orders"),
        disruption,
        target,
        minutes,
    };
    let region = Some(Disruption::Region);
    document.apply(&set(region, ObjectiveKind::Rpo, Some(5.0))).unwrap();
    document.apply(&set(region, ObjectiveKind::Rto, Some(0.0))).unwrap();
    document.apply(&set(None, ObjectiveKind::Rto, Some(90.0))).unwrap();
    let of = |document: &Document| {
        let component = document.scenario().component(&orders).unwrap().clone();
        (component.objective(Disruption::Region), component.objective(Disruption::Software))
    };
    assert_eq!(of(&document), ((Some(5.0), Some(0.0)), (Some(60.0), Some(90.0))));
    document.apply(&set(region, ObjectiveKind::Rpo, None)).unwrap();
    document.apply(&set(region, ObjectiveKind::Rto, None)).unwrap();
    assert!(document.scenario().component(&orders).unwrap().objectives.is_empty());
    document.undo();
    assert_eq!(
        document.undo_label(),
        Some("Clear the RPO of “Orders DB” against Region"),
        "each objective is a step of its own"
    );
    for minutes in [-1.0, f64::NAN, LONGEST_OBJECTIVE_MINUTES + 1.0] {
        document.apply(&set(None, ObjectiveKind::Rpo, Some(minutes))).unwrap_err();
    }
}
