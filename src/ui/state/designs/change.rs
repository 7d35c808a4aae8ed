//! What a person does with saved designs: open, make, rename, duplicate and delete them.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::autosave::{save, settle, tell, tools};
use super::replace::{part_with, start_over};
use super::saved::{self, MOST_DESIGNS, SavedDesign};
use crate::document::{Command, patch};
use crate::model::file::Loaded;
use crate::model::{Edit, Scenario, presets};
use crate::show::designs::{copy_name, deleted, rename_label, too_many};
use crate::show::text::{design_name, file_name};
use crate::ui::state::notices::{Action, NoticeTopic, Offer, Said, Tone};
use crate::ui::state::opened::left_out_of_saved;

pub use crate::model::LONGEST_NAME;

/// Opens a saved design in the place of the open one, which is saved; says whether it is open.
pub fn open(session: Session, id: &str) -> bool {
    if session.designs.id.with_untracked(|it| it.as_deref() == Some(id)) {
        return true;
    }
    if !save(session) {
        session.notices.say_about(
            NoticeTopic::Opening,
            Said::problem(
                "No other design was opened, because the open one cannot be saved. Save it as a file first."
                    .to_owned(),
            ),
        );
        return false;
    }
    opened(session, id)
}

/// Keeps a new design and opens it; says whether it is saved.
pub fn create(session: Session, scenario: Scenario) -> bool {
    if !has_room(session) || !save(session) {
        return false;
    }
    begin(session, scenario);
    save(session)
}

/// Gives the open design another name, which can be undone; an empty one is not taken.
pub fn rename_open(session: Session, name: &str) {
    let Some(name) = name_to_take(name) else { return };
    if session.editor.design.with_untracked(|it| it.name == name) {
        return;
    }
    let (label, edits) = (rename_label(&name), vec![Edit::set("/name", name)]);
    session.editor.dispatch(Command::Edit { label, edits, step: None });
    save(session);
}

/// Gives a saved design another name, which can be undone where it is the open one; an empty one is not taken.
pub fn rename(session: Session, id: &str, name: &str) {
    if session.designs.id.with_untracked(|it| it.as_deref() == Some(id)) {
        rename_open(session, name);
        return;
    }
    let Some(name) = name_to_take(name) else { return };
    let edit = Edit::set("/name", name);
    let Some(saved) = saved_design(session, id) else { return };
    match patch(&saved.text, &[edit]) {
        Ok(text) => {
            part_with(session.designs, id);
            if let Err(error) = saved::put(&SavedDesign { text, ..saved }) {
                tell(session, error);
            }
        }
        Err(error) => session.notices.problem(error.to_string()),
    }
    session.designs.changed();
}

fn name_to_take(name: &str) -> Option<String> {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}

/// Keeps a copy of a saved design; says under which id.
pub fn duplicate(session: Session, id: &str) -> Option<String> {
    if !has_room(session) {
        return None;
    }
    // What has just been edited belongs to the copy too.
    save(session);
    let saved = saved_design(session, id)?;
    let name = copy_name(&name_of(&saved.text));
    let copy = patch(&saved.text, &[Edit::set("/name", name)]).unwrap_or(saved.text);
    let id = saved::fresh_id();
    let written = saved::write(&id, &copy);
    session.designs.changed();
    match written {
        Ok(()) => Some(id),
        Err(error) => {
            tell(session, error);
            None
        }
    }
}

/// Deletes a saved design, and offers to bring it back. In the place of the open one comes the one that
/// was saved last.
pub fn delete(session: Session, id: &str) {
    let is_open = session.designs.id.with_untracked(|it| it.as_deref() == Some(id));
    if is_open {
        save(session);
    }
    let Some(saved) = saved_design(session, id) else { return };
    if let Err(error) = saved::remove(id) {
        tell(session, error);
        return;
    }
    part_with(session.designs, id);
    let name = name_of(&saved.text);
    let offer = Offer { file_name: file_name(&name), text: saved.text.clone() };
    if is_open {
        let others = saved::all().unwrap_or_default();
        if !others.iter().any(|other| opened(session, &other.id)) {
            begin(session, presets::first());
            save(session);
        }
    }
    session.designs.changed();
    let restore = move || match saved::put(&saved) {
        Ok(()) => {
            session.designs.changed();
            if is_open {
                open(session, &saved.id);
            }
        }
        Err(error) => tell(session, error),
    };
    session.notices.say(Said {
        tone: Tone::Information,
        text: deleted(&name),
        offer: Some(offer),
        actions: vec![Action { label: "Restore", act: Arc::new(restore) }],
    });
}

/// What people call the design in a document, also in one that cannot be read as a whole.
pub fn name_of(text: &str) -> String {
    let document: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let name = document.get("name").and_then(|name| name.as_str()).unwrap_or_default();
    design_name(name).to_owned()
}

/// Opens a saved design without looking at the open one.
fn opened(session: Session, id: &str) -> bool {
    let (Some(tools), Some(saved)) = (tools(session), saved_design(session, id)) else {
        return false;
    };
    match (tools.read)(&saved.text) {
        Ok(Loaded { scenario, findings }) => {
            start_over(session, scenario);
            if let Some(said) = left_out_of_saved(&saved.text, &findings) {
                session.notices.say_about(NoticeTopic::Opening, said);
            }
            settle(session, saved.id, saved.text);
            true
        }
        Err(findings) => {
            session.opened.refuse(name_of(&saved.text), saved.text, findings);
            false
        }
    }
}

/// Opens a design that is not saved yet.
fn begin(session: Session, scenario: Scenario) {
    start_over(session, scenario);
    session.designs.id.set(None);
    session.designs.known.set_value(None);
    session.designs.saved.set_value(None);
}

/// Whether one more design can be saved; says so where not.
pub(super) fn has_room(session: Session) -> bool {
    let count = saved::all().map_or(0, |all| all.len());
    if count >= MOST_DESIGNS {
        session.notices.say_about(NoticeTopic::Opening, Said::problem(too_many(MOST_DESIGNS)));
    }
    count < MOST_DESIGNS
}

fn saved_design(session: Session, id: &str) -> Option<SavedDesign> {
    match saved::read(id) {
        Ok(Some(saved)) => Some(saved),
        Ok(None) => {
            session.notices.problem("This design is gone: another tab deleted it.");
            session.designs.changed();
            None
        }
        Err(error) => {
            tell(session, error);
            None
        }
    }
}
