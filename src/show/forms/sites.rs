//! The sites that a field offers: those that fit what is to run there, and the one that is chosen, whatever it
//! is, so that the field shows it.

use crate::catalog::Runs;
use crate::model::{Component, Scenario, Site, SiteKind};

/// The sites at which a component can run: Regions for a service of AWS, data centers for servers of one's own.
/// Every site where no component has the id.
pub fn component_sites<'a>(design: &'a Scenario, component: &str, chosen: &str) -> Vec<&'a Site> {
    offered(design, component, chosen, |component, site| match component.kind.spec().runs {
        Runs::InRegions => site.kind == SiteKind::Region,
        Runs::InDataCenters => site.kind == SiteKind::DataCenter,
        Runs::Anywhere => true,
    })
}

/// The sites to which a component can recover: others than its own, and only Regions for a service of AWS.
/// Servers of one's own can come back as instances of EC2. Every site where no component has the id.
pub fn recovery_sites<'a>(design: &'a Scenario, component: &str, chosen: &str) -> Vec<&'a Site> {
    offered(design, component, chosen, |component, site| {
        let only_regions = component.kind.spec().runs == Runs::InRegions;
        site.id != component.site && (site.kind == SiteKind::Region || !only_regions)
    })
}

fn offered<'a>(
    design: &'a Scenario,
    component: &str,
    chosen: &str,
    fits: fn(&Component, &Site) -> bool,
) -> Vec<&'a Site> {
    let component = design.components.iter().find(|it| it.id.as_str() == component);
    let is_offered =
        |site: &&Site| site.id.as_str() == chosen || component.is_none_or(|it| fits(it, site));
    design.sites.iter().filter(is_offered).collect()
}
