//! Building the workload: parts are added, duplicated and removed, and what refers to them follows.

mod duplicate;
mod fresh;
mod many;
mod pasted;
mod removal;

use std::sync::Arc;

use super::Command;
use crate::catalog::ComponentKind;
use crate::model::{ComponentId, Scenario, SiteId, SiteKind};
use crate::units::counted;

pub use fresh::home_for;
pub use many::ManyChange;
pub use pasted::{NeededComponent, NewComponent};
pub use removal::{taken_along, taken_along_with};

/// The lists of the document whose entries are referred to by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Regions and data centers.
    Site,
    /// Components of the workload.
    Component,
    /// Journeys of users.
    Journey,
    /// Vaults.
    Vault,
}

impl PartKind {
    /// Every list.
    pub const ALL: &'static [PartKind] = &[Self::Site, Self::Component, Self::Journey, Self::Vault];

    /// Where the list stands, as a JSON pointer.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Site => "/sites",
            Self::Component => "/components",
            Self::Journey => "/journeys",
            Self::Vault => "/vaults",
        }
    }
}

/// One entry of such a list, by its place: two entries may have the same id until that is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The list.
    pub kind: PartKind,
    /// Its place in the list, counted from 0.
    pub at: usize,
}

impl ListEntry {
    /// The part that a JSON pointer such as `/components/3` leads to; nothing for any other pointer.
    pub fn of_pointer(pointer: &str) -> Option<Self> {
        let (list, at) = pointer.rsplit_once('/')?;
        let kind = PartKind::ALL.iter().copied().find(|it| it.list() == list)?;
        Some(Self { kind, at: at.parse().ok()? })
    }

    /// Where the part stands, as a JSON pointer.
    pub fn pointer(self) -> String {
        format!("{}/{}", self.kind.list(), self.at)
    }

    /// What people call the part; nothing where there is none.
    pub fn label(self, scenario: &Scenario) -> Option<&str> {
        Some(match self.kind {
            PartKind::Site => scenario.sites.get(self.at)?.label(),
            PartKind::Component => scenario.components.get(self.at)?.label(),
            PartKind::Journey => scenario.journeys.get(self.at)?.label(),
            PartKind::Vault => scenario.vaults.get(self.at)?.id.as_str(),
        })
    }
}

/// Where a new component stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// At a site of the design.
    Site(SiteId),
    /// At a new site that comes with it.
    New(SiteKind),
}

/// A change of the workload that is more than one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Build {
    /// Adds a component, last in its list, with settings that are good for a start.
    AddComponent {
        /// What it is.
        kind: ComponentKind,
        /// Where it stands.
        home: Home,
        /// What people are to call it; nothing for the name of its kind.
        name: Option<String>,
        /// The component that is to need it.
        needed_by: Option<ComponentId>,
    },
    /// Adds components of the user's own, last in their list, and what they need of each other.
    AddComponents(Vec<NewComponent>),
    /// Makes one component need another.
    Connect {
        /// The component that is to need the other.
        from: ComponentId,
        /// The component that it is to need.
        to: ComponentId,
    },
    /// Names a component; an empty name leaves its id.
    Rename {
        /// Which component.
        component: ComponentId,
        /// What people are to call it.
        name: String,
    },
    /// Changes some components alike.
    Many {
        /// Which components.
        components: Vec<ComponentId>,
        /// What is done with each.
        change: ManyChange,
    },
    /// Adds a site, last in its list.
    AddSite(SiteKind),
    /// Adds a journey, last in its list.
    AddJourney,
    /// Adds a part like another, right behind it. A component is protected and connected like its
    /// original; a site brings the components that stand in it.
    Duplicate(ListEntry),
    /// Removes a part with all that cannot be without it.
    Remove(ListEntry),
}

impl Build {
    /// The scenario after the change; nothing where the part it is about is not there.
    pub fn apply(&self, scenario: &Scenario) -> Option<Scenario> {
        match self {
            Self::AddComponent { kind, home, name, needed_by } => {
                let next = fresh::with_component(scenario, *kind, home, name.as_deref())?;
                let Some(from) = needed_by else { return Some(next) };
                let to = next.components.last()?.id.clone();
                many::connected(next, from, &to)
            }
            Self::AddComponents(all) => pasted::with_components(scenario, all),
            Self::Connect { from, to } => many::connected(scenario.clone(), from, to),
            Self::Rename { component, name } => many::renamed(scenario, component, name),
            Self::Many { components, change } => change.apply(scenario, components),
            Self::AddSite(kind) => Some(fresh::with_site(scenario, *kind)),
            Self::AddJourney => Some(fresh::with_journey(scenario)),
            Self::Duplicate(part) => duplicate::with_copy(scenario, *part),
            Self::Remove(part) => removal::without(scenario, *part),
        }
    }

    /// The change as one edit; nothing where the part it is about is not there.
    pub fn command(&self, scenario: &Scenario) -> Option<Command> {
        let label = self.label(scenario);
        Some(Command::ReplaceScenario { scenario: Arc::new(self.apply(scenario)?), label })
    }

    /// What the user did, as the label of undo and redo.
    fn label(&self, scenario: &Scenario) -> String {
        let name =
            |part: &ListEntry| part.label(scenario).unwrap_or("a part of the design").to_owned();
        match self {
            Self::AddComponent { kind, name, .. } => {
                format!("Add {}", name.as_deref().unwrap_or(kind.spec().name))
            }
            Self::AddComponents(all) => format!("Add {}", counted(all.len() as u64, "component")),
            Self::Connect { from, to } => {
                format!("Connect “{}” to “{}”", named(scenario, from), named(scenario, to))
            }
            Self::Rename { component, name } => {
                format!("Rename “{}” to “{}”", named(scenario, component), name.trim())
            }
            Self::Many { components, change } => {
                let what = match components.as_slice() {
                    [one] => format!("“{}”", named(scenario, one)),
                    many => counted(many.len() as u64, "component"),
                };
                change.label(&what)
            }
            Self::AddSite(SiteKind::Region) => "Add a Region".to_owned(),
            Self::AddSite(SiteKind::DataCenter) => "Add a data center".to_owned(),
            Self::AddJourney => "Add a journey".to_owned(),
            Self::Duplicate(part) => format!("Duplicate “{}”", name(part)),
            Self::Remove(part) => format!("Remove “{}”", name(part)),
        }
    }
}

/// What people call a component; its id where the design does not have it.
fn named<'it>(scenario: &'it Scenario, id: &'it ComponentId) -> &'it str {
    scenario.component(id).map_or(id.as_str(), |it| it.label())
}
