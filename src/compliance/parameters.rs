//! The parameters of the controls, with AWS's defaults and the ranges AWS allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the controls ask for. The defaults are those of AWS Backup Audit Manager where it has one
/// (developer guide, `controls-and-remediation`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Parameters {
    /// The longest time between two jobs of a rule, in hours; by default 24.
    pub frequency_hours: u32,
    /// The shortest retention of that rule, in days; by default 35.
    pub plan_retention_days: u32,
    /// The shortest retention of any recovery point, in days; by default 35.
    pub point_retention_days: u32,
    /// The Regions of which one has to receive copies; by default any but the resource's own.
    pub copy_regions: Vec<String>,
    /// The accounts of which one has to receive copies, at most five; by default any other.
    pub copy_accounts: Vec<String>,
    /// The least minimum retention of the lock, in days; by default nothing is asked.
    pub lock_min_retention_days: Option<u32>,
    /// The greatest age of the newest recovery point, in hours, 1 to 744; by default 24.
    pub newest_point_hours: u32,
    /// The longest restore, in minutes; by default each component's own recovery time objective.
    pub restore_minutes: Option<u32>,
    /// The greatest age of the newest point in an air-gapped vault, in hours, 24 to 2,184; by default
    /// 168 (a week).
    pub air_gapped_hours: u32,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            frequency_hours: 24,
            plan_retention_days: 35,
            point_retention_days: 35,
            copy_regions: Vec::new(),
            copy_accounts: Vec::new(),
            lock_min_retention_days: None,
            newest_point_hours: 24,
            restore_minutes: None,
            air_gapped_hours: 168,
        }
    }
}

impl Parameters {
    /// The same parameters with every number in the range that AWS allows and five accounts at most.
    #[must_use]
    pub fn within_range(mut self) -> Self {
        self.frequency_hours = self.frequency_hours.clamp(1, 24 * 366);
        self.plan_retention_days = self.plan_retention_days.clamp(1, 36_500);
        self.point_retention_days = self.point_retention_days.clamp(1, 36_500);
        self.newest_point_hours = self.newest_point_hours.clamp(1, 744);
        self.air_gapped_hours = self.air_gapped_hours.clamp(24, 2_184);
        self.copy_accounts.truncate(5);
        self
    }
}
