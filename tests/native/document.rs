//! Editing: commands do what they say, and undo and redo lead through the same states.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;
use tabletop::document::{
    Command, CommandEffect, CommandError, Document, UNDO_DEPTH, read_for_editing,
};
use tabletop::model::file::EditError;
use tabletop::model::{Edit, Fix, IncidentId, Scenario, presets};
use tabletop::units::{Instant, Span};

use crate::support::{base, incident, scenario};

fn start() -> Scenario {
    let mut document = base();
    document["name"] = json!("start");
    document["incidents"] = json!([
        incident("accidental_deletion", "2026-11-04T14:00:00Z"),
        { "id": "other", "kind": "silent_corruption", "target": "orders", "at": "2026-11-05T00:00:00Z" }
    ]);
    scenario(&document)
}

fn open() -> Document {
    Document::new(Arc::new(start()))
}

fn id(text: &str) -> IncidentId {
    IncidentId::from(text)
}

fn at(minutes: i64) -> Instant {
    start().clock.start + Span::minutes(minutes)
}

fn moved(incident: &str, minutes: i64) -> Command {
    Command::MoveIncident { id: id(incident), at: at(minutes) }
}

fn moment(document: &Document, incident: &str) -> Instant {
    document.scenario().incident(&id(incident)).expect("the incident is there").at
}

#[derive(Clone, Debug)]
enum Action {
    Do(Command),
    CloseStep,
    Undo,
    Redo,
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let incident = prop_oneof![Just("it"), Just("other"), Just("nobody")];
    let command = prop_oneof![
        // Beyond the week of the clock on either side, and few moments, so that some come back.
        (incident.clone(), -2_i64..12).prop_map(|(id, days)| moved(id, days * 1_440)),
        (incident.clone(), prop::option::of(-1.0..5.0)).prop_map(|(it, after_minutes)| {
            Command::SetIncidentNoticed { id: id(it), after_minutes }
        }),
        (incident.clone(), prop::option::of(-1.0..5.0))
            .prop_map(|(it, minutes)| Command::SetIncidentLasts { id: id(it), minutes }),
        (incident, "[ab]{0,1}").prop_map(|(it, name)| Command::RenameIncident { id: id(it), name }),
        "[xy]".prop_map(|name| Command::from(Fix {
            label: format!("Call it {name}"),
            edits: vec![Edit::set("/name", name)],
        })),
        Just(Command::ReplaceScenario {
            scenario: Arc::new(start()),
            label: "Open “start.json”".to_owned(),
        }),
    ];
    let action = prop_oneof![
        6 => command.prop_map(Action::Do),
        1 => Just(Action::CloseStep),
        1 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ];
    prop::collection::vec(action, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn undo_leads_to_the_start_and_redo_to_the_end(actions in actions()) {
        let mut document = open();
        for action in actions {
            let (before, revision) = (Arc::clone(document.scenario()), document.revision());
            let changed = match action {
                Action::Do(command) => match document.apply(&command) {
                    Ok(change) => change == CommandEffect::Some,
                    Err(_) => false,
                },
                Action::CloseStep => { document.close_step(); false }
                Action::Undo => document.undo(),
                Action::Redo => document.redo(),
            };
            // What says that it changed something did, and nothing else did.
            prop_assert_eq!(*before != **document.scenario(), changed);
            prop_assert_eq!(document.revision() > revision, changed);
        }
        while document.redo() {}
        let end = Arc::clone(document.scenario());
        let mut labels = Vec::new();
        while let Some(label) = document.undo_label().map(str::to_owned) {
            let before = Arc::clone(document.scenario());
            prop_assert!(document.undo());
            prop_assert_ne!(&before, document.scenario(), "an undo that shows nothing");
            prop_assert_eq!(document.redo_label(), Some(label.as_str()));
            labels.push(label);
        }
        prop_assert!(labels.len() <= UNDO_DEPTH);
        prop_assert_eq!(&**document.scenario(), &start());
        while document.redo() {}
        prop_assert_eq!(document.scenario(), &end);
    }
}

#[test]
fn undo_leads_back_from_one_design_to_the_other() {
    let mut document = open();
    let other = |name: &str| {
        let scenario = Scenario { name: name.to_owned(), ..presets::empty() };
        Command::OpenDesign { scenario: Arc::new(scenario), label: format!("Open “{name}”") }
    };
    document.apply(&moved("it", 100)).expect("a moment of the clock");
    let first = document.design();
    document.apply(&other("b")).expect("a design");
    let second = document.design();
    assert_ne!(first, second);
    assert_eq!(document.apply(&other("b")), Ok(CommandEffect::None));
    assert_eq!(document.design(), second, "it was the open one");
    let rename = Fix { label: String::new(), edits: vec![Edit::set("/name", "c")] };
    document.apply(&Command::from(rename)).expect("a name");
    assert_eq!(document.design(), second, "an edit leads to no other design");
    assert!(document.undo() && document.undo());
    assert_eq!(document.design(), first);
    assert_eq!(moment(&document, "it"), at(100));
    assert!(document.redo());
    assert_eq!((document.design(), document.scenario().name.as_str()), (second, "b"));
    assert!(document.undo());
    document.apply(&other("d")).expect("a design");
    let third = document.design();
    assert!(![first, second].contains(&third), "no number is given twice");
    document.reopen(Arc::new(start()));
    assert!(![first, second, third].contains(&document.design()));
}

#[test]
fn what_nobody_knows_is_left_out_and_named() {
    let mut document = base();
    document["components"][0]["rpo_minute"] = json!(5);
    document["extra"] = json!({});
    let read = read_for_editing(&document.to_string()).expect("a design");
    let paths: Vec<_> = read.findings.iter().map(|it| it.pointer.as_str()).collect();
    assert_eq!(paths, ["/components/0/rpo_minute", "/extra"]);
    assert_eq!(read.scenario, scenario(&base()));
    document["components"][0]["size_gib"] = json!("big");
    read_for_editing(&document.to_string()).expect_err("a size that is none");
}

#[test]
fn a_drag_is_one_step() {
    let mut document = open();
    for minutes in [4_000, 3_900, 3_800] {
        document.apply(&moved("it", minutes)).expect("a moment of the clock");
    }
    assert_eq!(moment(&document, "it"), at(3_800));
    assert!(document.undo());
    assert_eq!(**document.scenario(), start());
    assert!(!document.undo());
}

#[test]
fn a_closed_step_is_not_joined() {
    let mut document = open();
    document.apply(&moved("it", 4_000)).expect("a moment of the clock");
    document.close_step();
    document.apply(&moved("it", 3_900)).expect("a moment of the clock");
    document.apply(&moved("other", 3_900)).expect("a moment of the clock");
    assert!(document.undo() && document.undo());
    assert_eq!(moment(&document, "it"), at(4_000));
}

#[test]
fn a_drag_back_to_where_it_began_leaves_no_step() {
    let mut document = open();
    let home = moment(&document, "it");
    document.apply(&moved("it", 100)).expect("a moment of the clock");
    document.apply(&Command::MoveIncident { id: id("it"), at: home }).expect("where it was");
    assert_eq!(document.undo_label(), None);
    assert_eq!(**document.scenario(), start());
}

#[test]
fn an_edit_drops_what_was_undone() {
    let mut document = open();
    document.apply(&moved("it", 100)).expect("a moment of the clock");
    assert!(document.undo());
    assert!(document.redo_label().is_some());
    document.apply(&moved("other", 100)).expect("a moment of the clock");
    assert_eq!(document.redo_label(), None);
}

#[test]
fn the_past_is_a_hundred_steps_deep() {
    let mut document = open();
    for minutes in 0..150 {
        document.apply(&moved("it", minutes)).expect("a moment of the clock");
        document.close_step();
    }
    let steps = std::iter::repeat_with(|| document.undo()).take_while(|undone| *undone).count();
    assert_eq!(steps, UNDO_DEPTH);
    assert_eq!(moment(&document, "it"), at(49));
}

#[test]
fn what_cannot_be_is_rejected() {
    let mut document = open();
    let end = start().clock.end();
    let set = |after_minutes| Command::SetIncidentNoticed { id: id("it"), after_minutes };
    let cases = [
        (moved("nobody", 0), CommandError::NoSuchIncident(id("nobody"))),
        (moved("it", -1), CommandError::OutsideClock(at(-1))),
        (Command::MoveIncident { id: id("it"), at: end }, CommandError::OutsideClock(end)),
        (set(Some(-1.0)), CommandError::ImpossibleMinutes),
        (set(Some(f64::NAN)), CommandError::ImpossibleMinutes),
        (set(Some(f64::INFINITY)), CommandError::ImpossibleMinutes),
    ];
    for (command, error) in cases {
        assert_eq!(document.apply(&command), Err(error), "{command:?}");
    }
    let days = Fix { label: String::new(), edits: vec![Edit::set("/clock/days", "many")] };
    let refused = document.apply(&Command::from(days));
    assert!(matches!(refused, Err(CommandError::Edit(EditError::Unreadable(_)))), "{refused:?}");
    assert_eq!(**document.scenario(), start());
    assert_eq!(document.revision(), 0);
}

#[test]
fn a_fix_changes_the_document_by_its_json() {
    let mut document = open();
    let fix = Fix {
        label: "Notice it at once".to_owned(),
        edits: vec![Edit::set("/incidents/0/noticed_after_minutes", 0)],
    };
    assert_eq!(document.apply(&Command::from(fix)), Ok(CommandEffect::Some));
    let noticed = document.scenario().incidents[0].noticed_after_minutes;
    assert_eq!(noticed, Some(0.0));
    assert_eq!(document.undo_label(), Some("Notice it at once"));
}

#[test]
fn labels_name_what_they_are_about() {
    let mut document = open();
    document.apply(&moved("it", 0)).expect("a moment of the clock");
    assert_eq!(document.undo_label(), Some("Move “orders had its data deleted”"));
    let name = " Oops ".to_owned();
    document.apply(&Command::RenameIncident { id: id("it"), name }).expect("a name");
    document.apply(&moved("it", 1)).expect("a moment of the clock");
    assert_eq!(document.undo_label(), Some("Move “Oops”"));
}
