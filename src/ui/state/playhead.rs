//! The moment that is looked at: the map, the figures and the story show the world as it is then.

use leptos::prelude::*;

use super::Editor;
use crate::ui::state::signals::memo;
use crate::units::{Instant, Span};

/// The moment that is looked at; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Playhead {
    placed: RwSignal<Option<Instant>>,
    /// The moment, within the clock; nothing while the whole run is looked at.
    pub at: Memo<Option<Instant>>,
}

impl Playhead {
    /// Nowhere: the whole run is looked at.
    pub fn new(editor: Editor) -> Self {
        let placed = RwSignal::new(None::<Instant>);
        let at = memo(move || {
            let at = placed.get()?;
            editor.design.with(|it| {
                let last = it.clock.end() - Span::minutes(1);
                Some(at.min(last).max(it.clock.start))
            })
        });
        Self { placed, at }
    }

    /// Looks at a moment.
    pub fn place(self, at: Instant) {
        self.placed.set(Some(at));
    }

    /// Looks at the whole run.
    pub fn leave(self) {
        self.placed.set(None);
    }
}
