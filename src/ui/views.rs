//! What the navigation opens. No view names another one.

pub(super) mod assess;
pub(super) mod build;
pub(super) mod change_bar;
pub(super) mod compare;
pub(super) mod compliance;
pub(super) mod cost;
pub(super) mod learn;
pub(super) mod protect;
pub(super) mod workbench;
