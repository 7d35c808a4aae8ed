//! The browser behind small functions that know nothing of the domain.

pub mod canvas;
pub mod failure;
pub mod files;
pub mod media;
pub mod numbers;
pub mod observe;
pub mod storage;
