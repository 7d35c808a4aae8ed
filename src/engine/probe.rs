//! Probes: what one incident would do to a design to which nothing has happened, at any moment.
//!
//! A probe runs no whole simulation: the design is resolved once, and nothing moves. So the worst moment of a
//! schedule is found by asking at the few moments between which nothing changes but the time.

mod closure;
mod moments;
mod question;
mod settled;
mod together;

use std::cell::{Cell, OnceCell};

use super::business::Business;
use super::design::{ComponentIdx, ResolvedIncident, ResolvedScenario};
use super::outcome::Impact;
use super::reach;
use super::simulation::Simulation;
use super::work::{Pace, at_once};
use super::world::World;
use crate::model::{ComponentId, Incident, Scenario};
use crate::units::Instant;

use self::closure::Closures;
use self::moments::Corners;
pub use self::question::{Brief, IncidentProbe};
use self::together::Together;

/// A design against which single incidents can be tried.
pub struct Probe<'a> {
    scenario: &'a Scenario,
    design: &'a ResolvedScenario,
    business: &'a Business,
    /// For each component itself and all that it needs: nothing else has a say in how it comes back.
    closures: Closures,
    /// The world in which nothing has happened: a probe borrows it and puts it back as it was.
    world: Cell<World>,
    /// What is known of components that wait for each other.
    together: Cell<Together>,
    corners: Cell<Corners>,
    /// When what protects each component, by itself, repeats itself.
    settled: Vec<OnceCell<Option<Instant>>>,
}

impl<'a> Probe<'a> {
    pub(super) fn new(
        scenario: &'a Scenario,
        design: &'a ResolvedScenario,
        business: &'a Business,
    ) -> Self {
        Self {
            scenario,
            design,
            business,
            closures: Closures::default(),
            world: Cell::new(World::new(design)),
            together: Cell::default(),
            corners: Cell::default(),
            settled: design.components.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// What an incident would do to one component; nothing where it does not reach it. The incidents
    /// of the scenario itself do not happen.
    pub fn impact(&self, incident: &Incident, component: &ComponentId) -> Option<Impact> {
        self.question(incident, component)?.impact(incident.at)
    }

    /// What an incident would do to all components it reaches, in the order of the document.
    pub fn impacts(&self, incident: &Incident) -> Vec<Impact> {
        let incident = &ResolvedIncident::unnamed(self.scenario, self.design, incident);
        let all: Vec<ComponentIdx> = (0..self.design.components.len()).collect();
        self.with_world(incident, &all, |simulation| {
            let among = all.iter().copied();
            let world = &simulation.world;
            let hits = reach::hits(self.design, world, incident, among);
            let pace = Pace::AT_ONCE;
            let answers = at_once(simulation.answers(hits, incident, incident.at, &pace));
            answers.into_iter().map(|answer| simulation.impact(answer)).collect()
        })
    }

    /// Whether the hour of the day has a say in how a component comes back, beside its schedules: the
    /// business that it carries goes up and down, or snapshots are made once a day.
    pub fn knows_the_hour(&self, component: &ComponentId) -> bool {
        let Some(idx) = self.design.place_of(component) else { return false };
        self.closures.of(self.design, idx).iter().any(|needed| {
            self.business.has_curve(*needed) || self.design.components[*needed].standby.is_some()
        })
    }

    /// The places of a component and of all that it needs in the document, each once, ascending.
    pub fn needed(&self, component: &ComponentId) -> std::rc::Rc<[usize]> {
        let idx = self.design.place_of(component);
        idx.map_or_else(|| [].into(), |idx| self.closures.of(self.design, idx))
    }

    /// Applies an incident to the world in which nothing has happened, as far as it matters to some
    /// components, and puts the world back as it was.
    fn with_world<T>(
        &self,
        incident: &ResolvedIncident,
        among: &[ComponentIdx],
        then: impl FnOnce(&mut Simulation<'a>) -> T,
    ) -> T {
        let mut simulation =
            Simulation::new(self.scenario, self.design, self.business, self.world.take());
        reach::apply_to_places(self.design, &mut simulation.world, incident);
        let components = || among.iter().copied();
        let is_wiped = reach::wipe(self.design, &mut simulation.world, incident, components());
        let behind_links = &self.design.behind_links;
        if !behind_links.is_empty() {
            let is_behind = among.iter().any(|it| behind_links.binary_search(it).is_ok());
            let over_links = if is_behind { &behind_links[..] } else { &[] };
            let over_links = over_links.iter().copied();
            let world = &simulation.world;
            let hits = reach::hits(self.design, world, incident, over_links);
            simulation.share_links(&hits);
        }
        let result = then(&mut simulation);
        let mut world = simulation.world;
        world.restore_places(components().filter(|_| is_wiped));
        self.world.set(world);
        result
    }
}
