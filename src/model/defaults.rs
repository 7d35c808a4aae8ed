//! Defaults of the document that serde asks for by name.

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

pub(super) fn is_zero(value: &f64) -> bool {
    value.abs() < f64::MIN_POSITIVE
}

pub(super) fn one() -> u32 {
    1
}

/// AWS Backup's own default: a job starts within eight hours
/// (developer guide, `plan-options-and-configuration`).
pub(super) fn start_window_minutes() -> u32 {
    480
}

/// AWS Backup's own default: a job completes within seven days
/// (developer guide, `plan-options-and-configuration`).
pub(super) fn completion_window_minutes() -> u32 {
    10_080
}

/// A working day, as in AWS's worked example of a drill.
pub(super) fn drill_hours() -> f64 {
    8.0
}

pub(super) fn utc() -> String {
    "UTC".to_owned()
}
