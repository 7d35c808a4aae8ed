//! What the Cost view says.

use std::sync::Arc;

use crate::engine::{Ledger, Run};

/// A run with what it cost.
#[derive(Debug)]
pub struct Costs {
    /// The run.
    pub run: Arc<Run>,
    /// What it cost.
    pub ledger: Ledger,
}
