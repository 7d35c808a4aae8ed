//! Panels that follow the incidents one after another, one in each frame: a drag goes on while they draw, and to draw
//! all of them in one frame would hold it up.

use std::sync::Arc;

use leptos::prelude::*;

use crate::engine::Run;
use crate::platform::frames;
use crate::ui::state::timer::ViewTimer;

/// A panel that follows the run one frame after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// What the inspector says of the selection.
    Inspector,
    /// The recovery options that the inspector lists.
    Options,
    /// The components on the map and in the list of the workload.
    Map,
    /// The picture of the exposure.
    Exposure,
}

/// How many panels there are, by the last of them.
const PANELS: usize = Panel::Exposure as usize + 1;

/// A frame that comes later than this, in milliseconds, was held up: at 60 a second one is missing.
const LATE: f64 = 25.0;
/// So many updates are put off at most before the next one is made.
const MOST_PUT_OFF: u32 = 2;
/// After a frame with an update that was at work for longer than this, in milliseconds, comes one without:
/// half of what a frame has at 60 a second.
const LONG: f64 = 8.0;

/// The run as each of the panels has it; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct FrameScheduler {
    runs: [RwSignal<Arc<Run>>; PANELS],
    /// The newest run, which they are to have.
    newest: StoredValue<Arc<Run>>,
    /// Who is asked first in the next frame.
    next: StoredValue<usize>,
    /// Whether the next frame updates no panel.
    rests: StoredValue<bool>,
    is_due: StoredValue<bool>,
    /// When the next frame was asked for, in milliseconds.
    asked_at: StoredValue<f64>,
    /// How many updates were put off since the last one.
    put_off: StoredValue<u32>,
    /// Rings once the frame under way is painted.
    painted: ViewTimer,
}

impl FrameScheduler {
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
            painted: ViewTimer::new(),
        }
    }

    /// The run as a panel has it.
    pub(super) fn run(self, panel: Panel) -> RwSignal<Arc<Run>> {
        self.runs[panel as usize]
    }

    /// Brings a newer run to all of them at once.
    pub(super) fn bring(self, run: &Arc<Run>) {
        self.newest.set_value(Arc::clone(run));
        for panel in self.runs {
            panel.set(Arc::clone(run));
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

    /// Brings the newest run to the next panel that is behind.
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
            |panel: &usize| self.runs[*panel].with_untracked(|run| !Arc::ptr_eq(run, &newest));
        let mut behind = (first..first + PANELS).map(|panel| panel % PANELS).filter(is_behind);
        let (panel, rest) = (behind.next(), behind.next());
        if let Some(panel) = panel {
            self.next.set_value(panel + 1);
            self.runs[panel].set(newest);
            // Its picture is drawn in the next frame.
            self.rests.set_value(panel == Panel::Exposure as usize);
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
