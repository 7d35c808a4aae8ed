//! What an incident reaches: the places it puts out, the vaults it wipes, the components it hits.

use super::design::{
    ComponentIdx, IncidentTarget, ResolvedComponent, ResolvedIncident, ResolvedScenario, SiteIdx,
    VaultIdx,
};
use super::harm::{Harm, OutPlace};
use super::options::Hit;
use super::world::{OpenSpan, Recovering, Wipe, World, gap_at};
use crate::catalog::{Effect, Footprint, Substance};
use crate::model::{AccountId, SiteKind};

/// Puts sites, zones, control planes and links out.
pub(super) fn apply_to_places(
    design: &ResolvedScenario,
    world: &mut World,
    incident: &ResolvedIncident,
) {
    let out = OpenSpan { from: incident.at, to: incident.over_at() };
    if let IncidentTarget::Site(site) = incident.target {
        for other in same_place(design, site) {
            let state = &mut world.sites[other];
            for effect in &incident.effects {
                match effect {
                    Effect::SiteDown if incident.has(Effect::SiteDestroyed) => {
                        state.outages.push(OpenSpan { to: None, ..out });
                    }
                    Effect::SiteDown => state.outages.push(out),
                    Effect::ControlPlaneDown => state.no_control_plane.push(out),
                    Effect::LinkDown => state.no_link.push(out),
                    Effect::ZoneDown => state.zones_out.push((incident.zone, out)),
                    Effect::MachineLost
                    | Effect::ServiceBroken
                    | Effect::DataDestroyed
                    | Effect::DataCorrupted
                    | Effect::VersionsDestroyed
                    | Effect::PointsDestroyed
                    | Effect::SiteDestroyed => {}
                }
            }
        }
    }
}

/// Destroys the recovery points in the unlocked vaults of the account that an intruder reaches, and the
/// services' own logs there of some components. Says whether it destroys anything.
pub(super) fn wipe(
    design: &ResolvedScenario,
    world: &mut World,
    incident: &ResolvedIncident,
    among: impl Iterator<Item = ComponentIdx>,
) -> bool {
    if !incident.has(Effect::PointsDestroyed) {
        return false;
    }
    let Some(account) = account_of(design, world, &incident.target) else { return false };
    let wipe = Wipe { at: incident.at, until: incident.noticed_at(design) };
    for (vault, state) in design.vaults.iter().zip(&mut world.vaults) {
        if vault.account == account && !vault.holds_against_intruders(incident.at) {
            state.wiped.push(wipe);
        }
    }
    for component in among {
        let state = &mut world.components[component];
        if design.sites.get(state.site).is_some_and(|site| site.account == account) {
            state.own_logs_wiped.push(wipe);
        }
    }
    true
}

/// The site itself, and other accounts' views of the same Region.
fn same_place(design: &ResolvedScenario, site: SiteIdx) -> impl Iterator<Item = SiteIdx> + '_ {
    let region = design.sites[site].region.clone();
    (0..design.sites.len()).filter(move |other| {
        *other == site || region.is_some() && design.sites[*other].region == region
    })
}

/// The account in which an incident happens: for a component that of where it lives now.
fn account_of(
    design: &ResolvedScenario,
    world: &World,
    target: &IncidentTarget,
) -> Option<AccountId> {
    match target {
        IncidentTarget::Component(at) => {
            design.sites.get(world.components[*at].site).map(|site| site.account.clone())
        }
        IncidentTarget::Site(at) => Some(design.sites[*at].account.clone()),
        IncidentTarget::Account(account) => Some(account.clone()),
        IncidentTarget::Nothing => None,
    }
}

/// Those of some components that an incident hits, in the order given; those whose recovery it
/// interrupts are hit too.
pub(super) fn hits(
    design: &ResolvedScenario,
    world: &World,
    incident: &ResolvedIncident,
    among: impl Iterator<Item = ComponentIdx>,
) -> Vec<Hit> {
    let account_taken = incident
        .has(Effect::PointsDestroyed)
        .then(|| account_of(design, world, &incident.target))
        .flatten();
    among
        .filter_map(|component| {
            let recovering = world.components[component].recovering_at(incident.at);
            let harm = harm(design, world, incident, component)
                .filter(|harm| {
                    needs_nothing_running(*harm)
                        || recovering.is_none_or(|it| it.recovers_by_itself())
                })
                .or_else(|| interruption(design, world, incident, &recovering?))?;
            Some(Hit {
                component,
                at: incident.at,
                noticed: incident.noticed_at(design),
                harm,
                disruption: incident.spec().disruption,
                versions_destroyed: incident.has(Effect::VersionsDestroyed),
                deletes_only: incident.spec().only_deletes,
                account_taken: account_taken.clone(),
                interrupted: recovering,
            })
        })
        .collect()
}

fn harm(
    design: &ResolvedScenario,
    world: &World,
    incident: &ResolvedIncident,
    at: ComponentIdx,
) -> Option<Harm> {
    let component = &design.components[at];
    let home = world.components[at].site;
    let hit = match &incident.target {
        IncidentTarget::Component(component) => *component == at,
        IncidentTarget::Site(site) => same_place_as(design, *site, home, incident),
        IncidentTarget::Account(account) => design
            .sites
            .get(home)
            .is_some_and(|it| it.account == *account && it.kind == SiteKind::Region),
        IncidentTarget::Nothing => false,
    };
    if !hit {
        return None;
    }
    let broken = incident.has(Effect::ServiceBroken);
    let destroyed = incident.has(Effect::SiteDestroyed);
    let place = |place| Some(Harm::Place { place, until: incident.over_at(), destroyed });
    incident.effects.iter().find_map(|effect| match effect {
        Effect::MachineLost => Some(Harm::Machine),
        Effect::DataDestroyed => is_attackable(component, incident).then_some(Harm::Destroyed),
        Effect::DataCorrupted if component.holds_data() => Some(Harm::Corrupted { broken }),
        // With damaged data the data is what has to come back, and the row after this one says so.
        Effect::ServiceBroken
            if !(incident.has(Effect::DataCorrupted) && component.holds_data()) =>
        {
            Some(Harm::Broken)
        }
        Effect::SiteDown if component.spec().footprint != Footprint::Global => {
            place(OutPlace::Site)
        }
        Effect::ZoneDown => zone_harm(design, world, incident, at),
        Effect::ServiceBroken
        | Effect::DataCorrupted
        | Effect::SiteDown
        | Effect::VersionsDestroyed
        | Effect::PointsDestroyed
        | Effect::SiteDestroyed
        | Effect::ControlPlaneDown
        | Effect::LinkDown => None,
    })
}

/// An outage of a Region is one for every account; damage stays within the account of the site named.
fn same_place_as(
    design: &ResolvedScenario,
    site: SiteIdx,
    home: SiteIdx,
    incident: &ResolvedIncident,
) -> bool {
    let outage = incident.has(Effect::SiteDown) || incident.has(Effect::ZoneDown);
    if outage { same_place(design, site).any(|other| other == home) } else { site == home }
}

/// Ransomware encrypts what has disks or data; whoever holds the account, or deletes by accident, reaches
/// configuration too.
fn is_attackable(component: &ResolvedComponent, incident: &ResolvedIncident) -> bool {
    component.substance != Substance::Configuration || incident.spec().reaches_configuration
}

/// What the outage of a zone does to a component at its site: nothing where nothing of it is there. A
/// service that is spread over the zones of its Region tolerates the loss of one of them.
fn zone_harm(
    design: &ResolvedScenario,
    world: &World,
    incident: &ResolvedIncident,
    at: ComponentIdx,
) -> Option<Harm> {
    let (component, state, now) = (&design.components[at], &world.components[at], incident.at);
    let zone = incident.zone;
    let zones = design.sites.get(state.site)?.zones;
    // A zone of a Region that is down as a whole takes nothing more down.
    let out = world.sites.get(state.site).is_some_and(|it| gap_at(&it.outages, now).is_some());
    if zone > zones || out {
        return None;
    }
    let down = world.zones_down(state.site, zones, now);
    let all_of = |its: u32| (1..=its).all(|zone| !world.zone_is_up(state.site, zone, now));
    // Machines of a data center that run in a Region stand in one of its zones.
    let until = match component.spec().footprint {
        Footprint::Global => return None,
        Footprint::Regional | Footprint::SharedStorage if down >= zones => {
            world.zones_return(state.site, zones, zones.saturating_sub(1), now)
        }
        Footprint::Regional if down > 1 => world.zone_returns(state.site, zone, now),
        Footprint::Regional => return None,
        Footprint::Zonal if component.zones > 1 && zone > component.zones => return None,
        Footprint::Zonal if component.zones > 1 && all_of(component.zones) => {
            world.zones_return(state.site, component.zones, component.zones - 1, now)
        }
        Footprint::Zonal if component.zones > 1 => world.zone_returns(state.site, zone, now),
        Footprint::SharedStorage if down > 1 => world.zone_returns(state.site, zone, now),
        Footprint::Zonal | Footprint::OnPremises | Footprint::SharedStorage
            if state.zone == zone =>
        {
            world.zone_returns(state.site, zone, now)
        }
        Footprint::Zonal | Footprint::OnPremises | Footprint::SharedStorage => return None,
    };
    Some(Harm::Place { place: OutPlace::Zone, until, destroyed: false })
}

/// Whether a harm can be done to what is being built anew, waits for its place or is permanently lost: of that
/// no machine runs that could fail, and no release.
fn needs_nothing_running(harm: Harm) -> bool {
    !matches!(harm, Harm::Machine | Harm::Broken)
}

/// An outage of a site from which a recovery reads, or at which it builds, interrupts it; so does an
/// intruder who destroys the points that it reads.
fn interruption(
    design: &ResolvedScenario,
    world: &World,
    incident: &ResolvedIncident,
    recovering: &Recovering,
) -> Option<Harm> {
    let wiped =
        |vault: VaultIdx| world.vaults[vault].wiped.iter().any(|wipe| wipe.at == incident.at);
    if incident.has(Effect::PointsDestroyed) && recovering.vault.is_some_and(wiped) {
        return Some(recovering.harm);
    }
    let IncidentTarget::Site(site) = incident.target else { return None };
    let out = incident.has(Effect::SiteDown)
        && same_place(design, site).any(|other| recovering.uses.contains(&other));
    out.then(|| Harm::Place {
        place: OutPlace::Site,
        until: incident.over_at(),
        destroyed: incident.has(Effect::SiteDestroyed),
    })
}
