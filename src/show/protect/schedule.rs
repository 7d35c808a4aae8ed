//! The schedule picker: how often and when, in words.

use crate::show::{Line, choice};
use crate::units::{Every, Rhythm, counted};

/// The key of a record without a schedule.
pub const NONE: &str = "none";
/// The key of a schedule that words cannot say.
pub const EXPRESSION: &str = "expression";
/// The last day of a month, as the field of the day has it.
const LAST_DAY: u8 = 0;

/// Why a time of day is refused.
pub const NEEDS_TIME: &str = "Enter a time of day, such as 05:00.";
/// Why a minute is refused.
pub const NEEDS_MINUTE: &str = "Enter a whole number: 0 to 59.";
/// The label of removing a schedule, in undo.
pub const REMOVE: &str = "Remove the schedule";

/// A frequency to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// How often.
    pub every: Every,
    /// Tells it from the others.
    pub key: String,
    /// What people call it.
    pub name: String,
}

impl Frequency {
    fn new(every: Every, key: &str, name: &str) -> Self {
        Self { every, key: key.to_owned(), name: name.to_owned() }
    }

    /// The label of choosing it, in undo.
    pub fn label(&self) -> String {
        format!("Run the rule {}", self.name.to_ascii_lowercase())
    }
}

/// The frequencies, from the most frequent on.
pub fn frequencies() -> Vec<Frequency> {
    let mut all = vec![Frequency::new(Every::Hour, "1h", "Every hour")];
    all.extend(Every::HOURS.map(|hours| {
        Frequency::new(Every::Hours(hours), &format!("{hours}h"), &format!("Every {hours} hours"))
    }));
    all.push(Frequency::new(Every::Day, "day", "Every day"));
    all.push(Frequency::new(Every::Week, "week", "Every week"));
    all.push(Frequency::new(Every::Month, "month", "Every month"));
    all
}

/// The key of what a record's schedule is: a frequency, an expression, or none.
pub fn chosen(rhythm: Option<Rhythm>, has_schedule: bool) -> String {
    match rhythm {
        Some(rhythm) => {
            let found = frequencies().into_iter().find(|it| it.every == rhythm.every);
            found.map(|it| it.key).unwrap_or_default()
        }
        None if has_schedule => EXPRESSION.to_owned(),
        None => NONE.to_owned(),
    }
}

/// What can be chosen; no schedule only where there may be none, or while there is none.
pub fn choices(chosen: &str, may_be_none: bool) -> Vec<Line> {
    let mut all: Vec<Line> = frequencies().into_iter().map(|it| choice(it.key, it.name)).collect();
    all.push(choice(EXPRESSION, "Custom (cron)"));
    if may_be_none || chosen == NONE {
        all.push(choice(NONE, "No schedule"));
    }
    all
}

/// The time of day of a rhythm: "05:30".
pub fn time_of(rhythm: Rhythm) -> String {
    format!("{:02}:{:02}", rhythm.hour, rhythm.minute)
}

/// A rhythm at another time of day, with the label of that in undo; nothing for a text that is no time.
pub fn at_time(rhythm: Rhythm, raw: &str) -> Option<(String, Rhythm)> {
    let (hour, minute) = raw.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    Some((format!("Run it at {raw}"), Rhythm { hour, minute, ..rhythm }))
}

/// A rhythm at another minute of the hour, with the label of that in undo; nothing for a text that is no
/// minute.
pub fn at_minute(rhythm: Rhythm, raw: &str) -> Option<(String, Rhythm)> {
    let minute: u8 = raw.parse().ok().filter(|it| *it < 60)?;
    let label = format!("Run it {} past the hour", counted(minute.into(), "minute"));
    Some((label, Rhythm { minute, ..rhythm }))
}

/// A rhythm that runs on a day of the week or no longer does, with the label of that in undo; nothing where
/// no day would be left.
pub fn on_weekday(
    mut rhythm: Rhythm,
    day: usize,
    name: &str,
    on: bool,
) -> Option<(String, Rhythm)> {
    *rhythm.weekdays.get_mut(day)? = on;
    let verb = if on { "Run it on" } else { "Do not run it on" };
    rhythm.weekdays.contains(&true).then(|| (format!("{verb} {name}"), rhythm))
}

/// The days of a month: the value of each, and what people call it.
pub fn days() -> Vec<(String, String)> {
    let days = (1..=31_u8).map(|day| (day.to_string(), day.to_string()));
    days.chain([(LAST_DAY.to_string(), "the last day".to_owned())]).collect()
}

/// A rhythm on another day of the month, with the label of that in undo; nothing for a text that is no day.
pub fn on_day(rhythm: Rhythm, raw: &str) -> Option<(String, Rhythm)> {
    let day: u8 = raw.parse().ok()?;
    let name = if day == LAST_DAY { "the last day".to_owned() } else { format!("day {day}") };
    Some((format!("Run it on {name} of the month"), Rhythm { day, ..rhythm }))
}
