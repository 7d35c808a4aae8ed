//! A schedule as people say it: every few hours, daily, weekly or monthly, at a time of day.
//!
//! Only part of what AWS cron expressions can say is a rhythm; the rest stays an expression.

use std::fmt;

/// How often a schedule runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every hour.
    Hour,
    /// Every few hours, a number that divides the day.
    Hours(u8),
    /// Every day.
    Day,
    /// On some days of every week.
    Week,
    /// On one day of every month.
    Month,
}

impl Every {
    /// The numbers of hours that divide the day, so that the steps are alike across midnight.
    pub const HOURS: [u8; 6] = [2, 3, 4, 6, 8, 12];
}

/// The days of the week as AWS writes them, Monday first as people read them.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("MON", "Monday"),
    ("TUE", "Tuesday"),
    ("WED", "Wednesday"),
    ("THU", "Thursday"),
    ("FRI", "Friday"),
    ("SAT", "Saturday"),
    ("SUN", "Sunday"),
];

/// The day of the month that stands for its last one, as AWS writes it.
const LAST_DAY: &str = "L";

/// A schedule as people say it. What its frequency does not use is kept for when another is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// How often.
    pub every: Every,
    /// The hour, 0 to 23; of every few hours the first one.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The days of the week, in the order of [`WEEKDAYS`].
    pub weekdays: [bool; 7],
    /// The day of the month, 1 to 31; 0 for its last day.
    pub day: u8,
}

impl Default for Rhythm {
    /// Every day at 05:00, when AWS Backup itself begins unless told otherwise; on Sundays and on the
    /// first of the month for rarer schedules.
    fn default() -> Self {
        let weekdays = [false, false, false, false, false, false, true];
        Self { every: Every::Day, hour: 5, minute: 0, weekdays, day: 1 }
    }
}

impl Rhythm {
    /// The rhythm of an AWS cron expression; nothing where the expression says more than a rhythm can.
    pub fn read(text: &str) -> Option<Self> {
        let inner = text.trim().strip_prefix("cron(")?.strip_suffix(')')?;
        let fields: Vec<&str> = inner.split_ascii_whitespace().collect();
        let [minute, hours, day, "*", weekday, "*"] = fields.as_slice() else { return None };
        let minute = number(minute, 0..=59)?;
        let start = Self { minute, ..Self::default() };
        let hour = || number(hours, 0..=23);
        match (*day, *weekday) {
            ("*", "?") | ("?", "*") => match hour() {
                Some(hour) => Some(Self { every: Every::Day, hour, ..start }),
                None => start.with_hours(hours),
            },
            ("?", days) => {
                Some(Self { every: Every::Week, hour: hour()?, weekdays: weekdays(days)?, ..start })
            }
            (day, "?") => {
                let day = if day == LAST_DAY { 0 } else { number(day, 1..=31)? };
                Some(Self { every: Every::Month, hour: hour()?, day, ..start })
            }
            _ => None,
        }
    }

    /// The same rhythm with several hours of the day: `*`, or a first one and a step.
    fn with_hours(self, hours: &str) -> Option<Self> {
        // What runs every hour has no first hour of its own: midnight, if it is to run every few hours next.
        let hourly = Self { every: Every::Hour, hour: 0, ..self };
        if hours == "*" {
            return Some(hourly);
        }
        let (first, step) = hours.split_once('/')?;
        let hour = if first == "*" { 0 } else { number(first, 0..=23)? };
        let step = number(step, 1..=23)?;
        match step {
            1 if hour == 0 => Some(hourly),
            step if Every::HOURS.contains(&step) && hour < step => {
                Some(Self { every: Every::Hours(step), hour, ..self })
            }
            _ => None,
        }
    }
}

/// The AWS cron expression.
impl fmt::Display for Rhythm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { every, hour, minute, weekdays, day } = self;
        match every {
            Every::Hour => write!(formatter, "cron({minute} * * * ? *)"),
            Every::Hours(step) => {
                write!(formatter, "cron({minute} {}/{step} * * ? *)", hour % step.max(&1))
            }
            Every::Day => write!(formatter, "cron({minute} {hour} * * ? *)"),
            Every::Week => {
                let names = WEEKDAYS.iter().zip(weekdays).filter(|(_, is_on)| **is_on);
                let names: Vec<&str> = names.map(|((name, _), _)| *name).collect();
                // No day at all cannot be said; every day can.
                let days = if names.is_empty() { "*".to_owned() } else { names.join(",") };
                write!(formatter, "cron({minute} {hour} ? * {days} *)")
            }
            Every::Month if *day == 0 => {
                write!(formatter, "cron({minute} {hour} {LAST_DAY} * ? *)")
            }
            Every::Month => write!(formatter, "cron({minute} {hour} {day} * ? *)"),
        }
    }
}

fn number(text: &str, range: std::ops::RangeInclusive<u8>) -> Option<u8> {
    text.parse().ok().filter(|number| range.contains(number))
}

/// Days of the week, one after the other or as ranges: `MON,WED`, `2-6` (1 is Sunday).
fn weekdays(text: &str) -> Option<[bool; 7]> {
    let mut days = [false; 7];
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (weekday(first)?, weekday(last)?);
        let mut at = first;
        loop {
            *days.get_mut(at)? = true;
            if at == last {
                break;
            }
            at = (at + 1) % days.len();
        }
    }
    Some(days)
}

/// The place of a day of the week, given by its name or by AWS's number.
fn weekday(text: &str) -> Option<usize> {
    let by_name = WEEKDAYS.iter().position(|(name, _)| name.eq_ignore_ascii_case(text));
    // AWS counts from Sunday, which is 1.
    by_name.or_else(|| number(text, 1..=7).map(|it| (usize::from(it) + 5) % WEEKDAYS.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhythms_are_read_and_written_as_they_were() {
        for text in [
            "cron(0 * * * ? *)",
            "cron(15 * * * ? *)",
            "cron(0 0/6 * * ? *)",
            "cron(30 1/12 * * ? *)",
            "cron(0 21 * * ? *)",
            "cron(0 5 ? * SUN *)",
            "cron(45 23 ? * MON,WED,FRI *)",
            "cron(0 5 1 * ? *)",
            "cron(0 5 L * ? *)",
        ] {
            let rhythm = Rhythm::read(text).unwrap_or_else(|| panic!("{text} is a rhythm"));
            assert_eq!(rhythm.to_string(), text);
        }
    }

    #[test]
    fn other_ways_to_say_the_same_are_understood() {
        for (text, same) in [
            ("cron(0 */6 * * ? *)", "cron(0 0/6 * * ? *)"),
            ("cron(0 0/1 ? * * *)", "cron(0 * * * ? *)"),
            ("cron(0 5 ? * * *)", "cron(0 5 * * ? *)"),
            ("cron(0 5 ? * 2-6 *)", "cron(0 5 ? * MON,TUE,WED,THU,FRI *)"),
            ("cron(0 5 ? * sat-mon *)", "cron(0 5 ? * MON,SAT,SUN *)"),
            ("cron(0 5 ? * 1 *)", "cron(0 5 ? * SUN *)"),
        ] {
            assert_eq!(
                Rhythm::read(text).map(|it| it.to_string()).as_deref(),
                Some(same),
                "{text}"
            );
        }
    }

    #[test]
    fn what_a_rhythm_cannot_say_stays_an_expression() {
        for text in [
            "",
            "daily",
            "cron(0 5 * * ?)",
            "cron(0/30 * * * ? *)",
            "cron(0 0/5 * * ? *)",
            "cron(0 8/6 * * ? *)",
            "cron(0 5,17 * * ? *)",
            "cron(0 5 ? * 3#1 *)",
            "cron(0 5 15W * ? *)",
            "cron(0 5 32 * ? *)",
            "cron(0 5 1 JAN ? *)",
            "cron(0 5 1 * ? 2027)",
            "cron(60 5 * * ? *)",
        ] {
            assert_eq!(Rhythm::read(text), None, "{text}");
        }
    }

    #[test]
    fn every_rhythm_is_an_expression_that_aws_takes() {
        let every = [Every::Hour, Every::Day, Every::Week, Every::Month];
        for every in every.into_iter().chain(Every::HOURS.map(Every::Hours)) {
            for (hour, day, is_on) in [(0, 0, false), (23, 31, true), (7, 1, true)] {
                let rhythm = Rhythm { every, hour, minute: 59, weekdays: [is_on; 7], day };
                let schedule = super::super::Schedule::new(&rhythm.to_string());
                assert_eq!(schedule.error(), None, "{rhythm}");
            }
        }
    }
}
