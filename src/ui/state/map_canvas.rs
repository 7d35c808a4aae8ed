//! What one map of the design shows: how large, from where, what is gathered, what is chosen on it.

use std::marker::PhantomData;

use leptos::html;
use leptos::prelude::*;

use crate::chart::map::{Grouping, Map, MapView};
use crate::model::{ComponentId, ObjectiveKind};
use crate::show::Line;

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

/// A value that is kept as texts: signals of a type of its own would be compiled for each, at some
/// kilobytes of the first load.
pub trait AsLine {
    /// The value as texts.
    fn to_line(&self) -> Line;
    /// The value of such texts.
    fn of_line(line: &[String]) -> Self;
}

/// A signal of such a value; copy it freely.
#[derive(Debug)]
pub struct LineSignal<T>(RwSignal<Line>, PhantomData<fn() -> T>);

impl<T> Clone for LineSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LineSignal<T> {}

impl<T: AsLine> LineSignal<T> {
    fn empty() -> Self {
        Self(RwSignal::new(Line::new()), PhantomData)
    }

    /// The value, followed.
    pub fn get(self) -> T {
        T::of_line(&self.0.get())
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        T::of_line(&self.0.get_untracked())
    }

    /// Reads the value, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.get())
    }

    /// Reads the value as it is now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.get_untracked())
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        self.0.set(value.to_line());
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl AsLine for Vec<ComponentId> {
    fn to_line(&self) -> Line {
        self.iter().map(ToString::to_string).collect()
    }

    fn of_line(line: &[String]) -> Self {
        line.iter().map(|it| ComponentId::from(it.as_str())).collect()
    }
}

impl AsLine for Option<MapView> {
    fn to_line(&self) -> Line {
        let numbers = self.iter().flat_map(|it| [it.left, it.top, it.zoom]);
        numbers.map(|it| it.to_bits().to_string()).collect()
    }

    fn of_line(line: &[String]) -> Self {
        let mut numbers = line.iter().map(|it| it.parse().ok().map(f64::from_bits));
        let mut next = || numbers.next().flatten();
        Some(MapView { left: next()?, top: next()?, zoom: next()? })
    }
}

impl AsLine for Option<Grouping> {
    fn to_line(&self) -> Line {
        match self {
            None => Line::new(),
            Some(Grouping::Nothing) => vec![String::new()],
            Some(Grouping::Tier) => vec!["tier".to_owned()],
            Some(Grouping::Tag(key)) => vec!["tag".to_owned(), key.clone()],
        }
    }

    fn of_line(line: &[String]) -> Self {
        Some(match line {
            [] => return None,
            [_, key] => Grouping::Tag(key.clone()),
            [tier] if tier == "tier" => Grouping::Tier,
            _ => Grouping::Nothing,
        })
    }
}

impl AsLine for MapTask {
    fn to_line(&self) -> Line {
        let (what, ids) = match self {
            Self::None => return Line::new(),
            Self::Find => ("find", vec![]),
            Self::Add => ("add", vec![]),
            Self::Paste => ("paste", vec![]),
            Self::Rename(id) => ("rename", vec![id]),
            Self::Connect(from, to) => ("connect", [from].into_iter().chain(to).collect()),
            Self::Objective(ObjectiveKind::Rpo) => ("rpo", vec![]),
            Self::Objective(ObjectiveKind::Rto) => ("rto", vec![]),
            Self::Tag => ("tag", vec![]),
        };
        [what.to_owned()].into_iter().chain(ids.into_iter().map(ToString::to_string)).collect()
    }

    fn of_line(line: &[String]) -> Self {
        let Some((what, ids)) = line.split_first() else { return Self::None };
        let mut ids = ids.iter().map(|it| ComponentId::from(it.as_str()));
        match (what.as_str(), ids.next()) {
            ("find", _) => Self::Find,
            ("add", _) => Self::Add,
            ("paste", _) => Self::Paste,
            ("rename", Some(id)) => Self::Rename(id),
            ("connect", Some(from)) => Self::Connect(from, ids.next()),
            ("rpo", _) => Self::Objective(ObjectiveKind::Rpo),
            ("rto", _) => Self::Objective(ObjectiveKind::Rto),
            ("tag", _) => Self::Tag,
            _ => Self::None,
        }
    }
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
    pub view: LineSignal<Option<MapView>>,
    /// How components are gathered; nothing for what suits their number.
    pub grouping: LineSignal<Option<Grouping>>,
    /// The groups that are open.
    pub open: LineSignal<Vec<ComponentId>>,
    /// The components that are chosen on the map.
    pub chosen: LineSignal<Vec<ComponentId>>,
    /// Whether a press chooses one more.
    pub many: RwSignal<bool>,
    /// What the user is about to do.
    pub task: LineSignal<MapTask>,
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
            view: LineSignal::empty(),
            grouping: LineSignal::empty(),
            open: LineSignal::empty(),
            chosen: LineSignal::empty(),
            many: RwSignal::new(false),
            task: LineSignal::empty(),
            said: RwSignal::new(String::new()),
        }
    }

    /// Where the map is in its frame.
    pub fn shown(self) -> MapView {
        let view = self.view.get();
        view.unwrap_or_else(|| self.map.with(|map| MapView::fit(map, self.size.get())))
    }
}
