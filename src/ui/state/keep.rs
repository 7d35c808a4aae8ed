//! Keeps the design in the browser: restored at the start, saved after every edit, never overwritten unread.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use super::tools::{self, Tools};
use super::{Editor, Notices, Offer};
use crate::model::{Scenario, presets};
use crate::platform::storage::{self, StorageError};

/// Where the design is kept. The number is that of the storage layout, not of the document's format.
pub const DESIGN_KEY: &str = "tabletop.design.v1";

/// After the last edit it takes this long until it is saved.
const SAVE_AFTER: Duration = Duration::from_millis(400);

/// The design to open, and what has to be said of it.
#[derive(Debug)]
pub struct Restored {
    /// The design kept in the browser, or the one for a first visit.
    pub scenario: Arc<Scenario>,
    /// That the kept design could not be read, with the design as it is kept.
    pub problem: Option<(String, Offer)>,
}

impl Restored {
    /// The design for a first visit.
    pub fn first_visit() -> Self {
        Self { scenario: Arc::new(presets::first()), problem: None }
    }
}

/// The design kept in the browser, or the one for a first visit; nothing when the part of the program
/// that reads a kept design does not load.
pub async fn restored() -> Option<Restored> {
    let kept = storage::read(DESIGN_KEY).ok().flatten();
    let Some(text) = kept else {
        return Some(Restored::first_visit());
    };
    let tools = tools::fetched().await?;
    Some(match (tools.read)(&text) {
        Ok(scenario) => Restored { scenario: Arc::new(scenario), problem: None },
        Err(findings) => {
            let reason = findings.first().map(|it| it.message.clone()).unwrap_or_default();
            let kept = match storage::move_aside(DESIGN_KEY) {
                Ok(_) => "It is kept aside in this browser",
                Err(_) => "It could not be kept aside, so nothing is saved until you download it",
            };
            let problem =
                format!("The design saved in this browser cannot be read: {reason}. {kept}.");
            let offer = Offer { file_name: "tabletop-unreadable.json".to_owned(), text };
            Restored { problem: Some((problem, offer)), ..Restored::first_visit() }
        }
    })
}

/// Saves the design after every edit, a moment later, and at once when the page is left.
pub fn save_automatically(editor: Editor, notices: Notices) {
    let revision = editor.revision();
    let saved = StoredValue::new(0_u64);
    let save = move || {
        let now = revision.get_untracked();
        if now == saved.get_value() {
            return;
        }
        // There is nothing to save before an edit, and no edit without the tools.
        let Some(tools) = editor.tools.ready_untracked() else { return };
        match save_design(tools, &editor.scenario.get_untracked()) {
            Ok(()) => saved.set_value(now),
            Err(StorageError::Full) => notices.problem(
                "This browser's storage is full, so the design is no longer saved here. Save it as a file.",
            ),
            Err(StorageError::Unavailable) => notices.problem(
                "This browser does not let the page save the design. Save it as a file.",
            ),
        }
    };
    let mut save_later = debounce(SAVE_AFTER, move |()| save());
    Effect::new(move |_| {
        if revision.get() > 0 {
            save_later(());
        }
    });
    // The page lives as long as the app does, so nothing takes the listener away.
    let _ = window_event_listener(ev::pagehide, move |_| save());
}

/// Keeps a design, unless that would overwrite one that cannot be read and is kept nowhere else.
fn save_design(tools: Tools, scenario: &Scenario) -> Result<(), StorageError> {
    if storage::read(DESIGN_KEY)?.is_some_and(|text| (tools.read)(&text).is_err()) {
        storage::move_aside(DESIGN_KEY)?;
    }
    storage::write(DESIGN_KEY, &(tools.write)(scenario))
}
