//! Work that is done in portions: a page asks for a few steps, draws a frame, and asks for more.
//!
//! A computation is an `async` function that waits at [`Pace::step`] wherever it may pause, so the compiler
//! keeps its place. Nothing else happens between two portions: the result is the same whatever their size.

use std::cell::Cell;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

#[cfg(not(target_family = "wasm"))]
use rayon::prelude::*;

/// How many steps a computation may still take before it pauses. One that is done at once has no pace and
/// never pauses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pace(Option<Rc<Shared>>);

/// What a computation and whoever divides it both see.
#[derive(Debug, Default)]
struct Shared {
    steps_left: Cell<u32>,
    progress: Cell<(usize, usize)>,
}

impl Pace {
    /// The pace of work that is done at once.
    pub(crate) const AT_ONCE: Self = Self(None);

    /// Takes one step, of some microseconds where possible; waits for the next portion where this one is
    /// used up.
    pub(crate) async fn step(&self) {
        let Some(shared) = &self.0 else { return };
        poll_fn(|_| match shared.steps_left.get().checked_sub(1) {
            Some(left) => {
                shared.steps_left.set(left);
                Poll::Ready(())
            }
            None => Poll::Pending,
        })
        .await;
    }

    /// Says how far the work is, as two counts.
    pub(crate) fn report(&self, progress: (usize, usize)) {
        if let Some(shared) = &self.0 {
            shared.progress.set(progress);
        }
    }
}

/// A computation under way that is done in portions.
pub struct Work<T> {
    /// Nothing once it is done.
    under_way: Option<Pin<Box<dyn Future<Output = T>>>>,
    shared: Rc<Shared>,
}

impl<T> Work<T> {
    /// Work that does nothing before its first portion.
    pub(crate) fn new<F>(begin: impl FnOnce(Pace) -> F) -> Self
    where
        F: Future<Output = T> + 'static,
    {
        let shared = Rc::<Shared>::default();
        let under_way = begin(Pace(Some(Rc::clone(&shared))));
        Self { under_way: Some(Box::pin(under_way)), shared }
    }

    /// Takes so many steps. Gives the result once the work is done; nothing before, and nothing afterwards.
    pub fn advance(&mut self, steps: u32) -> Option<T> {
        self.shared.steps_left.set(steps);
        let under_way = self.under_way.as_mut()?;
        match under_way.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => {
                self.under_way = None;
                Some(result)
            }
            Poll::Pending => None,
        }
    }

    /// How far it is, as two counts; what they count, the work says.
    pub fn progress(&self) -> (usize, usize) {
        self.shared.progress.get()
    }
}

impl<T> fmt::Debug for Work<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work")
            .field("is_done", &self.under_way.is_none())
            .field("shared", &self.shared)
            .finish()
    }
}

/// The result of a computation that has [`Pace::AT_ONCE`].
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        // Without a pace it does not pause, so the first turn gives the result.
        if let Poll::Ready(result) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return result;
        }
    }
}

/// What a function makes of some items, part by part and in their order. Natively the parts are divided among the
/// processors, so what is made of an item must not depend on the other items of its part.
pub(crate) fn in_parts<T: Sync, R: Send>(
    items: &[T],
    make: impl Fn(&[T]) -> Vec<R> + Send + Sync,
) -> Vec<R> {
    /// So many for each processor, as some take longer than others.
    #[cfg(not(target_family = "wasm"))]
    const PARTS: usize = 4;
    #[cfg(not(target_family = "wasm"))]
    {
        let largest = items.len().div_ceil(rayon::current_num_threads() * PARTS).max(1);
        items.par_chunks(largest).flat_map_iter(make).collect()
    }
    #[cfg(target_family = "wasm")]
    make(items)
}

/// Something for each of the threads that work is divided among, so that none waits for another: for what is
/// remembered to save time, and changes no result.
#[derive(Debug)]
pub(crate) struct PerThread<T>(Vec<Apart<T>>);

/// Far enough from the next for no two to share a cache line, by which threads would wait for one another all the
/// same.
#[derive(Debug, Default)]
#[repr(align(128))]
struct Apart<T>(Mutex<T>);

impl<T: Default> Default for PerThread<T> {
    fn default() -> Self {
        #[cfg(not(target_family = "wasm"))]
        let threads = rayon::current_num_threads();
        #[cfg(target_family = "wasm")]
        let threads = 1;
        Self((0..threads).map(|_| Apart::default()).collect())
    }
}

impl<T> PerThread<T> {
    /// That of the thread that asks. Threads among which no work is divided share the first.
    pub(crate) fn own(&self) -> MutexGuard<'_, T> {
        #[cfg(not(target_family = "wasm"))]
        let thread = rayon::current_thread_index().unwrap_or_default();
        #[cfg(target_family = "wasm")]
        let thread = 0;
        self.0[thread % self.0.len()].0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
