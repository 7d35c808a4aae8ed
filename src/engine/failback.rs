//! After a failover: where a component lives, how it serves at first, and how it returns (M14).

use super::design::{ComponentIdx, ResolvedComponent, SiteIdx};
use super::harm::{Harm, OutPlace};
use super::options::Hit;
use super::outcome::{Failback, FailbackState, Impact, LostSpan};
use super::recovery::Candidate;
use super::simulation::Simulation;
use super::story::Story;
use super::world::{Away, Homeward, OpenSpan};
use crate::catalog::{Assumption, Footprint, RecoveryOption, Standby};
use crate::model::uplink::through;
use crate::units::{Instant, Span};

impl Simulation<'_> {
    /// Moves a component to where it was recovered, and plans the failback.
    pub(super) fn settle_in(
        &mut self,
        hit: &Hit,
        candidate: &Candidate,
        impact: &Impact,
        place: (ComponentIdx, SiteIdx),
    ) -> Option<Failback> {
        let component = &self.design.components[hit.component];
        self.cancel_homeward(hit.component);
        self.world.components[hit.component].move_to(candidate.site, hit.stops_at());
        if candidate.site == component.site {
            self.world.components[hit.component].away = None;
            return None;
        }
        let home_has_data =
            matches!(hit.harm, Harm::Machine | Harm::Broken | Harm::Place { destroyed: false, .. })
                && hit.damage_from().is_none();
        let away = Away {
            incident: place.0,
            impact: place.1,
            since: impact.back_at.unwrap_or(self.design.end),
            writes_from: candidate.recovered_to,
            home_has_data,
            home_until: hit.written_until(),
            homeward: None,
        };
        let homeward = self.plan_homeward(hit.component, &away, hit.stops_at());
        self.world.components[hit.component].away = Some(Away { homeward, ..away });
        Some(Failback {
            state: if homeward.is_some() { FailbackState::Planned } else { FailbackState::Stays },
            starts: homeward.map(|it| it.starts),
            switches: homeward.map(|it| it.switches),
            done: homeward.map(|it| it.done),
            stranded: impact
                .lost_span
                .filter(|_| home_has_data)
                .map(|span| LostSpan { from: span.from, to: span.to }),
        })
    }

    /// The failback: the site has returned, people have waited, the writes since are replicated back,
    /// and a planned switch takes the component over.
    fn plan_homeward(
        &self,
        component_index: ComponentIdx,
        away: &Away,
        now: Instant,
    ) -> Option<Homeward> {
        let component = &self.design.components[component_index];
        let values = &self.design.values;
        if component.standby.is_some_and(|standby| standby.stays) {
            return None;
        }
        let returned = self.home_returns(component, away.since, now)?;
        let starts = returned + values.minutes(Assumption::FailbackDelayMinutes);
        let written = starts.since(away.writes_from).at_least_zero().as_days_f64()
            * component.change_gib_per_day;
        let gib =
            if away.home_has_data { written.min(component.size_gib) } else { component.size_gib };
        let replicated = if component.holds_data() {
            values
                .transfer(gib, Assumption::CopyGibPerHour)
                .max(self.through_link(component.site, gib))
        } else {
            Span::ZERO
        };
        let switches = starts + replicated;
        let done = switches + values.minutes(Assumption::FailbackSwitchMinutes);
        Some(Homeward { starts, switches, done })
    }

    /// When the home of a component is up again after a failover, with all outages that have begun: the site, and
    /// the component's own zone where it is in that one only.
    fn home_returns(
        &self,
        component: &ResolvedComponent,
        failed_over: Instant,
        now: Instant,
    ) -> Option<Instant> {
        let home = self.world.sites.get(component.site)?;
        let is_in_one_zone = component.spec().footprint == Footprint::Zonal
            && component.zones <= 1
            && !component.has_standby();
        let zones_out = || home.zones_out.iter().filter(move |(_, gap)| gap.from <= now);
        let own_zone = zones_out()
            .filter(|(zone, _)| is_in_one_zone && *zone == component.zone)
            .map(|it| it.1);
        let all_zones =
            zones_out().filter_map(|(_, gap)| self.world.site_outage(component.site, gap.from));
        let outages = home.outages.iter().copied().filter(|it| it.from <= now);
        outages
            .chain(own_zone)
            .chain(all_zones)
            .try_fold(failed_over, |returned, outage| Some(outage.to?.max(returned)))
    }

    /// How long the link of a data center takes for an amount of data; no time where there is none.
    fn through_link(&self, site: SiteIdx, gib: f64) -> Span {
        let carries = self.design.sites.get(site).and_then(|it| it.link_gib_per_day);
        carries.map_or(Span::ZERO, |a_day| through(a_day, gib))
    }

    /// An outage of its own site moves the failback of a component that is away.
    pub(super) fn replan_failbacks(&mut self, now: Instant) {
        for component in 0..self.world.components.len() {
            let Some(away) = self.world.components[component].away else { continue };
            let homeward = self.plan_homeward(component, &away, now);
            if homeward != away.homeward {
                self.world.components[component].away = Some(Away { homeward, ..away });
                self.amend_failback(&away, |failback| {
                    failback.starts = homeward.map(|it| it.starts);
                    failback.switches = homeward.map(|it| it.switches);
                    failback.done = homeward.map(|it| it.done);
                    if homeward.is_none() {
                        failback.state = FailbackState::Stays;
                    }
                });
            }
        }
    }

    /// Carries out the failbacks whose switch begins before a moment.
    pub(super) fn fail_back(&mut self, until: Instant) {
        for idx in 0..self.world.components.len() {
            let Some(away) = self.world.components[idx].away else { continue };
            let Some(homeward) = away.homeward.filter(|it| it.switches < until) else { continue };
            let site = self.design.components[idx].site;
            let zone = self.zone_at_home(idx, homeward.switches);
            let state = &mut self.world.components[idx];
            state.away = None;
            state.move_to(site, homeward.switches);
            state.zone = zone;
            state.down.push(OpenSpan { from: homeward.switches, to: Some(homeward.done) });
            let mut stranded = None;
            self.amend_failback(&away, |failback| {
                failback.state = FailbackState::Done;
                stranded = failback.stranded.map(|it| it.to.since(it.from));
            });
            let component = self.design.components[idx].label.clone();
            let site = self.design.sites[site].label.clone();
            if homeward.switches > homeward.starts {
                let story =
                    Story::ReplicatesBack { component: component.clone(), site: site.clone() };
                self.event(homeward.starts, Some(idx), story);
            }
            let down = homeward.done.since(homeward.switches);
            if down > Span::ZERO {
                let (component, site) = (component.clone(), site.clone());
                let story = Story::SwitchesBack { component, site, down };
                self.event(homeward.switches, Some(idx), story);
            }
            let story = Story::FailsBack { component, site, stranded };
            self.event(homeward.done, Some(idx), story);
        }
    }

    /// The zone that a component goes back to: its own, or one that is up while its own is down.
    fn zone_at_home(&self, component: ComponentIdx, at: Instant) -> u32 {
        let (site, own) =
            (self.design.components[component].site, self.design.components[component].zone);
        let zones = self.design.sites.get(site).map_or(0, |site| site.zones);
        let is_up = |zone: &u32| self.world.zone_is_up(site, *zone, at);
        [own].into_iter().chain(1..=zones).find(is_up).unwrap_or(own)
    }

    /// Gives up the failback: the component is recovered anew, or permanently lost.
    pub(super) fn cancel_homeward(&mut self, component: ComponentIdx) {
        if let Some(away) = self.world.components[component].away.take() {
            self.amend_failback(&away, |failback| failback.state = FailbackState::Cancelled);
        }
    }

    fn amend_failback(&mut self, away: &Away, amend: impl FnOnce(&mut Failback)) {
        let failback = self
            .incidents
            .get_mut(away.incident)
            .and_then(|incident| incident.impacts.get_mut(away.impact))
            .and_then(|impact| impact.failback.as_mut());
        if let Some(failback) = failback {
            amend(failback);
        }
    }

    /// Marks when a component serves only in part: fewer machines until they are replaced, or a warm
    /// standby until it is scaled out (M15).
    pub(super) fn mark_degraded(&mut self, hit: &Hit, candidate: &Candidate) {
        let component = &self.design.components[hit.component];
        let values = &self.design.values;
        let launch = values.minutes(Assumption::InstanceLaunchMinutes);
        let home = self.world.components[hit.component].site;
        // A new machine is launched by the control plane, and waits for it.
        let launched = |noticed: Instant| Some(self.world.launches_from(home, noticed)? + launch);
        let by_itself = launched(hit.at + values.minutes(Assumption::InstanceDetectMinutes));
        let serves = hit.at + candidate.steps.total();
        let gap = match (candidate.option, hit.harm) {
            (RecoveryOption::SelfHeal, Harm::Machine) if component.machines > 1 => {
                let by_people = launched(
                    hit.noticed
                        + values.minutes(Assumption::NotifyMinutes)
                        + values.minutes(Assumption::DecideMinutes),
                );
                let replaced = if component.auto_scaling { by_itself } else { by_people };
                let missing = OpenSpan { from: hit.at, to: replaced };
                self.world.components[hit.component].machines_missing.push(missing);
                Some((hit.at, replaced))
            }
            (RecoveryOption::SelfHeal, Harm::Place { place: OutPlace::Zone, until, .. })
                if component.zones > 1 =>
            {
                let repaired = if component.auto_scaling { by_itself } else { until };
                Some((hit.at, repaired.min(until.or(repaired))))
            }
            (RecoveryOption::PromoteReplica, _)
                if component
                    .standby
                    .is_some_and(|it| it.strategy.spec().standby == Standby::Fraction) =>
            {
                Some((serves, self.scaled_out(candidate.site, serves)))
            }
            _ => None,
        };
        let impaired = self.impaired(hit, serves);
        for (from, to) in gap.into_iter().chain(impaired) {
            self.world.components[hit.component].degraded.push(OpenSpan { from, to });
        }
    }

    /// How long a service that is spread over zones works only in part: from the time it serves, while
    /// more than one zone of its Region is down.
    fn impaired(&self, hit: &Hit, serves: Instant) -> Option<(Instant, Option<Instant>)> {
        let spread = matches!(
            self.design.components[hit.component].spec().footprint,
            Footprint::Regional | Footprint::SharedStorage
        );
        let by_zones = matches!(hit.harm, Harm::Place { place: OutPlace::Zone, .. });
        let home = self.world.components[hit.component].site;
        let zones = self.design.sites.get(home)?.zones;
        if !spread || !by_zones || self.world.zones_down(home, zones, serves) <= 1 {
            return None;
        }
        Some((serves, self.world.zones_return(home, zones, 1, serves)))
    }

    /// When a standby has its full capacity: scaling is work of the control plane and waits for it.
    fn scaled_out(&self, site: SiteIdx, serves: Instant) -> Option<Instant> {
        let begins = self.world.launches_from(site, serves)?;
        Some(begins + self.design.values.minutes(Assumption::ScaleOutMinutes))
    }
}
