//! The map of a design: sites as boxes, components in the order they are reached, copies next to them.
//!
//! Everything is laid out from the data; sizes are CSS pixels.

mod flow;
mod groups;
mod layout;
mod path;
mod view;

use crate::catalog::{Replication, Strategy};
use crate::engine::Run;
use crate::model::{ComponentId, Scenario, Site, SiteId, SiteKind, VaultId};
use crate::units::{Span, sorting};

pub use groups::{GatheredDesign, Grouping, MANY_COMPONENTS, gathered};
pub use layout::{layout, layout_in};
pub use view::{MapView, Toward};

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    fn right(self) -> f64 {
        self.x + self.width
    }

    fn bottom(self) -> f64 {
        self.y + self.height
    }

    fn middle(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// A map, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The size of the whole.
    pub width: f64,
    /// The size of the whole.
    pub height: f64,
    /// Where the users are; nothing where there are no journeys.
    pub users: Option<Rect>,
    /// The sites.
    pub sites: Vec<SiteBox>,
    /// The components.
    pub nodes: Vec<Node>,
    /// Replicas and copies at other sites.
    pub twins: Vec<PlacedTwin>,
    /// The lines between them.
    pub lines: Vec<MapLine>,
}

/// What a site is to the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Where the workload runs.
    Primary,
    /// Another Region: where it can be recovered.
    Recovery,
    /// A data center of the company's own.
    DataCenter,
}

impl Role {
    /// The role of a site.
    pub fn of(scenario: &Scenario, site: &Site) -> Self {
        let is_primary = scenario.primary_site().is_some_and(|primary| primary.id == site.id);
        match site.kind {
            _ if is_primary => Self::Primary,
            SiteKind::Region => Self::Recovery,
            SiteKind::DataCenter => Self::DataCenter,
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Recovery => "recovery",
            Self::DataCenter => "data center",
        }
    }
}

/// A site on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteBox {
    /// Which site.
    pub site: SiteId,
    /// What it is to the design.
    pub role: Role,
    /// What people call it, with its role.
    pub title: String,
    /// Where it is.
    pub rect: Rect,
}

/// A component on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Which component, or the id that stands for a group of some.
    pub component: ComponentId,
    /// The components of the group; none where it is a single component.
    pub members: Vec<ComponentId>,
    /// Where it is.
    pub rect: Rect,
}

impl Node {
    /// The components in the box: those of the group, or the single one.
    pub fn components(&self) -> &[ComponentId] {
        if self.members.is_empty() { std::slice::from_ref(&self.component) } else { &self.members }
    }
}

/// How the data of components is also elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum SecondCopy {
    /// A live copy, and how far it is behind.
    Replica(Strategy, Option<Span>),
    /// Copies of recovery points in a vault.
    Copies(VaultId),
}

/// What is at another site for some components.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// The components.
    pub components: Vec<ComponentId>,
    /// The site it is at.
    pub site: SiteId,
    /// How.
    pub copy: SecondCopy,
    /// What it is: "read replica", "Copies in vault far".
    pub name: String,
    /// The same, with how far it is behind as a rule.
    pub label: String,
}

/// A replica or copy on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedTwin {
    /// What it is.
    pub twin: Twin,
    /// Where it is.
    pub rect: Rect,
    /// Whether no line says whose it is, so that it has to be written.
    pub named: bool,
}

/// What a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The first does not work without the second.
    Needs,
    /// The first works without the second, but not fully.
    Degrades,
    /// A journey of the users names the component.
    Journey,
    /// The second holds the first's data.
    Copy,
}

/// A line on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLine {
    /// What it means.
    pub kind: LineKind,
    /// The path, as SVG writes it.
    pub path: String,
    /// Where it comes from; nothing for the users.
    pub from: Option<ComponentId>,
    /// The component that it leads to, if it is one.
    pub to: Option<ComponentId>,
    /// The replica or copy that it leads to, by its place in the map's list.
    pub twin: Option<usize>,
}

/// What is at other sites for a design's components, in the order of the document.
pub fn twins(run: &Run) -> Vec<Twin> {
    let scenario = &run.scenario;
    let start = scenario.clock.start;
    let mut twins = Vec::new();
    for component in &scenario.components {
        let lane = run.lane(&component.id, start, start, 0);
        let recovery = scenario.recovery_of(&component.id);
        if let Some(entry) = recovery.filter(|entry| entry.strategy.spec().replicates()) {
            let name = match (entry.strategy.spec().replication, &component.kind.spec().replica) {
                (Replication::Drs, _) => "DRS",
                (_, None) => entry.strategy.spec().name,
                (_, Some(replica)) => replica.name,
            };
            let label = match lane.replication {
                Some(lag) => format!("{name}, {lag} behind"),
                None => name.to_owned(),
            };
            twins.push(Twin {
                components: vec![component.id.clone()],
                site: entry.site.clone(),
                copy: SecondCopy::Replica(entry.strategy, lane.replication),
                name: name.to_owned(),
                label,
            });
        }
        let mut vaults: Vec<&VaultId> = lane
            .rules
            .iter()
            .filter_map(|it| {
                let plan = scenario.plans.iter().find(|plan| plan.name == it.plan)?;
                plan.rules.iter().find(|rule| rule.name == it.rule)
            })
            .flat_map(|rule| rule.copies.iter().map(|copy| &copy.vault))
            .collect();
        sorting::sort(&mut vaults);
        vaults.dedup();
        for vault in vaults {
            let Some(it) = scenario.vault(vault).filter(|it| it.site != component.site) else {
                continue;
            };
            let name = format!("Copies in vault {vault}");
            twins.push(Twin {
                components: vec![component.id.clone()],
                site: it.site.clone(),
                copy: SecondCopy::Copies(vault.clone()),
                label: name.clone(),
                name,
            });
        }
    }
    twins
}
