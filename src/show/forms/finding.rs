//! Findings as rows: at the field that each is about, and all of them next to what is edited.

use crate::model::{Finding, Severity};
use crate::show::text::counted;
use crate::show::{Line, TagTone, columns};

columns! {
    /// A finding at its field.
    pub struct FieldFinding {
        /// Its place in the document.
        path,
        /// Whether it is an error: "true" or "false".
        is_error,
        /// The tone of its severity.
        tone,
        /// Its severity.
        severity,
        /// What is wrong.
        message,
        /// What to do.
        hint,
        /// The address of the source; empty without one.
        source,
        /// The title of the source, with its date.
        source_title,
        /// The label of its fix; empty without one.
        fix,
        /// Its place among the findings of the run.
        index,
    }
}

/// What is said where there is no finding.
pub const NONE: &str = "No AWS rule is violated.";

/// The findings with errors first, then warnings, then notes, each with its place among them.
pub fn by_severity(findings: &[Finding]) -> impl Iterator<Item = (usize, &Finding)> {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().flat_map(move |severity| {
        findings.iter().enumerate().filter(move |(_, it)| it.severity == severity)
    })
}

/// The findings as rows, the most severe first.
pub fn in_order(findings: &[Finding]) -> Vec<Line> {
    by_severity(findings).map(line).collect()
}

/// Whether a finding is about a place or, if asked for, about something within it.
pub fn is_at(line: &Line, pointer: &str, within: bool) -> bool {
    let path = line.get(FieldFinding::AT.path).map_or("", String::as_str);
    match path.strip_prefix(pointer) {
        Some("") => true,
        Some(rest) => within && rest.starts_with('/'),
        None => false,
    }
}

/// Whether a finding is an error.
pub fn is_error(line: &Line) -> bool {
    line.get(FieldFinding::AT.is_error).is_some_and(|it| it == "true")
}

/// How many findings there are.
pub fn summary(findings: usize) -> String {
    match findings {
        0 => NONE.to_owned(),
        number => counted(number, "finding"),
    }
}

/// What the button is called that leads to the field of a finding.
pub fn go_to(path: &str) -> String {
    format!("Go to {path}")
}

fn line((index, finding): (usize, &Finding)) -> Line {
    let source = finding.source.map(|it| format!("Source: {} ({})", it.title, it.checked_on));
    Line::from(FieldFinding {
        path: finding.path.clone(),
        is_error: (finding.severity == Severity::Error).to_string(),
        tone: TagTone::of(finding.severity).key().to_owned(),
        severity: finding.severity.word().to_owned(),
        message: finding.message.clone(),
        hint: finding.hint.clone(),
        source: finding.source.map(|it| it.url.to_owned()).unwrap_or_default(),
        source_title: source.unwrap_or_default(),
        fix: finding.fix.as_ref().map(|it| it.label.clone()).unwrap_or_default(),
        index: index.to_string(),
    })
}
