//! Panels that follow the incidents in turn, one in each frame: a drag goes on while they draw, and to draw
//! all of them in one frame would hold it up.

use std::sync::Arc;

use leptos::prelude::*;

use crate::engine::Run;
use crate::platform::frames;
use crate::ui::state::timer::Timer;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// What the inspector says of the selection.
    Inspector,
    /// The ways back that it lists.
    Ways,
    /// The components on the map and in the list of the workload.
    Map,
    /// The picture of the exposure.
    Exposure,
}

const TURNS: usize = 4;

/// A frame that comes later than this, in milliseconds, was held up: at 60 a second one is missing.
const LATE: f64 = 25.0;
/// So many turns are put off at most before the next one is taken.
const MOST_PUT_OFF: u32 = 2;
/// After a frame with a turn that was at work for longer than this, in milliseconds, comes one without:
/// half of what a frame has at 60 a second.
const LONG: f64 = 8.0;

/// The run as each of the panels has it; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns {
    runs: [RwSignal<Arc<Run>>; TURNS],
    /// The newest run, which they are to have.
    newest: StoredValue<Arc<Run>>,
    /// Who is asked first in the next frame.
    next: StoredValue<usize>,
    /// Whether the next frame is nobody's turn.
    rests: StoredValue<bool>,
    is_due: StoredValue<bool>,
    /// When the next frame was asked for, in milliseconds.
    asked_at: StoredValue<f64>,
    /// How many turns were put off since the last one.
    put_off: StoredValue<u32>,
    /// Rings once the frame under way is painted.
    painted: Timer,
}

impl Turns {
    /// All have the same run.
    pub(super) fn new(run: &Arc<Run>) -> Self {
        Self {
            runs: std::array::from_fn(|_| RwSignal::new(Arc::clone(run))),
            newest: StoredValue::new(Arc::clone(run)),
            next: StoredValue::new(0),
            rests: StoredValue::new(false),
            is_due: StoredValue::new(false),
            asked_at: StoredValue::new(0.0),
            put_off: StoredValue::new(0),
            painted: Timer::new(),
        }
    }

    /// The run as a panel has it.
    pub(super) fn run(self, turn: Turn) -> RwSignal<Arc<Run>> {
        self.runs[turn as usize]
    }

    /// Brings a newer run to all of them at once.
    pub(super) fn bring(self, run: &Arc<Run>) {
        self.newest.set_value(Arc::clone(run));
        for turn in self.runs {
            turn.set(Arc::clone(run));
        }
    }

    /// Brings a newer run to all of them, one in each frame.
    pub(super) fn follow(self, run: &Arc<Run>) {
        self.newest.set_value(Arc::clone(run));
        self.wait();
    }

    fn wait(self) {
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            self.asked_at.set_value(frames::now());
            request_animation_frame(move || self.take());
        }
    }

    /// The next one that is behind takes its turn.
    fn take(self) {
        // Fails once the page goes.
        if self.is_due.try_set_value(false).is_some() {
            return;
        }
        // A page that is behind first catches up with the drag itself.
        let put_off = self.put_off.get_value();
        let is_late = frames::now() - self.asked_at.get_value() > LATE && put_off < MOST_PUT_OFF;
        if is_late || self.rests.get_value() {
            self.rests.set_value(false);
            self.put_off.set_value(put_off + 1);
            self.wait();
            return;
        }
        self.put_off.set_value(0);
        let newest = self.newest.get_value();
        let first = self.next.get_value();
        let is_behind =
            |turn: &usize| self.runs[*turn].with_untracked(|run| !Arc::ptr_eq(run, &newest));
        let mut behind = (first..first + TURNS).map(|turn| turn % TURNS).filter(is_behind);
        let (turn, rest) = (behind.next(), behind.next());
        if let Some(turn) = turn {
            self.next.set_value(turn + 1);
            self.runs[turn].set(newest);
            // Its picture is drawn in the next frame.
            self.rests.set_value(turn == Turn::Exposure as usize);
            self.rest_if_long(frames::now());
        }
        if rest.is_some() {
            self.wait();
        }
    }

    /// Keeps the next frame free if the one that began at a moment is long at work.
    fn rest_if_long(self, began: f64) {
        // Due once this frame is painted.
        self.painted.after(0, move || {
            if frames::now() - began > LONG {
                self.rests.set_value(true);
            }
        });
    }
}
