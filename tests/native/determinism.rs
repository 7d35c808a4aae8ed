//! The same scenario gives the same bits, here and in the browser (`tests/browser/engine.rs`).

use crate::digest;

#[test]
fn a_thousand_outcomes_have_the_digest_they_have_everywhere() {
    assert_eq!(
        digest::digest(),
        digest::EXPECTED,
        "if the engine is meant to answer otherwise, put the new digest in"
    );
}
