//! Says after an edit that the design costs many times as much as before: nobody may have meant that.

use std::sync::Arc;

use leptos::prelude::*;

use crate::show::change::jump;
use crate::ui::state::{Action, Editor, Notices, Said};

/// Watches for as long as the page lives; shows nothing itself.
pub(in crate::ui) fn jumps() -> AnyView {
    let editor = expect_context::<Editor>();
    let notices = expect_context::<Notices>();
    Effect::new(move |before: Option<()>| {
        let run = editor.settled.get();
        // Nothing is compared with what was there when the page opened.
        let former = before.and_then(|()| editor.former.get_untracked());
        if let Some(text) = former.and_then(|former| jump(&former, &run)) {
            let undo = Action { label: "Undo the edit", act: Arc::new(move || editor.undo()) };
            notices.say_of_edit(Said { actions: vec![undo], ..Said::information(text) });
        }
    });
    ().into_any()
}
