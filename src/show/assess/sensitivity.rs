//! Which assumption moves an outcome most: what can be looked at, and how far the trial is.

use crate::assess::Moved;

/// What is tried, and where assumptions are edited.
pub const METHOD: &str = "Each assumption is set to the smallest and to the largest value that it allows, one at a time, and the incidents of this design are run again. Assumptions are edited under Cost.";

/// How far the trial is; what is tried once it is done.
pub fn says(progress: Option<(usize, usize)>) -> String {
    match progress {
        Some((done, all)) => format!("Trying assumptions… {done} of {all}."),
        None => METHOD.to_owned(),
    }
}

/// What people call an outcome.
pub const fn label(moved: Moved) -> &'static str {
    match moved {
        Moved::DataLost => "Data lost, worst case",
        Moved::Downtime => "Downtime",
        Moved::Incidents => "Cost of incidents",
        Moved::Protection => "Protection per month",
    }
}
