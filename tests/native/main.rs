//! The native tests, in one binary: on two cores linking dominates.
#![cfg(not(target_family = "wasm"))]

mod architecture;
mod cases;
mod catalog;
mod determinism;
mod interaction;
mod laws;
mod pairs;
mod schedule;
mod support;
mod terminal;

#[path = "../digest.rs"]
mod digest;
#[path = "../generated.rs"]
mod generated;
