//! Progress as a document: to be kept, exported and brought to another browser.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::fsrs::{Stage, Studied};
use super::progress::{Day, MOST_NEW_PER_DAY, NEW_PER_DAY, Progress};
use crate::model::Finding;
use crate::model::file::to_text;
use crate::units::Instant;

/// The format that is written, and the newest that is read.
const FORMAT: u64 = 1;

/// The largest document that is read, in bytes: a thousand cards over ten years take a tenth of it.
pub const LARGEST_PROGRESS: usize = 4 << 20;

/// How many faults are told before the reader stops: nobody reads more at once.
const MOST_FAULTS: usize = 50;

/// The longest memory that is read, in days: a thousand years.
const LONGEST_STABILITY: f64 = 365_250.0;

#[derive(Serialize)]
struct ProgressDocument<'a> {
    format: u64,
    new_per_day: u32,
    cards: &'a BTreeMap<String, Studied>,
    days: &'a BTreeMap<String, Day>,
}

/// Writes progress as a document, indented for people.
pub fn write(progress: &Progress) -> String {
    let Progress { new_per_day, cards, days } = progress;
    to_text(&ProgressDocument { format: FORMAT, new_per_day: *new_per_day, cards, days })
}

/// Reads progress. Cards that this version does not have are kept: another one may.
///
/// # Errors
/// Every fault with its JSON pointer.
pub fn read(text: &str) -> Result<Progress, Vec<Finding>> {
    if text.len() > LARGEST_PROGRESS {
        let hint = format!("Allowed: up to {LARGEST_PROGRESS} bytes.");
        return Err(vec![Finding::error("", format!("it has {} bytes", text.len()), hint)]);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        vec![Finding::error(
            "",
            format!("it is not JSON: {error}"),
            "Choose a file that was exported here.",
        )]
    })?;
    let mut reader = ProgressReader::default();
    let progress = reader.document(&value);
    reader.faults.truncate(MOST_FAULTS);
    match progress {
        Some(progress) if reader.faults.is_empty() => Ok(progress),
        _ => Err(reader.faults),
    }
}

#[derive(Default)]
struct ProgressReader {
    faults: Vec<Finding>,
}

impl ProgressReader {
    fn fault(&mut self, pointer: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.faults.push(Finding::error(pointer, message, hint));
    }

    fn document(&mut self, value: &Value) -> Option<Progress> {
        let fields = self.object(value, "", &["format", "new_per_day", "cards", "days"])?;
        let format = self.number(fields, "", "format", 0, u64::MAX, None)?;
        if format != FORMAT {
            let hint = if format > FORMAT {
                "Reload the page to get the newer version of Tabletop that wrote it."
            } else {
                "Choose a file that was exported here."
            };
            self.fault(
                "/format",
                format!("format {format} is unknown; this version reads {FORMAT}"),
                hint,
            );
            return None;
        }
        let most = u64::from(MOST_NEW_PER_DAY);
        let new = self.number(fields, "", "new_per_day", 0, most, Some(NEW_PER_DAY.into()));
        let mut progress =
            Progress { new_per_day: new.map_or(NEW_PER_DAY, narrow), ..Progress::default() };
        for (id, pointer, value) in self.entries(fields, "cards") {
            if let Some(card) = self.card(value, &pointer) {
                progress.cards.insert(id, card);
            }
        }
        for (date, pointer, value) in self.entries(fields, "days") {
            if !is_date(&date) {
                self.fault(&pointer, format!("`{date}` is not a date"), "Write it as 2026-11-03.");
            } else if let Some(day) = self.day(value, &pointer) {
                progress.days.insert(date, day);
            }
        }
        Some(progress)
    }

    fn card(&mut self, value: &Value, pointer: &str) -> Option<Studied> {
        const FIELDS: [&str; 8] =
            ["stage", "step", "stability", "difficulty", "reviewed", "due", "reviews", "lapses"];
        let fields = self.object(value, pointer, &FIELDS)?;
        let stage = self.stage(fields, pointer);
        let step = self.number(fields, pointer, "step", 0, 9, Some(0));
        let stability = self.quantity(fields, pointer, "stability", (0.001, LONGEST_STABILITY));
        let difficulty = self.quantity(fields, pointer, "difficulty", (1.0, 10.0));
        let reviewed = self.moment(fields, pointer, "reviewed");
        let due = self.moment(fields, pointer, "due");
        let reviews = self.number(fields, pointer, "reviews", 1, u32::MAX.into(), None);
        let lapses = self.number(fields, pointer, "lapses", 0, u32::MAX.into(), Some(0));
        if let (Some(reviewed), Some(due)) = (reviewed, due)
            && due < reviewed
        {
            self.fault(
                &format!("{pointer}/due"),
                "due before it was reviewed",
                "Put `due` after `reviewed`.",
            );
        }
        Some(Studied {
            stage: stage?,
            step: u8::try_from(step?).unwrap_or(0),
            stability: stability?,
            difficulty: difficulty?,
            reviewed: reviewed?,
            due: due?,
            reviews: narrow(reviews?),
            lapses: narrow(lapses?),
        })
    }

    fn day(&mut self, value: &Value, pointer: &str) -> Option<Day> {
        let fields = self.object(value, pointer, &["new", "again", "hard", "good", "easy"])?;
        // No day has more reviews than minutes times a hundred; sums over all days stay small.
        let mut count = |key| self.number(fields, pointer, key, 0, 144_000, Some(0)).map(narrow);
        Some(Day {
            new: count("new")?,
            again: count("again")?,
            hard: count("hard")?,
            good: count("good")?,
            easy: count("easy")?,
        })
    }

    /// The entries of an object of entries, each with its path.
    fn entries<'a>(
        &mut self,
        fields: &'a Map<String, Value>,
        key: &str,
    ) -> Vec<(String, String, &'a Value)> {
        match fields.get(key) {
            None => Vec::new(),
            Some(Value::Object(entries)) => entries
                .iter()
                .map(|(name, value)| (name.clone(), format!("/{key}/{}", escaped(name)), value))
                .collect(),
            Some(_) => {
                self.fault(&format!("/{key}"), "not an object", "Write an object of entries.");
                Vec::new()
            }
        }
    }

    fn object<'a>(
        &mut self,
        value: &'a Value,
        pointer: &str,
        known: &[&str],
    ) -> Option<&'a Map<String, Value>> {
        let Value::Object(fields) = value else {
            self.fault(
                pointer,
                "not an object",
                format!("Write an object with {}.", known.join(", ")),
            );
            return None;
        };
        for key in fields.keys().filter(|key| !known.contains(&key.as_str())) {
            let pointer = format!("{pointer}/{}", escaped(key));
            self.fault(&pointer, "an unknown field", format!("Known are {}.", known.join(", ")));
        }
        Some(fields)
    }

    fn number(
        &mut self,
        fields: &Map<String, Value>,
        pointer: &str,
        key: &str,
        low: u64,
        high: u64,
        missing: Option<u64>,
    ) -> Option<u64> {
        let found = match fields.get(key) {
            None => missing,
            Some(value) => value.as_u64().filter(|number| (low..=high).contains(number)),
        };
        if found.is_none() {
            let hint = format!("Write a whole number from {low} to {high}.");
            self.wrong(fields, pointer, key, hint);
        }
        found
    }

    fn quantity(
        &mut self,
        fields: &Map<String, Value>,
        pointer: &str,
        key: &str,
        (low, high): (f64, f64),
    ) -> Option<f64> {
        let found = fields.get(key).and_then(Value::as_f64);
        let found = found.filter(|number| (low..=high).contains(number));
        if found.is_none() {
            self.wrong(fields, pointer, key, format!("Write a number from {low} to {high}."));
        }
        found
    }

    fn moment(&mut self, fields: &Map<String, Value>, pointer: &str, key: &str) -> Option<Instant> {
        let text = fields.get(key).and_then(Value::as_str);
        let found = text.and_then(|text| Instant::parse(text).ok());
        if found.is_none() {
            self.wrong(fields, pointer, key, "Write a time as 2026-11-03T14:00:00Z.");
        }
        found
    }

    fn stage(&mut self, fields: &Map<String, Value>, pointer: &str) -> Option<Stage> {
        let found = match fields.get("stage").and_then(Value::as_str) {
            Some("learning") => Some(Stage::Learning),
            Some("review") => Some(Stage::Review),
            Some("relearning") => Some(Stage::Relearning),
            _ => None,
        };
        if found.is_none() {
            self.wrong(fields, pointer, "stage", "Write `learning`, `review` or `relearning`.");
        }
        found
    }

    /// A field that is missing, or is not what it has to be.
    fn wrong(
        &mut self,
        fields: &Map<String, Value>,
        pointer: &str,
        key: &str,
        hint: impl Into<String>,
    ) {
        match fields.get(key) {
            None => self.fault(pointer, format!("`{key}` is missing"), hint),
            Some(value) => {
                let mut shown = value.to_string();
                if shown.chars().count() > 40 {
                    shown = shown.chars().take(40).chain(['…']).collect();
                }
                self.fault(&format!("{pointer}/{key}"), format!("`{key}` cannot be {shown}"), hint);
            }
        }
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A name as a step of a JSON pointer (RFC 6901).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn is_date(text: &str) -> bool {
    text.len() == "2026-11-03".len() && Instant::parse(&format!("{text}T00:00:00Z")).is_ok()
}
