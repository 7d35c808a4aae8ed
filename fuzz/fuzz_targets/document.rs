//! Feeds bytes to the reader of documents: it refuses them with places and reasons, or the engine
//! simulates what they say.
//!
//! ```text
//! cargo +nightly fuzz run document fuzz/corpus/document tests/scenarios -- -dict=fuzz/document.dict -max_total_time=300
//! ```

#![no_main]

use libfuzzer_sys::fuzz_target;
use tabletop::engine::simulate;
use tabletop::model::file;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match file::read(&text) {
        Ok(loaded) => {
            let outcome = simulate(&loaded.scenario);
            assert!(serde_json::to_string(&outcome).is_ok());
            // What is written is read again.
            let again = file::read(&file::write(&loaded.scenario));
            assert_eq!(again.ok().map(|it| it.scenario), Some(loaded.scenario));
        }
        Err(findings) => {
            assert!(!findings.is_empty());
            for finding in &findings {
                assert!(finding.path.is_empty() || finding.path.starts_with('/'), "{finding:?}");
            }
        }
    }
});
