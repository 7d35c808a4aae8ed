//! What the page, the terminal and reports say, as data: pure functions from results to texts and rows.
//!
//! Nothing here draws. `ui` asks this layer for rows and sentences and shows them; native tests read the
//! same rows.

pub mod assess;
pub mod build;
pub mod change;
pub mod compare;
pub mod compliance;
pub mod cost;
pub mod coverage;
pub mod designs;
pub mod first_steps;
pub mod forms;
pub mod formula;
pub mod learn;
pub mod protect;
pub mod report;
mod row;
pub mod shell;
mod term;
pub mod text;
mod tone;
pub mod workbench;

pub(crate) use row::columns;
pub use row::{ChoiceRow, FactRow, Line, TextRow, choice, fact, only};
pub use term::Term;
pub use tone::TagTone;
