//! A simulation in progress: incidents in the order of time, and what is settled after each.

mod events;

use std::sync::Arc;

use super::business::Business;
use super::choice::ChosenRecovery;
use super::design::{ComponentIdx, IncidentIdx, ResolvedIncident, ResolvedScenario, SiteIdx};
use super::harm::{Harm, OutPlace};
use super::hindsight::NotWaited;
use super::impact::verdict;
use super::needs::critical_path;
use super::options::{Hit, Judge};
use super::outcome::{DrillOutcome, Event, Impact, IncidentOutcome};
use super::reach;
use super::story::Story;
use super::work::Pace;
use super::world::{Dirty, OpenSpan, Recovering, World};
use crate::catalog::{Assumption, RecoveryOption};
use crate::model::Scenario;
use crate::model::uplink::Load;
use crate::units::{Instant, Span};

/// The state of a simulation in progress.
pub(super) struct Simulation<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) design: &'a ResolvedScenario,
    pub(super) business: &'a Business,
    pub(super) world: World,
    pub(super) incidents: Vec<IncidentOutcome>,
    /// For each impact of each of them the places of its component and of the site where it serves afterwards.
    pub(super) hit_places: Vec<Vec<HitPlace>>,
    pub(super) drills: Vec<DrillOutcome>,
    /// What happened; nothing in place of what was foreseen and did not happen.
    pub(super) events: Vec<Option<Event>>,
    /// For each component the places of the events that are foreseen of its recovery.
    foreseen: Vec<Vec<ComponentIdx>>,
    /// Where an option was taken instead of waiting for the site.
    pub(super) not_waited: Vec<NotWaited>,
    /// Whether only the option chosen counts, so that the others are judged and not listed.
    pub(super) skips_refusals: bool,
    /// All incidents, in the order of time.
    ahead: &'a [ResolvedIncident],
    /// How many of them have destroyed the points that they destroy.
    wiped: ComponentIdx,
    /// What is wrong and nobody has noticed yet.
    unnoticed: Vec<Unnoticed<'a>>,
}

/// Where an impact stands among the components, and the site where it serves afterwards among the sites; no site has
/// the place of one that does not come back.
#[derive(Clone, Copy, Debug)]
pub(super) struct HitPlace {
    pub(super) component: ComponentIdx,
    pub(super) site: SiteIdx,
}

/// Damage that nobody has noticed yet: recovery begins once somebody does.
struct Unnoticed<'a> {
    /// When somebody does.
    at: Instant,
    incident: &'a ResolvedIncident,
    /// The place of its outcome.
    place: IncidentIdx,
    hits: Vec<Hit>,
}

impl<'a> Simulation<'a> {
    /// What is to happen in a world.
    pub(super) fn new(
        scenario: &'a Scenario,
        design: &'a ResolvedScenario,
        business: &'a Business,
        world: World,
    ) -> Self {
        Self {
            scenario,
            design,
            business,
            world,
            incidents: Vec::new(),
            hit_places: Vec::new(),
            drills: Vec::new(),
            events: Vec::new(),
            foreseen: Vec::new(),
            not_waited: Vec::new(),
            skips_refusals: false,
            ahead: &[],
            wiped: 0,
            unnoticed: Vec::new(),
        }
    }

    /// The same, where all incidents are known that it will be told, in the order of time.
    pub(super) fn with_incidents(self, ahead: &'a [ResolvedIncident]) -> Self {
        Self { ahead, ..self }
    }

    pub(super) async fn simulate(&mut self, incident: &'a ResolvedIncident, pace: &Pace) {
        self.notice(incident.at, pace).await;
        self.fail_back(incident.at);
        let noticed = incident.noticed_at(self.design);
        let name = Arc::clone(&incident.label);
        self.event(incident.at, None, Story::Begins(Arc::clone(&name)));
        match &incident.alarm {
            Some(alarm) => self.event(
                noticed,
                None,
                Story::Alarmed { alarm: Arc::clone(alarm), incident: name },
            ),
            None if noticed > incident.at => self.event(noticed, None, Story::Noticed(name)),
            None => {}
        }
        reach::apply_to_places(self.design, &mut self.world, incident);
        self.wipe_until(noticed.max(incident.at));
        self.replan_failbacks(incident.at);
        let all = 0..self.design.components.len();
        let hits = reach::hits(self.design, &self.world, incident, all);
        self.incidents.push(IncidentOutcome {
            id: incident.id.clone(),
            at: incident.at,
            noticed_at: noticed,
            impacts: Vec::with_capacity(hits.len()),
            critical_path: Vec::new(),
        });
        self.hit_places.push(Vec::with_capacity(hits.len()));
        let place = self.incidents.len() - 1;
        self.share_links(&hits);
        let (unnoticed, seen): (Vec<Hit>, Vec<Hit>) =
            hits.into_iter().partition(|hit| hit.is_unnoticed());
        self.settle_all(seen, incident, place, incident.at, pace).await;
        if !unnoticed.is_empty() {
            for hit in &unnoticed {
                let gap = OpenSpan { from: hit.at, to: None };
                self.world.components[hit.component].dirty.push(Dirty { gap, known_from: noticed });
            }
            self.unnoticed.push(Unnoticed { at: noticed, incident, place, hits: unnoticed });
        }
    }

    /// Answers what people notice up to a moment.
    pub(super) async fn notice(&mut self, until: Instant, pace: &Pace) {
        loop {
            let due = self.unnoticed.iter().enumerate().filter(|(_, it)| it.at <= until);
            let Some((next, _)) = due.min_by_key(|(_, it)| it.at) else { return };
            let Unnoticed { at, incident, place, hits } = self.unnoticed.remove(next);
            self.fail_back(at);
            self.wipe_until(at);
            let hits: Vec<Hit> = hits.into_iter().filter_map(|hit| self.still_wrong(hit)).collect();
            self.share_links(&hits);
            self.settle_all(hits, incident, place, at, pace).await;
        }
    }

    /// A hit as it is once it is noticed; nothing where a state from before it has been brought back
    /// since.
    fn still_wrong(&mut self, hit: Hit) -> Option<Hit> {
        let state = &mut self.world.components[hit.component];
        let cured = state.recoveries.iter().find(|it| {
            let brought_back = it.recovered_to.is_some_and(|state| state < hit.at);
            brought_back && it.from >= hit.at && it.back_at.is_some_and(|back| back <= hit.noticed)
        });
        if let Some(cured_at) = cured.map(|it| it.from) {
            for dirty in state.dirty.iter_mut().filter(|it| it.gap.from == hit.at) {
                dirty.gap.to = Some(cured_at);
            }
            return None;
        }
        let interrupted = state.recovering_at(hit.noticed);
        Some(Hit { interrupted, ..hit })
    }

    /// Notes how much the hits of one incident bring back over the link of each data center: all of it
    /// shares the link.
    pub(super) fn share_links(&mut self, hits: &[Hit]) {
        let mut loads = vec![Load::default(); self.design.sites.len()];
        for hit in hits.iter().filter(|hit| self.design.behind_links.contains(&hit.component)) {
            let component = &self.design.components[hit.component];
            let load = &mut loads[self.world.components[hit.component].site];
            *load = load.with(component.size_gib);
        }
        for (site, load) in self.world.sites.iter_mut().zip(loads) {
            site.restored_over_link = load.gib();
        }
    }

    /// Judges hits of one incident together, at a moment, and lets each use its recovery option.
    async fn settle_all(
        &mut self,
        hits: Vec<Hit>,
        incident: &ResolvedIncident,
        place: IncidentIdx,
        now: Instant,
        pace: &Pace,
    ) {
        for answer in self.answers(hits, incident, now, pace).await {
            pace.step().await;
            self.settle(answer, place);
        }
        pace.step().await;
        let outcome = &mut self.incidents[place];
        outcome.critical_path = critical_path(self.scenario, self.design, &outcome.impacts);
    }

    /// Lets all incidents up to a moment destroy the points that they destroy: by then they are gone,
    /// whatever is decided first.
    fn wipe_until(&mut self, noticed: Instant) {
        let values = &self.design.values;
        let decided = noticed
            + values.minutes(Assumption::NotifyMinutes)
            + values.minutes(Assumption::DecideMinutes);
        while let Some(next) = self.ahead.get(self.wiped).filter(|next| next.at <= decided) {
            let all = 0..self.design.components.len();
            reach::wipe(self.design, &mut self.world, next, all);
            self.wiped += 1;
        }
    }

    fn settle(&mut self, answer: ChosenRecovery, incident: IncidentIdx) {
        let hit = answer.hit.clone();
        let chosen = answer.chosen.clone();
        let waiting = answer.waiting;
        let mut impact = self.impact(answer);
        self.forget_what_was_to_come(&hit);
        self.record_events(&hit, &impact);
        self.prolong_interrupted(&hit, &impact);
        let place = (incident, self.incidents[incident].impacts.len());
        self.not_waited.extend(waiting.map(|waiting| NotWaited {
            incident: place.0,
            impact: place.1,
            component: hit.component,
            waiting,
        }));
        let untouched = self.untouched(&hit);
        self.mark_down(&hit, &impact);
        if let Some(candidate) = &chosen {
            let zone = Judge::new(self.design, &self.world, &hit).zone_after(candidate);
            self.world.components[hit.component].zone = zone;
            self.mark_degraded(&hit, candidate);
            impact.failback = self.settle_in(&hit, candidate, &impact, place);
        } else {
            // Nothing is left that could be taken home.
            self.cancel_homeward(hit.component);
        }
        let recovery = Recovering {
            incident: place.0,
            impact: place.1,
            from: impact.down_from,
            back_at: chosen.as_ref().map(|it| hit.at + it.steps.total()),
            harm: hit.harm,
            option: chosen.as_ref().map(|it| it.option),
            vault: chosen.as_ref().and_then(|it| it.vault),
            recovered_to: impact.recovered_to,
            untouched,
            uses: chosen.as_ref().map_or([usize::MAX; 2], |it| it.uses),
            data_gone: hit.damage_from(),
            written_until: impact
                .recovered_to
                .map_or(hit.written_until(), |to| to.min(hit.written_until())),
        };
        if impact.down > Span::ZERO {
            self.world.components[hit.component].recoveries.push(recovery);
        }
        self.world.components[hit.component].lost.extend(&impact.counted_spans);
        let site = chosen.as_ref().map_or(usize::MAX, |it| it.site);
        self.hit_places[incident].push(HitPlace { component: hit.component, site });
        self.incidents[incident].impacts.push(impact);
    }

    /// Where a component stands untouched after an outage of its place alone, and when that returns.
    fn untouched(&self, hit: &Hit) -> Option<(SiteIdx, Instant)> {
        if hit.damage_from().is_some() {
            return None;
        }
        match (hit.interrupted, hit.harm) {
            (Some(before), _) if before.builds() => before.untouched,
            (_, Harm::Place { until: Some(until), destroyed: false, .. }) => {
                Some((self.world.components[hit.component].site, until))
            }
            _ => None,
        }
    }

    fn mark_down(&mut self, hit: &Hit, impact: &Impact) {
        let state = &mut self.world.components[hit.component];
        if let Some(interrupted) = hit.interrupted {
            // The outage that is still open goes over into this one; one that goes on to the end of the
            // clock has no end.
            let end = interrupted.back_at.filter(|at| *at <= self.design.end);
            if let Some(open) = state.down.iter_mut().rev().find(|gap| gap.to == end) {
                open.to = Some(hit.stops_at());
            }
        }
        if impact.down > Span::ZERO {
            state.down.push(OpenSpan { from: impact.down_from, to: impact.back_at });
        }
        if matches!(hit.harm, Harm::Destroyed | Harm::Corrupted { .. }) {
            let dirty = Dirty {
                gap: OpenSpan { from: hit.at, to: impact.back_at },
                known_from: hit.noticed,
            };
            let same = |it: &&mut Dirty| {
                it.gap == OpenSpan { from: hit.at, to: None } && it.known_from == hit.noticed
            };
            match state.dirty.iter_mut().find(same) {
                Some(known) => *known = dirty,
                None => state.dirty.push(dirty),
            }
        }
        let machine = matches!(
            hit.harm,
            Harm::Machine | Harm::Place { place: OutPlace::Zone | OutPlace::Site, .. }
        );
        if machine && impact.down > Span::ZERO {
            state.machine_lost.push(hit.at);
        }
    }

    /// The impact whose recovery was interrupted lasts until this one is over.
    fn prolong_interrupted(&mut self, hit: &Hit, impact: &Impact) {
        let Some(before) = hit.interrupted else { return };
        let end = self.design.end;
        let Some(earlier) = self.incidents.get_mut(before.incident) else { return };
        let disruption = self
            .scenario
            .incident(&earlier.id)
            .map_or(hit.disruption, |it| it.kind.spec().disruption);
        let (rpo, rto) = self.design.components[hit.component].objectives(disruption);
        let Some(earlier) = earlier.impacts.get_mut(before.impact) else { return };
        earlier.back_at = impact.back_at;
        earlier.down = impact.back_at.unwrap_or(end).since(earlier.down_from);
        earlier.rto = verdict(rto, impact.back_at.map(|at| at.since(earlier.down_from)));
        let waits =
            impact.taken.as_ref().is_some_and(|it| it.option == RecoveryOption::WaitForSite);
        if waits && before.builds() && before.data_gone.is_none() {
            // It resumes where it stood, with all that was written there (M12).
            earlier.recovered_to = Some(earlier.down_from);
            earlier.data_lost = Some(Span::ZERO);
            earlier.lost_span = None;
            let uncounted = std::mem::take(&mut earlier.counted_spans);
            self.world.components[hit.component].lost.retain(|span| !uncounted.contains(span));
            earlier.data_lost_gib = Some(0.0);
            earlier.orders_lost_in_data = 0.0;
            earlier.rpo = verdict(rpo, earlier.data_lost);
            earlier.hindsight = None;
        }
    }
}
