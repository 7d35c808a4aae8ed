//! The parameters of the controls as fields: their names, and their values as texts.

use crate::compliance::{Control, Parameters};

/// A parameter as a field.
#[derive(Clone, Copy, Debug)]
pub struct ParameterField {
    /// Its name in [`Parameters`] and in the controls.
    pub name: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What an empty field means.
    pub empty: &'static str,
    /// Whether it is a list of names; else it is a number.
    pub is_list: bool,
}

impl ParameterField {
    const fn number(name: &'static str, label: &'static str, empty: &'static str) -> Self {
        Self { name, label, empty, is_list: false }
    }

    const fn list(name: &'static str, label: &'static str, empty: &'static str) -> Self {
        Self { name, label, empty, is_list: true }
    }

    /// The control that reads it.
    pub fn control(&self) -> Option<Control> {
        Control::ALL.iter().copied().find(|it| it.spec().parameters.contains(&self.name))
    }

    /// The source of that control, and when it was read.
    pub fn source(control: Control) -> String {
        format!("Source ({})", control.spec().source.checked_on)
    }
}

/// The parameters, in the order of the page.
pub const PARAMETERS: &[ParameterField] = &[
    ParameterField::number("frequency_hours", "Maximum backup interval (hours)", ""),
    ParameterField::number("plan_retention_days", "Minimum retention of rules (days)", ""),
    ParameterField::number(
        "point_retention_days",
        "Minimum retention of recovery points (days)",
        "",
    ),
    ParameterField::list("copy_regions", "Copies in any of these Regions", "any other"),
    ParameterField::list("copy_accounts", "Copies in any of these accounts", "any other"),
    ParameterField::number(
        "lock_min_retention_days",
        "Minimum retention of locks (days)",
        "not checked",
    ),
    ParameterField::number(
        "newest_point_hours",
        "Maximum age of the newest recovery point (hours)",
        "",
    ),
    ParameterField::number(
        "restore_minutes",
        "Maximum restore time (minutes)",
        "the component’s RTO",
    ),
    ParameterField::number(
        "air_gapped_hours",
        "Maximum age of the air-gapped recovery point (hours)",
        "",
    ),
];

/// The button that restores the defaults of AWS.
pub const DEFAULTS: &str = "AWS defaults";

/// The value of a parameter, as its field shows it.
pub fn parameter(of: &Parameters, name: &str) -> String {
    let optional = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    match name {
        "frequency_hours" => of.frequency_hours.to_string(),
        "plan_retention_days" => of.plan_retention_days.to_string(),
        "point_retention_days" => of.point_retention_days.to_string(),
        "copy_regions" => of.copy_regions.join(", "),
        "copy_accounts" => of.copy_accounts.join(", "),
        "lock_min_retention_days" => optional(of.lock_min_retention_days),
        "newest_point_hours" => of.newest_point_hours.to_string(),
        "restore_minutes" => optional(of.restore_minutes),
        _ => of.air_gapped_hours.to_string(),
    }
}

/// Sets a parameter; a text that is not a number changes nothing.
pub fn set_parameter(of: &mut Parameters, name: &str, raw: &str) {
    let number = raw.parse::<u32>().ok();
    let list =
        || raw.split(',').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    let required = match name {
        "frequency_hours" => &mut of.frequency_hours,
        "plan_retention_days" => &mut of.plan_retention_days,
        "point_retention_days" => &mut of.point_retention_days,
        "newest_point_hours" => &mut of.newest_point_hours,
        "air_gapped_hours" => &mut of.air_gapped_hours,
        "copy_regions" => return of.copy_regions = list(),
        "copy_accounts" => return of.copy_accounts = list(),
        "lock_min_retention_days" => return of.lock_min_retention_days = number,
        _ => return of.restore_minutes = number,
    };
    if let Some(number) = number {
        *required = number;
    }
    *of = of.clone().within_range();
}
