//! Probes: what one incident would do to a design to which nothing has happened, at any moment.
//!
//! A probe tells no run: the design is laid out once, and nobody moves. So the worst moment of a
//! schedule is found by asking at the few moments between which nothing changes but the time.

mod moments;

use std::cell::Cell;

use super::business::Business;
use super::design::{Design, Index};
use super::outcome::Impact;
use super::telling::Telling;
use super::world::World;
use crate::model::{ComponentId, Incident, Scenario};

/// A design to which single incidents may be told.
pub struct Probe<'a> {
    scenario: &'a Scenario,
    design: &'a Design,
    business: Business,
    /// For each component itself and all that it needs: nothing else has a say in how it comes back.
    needed: Vec<Vec<Index>>,
    /// The world in which nothing has happened: a probe borrows it and puts it back as it was.
    world: Cell<World>,
}

impl<'a> Probe<'a> {
    pub(super) fn new(scenario: &'a Scenario, design: &'a Design) -> Self {
        let business = Business::new(scenario, design);
        let needed = (0..design.components.len()).map(|part| needed_by(design, part)).collect();
        let world = Cell::new(World::new(design));
        Self { scenario, design, business, needed, world }
    }

    /// What an incident would do to one component; nothing where it does not reach it. The incidents
    /// of the scenario itself do not happen.
    pub fn impact(&self, incident: &Incident, component: &ComponentId) -> Option<Impact> {
        self.one(incident, component, false)
    }

    /// The same without the ways that are not taken, for asking many times.
    pub fn brief_impact(&self, incident: &Incident, component: &ComponentId) -> Option<Impact> {
        self.one(incident, component, true)
    }

    fn one(&self, incident: &Incident, component: &ComponentId, is_brief: bool) -> Option<Impact> {
        let part = self.design.place_of(component)?;
        let impacts = self.tell(incident, &self.needed[part], is_brief);
        impacts.into_iter().find(|(it, _)| *it == part).map(|(_, impact)| impact)
    }

    /// What an incident would do to all components it reaches, in the order of the document.
    pub fn impacts(&self, incident: &Incident) -> Vec<Impact> {
        let all: Vec<Index> = (0..self.design.components.len()).collect();
        self.tell(incident, &all, false).into_iter().map(|(_, impact)| impact).collect()
    }

    fn tell(&self, incident: &Incident, among: &[Index], is_brief: bool) -> Vec<(Index, Impact)> {
        let world = self.world.take();
        let mut telling = Telling::new(self.scenario, self.design, &self.business, world);
        telling.is_brief = is_brief;
        let impacts = telling.probe(incident, among);
        let mut world = telling.world;
        world.restore_places();
        self.world.set(world);
        impacts
    }
}

/// A component and all that it needs in turn, each once, ascending.
fn needed_by(design: &Design, part: Index) -> Vec<Index> {
    let mut all = vec![part];
    let mut next = 0;
    while let Some(part) = all.get(next).copied() {
        for need in &design.components[part].needs {
            if !all.contains(need) {
                all.push(*need);
            }
        }
        next += 1;
    }
    crate::units::sorting::sort(&mut all);
    all
}
