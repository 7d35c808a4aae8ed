//! A new strategy: for which component, and where it is to recover.

use crate::catalog::Strategy;
use crate::model::{Component, RecoveryEntry, Scenario, Site, SiteKind};

/// The first component without a strategy.
pub fn without_strategy(design: &Scenario) -> Option<&Component> {
    design.components.iter().find(|it| design.recovery_of(&it.id).is_none())
}

/// A strategy for the first component without one, with the site that [`recovery_site`] proposes; nothing
/// where each component has one.
pub fn new_strategy(design: &Scenario) -> Option<RecoveryEntry> {
    let component = without_strategy(design)?;
    let site = recovery_site(design, component).map_or(&component.site, |it| &it.id);
    Some(RecoveryEntry::new(component.id.clone(), Strategy::BackupAndRestore, site.clone()))
}

/// Where a component would best recover: in another Region than its own, else in another account of its
/// Region. A data center is none: AWS Backup and Elastic Disaster Recovery recover into AWS.
pub fn recovery_site<'a>(design: &'a Scenario, component: &Component) -> Option<&'a Site> {
    let own = design.sites.iter().find(|it| it.id == component.site);
    let elsewhere = || {
        let regions = design.sites.iter().filter(|it| it.kind == SiteKind::Region);
        regions.filter(|it| it.id != component.site)
    };
    let own_region = own.and_then(|it| it.region.as_deref());
    elsewhere().find(|it| it.region.as_deref() != own_region).or_else(|| elsewhere().next())
}
