//! One run: incidents in the order of time, each hitting what it reaches, each hit finding its way back.

use std::sync::Arc;

use super::business::Business;
use super::design::{Design, Index};
use super::options::{Harm, Hit, Judge, OutPlace};
use super::outcome::{
    Alternative, Cost, Event, Impact, IncidentOutcome, LostSpan, Outcome, PhaseKind, Refused, Taken,
    Verdict,
};
use super::protection::points::Points;
use super::protection::{Exposure, Lane, Threat};
use super::reach;
use super::reason::{Because, Story};
use super::recovery::Candidate;
use super::world::{Dirty, Gap, Recovering, World};
use crate::catalog::RecoveryOption;
use crate::model::{ComponentId, Incident, Pin, Scenario, check};
use crate::units::{Instant, Span, Usd};

/// A scenario with its outcome, and what can be asked of it afterwards.
#[derive(Debug)]
pub struct Run {
    /// The scenario that was run.
    pub scenario: Arc<Scenario>,
    /// What happened.
    pub outcome: Outcome,
    design: Design,
    world: World,
}

impl Run {
    /// Runs a scenario.
    pub fn new(scenario: Arc<Scenario>) -> Self {
        let design = Design::new(&scenario);
        let business = Business::new(&scenario, &design);
        let mut telling = Telling {
            scenario: &scenario,
            design: &design,
            business: &business,
            world: World::new(&design),
            incidents: Vec::with_capacity(scenario.incidents.len()),
            events: Vec::new(),
        };
        let mut order: Vec<&Incident> = scenario.incidents.iter().collect();
        order.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        for incident in order {
            if (design.start..design.end).contains(&incident.at) {
                telling.tell(incident);
            }
        }
        let Telling { world, incidents, mut events, .. } = telling;
        events.sort_by_key(|event| event.at);
        let journeys = business.journeys(&scenario, &design, &world);
        let cost = cost(&scenario, &business, &incidents, &journeys);
        let findings = check::check(&scenario);
        let outcome = Outcome { format: 1, incidents, journeys, cost, findings, events };
        Self { scenario, outcome, design, world }
    }

    /// What protects one component between two moments, for its lane on the timeline. With more than
    /// `limit` jobs the lane says so instead of listing them.
    pub fn lane(&self, component: &ComponentId, from: Instant, to: Instant, limit: usize) -> Lane {
        self.part(component).map_or_else(Lane::default, |part| {
            self.points().lane(&self.scenario, part, from, to, limit)
        })
    }

    /// Time since the newest usable recovery point, at each corner of the saw-tooth between two
    /// moments, for at most `limit` points.
    pub fn exposure(
        &self,
        component: &ComponentId,
        threat: Threat,
        from: Instant,
        to: Instant,
        limit: usize,
    ) -> Exposure {
        self.part(component).map_or_else(Exposure::default, |part| {
            self.points().exposure(part, threat, from, to, limit)
        })
    }

    /// What people call an incident: its own name, else its target and what happened to it.
    pub fn incident_name(&self, incident: &Incident) -> String {
        reach::incident_name(&self.scenario, incident)
    }

    fn points(&self) -> Points<'_> {
        Points { design: &self.design, world: &self.world }
    }

    fn part(&self, id: &ComponentId) -> Option<Index> {
        self.scenario.components.iter().position(|component| component.id == *id)
    }
}

/// The state of a run under way.
struct Telling<'a> {
    scenario: &'a Scenario,
    design: &'a Design,
    business: &'a Business,
    world: World,
    incidents: Vec<IncidentOutcome>,
    events: Vec<Event>,
}

/// A hit with the way back chosen for it.
struct Answer {
    hit: Hit,
    chosen: Option<Candidate>,
    usable: Vec<Alternative>,
    refused: Vec<Refused>,
}

impl Telling<'_> {
    fn tell(&mut self, incident: &Incident) {
        let noticed = reach::noticed_at(self.scenario, self.design, incident);
        let name: Arc<str> = reach::incident_name(self.scenario, incident).into();
        self.event(incident.at, None, Story::Begins(Arc::clone(&name)));
        if noticed > incident.at {
            self.event(noticed, None, Story::Noticed(name));
        }
        reach::apply_to_places(self.design, &mut self.world, self.scenario, incident, noticed);
        let hits = reach::hits(self.scenario, self.design, &self.world, incident, noticed);
        self.incidents.push(IncidentOutcome {
            id: incident.id.clone(),
            at: incident.at,
            noticed_at: noticed,
            impacts: Vec::with_capacity(hits.len()),
        });
        let mut answers: Vec<Answer> =
            hits.into_iter().map(|hit| self.answer(hit, incident)).collect();
        self.wait_for_needs(&mut answers);
        for answer in answers {
            self.settle(answer);
        }
    }

    fn event(&mut self, at: Instant, part: Option<Index>, text: Story) {
        let component = part.and_then(|part| self.scenario.components.get(part)).map(|it| it.id.clone());
        self.events.push(Event { at, component, text });
    }

    fn answer(&self, hit: Hit, incident: &Incident) -> Answer {
        let judge = Judge::new(self.design, &self.world, &hit);
        let mut candidates = Vec::new();
        let mut refused = Vec::new();
        for judged in judge.all() {
            match judged.verdict {
                Ok(candidate) => candidates.push(candidate),
                Err(because) => refused.push(Refused {
                    option: judged.option,
                    vault: self.vault_id(judged.vault),
                    because,
                }),
            }
        }
        let component = &self.scenario.components[hit.part].id;
        let pin = incident.pins.iter().find(|pin| pin.component == *component);
        let mut chosen = self.choose(&hit, &mut candidates, pin);
        if chosen.is_none() {
            chosen = self.start_over(&hit);
        }
        let taken = chosen.as_ref().map(|it| it.option);
        let usable = candidates.into_iter().map(|it| self.alternative(&hit, it, taken)).collect();
        if let (Some(candidate), None) = (&mut chosen, pin) {
            self.resume_if_first(&hit, candidate);
        }
        Answer { hit, chosen, usable, refused }
    }

    /// The way that costs the business least; waiting only when nothing else works (M13). Taken out
    /// of the candidates.
    fn choose(&self, hit: &Hit, candidates: &mut Vec<Candidate>, pin: Option<&Pin>) -> Option<Candidate> {
        let pinned = pin.and_then(|pin| {
            candidates.iter().position(|it| {
                it.option == pin.option
                    && (pin.vault.is_none() || self.vault_id(it.vault) == pin.vault)
            })
        });
        if let Some(at) = pinned {
            let mut candidate = candidates.remove(at);
            candidate.because = Because::Pinned;
            return Some(candidate);
        }
        let best = candidates
            .iter()
            .enumerate()
            .min_by_key(|(_, it)| {
                let waits = it.option == RecoveryOption::WaitForSite;
                (waits, self.price(hit, it), it.steps.total(), it.option)
            })
            .map(|(at, _)| at)?;
        Some(candidates.remove(best))
    }

    /// Sales lost while down and data lost.
    fn price(&self, hit: &Hit, candidate: &Candidate) -> Usd {
        let back = hit.at + candidate.steps.total();
        self.business.downtime_cost(hit.part, hit.stops_at(), back.max(hit.stops_at()))
            + self.business.data_cost(hit.part, candidate.recovered_to, hit.written_until())
    }

    /// Where a recovery was interrupted by an outage and nothing else is left, it starts over when the
    /// site returns.
    fn start_over(&self, hit: &Hit) -> Option<Candidate> {
        let before = hit.interrupted?;
        let Harm::Place { until: Some(until), destroyed: false, .. } = hit.harm else { return None };
        let impact = self.incidents.get(before.incident)?.impacts.get(before.impact)?;
        let taken = impact.taken.as_ref()?;
        let detect = hit.noticed.since(hit.at).min(until.since(hit.at));
        let again: Span = taken
            .phases
            .iter()
            .filter(|phase| {
                matches!(phase.phase, PhaseKind::Provision | PhaseKind::Restore | PhaseKind::Replay)
            })
            .map(|phase| phase.length)
            .sum();
        let steps = super::recovery::Steps::default()
            .with(PhaseKind::Detect, detect)
            .with(PhaseKind::Wait, until.since(hit.at) - detect)
            .with(PhaseKind::Restore, again)
            .with(PhaseKind::Validate, self.design.values.minutes(crate::catalog::Assumption::ValidateMinutes))
            .with(PhaseKind::Redirect, self.design.values.minutes(crate::catalog::Assumption::RedirectMinutes));
        let site = self.world.parts[hit.part].site;
        Some(Candidate {
            option: taken.option,
            vault: taken.vault.as_ref().and_then(|id| {
                self.scenario.vaults.iter().position(|vault| vault.id == *id)
            }),
            site,
            recovered_to: impact.recovered_to?,
            steps,
            uses: [site, site],
            because: Because::ThenAgain { option: taken.option, at: until },
        })
    }

    /// If the site returns before the recovery is done, the component resumes in place (M12).
    fn resume_if_first(&self, hit: &Hit, candidate: &mut Candidate) {
        let Harm::Place { until: Some(until), destroyed: false, .. } = hit.harm else { return };
        let waits = matches!(candidate.option, RecoveryOption::WaitForSite | RecoveryOption::SelfHeal);
        if waits || hit.damage_from().is_some() || hit.at + candidate.steps.total() <= until {
            return;
        }
        let judge = Judge::new(self.design, &self.world, hit);
        if let Ok(mut wait) = judge.wait_for_site() {
            wait.because = Because::SiteReturnedFirst { at: until, cancelled: candidate.option };
            *candidate = wait;
        }
    }

    fn alternative(&self, hit: &Hit, candidate: Candidate, taken: Option<RecoveryOption>) -> Alternative {
        let because = match (candidate.option, taken) {
            (RecoveryOption::WaitForSite, Some(_)) => Because::WaitingIsLast,
            (_, Some(RecoveryOption::SelfHeal)) => Because::NoNeed,
            (_, Some(taken)) => Because::CostsMore { taken },
            (_, None) => candidate.because,
        };
        Alternative {
            option: candidate.option,
            vault: self.vault_id(candidate.vault),
            recovered_to: candidate.recovered_to,
            data_lost: hit.written_until().since(candidate.recovered_to).at_least_zero(),
            back_at: hit.at + candidate.steps.total(),
            because,
        }
    }

    /// A component validates only when what it needs serves (M11).
    fn wait_for_needs(&self, answers: &mut [Answer]) {
        let mut back: Vec<Option<Instant>> = self
            .world
            .parts
            .iter()
            .map(|part| part.recovering.and_then(|recovering| recovering.back_at))
            .collect();
        // Each round settles at least one more level of needs, and there are no more levels than hits.
        for _ in 0..=answers.len() {
            let mut changed = false;
            for answer in answers.iter_mut() {
                let Some(candidate) = &mut answer.chosen else { continue };
                let ready = answer.hit.at + candidate.steps.before(PhaseKind::WaitForNeeds);
                let needs = &self.design.components[answer.hit.part].needs;
                let needed = needs.iter().filter_map(|need| back[*need]).max();
                let wait = needed.map_or(Span::ZERO, |needed| needed.since(ready).at_least_zero());
                if candidate.steps.total() > Span::ZERO {
                    candidate.steps = candidate.steps.with(PhaseKind::WaitForNeeds, wait);
                }
                let serves = Some(answer.hit.at + candidate.steps.total());
                changed |= back[answer.hit.part] != serves;
                back[answer.hit.part] = serves;
            }
            if !changed {
                return;
            }
        }
    }

    fn settle(&mut self, answer: Answer) {
        let Answer { hit, chosen, usable, refused } = answer;
        let impact = self.impact(&hit, chosen.as_ref(), usable, refused);
        self.tell_impact(&hit, &impact);
        self.prolong_interrupted(&hit, &impact);
        let incident = self.incidents.len() - 1;
        let state = &mut self.world.parts[hit.part];
        if let Some(interrupted) = hit.interrupted {
            // The outage that is still open goes over into this one.
            if let Some(open) = state.down.iter_mut().rev().find(|gap| gap.to == interrupted.back_at) {
                open.to = Some(hit.at);
            }
        }
        if impact.down > Span::ZERO {
            state.down.push(Gap { from: impact.down_from, to: impact.back_at });
        }
        let is_data = matches!(hit.harm, Harm::Destroyed | Harm::Corrupted { .. });
        if is_data {
            state.dirty.push(Dirty {
                gap: Gap { from: hit.at, to: impact.back_at },
                known_from: hit.noticed,
            });
        }
        if matches!(hit.harm, Harm::Machine | Harm::Place { place: OutPlace::Zone | OutPlace::Site, .. })
            && impact.down > Span::ZERO
        {
            state.machine_lost.push(hit.at);
        }
        let uses = chosen.as_ref().map_or([usize::MAX; 2], |it| it.uses);
        if let Some(candidate) = &chosen {
            state.site = candidate.site;
        }
        state.recovering = (impact.down > Span::ZERO).then(|| Recovering {
            incident,
            impact: self.incidents[incident].impacts.len(),
            back_at: impact.back_at.or(chosen.as_ref().map(|it| hit.at + it.steps.total())),
            uses,
            data_gone: hit.damage_from(),
            written_until: impact.recovered_to.map_or(hit.written_until(), |to| to.min(hit.written_until())),
        });
        self.incidents[incident].impacts.push(impact);
    }

    fn impact(
        &self,
        hit: &Hit,
        chosen: Option<&Candidate>,
        usable: Vec<Alternative>,
        refused: Vec<Refused>,
    ) -> Impact {
        let part = &self.design.components[hit.part];
        let written_until = hit.written_until();
        let down_from = hit.stops_at();
        let serves = chosen.map(|it| hit.at + it.steps.total());
        let back_at = serves.filter(|at| *at <= self.design.end);
        let down = back_at.unwrap_or(self.design.end).since(down_from).at_least_zero();
        let recovered_to = chosen.map(|it| it.recovered_to.min(written_until));
        let data_lost = recovered_to.map(|to| written_until.since(to));
        let lost_from = recovered_to.unwrap_or(self.design.start);
        let days = written_until.since(lost_from).at_least_zero().as_days_f64();
        Impact {
            component: self.scenario.components[hit.part].id.clone(),
            recovered_to,
            data_lost,
            lost_for_good: chosen.is_none(),
            lost_span: recovered_to
                .filter(|to| *to < written_until)
                .map(|from| LostSpan { from, to: written_until }),
            data_lost_gib: recovered_to.map(|_| part.change_gib_per_day * days),
            orders_lost_in_data: self.business.orders(hit.part, lost_from, written_until),
            down,
            down_from,
            back_at,
            rpo: verdict(part.rpo, data_lost),
            rto: verdict(part.rto, serves.map(|at| at.since(down_from).at_least_zero())),
            taken: chosen.map(|it| Taken {
                option: it.option,
                vault: self.vault_id(it.vault),
                site: self.scenario.sites.get(it.site).map(|site| site.id.clone()).unwrap_or_default(),
                because: it.because.clone(),
                phases: it.steps.phases(hit.at),
            }),
            usable,
            refused,
        }
    }

    fn tell_impact(&mut self, hit: &Hit, impact: &Impact) {
        let part = &self.design.components[hit.part];
        let label = Arc::clone(&part.label);
        if impact.down > Span::ZERO {
            self.event(impact.down_from, Some(hit.part), Story::StopsServing(Arc::clone(&label)));
        }
        let Some(taken) = &impact.taken else {
            self.event(hit.noticed.max(hit.at), Some(hit.part), Story::LostForGood(label));
            return;
        };
        let (option, recovered_to) = (taken.option, impact.recovered_to.unwrap_or(hit.at));
        let site = self.scenario.site(&taken.site).map_or("its site", |site| site.label()).into();
        if impact.down > Span::ZERO && option != RecoveryOption::SelfHeal {
            let story = Story::Takes { component: Arc::clone(&label), option, recovered_to };
            self.event(hit.noticed.max(hit.at), Some(hit.part), story);
        }
        if let (Some(back_at), true) = (impact.back_at, impact.down > Span::ZERO) {
            let lost = impact.data_lost.unwrap_or_default();
            self.event(back_at, Some(hit.part), Story::ServesAgain { component: label, site, lost });
        }
    }

    /// The impact whose recovery was interrupted lasts until this one is over.
    fn prolong_interrupted(&mut self, hit: &Hit, impact: &Impact) {
        let Some(before) = hit.interrupted else { return };
        let end = self.design.end;
        let rto = self.design.components[hit.part].rto;
        let Some(earlier) = self
            .incidents
            .get_mut(before.incident)
            .and_then(|incident| incident.impacts.get_mut(before.impact))
        else {
            return;
        };
        earlier.back_at = impact.back_at;
        earlier.down = impact.back_at.unwrap_or(end).since(earlier.down_from);
        earlier.rto = verdict(rto, impact.back_at.map(|at| at.since(earlier.down_from)));
        self.events.retain(|event| {
            !(event.at > hit.at
                && matches!(&event.text, Story::ServesAgain { component, .. }
                    if *component == self.design.components[hit.part].label))
        });
        if let Some(back_at) = impact.back_at {
            let site = impact
                .taken
                .as_ref()
                .and_then(|taken| self.scenario.site(&taken.site))
                .map_or("its site", |site| site.label())
                .into();
            let story = Story::ServesAgain {
                component: Arc::clone(&self.design.components[hit.part].label),
                site,
                lost: impact.data_lost.unwrap_or_default(),
            };
            self.event(back_at, Some(hit.part), story);
        }
    }

    fn vault_id(&self, vault: Option<Index>) -> Option<crate::model::VaultId> {
        Some(self.scenario.vaults.get(vault?)?.id.clone())
    }
}

/// Whether an objective was kept; what never comes back breaches any.
fn verdict(objective: Option<Span>, actual: Option<Span>) -> Verdict {
    match (objective, actual) {
        (None, _) => Verdict::NoObjective,
        (Some(objective), Some(actual)) if actual <= objective => Verdict::Met,
        _ => Verdict::Breached,
    }
}

fn cost(
    scenario: &Scenario,
    business: &Business,
    incidents: &[IncidentOutcome],
    journeys: &[super::JourneyOutcome],
) -> Cost {
    let sales: Usd = journeys.iter().map(|journey| journey.sales_lost).sum();
    let data: Usd = incidents
        .iter()
        .flat_map(|incident| &incident.impacts)
        .filter_map(|impact| {
            let span = impact.lost_span?;
            let part = scenario.components.iter().position(|it| it.id == impact.component)?;
            Some(business.data_cost(part, span.from, span.to))
        })
        .sum();
    Cost { protection_per_month: None, incidents: sales + data, sales, data, entries: Vec::new() }
}
