//! What the panels below the workbench count: the whole run, or what has come of it by the moment that is
//! looked at.

use std::sync::Arc;

use leptos::prelude::*;

use crate::engine::{Outcome, Run};
use crate::show::workbench::moment::until;
use crate::ui::state::timer::ViewTimer;
use crate::ui::state::{Editor, Playhead};
use crate::units::Instant;

/// While time passes, these panels follow once in so many milliseconds: each of them is drawn as a whole.
const EVERY_MS: u32 = 150;

/// A run with the outcome that is shown of it.
pub(in crate::ui) struct PartialOutcome {
    /// The run.
    pub(in crate::ui) run: Arc<Run>,
    so_far: Option<(Instant, Outcome)>,
}

impl PartialOutcome {
    fn new(run: Arc<Run>, until: Option<Instant>) -> Self {
        let so_far = until.map(|at| {
            // The clock may have become another one since.
            let clock = &run.scenario.clock;
            let at = at.min(clock.end()).max(clock.start);
            (at, run.so_far(at))
        });
        Self { run, so_far }
    }

    /// The outcome of the whole run, or of what has come of it.
    pub(in crate::ui) fn outcome(&self) -> &Outcome {
        self.so_far.as_ref().map_or(&self.run.outcome, |(_, outcome)| outcome)
    }

    /// The moment until which it counts; nothing for the whole run.
    pub(in crate::ui) fn until(&self) -> Option<Instant> {
        self.so_far.as_ref().map(|(at, _)| *at)
    }
}

/// What is counted, for as long as the panels are there; copy it freely.
#[derive(Clone, Copy)]
pub(in crate::ui) struct OutcomeSoFar(Memo<Arc<PartialOutcome>>);

impl OutcomeSoFar {
    /// Follows the playhead, and edits once they have paused.
    pub(in crate::ui) fn new() -> Self {
        let editor = expect_context::<Editor>();
        let until = seldom(expect_context::<Playhead>().at);
        Self(Memo::new_with_compare(
            move |_| Arc::new(PartialOutcome::new(editor.settled.get(), until.get())),
            |_, _| true,
        ))
    }

    /// A part of what is counted.
    pub(in crate::ui) fn with<T>(self, part: impl FnOnce(&PartialOutcome) -> T) -> T {
        self.0.with(|it| part(it))
    }

    /// "until 14:15"; no text for the whole run.
    pub(in crate::ui) fn until(self) -> String {
        until(self.with(PartialOutcome::until))
    }
}

/// A moment that follows another one, but not more often than panels that are drawn as a whole can.
fn seldom(moment: Memo<Option<Instant>>) -> RwSignal<Option<Instant>> {
    let followed = RwSignal::new(moment.get_untracked());
    let is_due = StoredValue::new(false);
    let timer = ViewTimer::new();
    let follow = move || {
        is_due.set_value(false);
        if let Some(now) = moment.try_get_untracked() {
            followed.set(now);
        }
    };
    Effect::new(move |_| {
        let is_behind = moment.get() != followed.get_untracked();
        if is_behind && !is_due.get_value() {
            is_due.set_value(true);
            timer.after(EVERY_MS, follow);
        }
    });
    followed
}
