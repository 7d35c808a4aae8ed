//! What the Cost view says: key figures, the bill, prices and assumptions.

pub mod assumptions;
pub mod bill;
pub mod csv;
pub mod figures;
pub mod money;
pub mod prices;

use std::sync::Arc;

use crate::engine::ledger::{EstimatedTotal, Estimates, LedgerEntry};
use crate::engine::{Ledger, Run};

/// A run with what it cost.
#[derive(Debug)]
pub struct Costs {
    /// The run.
    pub run: Arc<Run>,
    /// What it cost.
    pub ledger: Ledger,
    /// Whether amounts without a published price are estimated.
    pub estimates: Estimates,
}

impl Costs {
    /// The sum of the entries that are asked for.
    pub fn sum(&self, wanted: impl Fn(&LedgerEntry) -> bool) -> EstimatedTotal {
        self.ledger.estimated(self.ledger.entries.iter().filter(|it| wanted(it)), self.estimates)
    }
}

/// What is said while a moment of the run is selected.
pub const WHOLE_RUN: &str = "These figures cover the whole simulation, not the selected moment.";
