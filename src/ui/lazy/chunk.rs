//! What is loaded later: parts of the program that the first view does not need, each in a file of its own.
//!
//! Each part is a value of functions. Once it is there, calling them is like calling any function, so
//! nothing but the wait for it is asynchronous.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

/// What waits for a part's file.
pub(in crate::ui) type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// How far a part is.
#[derive(Clone, Copy, Debug)]
pub enum ChunkState<T> {
    /// Nobody has asked for it, or it is on its way.
    Awaited,
    /// Its file did not come: there is no connection, or the page has been replaced by a newer one.
    Failed,
    /// It is there.
    Ready(T),
}

/// A part that is loaded when something first needs it; copy it freely.
#[derive(Debug)]
pub struct Chunk<T: Copy + Send + Sync + 'static> {
    part: RwSignal<ChunkState<T>>,
    fetch: fn() -> Fetching<T>,
}

impl<T: Copy + Send + Sync + 'static> Clone for Chunk<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy + Send + Sync + 'static> Copy for Chunk<T> {}

impl<T: Copy + Send + Sync + 'static> Chunk<T> {
    /// A part that nobody has asked for.
    pub(in crate::ui) fn new(fetch: fn() -> Fetching<T>) -> Self {
        Self { part: RwSignal::new(ChunkState::Awaited), fetch }
    }

    /// How far the part is.
    pub fn part(self) -> ChunkState<T> {
        self.part.get()
    }

    /// The part, if it is there.
    pub fn ready(self) -> Option<T> {
        match self.part.get() {
            ChunkState::Ready(part) => Some(part),
            ChunkState::Awaited | ChunkState::Failed => None,
        }
    }

    /// The part, if it is there now.
    pub fn ready_untracked(self) -> Option<T> {
        untrack(|| self.ready())
    }

    /// Asks for the part, also once more after it failed.
    pub fn load(self) {
        spawn_local(async move {
            self.loaded().await;
        });
    }

    /// The part once it is there; none if it cannot be loaded.
    pub async fn loaded(self) -> Option<T> {
        if let Some(part) = self.ready_untracked() {
            return Some(part);
        }
        let (state, result) = match (self.fetch)().await {
            Ok(part) => (ChunkState::Ready(part), Some(part)),
            Err(_) => (ChunkState::Failed, None),
        };
        self.part.set(state);
        result
    }

    /// Asks for the part once more, and says until then that it is on its way.
    pub fn retry(self) {
        self.part.set(ChunkState::Awaited);
        self.load();
    }
}

/// Makes a view.
pub(in crate::ui) type View = fn() -> AnyView;

/// A function that lives in a later file: the first call loads the file, and fails if it does not come.
///
/// Functions that name the same file share it. Without the feature `chunks` all is one file, as in
/// tests: only `cargo xtask build` divides it.
macro_rules! chunk {
    (in $file:ident; $(#[$doc:meta])* fn $name:ident() -> $part:ty { $value:expr }) => {
        $(#[$doc])*
        #[cfg(feature = "chunks")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$part, leptos::wasm_split::SplitLoaderError> {
            Ok($value)
        }

        $(#[$doc])*
        #[cfg(not(feature = "chunks"))]
        async fn $name() -> Result<$part, leptos::wasm_split::SplitLoaderError> {
            Ok($value)
        }
    };
}

pub(in crate::ui) use chunk;
