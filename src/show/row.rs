//! The rows of lists: one type for all of them, so that a list is compiled once.

/// The texts of one row, by column.
pub type Line = Vec<String>;
