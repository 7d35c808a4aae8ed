//! Components that a user brings along, such as the rows of a spreadsheet.

use super::fresh::{home_for, with_component};
use crate::catalog::ComponentKind;
use crate::model::{ComponentId, Scenario};

/// A component that is to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct NewComponent {
    /// What people call it; where another one is called so already, a number follows.
    pub name: String,
    /// What it is.
    pub kind: ComponentKind,
    /// How much data it holds in GiB; nothing for what a new one of its kind begins with.
    pub size_gib: Option<f64>,
    /// Its recovery point objective in minutes.
    pub rpo_minutes: Option<f64>,
    /// Its recovery time objective in minutes.
    pub rto_minutes: Option<f64>,
    /// The components it needs: each by its place among the new ones, or by its id in the design.
    pub needs: Vec<NeededComponent>,
}

/// A component that a new one needs.
#[derive(Clone, Debug, PartialEq)]
pub enum NeededComponent {
    /// Another new one, by its place among them.
    New(usize),
    /// One of the design.
    Existing(ComponentId),
}

/// The scenario with new components; nothing where one needs what is not there.
pub(super) fn with_components(scenario: &Scenario, all: &[NewComponent]) -> Option<Scenario> {
    let mut next = scenario.clone();
    let first = next.components.len();
    for new in all {
        let home = home_for(&next, new.kind);
        next = with_component(&next, new.kind, &home, Some(&new.name))?;
        let component = next.components.last_mut()?;
        component.rpo_minutes = new.rpo_minutes;
        component.rto_minutes = new.rto_minutes;
        if let Some(size) = new.size_gib {
            // As much of it changes as of a new one of the kind.
            let share = component.change_gib_per_day / component.size_gib.max(1.0);
            component.change_gib_per_day = (size * share).min(component.change_gib_per_day);
            component.size_gib = size;
        }
        // An objective for lost data says that there is some to lose.
        if new.rpo_minutes.is_some() && component.holds_data == Some(false) {
            component.holds_data = Some(true);
        }
    }
    let ids: Vec<ComponentId> =
        next.components.iter().skip(first).map(|it| it.id.clone()).collect();
    for (at, new) in all.iter().enumerate() {
        for needed in &new.needs {
            let id = match needed {
                NeededComponent::New(at) => ids.get(*at)?.clone(),
                NeededComponent::Existing(id) => scenario.component(id)?.id.clone(),
            };
            let component = next.components.get_mut(first + at)?;
            if id != component.id && !component.needs.contains(&id) {
                component.needs.push(id);
            }
        }
    }
    Some(next)
}
