//! What a field of the document expects, shows and takes over, and why it refuses something.

use serde_json::{Map, Value};

use crate::show::text::count;
use crate::units::Instant;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text, or the key of a choice.
    Text,
    /// A number, not negative.
    Number,
    /// A whole number, not negative.
    Whole,
    /// A moment in UTC.
    Moment,
    /// Yes, no, or left open.
    Answer,
    /// Some names, separated by commas.
    Names,
    /// Some names with a value each: `key=value`, separated by commas.
    Pairs,
    /// Something that is not written: a box to check.
    Boxes,
}

impl Holds {
    /// What has to be in the field, unless it says otherwise.
    pub const fn needs(self) -> &'static str {
        match self {
            Self::Number | Self::Whole => "0 or more",
            Self::Moment => "a date with a time of day",
            _ => "a name",
        }
    }
}

/// What a field expects.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// What it holds.
    pub holds: Holds,
    /// Which numbers, or what the text is: "1 to 6", "a tag".
    pub needs: &'static str,
    /// What an empty field means, where it may be empty.
    pub empty: Option<&'static str>,
}

impl Expected {
    /// The value for the document of what the user has entered, else why it is refused. `number` reads a
    /// text as a number.
    pub fn read(self, raw: &str, number: fn(&str) -> Option<f64>) -> Result<Value, String> {
        let raw = raw.trim();
        if raw.is_empty() && self.holds != Holds::Pairs {
            return self.empty.map(|_| Value::Null).ok_or_else(|| self.allowed());
        }
        match self.holds {
            Holds::Text => Ok(raw.into()),
            Holds::Answer => Ok((raw == "true").into()),
            Holds::Number => number_of(raw, number).ok_or_else(|| self.allowed()),
            Holds::Whole => self.whole(raw, number(raw)),
            Holds::Moment => {
                // The field leaves seconds out where there are none.
                let seconds = if raw.matches(':').count() < 2 { ":00" } else { "" };
                let text = format!("{raw}{seconds}Z");
                Instant::parse(&text).map(|_| text.into()).map_err(|_| self.allowed())
            }
            Holds::Names => {
                let names = raw.split(',').map(str::trim).filter(|it| !it.is_empty());
                Ok(names.map(Value::from).collect())
            }
            Holds::Pairs => pairs(raw),
            Holds::Boxes => Err(self.allowed()),
        }
    }

    /// What may be in the field.
    pub fn allowed(self) -> String {
        let what = match self.holds {
            Holds::Number => "Enter a number: ",
            Holds::Whole => "Enter a whole number: ",
            _ => "Enter ",
        };
        let empty = match self.empty {
            None => String::new(),
            Some("") => ", or leave the field empty".to_owned(),
            Some(empty) => format!(", or leave the field empty ({empty})"),
        };
        format!("{what}{}{empty}.", self.needs)
    }

    /// What the field shows of a value of the document, which is also given as text.
    pub fn shown(self, value: Option<&Value>, text: String) -> String {
        match self.holds {
            Holds::Moment => text.get(..16).unwrap_or_default().to_owned(),
            Holds::Names => {
                let names = value.and_then(Value::as_array).into_iter().flatten();
                names.filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            // Documents leave out what is nothing.
            Holds::Number if text.is_empty() && self.empty.is_none() => "0".to_owned(),
            Holds::Pairs => {
                let pairs = value.and_then(Value::as_object).into_iter().flatten();
                let pair = |(key, value): (&String, &Value)| {
                    format!("{key}={}", value.as_str().unwrap_or(""))
                };
                pairs.map(pair).collect::<Vec<_>>().join(", ")
            }
            _ => text,
        }
    }

    /// A whole number as documents have it, not negative.
    fn whole(self, raw: &str, number: Option<f64>) -> Result<Value, String> {
        const MOST: f64 = u32::MAX as f64;
        match number {
            Some(it) if it > MOST => {
                Err(format!("{raw} is too large: the maximum is {}.", count(MOST)))
            }
            // Exact: what is left is whole and within the range.
            Some(it) if it >= 0.0 && libm::trunc(it).total_cmp(&it).is_eq() => {
                Ok((it as u32).into())
            }
            _ => Err(self.allowed()),
        }
    }
}

/// A number as documents have it, not negative; nothing where the text is none.
fn number_of(raw: &str, number: fn(&str) -> Option<f64>) -> Option<Value> {
    match raw.parse::<u64>() {
        Ok(whole) => Some(whole.into()),
        // Adding nothing turns a negative zero into zero.
        Err(_) => number(raw).filter(|it| *it >= 0.0).map(|it| (it + 0.0).into()),
    }
}

/// Names with a value each.
fn pairs(raw: &str) -> Result<Value, String> {
    let mut all = Map::new();
    for pair in raw.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() {
            return Err(format!("“{pair}” has no key. Enter key=value, separated by commas."));
        }
        if all.insert(key.to_owned(), value.into()).is_some() {
            return Err(format!("The key “{key}” occurs twice. Remove one of the two."));
        }
    }
    Ok(Value::Object(all))
}

/// Why a name is refused that another record has.
pub fn is_taken(name: &str, holder: &str) -> String {
    format!("“{name}” is already the name of {holder}. Choose another name.")
}

/// The record of a list that has a name: the vault at a site, or the number of the entry.
pub fn holder(list: &str, site: Option<String>, at: usize) -> String {
    let noun = match list {
        "/vaults" => "vault",
        "/sites" => "site",
        "/components" => "component",
        "/journeys" => "journey",
        _ => "entry",
    };
    match site {
        Some(site) => format!("the {noun} at {site}"),
        None => format!("{noun} number {}", at + 1),
    }
}

/// How the value of the document comes back into a field that refuses something.
pub fn restores(shown: &str) -> String {
    if shown.is_empty() {
        "Press Escape to empty the field.".to_owned()
    } else {
        format!("Press Escape to restore “{shown}”.")
    }
}

/// Why something is refused, and how the value of the document comes back.
pub fn refused(why: &str, shown: &str) -> String {
    format!("{why} {}", restores(shown))
}

/// The label of setting or clearing a field, in undo.
pub fn set_label(label: &str, raw: &str) -> String {
    match raw.trim() {
        "" => format!("Clear “{label}”"),
        raw => format!("Set “{label}” to {raw}"),
    }
}

/// The label of a switch, in undo.
pub fn switch_label(label: &str, on: bool) -> String {
    let verb = if on { "Turn on" } else { "Turn off" };
    format!("{verb} “{label}”")
}

/// The label of one of several boxes, in undo.
pub fn box_label(label: &str, name: &str, on: bool) -> String {
    if on {
        format!("Add “{name}” to “{label}”")
    } else {
        format!("Remove “{name}” from “{label}”")
    }
}

/// What a choice is called that the design does not have.
pub fn missing(key: &str) -> String {
    if key.is_empty() { "None".to_owned() } else { format!("{key} (missing)") }
}
