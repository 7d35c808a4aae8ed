//! Files of the program that are loaded later: what a part is, which there are, and what they hold.

mod chunk;
mod handles;
pub(super) mod load;

pub(super) use chunk::{Fetching, Later, Part, View};
pub(super) use handles::{Bench, Details, Parts};
