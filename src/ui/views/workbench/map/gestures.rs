//! Pointers on a map: panning, the wheel, two fingers, choosing, an area to choose from, and connecting.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::super::timeline::listen;
use super::connect::connect;
use super::tools::{show, zoom_at};
use crate::chart::map::{MapView, Rect};
use crate::model::ComponentId;
use crate::ui::state::{Editor, MapCanvas, MapTask};

/// A pointer that moved less than this, in CSS pixels, has clicked.
const CLICK_REACH: f64 = 4.0;
/// How much a CSS pixel of the wheel zooms.
const WHEEL: f64 = 0.002;
/// A line of the wheel in CSS pixels, where the browser counts lines.
const LINE: f64 = 16.0;
/// What takes pointers for itself.
pub(super) const OWN: &str = ".map-sheet, .map-mini, .map-rename";

/// What pointers do on a map; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Pointers {
    /// The area that is drawn to choose from, in the frame.
    pub(super) area: RwSignal<Option<Rect>>,
    /// The component that a line is drawn from, and where that ends, in the frame.
    pub(super) line: RwSignal<Option<(ComponentId, (f64, f64))>>,
    /// The component that the pointer is on.
    pub(super) hover: RwSignal<Option<ComponentId>>,
}

/// What a press has begun.
#[derive(Clone, Copy)]
enum MapDrag {
    /// Moving the map, from the place of the pointer and the view there.
    Pan((f64, f64), MapView),
    /// An area to choose from, from its first corner.
    Area((f64, f64)),
    /// A line to another component.
    Line,
    /// Two fingers: how far they are apart, what is between them, and the view there.
    Pinch(f64, (f64, f64), MapView),
}

/// Listens for pointers, as long as the map is there.
pub(super) fn obey(canvas: MapCanvas, editor: Editor) -> Pointers {
    let pointers = Pointers {
        area: RwSignal::new(None),
        line: RwSignal::new(None),
        hover: RwSignal::new(None),
    };
    let frame = canvas.frame;
    let drag = StoredValue::new(None::<MapDrag>);
    let has_moved = StoredValue::new(false);
    let fingers = StoredValue::new(Vec::<(i32, (f64, f64))>::new());
    listen(frame, ev::pointerdown, move |event: ev::PointerEvent| {
        if is_within(&event, OWN) {
            return;
        }
        let place = place_of(canvas, &event);
        let view = untrack(|| canvas.shown());
        fingers.update_value(|all| all.push((event.pointer_id(), place)));
        if let Some((a, b)) = two(fingers) {
            drag.set_value(Some(MapDrag::Pinch(distance(a, b), middle(a, b), view)));
            has_moved.set_value(true);
            return;
        }
        has_moved.set_value(false);
        if event.button() > 1 {
            return;
        }
        let begun = if is_within(&event, ".map-handle") {
            let Some(from) = handle_of(&event) else { return };
            event.prevent_default();
            pointers.line.set(Some((from, place)));
            capture(canvas, &event);
            MapDrag::Line
        } else if event.shift_key() || canvas.many.get_untracked() && !is_within(&event, "button") {
            MapDrag::Area(place)
        } else {
            MapDrag::Pan(place, view)
        };
        drag.set_value(Some(begun));
    });
    listen(frame, ev::pointermove, move |event: ev::PointerEvent| {
        let Some(now) = drag.get_value() else { return };
        let place = place_of(canvas, &event);
        fingers.update_value(|all| {
            if let Some(it) = all.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
                it.1 = place;
            }
        });
        let from = match now {
            MapDrag::Pan(from, _) | MapDrag::Area(from) => from,
            MapDrag::Line | MapDrag::Pinch(..) => place,
        };
        let is_drag = matches!(now, MapDrag::Line | MapDrag::Pinch(..));
        if !is_drag && !has_moved.get_value() {
            if distance(from, place) < CLICK_REACH {
                return;
            }
            has_moved.set_value(true);
            capture(canvas, &event);
        }
        match now {
            MapDrag::Pan(_, view) => show(canvas, view.moved((place.0 - from.0, place.1 - from.1))),
            MapDrag::Area(_) => pointers.area.set(Some(between(from, place))),
            MapDrag::Line => pointers.line.update(|line| {
                if let Some(line) = line {
                    line.1 = place;
                }
            }),
            MapDrag::Pinch(apart, center, view) => {
                if let Some((a, b)) = two(fingers) {
                    let view = view.zoomed(center, distance(a, b) / apart.max(1.0));
                    let to = middle(a, b);
                    show(canvas, view.moved((to.0 - center.0, to.1 - center.1)));
                }
            }
        }
    });
    let end = move |event: ev::PointerEvent| {
        fingers.update_value(|all| all.retain(|(id, _)| *id != event.pointer_id()));
        let now = drag.get_value();
        drag.set_value(None);
        let place = untrack(|| canvas.shown()).on_map(place_of(canvas, &event));
        match now {
            Some(MapDrag::Area(_)) => choose_area(canvas, pointers),
            Some(MapDrag::Line) => {
                let line = pointers.line.get_untracked();
                pointers.line.set(None);
                let to = canvas.map.with_untracked(|map| {
                    map.node_at(place).and_then(|at| map.nodes.get(at)).cloned()
                });
                if let (Some((from, _)), Some(to)) = (line, to.filter(|it| it.members.is_empty())) {
                    connect(canvas, editor, from, to.component);
                }
            }
            _ => {}
        }
    };
    listen(frame, ev::pointerup, end);
    listen(frame, ev::pointercancel, move |event: ev::PointerEvent| {
        fingers.update_value(|all| all.retain(|(id, _)| *id != event.pointer_id()));
        drag.set_value(None);
        pointers.line.set(None);
        pointers.area.set(None);
    });
    listen(frame, ev::pointerover, move |event: ev::PointerEvent| {
        if event.pointer_type() != "touch" && !is_within(&event, ".map-handle") {
            let over = node_of(&event).filter(|id| !is_group(canvas, id));
            if pointers.hover.with_untracked(|before| *before != over) {
                pointers.hover.set(over);
            }
        }
    });
    wheel(canvas);
    clicks(canvas, editor, has_moved);
    pointers
}

fn wheel(canvas: MapCanvas) {
    listen(canvas.frame, ev::wheel, move |event: ev::WheelEvent| {
        let unit = if event.delta_mode() == 0 { 1.0 } else { LINE };
        let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
        if is_within(&event, OWN) {
            return;
        }
        if event.ctrl_key() || event.meta_key() {
            let place = place_of(canvas, &event);
            zoom_at(canvas, place, libm::exp(-down * WHEEL));
        } else if canvas.view.with_untracked(Option::is_some) {
            let (across, down) = if event.shift_key() { (down, across) } else { (across, down) };
            let view = untrack(|| canvas.shown());
            let frame = canvas.size.get_untracked();
            let moved = view.moved((-across, -down));
            // At its edge the map lets the page scroll.
            if canvas.map.with_untracked(|map| moved.within(map, frame)) == view {
                return;
            }
            show(canvas, moved);
        } else {
            return;
        }
        event.prevent_default();
    });
}

/// What a click chooses. Before anything else on the map: what is not for the selection alone stops here.
fn clicks(canvas: MapCanvas, editor: Editor, has_moved: StoredValue<bool>) {
    listen(canvas.frame, ev::capture(ev::click), move |event: ev::MouseEvent| {
        if is_within(&event, OWN) {
            return;
        }
        if has_moved.get_value() {
            // The end of a drag picks nothing.
            has_moved.set_value(false);
            event.stop_propagation();
            return;
        }
        let Some(id) = node_of(&event) else {
            if canvas.task.with_untracked(|it| matches!(it, MapTask::Connect(..))) {
                canvas.task.set(MapTask::None);
            }
            canvas.chosen.set(Vec::new());
            return;
        };
        let members = members_of(canvas, &id);
        if let MapTask::Connect(from, _) = canvas.task.get_untracked() {
            event.stop_propagation();
            if members.len() == 1 && from != id {
                connect(canvas, editor, from, id);
            }
            return;
        }
        let adds = event.shift_key()
            || event.ctrl_key()
            || event.meta_key()
            || canvas.many.get_untracked();
        if adds || is_group(canvas, &id) {
            event.stop_propagation();
        }
        choose(canvas, members, adds);
    });
}

/// Chooses components, or with the others those that are chosen already; chosen ones are let go then.
pub(super) fn choose(canvas: MapCanvas, ids: Vec<ComponentId>, adds: bool) {
    if !adds {
        canvas.chosen.set(ids);
        return;
    }
    canvas.chosen.update(|chosen| {
        if ids.iter().all(|id| chosen.contains(id)) {
            chosen.retain(|id| !ids.contains(id));
        } else {
            chosen.retain(|id| !ids.contains(id));
            chosen.extend(ids);
        }
    });
}

fn choose_area(canvas: MapCanvas, pointers: Pointers) {
    let Some(area) = pointers.area.get_untracked() else { return };
    pointers.area.set(None);
    let view = untrack(|| canvas.shown());
    let (x, y) = view.on_map((area.x, area.y));
    let (width, height) = (area.width / view.zoom, area.height / view.zoom);
    let ids: Vec<ComponentId> = canvas.map.with_untracked(|map| {
        let nodes = map.nodes_in(Rect { x, y, width, height });
        let nodes = nodes.into_iter().filter_map(|at| map.nodes.get(at));
        nodes.flat_map(|it| it.components().to_vec()).collect()
    });
    canvas.chosen.update(|chosen| {
        for id in ids {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
    });
}

/// The components of a box of the map.
pub(super) fn members_of(canvas: MapCanvas, id: &ComponentId) -> Vec<ComponentId> {
    canvas.map.with_untracked(|map| {
        let node = map.nodes.iter().find(|it| it.component == *id);
        node.map(|it| it.components().to_vec()).unwrap_or_default()
    })
}

/// Whether a box of the map is a group.
pub(super) fn is_group(canvas: MapCanvas, id: &ComponentId) -> bool {
    canvas.map.with_untracked(|map| {
        map.nodes.iter().any(|it| it.component == *id && !it.members.is_empty())
    })
}

/// Whose box an event is on.
pub(super) fn node_of(event: &web_sys::Event) -> Option<ComponentId> {
    attribute(event, ".map-node", "data-node")
}

fn handle_of(event: &web_sys::Event) -> Option<ComponentId> {
    attribute(event, ".map-handle", "data-of")
}

fn attribute(event: &web_sys::Event, selector: &str, name: &str) -> Option<ComponentId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let found = target.closest(selector).ok().flatten()?;
    found.get_attribute(name).map(|id| ComponentId::from(id.as_str()))
}

/// Whether an event is on something.
pub(super) fn is_within(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}

fn place_of(canvas: MapCanvas, event: &ev::MouseEvent) -> (f64, f64) {
    let Some(frame) = canvas.frame.get_untracked() else { return (0.0, 0.0) };
    let rect = frame.get_bounding_client_rect();
    (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top())
}

fn capture(canvas: MapCanvas, event: &ev::PointerEvent) {
    if let Some(frame) = canvas.frame.get_untracked() {
        // Without capture the drag ends at the edge of the map.
        let _ = frame.set_pointer_capture(event.pointer_id());
    }
}

fn two(fingers: StoredValue<Vec<(i32, (f64, f64))>>) -> Option<((f64, f64), (f64, f64))> {
    fingers.with_value(|all| match all.as_slice() {
        [(_, a), (_, b), ..] => Some((*a, *b)),
        _ => None,
    })
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    libm::hypot(a.0 - b.0, a.1 - b.1)
}

fn middle(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))
}

fn between(a: (f64, f64), b: (f64, f64)) -> Rect {
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    Rect { x, y, width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() }
}

/// A double click renames a component, and opens a group.
pub(super) fn double_clicks(canvas: MapCanvas) {
    listen(canvas.frame, ev::dblclick, move |event: ev::MouseEvent| {
        if is_within(&event, OWN) {
            return;
        }
        let Some(id) = node_of(&event) else { return };
        if is_group(canvas, &id) {
            canvas.open.update(|open| {
                open.push(id);
            });
            canvas.chosen.set(Vec::new());
            canvas.view.set(None);
        } else {
            canvas.task.set(MapTask::Rename(id));
        }
    });
}
