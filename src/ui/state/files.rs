//! Designs as files: chosen, dropped on the page, and saved.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::{NoticeTopic, Said, Session};
use crate::model::file::LARGEST_DOCUMENT;
use crate::platform::files;
use crate::show::designs::{too_large, too_many_files, unreadable};
use crate::show::text::file_name;

/// Opens the file that was chosen or dropped in the place of the open design, which stays kept and which
/// undo brings back.
/// None is no harm; of several it cannot be told which is meant.
pub fn open_one(session: Session, files: Vec<File>) {
    let not_opened =
        move |why: String| session.notices.say_about(NoticeTopic::Opening, Said::problem(why));
    let mut files = files.into_iter();
    let (Some(file), others) = (files.next(), files.count()) else { return };
    if others > 0 {
        not_opened(too_many_files(others + 1));
        return;
    }
    // Exact: no file comes near the numbers that a float cannot tell apart.
    if file.size() > LARGEST_DOCUMENT as f64 {
        not_opened(too_large(&file.name(), file.size(), LARGEST_DOCUMENT as f64));
        return;
    }
    spawn_local(async move {
        match files::text(&file).await {
            Some(text) => session.opened.open(session, file.name(), text).await,
            None => not_opened(unreadable(&file.name())),
        }
    });
}

/// Saves the open design as a file.
pub fn save(session: Session) {
    let Some(tools) = session.editor.tools.ready_untracked() else { return };
    let scenario = session.editor.scenario.get_untracked();
    let text = (tools.write)(&scenario);
    if !files::download(&file_name(&scenario.name), "application/json", &text) {
        session.notices.problem("The browser could not save the file.");
    }
}
