//! The runs of `benches/engine.rs` in the browser, for the ratio to native; `cargo xtask bench` reads
//! the lines.
#![cfg(target_family = "wasm")]
#![expect(clippy::expect_used, reason = "a workload that is not there is no measurement")]

#[path = "../../benches/workload.rs"]
mod workload;

use std::hint::black_box;

use tabletop::engine::simulate;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// As many times the rounds that are measured run before, unmeasured.
const WARM_UP_ROUNDS: u32 = 10;

/// Browsers blur single timings, so each one is of many runs.
fn nanoseconds_each(rounds: u32, mut run: impl FnMut()) -> f64 {
    let clock =
        web_sys::window().and_then(|window| window.performance()).expect("a page has a clock");
    // The browser starts with code that it has translated quickly, and optimises what runs often.
    (0..WARM_UP_ROUNDS * rounds).for_each(|_| run());
    let mut timings: Vec<f64> = (0..9)
        .map(|_| {
            let start = clock.now();
            (0..rounds).for_each(|_| run());
            (clock.now() - start) * 1e6 / f64::from(rounds)
        })
        .collect();
    timings.sort_by(f64::total_cmp);
    timings[timings.len() / 2]
}

#[wasm_bindgen_test]
fn runs_of_the_engine() {
    for (name, scenario) in [
        ("simulate_ecommerce", workload::ecommerce()),
        ("simulate_ecommerce_20_incidents", workload::ecommerce_with_twenty_incidents()),
    ] {
        let each = nanoseconds_each(200, || drop(black_box(simulate(black_box(&scenario)))));
        console_log!("bench {name} {each:.0} ns");
    }
    let thousand = workload::thousand(7);
    let each = nanoseconds_each(1, || drop(black_box(simulate(black_box(&thousand)))));
    console_log!("bench simulate_thousand_7_years {each:.0} ns");
    assert!(each > 0.0, "the clock of the page moves");
}
