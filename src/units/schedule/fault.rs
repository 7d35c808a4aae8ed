//! What is wrong with a text that is no AWS cron expression: found when it is read, put into words when
//! somebody asks, so that the words come with what shows them.

use std::fmt;

use super::fields::FIELDS;
use super::{LONGEST_EXPRESSION, ScheduleError, YEAR, fields_of, read, strange_year};
use crate::units::counted;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    TooLong,
    /// It does not stand within `cron(…)`.
    NoExpression,
    /// It has so many fields.
    Fields(usize),
    /// A field holds what is no character of AWS's grammar there.
    Character {
        at: usize,
        stranger: char,
    },
    /// A field holds more than its `?`.
    LonelyMark {
        at: usize,
    },
    /// Neither day field says the day.
    NoDay,
    /// Both do.
    TwoDays,
    /// A list of days of the month like `3#2`.
    SeveralOfMonth,
    /// A year is none of AWS's.
    Year,
    /// All characters are allowed, and yet it has no meaning.
    Unreadable,
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        let fields = fields_of(text).unwrap_or_default();
        match self.fault {
            Fault::TooLong => {
                write!(f, "the schedule has more than {LONGEST_EXPRESSION} characters")
            }
            Fault::NoExpression => {
                write!(f, "`{text}` is no AWS cron expression; write cron(0 21 * * ? *)")
            }
            Fault::Fields(count) => write!(
                f,
                "`{text}` has {}; AWS wants six: minutes, hours, day of month, month, day of week, year",
                counted(count as u64, "field")
            ),
            Fault::Character { at, stranger } => {
                f.write_str(&FIELDS[at].refuses(fields[at], stranger))
            }
            Fault::LonelyMark { at } => write!(
                f,
                "`?` stands alone in the {} field, not in `{}`",
                FIELDS[at].name, fields[at]
            ),
            Fault::NoDay => {
                f.write_str("both day fields are `?`; one of them has to say the day, or `*`")
            }
            Fault::TwoDays => f.write_str(
                "AWS wants `?` in one of the two day fields (day of month or day of week)",
            ),
            Fault::SeveralOfMonth => {
                f.write_str("AWS allows only one `#` expression in the day of week")
            }
            Fault::Year => write!(
                f,
                "the year `{}` is outside AWS's range of 1970 to 2199",
                strange_year(fields[YEAR]).unwrap_or_default()
            ),
            Fault::Unreadable => f.write_str(&unreadable(text, &fields)),
        }
    }
}

/// What is wrong with fields that cannot be read: each is read alone to find the one at fault.
fn unreadable(text: &str, fields: &[&str]) -> String {
    let is_at_fault = |at: usize| {
        let mut alone = vec!["*"; fields.len()];
        alone[at] = fields[at];
        read(&alone).is_err()
    };
    match FIELDS.iter().enumerate().find(|(at, _)| is_at_fault(*at)) {
        Some((at, field)) => field.unreadable(fields[at]),
        None => match read(fields) {
            Err(cause) => format!("`{text}` cannot be read: {cause}"),
            Ok(_) => format!("`{text}` cannot be read"),
        },
    }
}
