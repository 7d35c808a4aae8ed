//! The progress of one person: what is known of each card, and how much was done on each day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fsrs::{Grade, Studied};
use crate::units::{Instant, Span};

/// How many new cards a day begins with, unless the person says otherwise.
pub const NEW_PER_DAY: u32 = 10;

/// The most new cards a day may be given.
pub const MOST_NEW_PER_DAY: u32 = 500;

/// The present moment, and how far the clock on the wall is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The present moment.
    pub now: Instant,
    /// How far the person's clock is ahead of UTC: days end at their midnight.
    pub ahead: Span,
}

impl Today {
    /// The date on the person's calendar, `2026-11-03`.
    pub fn calendar_date(self) -> String {
        date_of(self.now + self.ahead)
    }

    /// The date so many days before.
    pub fn days_ago(self, days: i64) -> String {
        date_of(self.now + self.ahead - Span::days(days))
    }

    /// The first moment of tomorrow on the person's calendar.
    pub fn midnight(self) -> Instant {
        (self.now + self.ahead).start_of_day() + Span::days(1) - self.ahead
    }
}

fn date_of(wall: Instant) -> String {
    let mut text = wall.to_string();
    text.truncate("2026-11-03".len());
    text
}

/// What was done on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// How many cards were seen for the first time.
    #[serde(default)]
    pub new: u32,
    /// How many reviews were graded Again.
    #[serde(default)]
    pub again: u32,
    /// How many were graded Hard.
    #[serde(default)]
    pub hard: u32,
    /// How many were graded Good.
    #[serde(default)]
    pub good: u32,
    /// How many were graded Easy.
    #[serde(default)]
    pub easy: u32,
}

impl Day {
    /// How many reviews there were.
    pub fn reviews(&self) -> u32 {
        self.again + self.hard + self.good + self.easy
    }
}

/// The progress of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// How many new cards a day begins with at most.
    pub new_per_day: u32,
    /// What is known of each card that was reviewed, by its id.
    pub cards: BTreeMap<String, Studied>,
    /// What was done on each day, by its date.
    pub days: BTreeMap<String, Day>,
}

impl Default for Progress {
    fn default() -> Self {
        Self { new_per_day: NEW_PER_DAY, cards: BTreeMap::new(), days: BTreeMap::new() }
    }
}

impl Progress {
    /// What a card would be after a review now.
    pub fn after(&self, card: &str, grade: Grade, now: Instant) -> Studied {
        match self.cards.get(card) {
            Some(known) => known.next(grade, now),
            None => Studied::first(grade, now),
        }
    }

    /// Notes a review.
    pub fn review(&mut self, card: &str, grade: Grade, today: Today) {
        let next = self.after(card, grade, today.now);
        let is_new = self.cards.insert(card.to_owned(), next).is_none();
        let day = self.days.entry(today.calendar_date()).or_default();
        day.new += u32::from(is_new);
        match grade {
            Grade::Again => day.again += 1,
            Grade::Hard => day.hard += 1,
            Grade::Good => day.good += 1,
            Grade::Easy => day.easy += 1,
        }
    }

    /// How many new cards may still be begun today.
    pub fn new_left(&self, today: Today) -> u32 {
        let begun = self.days.get(&today.calendar_date()).map_or(0, |day| day.new);
        self.new_per_day.saturating_sub(begun)
    }
}
