//! Which designs can be compared, and how many.

use super::VariantKey;
use crate::assess::MOST_VARIANTS;
use crate::show::{Line, choice};

/// The designs made from the open one.
pub const WITH_STRATEGY: &str = "The open design with one strategy for every component";
/// The designs saved in the browser.
pub const SAVED: &str = "Saved in this browser";

/// A design to choose.
pub fn variant(key: &VariantKey, name: &str) -> Line {
    choice(key.text(), name)
}

/// The open design with each strategy.
pub fn made() -> Vec<Line> {
    let row = |key: VariantKey| match &key {
        VariantKey::Made(strategy) => Some(variant(&key, strategy.spec().name)),
        VariantKey::Open | VariantKey::Saved(_) => None,
    };
    VariantKey::made().filter_map(row).collect()
}

/// How many designs are compared, with the open one, of those there may be.
pub fn says(count: usize) -> String {
    if count >= MOST_VARIANTS {
        format!("{MOST_VARIANTS} of {MOST_VARIANTS} designs. Clear one to select another.")
    } else {
        format!("{count} of at most {MOST_VARIANTS} designs, including the open one.")
    }
}
