//! Findings as rows: at the field that each is about, and all of them next to what is edited.

use crate::model::check::CheckKind;
use crate::model::{Component, Finding, Scenario, Severity};
use crate::show::text::counted;
use crate::show::{Line, TagTone, columns};

columns! {
    /// A finding at its field.
    pub struct FieldFinding {
        /// Its place in the document.
        pointer,
        /// Whether it is an error: "true" or "false".
        is_error,
        /// The tone of its severity.
        tone,
        /// Its severity.
        severity,
        /// Whose rule it is.
        by,
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
    let own = line.get(FieldFinding::AT.pointer).map_or("", String::as_str);
    match own.strip_prefix(pointer) {
        Some("") => true,
        Some(rest) => within && rest.starts_with('/'),
        None => false,
    }
}

/// Whether a finding is an error.
pub fn is_error(line: &Line) -> bool {
    line.get(FieldFinding::AT.is_error).is_some_and(|it| it == "true")
}

/// How many findings there are of each severity, whether AWS Backup accepts the design, and how much of it
/// is unprotected: the first alone would reassure.
pub fn summary(scenario: &Scenario, findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|it| it.severity == severity).count();
    let of = |severity: Severity| {
        let number = count(severity);
        (number > 0).then(|| counted(number, severity.word()))
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts: Vec<_> = severities.into_iter().filter_map(of).collect();
    let mut sentences = Vec::new();
    if !counts.is_empty() {
        sentences.push(format!("{}.", counts.join(", ")));
    }
    if scenario.components.is_empty() {
        sentences.push("This design has no components.".to_owned());
        return sentences.join(" ");
    }
    if count(Severity::Error) == 0 {
        sentences.push("AWS Backup accepts this design.".to_owned());
    }
    sentences.push(protection(scenario, findings));
    sentences.join(" ")
}

/// How many components with data have no backup.
fn protection(scenario: &Scenario, findings: &[Finding]) -> String {
    let count = |check| findings.iter().filter(|it| it.check == Some(check)).count();
    let lacking = [
        (count(CheckKind::NothingProtects), "is unprotected", "are unprotected"),
        (
            count(CheckKind::OnlyReplicated),
            "has a replica and no backup",
            "have a replica and no backup",
        ),
    ];
    let lacking = lacking.into_iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<String> = lacking
        .map(|(number, one, several)| {
            let verb = if number == 1 { one } else { several };
            format!("{} {verb}.", counted(number, "component"))
        })
        .collect();
    if !parts.is_empty() {
        parts.join(" ")
    } else if scenario.components.iter().any(Component::holds_any_data) {
        "Every component with data has a backup.".to_owned()
    } else {
        "No component holds data.".to_owned()
    }
}

/// What the button is called that leads to the field of a finding.
pub fn go_to(pointer: &str) -> String {
    format!("Go to {pointer}")
}

fn line((index, finding): (usize, &Finding)) -> Line {
    let source = finding.source.map(|it| format!("Source: {} ({})", it.title, it.checked_on));
    Line::from(FieldFinding {
        pointer: finding.pointer.clone(),
        is_error: (finding.severity == Severity::Error).to_string(),
        tone: TagTone::of(finding.severity).key().to_owned(),
        severity: finding.severity.word().to_owned(),
        by: finding.by.label().to_owned(),
        message: finding.message.clone(),
        hint: finding.hint.clone(),
        source: finding.source.map(|it| it.url.to_owned()).unwrap_or_default(),
        source_title: source.unwrap_or_default(),
        fix: finding.fix.as_ref().map(|it| it.label.clone()).unwrap_or_default(),
        index: index.to_string(),
    })
}
