//! What a strategy is worth: what it runs, what it costs, and which strategy it amounts to.

use std::sync::Arc;

use crate::catalog::{Replication, Strategy};
use crate::engine::ledger::{Category, Total};
use crate::engine::{Ledger, Run};
use crate::model::{ComponentId, RecoveryEntry};
use crate::show::{Line, columns, only};
use crate::units::Usd;

/// What opens the table of all strategies.
pub const COMPARED: &str = "What each strategy runs and costs";

columns! {
    /// A strategy in the place of the one chosen.
    pub struct StrategyRow {
        /// Its name.
        name,
        /// What it runs at the recovery site.
        means,
        /// What it costs in a month.
        cost,
        /// The strategy that it amounts to.
        effective,
        /// Whether it is the one chosen: "true" or "false".
        is_chosen,
    }
}

/// What the strategy of each entry costs in a month.
pub fn costs(run: &Run) -> Vec<Line> {
    let ledger = run.protection_ledger();
    let cost = |it: &RecoveryEntry| amount(standing(&ledger, &it.component), it.strategy);
    run.scenario.recovery.iter().map(|it| only(cost(it))).collect()
}

/// What the strategy of an entry runs, what it costs in a month, and what it amounts to.
pub fn sentence(run: &Run, entry: &RecoveryEntry, cost: &str) -> String {
    let (effective, because) = reading(run, &entry.component);
    let means = entry.strategy.spec().means;
    format!("{means} Per month: {cost}. Effective strategy: {effective}. {because}")
}

/// Each strategy in the place of the one of an entry.
pub fn all(run: &Run, entry: &RecoveryEntry) -> Vec<Line> {
    let row = |strategy: &Strategy| {
        let mut other = (*run.scenario).clone();
        for it in other.recovery.iter_mut().filter(|it| it.component == entry.component) {
            it.strategy = *strategy;
        }
        let run = Run::unchecked(Arc::new(other));
        let spec = strategy.spec();
        Line::from(StrategyRow {
            name: spec.name.to_owned(),
            means: spec.means.to_owned(),
            cost: amount(standing(&run.protection_ledger(), &entry.component), *strategy),
            effective: reading(&run, &entry.component).0,
            is_chosen: (*strategy == entry.strategy).to_string(),
        })
    };
    Strategy::ALL.iter().map(row).collect()
}

/// The strategy that a component's own amounts to, and why.
fn reading(run: &Run, component: &ComponentId) -> (String, String) {
    let found = run.outcome.strategies.iter().find(|it| it.component == *component);
    found.map_or_else(
        || ("none".to_owned(), String::new()),
        |it| {
            let name = it.amounts_to.map_or("none", |it| it.spec().name);
            (name.to_owned(), it.because.to_string())
        },
    )
}

/// What the live copies and the compute of a component cost in a month. Recovery points are the plans' cost,
/// whatever the strategy.
fn standing(ledger: &Ledger, component: &ComponentId) -> Total {
    let total = ledger.total(|entry| {
        matches!(entry.category, Category::Replication | Category::StandbyCompute)
            && ledger.component(entry).is_some_and(|it| it.id == *component)
    });
    ledger.per_month(total)
}

/// "$ 41", "at least $ 41", "no cost" or "unknown".
fn amount(total: Total, strategy: Strategy) -> String {
    if total.is_nothing() {
        // Its copies are paid for by the plans that make them.
        let rests_on_backups = strategy.spec().replication == Replication::None;
        let nothing = if rests_on_backups { "no cost beyond its backups" } else { "no cost" };
        return nothing.to_owned();
    }
    match (total.at_least, total.usd == Usd::ZERO) {
        (true, true) => "unknown".to_owned(),
        (true, false) => format!("at least {}", total.usd),
        (false, _) => total.usd.to_string(),
    }
}
