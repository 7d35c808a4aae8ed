//! What the page says of the moment that is looked at: worked out by a later file, shown by this one's
//! readers in place of what they say of the whole run.

use std::sync::Arc;

use leptos::prelude::*;

use super::later::Later;
use super::parts::Details;
use super::state::{Editor, Playhead, Turn};
use super::widgets::{Line, memo, text};
use crate::model::ComponentId;

/// The columns of a component: its id, the tone of its state, the state in a word, the state as its box
/// on the map says it, the same for those who only hear it, and how far its recovery is in percent.
const ID: usize = 0;
pub(super) const TONE: usize = 1;
pub(super) const WORD: usize = 2;
pub(super) const STATE: usize = 3;
pub(super) const SPOKEN: usize = 4;
pub(super) const PROGRESS: usize = 5;

/// What is said of a moment; nothing of it while the whole run is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    /// The moment: "Tue 3 Nov, 14:25".
    pub(super) moment: String,
    /// What happened last and how long ago, and the tone of that.
    pub(super) happened: String,
    pub(super) tone: String,
    /// All of it as a sentence.
    pub(super) sentence: String,
    /// The components.
    pub(super) components: Vec<Line>,
    /// The key figures up to the moment.
    pub(super) figures: Vec<Line>,
}

/// What is said of the moment that is looked at; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Then(Memo<Arc<Shown>>);

impl Then {
    /// Follows the playhead.
    pub(super) fn new(editor: Editor, playhead: Playhead, details: Later<Details>) -> Self {
        Self(memo(move || {
            let (Some(at), Some(details)) = (playhead.at.get(), details.ready()) else {
                return Arc::default();
            };
            Arc::new(editor.run_in(Turn::Map).with(|run| (details.shown_at)(run, at)))
        }))
    }

    /// Whether a moment is looked at and not the whole run.
    pub(super) fn is_set(self) -> bool {
        self.0.with(|it| !it.moment.is_empty())
    }

    /// A part of what is said.
    pub(super) fn with<T>(self, part: impl FnOnce(&Shown) -> T) -> T {
        self.0.with(|it| part(it))
    }

    /// One of the texts.
    pub(super) fn text(self, of: fn(&Shown) -> &String) -> Signal<String> {
        text(move || self.0.with(|it| of(it).clone()))
    }

    /// What is said of a component; empty while the whole run is looked at.
    pub(super) fn component(self, id: &ComponentId) -> Line {
        self.0.with(|it| {
            it.components.iter().find(|line| line[ID] == id.as_str()).cloned().unwrap_or_default()
        })
    }
}

/// A text of the moment that is looked at, or what is said of the whole run.
pub(super) fn or_else(line: &Line, column: usize, whole: impl FnOnce() -> String) -> String {
    line.get(column).cloned().unwrap_or_else(whole)
}
