//! Work that waits for a pause, by the timers of the browser.

use std::cell::RefCell;
use std::rc::Rc;

use super::frames;
use super::timer::{self, Timer};

/// Does its work once the calls for it pause, and at the latest some time after the first of them: a burst that
/// does not end may not put it off forever.
pub struct Pause {
    pause_ms: u32,
    longest_ms: u32,
    work: Rc<dyn Fn()>,
    waiting: Rc<RefCell<Waiting>>,
}

#[derive(Default)]
struct Waiting {
    /// When the first call came that the work is still to be done for, in milliseconds of the page's life.
    since: Option<f64>,
    /// Stops the work that an earlier call planned when another takes its place.
    timer: Option<Timer>,
}

impl Pause {
    /// Work for which the calls pause for `pause_ms` milliseconds, and that waits `longest_ms` at most.
    pub fn new(pause_ms: u32, longest_ms: u32, work: impl Fn() + 'static) -> Self {
        Self { pause_ms, longest_ms, work: Rc::new(work), waiting: Rc::default() }
    }

    /// Asks for the work.
    pub fn call(&self) {
        let now = frames::now();
        let since = *self.waiting.borrow_mut().since.get_or_insert(now);
        // `as` saturates, and the rest of the longest wait fits.
        let rest = (f64::from(self.longest_ms) - (now - since)).max(0.0) as u32;
        let (work, waiting) = (Rc::clone(&self.work), Rc::clone(&self.waiting));
        let timer = timer::after(self.pause_ms.min(rest), move || {
            waiting.borrow_mut().since = None;
            work();
        });
        self.waiting.borrow_mut().timer = Some(timer);
    }
}
