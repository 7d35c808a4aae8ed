//! What is said of saved designs, of files and links that are opened, and of other tabs.

use crate::model::{Finding, Severity};
use crate::show::text::{bytes, counted, quoted};

/// So many of the fields that were left out are named.
const MOST_NAMED: usize = 3;

/// So much of a field's place is shown, in characters: whoever wrote it may have written a novel.
const LONGEST_PLACE: usize = 80;

/// That several files were dropped at once.
pub fn too_many_files(files: usize) -> String {
    format!("{files} files were dropped, and none was opened. Drop one design at a time.")
}

/// That a file is larger than a design may be, both in bytes.
pub fn too_large(file: &str, size: f64, most: f64) -> String {
    format!(
        "“{file}” was not opened: it has {}, and a design has at most {}.",
        bytes(size),
        bytes(most)
    )
}

/// That the browser cannot read a file.
pub fn unreadable(file: &str) -> String {
    format!("“{file}” was not opened, because the browser cannot read it. Choose it again.")
}

/// That what opens files was not loaded.
pub fn not_loaded(file: &str) -> String {
    format!(
        "“{file}” was not opened, because a part of Tabletop could not be loaded. Open it again when you are online."
    )
}

/// Which fields of a design were left out because they are unknown; nothing where none was.
pub fn left_out(design: &str, fields: &[Finding]) -> Option<String> {
    if fields.is_empty() {
        return None;
    }
    let (named, more) = fields.split_at(fields.len().min(MOST_NAMED));
    let place = |it: &Finding| {
        let place: String = it.pointer.replace('`', "'").chars().take(LONGEST_PLACE).collect();
        format!("`{place}`")
    };
    let mut places: Vec<String> = named.iter().map(place).collect();
    if !more.is_empty() {
        places.push(format!("and {} more", more.len()));
    }
    let (are, were) = if fields.len() == 1 { ("is", "was") } else { ("are", "were") };
    Some(format!(
        "{} of {design} {are} unknown and {were} left out: {}.",
        counted(fields.len(), "field"),
        places.join(", ")
    ))
}

/// That another tab deleted the open design.
pub fn deleted_elsewhere(name: &str) -> String {
    format!(
        "Another tab deleted “{name}”. It is still open here, and the next edit saves it again."
    )
}

/// That another tab changed the open design.
pub fn changed_elsewhere(name: &str) -> String {
    format!(
        "Another tab changed “{name}”, which is open here too. Changes here are not saved until you choose."
    )
}

/// The label of taking over the design of another tab, in undo.
pub fn use_other_label(name: &str) -> String {
    format!("Use the other tab's “{name}”")
}

/// The label of renaming a design, in undo.
pub fn rename_label(name: &str) -> String {
    format!("Rename the design to “{name}”")
}

/// That a design was deleted.
pub fn deleted(name: &str) -> String {
    format!("“{name}” was deleted.")
}

/// That no further design can be saved.
pub fn too_many(most: usize) -> String {
    format!(
        "{most} designs are saved in this browser, which is the maximum. Save one as a file, delete it under Designs, and try again."
    )
}

/// That a design which was replaced could not be saved.
pub fn not_saved(name: &str) -> String {
    format!(
        "“{name}” could not be saved in this browser. Undo restores it until you leave the page; download it to keep it."
    )
}

/// That the saved design cannot be read, and a new one is open.
pub fn unreadable_design(reason: &str) -> String {
    format!(
        "The design saved in this browser cannot be read: {reason}. It is still under Designs; this is a new design."
    )
}

/// What a copy of a design is called.
pub fn copy_name(name: &str) -> String {
    format!("{name} (copy)")
}

/// How many errors a design has, and whose rules they break; nothing where it has none.
pub fn errors(what: &str, findings: &[Finding]) -> Option<String> {
    let errors: Vec<_> = findings.iter().filter(|it| it.severity == Severity::Error).collect();
    if errors.is_empty() {
        return None;
    }
    let says = if errors.iter().all(|it| it.check.is_some()) {
        format!("AWS would reject parts of {what}")
    } else {
        format!("Parts of {what} are not valid")
    };
    Some(format!("{says}: {}", counted(errors.len(), "error")))
}

/// That a design which was opened has errors; nothing where it has none.
pub fn opened_with_errors(name: &str, findings: &[Finding]) -> Option<String> {
    errors(&quoted(name), findings).map(|says| format!("{says}, listed under Findings."))
}
