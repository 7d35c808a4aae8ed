//! The browser behind small functions that know nothing of the domain.

pub mod address;
pub mod browser;
pub mod canvas;
pub mod clipboard;
pub mod dropped;
pub mod files;
pub mod frames;
pub mod media;
mod number;
pub mod observe;
pub mod paper;
pub mod pause;
pub mod storage;
pub mod time;
pub mod timer;
pub mod unsaved;

pub use number::number;
