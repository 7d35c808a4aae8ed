//! Tabletop: a disaster-recovery simulator.
//!
//! From bottom to top: [`units`] are quantities, [`catalog`] is what is known about AWS and about
//! disasters, [`model`] is the document and its checks, [`engine`] works out what happens,
//! [`compliance`] and [`assess`] ask whether that is good enough. Beside them, [`document`] is editing
//! with undo, [`chart`] draws, [`show`] says what is seen, [`learn`] teaches, `cli` is the terminal. `platform` and
//! `ui` are the browser and exist in WebAssembly only. A test holds the direction of dependencies
//! (`tests/native/architecture.rs`).

pub mod units;

#[macro_use]
pub mod catalog;

pub mod model;

pub mod engine;

pub mod compliance;

pub mod assess;

pub mod document;

pub mod learn;

pub mod chart;

pub mod show;

#[cfg(not(target_family = "wasm"))]
pub mod cli;

#[cfg(target_family = "wasm")]
pub mod platform;

#[cfg(target_family = "wasm")]
pub mod ui;
