//! What the user has picked; not part of the design, and repaired when what was picked is gone.

use leptos::prelude::*;

use super::Editor;
use crate::model::{ComponentId, IncidentId};
use crate::ui::state::signals::{distinct, memo};
use crate::units::Instant;

/// What the inspector shows of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What the incident did to the component.
    Outcome,
    /// What protects the component.
    Protection,
    /// What the component is.
    Component,
    /// What the incident is.
    Incident,
}

/// The selected component and incident; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    picked_component: RwSignal<Option<ComponentId>>,
    picked_incident: RwSignal<Option<IncidentId>>,
    /// The incident that is shown; nothing where the design has none.
    pub incident: Memo<Option<IncidentId>>,
    /// The component that is shown; nothing where the design has none.
    pub component: Memo<Option<ComponentId>>,
    /// Which part of the inspector is open.
    pub tab: RwSignal<Tab>,
    /// The moment around which recovery points are shown; nothing for that of the incident.
    pub moment: RwSignal<Option<Instant>>,
}

impl Selection {
    /// Nothing picked: the first incident, and the first component that it hits.
    pub fn new(editor: Editor) -> Self {
        let picked_component = RwSignal::new(None::<ComponentId>);
        let picked_incident = RwSignal::new(None::<IncidentId>);
        let ids = editor.incident_ids();
        let incident = memo(move || {
            let picked = picked_incident.get();
            ids.with(|ids| {
                picked
                    .filter(|picked| ids.iter().any(|id| **id == *picked.as_str()))
                    .or_else(|| ids.first().map(|id| IncidentId::from(&**id)))
            })
        });
        let first_hit = distinct(move || {
            let incident = incident.get()?;
            editor.run.with(|run| {
                let outcome = run.outcome.incidents.iter().find(|it| it.id == incident)?;
                outcome.impacts.first().map(|impact| impact.component.clone())
            })
        });
        let component = memo(move || {
            let picked = picked_component.get();
            let hit = first_hit.get();
            editor.design.with(|design| {
                let is_there = |id: &ComponentId| design.component(id).is_some();
                picked
                    .filter(is_there)
                    .or(hit.filter(is_there))
                    .or_else(|| design.components.first().map(|it| it.id.clone()))
            })
        });
        let tab = RwSignal::new(Tab::Outcome);
        let moment = RwSignal::new(None);
        Self { picked_component, picked_incident, incident, component, tab, moment }
    }

    /// What somebody picked of the design, and not what is shown for want of it.
    pub fn picked(self) -> (Option<IncidentId>, Option<ComponentId>) {
        (self.picked_incident.get(), self.picked_component.get())
    }

    /// Picks a component.
    pub fn pick_component(self, id: ComponentId) {
        self.picked_component.set(Some(id));
    }

    /// Picks an incident; recovery points are shown around its moment then.
    pub fn pick_incident(self, id: IncidentId) {
        self.moment.set(None);
        if self.picked_incident.with_untracked(|now| now.as_ref() != Some(&id)) {
            self.picked_incident.set(Some(id));
        }
    }

    /// Shows what is shown where nothing is picked.
    pub fn pick_no_component(self) {
        self.picked_component.set(None);
    }

    /// Shows the first incident, as where nothing is picked.
    pub fn pick_no_incident(self) {
        self.moment.set(None);
        self.picked_incident.set(None);
    }
}
