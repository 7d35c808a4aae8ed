//! Learning: questions answered by the engine, cards that are repeated, and interviews.

pub mod dice;
pub mod drills;
pub mod interview;
pub mod review;
