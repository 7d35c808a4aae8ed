//! The inspector: the selected component under the selected incident.

pub mod component;
pub mod incident;
pub mod not_hit;
pub mod outcome;
pub mod phases;
pub mod points;
pub mod protection;
pub mod survival;

use crate::model::{ComponentId, Scenario};

/// What people call a component; its id where the design has no such component.
pub fn label_of(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map_or(id.as_str(), |it| it.label()).to_owned()
}
