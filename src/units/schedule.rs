//! AWS cron expressions as written, and the checks that tell them from other cron dialects.
//!
//! Grammar: Amazon EventBridge user guide, `eb-scheduled-rule-pattern`: six required fields
//! (minutes, hours, day of month, month, day of week, year), 1 = Sunday, one of the two day fields
//! is `?`. The `croner` crate reads the fields; what AWS allows beyond or below it is checked here.

mod calendar;
mod fault;
mod fields;
mod repeats;
mod rhythm;
mod timetable;
mod zone;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use croner::errors::CronError;
use croner::parser::{CronParser, Seconds, Year};
use croner::{Cron, CronPattern, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::fault::Fault;
use self::fields::FIELDS;

pub use calendar::Calendar;
pub use repeats::Repeats;
pub use rhythm::{Every, Rhythm, WEEKDAYS};
pub use timetable::{Timetable, TimetableError};
pub use zone::{TIME_ZONES, ZonedClock, time_zone};

const MINUTES_PER_HOUR: u16 = 60;

/// A schedule as AWS Backup writes it: `cron(0 21 * * ? *)`.
///
/// The text is kept as it is, also when it is no valid schedule: a document with a wrong schedule
/// can be opened, and the check says what is wrong with it.
#[derive(Clone)]
pub struct Schedule {
    text: Arc<str>,
    meaning: Result<Arc<Cron>, ScheduleError>,
}

/// Why a text is no AWS cron expression; `Display` writes a sentence with what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleError {
    text: Arc<str>,
    fault: Fault,
}

impl std::error::Error for ScheduleError {}

impl Schedule {
    /// Takes a text as a schedule; [`Schedule::error`] says whether it is one.
    pub fn new(text: &str) -> Self {
        let text: Arc<str> = text.into();
        let meaning = parse(&text).map(Arc::new);
        Self {
            meaning: meaning.map_err(|fault| ScheduleError { text: Arc::clone(&text), fault }),
            text,
        }
    }

    /// The text as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong with the text, if anything.
    pub fn error(&self) -> Option<&ScheduleError> {
        self.meaning.as_ref().err()
    }

    fn pattern(&self) -> Option<&CronPattern> {
        self.meaning.as_ref().ok().map(|cron| &cron.pattern)
    }

    /// The times of day at which the schedule fires, as minutes since local midnight, ascending.
    pub(crate) fn minutes_of_day(&self) -> Vec<u16> {
        let Some(pattern) = self.pattern() else { return Vec::new() };
        let minutes: Vec<u16> = (0..MINUTES_PER_HOUR)
            .filter(|minute| pattern.minute_match(u32::from(*minute)).unwrap_or(false))
            .collect();
        (0..24)
            .filter(|hour| pattern.hour_match(u32::from(*hour)).unwrap_or(false))
            .flat_map(|hour| minutes.iter().map(move |minute| hour * MINUTES_PER_HOUR + minute))
            .collect()
    }

    /// Whether the schedule fires on a local date.
    fn fires_on(&self, date: NaiveDate) -> bool {
        let weekday = Weekday::from_days_from_sunday(date.weekday().num_days_from_sunday());
        self.pattern().is_some_and(|pattern| {
            pattern.year_match(date.year()).unwrap_or(false)
                && pattern.month_match(date.month()).unwrap_or(false)
                && pattern
                    .day_match(date.year(), date.month(), date.day(), weekday)
                    .unwrap_or(false)
        })
    }
}

/// Two schedules are the same when they are written the same.
impl PartialEq for Schedule {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Debug for Schedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Schedule({})", self.text)
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Serialize for Schedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Schedule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer).map(|text| Schedule::new(&text))
    }
}

impl JsonSchema for Schedule {
    fn schema_name() -> Cow<'static, str> {
        "Schedule".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An AWS cron expression: minutes, hours, day of month, month, day of week (1 = SUN), year; one of the two day fields is `?`.",
            "examples": ["cron(0 21 * * ? *)", "cron(0 0/6 * * ? *)", "cron(0 5 ? * SUN *)"]
        })
    }
}

const DAY_OF_MONTH: usize = 2;
const DAY_OF_WEEK: usize = 4;
const YEAR: usize = 5;

/// The longest text that is looked at: no real expression comes near it, and it bounds the work.
const LONGEST_EXPRESSION: usize = 256;

fn parse(text: &str) -> Result<Cron, Fault> {
    if text.len() > LONGEST_EXPRESSION {
        return Err(Fault::TooLong);
    }
    let fields = fields_of(text).ok_or(Fault::NoExpression)?;
    if fields.len() != FIELDS.len() {
        return Err(Fault::Fields(fields.len()));
    }
    for (at, (field, text)) in FIELDS.iter().zip(&fields).enumerate() {
        if let Some(stranger) = field.stranger(text) {
            return Err(Fault::Character { at, stranger });
        }
        if text.contains('?') && *text != "?" {
            return Err(Fault::LonelyMark { at });
        }
    }
    match (fields[DAY_OF_MONTH], fields[DAY_OF_WEEK]) {
        ("?", "?") => return Err(Fault::NoDay),
        ("?", _) | (_, "?") => {}
        _ => return Err(Fault::TwoDays),
    }
    if fields[DAY_OF_WEEK].contains('#') && fields[DAY_OF_WEEK].contains(',') {
        return Err(Fault::SeveralOfMonth);
    }
    if strange_year(fields[YEAR]).is_some() {
        return Err(Fault::Year);
    }
    read(&fields).map_err(|_| Fault::Unreadable)
}

/// What stands within `cron(…)`, at its spaces; nothing where that is not there.
fn fields_of(text: &str) -> Option<Vec<&str>> {
    let inner = text.trim().strip_prefix("cron(").and_then(|rest| rest.strip_suffix(')'))?;
    Some(inner.split_ascii_whitespace().collect())
}

/// Reads six fields. The crate wants seconds before a year, and knows `?` only as `*`.
fn read(fields: &[&str]) -> Result<Cron, CronError> {
    let rewritten = format!("0 {}", fields.join(" ")).replace('?', "*");
    CronParser::builder()
        .seconds(Seconds::Required)
        .year(Year::Required)
        .alternative_weekdays(true)
        .sloppy_ranges(true)
        .build()
        .parse(&rewritten)
}

/// A year outside of AWS's, 1970 to 2199; the crate's reach further.
fn strange_year(field: &str) -> Option<&str> {
    let years = field.split([',', '-', '/']).take(1).chain(
        field.split(',').flat_map(|part| part.split('/').next()).flat_map(|part| part.split('-')),
    );
    years
        .filter(|year| *year != "*")
        .find(|year| !year.parse::<u32>().is_ok_and(|year| (1970..=2199).contains(&year)))
}
