//! Components gathered on the map: a design of many is legible when those that are alike are one box.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Map, Twin, layout_in};
use crate::catalog::Substance;
use crate::model::{Component, ComponentId, Scenario};

/// With more components than this, the map gathers them unless somebody says otherwise.
pub const MANY_COMPONENTS: usize = 25;

/// By what components are gathered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// Not at all.
    Nothing,
    /// By what they are for users: entry, compute, data.
    Tier,
    /// By the value of a tag.
    Tag(String),
}

impl Grouping {
    /// What a design can be gathered by: tags that at least two components share a value of.
    pub fn all(scenario: &Scenario) -> Vec<Self> {
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for component in &scenario.components {
            for (key, value) in &component.tags {
                *counts.entry((key, value)).or_default() += 1;
            }
        }
        let shared = counts.iter().filter(|(_, count)| **count > 1);
        let keys: BTreeSet<&str> = shared.map(|((key, _), _)| *key).collect();
        let tags = keys.into_iter().map(|key| Self::Tag(key.to_owned()));
        [Self::Nothing, Self::Tier].into_iter().chain(tags).collect()
    }

    /// How a design is gathered unless somebody says otherwise.
    pub fn of(scenario: &Scenario) -> Self {
        if scenario.components.len() > MANY_COMPONENTS { Self::Tier } else { Self::Nothing }
    }

    /// The name of the group that a component belongs to; nothing where it stands alone.
    fn group(&self, component: &Component) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Tier => Some(tier(component).to_owned()),
            Self::Tag(key) => component.tags.get(key).cloned(),
        }
    }
}

/// The tier of a component.
fn tier(component: &Component) -> &'static str {
    match component.substance() {
        Substance::Configuration => "entry",
        Substance::Compute => "compute",
        Substance::Servers => "servers",
        Substance::Data => "data",
    }
}

/// The map of a design for a frame, its components gathered, and the design as it is laid out: with one component
/// for each group.
pub fn gathered(
    design: &Arc<Scenario>,
    by: &Grouping,
    open: &[ComponentId],
    twins: &[Twin],
    frame: (f64, f64),
) -> (Arc<Scenario>, Map) {
    let gathered = GatheredDesign::of(design, by, open);
    let map = gathered.laid_out(twins, frame);
    (Arc::new(gathered.scenario), map)
}

/// A design as the map shows it, with some components gathered.
#[derive(Clone, Debug, PartialEq)]
pub struct GatheredDesign {
    /// The design with one component for each group.
    pub scenario: Scenario,
    /// The components of each group, by the id that stands for it.
    pub groups: BTreeMap<ComponentId, Vec<ComponentId>>,
}

impl GatheredDesign {
    /// Gathers the components of a design, other than those of groups that are open. Those at different
    /// sites are never one box.
    pub fn of(scenario: &Scenario, by: &Grouping, open: &[ComponentId]) -> Self {
        let mut members: BTreeMap<ComponentId, Vec<ComponentId>> = BTreeMap::new();
        let mut names: BTreeMap<ComponentId, String> = BTreeMap::new();
        for component in &scenario.components {
            let Some(name) = by.group(component) else { continue };
            let id = ComponentId::from(format!("group:{}/{name}", component.site).as_str());
            members.entry(id.clone()).or_default().push(component.id.clone());
            names.insert(id, name);
        }
        members.retain(|id, all| all.len() > 1 && !open.contains(id));
        let stands_for: BTreeMap<&ComponentId, &ComponentId> =
            members.iter().flat_map(|(group, all)| all.iter().map(move |it| (it, group))).collect();
        let replaced = |id: &ComponentId| stands_for.get(id).map_or(id, |it| *it).clone();
        let all = |ids: &[ComponentId]| {
            let mut all: Vec<ComponentId> = Vec::new();
            for id in ids.iter().map(replaced) {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
            all
        };
        let mut next = Scenario { components: Vec::new(), ..scenario.clone() };
        let mut places: BTreeMap<ComponentId, usize> = BTreeMap::new();
        for component in &scenario.components {
            let id = replaced(&component.id);
            let needs = all(&component.needs);
            let degraded = all(&component.degraded_without);
            if let Some(group) = places.get(&id).and_then(|at| next.components.get_mut(*at)) {
                add(&mut group.needs, needs);
                add(&mut group.degraded_without, degraded);
                continue;
            }
            places.insert(id.clone(), next.components.len());
            let count = members.get(&id).map_or(1, Vec::len);
            let name = match names.get(&id).filter(|_| count > 1) {
                Some(name) => format!("{name} ×{count}"),
                None => component.name.clone(),
            };
            let (needs, degraded_without) = (needs, degraded);
            next.components.push(Component {
                id,
                name,
                needs,
                degraded_without,
                ..component.clone()
            });
        }
        for journey in &mut next.journeys {
            journey.needs = all(&journey.needs);
            journey.degraded_without = all(&journey.degraded_without);
        }
        Self { scenario: next, groups: members }
    }

    /// The map of the gathered design.
    pub fn laid_out(&self, twins: &[Twin], frame: (f64, f64)) -> Map {
        let mut map = layout_in(&self.scenario, &self.twins(twins), frame);
        for node in &mut map.nodes {
            node.members = self.groups.get(&node.component).cloned().unwrap_or_default();
        }
        map
    }

    /// Replicas and copies of gathered components, as those of their group.
    pub fn twins(&self, twins: &[Twin]) -> Vec<Twin> {
        let group = |id: &ComponentId| {
            let found = self.groups.iter().find(|(_, all)| all.contains(id));
            found.map_or_else(|| id.clone(), |(group, _)| group.clone())
        };
        let mut gathered: Vec<Twin> = Vec::new();
        for twin in twins {
            let mut twin = twin.clone();
            twin.components = twin.components.iter().map(group).collect();
            if !gathered.contains(&twin) {
                gathered.push(twin);
            }
        }
        gathered
    }
}

fn add(list: &mut Vec<ComponentId>, more: Vec<ComponentId>) {
    for id in more {
        if !list.contains(&id) {
            list.push(id);
        }
    }
}
