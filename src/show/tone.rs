//! How a word on a coloured ground is meant.

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
