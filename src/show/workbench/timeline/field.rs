//! A moment as the fields for a date and a time write it.

use crate::units::Instant;

/// A moment as the field has it: without a zone, and without seconds.
pub fn written(at: Instant) -> String {
    at.to_string().chars().take("2026-11-03T14:00".len()).collect()
}

/// The moment that a field has; nothing while it is half-typed.
pub fn read(value: &str) -> Option<Instant> {
    // The field leaves seconds out where there are none.
    let seconds = if value.matches(':').count() < 2 { ":00" } else { "" };
    Instant::parse(&format!("{value}{seconds}Z")).ok()
}
