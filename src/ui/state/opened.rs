//! A file that was opened and could not be read: held with its findings until it is fixed or left.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::designs::{self, name_of};
use super::{Designs, Editor, NoticeTopic, Notices, Offer, Said, Session, Tone, UnreadableFile};
use crate::document::patch;
use crate::model::file::Loaded;
use crate::model::{Finding, Fix};
use crate::show::designs as says;
use crate::show::shell::action;
use crate::show::text::{file_name, quoted};

/// The file that could not be read, if there is one; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    refused: RwSignal<Option<UnreadableFile>>,
    designs: Designs,
}

impl Opened {
    /// No file, or one that could not be read before there was a page.
    pub fn new(refused: Option<UnreadableFile>, designs: Designs) -> Self {
        Self { refused: RwSignal::new(refused), designs }
    }

    /// The file that could not be read.
    pub fn refused(self) -> Option<UnreadableFile> {
        self.refused.get()
    }

    /// The file that could not be read, as it is now.
    pub fn refused_untracked(self) -> Option<UnreadableFile> {
        self.refused.get_untracked()
    }

    /// Opens a file in the place of the open design, also one with errors, since the findings say what is
    /// wrong with it; keeps one that cannot be read with what is wrong with it.
    pub async fn open(self, session: Session, name: String, text: String) {
        let Session { editor, notices, .. } = session;
        let loaded = (editor.tools.loaded().await, editor.checks.loaded().await);
        let (Some(tools), Some(check)) = loaded else {
            notices.say_about(NoticeTopic::Opening, Said::problem(says::not_loaded(&name)));
            return;
        };
        notices.settle(NoticeTopic::Opening);
        match (tools.read)(&text) {
            Ok(Loaded { scenario, findings }) => {
                let wrong = check(&scenario);
                if !designs::replace(session, Arc::new(scenario), action("Open", &name)) {
                    return;
                }
                self.leave();
                if let Some(said) = left_out(&quoted(&name), &name, &text, &findings) {
                    notices.say_about(NoticeTopic::Opening, said);
                }
                if let Some(sentence) = says::opened_with_errors(&name, &wrong) {
                    notices.say_of_edit(Said::problem(sentence));
                }
            }
            Err(findings) => self.refuse(name, text, findings),
        }
    }

    /// Keeps what cannot be read, with what is wrong with it.
    pub fn refuse(self, name: String, text: String, findings: Vec<Finding>) {
        self.refused.set(Some(UnreadableFile { name, text, findings }));
    }

    /// Makes the change that removes a finding of the refused file, and tries it again.
    pub fn fix(self, editor: Editor, notices: Notices, fix: &Fix) {
        let Some(refused) = self.refused.get_untracked() else { return };
        match patch(&refused.text, &fix.edits) {
            Ok(text) => {
                let session = Session { editor, designs: self.designs, opened: self, notices };
                spawn_local(self.open(session, refused.name, text));
            }
            Err(error) => notices.problem(error.to_string()),
        }
    }

    /// Leaves the refused file alone.
    pub fn leave(self) {
        self.refused.set(None);
    }
}

/// Which fields of what was opened were left out, since nobody knows them, with the original to be saved;
/// nothing where none was.
pub(super) fn left_out(what: &str, file: &str, text: &str, fields: &[Finding]) -> Option<Said> {
    says::left_out(what, fields).map(|sentence| Said {
        tone: Tone::Problem,
        text: sentence,
        offer: Some(Offer {
            file_name: file_name(file.trim_end_matches(".json")),
            text: text.to_owned(),
        }),
        actions: Vec::new(),
    })
}

/// The same of a design that is saved in this browser.
pub(super) fn left_out_of_saved(text: &str, fields: &[Finding]) -> Option<Said> {
    let name = name_of(text);
    left_out(&quoted(&name), &name, text, fields)
}
