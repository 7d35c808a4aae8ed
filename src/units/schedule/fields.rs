//! The six fields of AWS's cron grammar: what each may hold, and in words what is wrong with one.

/// A field of an AWS cron expression.
pub(super) struct CronField {
    pub(super) name: &'static str,
    /// The characters beyond digits and names that it may hold.
    marks: &'static str,
    /// What stands for its numbers, beginning with the lowest; nothing where only digits do.
    names: &'static [&'static str],
    low: u32,
    high: u32,
    /// What it takes in addition to its numbers, as the end of a sentence.
    also: &'static str,
}

const MONTHS: &[&str] =
    &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// How often a day of the week comes in a month at most.
const WEEKS_OF_A_MONTH: u32 = 5;

/// The fields in their order.
pub(super) static FIELDS: [CronField; 6] = [
    CronField { name: "minutes", marks: ",-*/", names: &[], low: 0, high: 59, also: "" },
    CronField { name: "hours", marks: ",-*/", names: &[], low: 0, high: 23, also: "" },
    CronField {
        name: "day of month",
        marks: ",-*?/LW",
        names: &[],
        low: 1,
        high: 31,
        also: ", `L` for the last day, and `15W` for the weekday nearest to the 15th",
    },
    CronField {
        name: "month",
        marks: ",-*/",
        names: MONTHS,
        low: 1,
        high: 12,
        also: ", or JAN to DEC",
    },
    CronField {
        name: "day of week",
        marks: ",-*?L#",
        names: WEEKDAYS,
        low: 1,
        high: 7,
        also: " or SUN to SAT, `3#2` for the second Tuesday of the month, and `6L` for its last Friday",
    },
    CronField { name: "year", marks: ",-*/", names: &[], low: 1970, high: 2199, also: "" },
];

impl CronField {
    /// What a text holds that is no character of AWS's grammar here.
    pub(super) fn stranger(&self, text: &str) -> Option<char> {
        let has_names = !self.names.is_empty();
        text.chars().find(|character| {
            let is_name = has_names && character.is_ascii_alphabetic();
            !(character.is_ascii_digit() || self.marks.contains(*character) || is_name)
        })
    }

    /// Says that a text may not hold a character, and which ones it may.
    pub(super) fn refuses(&self, text: &str, stranger: char) -> String {
        let Self { name, marks, names, .. } = self;
        format!(
            "the {name} field `{text}` may not hold `{stranger}`; AWS allows digits{} and {}",
            if names.is_empty() { "" } else { ", names" },
            marks.chars().map(String::from).collect::<Vec<_>>().join(" ")
        )
    }

    /// Says of a text of the right characters that it cannot be read, why, and what can.
    pub(super) fn unreadable(&self, text: &str) -> String {
        let Self { name, low, high, also, .. } = self;
        let why = text.split(',').find_map(|part| self.fault_of(part));
        let why = why.map_or_else(String::new, |why| format!(": {why}"));
        format!("the {name} field `{text}` cannot be read{why}; AWS allows {low} to {high}{also}")
    }

    /// What is wrong with one part of a list, where that can be told.
    fn fault_of(&self, part: &str) -> Option<String> {
        let (range, step) = part.split_once('/').unwrap_or((part, ""));
        if step.parse::<u32>() == Ok(0) {
            return Some(format!("`{part}` has a step of 0"));
        }
        let (range, which) = match range.split_once('#') {
            Some((day, which)) => (day, Some(which)),
            None => (range, None),
        };
        let is_of_month = |which: &str| {
            which.parse::<u32>().is_ok_and(|which| (1..=WEEKS_OF_A_MONTH).contains(&which))
        };
        if which.is_some_and(|which| !is_of_month(which)) {
            return Some(format!(
                "behind `#` stands 1 to {WEEKS_OF_A_MONTH}, which of these days of the month it is"
            ));
        }
        let bounds: Vec<(&str, Option<u32>)> =
            range.split('-').map(|bound| (bound, self.number(bound))).collect();
        let is_outside =
            |number: Option<u32>| number.is_some_and(|it| !(self.low..=self.high).contains(&it));
        if let Some((bound, _)) = bounds.iter().find(|(_, number)| is_outside(*number)) {
            return Some(format!("`{bound}` is out of range"));
        }
        match bounds[..] {
            [(_, Some(from)), (_, Some(to))] if to < from => {
                Some(format!("`{range}` runs backwards"))
            }
            _ => None,
        }
    }

    /// The number that a text stands for, with or without what says "last" or "weekday nearest to".
    fn number(&self, text: &str) -> Option<u32> {
        let named = (self.low..).zip(self.names).find(|(_, name)| name.eq_ignore_ascii_case(text));
        match named {
            Some((number, _)) => Some(number),
            None => text.trim_end_matches(['L', 'W', 'l', 'w']).parse().ok(),
        }
    }
}
