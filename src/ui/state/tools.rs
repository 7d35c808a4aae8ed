//! What reads, changes, writes and judges a design: the first view does without, so it comes later.

use std::sync::Arc;

use leptos::prelude::*;

use super::designs::{Restoring, restore};
use crate::document::{Change, Command, CommandError, Document, read_for_editing};
use crate::engine::Run;
use crate::model::file::Loaded;
use crate::model::{Finding, Scenario, check, file};
use crate::ui::later::{Later, chunk};
use crate::ui::widgets::memo;

/// The tools, as functions.
#[derive(Clone, Copy, Debug)]
pub struct Tools {
    /// Reads a document to go on editing it; with it come the fields that were left out.
    pub read: fn(&str) -> Result<Loaded, Vec<Finding>>,
    /// Writes a design as a document.
    pub write: fn(&Scenario) -> String,
    /// Finds the design to begin with among what is kept.
    pub restore: fn() -> Restoring,
    /// Makes an edit.
    pub apply: fn(&mut Document, &Command) -> Result<Change, CommandError>,
}

chunk! {
    in workbench;
    /// The tools.
    fn tools() -> Tools {
        Tools {
            read: read_for_editing,
            write: file::write,
            restore,
            apply: Document::apply,
        }
    }
}

/// The tools, for what comes before the page; nothing when their file does not come.
pub(super) async fn fetched() -> Option<Tools> {
    tools().await.ok()
}

/// The tools, to be loaded.
pub(super) fn later() -> Later<Tools> {
    Later::new(|| Box::pin(tools()))
}

/// Finds what is wrong with a design, or worth knowing.
pub type Check = fn(&Scenario) -> Vec<Finding>;

chunk! {
    in details;
    /// All checks.
    fn checks() -> Check {
        check::check
    }
}

/// The checks, to be loaded.
pub(super) fn later_checks() -> Later<Check> {
    Later::new(|| Box::pin(checks()))
}

/// What the checks say; nothing until they are there.
pub(super) fn findings(
    checks: Later<Check>,
    settled: RwSignal<Arc<Run>>,
) -> Memo<Arc<Vec<Finding>>> {
    memo(move || {
        let found = checks.ready().map(|check| settled.with(|run| check(&run.scenario)));
        Arc::new(found.unwrap_or_default())
    })
}
