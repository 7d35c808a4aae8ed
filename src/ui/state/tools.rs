//! What reads, changes, writes and judges a design: the first view does without, so it comes later.

use std::sync::Arc;

use leptos::prelude::*;

use super::restored::Restoring;
use super::signals::memo;
use crate::document::{Command, CommandEffect, CommandError, Document};
use crate::engine::Run;
use crate::model::file::Loaded;
use crate::model::{Finding, Scenario};
use crate::ui::lazy::Chunk;

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
    pub apply: fn(&mut Document, &Command) -> Result<CommandEffect, CommandError>,
}

/// Finds what is wrong with a design, or worth knowing.
pub type Check = fn(&Scenario) -> Vec<Finding>;

/// What the checks say; nothing until they are there.
pub(in crate::ui) fn findings(
    checks: Chunk<Check>,
    settled: RwSignal<Arc<Run>>,
) -> Memo<Arc<Vec<Finding>>> {
    memo(move || {
        let found = checks.ready().map(|check| settled.with(|run| check(&run.scenario)));
        Arc::new(found.unwrap_or_default())
    })
}
