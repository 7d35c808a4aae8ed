//! The words of the field that have an entry in the glossary.

/// The id of an entry of the glossary. A test looks for each of them there, by the way they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term(pub &'static str);
