//! What the panels below the workbench show of a moment.

mod outcome_so_far;

pub(in crate::ui) use outcome_so_far::{OutcomeSoFar, PartialOutcome};
