//! What the Learn view composes: labels, counts and sentences around the texts of lessons, cards and drills.

pub mod cards;
pub mod lessons;
pub mod quiz;

use crate::catalog::Source;
use crate::catalog::source::Confidence;
use crate::learn::{GlossaryEntry, glossary};
use crate::show::Line;
use crate::show::shell::palette::TermRow;

/// How many entries of the glossary are found.
pub fn entries(found: usize) -> String {
    let what = if found == 1 { "entry" } else { "entries" };
    format!("{found} {what}")
}

/// The terms of the glossary, for those who search all of the page.
pub fn term_rows() -> Vec<Line> {
    let row = |entry: &GlossaryEntry| {
        TermRow {
            id: entry.id.clone(),
            heading: entry.heading(),
            also: entry.also.join(" "),
            definition: entry.definition.clone(),
        }
        .into()
    };
    glossary().iter().map(row).collect()
}

/// Other words for an entry of the glossary.
pub fn also(words: &[String]) -> String {
    format!("Also: {}", words.join(", "))
}

/// When the page of a source was as stated, and how sure that is.
pub fn sureness(source: &Source) -> String {
    let date = source.checked_on;
    match source.confidence {
        Confidence::Official => date.to_owned(),
        Confidence::Secondary => format!("{date}, from a secondary source"),
        Confidence::Unverified => format!("{date}, unverified"),
    }
}
