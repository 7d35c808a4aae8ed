//! What an incident reaches: the places it puts out, the vaults it wipes, the components it hits.

use std::sync::Arc;

use super::design::{Index, ResolvedComponent, ResolvedScenario};
use super::harm::{Harm, OutPlace};
use super::options::Hit;
use super::world::{OpenSpan, Recovering, Wipe, World};
use crate::catalog::{Effect, Footprint, Substance};
use crate::model::{AccountId, Incident, Scenario, SiteKind};
use crate::units::{Instant, Span};

/// What the target of an incident names.
#[derive(Clone, Debug)]
pub(super) enum IncidentTarget {
    Component(Index),
    Site(Index),
    Account(AccountId),
    Nothing,
}

fn has(incident: &Incident, effect: Effect) -> bool {
    incident.effects().any(|it| it == effect)
}

/// What the target of an incident names in a design.
pub(super) fn target(
    scenario: &Scenario,
    design: &ResolvedScenario,
    incident: &Incident,
) -> IncidentTarget {
    let name = incident.target.as_str();
    if let Some(at) = design.place_named(name) {
        return IncidentTarget::Component(at);
    }
    if let Some(at) = scenario.sites.iter().position(|it| it.id.as_str() == name) {
        return IncidentTarget::Site(at);
    }
    let account = AccountId::from(name);
    let known = scenario.sites.iter().any(|it| it.account() == account)
        || scenario.vaults.iter().any(|it| it.account.as_ref() == Some(&account));
    if known { IncidentTarget::Account(account) } else { IncidentTarget::Nothing }
}

/// When somebody notices: as the incident says, or sooner by a notification that watches for it; then
/// also what people call that one.
pub(super) fn noticed_at(
    scenario: &Scenario,
    design: &ResolvedScenario,
    incident: &Incident,
) -> (Instant, Option<Arc<str>>) {
    let target = target(scenario, design, incident);
    let (after, alarm) = noticed_after(scenario, design, incident, &target);
    ((incident.at + after).min(design.end), alarm.map(Arc::from))
}

/// How long after an incident somebody notices, whenever it happens.
pub(super) fn noticed_after<'a>(
    scenario: &'a Scenario,
    design: &ResolvedScenario,
    incident: &Incident,
    target: &IncidentTarget,
) -> (Span, Option<&'a str>) {
    let own = incident.noticed_after_minutes.unwrap_or(incident.kind.spec().noticed_after_minutes);
    let watched = |notification: &&crate::model::Notification| {
        let kind = if notification.incidents.is_empty() {
            incident.kind.spec().shows
        } else {
            notification.incidents.contains(&incident.kind)
        };
        let component = |id| design.place_of(id).and_then(|at| scenario.components.get(at));
        kind && notification.components.iter().any(|id| match target {
            IncidentTarget::Component(at) => scenario.components[*at].id == *id,
            IncidentTarget::Site(at) => {
                component(id).is_some_and(|it| it.site == scenario.sites[*at].id)
            }
            IncidentTarget::Account(account) => component(id)
                .and_then(|component| scenario.site(&component.site))
                .is_some_and(|site| site.account() == *account),
            IncidentTarget::Nothing => false,
        })
    };
    let mut soonest = (own, None);
    for notification in scenario.notifications.iter().filter(watched) {
        if notification.after_minutes < soonest.0 {
            soonest = (notification.after_minutes, Some(notification.name.as_str()));
        }
    }
    (Span::from_minutes_f64(soonest.0).at_least_zero(), soonest.1)
}

/// Puts sites, zones, control planes and links out.
pub(super) fn apply_to_places(
    design: &ResolvedScenario,
    world: &mut World,
    incident: &Incident,
    target: &IncidentTarget,
) {
    let out = OpenSpan { from: incident.at, to: incident.over_at() };
    if let IncidentTarget::Site(site) = target {
        for other in same_place(design, *site) {
            let state = &mut world.sites[other];
            for effect in incident.effects() {
                match effect {
                    Effect::SiteDown if has(incident, Effect::SiteDestroyed) => {
                        state.outages.push(OpenSpan { to: None, ..out });
                    }
                    Effect::SiteDown => state.outages.push(out),
                    Effect::ControlPlaneDown => state.no_control_plane.push(out),
                    Effect::LinkDown => state.no_link.push(out),
                    Effect::ZoneDown => state.zones_out.push((zone_of(incident), out)),
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
    incident: &Incident,
    target: &IncidentTarget,
    noticed: Instant,
    among: impl Iterator<Item = Index>,
) -> bool {
    if !has(incident, Effect::PointsDestroyed) {
        return false;
    }
    let Some(account) = account_of(design, world, target) else { return false };
    let wipe = Wipe { at: incident.at, until: noticed };
    for (vault, state) in design.vaults.iter().zip(&mut world.vaults) {
        if vault.account == account && !vault.holds_against_intruders(incident.at) {
            state.wiped.push(wipe);
        }
    }
    for part in among {
        let state = &mut world.parts[part];
        if design.sites.get(state.site).is_some_and(|site| site.account == account) {
            state.own_logs_wiped.push(wipe);
        }
    }
    true
}

/// Which zone of its Region a zone outage puts out.
pub(super) fn zone_of(incident: &Incident) -> u32 {
    incident.zone.unwrap_or(1)
}

/// The site itself, and other accounts' views of the same Region.
fn same_place(design: &ResolvedScenario, site: Index) -> impl Iterator<Item = Index> + '_ {
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
            design.sites.get(world.parts[*at].site).map(|site| site.account.clone())
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
    incident: &Incident,
    target: &IncidentTarget,
    noticed: Instant,
    among: impl Iterator<Item = Index>,
) -> Vec<Hit> {
    let account_taken =
        has(incident, Effect::PointsDestroyed).then(|| account_of(design, world, target)).flatten();
    among
        .filter_map(|part| {
            let recovering = world.parts[part].recovering_at(incident.at);
            let harm = harm(design, world, incident, target, part)
                .filter(|harm| {
                    needs_nothing_running(*harm) || recovering.is_none_or(|it| it.heals())
                })
                .or_else(|| interruption(design, world, incident, target, &recovering?))?;
            Some(Hit {
                part,
                at: incident.at,
                noticed,
                harm,
                disruption: incident.kind.spec().disruption,
                versions_destroyed: has(incident, Effect::VersionsDestroyed),
                deletes_only: incident.kind.spec().only_deletes,
                account_taken: account_taken.clone(),
                interrupted: recovering,
            })
        })
        .collect()
}

fn harm(
    design: &ResolvedScenario,
    world: &World,
    incident: &Incident,
    target: &IncidentTarget,
    at: Index,
) -> Option<Harm> {
    let part = &design.components[at];
    let home = world.parts[at].site;
    let hit = match target {
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
    let broken = has(incident, Effect::ServiceBroken);
    let destroyed = has(incident, Effect::SiteDestroyed);
    let place = |place| Some(Harm::Place { place, until: incident.over_at(), destroyed });
    incident.effects().find_map(|effect| match effect {
        Effect::MachineLost => Some(Harm::Machine),
        Effect::DataDestroyed => is_attackable(part, incident).then_some(Harm::Destroyed),
        Effect::DataCorrupted if part.holds_data() => Some(Harm::Corrupted { broken }),
        // With damaged data the data is what has to come back, and the row after this one says so.
        Effect::ServiceBroken if !(has(incident, Effect::DataCorrupted) && part.holds_data()) => {
            Some(Harm::Broken)
        }
        Effect::SiteDown if part.spec().footprint != Footprint::Global => place(OutPlace::Site),
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
fn same_place_as(design: &ResolvedScenario, site: Index, home: Index, incident: &Incident) -> bool {
    let outage = has(incident, Effect::SiteDown) || has(incident, Effect::ZoneDown);
    if outage { same_place(design, site).any(|other| other == home) } else { site == home }
}

/// Ransomware encrypts what has disks or data; whoever holds the account, or deletes by accident, reaches
/// configuration too.
fn is_attackable(part: &ResolvedComponent, incident: &Incident) -> bool {
    part.substance != Substance::Configuration || incident.kind.spec().reaches_configuration
}

/// What the outage of a zone does to a component at its site: nothing where nothing of it is there. A
/// service that is spread over the zones of its Region tolerates the loss of one of them.
fn zone_harm(
    design: &ResolvedScenario,
    world: &World,
    incident: &Incident,
    at: Index,
) -> Option<Harm> {
    let (part, state, now) = (&design.components[at], &world.parts[at], incident.at);
    let zone = zone_of(incident);
    let zones = design.sites.get(state.site)?.zones;
    // A zone of a Region that is down as a whole takes nothing more down.
    if zone > zones || !world.site_is_up(state.site, now) {
        return None;
    }
    let down = world.zones_down(state.site, zones, now);
    let all_of = |its: u32| (1..=its).all(|zone| !world.zone_is_up(state.site, zone, now));
    let until = match part.spec().footprint {
        Footprint::Global | Footprint::OnPremises => return None,
        Footprint::Regional | Footprint::SharedStorage if down >= zones => {
            world.zones_return(state.site, zones, zones.saturating_sub(1), now)
        }
        Footprint::Regional if down > 1 => world.zone_returns(state.site, zone, now),
        Footprint::Regional => return None,
        Footprint::Zonal if part.zones > 1 && zone > part.zones => return None,
        Footprint::Zonal if part.zones > 1 && all_of(part.zones) => {
            world.zones_return(state.site, part.zones, part.zones - 1, now)
        }
        Footprint::Zonal if part.zones > 1 => world.zone_returns(state.site, zone, now),
        Footprint::SharedStorage if down > 1 => world.zone_returns(state.site, zone, now),
        Footprint::Zonal | Footprint::SharedStorage if state.zone == zone => {
            world.zone_returns(state.site, zone, now)
        }
        Footprint::Zonal | Footprint::SharedStorage => return None,
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
    incident: &Incident,
    target: &IncidentTarget,
    recovering: &Recovering,
) -> Option<Harm> {
    let wiped = |vault: Index| world.vaults[vault].wiped.iter().any(|wipe| wipe.at == incident.at);
    if has(incident, Effect::PointsDestroyed) && recovering.vault.is_some_and(wiped) {
        return Some(recovering.harm);
    }
    let IncidentTarget::Site(site) = target else { return None };
    let out = has(incident, Effect::SiteDown)
        && same_place(design, *site).any(|other| recovering.uses.contains(&other));
    out.then(|| Harm::Place {
        place: OutPlace::Site,
        until: incident.over_at(),
        destroyed: has(incident, Effect::SiteDestroyed),
    })
}
