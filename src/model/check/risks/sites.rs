//! Backups and recovery sites that an outage of the Region takes along.

use crate::catalog::availability::{Feature, gap};
use crate::catalog::{Disruption, Effect, IncidentKind};
use crate::model::check::coverage::{AccountRegion, Coverage, place_of};
use crate::model::check::kinds::CheckKind;
use crate::model::{Component, Edit, Findings, SiteId};

use super::is_replicated;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    copies_in_one_region(coverage, findings);
    for at in 0..coverage.scenario.recovery.len() {
        recovery_in_same_region(coverage, at, findings);
    }
}

/// Whether a component has an objective that waiting for its Region does not meet. Its data returns with
/// the Region, so that a general objective is at stake only if it is shorter than the outage.
fn needs_another_region(component: &Component) -> bool {
    let has_own = component.objectives.iter().any(|it| {
        it.disruption == Disruption::Region && it.rpo_minutes.or(it.rto_minutes).is_some()
    });
    let (_, rto) = component.objective(Disruption::Region);
    has_own || rto.is_some_and(|rto| rto < outage_minutes())
}

/// Whether a live copy of a component's data is kept in another Region, or in a data center.
fn is_replicated_elsewhere(coverage: &Coverage<'_>, component: &Component) -> bool {
    let scenario = coverage.scenario;
    let region = |site: &SiteId| scenario.site(site).and_then(place_of).map(|it| it.region);
    let is_elsewhere = scenario
        .recovery_of(&component.id)
        .is_some_and(|entry| region(&entry.site) != region(&component.site));
    is_elsewhere && is_replicated(coverage, component)
}

/// How long the outage of a Region lasts unless an incident says so.
fn outage_minutes() -> f64 {
    let specs = IncidentKind::ALL.iter().map(|it| it.spec());
    let outages =
        specs.filter(|it| it.disruption == Disruption::Region && it.can(Effect::SiteDown));
    outages.filter_map(|it| it.lasts_minutes).fold(0.0, f64::max)
}

fn copies_in_one_region(coverage: &Coverage<'_>, findings: &mut Findings) {
    let mut regions: Vec<Option<&str>> = vec![None; coverage.scenario.components.len()];
    let mut is_elsewhere = vec![false; regions.len()];
    for task in &coverage.tasks {
        let copies = task.copies.iter().map(|copy| coverage.vault_index(copy.vault.as_str()));
        let vaults = copies.chain([task.vault, task.air_gapped]).flatten();
        let places: Vec<AccountRegion<'_>> =
            vaults.filter_map(|vault| coverage.vault_places[vault]).collect();
        for at in task.covered.iter().copied() {
            let Some(own) = coverage.component_places[at] else { continue };
            regions[at] = Some(own.region);
            is_elsewhere[at] |= places.iter().any(|place| place.region != own.region);
        }
    }
    let is_bound = |at: &usize| {
        let component = coverage.component(*at);
        regions[*at].is_some()
            && !is_elsewhere[*at]
            && component.holds_any_data()
            && needs_another_region(component)
            && !is_replicated_elsewhere(coverage, component)
    };
    let bound: Vec<usize> = (0..regions.len()).filter(is_bound).collect();
    let Some((first, region)) = bound.first().and_then(|at| Some((*at, regions[*at]?))) else {
        return;
    };
    findings.push(CheckKind::CopiesInOneRegion.at(
        format!("/components/{first}"),
        format!(
            "all recovery points of {} are in {region}, like the data, so they cannot be restored while the Region is unavailable",
            coverage.named(&bound)
        ),
        "Add a copy action to a vault in another Region, or replicate the data there.",
    ));
}

/// A recovery site in the Region that it is to replace, where an objective asks for more.
fn recovery_in_same_region(coverage: &Coverage<'_>, at: usize, findings: &mut Findings) {
    let scenario = coverage.scenario;
    let entry = &scenario.recovery[at];
    let Some(component) = scenario.component(&entry.component) else { return };
    let (Some(home), Some(site)) = (scenario.site(&component.site), scenario.site(&entry.site))
    else {
        return;
    };
    let (Some(own), Some(place)) = (place_of(home), place_of(site)) else { return };
    // The component's own site is another finding.
    if own.region != place.region || home.id == site.id || !needs_another_region(component) {
        return;
    }
    let pointer = format!("/recovery/{at}/site");
    let finding = CheckKind::RecoverySameRegion.at(
        &pointer,
        format!(
            "the recovery site of {} is in {}, the Region of the component, so an outage of the Region takes both down",
            component.in_sentence(),
            own.region
        ),
        "Choose a recovery site in another Region.",
    );
    let (kind, variant) = (component.kind, component.variant());
    let is_fit = |place: AccountRegion<'_>| {
        let is_elsewhere = place.region != own.region;
        is_elsewhere && gap(Feature::Service, kind, variant, place.region).is_none()
    };
    let other = scenario.sites.iter().find(|it| place_of(it).is_some_and(is_fit));
    findings.push(match other {
        Some(site) => finding.fix(
            format!("Recover it at {}", site.in_sentence()),
            [Edit::set(pointer, site.id.as_str())],
        ),
        None => finding,
    });
}
