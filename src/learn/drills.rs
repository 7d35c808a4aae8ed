//! Drills: questions about random but realistic designs, answered by the engine.
//!
//! A kind of question is one file in `kinds/` and one row of the table there. It makes a small design
//! from random numbers, runs it, and drafts what is asked: the right answer is what the engine says, each
//! wrong one what somebody says who holds a certain belief (`beliefs.rs`). Here a draft becomes a question
//! with four answers of which exactly one is right, or is thrown away and made anew.

mod beliefs;
mod design;
mod draft;
mod facts;
mod kinds;
mod question;
mod quiz;
mod story;

pub use beliefs::{Belief, BeliefSpec};
pub use draft::{Choice, Reason};
pub use facts::StatedFact;
pub use kinds::{KindSpec, QuestionKind};
pub use question::Question;
pub use quiz::{LENGTHS, Quiz, QuizError};
