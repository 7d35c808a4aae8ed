//! The ledger: AWS's own worked examples, a bill by hand, and what must hold for any.

mod examples;
mod laws;
mod points;
mod prices;

use std::sync::Arc;

use serde_json::Value;
use tabletop::engine::ledger::LedgerEntry;
use tabletop::engine::{Ledger, Run};

use crate::support;

fn ledger(document: &Value) -> Ledger {
    Run::new(Arc::new(support::scenario(document))).ledger()
}

fn sum(ledger: &Ledger, wanted: impl Fn(&LedgerEntry) -> bool) -> f64 {
    ledger.total(wanted).usd.as_f64()
}

/// Within two hundredths of what AWS says.
fn is_about(amount: f64, of_aws: f64) -> bool {
    (amount / of_aws - 1.0).abs() < 0.02
}
