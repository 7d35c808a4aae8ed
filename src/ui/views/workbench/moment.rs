//! What the panels below the workbench show of a moment.

mod counted;

pub(in crate::ui) use counted::{Count, Counted};
