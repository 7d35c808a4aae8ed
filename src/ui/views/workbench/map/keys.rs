//! The keys of a map, while it has the focus.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::super::timeline::listen;
use super::connect::{aim, begin, connect, duplicate, remove};
use super::gestures::{OWN, choose, is_group, is_within, members_of, node_of};
use super::tools::{STEP, fit, full_size, show, toggle, zoom_by};
use crate::chart::map::Toward;
use crate::model::ComponentId;
use crate::ui::state::{Editor, MapCanvas, MapTask, Notices, Selection, shortcuts};

/// A press of an arrow key moves the map by so many CSS pixels.
const PAN: f64 = 60.0;

/// What keys work on; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    pub(super) canvas: MapCanvas,
    pub(super) editor: Editor,
    pub(super) selection: Selection,
    pub(super) notices: Notices,
}

/// Listens for keys, as long as the map is there.
pub(super) fn obey(keys: Keys) {
    listen(keys.canvas.frame, ev::keydown, move |event: ev::KeyboardEvent| {
        if event.default_prevented() || is_within(&event, "input, select, textarea") {
            return;
        }
        if is_within(&event, OWN) && event.key() != "Escape" {
            return;
        }
        if keys.pressed(&event) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

impl Keys {
    /// What is worked on: what is chosen, else the box that has the focus.
    fn subjects(self, event: &ev::KeyboardEvent) -> Vec<ComponentId> {
        let chosen = self.canvas.chosen.get_untracked();
        match node_of(event) {
            Some(id) if chosen.is_empty() => members_of(self.canvas, &id),
            _ => chosen,
        }
    }

    fn one(self, event: &ev::KeyboardEvent) -> Option<ComponentId> {
        let focused = node_of(event).filter(|id| !is_group(self.canvas, id));
        focused.or_else(|| match self.canvas.chosen.get_untracked().as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        })
    }

    /// Does what a key means; says whether it means anything.
    fn pressed(self, event: &ev::KeyboardEvent) -> bool {
        let canvas = self.canvas;
        if shortcuts::is_command(event) {
            return self.command(event);
        }
        if event.alt_key() {
            return false;
        }
        match event.key().as_str() {
            "+" | "=" => zoom_by(canvas, STEP),
            "-" | "−" | "_" => zoom_by(canvas, 1.0 / STEP),
            "0" => full_size(canvas),
            "/" => toggle(canvas, MapTask::Find),
            "F2" => match self.one(event) {
                Some(id) => canvas.task.set(MapTask::Rename(id)),
                None => return false,
            },
            "Delete" | "Backspace" => {
                remove(canvas, self.editor, self.notices, self.subjects(event));
            }
            "Escape" => return self.leave(),
            "Enter" if canvas.task.with_untracked(|it| matches!(it, MapTask::Connect(..))) => {
                if let MapTask::Connect(from, Some(to)) = canvas.task.get_untracked() {
                    connect(canvas, self.editor, from, to);
                }
            }
            "Enter" | " " if event.shift_key() => match node_of(event) {
                Some(id) => choose(canvas, members_of(canvas, &id), true),
                None => return false,
            },
            "ArrowLeft" => self.arrow(event, Toward::Left, (PAN, 0.0)),
            "ArrowRight" => self.arrow(event, Toward::Right, (-PAN, 0.0)),
            "ArrowUp" => self.arrow(event, Toward::Up, (0.0, PAN)),
            "ArrowDown" => self.arrow(event, Toward::Down, (0.0, -PAN)),
            _ if shortcuts::is_letter(event, "f") => fit(canvas),
            _ if shortcuts::is_letter(event, "a") => toggle(canvas, MapTask::Add),
            _ if shortcuts::is_letter(event, "c") => match self.one(event) {
                Some(id) => begin(canvas, id),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn command(self, event: &ev::KeyboardEvent) -> bool {
        let canvas = self.canvas;
        if event.shift_key() {
            return false;
        }
        if shortcuts::is_letter(event, "d") {
            duplicate(canvas, self.editor, self.selection, self.subjects(event));
        } else if shortcuts::is_letter(event, "a") {
            let all = canvas.map.with_untracked(|map| {
                map.nodes.iter().flat_map(|it| it.components().to_vec()).collect()
            });
            canvas.chosen.set(all);
        } else {
            return false;
        }
        true
    }

    /// Ends what is being done, else lets go what is chosen.
    fn leave(self) -> bool {
        let canvas = self.canvas;
        if canvas.task.with_untracked(|it| *it != MapTask::None) {
            canvas.task.set(MapTask::None);
        } else if canvas.chosen.with_untracked(|it| !it.is_empty()) {
            canvas.chosen.set(Vec::new());
        } else {
            return false;
        }
        true
    }

    /// Chooses what to connect to, goes to the next box, or moves the map.
    fn arrow(self, event: &ev::KeyboardEvent, toward: Toward, by: (f64, f64)) {
        let canvas = self.canvas;
        if canvas.task.with_untracked(|it| matches!(it, MapTask::Connect(..))) {
            aim(canvas, toward);
            return;
        }
        let view = untrack(|| canvas.shown());
        let Some(id) = node_of(event).filter(|_| !event.shift_key()) else {
            show(canvas, view.moved(by));
            return;
        };
        let next = canvas.map.with_untracked(|map| {
            let at = map.nodes.iter().position(|it| it.component == id)?;
            let next = map.nodes.get(map.next_node(at, toward)?)?;
            Some((next.component.clone(), next.rect))
        });
        if let Some((next, rect)) = next {
            show(canvas, view.showing(rect, canvas.size.get_untracked()));
            focus_node(canvas, &next);
        }
    }
}

/// Brings the focus to the box of a component.
pub(super) fn focus_node(canvas: MapCanvas, id: &ComponentId) {
    let map = canvas.frame.get_untracked().and_then(|it| it.query_selector(".map").ok().flatten());
    let mut next = map.and_then(|it| it.first_element_child());
    while let Some(node) = next {
        next = node.next_element_sibling();
        let is_it = node.get_attribute("data-node").as_deref() == Some(id.as_str());
        if let Some(node) = node.dyn_into::<HtmlElement>().ok().filter(|_| is_it) {
            // Focus fails only for elements that cannot have it.
            let _ = node.focus();
        }
    }
}
