//! Simulated time in whole seconds: moments (`Instant`) and lengths (`Span`).

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

use chrono::{DateTime, Datelike, Timelike, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

const SECONDS_PER_MINUTE: i64 = 60;
const SECONDS_PER_HOUR: i64 = 60 * SECONDS_PER_MINUTE;
const SECONDS_PER_DAY: i64 = 24 * SECONDS_PER_HOUR;

/// A moment, in whole seconds since 1970-01-01T00:00:00Z, written as RFC 3339 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The first moment a document may name: 1970-01-01, the first year of AWS's cron grammar.
    pub const EARLIEST: Instant = Instant(0);
    /// The moment after the last one a document may name: 2200-01-01, the end of AWS's cron grammar.
    pub const LATEST: Instant = Instant(7_258_118_400);

    /// A moment from seconds since 1970-01-01T00:00:00Z.
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn unix_seconds(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 time; an offset is converted to UTC.
    ///
    /// # Errors
    /// Says what is wrong and what is allowed, when the text is no such time or lies outside
    /// 1970 to 2199.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parsed = DateTime::parse_from_rfc3339(text.trim()).map_err(|_| {
            format!("`{text}` is not a time; write it as 2026-11-03T14:00:00Z (RFC 3339, UTC)")
        })?;
        let instant = Self(parsed.timestamp());
        if instant < Self::EARLIEST || instant >= Self::LATEST {
            return Err(format!(
                "`{text}` is outside the years 1970 to 2199 that a schedule can reach"
            ));
        }
        Ok(instant)
    }

    /// The length of time since `earlier`; negative when `earlier` is later.
    pub const fn since(self, earlier: Instant) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }

    /// The start of the UTC day this moment lies in.
    pub const fn start_of_day(self) -> Instant {
        Instant(self.0 - self.0.rem_euclid(SECONDS_PER_DAY))
    }

    /// The calendar date and time in UTC.
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }

    /// The hour of the day in UTC, 0 to 23.
    pub const fn hour_of_day(self) -> u32 {
        (self.0.rem_euclid(SECONDS_PER_DAY) / SECONDS_PER_HOUR) as u32
    }

    /// `Tue 3 Nov, 14:00`, with seconds where there are any: how people read it on the page.
    pub fn short(self) -> String {
        format!("{} {}, {}", self.weekday(), self.day_and_month(), self.time_of_day())
    }

    /// `14:00` or `14:00:05`: the time of day in UTC, with seconds where there are any.
    pub fn time_of_day(self) -> String {
        match self.to_utc().second() {
            0 => self.hour_and_minute(),
            second => format!("{}:{second:02}", self.hour_and_minute()),
        }
    }

    /// `14:00`: the time of day in UTC, without seconds.
    pub fn hour_and_minute(self) -> String {
        let utc = self.to_utc();
        format!("{:02}:{:02}", utc.hour(), utc.minute())
    }

    /// `Tue`: the day of the week in UTC.
    pub fn weekday(self) -> &'static str {
        const NAMES: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
        NAMES[self.to_utc().weekday().num_days_from_sunday() as usize % NAMES.len()]
    }

    /// `3 Nov`: the day of the year in UTC.
    pub fn day_and_month(self) -> String {
        format!("{} {}", self.to_utc().day(), self.month())
    }

    /// `Nov 2026`: the month in UTC.
    pub fn month_and_year(self) -> String {
        format!("{} {}", self.month(), self.to_utc().year())
    }

    /// `3 Nov 2026`: the date in UTC.
    pub fn date(self) -> String {
        format!("{} {}", self.to_utc().day(), self.month_and_year())
    }

    fn month(self) -> &'static str {
        const NAMES: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        NAMES[self.to_utc().month0() as usize % NAMES.len()]
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By hand: chrono's formatting of any pattern would be a fifth of what the page carries of it.
        let utc = self.to_utc();
        write!(formatter, "{:04}-{:02}-{:02}", utc.year(), utc.month(), utc.day())?;
        write!(formatter, "T{:02}:{:02}:{:02}Z", utc.hour(), utc.minute(), utc.second())
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Add<Span> for Instant {
    type Output = Instant;
    fn add(self, span: Span) -> Instant {
        Instant(self.0.saturating_add(span.0))
    }
}

impl AddAssign<Span> for Instant {
    fn add_assign(&mut self, span: Span) {
        *self = *self + span;
    }
}

impl Sub<Span> for Instant {
    type Output = Instant;
    fn sub(self, span: Span) -> Instant {
        Instant(self.0.saturating_sub(span.0))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Instant::parse(&text).map_err(D::Error::custom)
    }
}

impl JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "A moment as RFC 3339 in UTC, between 1970 and 2199.",
            "examples": ["2026-11-03T14:00:00Z"]
        })
    }
}

/// A length of time in whole seconds; negative only between moments in the wrong order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// A length in seconds.
    pub const fn seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// A length in minutes.
    pub const fn minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(SECONDS_PER_MINUTE))
    }

    /// A length in hours.
    pub const fn hours(hours: i64) -> Self {
        Self(hours.saturating_mul(SECONDS_PER_HOUR))
    }

    /// A length in days of 24 hours.
    pub const fn days(days: i64) -> Self {
        Self(days.saturating_mul(SECONDS_PER_DAY))
    }

    /// A length in fractional seconds, rounded to the nearest second; what is not a number is zero.
    pub fn from_seconds_f64(seconds: f64) -> Self {
        // `as` saturates at the ends of i64 and turns NaN into 0.
        Self(libm::round(seconds) as i64)
    }

    /// A length in fractional minutes, rounded to the nearest second.
    pub fn from_minutes_f64(minutes: f64) -> Self {
        Self::from_seconds_f64(minutes * SECONDS_PER_MINUTE as f64)
    }

    /// The length in whole seconds.
    pub const fn as_seconds(self) -> i64 {
        self.0
    }

    /// The length in hours.
    pub fn as_hours_f64(self) -> f64 {
        self.0 as f64 / SECONDS_PER_HOUR as f64
    }

    /// The length in days of 24 hours.
    pub fn as_days_f64(self) -> f64 {
        self.0 as f64 / SECONDS_PER_DAY as f64
    }

    /// This length, or nothing where it would be negative.
    pub fn at_least_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Span) {
        *self = *self + other;
    }
}

impl Sub for Span {
    type Output = Span;
    fn sub(self, other: Span) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

impl Neg for Span {
    type Output = Span;
    fn neg(self) -> Span {
        Span(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Span {
    fn sum<I: Iterator<Item = Span>>(spans: I) -> Span {
        spans.fold(Span::ZERO, Add::add)
    }
}

/// `4 s`, `90 s` as `1 min 30 s`, `5 h`, `1 h 12 min`, `2 d 4 h`: the two largest units, exact when
/// nothing smaller is left and otherwise cut off below the second unit.
impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.0.unsigned_abs();
        let units = [
            (total / 86_400, "d"),
            (total / 3_600 % 24, "h"),
            (total / 60 % 60, "min"),
            (total % 60, "s"),
        ];
        if self.0 < 0 {
            formatter.write_str("\u{2212}")?;
        }
        let Some(largest) = units.iter().position(|(count, _)| *count > 0) else {
            return formatter.write_str("0 s");
        };
        let (count, unit) = units[largest];
        write!(formatter, "{count} {unit}")?;
        match units.get(largest + 1) {
            Some((count, unit)) if *count > 0 => write!(formatter, " {count} {unit}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_like_people_write_them() {
        let cases = [
            (Span::ZERO, "0 s"),
            (Span::seconds(4), "4 s"),
            (Span::seconds(90), "1 min 30 s"),
            (Span::hours(5), "5 h"),
            (Span::minutes(410), "6 h 50 min"),
            (Span::hours(52), "2 d 4 h"),
            (Span::seconds(86_400 + 59), "1 d"),
            (-Span::minutes(3), "\u{2212}3 min"),
        ];
        for (span, text) in cases {
            assert_eq!(span.to_string(), text);
        }
    }

    #[test]
    fn instants_survive_text() {
        for text in ["2026-11-03T14:00:00Z", "1970-01-01T00:00:00Z", "2199-12-31T23:59:59Z"] {
            assert_eq!(Instant::parse(text).map(|at| at.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(
            Instant::parse("2026-11-03T15:00:00+01:00"),
            Instant::parse("2026-11-03T14:00:00Z")
        );
        for text in ["", "tomorrow", "2026-11-03", "2200-01-01T00:00:00Z", "1969-12-31T23:59:59Z"] {
            assert!(Instant::parse(text).is_err(), "{text} is no allowed time");
        }
    }
}
