//! What surrounds the views says: saved designs, the link to share, and undo.

pub mod help;
pub mod palette;

use crate::document::link::LONGEST_OFFERED;
use crate::show::text::count;

/// What is said once a link was copied.
pub const COPIED: &str = "The link is on the clipboard.";
/// What is said where the browser does not copy.
pub const NOT_COPIED: &str = "The browser does not let the page copy. The link is selected: copy it with Ctrl+C, on a Mac with Command+C.";
/// What is said where the browser does not save a file.
pub const NOT_SAVED: &str = "The browser could not save the file.";

/// That a design is too large for a link of so many characters.
pub fn too_large(characters: usize) -> String {
    format!(
        "This design is too large for a link: it would have {} characters, and many mail and chat programs cut links off after {}. Send it as a file instead.",
        count(characters as f64),
        count(LONGEST_OFFERED as f64),
    )
}

/// The choice to open a link at the view that is open; where that is within it goes along.
pub fn open_here(view: &str) -> String {
    format!("Open the link at this view: {view}")
}

/// What a link of so many characters holds, and who can open it.
pub fn link_holds(characters: usize) -> String {
    format!(
        "The link contains the whole design ({} characters); nothing is sent to a server. Only people with the link can open it, and their changes do not affect your copy.",
        count(characters as f64)
    )
}

/// When a design was saved, given in minutes before now.
pub fn saved_ago(minutes: f64) -> String {
    let (number, unit) = match minutes {
        minutes if minutes < 1.0 => return "saved just now".to_owned(),
        minutes if minutes < 60.0 => (minutes, "min"),
        minutes if minutes < 48.0 * 60.0 => (minutes / 60.0, "h"),
        minutes => (minutes / 1_440.0, "days"),
    };
    format!("saved {} {unit} ago", number.floor())
}

/// When a design was saved, and that it is the open one.
pub fn saved(when: String, is_open: bool) -> String {
    match (is_open, when.is_empty()) {
        (false, _) => when,
        (true, true) => "open".to_owned(),
        (true, false) => format!("open · {when}"),
    }
}

/// What a button does with something that has a name: "Delete “Web shop”".
pub fn action(verb: &str, name: &str) -> String {
    format!("{verb} “{name}”")
}

/// What undo or redo would do, as its button is called; the verb alone where there is nothing to do.
pub fn history(verb: &str, step: Option<&str>) -> String {
    step.map_or_else(|| verb.to_owned(), |step| format!("{verb}: {step}"))
}

/// The same, where the pointer rests on the button.
pub fn history_hint(verb: &str, step: Option<&str>) -> String {
    match step {
        Some(_) => history(verb, step),
        None => format!("Nothing to {}", verb.to_ascii_lowercase()),
    }
}
