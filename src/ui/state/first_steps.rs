//! What a first visit leads through, until the user has had enough of it.

use leptos::prelude::*;

use super::Editor;
use crate::platform::storage;
use crate::show::first_steps::{has_moved, has_other_schedule};
use crate::ui::state::signals::memo;

/// Kept once the steps are not wanted any more.
const KEY: &str = "tabletop.first_steps";

/// Whether the first steps are shown, and which are done; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct FirstSteps {
    /// Whether they are shown.
    pub(in crate::ui) is_shown: RwSignal<bool>,
    /// Whether some figure has been asked about.
    pub(in crate::ui) has_asked: RwSignal<bool>,
    /// Which are done, in their order.
    pub(in crate::ui) done: Memo<[bool; 3]>,
}

impl FirstSteps {
    /// Shown to those who have not had them.
    pub(in crate::ui) fn new(editor: Editor) -> Self {
        let is_shown = RwSignal::new(matches!(storage::read(KEY), Ok(None)));
        let has_asked = RwSignal::new(false);
        let design = editor.shown_design();
        // The design as it was opened, which what is done is told from.
        let before = StoredValue::new((u64::MAX, editor.scenario.get_untracked()));
        let done = memo(move || {
            // Nothing is worked out once they are gone.
            if !is_shown.get() {
                return [false; 3];
            }
            let (opened, now) = (design.get(), editor.scenario.get());
            before.update_value(|before| {
                if before.0 != opened {
                    *before = (opened, editor.newest());
                }
            });
            before.with_value(|(_, before)| {
                [has_moved(before, &now), has_other_schedule(before, &now), has_asked.get()]
            })
        });
        Self { is_shown, has_asked, done }
    }

    /// Takes them away for good.
    pub(in crate::ui) fn leave(self) {
        self.is_shown.set(false);
        // Where nothing can be kept, they come back with the next visit.
        let _ = storage::write(KEY, "done");
    }
}
