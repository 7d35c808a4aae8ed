//! A file that was opened and could not be read: kept with its findings until it is mended or left.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Editor, Notices};
use crate::document::{Command, patch};
use crate::model::{Finding, Mend, Severity};
use crate::ui::words::counted;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The name of the file.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// Why it could not be read.
    pub findings: Vec<Finding>,
}

/// The file that could not be read, if there is one; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    refused: RwSignal<Option<Refused>>,
}

impl Opened {
    /// No file, or one that could not be read before there was a page.
    pub fn new(refused: Option<Refused>) -> Self {
        Self { refused: RwSignal::new(refused) }
    }

    /// The file that could not be read.
    pub fn refused(self) -> Option<Refused> {
        self.refused.get()
    }

    /// The file that could not be read, as it is now.
    pub fn refused_untracked(self) -> Option<Refused> {
        self.refused.get_untracked()
    }

    /// Puts a file in the place of the open design, also one that AWS would refuse, since the findings
    /// say what is wrong with it; keeps one that cannot be read with what is wrong with it.
    pub async fn open(self, editor: Editor, notices: Notices, name: String, text: String) {
        let parts = (editor.tools.loaded().await, editor.checks.loaded().await);
        let (Some(tools), Some(check)) = parts else {
            notices.problem(format!(
                "“{name}” was not opened: what reads it could not be loaded. Open it again when there is a connection."
            ));
            return;
        };
        match (tools.read)(&text) {
            Ok(scenario) => {
                self.refused.set(None);
                let label = format!("Open “{name}”");
                let errors = check(&scenario);
                let errors = errors.iter().filter(|it| it.severity == Severity::Error).count();
                if errors > 0 {
                    notices.problem(format!(
                        "AWS would refuse parts of “{name}”: {}, listed under Findings.",
                        counted(errors, "error")
                    ));
                }
                let scenario = Arc::new(scenario);
                editor.dispatch(Command::ReplaceScenario { scenario, label });
            }
            Err(findings) => self.refuse(name, text, findings),
        }
    }

    /// Keeps what cannot be read, with what is wrong with it.
    pub fn refuse(self, name: String, text: String, findings: Vec<Finding>) {
        self.refused.set(Some(Refused { name, text, findings }));
    }

    /// Makes the change that removes a finding of the refused file, and tries it again.
    pub fn mend(self, editor: Editor, notices: Notices, mend: &Mend) {
        let Some(refused) = self.refused.get_untracked() else { return };
        match patch(&refused.text, &mend.edits) {
            Ok(text) => spawn_local(self.open(editor, notices, refused.name, text)),
            Err(error) => notices.problem(error.to_string()),
        }
    }

    /// Leaves the refused file alone.
    pub fn leave(self) {
        self.refused.set(None);
    }
}
