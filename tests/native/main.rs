//! The native tests, in one binary: on two cores linking dominates.
#![cfg(not(target_family = "wasm"))]

mod cases;
mod schedule;
mod support;
