//! The checks of the open design, which are loaded once the page is drawn.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::file::Loaded;
use crate::model::{Finding, Scenario, check, file};
use crate::ui::later::{Later, chunk};

/// The checks, as functions.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    /// The findings of all checks.
    pub check: fn(&Scenario) -> Vec<Finding>,
    /// Reads a document in full and checks it.
    pub read: fn(&str) -> Result<Loaded, Vec<Finding>>,
}

chunk! {
    /// Everything that can be said against a design.
    fn checks() -> Checks {
        Checks { check: check::check, read: file::read }
    }
}

/// The checks, to be loaded.
pub(super) fn later() -> Later<Checks> {
    Later::new(|| Box::pin(checks()))
}

/// What the checks say; nothing until they are there.
pub(super) fn findings(
    checks: Later<Checks>,
    scenario: Memo<Arc<Scenario>>,
) -> Memo<Arc<Vec<Finding>>> {
    crate::ui::widgets::memo(move || {
        let found = checks.ready().map(|it| scenario.with(|scenario| (it.check)(scenario)));
        Arc::new(found.unwrap_or_default())
    })
}
