//! How many tests passed and failed, read from what the test suites print.

use std::ops::AddAssign;

use serde_json::Value;

/// Passed and failed; a test that was left out counts as failed, since nobody would notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    /// What those that failed are called, as far as the suite says it.
    pub(crate) failures: Vec<String>,
}

impl Tally {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, failures: Vec::new() };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1, failures: Vec::new() };

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
        self.failures.extend(other.failures);
    }
}

/// The sum over the `test result:` lines of Rust's own harness and of wasm-bindgen-test.
pub(crate) fn of_cargo_test(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let result = line.strip_prefix("test ").and_then(|it| it.split_once(" ... "));
        if let Some((name, "FAILED" | "FAIL")) = result {
            tally.failures.push(name.to_owned());
        }
        let Some((_, counts)) = line.split_once("test result: ") else {
            continue;
        };
        tally += Tally {
            passed: count_before(counts, "passed"),
            failed: count_before(counts, "failed") + count_before(counts, "ignored"),
            failures: Vec::new(),
        };
    }
    tally
}

/// The statistics of Playwright's JSON report with the tests that failed; `None` if it is no such report.
pub(crate) fn of_playwright(report: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(report).ok()?;
    let stats = report.get("stats")?;
    let count = |name: &str| stats.get(name)?.as_u64();
    Some(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")? + count("skipped")?,
        failures: failures_in(&report),
    })
}

/// The tests of a suite of Playwright, and of those within it, that did not pass, by file and line.
fn failures_in(suite: &Value) -> Vec<String> {
    let list = |name: &str| suite.get(name).and_then(Value::as_array).into_iter().flatten();
    let failed = list("specs").filter(|spec| spec["ok"] == Value::Bool(false)).map(|spec| {
        let text = |name: &str| spec[name].as_str().unwrap_or_default();
        format!("{}:{} {}", text("file"), spec["line"], text("title"))
    });
    failed.chain(list("suites").flat_map(failures_in)).collect()
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

    fn tally(passed: u64, failed: u64, failures: &[&str]) -> Tally {
        let failures = failures.iter().map(|&name| name.to_owned()).collect();
        Tally { passed, failed, failures }
    }

    #[test]
    fn every_result_line_counts() {
        let output = "\
test a ... ok
test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
test b::c ... FAILED
test d ... FAILED
test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.35s
";
        assert_eq!(of_cargo_test(output), tally(19, 3, &["b::c", "d"]));
    }

    #[test]
    fn a_skipped_or_flaky_test_of_playwright_has_failed() {
        let report = r#"{"stats": {"expected": 5, "skipped": 1, "unexpected": 2, "flaky": 1}}"#;
        assert_eq!(of_playwright(report), Some(tally(5, 4, &[])));
        assert_eq!(of_playwright("{}"), None);
    }

    #[test]
    fn a_failed_test_of_playwright_is_named_wherever_it_stands() {
        let report = r#"{
            "stats": {"expected": 1, "skipped": 0, "unexpected": 2, "flaky": 0},
            "suites": [{
                "specs": [
                    {"title": "open", "ok": true, "file": "a.spec.ts", "line": 1},
                    {"title": "close", "ok": false, "file": "a.spec.ts", "line": 5}
                ],
                "suites": [{"specs": [{"title": "undo", "ok": false, "file": "a.spec.ts", "line": 9}]}]
            }]
        }"#;
        let expected = tally(1, 2, &["a.spec.ts:5 close", "a.spec.ts:9 undo"]);
        assert_eq!(of_playwright(report), Some(expected));
    }

    #[test]
    fn a_suite_that_broke_or_ran_nothing_has_failed() {
        let three = tally(3, 0, &[]);
        assert_eq!(three.clone().checked(true), three);
        assert_eq!(three.checked(false), tally(3, 1, &[]));
        assert_eq!(Tally::default().checked(true), Tally::FAILED);
    }
}
