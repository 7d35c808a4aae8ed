//! What forms say: how values are written, and why one is refused.

pub mod connection;
pub mod field;
pub mod finding;
pub mod number;
pub mod record;
pub mod sites;

use crate::show::columns;

columns! {
    /// A part of the document in the list of parts of a view.
    pub struct PartRow {
        /// Where it is in the document.
        pointer,
        /// What people call it.
        name,
        /// How many entries it has; empty where that says nothing.
        count,
    }
}
