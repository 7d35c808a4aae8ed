//! How many tests passed and failed, read from what the test suites print.

use std::ops::AddAssign;

use serde_json::Value;

/// Passed and failed; a test that was left out counts as failed, since nobody would notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0 };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1 };

    /// Holds the count against how the program ended: a suite that broke, or that ran no test
    /// at all, has failed even if no test of its own has.
    pub(crate) fn checked(mut self, succeeded: bool) -> Self {
        if self == Self::default() || (!succeeded && self.failed == 0) {
            self.failed += 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The sum over the `test result:` lines of Rust's own harness and of wasm-bindgen-test.
pub(crate) fn of_cargo_test(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some((_, counts)) = line.split_once("test result: ") else {
            continue;
        };
        tally += Tally {
            passed: count_before(counts, "passed"),
            failed: count_before(counts, "failed") + count_before(counts, "ignored"),
        };
    }
    tally
}

/// The statistics of Playwright's JSON report; `None` if it is no such report.
pub(crate) fn of_playwright(report: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(report).ok()?;
    let stats = report.get("stats")?;
    let count = |name: &str| stats.get(name)?.as_u64();
    Some(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")? + count("skipped")?,
    })
}

fn count_before(counts: &str, word: &str) -> u64 {
    counts
        .split([';', '.'])
        .find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_line_counts() {
        let output = "\
test a ... ok
test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.35s
";
        assert_eq!(of_cargo_test(output), Tally { passed: 19, failed: 3 });
    }

    #[test]
    fn a_skipped_or_flaky_test_of_playwright_has_failed() {
        let report = r#"{"stats": {"expected": 5, "skipped": 1, "unexpected": 2, "flaky": 1}}"#;
        assert_eq!(of_playwright(report), Some(Tally { passed: 5, failed: 4 }));
        assert_eq!(of_playwright("{}"), None);
    }

    #[test]
    fn a_suite_that_broke_or_ran_nothing_has_failed() {
        let three = Tally { passed: 3, failed: 0 };
        assert_eq!(three.checked(true), three);
        assert_eq!(three.checked(false), Tally { passed: 3, failed: 1 });
        assert_eq!(Tally::default().checked(true), Tally::FAILED);
    }
}
