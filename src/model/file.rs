//! Reading and writing documents: every error with its JSON path, never only the first, never a panic.

mod edited;
mod entry;
mod fault;
mod fields;
mod json;
mod limits;
mod text;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::scenario::{FORMAT, Scenario};
use super::workload::Clock;
use super::{Finding, Findings, check};
use crate::units::Instant;

pub use self::edited::{EditError, edited};
use self::entry::{escape, unknown_field};
pub use self::limits::{LIMITS, Limit};
pub(crate) use self::text::to_text;

/// The largest document that is read, in bytes: a thousand components take about half a megabyte.
pub const LARGEST_DOCUMENT: usize = 4 << 20;

/// The longest text in a document, in characters: AWS's own names, tags and ARNs are shorter.
const LONGEST_TEXT: usize = 4_096;

/// A document that can be simulated, with what is to be said about it (no errors among it).
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The scenario.
    pub scenario: Scenario,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// Reads a document in full and checks it.
///
/// # Errors
/// All findings, when at least one is an error.
pub fn read(text: &str) -> Result<Loaded, Vec<Finding>> {
    let (scenario, findings) = read_leniently(text);
    match scenario {
        Some(scenario) if !check::has_errors(&findings) => Ok(Loaded { scenario, findings }),
        _ => Err(findings),
    }
}

/// Reads as much of a document as can be read, for an editor that shows what is wrong with it. The
/// findings contain those of [`check::check`].
pub fn read_leniently(text: &str) -> (Option<Scenario>, Vec<Finding>) {
    let mut reader = DocumentReader::default();
    let scenario = reader.document(text);
    if let Some(scenario) = &scenario {
        check::add_to(&mut reader.findings, scenario);
    }
    (scenario, reader.findings.into_vec())
}

/// Reads as much of a document as can be read, without the checks: the findings are about what
/// cannot be read, and so would be left out. For the page, which loads the checks later.
pub fn read_unchecked(text: &str) -> (Option<Scenario>, Vec<Finding>) {
    let mut reader = DocumentReader::default();
    let scenario = reader.document(text);
    (scenario, reader.findings.into_vec())
}

/// Writes a scenario as a document, indented for people and for Git.
pub fn write(scenario: &Scenario) -> String {
    to_text(scenario)
}

/// A text as a JSON value with the names that findings give it: what a name turns around ends with it, so that the
/// path of a fix leads to the field it is about. Nothing where the text is not JSON.
pub fn as_json(text: &str) -> Option<Value> {
    json::read(text, &mut Findings::default()).ok()
}

#[derive(Default)]
struct DocumentReader {
    findings: Findings,
}

impl DocumentReader {
    fn document(&mut self, text: &str) -> Option<Scenario> {
        self.within_size(text.len())?;
        match json::read(text, &mut self.findings) {
            Ok(value) => self.value(value),
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    /// Whether a document of so many bytes is read.
    fn within_size(&mut self, bytes: usize) -> Option<()> {
        if bytes <= LARGEST_DOCUMENT {
            return Some(());
        }
        self.error(
            "",
            format!("the design would take {bytes} bytes as a file"),
            format!("Allowed: up to {LARGEST_DOCUMENT} bytes."),
        );
        None
    }

    fn value(&mut self, value: Value) -> Option<Scenario> {
        let Value::Object(mut object) = value else {
            self.error(
                "",
                "the file is not a JSON object",
                "A design begins with { and contains \"format\": 1.",
            );
            return None;
        };
        self.format(&object)?;
        for finding in limits::exceeded(&object) {
            self.findings.push(finding);
        }
        if !self.findings.is_empty() {
            return None;
        }
        self.scenario(&mut object)
    }

    fn format(&mut self, object: &Map<String, Value>) -> Option<()> {
        let hint = format!("Allowed: \"format\": {FORMAT}.");
        match object.get("format").map(|format| (format.as_u64(), format)) {
            Some((Some(format), _)) if format == u64::from(FORMAT) => Some(()),
            Some((Some(format), _)) if format > u64::from(FORMAT) => {
                self.error(
                    "/format",
                    format!("the design was made by a newer version of Tabletop (format {format}; this version reads up to {FORMAT})"),
                    "Reload the page, or update the program, to get the newer version.",
                );
                None
            }
            Some((_, format)) => {
                self.error("/format", format!("{} is not a format number", kind_of(format)), hint);
                None
            }
            None => {
                self.error(
                    "",
                    format!(
                        "this is JSON, but not a Tabletop design: it does not say \"format\": {FORMAT}"
                    ),
                    "A design contains the format and a clock. Open another file, or add them.",
                );
                None
            }
        }
    }

    fn scenario(&mut self, object: &mut Map<String, Value>) -> Option<Scenario> {
        let clock: Option<Clock> = match object.remove("clock") {
            Some(clock) => self.entry(clock, "/clock"),
            None => {
                self.error(
                    "/clock",
                    "the design has no clock",
                    "Add \"clock\": { \"start\": …, \"days\": 14 }.",
                );
                None
            }
        };
        let mut scenario = Scenario::empty(Instant::EARLIEST);
        scenario.name = match object.remove("name") {
            None => String::new(),
            Some(Value::String(name)) => name,
            Some(other) => {
                let message = format!("{} is not text", kind_of(&other));
                self.error("/name", message, "Write text in quotation marks.");
                String::new()
            }
        };
        scenario.sites = self.list(object, "sites");
        scenario.components = self.list(object, "components");
        scenario.journeys = self.list(object, "journeys");
        scenario.vaults = self.list(object, "vaults");
        scenario.plans = self.plans(object);
        scenario.on_demand_backups = self.list(object, "on_demand_backups");
        scenario.restore_testing = self.list(object, "restore_testing");
        scenario.notifications = self.list(object, "notifications");
        scenario.recovery = self.list(object, "recovery");
        scenario.drills = self.list(object, "drills");
        scenario.incidents = self.list(object, "incidents");
        entry::former_assumptions(object);
        scenario.assumptions = self.section(object, "assumptions").unwrap_or_default();
        scenario.prices = self.section(object, "prices").unwrap_or_default();
        object.remove("format");
        for name in object.keys() {
            self.findings.push(unknown_field(format!("/{}", escape(name)), ""));
        }
        scenario.clock = clock?;
        Some(scenario)
    }

    fn section<T: DeserializeOwned>(
        &mut self,
        object: &mut Map<String, Value>,
        name: &str,
    ) -> Option<T> {
        let value = object.remove(name)?;
        self.entry(value, &format!("/{name}"))
    }

    fn list<T: DeserializeOwned>(&mut self, object: &mut Map<String, Value>, name: &str) -> Vec<T> {
        self.list_at(object, name, "")
    }

    /// Reads a list entry by entry, so that one wrong entry does not hide those of the others.
    fn list_at<T: DeserializeOwned>(
        &mut self,
        object: &mut Map<String, Value>,
        name: &str,
        parent: &str,
    ) -> Vec<T> {
        let pointer = format!("{parent}/{name}");
        match object.remove(name) {
            None => Vec::new(),
            Some(Value::Array(list)) => list
                .into_iter()
                .enumerate()
                .filter_map(|(at, value)| self.entry(value, &format!("{pointer}/{at}")))
                .collect(),
            Some(other) => {
                self.error(
                    &pointer,
                    format!("{} is not a list", kind_of(&other)),
                    "Write a list: [ … ].",
                );
                Vec::new()
            }
        }
    }

    fn plans(&mut self, object: &mut Map<String, Value>) -> Vec<super::BackupPlan> {
        let Some(Value::Array(list)) = object.get_mut("plans") else {
            return self.list(object, "plans");
        };
        let mut plans: Vec<Value> = std::mem::take(list);
        let mut rules = Vec::new();
        for (at, plan) in plans.iter_mut().enumerate() {
            let pointer = format!("/plans/{at}");
            let own = plan
                .as_object_mut()
                .map_or_else(Vec::new, |plan| self.list_at(plan, "rules", &pointer));
            rules.push(own);
        }
        object.remove("plans");
        plans
            .into_iter()
            .zip(rules)
            .enumerate()
            .filter_map(|(at, (plan, rules))| {
                let plan: super::BackupPlan = self.entry(plan, &format!("/plans/{at}"))?;
                Some(super::BackupPlan { rules, ..plan })
            })
            .collect()
    }

    fn error(&mut self, pointer: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::error(pointer, message, hint));
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
