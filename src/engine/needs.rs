//! What waits for what after an incident: the order in which components are answered, and the critical path.

use std::cmp::Ordering;

use super::choice::{ChosenRecovery, Needed};
use super::design::{ComponentIdx, ResolvedIncident, ResolvedScenario};
use super::options::Hit;
use super::outcome::Impact;
use super::simulation::Simulation;
use super::work::Pace;
use crate::model::{Component, ComponentId, Scenario};
use crate::units::{Instant, Span, sorting};

/// For each component once it is known: when it is back in service and which component that is due to;
/// nothing inside for one that serves.
type Back = Vec<Option<Needed>>;

impl Simulation<'_> {
    /// Answers the hits of one incident, in the order given. A component is answered after everything it
    /// needs, so that each of its options is measured with the wait for that (M11 to M13).
    pub(super) async fn answers(
        &self,
        hits: Vec<Hit>,
        incident: &ResolvedIncident,
        now: Instant,
        pace: &Pace,
    ) -> Vec<ChosenRecovery> {
        let needs = |hit: &Hit| !self.design.components[hit.component].needs.is_empty();
        if !hits.iter().any(needs) {
            let mut answers = Vec::with_capacity(hits.len());
            for hit in hits {
                pace.step().await;
                answers.push(self.answer(hit, incident, None));
            }
            return answers;
        }
        let mut back: Back = vec![None; self.design.components.len()];
        let mut order: Vec<(usize, Hit)> = hits.into_iter().enumerate().collect();
        sorting::sort_by_key(&mut order, |(_, hit)| self.design.components[hit.component].rank);
        let mut answers: Vec<(usize, ChosenRecovery)> = Vec::with_capacity(order.len());
        for (place, hit) in order {
            pace.step().await;
            let component = hit.component;
            let needed = self.needed(component, &mut back, now);
            let answer = self.answer(hit, incident, needed);
            back[component] = Some(Some((self.serves(&answer), component)));
            answers.push((place, answer));
        }
        sorting::sort_by_key(&mut answers, |(place, _)| *place);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// When what was hit is back in service; what is permanently lost is not before the end of the clock.
    pub(super) fn serves(&self, answer: &ChosenRecovery) -> Instant {
        match &answer.chosen {
            Some(chosen) => answer.hit.at + chosen.steps.total(),
            None => self.design.end + Span::seconds(1),
        }
    }

    /// The last of what a component needs to be back in service, by way of what is whole and waits too.
    fn needed(&self, component: ComponentIdx, back: &mut Back, now: Instant) -> Needed {
        let components = &self.design.components;
        let mut open: Vec<ComponentIdx> = components[component].needs.clone();
        let mut unknown: Vec<ComponentIdx> = Vec::new();
        while let Some(need) = open.pop() {
            if back[need].is_none() {
                // Marked at once, so that a circle of needs, which the check refuses, ends.
                back[need] = Some(None);
                unknown.push(need);
                open.extend(&components[need].needs);
            }
        }
        sorting::sort_by_key(&mut unknown, |need| components[*need].rank);
        for need in unknown {
            let end = self.design.end + Span::seconds(1);
            let own = self.world.components[need].recovering_at(now);
            let own = own.map(|it| (it.back_at.unwrap_or(end), need));
            back[need] = Some(self.latest(own, need, back));
        }
        self.latest(None, component, back)
    }

    /// The last to be back in service of a component's own recovery and of everything it needs.
    fn latest(&self, own: Needed, component: ComponentIdx, back: &Back) -> Needed {
        let needs = self.design.components[component].needs.iter();
        let needs = needs.filter_map(|need| back[*need].flatten());
        last(self.scenario, own.into_iter().chain(needs))
    }
}

/// The last of some components to be back in service.
pub(super) fn last(
    scenario: &Scenario,
    backs: impl Iterator<Item = (Instant, ComponentIdx)>,
) -> Needed {
    backs.max_by(|(at, component), (other_at, other)| {
        at.cmp(other_at).then_with(|| weightier(scenario, *component, *other))
    })
}

/// Which of two components is named where both are back in service at the same moment: the one of the
/// later kind, with more data, and so on; of two that are alike the first of the document. Names have
/// no say, so that another name changes nothing.
fn weightier(scenario: &Scenario, one: ComponentIdx, other: ComponentIdx) -> Ordering {
    let by = |a: &Component, b: &Component| {
        let amounts = |it: &Component| {
            [it.size_gib, it.change_gib_per_day]
                .into_iter()
                .chain([it.rpo_minutes, it.rto_minutes].map(|it| it.unwrap_or(-1.0)))
        };
        let counts = |it: &Component| (it.machines(), it.zone, it.zones, it.needs.len());
        let by_amount = amounts(a).zip(amounts(b)).map(|(a, b)| a.total_cmp(&b));
        a.kind
            .cmp(&b.kind)
            .then(by_amount.fold(Ordering::Equal, Ordering::then))
            .then(counts(a).cmp(&counts(b)))
    };
    let components = (scenario.components.get(one), scenario.components.get(other));
    let alike = match components {
        (Some(a), Some(b)) => by(a, b),
        _ => Ordering::Equal,
    };
    alike.then(other.cmp(&one))
}

/// The components whose recoveries made up the time until the last one was back in service: that one, what
/// it waited for, what this one waited for, and so on; the first of them first.
pub(super) fn critical_path(
    scenario: &Scenario,
    design: &ResolvedScenario,
    impacts: &[Impact],
) -> Vec<ComponentId> {
    let waited_for = |it: &Impact| it.taken.as_ref()?.waited_for.clone();
    let component = |it: &Impact| design.place_of(&it.component).unwrap_or_default();
    let later = |a: &&Impact, b: &&Impact| {
        let back = |it: &Impact| it.back_at.unwrap_or(Instant::LATEST);
        let waits = |it: &Impact| it.taken.as_ref().is_some_and(|it| it.waited_for.is_some());
        (back(a), waits(a))
            .cmp(&(back(b), waits(b)))
            .then_with(|| weightier(scenario, component(a), component(b)))
    };
    let mut last = impacts.iter().filter(|it| it.down > Span::ZERO).max_by(later);
    let mut path: Vec<ComponentId> = Vec::new();
    if last.is_none_or(|it| waited_for(it).is_none()) {
        path.extend(last.map(|it| it.component.clone()));
        return path;
    }
    // Each is taken out once it is on the path, so that a circle ends.
    let mut open: Vec<Option<&Impact>> = vec![None; design.components.len()];
    for impact in impacts.iter().rev() {
        open[component(impact)] = Some(impact);
    }
    while let Some(impact) = last {
        open[component(impact)] = None;
        path.push(impact.component.clone());
        last = waited_for(impact).and_then(|id| open[design.place_of(&id)?]);
    }
    path.reverse();
    path
}
