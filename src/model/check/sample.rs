//! Schedules laid over a short time, to see how often they fire without walking through years.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::units::{
    Instant, Schedule, ScheduleError, Span, Timetable, TimetableError, ZonedClock, time_zone,
};

/// Long enough to hold two occurrences of a monthly schedule.
const SHORT: Span = Span::days(63);
/// Ten years, the longest clock a document may have: one that is longer is reported elsewhere.
const LONGEST: Span = Span::days(3_653);
/// Months are 28 days long or longer.
const MONTH: Span = Span::days(28);
/// How many occurrences are looked at; an hourly schedule has as many in three weeks.
const MOST_OCCURRENCES: usize = 500;

/// How a schedule runs.
#[derive(Debug)]
pub(crate) struct Sample {
    /// Its occurrences in the first weeks of the clock, or in the whole clock where there are none;
    /// nothing where there are none in that either.
    table: Option<Timetable>,
    /// What is wrong with the text of the schedule.
    pub(crate) error: Option<ScheduleError>,
    /// Whether it fires in the time simulated.
    pub(crate) fires: bool,
    from: Instant,
    to: Instant,
}

impl Sample {
    /// Some occurrences in the order of time, the end of the clock notwithstanding.
    pub(crate) fn occurrences(&self) -> impl Iterator<Item = Instant> + '_ {
        self.table.iter().flat_map(|table| table.between(self.from, self.to)).take(MOST_OCCURRENCES)
    }

    /// The first occurrence at or after a moment.
    pub(crate) fn at_or_after(&self, at: Instant) -> Option<Instant> {
        self.table.as_ref()?.at_or_after(at)
    }

    /// The shortest time between two occurrences.
    pub(crate) fn shortest_interval(&self) -> Option<Span> {
        self.table.as_ref()?.shortest_interval()
    }

    /// The longest time between two occurrences that follow each other; nothing where there is one.
    pub(crate) fn longest_interval(&self) -> Option<Span> {
        let occurrences: Vec<Instant> = self.occurrences().collect();
        occurrences.windows(2).map(|pair| pair[1].since(pair[0])).max()
    }

    /// Whether the schedule fires monthly or more rarely.
    pub(crate) fn is_monthly(&self) -> bool {
        let occurrences: Vec<Instant> = self.occurrences().take(24).collect();
        occurrences.windows(2).all(|pair| pair[1].since(pair[0]) >= MONTH)
    }

    /// About how many occurrences there are in a length of time.
    pub(crate) fn count_in(&self, length: Span) -> f64 {
        let Some(table) = &self.table else { return 0.0 };
        let window = self.to.since(self.from).as_days_f64().max(1.0);
        table.count(self.from, self.to) as f64 * length.as_days_f64() / window
    }
}

/// Samples of schedules, each made once however many rules run by it.
#[derive(Debug)]
pub(crate) struct Samples<'a> {
    from: Instant,
    end: Instant,
    clocks: BTreeMap<(&'a str, Instant), Arc<ZonedClock>>,
    samples: BTreeMap<(&'a str, &'a str), Rc<Sample>>,
}

impl<'a> Samples<'a> {
    pub(super) fn new(from: Instant, end: Instant) -> Self {
        let end = end.min(from + LONGEST);
        Self { from, end, clocks: BTreeMap::new(), samples: BTreeMap::new() }
    }

    /// The sample of a schedule; nothing in a time zone that is not known.
    pub(crate) fn get(&mut self, schedule: &'a Schedule, zone: &'a str) -> Option<Rc<Sample>> {
        let key = (zone, schedule.text());
        if let Some(sample) = self.samples.get(&key) {
            return Some(Rc::clone(sample));
        }
        let sample = Rc::new(self.make(schedule, zone)?);
        self.samples.insert(key, Rc::clone(&sample));
        Some(sample)
    }

    fn make(&mut self, schedule: &Schedule, zone: &'a str) -> Option<Sample> {
        let (from, short, long) = (self.from, self.from + SHORT, self.end.max(self.from + SHORT));
        let mut sample = Sample { table: None, error: None, fires: false, from, to: short };
        for to in [short, long] {
            sample.to = to;
            match Timetable::new(schedule, self.clock(zone, to)?, from, to) {
                Ok(table) => {
                    sample.fires = table.at_or_after(from).is_some_and(|first| first <= self.end);
                    sample.table = Some(table);
                    break;
                }
                Err(TimetableError::Invalid(error)) => {
                    sample.error = Some(error);
                    break;
                }
                Err(TimetableError::NeverFires) => {}
            }
        }
        Some(sample)
    }

    fn clock(&mut self, zone: &'a str, to: Instant) -> Option<Arc<ZonedClock>> {
        let from = self.from;
        if let Some(clock) = self.clocks.get(&(zone, to)) {
            return Some(Arc::clone(clock));
        }
        let clock = Arc::new(ZonedClock::new(time_zone(zone)?, from, to));
        self.clocks.insert((zone, to), Arc::clone(&clock));
        Some(clock)
    }
}
