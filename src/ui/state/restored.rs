//! The design that the page begins with, as it was found.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::notices::{NoticeTopic, Said};
use crate::model::{Finding, Scenario, presets};
use crate::platform::{storage, timer};

/// What the keys begin with under which it is noted that a saved design is being drawn; its id follows. A
/// design that freezes the page leaves that behind, and `page/start.js` asks before it is drawn again.
const DRAWING: &str = "tabletop.drawing.";

/// A page that answers after so many milliseconds was not frozen by its design.
const DRAWN_AFTER_MS: u32 = 2_000;

/// What waits for the design to begin with.
pub type Restoring = Pin<Box<dyn Future<Output = Restored>>>;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct UnreadableFile {
    /// The name of the file.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// Why it could not be read.
    pub findings: Vec<Finding>,
}

/// The design to begin with, and what has to be said of it.
#[derive(Debug)]
pub struct Restored {
    /// The design.
    pub scenario: Arc<Scenario>,
    /// The id and the text under which it is saved; nothing while it is not.
    pub saved: Option<(String, String)>,
    /// Whether it has to be saved as it is, since it came from elsewhere.
    pub is_new: bool,
    /// What the user has to be told.
    pub said: Vec<(NoticeTopic, Said)>,
    /// What a link holds that cannot be read.
    pub refused: Option<UnreadableFile>,
}

impl Restored {
    /// A design that is not saved yet.
    pub fn unsaved(scenario: Scenario) -> Self {
        let scenario = Arc::new(scenario);
        Self { scenario, saved: None, is_new: false, said: Vec::new(), refused: None }
    }

    /// The design for a first visit.
    pub fn first_visit() -> Self {
        Self::unsaved(presets::first())
    }

    /// Notes that a saved design is about to be drawn, until the page has answered for a moment.
    pub fn note_drawing(&self) {
        let Some((id, _)) = &self.saved else { return };
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
