//! Several designs against the same incidents: what each loses, what it costs, and which nothing beats.

use std::sync::Arc;

use serde::Serialize;

use super::bottleneck::{Bottleneck, bottleneck};
use super::differences::differences;
use super::ranking;
use super::variants::{DesignVariant, MOST_VARIANTS};
use crate::engine::ledger::{CostGroup, Total};
use crate::engine::work::{Pace, Work, at_once, in_parts};
use crate::engine::{ObjectiveCounts, Run, Verdict, objectives};
use crate::model::{ComponentId, JourneyId, Scenario};
use crate::units::Span;

/// What one run comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedFigures {
    /// The most data lost by one component in one incident; nothing where some is permanently lost.
    #[serde(rename = "data_lost_seconds")]
    pub data_lost: Option<Span>,
    /// For how long each journey is down, in the order of the document.
    pub journeys: Vec<(JourneyId, Span)>,
    /// For how long journeys are down, all together; components where there is no journey.
    #[serde(rename = "down_seconds")]
    pub down: Span,
    /// What the incidents cost: sales, data and recovery.
    pub incidents: Total,
    /// What protection costs in a month.
    pub protection: Total,
    /// How many objectives the components have.
    pub objectives: u32,
    /// How many of them an incident tests and no incident breaches.
    #[serde(rename = "objectives_met")]
    pub met: u32,
    /// How many of them an incident breaches.
    #[serde(rename = "objectives_breached")]
    pub breached: u32,
    /// How many of them no incident tests: they count as neither met nor breached.
    #[serde(rename = "objectives_not_tested")]
    pub not_tested: u32,
    /// The components of which an incident breaches an objective, with how many, in the order of the
    /// document.
    pub missing: Vec<(ComponentId, u32)>,
    /// What keeps it down the longest; nothing where nothing is down.
    pub bottleneck: Option<Bottleneck>,
}

/// One design among those compared.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// What people call it.
    pub name: String,
    /// What it comes to.
    pub figures: ComparedFigures,
    /// In what it differs from the open design, as sentences; empty for the open design itself.
    pub differs: Vec<String>,
    /// What could not be done as its name says.
    pub notes: Vec<String>,
    /// Whether no other loses as little data for as little money. What loses data for good has no price,
    /// so it is never unbeaten.
    pub on_data_frontier: bool,
    /// Whether no other is down as shortly for as little money; never where data is permanently lost.
    pub on_downtime_frontier: bool,
}

/// Designs side by side.
#[derive(Clone, Debug, Serialize)]
pub struct DesignComparison {
    /// The designs, in the order given.
    pub variants: Vec<Compared>,
    /// Those that come first, as places in the list: by objectives breached, then by what the incidents
    /// cost. Several are a tie.
    pub best: Vec<usize>,
    /// The cheapest of those that meet all tested objectives and lose nothing for good, as a place in the
    /// list.
    pub cheapest: Option<usize>,
    /// The next more expensive one that loses less data or is down for a shorter time.
    pub next_up: Option<usize>,
    /// Which design to take and why, or that several come equal.
    pub sentence: String,
}

/// Runs up to eight designs against the incidents, assumptions, prices and clock of the open one.
pub fn compare(open: &Scenario, variants: &[DesignVariant]) -> DesignComparison {
    let compared = in_parts(&variants[..variants.len().min(MOST_VARIANTS)], |variants| {
        let one = |it| at_once(Compared::of(open, it, &Pace::AT_ONCE));
        variants.iter().map(one).collect()
    });
    DesignComparison::of(open, compared)
}

/// One design run in portions against the incidents, assumptions, prices and clock of the open one. Where it
/// stands among others, [`DesignComparison::of`] says.
pub fn compared_in_portions(open: Arc<Scenario>, variant: DesignVariant) -> Work<Compared> {
    Work::new(async move |pace| Compared::of(&open, &variant, &pace).await)
}

impl Compared {
    async fn of(open: &Scenario, variant: &DesignVariant, pace: &Pace) -> Self {
        pace.step().await;
        let scenario = Scenario {
            clock: open.clock.clone(),
            incidents: open.incidents.clone(),
            assumptions: open.assumptions.clone(),
            prices: open.prices.clone(),
            ..(*variant.scenario).clone()
        };
        let differs = differences(open, &scenario);
        Self {
            name: variant.name.clone(),
            figures: figures(&Arc::new(scenario), pace).await,
            differs,
            notes: variant.notes.clone(),
            on_data_frontier: false,
            on_downtime_frontier: false,
        }
    }
}

/// Runs a design and adds up what it comes to.
pub(super) async fn figures(scenario: &Arc<Scenario>, pace: &Pace) -> ComparedFigures {
    pace.step().await;
    let run = Run::paced(Arc::clone(scenario), pace).await;
    let ledger = run.ledger_paced(pace).await;
    pace.step().await;
    let outcome = &run.outcome;
    let mut lost = outcome.impacts().map(|(_, impact)| impact.data_lost);
    let data_lost = lost.try_fold(Span::ZERO, |most, lost| Some(most.max(lost?)));
    let journeys: Vec<(JourneyId, Span)> =
        outcome.journeys.iter().map(|journey| (journey.id.clone(), journey.down)).collect();
    let down = if journeys.is_empty() {
        outcome.impacts().map(|(_, impact)| impact.down).sum()
    } else {
        journeys.iter().map(|(_, down)| *down).sum()
    };
    pace.step().await;
    let results = objectives(scenario, outcome);
    pace.step().await;
    let counts = ObjectiveCounts::of(&results);
    let mut missing: Vec<(ComponentId, u32)> = Vec::new();
    for result in results.iter().filter(|it| it.verdict == Verdict::Breached) {
        match missing.last_mut().filter(|(id, _)| *id == result.component.id) {
            Some((_, breached)) => *breached += 1,
            None => missing.push((result.component.id.clone(), 1)),
        }
    }
    ComparedFigures {
        data_lost,
        journeys,
        down,
        incidents: ledger.total(|entry| entry.category.group() != CostGroup::Protection),
        protection: ledger.protection_per_month(),
        objectives: counts.all(),
        met: counts.met,
        breached: counts.breached,
        not_tested: counts.not_tested,
        missing,
        bottleneck: bottleneck(&run),
    }
}

impl ComparedFigures {
    /// Data lost in seconds; what is permanently lost counts as more than anything.
    pub fn lost_seconds(&self) -> i64 {
        self.data_lost.map_or(i64::MAX, Span::as_seconds)
    }

    /// Whether nothing is permanently lost: that has no price, and no saving makes up for it.
    pub fn keeps_data(&self) -> bool {
        self.data_lost.is_some()
    }

    /// Whether an objective is tested and none is breached.
    pub fn meets_all(&self) -> bool {
        self.met > 0 && self.breached == 0
    }

    /// How many objectives are tested.
    pub fn tested(&self) -> u32 {
        self.met + self.breached
    }

    /// What the incidents cost in dollars, as people read it: cents make no design better.
    pub(super) fn loss(&self) -> i64 {
        self.incidents.usd.micros().saturating_add(500_000) / 1_000_000
    }

    /// What protection costs, as an order: a price that is not known may be any, so what is known comes first.
    pub(super) fn cost(&self) -> (bool, i64) {
        (self.protection.at_least, self.price())
    }

    /// What is known of the price of protection, in micro-dollars a month.
    pub(super) fn price(&self) -> i64 {
        self.protection.usd.micros()
    }
}

impl DesignComparison {
    /// Whether a design is the cheapest of those that meet all tested objectives, or equal to that one.
    pub fn is_cheapest(&self, at: usize) -> bool {
        let Some(cheapest) = self.cheapest.and_then(|it| self.variants.get(it)) else {
            return false;
        };
        let rank = |it: &Compared| (it.figures.standing(), it.figures.cost());
        self.variants.get(at).is_some_and(|it| rank(it) == rank(cheapest))
    }

    /// Designs that were run one by one, held against each other.
    pub fn of(open: &Scenario, mut variants: Vec<Compared>) -> Self {
        // What loses data for good beats nothing, however cheap it is.
        let points = |value: fn(&ComparedFigures) -> i64| -> Vec<(i64, i64)> {
            let point = |it: &ComparedFigures| match it.keeps_data() {
                true => (it.price(), value(it)),
                false => (i64::MAX, i64::MAX),
            };
            variants.iter().map(|it| point(&it.figures)).collect()
        };
        let (by_data, by_downtime) =
            (points(ComparedFigures::lost_seconds), points(|figures| figures.down.as_seconds()));
        for (at, variant) in variants.iter_mut().enumerate() {
            let keeps_data = variant.figures.keeps_data();
            variant.on_data_frontier = keeps_data && is_unbeaten(&by_data, at);
            variant.on_downtime_frontier = keeps_data && is_unbeaten(&by_downtime, at);
        }
        let cheapest = variants
            .iter()
            .enumerate()
            .filter(|(_, it)| it.figures.meets_all() && it.figures.keeps_data())
            .min_by_key(|(_, it)| {
                let it = &it.figures;
                // A price that is not known may be any: what is known comes first.
                (it.protection.at_least, it.price(), it.lost_seconds(), it.down)
            })
            .map(|(at, _)| at);
        let next_up = cheapest.and_then(|at| next_up(&variants, at));
        let best = ranking::best(&variants);
        let sentence = ranking::sentence(open, &variants, cheapest, next_up);
        Self { variants, best, cheapest, next_up, sentence }
    }
}

/// Whether no other point is as cheap and as good, and better in one of the two.
fn is_unbeaten(points: &[(i64, i64)], at: usize) -> bool {
    let (price, value) = points[at];
    !points.iter().any(|(other_price, other)| {
        *other_price <= price && *other <= value && (*other_price, *other) != (price, value)
    })
}

fn next_up(variants: &[Compared], cheapest: usize) -> Option<usize> {
    let base = &variants[cheapest].figures;
    variants
        .iter()
        .enumerate()
        .filter(|(_, it)| {
            it.figures.price() > base.price()
                && it.figures.meets_all()
                && it.figures.keeps_data()
                && (it.figures.lost_seconds() < base.lost_seconds() || it.figures.down < base.down)
        })
        .min_by_key(|(_, it)| it.figures.price())
        .map(|(at, _)| at)
}
