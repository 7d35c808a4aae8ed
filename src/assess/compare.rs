//! Several designs against the same incidents: what each loses, what it costs, and which nothing beats.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::bottleneck::{Bottleneck, bottleneck};
use super::differences::differences;
use super::variants::{DesignVariant, MOST_VARIANTS};
use crate::engine::ledger::{CostGroup, Total};
use crate::engine::work::{Pace, Work, at_once};
use crate::engine::{Run, Verdict};
use crate::model::{ComponentId, JourneyId, Scenario};
use crate::units::{Span, sorting};

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
    /// How many of them no incident breaches.
    pub met: u32,
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
    /// The cheapest of those that meet all objectives and lose nothing for good, as a place in the list.
    pub cheapest: Option<usize>,
    /// The next more expensive one that loses less data or is down for a shorter time.
    pub next_up: Option<usize>,
    /// Which is the cheapest that meets all objectives and what the next one would buy; or that none
    /// does, and what is missing.
    pub sentence: String,
}

/// Runs up to eight designs against the incidents, assumptions, prices and clock of the open one.
pub fn compare(open: &Scenario, variants: &[DesignVariant]) -> DesignComparison {
    let variants = variants.iter().take(MOST_VARIANTS);
    let compared = variants.map(|it| at_once(Compared::of(open, it, &Pace::AT_ONCE)));
    DesignComparison::of(open, compared.collect())
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
    let mut breached: BTreeMap<&ComponentId, (bool, bool)> = BTreeMap::new();
    for (_, impact) in outcome.impacts() {
        let (rpo, rto) = breached.entry(&impact.component).or_default();
        *rpo |= impact.rpo == Verdict::Breached;
        *rto |= impact.rto == Verdict::Breached;
    }
    let (mut objectives, mut met, mut missing) = (0, 0, Vec::new());
    for component in &scenario.components {
        let has = [has_objective(component, 0), has_objective(component, 1)];
        let of = has.iter().filter(|it| **it).count() as u32;
        let (rpo, rto) = breached.get(&component.id).copied().unwrap_or_default();
        let breached = u32::from(rpo) + u32::from(rto);
        objectives += of;
        met += of.saturating_sub(breached);
        if breached > 0 {
            missing.push((component.id.clone(), breached));
        }
    }
    ComparedFigures {
        data_lost,
        journeys,
        down,
        incidents: ledger.total(|entry| entry.category.group() != CostGroup::Protection),
        protection: ledger.protection_per_month(),
        objectives,
        met,
        missing,
        bottleneck: bottleneck(&run),
    }
}

/// Whether a component has an objective of one sort for any disruption.
fn has_objective(component: &crate::model::Component, which: usize) -> bool {
    let own = [component.rpo_minutes, component.rto_minutes][which];
    let special = |it: &crate::model::Objective| [it.rpo_minutes, it.rto_minutes][which].is_some();
    own.is_some() || component.objectives.iter().any(special)
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

    /// Whether every objective is met.
    pub fn meets_all(&self) -> bool {
        self.met == self.objectives
    }

    fn price(&self) -> i64 {
        self.protection.usd.micros()
    }
}

impl DesignComparison {
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
        let sentence = sentence(open, &variants, cheapest, next_up);
        Self { variants, cheapest, next_up, sentence }
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

fn sentence(
    open: &Scenario,
    variants: &[Compared],
    cheapest: Option<usize>,
    next_up: Option<usize>,
) -> String {
    let Some(best) = cheapest.map(|at| &variants[at]) else { return missing(open, variants) };
    let mut text = match best.figures.objectives {
        0 => format!("No component has an objective. {} is the cheapest design", best.name),
        _ => format!("{} is the cheapest design that meets every objective", best.name),
    };
    let cheaper = |it: &&Compared| {
        !it.figures.keeps_data()
            && it.figures.meets_all()
            && it.figures.price() < best.figures.price()
    };
    match variants.iter().filter(cheaper).count() {
        0 => text.push('.'),
        1 => text.push_str(", not counting one design that permanently loses data."),
        more => {
            text.push_str(&format!(", not counting {more} designs that permanently lose data."))
        }
    }
    if best.figures.protection.at_least {
        text.push_str(" The price is a minimum, because at least one price is unknown.");
    }
    let Some(next) = next_up.map(|at| &variants[at]) else {
        text.push_str(" No more expensive design loses less data or has less downtime.");
        return text;
    };
    let more = crate::units::Usd::from_micros(next.figures.price() - best.figures.price());
    let mut buys = Vec::new();
    match (best.figures.data_lost, next.figures.data_lost) {
        (Some(lost), Some(less)) if less < lost => buys.push(format!("{} of data", lost - less)),
        _ => {}
    }
    if next.figures.down < best.figures.down {
        buys.push(format!("{} of downtime", best.figures.down - next.figures.down));
    }
    text.push_str(&format!(
        " {} costs {more} more per month and saves {}.",
        next.name,
        buys.join(" and ")
    ));
    text
}

/// That none is good enough, which comes nearest, and what it lacks.
fn missing(open: &Scenario, variants: &[Compared]) -> String {
    let nearest = variants.iter().max_by_key(|it| {
        let it = &it.figures;
        (it.met, it.keeps_data(), std::cmp::Reverse(it.price()))
    });
    let Some(nearest) = nearest else { return "There is nothing to compare.".to_owned() };
    if nearest.figures.meets_all() {
        let what = match nearest.figures.objectives {
            0 => "No component has an objective, and every design",
            _ => "Every design that meets all objectives",
        };
        return format!("{what} permanently loses data, so no design is the cheapest.");
    }
    let label = |id| open.component(id).map_or("another component", |it| it.label());
    let mut names: Vec<&str> = nearest.figures.missing.iter().map(|(id, _)| label(id)).collect();
    sorting::sort(&mut names);
    let more = names.len().saturating_sub(4);
    names.truncate(4);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "No design meets every objective. {} comes closest with {} of {} met; {}{rest} would still breach an objective.",
        nearest.name,
        nearest.figures.met,
        nearest.figures.objectives,
        names.join(", ")
    )
}
