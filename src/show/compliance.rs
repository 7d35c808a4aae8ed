//! The parameters of the controls as fields: their names, and their values as texts.

use crate::compliance::Parameters;

/// A parameter: its field, what people call it, and what an empty field means.
pub const PARAMETERS: &[(&str, &str, &str)] = &[
    ("frequency_hours", "A job at least every (hours)", ""),
    ("plan_retention_days", "Rule keeps points (days)", ""),
    ("point_retention_days", "Every point is kept (days)", ""),
    ("copy_regions", "Copies in one of the Regions", "any other"),
    ("copy_accounts", "Copies in one of the accounts", "any other"),
    ("lock_min_retention_days", "Lock's shortest retention (days)", "not asked"),
    ("newest_point_hours", "Newest point at most (hours)", ""),
    ("restore_minutes", "Restore within (minutes)", "the component's RTO"),
    ("air_gapped_hours", "Air-gapped point at most (hours)", ""),
];

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

/// Sets a parameter; what is no number leaves it as it was.
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
