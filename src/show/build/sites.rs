//! What the sites say.

use crate::catalog::REGIONS;

/// What is said without a site.
pub const NONE: &str = "No site yet. Components and vaults belong to a site: add the primary Region first, then a recovery Region.";

/// What is said of the primary site.
pub const PRIMARY: &str = "This is the primary site, where the workload runs.";

/// The Regions: the code and what people call each.
pub fn regions() -> impl Iterator<Item = (&'static str, String)> {
    REGIONS.iter().map(|it| (it.code, format!("{}, {}", it.code, it.name)))
}
