//! How a word on a coloured ground is meant.

use crate::model::Severity;

/// How a tag is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagTone {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// To be watched.
    Warning,
    /// Neither good nor bad.
    Neutral,
}

impl TagTone {
    /// The tone of a finding.
    pub const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Bad,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Neutral,
        }
    }

    /// The name that the style sheet knows it by.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Warning => "warning",
            Self::Neutral => "neutral",
        }
    }
}
