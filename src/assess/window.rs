//! Over which moments a component is assessed: one full period of what protects it, once that runs.

use std::sync::Arc;

use serde::Serialize;

use super::curve::Stretch;
use crate::engine::work::Pace;
use crate::engine::{Probe, Run};
use crate::model::check::finder::Finder;
use crate::model::{BackupPlan, Clock, ComponentId, Scenario};
use crate::units::{Instant, Repeats, Schedule, Span, ZonedClock, sorting, time_zone};

const DAY: Span = Span::days(1);
const WEEK: Span = Span::days(7);
/// So many weeks hold every change of the clocks that a year brings, on whatever date it falls.
const WEEKS_PER_YEAR: i64 = 53;
/// What a recovery may last beyond the last moment that is looked at.
const SLACK: Span = Span::days(60);
/// The longest that a change of the clocks is felt by weekly rules: until the next run of one is stored.
const FELT: Span = Span::days(14);
/// Where it is felt by daily rules for so long, weeks are looked at instead of days.
const LONG_FELT: Span = Span::days(6);

/// How long everything runs at least before it is looked at: snapshots of Elastic Disaster Recovery and
/// logs have to be there first.
const RUNNING: Span = Span::days(1);

/// Which moments the worst and the average were taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleBasis {
    /// Every second of a period after which everything repeats itself.
    Period,
    /// Every second of one year: a schedule goes by dates, or by weekdays within months, so that a leap year or a
    /// year that begins on another weekday has other times between its jobs.
    Year,
    /// Every second of the clock from the first backup on: something is done once only, or a copy
    /// falls further behind all the time, so that nothing repeats itself.
    Clock,
    /// So many moments of a year, drawn with a fixed seed: there are too many corners to visit.
    Sampled,
}

impl SampleBasis {
    /// What was looked at, as one sentence for the reader.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Period => "Computed for every second of a full period of the schedules.",
            Self::Year => {
                "Computed for every second of one year. In other years, weekdays and leap days fall on other dates, so the worst case can be longer."
            }
            Self::Clock => {
                "Computed for every second of the simulation from the first backup on, because the protection of the component does not repeat. Later times may be worse."
            }
            Self::Sampled => {
                "Computed for up to five hundred random times with a fixed seed, because the schedules have too many changes in a period to compute each one."
            }
        }
    }
}

/// The stretches that are looked at for one component.
pub(super) struct SampledStretches {
    pub(super) basis: SampleBasis,
    pub(super) stretches: Vec<Stretch>,
}

/// How long what protects a component takes to repeat itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    Hour,
    Day,
    Week,
    /// Of days that differ by the wall clock only.
    YearOfDays,
    /// Of weeks that differ by the wall clock only.
    YearOfWeeks,
    Year,
}

impl Period {
    /// The period after which both repeat themselves.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Week, Self::YearOfDays) | (Self::YearOfDays, Self::Week) => Self::YearOfWeeks,
            _ => self.max(other),
        }
    }

    /// How many days have to be laid out for it to run twice before.
    const fn days(self) -> u32 {
        match self {
            Self::Hour | Self::Day => 75,
            Self::Week => 100,
            Self::YearOfDays | Self::YearOfWeeks => 500,
            Self::Year => 1_160,
        }
    }
}

/// What is known of the schedules of a design before it is laid out.
#[derive(Debug)]
pub(super) struct Schedules {
    /// How long what protects each component by itself takes to repeat itself, in the order of the document.
    pub(super) periods: Vec<Period>,
    /// For each plan the components that it covers, ascending.
    covered: Vec<Arc<[usize]>>,
    /// For each plan how many rules it has.
    rules: Vec<usize>,
}

impl Schedules {
    pub(super) fn new(scenario: &Scenario) -> Self {
        let of_plan = |plan: &BackupPlan| {
            plan.rules.iter().map(|it| period(scenario, it.runs())).reduce(Period::and)
        };
        let covered = Finder::new(scenario).by_plan();
        let mut longest: Vec<Option<Period>> = vec![None; scenario.components.len()];
        for (period, covered) in scenario.plans.iter().map(of_plan).zip(&covered) {
            for part in covered.iter() {
                longest[*part] = longest[*part].into_iter().chain(period).reduce(Period::and);
            }
        }
        let periods = longest.into_iter().map(|it| it.unwrap_or(Period::Day)).collect();
        let rules = scenario.plans.iter().map(|plan| plan.rules.len()).collect();
        Self { periods, covered, rules }
    }

    /// How many pairs of a rule and a component that it covers there are.
    pub(super) fn pairs(&self) -> usize {
        self.covered.iter().zip(&self.rules).map(|(covered, rules)| covered.len() * rules).sum()
    }

    /// The longest of all periods.
    pub(super) fn longest(&self) -> Period {
        self.periods.iter().max().copied().unwrap_or(Period::Day)
    }
}

/// The design alone over a clock long enough for every schedule to run and repeat itself.
pub(super) async fn lay_out(scenario: &Scenario, longest: Period, pace: &Pace) -> Run {
    pace.step().await;
    let days = longest.days();
    let run = run_over(scenario, days, pace).await;
    pace.step().await;
    if !is_any_late(&run, pace).await {
        return run;
    }
    // Something is done once, or takes weeks: the user's own clock has to be in it.
    let whole = scenario.clock.days.saturating_add(60).max(days.saturating_mul(2));
    pace.step().await;
    run_over(scenario, whole, pace).await
}

/// Whether something has not run twice a week before the clock ends, with time left to recover.
async fn is_any_late(run: &Run, pace: &Pace) -> bool {
    let probe = run.probe();
    probe.settle(pace).await;
    let slack = run.scenario.clock.end() - SLACK;
    for component in &run.scenario.components {
        pace.step().await;
        if probe.settled(&component.id).is_none_or(|settled| settled + WEEK > slack) {
            return true;
        }
    }
    false
}

async fn run_over(scenario: &Scenario, days: u32, pace: &Pace) -> Run {
    let days = days.min(Clock::LONGEST_DAYS);
    let alone = Scenario {
        clock: Clock { days, ..scenario.clock.clone() },
        incidents: Vec::new(),
        drills: Vec::new(),
        ..scenario.clone()
    };
    Run::paced(Arc::new(alone), pace).await
}

/// The stretches for one component; `clock_end` is that of the user's own clock.
pub(super) fn window(
    run: &Run,
    probe: &Probe<'_>,
    schedules: &Schedules,
    clock_end: Instant,
    id: &ComponentId,
) -> SampledStretches {
    let (scenario, periods) = (&run.scenario, &schedules.periods);
    let end = scenario.clock.end() - SLACK;
    let needed = probe.needed(id);
    let period = needed.iter().filter_map(|it| periods.get(*it).copied()).reduce(Period::and);
    let mut felt = FELT;
    let period = match period.unwrap_or(Period::Day) {
        Period::Hour if probe.knows_the_hour(id) => Period::Day,
        // Until the next run of a daily rule is stored.
        Period::YearOfDays => match probe.stored_within(id).map(|it| whole_days(it + DAY)) {
            Some(days) if days <= LONG_FELT => {
                felt = days;
                Period::YearOfDays
            }
            _ => Period::YearOfWeeks,
        },
        period => period,
    };
    let running = scenario.clock.start + RUNNING;
    let settled = probe.settled(id).map(|at| midnight_after(at.max(running)));
    let length = match period {
        Period::Hour => Span::hours(1),
        Period::Day => Span::days(1),
        Period::Week => WEEK,
        Period::YearOfDays | Period::YearOfWeeks => Span::days(7 * WEEKS_PER_YEAR),
        Period::Year => Span::days(365),
    };
    let Some(from) = settled.filter(|from| *from + length <= end) else {
        let to = clock_end.min(end).max(running + RUNNING);
        let begun = probe.begun(id).max(running).min(to - Span::hours(1));
        let stretches = vec![Stretch { from: begun, to, weight: 1.0 }];
        return SampledStretches { basis: SampleBasis::Clock, stretches };
    };
    let stretches = match period {
        Period::YearOfDays => kinds_of(DAY, felt, scenario, &schedules.covered, &needed, from),
        Period::YearOfWeeks => kinds_of(WEEK, felt, scenario, &schedules.covered, &needed, from),
        _ => vec![Stretch { from, to: from + length, weight: 1.0 }],
    };
    let basis = if period == Period::Year { SampleBasis::Year } else { SampleBasis::Period };
    SampledStretches { basis, stretches }
}

fn midnight_after(at: Instant) -> Instant {
    let midnight = at.start_of_day();
    if midnight == at { at } else { midnight + Span::days(1) }
}

fn whole_days(span: Span) -> Span {
    Span::days((span.as_seconds() + DAY.as_seconds() - 1).div_euclid(DAY.as_seconds()))
}

/// The days or weeks of a year in which the wall clocks are read differently, each as often as it occurs; `felt` is
/// how long a change of the clocks is felt.
fn kinds_of(
    length: Span,
    felt: Span,
    scenario: &Scenario,
    covered: &[Arc<[usize]>],
    needed: &[usize],
    from: Instant,
) -> Vec<Stretch> {
    let year = Span::days(7 * WEEKS_PER_YEAR);
    let clocks: Vec<ZonedClock> = zones(scenario, covered, needed)
        .into_iter()
        .filter_map(time_zone)
        .map(|zone| ZonedClock::new(zone, from - felt, from + year))
        .collect();
    let reading = |at: Instant| -> Vec<Span> {
        clocks.iter().map(|clock| clock.to_wall(at).since(at)).collect()
    };
    type ClockReadings = (Vec<Span>, Vec<Span>);
    let mut kinds: Vec<(ClockReadings, Stretch)> = Vec::new();
    let mut start = from;
    while start < from + year {
        let end = start + length;
        let readings = (reading(start - felt), reading(end));
        // Where a change is felt it is unlike all others.
        let is_even = readings.0 == readings.1;
        match kinds.iter_mut().find(|(it, _)| is_even && *it == readings) {
            Some((_, stretch)) => stretch.weight += 1.0,
            None => kinds.push((readings, Stretch { from: start, to: end, weight: 1.0 })),
        }
        start = end;
    }
    kinds.into_iter().map(|(_, stretch)| stretch).collect()
}

/// The time zones of the schedules that cover some components.
fn zones<'a>(scenario: &'a Scenario, covered: &[Arc<[usize]>], needed: &[usize]) -> Vec<&'a str> {
    let covers_any = |covered: &[usize]| {
        let (few, many) =
            if covered.len() < needed.len() { (covered, needed) } else { (needed, covered) };
        few.iter().any(|it| many.binary_search(it).is_ok())
    };
    let covering = scenario.plans.iter().zip(covered).filter(|(_, covered)| covers_any(covered));
    let mut names: Vec<&str> =
        covering.flat_map(|(plan, _)| &plan.rules).map(|rule| rule.runs().1).collect();
    sorting::sort(&mut names);
    names.dedup();
    names
}

fn period(scenario: &Scenario, (schedule, zone): (&Schedule, &str)) -> Period {
    match schedule.repeats() {
        Some(Repeats::Weekly) if !is_fixed(scenario, zone) => Period::YearOfWeeks,
        Some(Repeats::Hourly | Repeats::Daily) if !is_fixed(scenario, zone) => Period::YearOfDays,
        Some(Repeats::Hourly) => Period::Hour,
        Some(Repeats::Daily) | None => Period::Day,
        Some(Repeats::Weekly) => Period::Week,
        Some(Repeats::Yearly) => Period::Year,
    }
}

/// Whether a wall clock keeps its distance from UTC all year.
fn is_fixed(scenario: &Scenario, zone: &str) -> bool {
    let from = scenario.clock.start;
    zone == "UTC"
        || time_zone(zone)
            .is_none_or(|zone| ZonedClock::new(zone, from, from + Span::days(366)).is_fixed())
}
