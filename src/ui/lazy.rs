//! Files of the program that are loaded later: what a part is, which there are, and what they hold.

mod chunk;
mod handles;
pub(super) mod load;

pub(super) use chunk::{Chunk, ChunkState, Fetching, View};
pub(super) use handles::{Bench, Chunks, Details};
