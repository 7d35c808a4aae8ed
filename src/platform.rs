//! The browser behind small functions that know nothing of the domain.

pub mod canvas;
pub mod failure;
pub mod files;
pub mod frames;
pub mod media;
mod number;
pub mod observe;
pub mod storage;

pub use number::number;
