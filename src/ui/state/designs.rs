//! The designs saved in the browser, and which of them is open in this tab.
//!
//! A saved design never changes by what another tab does unasked, and one that cannot be read stays where
//! it is: a new design gets a place of its own.

mod autosave;
mod change;
mod link;
mod replace;
mod restore;
pub mod saved;

use leptos::prelude::*;

pub use autosave::{save_now, watch};
pub use change::{LONGEST_NAME, create, delete, duplicate, name_of, open, rename, rename_open};
pub(in crate::ui) use link::{ReadLink, open_link};
pub use replace::replace;
pub(in crate::ui) use restore::restore;

use super::restored::Restored;
use super::{Editor, Notices, Opened};

/// Which design is open, and how it is saved; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Designs {
    /// The id of the open design; nothing while it is not saved.
    id: RwSignal<Option<String>>,
    /// What is saved of it, as this tab wrote or read it last.
    known: StoredValue<Option<String>>,
    /// The revision of the editor that is saved; nothing where the design is still to be saved.
    saved: StoredValue<Option<u64>>,
    /// Grows whenever a saved design changes, comes or goes.
    changes: RwSignal<u64>,
    /// Which design of the document's history the three above are about.
    number: StoredValue<u64>,
    /// Where the others of its history are saved, to which undo and redo lead.
    others: StoredValue<Vec<HistoryDesign>>,
}

/// Where a design is saved that undo or redo brings back.
#[derive(Clone, Debug)]
struct HistoryDesign {
    /// Which design of the document's history.
    number: u64,
    /// The id under which it is saved; nothing while it is not.
    id: Option<String>,
    /// What is saved of it, as this tab wrote or read it last.
    known: Option<String>,
}

impl Designs {
    /// The open design as it was restored.
    pub fn new(restored: &Restored) -> Self {
        let (id, known) = restored.saved.clone().unzip();
        Self {
            id: RwSignal::new(id),
            known: StoredValue::new(known),
            saved: StoredValue::new((!restored.is_new).then_some(0)),
            changes: RwSignal::new(0),
            number: StoredValue::new(0),
            others: StoredValue::new(Vec::new()),
        }
    }

    /// The id of the open design; nothing while it is not saved.
    pub fn id(self) -> Option<String> {
        self.id.get()
    }

    /// A number that grows whenever a saved design changes, comes or goes.
    pub fn changes(self) -> u64 {
        self.changes.get()
    }

    fn changed(self) {
        self.changes.update(|count| *count += 1);
    }
}

/// What deals with whole designs needs all of these; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The open design.
    pub editor: Editor,
    /// How it is saved.
    pub designs: Designs,
    /// A file that could not be read.
    pub opened: Opened,
    /// What the user has to be told.
    pub notices: Notices,
}
