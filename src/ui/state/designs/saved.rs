//! Where designs are saved in the browser: each under its id, with the moment it was saved as its first line.

use crate::platform::storage::{self, StorageError};
use crate::platform::time;
use crate::units::sorting;

/// Where the id of the design that was opened last is saved, for all tabs and for each.
pub const OPEN_KEY: &str = "tabletop.open";

/// What a tab keeps there when it is to begin with a new design.
pub const NEW: &str = "new";

/// Where the only design was saved before there were several.
pub(in crate::ui) const SINGLE_KEY: &str = "tabletop.design.v1";

/// What the keys of saved designs begin with. What follows is the id.
const PREFIX: &str = "tabletop.designs.";

/// How many designs are saved at most. Browsers give a page about five million characters, and a list of
/// more is nothing to choose from.
pub const MOST_DESIGNS: usize = 50;

/// A saved design.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedDesign {
    /// Tells it from the others.
    pub id: String,
    /// When it was saved, in milliseconds since 1970; 0 where that is not known.
    pub saved_at: f64,
    /// The document.
    pub text: String,
}

/// A saved design; nothing where it is not saved any more.
///
/// # Errors
/// Fails where there is no storage.
pub fn read(id: &str) -> Result<Option<SavedDesign>, StorageError> {
    let whole = storage::read(&format!("{PREFIX}{id}"))?;
    Ok(whole.map(|whole| saved_design(id, whole)))
}

/// Keeps a document under an id, as saved now.
///
/// # Errors
/// Fails where there is no storage, or too little.
pub fn write(id: &str, text: &str) -> Result<(), StorageError> {
    put(&SavedDesign { id: id.to_owned(), saved_at: time::now(), text: text.to_owned() })
}

/// Puts a design where it was.
///
/// # Errors
/// Fails where there is no storage, or too little.
pub fn put(saved: &SavedDesign) -> Result<(), StorageError> {
    let SavedDesign { id, saved_at, text } = saved;
    storage::write(&format!("{PREFIX}{id}"), &format!("{}\n{text}", saved_at.round()))
}

/// Takes a design away.
///
/// # Errors
/// Fails where there is no storage.
pub fn remove(id: &str) -> Result<(), StorageError> {
    storage::remove(&format!("{PREFIX}{id}"))
}

/// All saved designs, the one saved last first.
///
/// # Errors
/// Fails where there is no storage.
pub fn all() -> Result<Vec<SavedDesign>, StorageError> {
    let ids = storage::keys(PREFIX)?;
    let mut all: Vec<SavedDesign> = ids.iter().filter_map(|id| read(id).ok().flatten()).collect();
    sorting::sort_by(&mut all, |a, b| {
        b.saved_at.total_cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id))
    });
    Ok(all)
}

/// An id under which nothing is saved.
pub fn fresh_id() -> String {
    // `as` saturates, and moments are positive.
    let mut number = time::now() as u64;
    loop {
        let id = format!("{number:x}");
        if !matches!(read(&id), Ok(Some(_))) {
            return id;
        }
        number += 1;
    }
}

fn saved_design(id: &str, whole: String) -> SavedDesign {
    let first = whole.split_once('\n').and_then(|(moment, text)| {
        // Below zero where the clock of the machine is set to before 1970.
        let saved_at: i64 = moment.parse().ok()?;
        Some((saved_at, text.to_owned()))
    });
    // A moment in milliseconds is far below the numbers that a float cannot tell apart.
    let (saved_at, text) = first.map_or((0.0, whole), |(at, text)| (at as f64, text));
    SavedDesign { id: id.to_owned(), saved_at, text }
}
