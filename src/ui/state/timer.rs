//! The timer of a view: its work is canceled with the view, or when other work takes its place.

use leptos::prelude::*;

use crate::platform::timer;

/// One piece of work for later, owned by the view that made the timer; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct ViewTimer(StoredValue<Option<timer::Timer>, LocalStorage>);

impl ViewTimer {
    /// A timer with nothing to do.
    pub(in crate::ui) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Does some work after so many milliseconds, in the place of what waits.
    pub(in crate::ui) fn after(self, ms: u32, work: impl FnOnce() + 'static) {
        self.plan(timer::after(ms, work));
    }

    /// Does some work every so many milliseconds, in the place of what waits.
    pub(in crate::ui) fn every(self, ms: u32, work: impl FnMut() + 'static) {
        self.plan(timer::every(ms, work));
    }

    /// Cancels what waits.
    pub(in crate::ui) fn stop(self) {
        // Where the view is gone, so is its work.
        let _ = self.0.try_set_value(None);
    }

    fn plan(self, planned: timer::Timer) {
        // Where the view is gone, what is planned is dropped here, which cancels it.
        let _ = self.0.try_set_value(Some(planned));
    }
}
