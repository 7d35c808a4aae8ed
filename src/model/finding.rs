//! Findings: what is wrong with a document, where, why, what to do, the AWS page, and a fix where one is known.

use serde::Serialize;

use super::check::{CheckKind, RuleOwner};
use super::edit::Edit;
use crate::catalog::Source;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document cannot be read this way, or AWS would refuse it.
    Error,
    /// AWS would accept it and do something else than one might think.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// What people call it, in a word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One thing that is wrong with a document, or worth knowing about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// Whose rule it is.
    pub by: RuleOwner,
    /// Where it is: a JSON pointer (RFC 6901) into the document.
    #[serde(rename = "path")]
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What is allowed, or what to do.
    pub hint: String,
    /// Where AWS says so, if it is AWS's rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static Source>,
    /// A change that removes the finding, if one is known.
    #[serde(rename = "mend", skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Which check found it; nothing where the document itself is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<CheckKind>,
}

impl Finding {
    /// A finding that stops the document, or that AWS would refuse.
    pub fn error(
        pointer: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            by: RuleOwner::Tabletop,
            pointer: pointer.into(),
            message: message.into(),
            hint: hint.into(),
            source: None,
            fix: None,
            check: None,
        }
    }

    /// A finding about something that happens otherwise than one might think.
    pub fn warning(
        pointer: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(pointer, message, hint) }
    }

    /// A finding that is only worth knowing.
    pub fn note(
        pointer: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Note, ..Self::error(pointer, message, hint) }
    }

    /// The same finding with the page that states the rule.
    #[must_use]
    pub fn source(self, source: &'static Source) -> Self {
        Self { source: Some(source), ..self }
    }

    /// The same finding with a change that removes it; without one where that takes too many edits for one
    /// click.
    #[must_use]
    pub fn fix(self, label: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Self {
        const MOST_EDITS: usize = 1_000;
        let edits: Vec<Edit> = edits.into_iter().take(MOST_EDITS + 1).collect();
        let fix = (edits.len() <= MOST_EDITS).then(|| Fix { label: label.into(), edits });
        Self { fix, ..self }
    }
}

/// A change to the document that removes a finding with one click.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fix {
    /// What the change does, as the label of its button.
    pub label: String,
    /// The edits, made in this order.
    pub edits: Vec<Edit>,
}
