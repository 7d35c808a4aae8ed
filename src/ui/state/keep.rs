//! The design to begin with: the one kept in the browser, the one in the link, or that of a first visit.

use std::sync::Arc;

use leptos::leptos_dom::helpers::location_hash;

use super::Refused;
use super::designs::OPEN_KEY;
use super::notices::{Said, Topic};
use super::tools;
use crate::document::link;
use crate::model::{Scenario, presets};
use crate::platform::{storage, timer};

/// Where the only design was kept before there were several.
pub(super) const SINGLE_KEY: &str = "tabletop.design.v1";

/// What the keys begin with under which it is noted that a kept design is being drawn; its id follows. A
/// design that freezes the page leaves that behind, and `page/start.js` asks before it is drawn again.
const DRAWING: &str = "tabletop.drawing.";

/// A page that answers after so many milliseconds was not frozen by its design.
const DRAWN_AFTER_MS: u32 = 2_000;

/// The design to begin with, and what has to be said of it.
#[derive(Debug)]
pub struct Restored {
    /// The design.
    pub scenario: Arc<Scenario>,
    /// The id and the text under which it is kept; nothing while it is not.
    pub kept: Option<(String, String)>,
    /// Whether it has to be kept as it is, since it came from elsewhere.
    pub is_new: bool,
    /// What the user has to be told.
    pub said: Vec<(Topic, Said)>,
    /// What a link holds that cannot be read.
    pub refused: Option<Refused>,
}

impl Restored {
    /// A design that is not kept yet.
    pub fn unkept(scenario: Scenario) -> Self {
        let scenario = Arc::new(scenario);
        Self { scenario, kept: None, is_new: false, said: Vec::new(), refused: None }
    }

    /// The design for a first visit.
    pub fn first_visit() -> Self {
        Self::unkept(presets::first())
    }

    /// Notes that a kept design is about to be drawn, until the page has answered for a moment.
    pub fn note_drawing(&self) {
        let Some((id, _)) = &self.kept else { return };
        let key = format!("{DRAWING}{id}");
        // Without a note, nobody is asked the next time.
        if storage::write(&key, "").is_ok() {
            let forget = move || {
                let _ = storage::remove(&key);
            };
            timer::detached(DRAWN_AFTER_MS, forget);
        }
    }
}

/// The fragment of the address, if it is that of a link with a design.
pub(super) fn linked() -> Option<String> {
    location_hash().filter(|it| it.starts_with(link::PREFIX))
}

/// The design to begin with; nothing when the part of the program that reads a kept design does not load.
pub async fn restored() -> Option<Restored> {
    let is_kept = |key| matches!(storage::read(key), Ok(Some(_)));
    if linked().is_none() && !is_kept(OPEN_KEY) && !is_kept(SINGLE_KEY) {
        return Some(Restored::first_visit());
    }
    let tools = tools::fetched().await?;
    Some((tools.restore)().await)
}
