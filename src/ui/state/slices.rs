//! Work that must not hold up a frame: done a few milliseconds at a time, with the page's own in between.

use leptos::prelude::*;

use crate::engine::Work;
use crate::platform::frames;
use crate::ui::state::timer::ViewTimer;

/// How long one slice takes, in milliseconds, and the step during which that time runs out.
const SLICE: f64 = 6.0;

type SliceFn = Box<dyn FnMut() -> bool>;

/// One piece of work at a time, which ends with the view that began it; copy it freely.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Slices {
    /// Grows with each piece of work: what is done for an older one ends.
    turn: StoredValue<u64>,
    timer: ViewTimer,
}

impl Slices {
    /// No work.
    pub(in crate::ui) fn new() -> Self {
        Self { turn: StoredValue::new(0), timer: ViewTimer::new() }
    }

    /// Begins a piece of work in the place of what is under way. Each step says whether there are more.
    pub(in crate::ui) fn begin(self, step: impl FnMut() -> bool + 'static) {
        self.stop();
        next_slice(self, self.turn.get_value(), Box::new(step));
    }

    /// Does a piece of work in the place of what is under way: `progress` hears how far it is after each
    /// slice, and `done` of its result.
    pub(in crate::ui) fn work<T: 'static>(
        self,
        mut work: Work<T>,
        progress: impl Fn((usize, usize)) + 'static,
        done: impl Fn(T) + 'static,
    ) {
        let mut said = None;
        self.begin(move || {
            if let Some(result) = work.advance(1) {
                done(result);
                return false;
            }
            let now = work.progress();
            if said.replace(now) != Some(now) {
                progress(now);
            }
            true
        });
    }

    /// Ends what is under way.
    pub(in crate::ui) fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.timer.stop();
    }
}

fn next_slice(slices: Slices, turn: u64, mut step: SliceFn) {
    let slice = move || {
        let until = frames::now() + SLICE;
        // The view may have gone meanwhile, and what it kept with it.
        while slices.turn.try_get_value() == Some(turn) {
            if !step() {
                return;
            }
            if frames::now() >= until {
                next_slice(slices, turn, step);
                return;
            }
        }
    };
    slices.timer.after(0, slice);
}
