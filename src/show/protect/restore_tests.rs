//! What the tests of a restore testing plan show in a run.

use crate::engine::{RestoreTest, Run};
use crate::show::{Line, only};

/// How many tests of a plan are shown.
const SHOWN_TESTS: usize = 5;

/// The first tests of a plan, given by its place, a sentence each.
pub fn first_tests(run: &Run, plan: usize) -> Vec<Line> {
    let Some(plan) = run.scenario.restore_testing.get(plan) else { return Vec::new() };
    let (from, to) = (run.scenario.clock.start, run.scenario.clock.end());
    let tests = run.restore_tests_of(plan, from, to, SHOWN_TESTS);
    tests.iter().map(|it| only(sentence(run, it))).collect()
}

fn sentence(run: &Run, test: &RestoreTest) -> String {
    let label = run.scenario.component(&test.component).map_or("?", |it| it.label());
    let shows = match &test.point {
        Some((vault, captured)) => {
            format!("restores the recovery point of {} from vault {vault}", captured.short())
        }
        None => "has no recovery point to restore, so it proves nothing".to_owned(),
    };
    format!("{}, {label}: {shows}", test.at.short())
}
