//! The native tests, in one binary: on two cores linking dominates.
#![cfg(not(target_family = "wasm"))]
#![expect(clippy::expect_used, reason = "a test may fail")]

mod architecture;
mod assess;
mod cases;
mod catalog;
mod charts;
mod checks;
mod choices;
mod compliance;
mod cost_charts;
mod determinism;
mod document;
mod elastic;
mod hostile;
mod interaction;
mod laws;
mod laws_of_protection;
mod ledger;
mod pairs;
mod schedule;
mod support;
mod terminal;

#[path = "../digest.rs"]
mod digest;
#[path = "../generated.rs"]
mod generated;
