//! Saves the open design after every edit, and asks when another tab has changed it too.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::replace::switch_to_current;
use super::saved::OPEN_KEY;
use super::{Session, saved};
use crate::document::Command;
use crate::model::Edit;
use crate::model::file::Loaded;
use crate::platform::pause::Pause;
use crate::platform::storage::{self, StorageError};
use crate::platform::unsaved;
use crate::show::designs::{changed_elsewhere, copy_name, deleted_elsewhere, use_other_label};
use crate::ui::state::notices::{Action, NoticeTopic, Said, Tone};
use crate::ui::state::opened::left_out_of_saved;
use crate::ui::state::tools::Tools;

/// After the last edit it takes so many milliseconds until it is saved.
const SAVE_AFTER_MS: u32 = 400;

/// After the first edit that is not saved it takes so many milliseconds at most, whatever comes after it.
const SAVE_AT_LATEST_MS: u32 = 1_000;

/// How the open design stands to what is saved under its id.
enum StoredState {
    /// Nobody else has changed it.
    Own,
    /// Another tab has changed it.
    Changed,
    /// Another tab has deleted it.
    Deleted,
}

/// Saves the open design after every edit, a moment later, and at once when the page is left; follows
/// what other tabs do to it.
pub fn watch(session: Session) {
    let revision = session.editor.revision();
    let save_later = Pause::new(SAVE_AFTER_MS, SAVE_AT_LATEST_MS, move || {
        save(session);
    });
    Effect::new(move |_| {
        revision.get();
        switch_to_current(session);
        // Once for a burst of edits, and again as it ends: a drag is not to wait for it at every move.
        if !unsaved::is_handed_over() {
            hand_over(session);
        }
        save_later.call();
    });
    Effect::new(move |_| {
        session.editor.settled.track();
        hand_over(session);
    });
    // The page lives as long as the app does, so nothing takes the listeners away.
    let _ = window_event_listener_untyped("storage", move |_| follow(session));
    let _ = window_event_listener(ev::pagehide, move |_| {
        rescue(session);
    });
    let _ = window_event_listener(ev::beforeunload, move |event| {
        if !rescue(session) {
            // The browser asks whether to leave all the same.
            event.prevent_default();
        }
    });
}

/// Hands over what is not saved yet, for when the program breaks before it is.
fn hand_over(session: Session) {
    let is_saved = session.designs.saved.get_value() == Some(revision(session));
    if let Some(tools) = tools(session).filter(|_| !is_saved) {
        unsaved::hand_over(&(tools.write)(&session.editor.scenario.get_untracked()));
    }
}

/// Keeps the open design also where nothing of it has been edited; says whether it is saved.
pub fn save_now(session: Session) -> bool {
    if session.designs.id.with_untracked(Option::is_none) {
        session.designs.saved.set_value(None);
    }
    save(session)
}

/// Keeps what has not been saved yet; says whether all is.
pub(super) fn save(session: Session) -> bool {
    let Session { editor, designs, .. } = session;
    switch_to_current(session);
    let now = revision(session);
    if designs.saved.get_value() == Some(now) {
        return true;
    }
    // There is nothing to save before an edit, and no edit without the tools.
    let Some(tools) = editor.tools.ready_untracked() else { return false };
    let text = (tools.write)(&editor.scenario.get_untracked());
    // Where it cannot be saved, it is at least there when the program breaks.
    unsaved::hand_over(&text);
    match stored_state(session) {
        Ok(StoredState::Own | StoredState::Deleted) => {}
        Ok(StoredState::Changed) => {
            ask(session);
            return false;
        }
        Err(error) => {
            tell(session, error);
            return false;
        }
    }
    let id = designs.id.get_untracked().unwrap_or_else(saved::fresh_id);
    match saved::write(&id, &text) {
        Ok(()) => {
            settle(session, id, text);
            true
        }
        Err(error) => {
            tell(session, error);
            false
        }
    }
}

/// The open design is the one saved under an id, with this text.
pub(super) fn settle(session: Session, id: String, text: String) {
    let designs = session.designs;
    // Without that, a new tab begins with another design: no loss worth a notice.
    let _ = storage::write(OPEN_KEY, &id);
    storage::save_for_tab(OPEN_KEY, &id);
    if designs.id.with_untracked(|it| it.as_ref() != Some(&id)) {
        designs.id.set(Some(id));
    }
    designs.known.set_value(Some(text));
    designs.saved.set_value(Some(revision(session)));
    unsaved::clear();
    session.notices.settle(NoticeTopic::Saving);
    session.notices.settle(NoticeTopic::OtherTab);
    designs.changed();
}

/// Says why the design cannot be saved.
pub(super) fn tell(session: Session, error: StorageError) {
    let why = match error {
        StorageError::Full => {
            "This browser's storage is full, so the design is not saved here. Save it as a file, or delete a design that you do not need."
        }
        StorageError::Unavailable => {
            "This browser does not let the page save the design. Save it as a file."
        }
    };
    session.notices.say_about(NoticeTopic::Saving, Said::problem(why.to_owned()));
}

/// The revision of the editor as it is now.
fn revision(session: Session) -> u64 {
    untrack(|| session.editor.revision().get())
}

/// How the open design stands to what is saved under its id.
fn stored_state(session: Session) -> Result<StoredState, StorageError> {
    let designs = session.designs;
    let Some(id) = designs.id.get_untracked() else { return Ok(StoredState::Own) };
    let saved = saved::read(&id)?.map(|it| it.text);
    Ok(match (saved, designs.known.get_value()) {
        (saved, known) if saved == known => StoredState::Own,
        (Some(_), _) => StoredState::Changed,
        (None, _) => StoredState::Deleted,
    })
}

/// Another tab has saved or deleted a design.
fn follow(session: Session) {
    session.designs.changed();
    match stored_state(session) {
        Ok(StoredState::Changed) => ask(session),
        Ok(StoredState::Deleted) => {
            let keep = move || {
                session.designs.saved.set_value(None);
                save(session);
            };
            let said = Said {
                tone: Tone::Problem,
                text: deleted_elsewhere(&name(session)),
                offer: None,
                actions: vec![Action { label: "Keep it", act: Arc::new(keep) }],
            };
            session.notices.say_about(NoticeTopic::OtherTab, said);
        }
        Ok(StoredState::Own) | Err(_) => {}
    }
}

/// Asks whose changes of the open design go on.
fn ask(session: Session) {
    let mine = move || {
        if !keep_mine(session) {
            ask(session);
        }
    };
    let theirs = move || take_theirs(session);
    let said = Said {
        tone: Tone::Problem,
        text: changed_elsewhere(&name(session)),
        offer: None,
        actions: vec![
            Action { label: "Keep mine as a new design", act: Arc::new(mine) },
            Action { label: "Use the other tab's", act: Arc::new(theirs) },
        ],
    };
    session.notices.say_about(NoticeTopic::OtherTab, said);
}

/// Makes this tab's design one of its own; says whether it is saved.
fn keep_mine(session: Session) -> bool {
    let Session { editor, designs, .. } = session;
    let Some(tools) = editor.tools.ready_untracked() else { return false };
    let label = "Keep mine as a new design".to_owned();
    let edits = vec![Edit::set("/name", copy_name(&name(session)))];
    editor.apply(tools, &Command::Edit { label, edits, step: None });
    designs.id.set(None);
    designs.known.set_value(None);
    designs.saved.set_value(None);
    save(session)
}

/// Puts what the other tab saved in the place of this tab's design, which undo brings back.
fn take_theirs(session: Session) {
    let Some(tools) = session.editor.tools.ready_untracked() else { return };
    let id = session.designs.id.get_untracked();
    let Some(saved) = id.and_then(|id| saved::read(&id).ok().flatten()) else {
        follow(session);
        return;
    };
    match (tools.read)(&saved.text) {
        Ok(Loaded { scenario, findings }) => {
            let label = use_other_label(&scenario.name);
            let scenario = Arc::new(scenario);
            session.editor.apply(tools, &Command::ReplaceScenario { scenario, label });
            if let Some(said) = left_out_of_saved(&saved.text, &findings) {
                session.notices.say_about(NoticeTopic::Opening, said);
            }
            settle(session, saved.id, saved.text);
        }
        Err(_) => {
            session.notices.problem(
                "A newer version of Tabletop saved the design in the other tab, so it cannot be read here. Reload the page to get that version.",
            );
            ask(session);
        }
    }
}

/// Keeps what is not saved when the design is left, in a design of its own where another tab has changed
/// the open one; says whether all is saved.
pub(super) fn rescue(session: Session) -> bool {
    if save(session) {
        return true;
    }
    matches!(stored_state(session), Ok(StoredState::Changed)) && keep_mine(session)
}

/// What people call the open design.
pub(super) fn name(session: Session) -> String {
    session.editor.scenario.with_untracked(|scenario| scenario.name.clone())
}

/// The tools, which are there once anything can be done to designs.
pub(super) fn tools(session: Session) -> Option<Tools> {
    session.editor.tools.ready_untracked()
}
