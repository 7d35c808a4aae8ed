//! Repeating cards: when each is due again, what a session asks, and the progress that is kept.

pub mod fsrs;
mod progress;
mod queue;
mod statistics;
mod transfer;

pub use fsrs::{Grade, Stage, Studied};
pub use progress::{Day, MOST_NEW_PER_DAY, NEW_PER_DAY, Progress, Today};
pub use queue::{Left, NextCard, left, next};
pub use statistics::{Statistics, statistics};
pub use transfer::{LARGEST_PROGRESS, read, write};
