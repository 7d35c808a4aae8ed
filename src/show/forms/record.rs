//! What lists of records say: titles, buttons and the labels of their edits in undo.

/// What people call a record: "rule daily", or "copy action 2" without a name.
pub fn title(noun: &str, name: &str, at: usize) -> String {
    if name.is_empty() { format!("{noun} {}", at + 1) } else { format!("{noun} {name}") }
}

/// The label of adding a record, in undo.
pub fn add_label(noun: &str) -> String {
    format!("Add a {noun}")
}

/// The button that adds a record.
pub fn add_button(noun: &str) -> String {
    format!("+ Add a {noun}")
}

/// The label of duplicating a record, in undo.
pub fn duplicate_label(noun: &str) -> String {
    format!("Duplicate a {noun}")
}

/// What a button does with a record: "Remove rule daily".
pub fn action(verb: &str, title: &str) -> String {
    format!("{verb} {title}")
}

/// What was removed, with what went with it.
pub fn removed(name: &str, taken_along: &str) -> String {
    format!("Removed “{name}”, including {taken_along}.")
}
