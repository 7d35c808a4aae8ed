//! What a component or a journey depends on.

use crate::show::{Line, columns};

columns! {
    /// A connection.
    pub struct ConnectionRow {
        /// The list that it is in, by its field.
        list,
        /// Its place in the list.
        at,
        /// The id of the component that is depended on.
        id,
        /// What people call that.
        name,
    }
}

/// How something can depend on a component: the list in the document, and what people call it. The first is
/// what a new connection is.
pub const LISTS: &[(&str, &str)] =
    &[("needs", "requires"), ("degraded_without", "is degraded without")];

/// What is said without a connection.
pub const NONE: &str = "No dependencies.";

/// A connection of a list at a place there.
pub fn connection(list: &str, at: usize, id: &str, name: Option<&str>) -> Line {
    Line::from(ConnectionRow {
        list: list.to_owned(),
        at: at.to_string(),
        id: id.to_owned(),
        name: label(id, name),
    })
}

/// What people call a component, given by its own name; nothing for one that the design does not have.
pub fn label(id: &str, name: Option<&str>) -> String {
    name.map_or_else(|| format!("{id} (missing)"), str::to_owned)
}

/// The label of changing how something depends on a component, in undo.
pub fn change_label(how: &str, name: &str) -> String {
    format!("Set the dependency on “{name}” to “{how}”")
}

/// The label of removing a connection, in undo.
pub fn remove_label(name: &str) -> String {
    format!("Disconnect “{name}”")
}

/// The label of a new connection, in undo.
pub fn connect_label(how: &str, name: &str) -> String {
    format!("Connect: {how} “{name}”")
}

/// What the choice is called how something depends on a component.
pub fn question(name: &str) -> String {
    format!("How it depends on {name}")
}

/// What the button is called that removes a connection.
pub fn disconnect(name: &str) -> String {
    format!("Disconnect {name}")
}
