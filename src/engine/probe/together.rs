//! Components that wait for each other: what an incident does to all of them at one moment is found once.

use std::collections::BTreeMap;

use super::super::choice::Needed;
use super::super::design::{ComponentIdx, ResolvedIncident};
use super::super::reach;
use super::{Brief, IncidentProbe};
use crate::units::{Instant, sorting};

/// How many answers are kept at most; then all are forgotten.
const MOST_KEPT: usize = 2_000_000;

/// What is known of components that wait for each other, by incident and moment.
#[derive(Default)]
pub(super) struct Together {
    incidents: Vec<(ResolvedIncident, KnownMoments)>,
    kept: usize,
}

/// What is known by moment.
type KnownMoments = BTreeMap<Instant, KnownMoment>;

/// What is known at one moment of the components that somebody asked for, and of all that these need.
type KnownMoment = BTreeMap<ComponentIdx, Known>;

/// When a component is back in service and to which one that is due, nothing where it serves; and what the
/// incident does to it.
#[derive(Clone, Copy)]
struct Known {
    back: Needed,
    brief: Option<Brief>,
}

impl IncidentProbe<'_, '_> {
    /// The place of what is known of the incident.
    pub(super) fn shared(&self) -> usize {
        let mut together = self.probe.together.take();
        let at = together.incidents.iter().position(|(it, _)| *it == self.incident);
        let at = at.unwrap_or_else(|| {
            together.incidents.push((self.incident.clone(), KnownMoments::new()));
            together.incidents.len() - 1
        });
        self.probe.together.set(together);
        at
    }

    /// What the component waits for at the moment of the incident, and what that does to it.
    pub(super) fn known(&self) -> (Needed, Option<Brief>) {
        let mut together = self.probe.together.take();
        let known = self.look_up(&mut together);
        self.probe.together.set(together);
        known
    }

    fn look_up(&self, together: &mut Together) -> (Needed, Option<Brief>) {
        let Together { incidents, kept } = together;
        if *kept > MOST_KEPT {
            incidents.iter_mut().for_each(|(_, moments)| moments.clear());
            *kept = 0;
        }
        let Some((_, moments)) = self.together.and_then(|at| incidents.get_mut(at)) else {
            return (None, None);
        };
        let moment = moments.entry(self.incident.at).or_default();
        if !moment.contains_key(&self.component) {
            let before = moment.len();
            self.find(moment);
            *kept += moment.len() - before;
        }
        let needed = self.needed(self.component, moment);
        (needed, moment.get(&self.component).and_then(|it| it.brief))
    }

    /// Finds what is not known yet of the component and of all that it needs: each after what it needs.
    fn find(&self, moment: &mut KnownMoment) {
        let probe = self.probe;
        let components = &probe.design.components;
        let mut order = vec![self.component];
        let mut next = 0;
        let mut is_found = vec![false; components.len()];
        is_found[self.component] = true;
        while let Some(component) = order.get(next).copied() {
            for need in &components[component].needs {
                let is_new = !std::mem::replace(&mut is_found[*need], true);
                if is_new && !moment.contains_key(need) {
                    order.push(*need);
                }
            }
            next += 1;
        }
        sorting::sort(&mut order);
        probe.with_world(&self.incident, &order, |simulation| {
            simulation.skips_refusals = true;
            let among = order.iter().copied();
            let hits = reach::hits(probe.design, &simulation.world, &self.incident, among);
            let mut hits = hits.into_iter().peekable();
            let mut open: Vec<_> = order
                .iter()
                .map(|component| (*component, hits.next_if(|hit| hit.component == *component)))
                .collect();
            sorting::sort_by_key(&mut open, |(component, _)| components[*component].rank);
            for (component, hit) in open {
                let needed = self.needed(component, moment);
                let known = match hit {
                    None => Known { back: needed, brief: None },
                    Some(hit) => {
                        let answer = simulation.answer(hit, &self.incident, needed);
                        let chosen = answer.chosen.as_ref();
                        let brief = Brief::of(probe.design, &answer.hit, chosen);
                        Known {
                            back: Some((simulation.serves(&answer), component)),
                            brief: Some(brief),
                        }
                    }
                };
                moment.insert(component, known);
            }
        });
    }

    /// The last of what a component needs to be back in service.
    fn needed(&self, component: ComponentIdx, moment: &KnownMoment) -> Needed {
        let probe = self.probe;
        let needs = probe.design.components[component].needs.iter();
        let backs = needs.filter_map(|need| moment.get(need)?.back);
        super::super::needs::last(probe.scenario, backs)
    }
}
