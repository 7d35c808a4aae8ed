//! The tests that need a browser: the engine's answers in WebAssembly, and what the page keeps and draws.
#![cfg(target_family = "wasm")]
#![expect(clippy::expect_used, reason = "clippy does not know that these are tests")]

mod engine;
mod page;
mod storage;

#[path = "../digest.rs"]
mod digest;
#[path = "../generated.rs"]
mod generated;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
