//! What the page says of the moment that is looked at: worked out by a later file, shown by this one's
//! readers in place of what they say of the whole run.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::ComponentId;
use crate::show::Line;
use crate::show::workbench::moment::{MomentText, StateRow};
use crate::ui::lazy::{Chunk, Details};
use crate::ui::state::signals::memo;
use crate::ui::state::{Editor, Panel, Playhead};
use crate::ui::widgets::text;

/// What is said of the moment that is looked at; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct PlayheadText(Memo<Arc<MomentText>>);

impl PlayheadText {
    /// Follows the playhead.
    pub(in crate::ui) fn new(editor: Editor, playhead: Playhead, details: Chunk<Details>) -> Self {
        Self(memo(move || {
            let (Some(at), Some(details)) = (playhead.at.get(), details.ready()) else {
                return Arc::default();
            };
            Arc::new(editor.run_in(Panel::Map).with(|run| (details.shown_at)(run, at)))
        }))
    }

    /// Whether a moment is looked at and not the whole run.
    pub(in crate::ui) fn is_set(self) -> bool {
        self.0.with(|it| !it.moment.is_empty())
    }

    /// A part of what is said.
    pub(in crate::ui) fn with<T>(self, part: impl FnOnce(&MomentText) -> T) -> T {
        self.0.with(|it| part(it))
    }

    /// One of the texts.
    pub(in crate::ui) fn text(self, of: fn(&MomentText) -> &String) -> Signal<String> {
        text(move || self.0.with(|it| of(it).clone()))
    }

    /// What is said of a component; empty while the whole run is looked at.
    pub(in crate::ui) fn component(self, id: &ComponentId) -> Line {
        self.0.with(|it| {
            it.components
                .iter()
                .find(|line| line[StateRow::AT.id] == id.as_str())
                .cloned()
                .unwrap_or_default()
        })
    }
}

/// A text of the moment that is looked at, or what is said of the whole run.
pub(in crate::ui) fn or_else(line: &Line, column: usize, whole: impl FnOnce() -> String) -> String {
    line.get(column).cloned().unwrap_or_else(whole)
}
