//! Where the time goes: the longest recovery of each design, phase by phase on one axis.

use super::ComparedDesigns;
use crate::assess::{Bottleneck, Compared};
use crate::show::text::css_percent;
use crate::show::{Line, columns};
use crate::units::Span;

/// A phase that takes less of the axis than this has no room for its name.
const NARROWEST: f64 = 0.08;

columns! {
    /// The longest recovery of a design.
    pub struct BottleneckRow {
        /// What people call the design.
        name,
        /// How long it takes.
        down,
        /// What takes the time, as a sentence.
        says,
        /// Where the objective for it is on the axis, as style sheets write it; empty without one.
        objective,
    }
}

columns! {
    /// A phase of the longest recovery.
    pub struct PhaseBarRow {
        /// How much of the axis it takes, as style sheets write it.
        width,
        /// What stands in it; empty where it is too narrow for that.
        label,
        /// Its name and its length.
        says,
        /// What it is drawn as: "a" and "b" in turn, "failback" for the planned switch back.
        look,
    }
}

/// A design with the phases of its longest recovery.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseBar {
    /// What is said of it.
    pub row: Line,
    /// Its phases, in the order of time.
    pub phases: Vec<Line>,
}

/// The longest recovery of each design that is down at all.
pub fn phase_bars(shown: &ComparedDesigns) -> Vec<PhaseBar> {
    let variants = &shown.comparison.variants;
    let longest = longest(variants);
    variants.iter().map(|it| bar(it, longest)).collect()
}

/// How long the axis is: the longest recovery with its switch back, and the longest objective that is not far
/// beyond it.
fn longest(variants: &[Compared]) -> Span {
    let bottlenecks = || variants.iter().filter_map(|it| it.figures.bottleneck.as_ref());
    let recovery = bottlenecks().map(|it| it.down + it.failback).max().unwrap_or(Span::ZERO);
    let objectives =
        bottlenecks().filter_map(|it| it.rto).filter(|rto| *rto <= recovery + recovery);
    objectives.fold(recovery, Span::max).max(Span::minutes(1))
}

fn bar(variant: &Compared, longest: Span) -> PhaseBar {
    let share = |span: Span| span.as_seconds() as f64 / longest.as_seconds() as f64;
    let name = variant.name.clone();
    let Some(bottleneck) = &variant.figures.bottleneck else {
        let says = "Nothing is down.".to_owned();
        let row = BottleneckRow { name, down: "0 min".to_owned(), says, objective: String::new() };
        return PhaseBar { row: row.into(), phases: Vec::new() };
    };
    let mut phases: Vec<Line> = Vec::new();
    let mut counted = Span::ZERO;
    for (at, (phase, length)) in bottleneck.phases.iter().enumerate() {
        let label = bottleneck.option.map_or(phase.label(), |option| phase.label_of(option));
        phases.push(segment(share(*length), &format!("{label}, {length}"), ["a", "b"][at % 2]));
        counted += *length;
    }
    // What the phases do not tell: waiting for something else, or an outage without a recovery.
    if bottleneck.down > counted {
        let rest = bottleneck.down - counted;
        phases.push(segment(share(rest), &format!("Waits, {rest}"), "waits"));
    }
    if bottleneck.failback > Span::ZERO {
        let says = format!("Planned failback, {}", bottleneck.failback);
        phases.push(segment(share(bottleneck.failback), &says, "failback"));
    }
    let objective = bottleneck.rto.filter(|rto| *rto <= longest);
    let objective = objective.map(|rto| css_percent(share(rto))).unwrap_or_default();
    let row = BottleneckRow {
        name,
        down: bottleneck.down.to_string(),
        says: says(bottleneck),
        objective,
    };
    PhaseBar { row: row.into(), phases }
}

fn segment(share: f64, says: &str, look: &str) -> Line {
    let label = if share < NARROWEST { "" } else { says };
    let [label, says, look] = [label, says, look].map(str::to_owned);
    PhaseBarRow { width: css_percent(share), label, says, look }.into()
}

/// What takes the time: "Orders DB takes longest, by “Fail over to the other site”: “Provision” is 25 min of it."
fn says(bottleneck: &Bottleneck) -> String {
    let name = &bottleneck.name;
    let Some(option) = bottleneck.option else {
        return format!("{name} does not come back, since no recovery option is left.");
    };
    let longest = bottleneck.phases.iter().max_by_key(|(_, length)| *length);
    let longest =
        longest.map(|(phase, length)| format!(": “{}” is {length} of it", phase.label_of(option)));
    let objective = bottleneck.rto.map(|rto| {
        let verdict = if bottleneck.down <= rto { "within" } else { "over" };
        format!(", {verdict} its RTO of {rto}")
    });
    format!(
        "{name} takes longest, by “{}”{}{}.",
        option.spec().name,
        longest.unwrap_or_default(),
        objective.unwrap_or_default()
    )
}
