//! What one map of the design shows: how large, from where, what is gathered, what is chosen on it.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;

use crate::chart::map::{Grouping, Map, MapView};
use crate::model::{ComponentId, ObjectiveKind};

/// What the user is about to do on a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum MapTask {
    /// Nothing.
    #[default]
    None,
    /// Look for a component.
    Find,
    /// Add components.
    Add,
    /// Paste rows of a spreadsheet.
    Paste,
    /// Rename a component.
    Rename(ComponentId),
    /// Make a component need another one: the first, and the other once it is pointed at.
    Connect(ComponentId, Option<ComponentId>),
    /// Set an objective of what is chosen.
    Objective(ObjectiveKind),
    /// Set a tag of what is chosen.
    Tag,
}

/// That a map is to be looked at only, as a context.
#[derive(Clone, Copy, Debug)]
pub struct StillMap;

/// One map of the design; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct MapCanvas {
    /// The element that the map is seen in.
    pub frame: NodeRef<html::Div>,
    /// Its inner size in CSS pixels.
    pub size: Signal<(f64, f64)>,
    /// The map as it is laid out.
    pub map: RwSignal<Map>,
    /// Where the map is in its frame; nothing while all of it is fitted in.
    pub view: RwSignal<Option<MapView>>,
    /// How components are gathered; nothing for what suits their number.
    pub grouping: RwSignal<Option<Grouping>>,
    /// The groups that are open.
    pub open: RwSignal<BTreeSet<ComponentId>>,
    /// The components that are chosen on the map.
    pub chosen: RwSignal<Vec<ComponentId>>,
    /// Whether a press chooses one more.
    pub many: RwSignal<bool>,
    /// What the user is about to do.
    pub task: RwSignal<MapTask>,
    /// What was done last, for those who only hear it.
    pub said: RwSignal<String>,
}

impl MapCanvas {
    /// A map of which all is seen and nothing is chosen.
    pub(in crate::ui) fn new(frame: NodeRef<html::Div>, size: Signal<(f64, f64)>) -> Self {
        Self {
            frame,
            size,
            map: RwSignal::new(Map::default()),
            view: RwSignal::new(None),
            grouping: RwSignal::new(None),
            open: RwSignal::new(BTreeSet::new()),
            chosen: RwSignal::new(Vec::new()),
            many: RwSignal::new(false),
            task: RwSignal::new(MapTask::None),
            said: RwSignal::new(String::new()),
        }
    }

    /// Where the map is in its frame.
    pub fn shown(self) -> MapView {
        let view = self.view.get();
        view.unwrap_or_else(|| self.map.with(|map| MapView::fit(map, self.size.get())))
    }
}
