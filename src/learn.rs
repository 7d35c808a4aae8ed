//! What there is to learn: lessons that are played with the engine, drills that it answers, interview cards
//! and their repetition, statements that are true or false, the glossary, and the sources of all of it.
//!
//! The texts are JSON files beside this one, read when somebody asks for them. The tests see to it that
//! every one can be read, names its sources, and that each lesson turns out as it says.

pub mod cards;
pub mod dice;
mod drawing;
pub mod drills;
mod eased;
mod find;
pub mod glossary;
pub mod interview;
pub mod lessons;
mod play;
pub mod review;
pub mod sources;
pub mod statements;

pub use cards::{Card, Topic, topics};
pub use drawing::Drawing;
pub use find::Words;
pub(crate) use find::folded;
pub use glossary::{GlossaryEntry, entry, glossary};
pub use lessons::{Asks, Lesson, Mistake, Prediction, Unit, Want, lesson, lessons};
pub use play::{Amount, GoalStanding};
pub use sources::{Cited, SourceBasis, cited};
pub use statements::{Statement, statements};

use serde::de::DeserializeOwned;

/// Reads a text of this layer. The tests read every one of them, so that none is empty for a user.
fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}
