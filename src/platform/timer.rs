//! Work that is done later, by the timers of the browser.

use gloo_timers::callback::{Interval, Timeout};

/// Work that is still to be done: dropping the timer cancels it.
#[derive(Debug)]
pub struct Timer {
    _planned: Planned,
}

/// What keeps the plan alive; only its end matters.
#[derive(Debug)]
enum Planned {
    Once { _timeout: Timeout },
    Repeatedly { _interval: Interval },
}

/// Does some work after so many milliseconds.
#[must_use = "a timer that is dropped is canceled"]
pub fn after(ms: u32, work: impl FnOnce() + 'static) -> Timer {
    Timer { _planned: Planned::Once { _timeout: Timeout::new(ms, work) } }
}

/// Does some work every so many milliseconds.
#[must_use = "a timer that is dropped is canceled"]
pub fn every(ms: u32, work: impl FnMut() + 'static) -> Timer {
    Timer { _planned: Planned::Repeatedly { _interval: Interval::new(ms, work) } }
}

/// Does some work after so many milliseconds, as long as the page is there.
pub fn detached(ms: u32, work: impl FnOnce() + 'static) {
    Timeout::new(ms, work).forget();
}
