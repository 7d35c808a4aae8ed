//! Changes of some components at once, and of one that the map shows: one step to undo each.

use std::collections::BTreeMap;

use super::duplicate::with_copy;
use super::removal::without;
use super::{ListEntry, PartKind};
use crate::model::{ComponentId, ObjectiveKind, Scenario, contained};

/// What is done with each of some components.
#[derive(Clone, Debug, PartialEq)]
pub enum ManyChange {
    /// Removes it with all that cannot be without it.
    Remove,
    /// Adds one like it, right behind it. What the originals need of each other, the copies need of each
    /// other.
    Duplicate,
    /// Sets an objective, in minutes; nothing takes it away.
    Objective(ObjectiveKind, Option<f64>),
    /// Sets a tag.
    Tag {
        /// Its key.
        key: String,
        /// Its value.
        value: String,
    },
}

impl ManyChange {
    /// The scenario after the change; nothing where one of the components is not there.
    pub(super) fn apply(&self, scenario: &Scenario, ids: &[ComponentId]) -> Option<Scenario> {
        match self {
            Self::Remove => {
                let remove = |it, id| without(&it, entry_of(&it, id)?);
                ids.iter().try_fold(scenario.clone(), remove)
            }
            Self::Duplicate => duplicated(scenario, ids),
            Self::Objective(kind, minutes) => {
                let mut next = scenario.clone();
                for id in ids {
                    let at = entry_of(scenario, id)?.at;
                    let component = next.components.get_mut(at)?;
                    match kind {
                        ObjectiveKind::Rpo => component.rpo_minutes = *minutes,
                        ObjectiveKind::Rto => component.rto_minutes = *minutes,
                    }
                }
                Some(next)
            }
            Self::Tag { key, value } => {
                let mut next = scenario.clone();
                for id in ids {
                    let at = entry_of(scenario, id)?.at;
                    next.components.get_mut(at)?.tags.insert(contained(key), contained(value));
                }
                Some(next)
            }
        }
    }

    /// What the user did with "3 components" or with one by its name.
    pub(super) fn label(&self, what: &str) -> String {
        match self {
            Self::Remove => format!("Remove {what}"),
            Self::Duplicate => format!("Duplicate {what}"),
            Self::Objective(kind, Some(minutes)) => {
                format!("Set the {} of {what} to {minutes} min", kind.label())
            }
            Self::Objective(kind, None) => format!("Clear the {} of {what}", kind.label()),
            Self::Tag { key, value } => format!("Tag {what} with {key}={value}"),
        }
    }
}

/// The scenario in which one component needs another; nothing where one of them is not there, or where both
/// are the same. What needs it already stays as it is.
pub(super) fn connected(
    mut next: Scenario,
    from: &ComponentId,
    to: &ComponentId,
) -> Option<Scenario> {
    next.component(to).filter(|_| from != to)?;
    let component = next.components.iter_mut().find(|it| it.id == *from)?;
    component.degraded_without.retain(|it| it != to);
    if !component.needs.contains(to) {
        component.needs.push(to.clone());
    }
    Some(next)
}

/// The scenario in which a component has another name.
pub(super) fn renamed(scenario: &Scenario, id: &ComponentId, name: &str) -> Option<Scenario> {
    let mut next = scenario.clone();
    let component = next.components.iter_mut().find(|it| it.id == *id)?;
    component.name = contained(name.trim());
    Some(next)
}

fn duplicated(scenario: &Scenario, ids: &[ComponentId]) -> Option<Scenario> {
    let mut next = scenario.clone();
    let mut copies: BTreeMap<ComponentId, ComponentId> = BTreeMap::new();
    for id in ids {
        let entry = entry_of(&next, id)?;
        next = with_copy(&next, entry)?;
        copies.insert(id.clone(), next.components.get(entry.at + 1)?.id.clone());
    }
    for component in &mut next.components {
        if copies.values().any(|it| *it == component.id) {
            for need in component.needs.iter_mut().chain(&mut component.degraded_without) {
                if let Some(copy) = copies.get(need) {
                    *need = copy.clone();
                }
            }
        }
    }
    Some(next)
}

fn entry_of(scenario: &Scenario, id: &ComponentId) -> Option<ListEntry> {
    let at = scenario.components.iter().position(|it| it.id == *id)?;
    Some(ListEntry { kind: PartKind::Component, at })
}
