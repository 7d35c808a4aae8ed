//! The words of the field: what each means, what it is in Tabletop, and where the definition is from.

use std::sync::LazyLock;

use serde::Deserialize;

/// A word of the field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// The name by which other entries and the interface refer to it.
    pub id: String,
    /// The word.
    pub term: String,
    /// Its abbreviation, if one is in use.
    #[serde(default)]
    pub abbreviation: Option<String>,
    /// Other words for the same.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means.
    pub definition: String,
    /// Where it is met in Tabletop.
    #[serde(default)]
    pub in_tabletop: Option<String>,
    /// The ids of entries that help to understand it.
    #[serde(default)]
    pub see: Vec<String>,
    /// The keys of its sources ([`super::sources`]).
    pub sources: Vec<String>,
}

impl GlossaryEntry {
    /// The word as a heading: with its abbreviation, if it has one.
    pub fn heading(&self) -> String {
        match &self.abbreviation {
            Some(short) => format!("{} ({short})", self.term),
            None => self.term.clone(),
        }
    }
}

static GLOSSARY: LazyLock<Vec<GlossaryEntry>> = LazyLock::new(|| {
    let mut entries: Vec<GlossaryEntry> = super::read(include_str!("glossary.json"));
    entries.sort_by_key(|entry| entry.term.to_lowercase());
    entries
});

/// All entries, in alphabetical order.
pub fn glossary() -> &'static [GlossaryEntry] {
    &GLOSSARY
}

/// The entry with an id.
pub fn entry(id: &str) -> Option<&'static GlossaryEntry> {
    glossary().iter().find(|entry| entry.id == id)
}
