//! Which assumption moves the outcome most: each set to the ends of its editable range, one at a time.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::Serialize;

use super::compare::{ComparedFigures, figures};
use crate::catalog::Assumption;
use crate::engine::work::{Pace, Work, at_once};
use crate::model::Scenario;
use crate::units::sorting;

/// What one assumption does to the outcome of the open design.
#[derive(Clone, Debug, Serialize)]
pub struct AssumptionEffect {
    /// Which assumption.
    pub assumption: Assumption,
    /// Its smallest value, and what the run comes to with it.
    pub low: (f64, ComparedFigures),
    /// Its largest value, and what the run comes to with it.
    pub high: (f64, ComparedFigures),
}

/// What the open design comes to, and what the ends of each assumption's range make of it: those that
/// change nothing are left out.
#[derive(Clone, Debug, Serialize)]
pub struct Sensitivity {
    /// The open design as it is.
    pub base: ComparedFigures,
    /// One bar for each assumption that moves something, in the order of the table.
    pub bars: Vec<AssumptionEffect>,
}

/// What can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Moved {
    /// The most data lost in one incident.
    DataLost,
    /// The time for which journeys are down, all together.
    Downtime,
    /// What the incidents cost.
    Incidents,
    /// What protection costs in a month.
    Protection,
}

impl Moved {
    /// All of them, in the order of the page.
    pub const ALL: &'static [Moved] =
        &[Self::DataLost, Self::Downtime, Self::Incidents, Self::Protection];

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::DataLost => "Data lost",
            Self::Downtime => "Downtime",
            Self::Incidents => "Incident cost",
            Self::Protection => "Protection cost",
        }
    }

    /// The value in seconds or micro-dollars; all permanently lost counts as more than anything.
    pub fn of(self, figures: &ComparedFigures) -> i64 {
        match self {
            Self::DataLost => figures.data_lost.map_or(i64::MAX, |it| it.as_seconds()),
            Self::Downtime => figures.down.as_seconds(),
            Self::Incidents => figures.incidents.usd.micros(),
            Self::Protection => figures.protection.usd.micros(),
        }
    }

    /// Whether that contains something whose price is not known, or which has none.
    pub fn is_least(self, figures: &ComparedFigures) -> bool {
        match self {
            Self::DataLost | Self::Downtime => false,
            Self::Incidents => figures.incidents.is_open(),
            Self::Protection => figures.protection.is_open(),
        }
    }
}

impl Sensitivity {
    /// The bars by how far they move something, the widest first; those that do not move it are left
    /// out.
    pub fn by(&self, moved: Moved) -> Vec<&AssumptionEffect> {
        let mut bars: Vec<&AssumptionEffect> =
            self.bars.iter().filter(|bar| bar.width(&self.base, moved) > 0).collect();
        sorting::sort_by_key(&mut bars, |bar| {
            (Reverse(bar.width(&self.base, moved)), bar.assumption)
        });
        bars
    }
}

impl AssumptionEffect {
    /// How far it moves something between its smallest, its largest and the present value.
    pub fn width(&self, base: &ComparedFigures, moved: Moved) -> i64 {
        let values = [moved.of(base), moved.of(&self.low.1), moved.of(&self.high.1)];
        let (least, most) = values
            .iter()
            .fold((i64::MAX, i64::MIN), |(least, most), it| (least.min(*it), most.max(*it)));
        most.saturating_sub(least)
    }
}

/// Sets every assumption to both ends of its editable range, one at a time.
pub fn sensitivity(scenario: &Scenario) -> Sensitivity {
    at_once(swept(scenario, &Pace::AT_ONCE))
}

/// The same in portions. Its progress: how many assumptions were tried, and how many there are.
pub fn sensitivity_in_portions(scenario: Arc<Scenario>) -> Work<Sensitivity> {
    Work::new(async move |pace| swept(&scenario, &pace).await)
}

async fn swept(scenario: &Scenario, pace: &Pace) -> Sensitivity {
    let base = figures(&Arc::new(scenario.clone()), pace).await;
    let mut bars = Vec::new();
    for (tried, assumption) in Assumption::ALL.iter().copied().enumerate() {
        pace.report((tried, Assumption::ALL.len()));
        let spec = assumption.spec();
        let bar = AssumptionEffect {
            assumption,
            low: (spec.low, with(scenario, assumption, spec.low, pace).await),
            high: (spec.high, with(scenario, assumption, spec.high, pace).await),
        };
        if Moved::ALL.iter().any(|moved| bar.width(&base, *moved) > 0) {
            bars.push(bar);
        }
    }
    Sensitivity { base, bars }
}

async fn with(
    scenario: &Scenario,
    assumption: Assumption,
    value: f64,
    pace: &Pace,
) -> ComparedFigures {
    let mut changed = scenario.clone();
    changed.assumptions.insert(assumption, value);
    figures(&Arc::new(changed), pace).await
}
