//! A design after edits of its JSON form, read as strictly as a document.

use std::fmt;

use super::super::{Edit, Finding, Findings, NoSuchPlace, Scenario, check};
use super::text::to_text;
use super::{DocumentReader, as_json, json};

/// Why edits of a design were not made.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// The design has no such place.
    NoSuchPlace(NoSuchPlace),
    /// What would result cannot be read as a design.
    Unreadable(Vec<Finding>),
}

impl fmt::Display for EditError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPlace(place) => place.fmt(formatter),
            Self::Unreadable(findings) => {
                formatter.write_str("This change would make the design unreadable")?;
                match findings.first() {
                    Some(finding) => write!(formatter, ": {}", finding.message),
                    None => formatter.write_str("."),
                }
            }
        }
    }
}

impl std::error::Error for EditError {}

/// The design after edits of its JSON form, made in their order; all of them or none.
///
/// What AWS would refuse may result, and the checks say so. Fields that nobody knows are left out.
///
/// # Errors
/// Names the place that the design does not have, or says what could not be read of the result.
pub fn edited(scenario: &Scenario, edits: &[Edit]) -> Result<Scenario, EditError> {
    // As text first: to write a scenario as a value directly would cost the page ten kilobytes.
    let mut value = as_json(&to_text(scenario)).unwrap_or_default();
    for edit in edits {
        edit.apply(&mut value).map_err(EditError::NoSuchPlace)?;
    }
    let mut findings = Findings::default();
    // As long as it is written, since a design that is too long could be saved and not be opened.
    let bytes = to_text(&value).len();
    let value = json::strict(value, &mut findings);
    let mut reader = DocumentReader { findings };
    let scenario = reader.within_size(bytes).and_then(|()| reader.value(value?));
    let findings = reader.findings.into_vec();
    match scenario {
        Some(scenario) if !check::has_errors(&findings) => Ok(scenario),
        _ => Err(EditError::Unreadable(findings)),
    }
}
