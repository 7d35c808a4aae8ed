//! What the Compare view says: up to eight designs against the same incidents.

pub mod choices;
pub mod phases;
pub mod table;
pub mod what_if;

use std::sync::Arc;

use crate::assess::{DesignComparison, MOST_VARIANTS, compared_strategies};
use crate::catalog::Strategy;
use crate::model::Scenario;
use crate::show::text::counted;

/// Which design is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantKey {
    /// The open design.
    Open,
    /// The open design with one strategy.
    Made(Strategy),
    /// A saved design, by its id.
    Saved(String),
}

/// What begins the text of a saved design's key; what follows is its id.
const SAVED: &str = "kept:";
/// What begins the text of the key of a design made with a strategy; what follows is the strategy's key.
const MADE: &str = "made:";
/// The text of the open design's key.
const OPEN: &str = "open";

impl VariantKey {
    /// The key as it is stored, and as rows have it.
    pub fn text(&self) -> String {
        match self {
            Self::Open => OPEN.to_owned(),
            Self::Made(strategy) => format!("{MADE}{}", strategy.key()),
            Self::Saved(id) => format!("{SAVED}{id}"),
        }
    }

    /// The key of a text; nothing for a text that is none.
    pub fn of_text(text: &str) -> Option<Self> {
        if text == OPEN {
            Some(Self::Open)
        } else if let Some(key) = text.strip_prefix(MADE) {
            compared_strategies().find(|it| it.key() == key).map(Self::Made)
        } else {
            text.strip_prefix(SAVED).map(|id| Self::Saved(id.to_owned()))
        }
    }

    /// The keys of the open design with each strategy, from the cheapest strategy on.
    pub fn made() -> impl Iterator<Item = Self> {
        compared_strategies().map(Self::Made)
    }
}

/// What is between the keys of a choice in an address.
const AND: char = ',';

/// The chosen variants as an address has them; nothing where they are those that are chosen at first.
pub fn choice_text(chosen: &[String]) -> Option<String> {
    if VariantKey::made().map(|it| it.text()).eq(chosen.iter().cloned()) {
        return None;
    }
    let short = |it: &String| it.strip_prefix(MADE).unwrap_or(it).to_owned();
    Some(chosen.iter().map(short).collect::<Vec<_>>().join(&AND.to_string()))
}

/// The chosen variants of an address, each once, without what is none and what is too many.
pub fn choice_of(text: Option<&str>) -> Vec<String> {
    let Some(text) = text else { return VariantKey::made().map(|it| it.text()).collect() };
    let key = |it: &str| {
        let made = VariantKey::of_text(&format!("{MADE}{it}"));
        made.or_else(|| VariantKey::of_text(it)).filter(|it| *it != VariantKey::Open)
    };
    let mut chosen = Vec::new();
    for key in text.split(AND).filter_map(key).map(|it| it.text()) {
        // The open design is always one of those compared.
        if chosen.len() + 1 < MOST_VARIANTS && !chosen.contains(&key) {
            chosen.push(key);
        }
    }
    chosen
}

/// A comparison with what it was made of.
#[derive(Debug)]
pub struct ComparedDesigns {
    /// The designs held against each other.
    pub comparison: DesignComparison,
    /// The key of each design.
    pub keys: Vec<VariantKey>,
    /// Each design as it is by itself.
    pub designs: Vec<Arc<Scenario>>,
    /// What people call the journeys of the open design, by their ids.
    pub journeys: Vec<(String, String)>,
    /// How many incidents they were run against.
    pub incidents: usize,
    /// Saved designs that could not be compared, each with the reason, as sentences.
    pub refused: Vec<String>,
}

impl ComparedDesigns {
    /// Whether any of the designs permanently loses data.
    pub fn loses_data(&self) -> bool {
        self.comparison.variants.iter().any(|it| !it.figures.keeps_data())
    }
}

/// What is said while there is no comparison yet.
pub const COMPARING: &str = "Comparing…";

/// What is said below a table in which a design permanently loses data.
pub const LOSS_HAS_NO_PRICE: &str =
    "Costs do not include permanent data loss, because it has no price.";

/// How many designs are compared, and against what.
pub fn against(designs: usize, incidents: usize) -> String {
    let designs = counted(designs, "design");
    match incidents {
        0 => format!(
            "{designs} without an incident, so none of them loses anything. Add incidents on the timeline of the workbench."
        ),
        1 => format!("{designs} with the same incident, assumptions and prices."),
        more => format!("{designs} with the same {more} incidents, assumptions and prices."),
    }
}

/// That a saved design cannot be read.
pub fn unreadable(name: &str) -> String {
    format!("“{name}” is not compared, because it cannot be read. It is listed under Designs.")
}

/// That a design has errors, and is compared nevertheless.
pub fn has_errors(wrong: &str) -> String {
    format!("{wrong}. Open the design to see them under Findings.")
}
