//! After what time a schedule repeats itself, read from its fields.

use super::Schedule;

/// After what time a schedule repeats itself, on its wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repeats {
    /// It runs at the same minutes of every hour.
    Hourly,
    /// It runs every day.
    Daily,
    /// It runs on the same days of every week.
    Weekly,
    /// It runs by days of the month or by months, and repeats itself after a year but for leap days.
    Yearly,
}

impl Schedule {
    /// After what time the schedule repeats itself; nothing where it names years, or is no schedule.
    pub fn repeats(&self) -> Option<Repeats> {
        self.pattern()?;
        let inner = self.text().trim().strip_prefix("cron(")?.strip_suffix(')')?;
        let mut fields = inner.split_ascii_whitespace().skip(1);
        let (hours, days, months, weekdays, years) =
            (fields.next()?, fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        if years != "*" {
            return None;
        }
        let every = |field: &str| matches!(field, "*" | "?" | "*/1" | "1/1");
        if !every(days) || !every(months) || weekdays.contains(['#', 'L', 'l']) {
            return Some(Repeats::Yearly);
        }
        Some(match (every(weekdays), hours) {
            (false, _) => Repeats::Weekly,
            (true, "*" | "*/1" | "0/1") => Repeats::Hourly,
            (true, _) => Repeats::Daily,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_say_after_what_time_a_schedule_repeats() {
        for (text, expected) in [
            ("cron(0/15 * * * ? *)", Some(Repeats::Hourly)),
            ("cron(5 0/1 ? * * *)", Some(Repeats::Hourly)),
            ("cron(0 * ? * SUN *)", Some(Repeats::Weekly)),
            ("cron(0 0/2 * * ? *)", Some(Repeats::Daily)),
            ("cron(0 21 * * ? *)", Some(Repeats::Daily)),
            ("cron(0/15 8-17 ? * * *)", Some(Repeats::Daily)),
            ("cron(0 5 ? * SUN *)", Some(Repeats::Weekly)),
            ("cron(0 5 ? * MON-FRI *)", Some(Repeats::Weekly)),
            ("cron(0 3 1 * ? *)", Some(Repeats::Yearly)),
            ("cron(0 3 ? * 2#1 *)", Some(Repeats::Yearly)),
            ("cron(0 3 ? * 6L *)", Some(Repeats::Yearly)),
            ("cron(0 3 * 1 ? *)", Some(Repeats::Yearly)),
            ("cron(0 3 * * ? 2027)", None),
            ("every day", None),
        ] {
            assert_eq!(Schedule::new(text).repeats(), expected, "{text}");
        }
    }
}
