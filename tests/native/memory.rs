//! Memory of the history: a document that is edited for hours holds no more than one edited for minutes.

use std::sync::{Arc, Weak};

use tabletop::document::{Command, Document, UNDO_DEPTH};
use tabletop::model::{Scenario, presets};
use tabletop::units::Span;

/// States that somebody still holds.
fn alive(states: &[Weak<Scenario>]) -> usize {
    states.iter().filter(|state| state.strong_count() > 0).count()
}

#[test]
fn two_thousand_edits_and_undos_hold_no_more_than_the_steps_to_undo() {
    let scenario = Arc::new(presets::first());
    let (start, id) = (scenario.clock.start, scenario.incidents[0].id.clone());
    let mut states = vec![Arc::downgrade(&scenario)];
    let mut document = Document::new(scenario);
    for edit in 0..2_000 {
        let at = start + Span::minutes(1 + edit % 1_000);
        let moved = Command::MoveIncident { id: id.clone(), at };
        document.apply(&moved).expect("a moment of the clock");
        document.close_step();
        states.push(Arc::downgrade(document.scenario()));
        if edit % 7 == 0 {
            assert!(document.undo());
        }
        if edit % 14 == 0 {
            assert!(document.redo());
        }
        // The steps to undo, the state as it is, and what the last undo left to be redone.
        assert!(alive(&states) <= UNDO_DEPTH + 2, "{} after {edit} edits", alive(&states));
    }
    while document.undo() {}
    assert!(alive(&states) <= UNDO_DEPTH + 2);
    // Every state is there once, whether it can be undone or redone.
    while document.redo() {}
    assert!(alive(&states) <= UNDO_DEPTH + 2);
    let other = Arc::new(presets::PRESETS[1].scenario());
    document.reopen(Arc::clone(&other));
    assert_eq!(alive(&states), 0, "another design holds nothing of the one before");
    assert!(!document.undo() && !document.redo());
}
