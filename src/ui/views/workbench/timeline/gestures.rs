//! Pointers on the timeline: dragging what is shown, scrubbing, the wheel, and adding at a place.
//!
//! No move of a pointer asks the page where things are: that is asked when the pointer comes or presses.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::event::EventDescriptor;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::Lanes;
use super::lanes::NewIncidentSpot;
use super::zoom::{around, shift};
use crate::show::workbench::scale::Scale;
use crate::ui::state::Playhead;
use crate::ui::state::viewport::TimeWindow;
use crate::units::Span;

/// A pointer that moved less than this, in CSS pixels, has clicked.
const CLICK_REACH: f64 = 4.0;
/// How much a CSS pixel of the wheel zooms.
const WHEEL: f64 = 0.002;
/// A line of the wheel in CSS pixels, where the browser counts lines.
const LINE: f64 = 16.0;

/// Listens to an element for as long as the view around lives.
pub(in crate::ui::views::workbench) fn listen<N, E>(
    element: NodeRef<N>,
    event: E,
    then: impl FnMut(E::EventType) + Copy + 'static,
) where
    N: html::ElementType + 'static,
    N::Output: AsRef<Element> + JsCast + Clone + 'static,
    E: EventDescriptor + Clone + Send + 'static,
    E::EventType: From<JsValue> + 'static,
{
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            // Kept as long as the effect: what is dropped listens no more.
            let element: &Element = element.as_ref();
            StoredValue::new_local(element.on(event.clone(), then));
        }
    });
}

/// A drag of what is shown.
#[derive(Clone, Copy)]
struct Pan {
    start_x: f64,
    window: TimeWindow,
    has_moved: bool,
}

/// Listens for pointers, as long as the timeline is there.
pub(super) fn obey(lanes: Lanes, playhead: Playhead) {
    let left = StoredValue::new(0.0);
    let measure = move || {
        if let Some(track) = lanes.track.get_untracked() {
            left.set_value(track.get_bounding_client_rect().left());
        }
    };
    listen(lanes.body, ev::pointerenter, move |_: ev::PointerEvent| measure());
    pan(lanes);
    scrub(lanes, playhead, left, measure);
    wheel(lanes, left);
    add_on_lane(lanes, left, measure);
    add_in_row(lanes, left, measure);
}

fn pan(lanes: Lanes) {
    let viewport = lanes.viewport;
    let pan = StoredValue::new(None::<Pan>);
    let has_panned = StoredValue::new(false);
    listen(lanes.body, ev::pointerdown, move |event: ev::PointerEvent| {
        has_panned.set_value(false);
        if event.button() == 0 && !is_within(&event, ".marker, .grip, .axis") {
            let start_x = f64::from(event.client_x());
            let window = viewport.window.get_untracked();
            pan.set_value(Some(Pan { start_x, window, has_moved: false }));
        }
    });
    listen(lanes.body, ev::pointermove, move |event: ev::PointerEvent| {
        let Some(Pan { start_x, window, has_moved }) = pan.get_value() else { return };
        let distance = f64::from(event.client_x()) - start_x;
        if window == viewport.clock.get_untracked() || !has_moved && distance.abs() < CLICK_REACH {
            return;
        }
        if !has_moved {
            pan.set_value(Some(Pan { start_x, window, has_moved: true }));
            has_panned.set_value(true);
            if let Some(body) = lanes.body.get_untracked() {
                // Without capture the drag ends at the edge of the lanes.
                let _ = body.set_pointer_capture(event.pointer_id());
            }
        }
        shift(viewport, window, -lanes.scale.get_untracked().span(distance));
    });
    let end = move |_: ev::PointerEvent| pan.set_value(None);
    listen(lanes.body, ev::pointerup, end);
    listen(lanes.body, ev::pointercancel, end);
    // The end of a drag picks nothing.
    listen(lanes.body, ev::capture(ev::click), move |event: ev::MouseEvent| {
        if has_panned.get_value() {
            has_panned.set_value(false);
            event.stop_propagation();
        }
    });
}

fn scrub(
    lanes: Lanes,
    playhead: Playhead,
    left: StoredValue<f64>,
    measure: impl Fn() + Copy + 'static,
) {
    let is_scrubbing = StoredValue::new(false);
    let go = move |event: &ev::PointerEvent| {
        let scale = lanes.scale.get_untracked();
        let x = (f64::from(event.client_x()) - left.get_value()).clamp(0.0, scale.width);
        let step = if event.alt_key() { Span::seconds(1) } else { scale.snap() };
        playhead.place(Scale::snapped(scale.at(x), step));
    };
    listen(lanes.axis, ev::pointerdown, move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        measure();
        if let Some(axis) = lanes.axis.get_untracked() {
            // Without capture the drag ends at the edge of the axis.
            let _ = axis.set_pointer_capture(event.pointer_id());
        }
        is_scrubbing.set_value(true);
        go(&event);
        request_animation_frame(move || focus(lanes.axis, ".playhead"));
    });
    listen(lanes.axis, ev::pointermove, move |event: ev::PointerEvent| {
        if is_scrubbing.get_value() {
            go(&event);
        }
    });
    let end = move |_: ev::PointerEvent| is_scrubbing.set_value(false);
    listen(lanes.axis, ev::pointerup, end);
    listen(lanes.axis, ev::pointercancel, end);
}

fn wheel(lanes: Lanes, left: StoredValue<f64>) {
    let viewport = lanes.viewport;
    listen(lanes.frame, ev::wheel, move |event: ev::WheelEvent| {
        let unit = if event.delta_mode() == 0 { 1.0 } else { LINE };
        let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
        let scale = lanes.scale.get_untracked();
        if event.ctrl_key() || event.meta_key() {
            let x = f64::from(event.client_x()) - left.get_value();
            around(viewport, scale.at(x.clamp(0.0, scale.width)), libm::exp(-down * WHEEL));
        } else if event.shift_key() || across.abs() > down.abs() {
            let by = if across.abs() > down.abs() { across } else { down };
            shift(viewport, viewport.window.get_untracked(), scale.span(by));
        } else {
            return;
        }
        event.prevent_default();
    });
}

/// A double click on a lane adds an incident then: one click picks the component.
fn add_on_lane(lanes: Lanes, left: StoredValue<f64>, measure: impl Fn() + Copy + 'static) {
    listen(lanes.body, ev::dblclick, move |event: ev::MouseEvent| {
        if !is_within(&event, ".incidents, .axis, .lane-name") {
            measure();
            add_at(lanes, left.get_value(), &event);
        }
    });
}

/// A click on an empty place of the row of the incidents adds one then.
fn add_in_row(lanes: Lanes, left: StoredValue<f64>, measure: impl Fn() + Copy + 'static) {
    let pressed = StoredValue::new(None::<(i32, i32)>);
    listen(lanes.track, ev::pointerdown, move |event: ev::PointerEvent| {
        let place = (event.client_x(), event.client_y());
        pressed.set_value((event.button() == 0).then_some(place));
    });
    listen(lanes.track, ev::click, move |event: ev::MouseEvent| {
        let Some((x, y)) = pressed.try_update_value(Option::take).flatten() else { return };
        // While the whole clock is shown, a drag moves nothing; it is no click either.
        let moved = (event.client_x() - x).abs().max((event.client_y() - y).abs());
        if f64::from(moved) < CLICK_REACH && !is_within(&event, ".marker, .grip") {
            measure();
            add_at(lanes, left.get_value(), &event);
        }
    });
}

/// Asks what is to happen at the moment under the pointer.
fn add_at(lanes: Lanes, left: f64, event: &ev::MouseEvent) {
    let scale = lanes.scale.get_untracked();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let at = Scale::snapped(scale.at((x - left).clamp(0.0, scale.width)), scale.snap());
    lanes.spot.set(Some(NewIncidentSpot { at, place: (x, y) }));
    let menu = document().get_element_by_id("new-incident");
    if let Some(menu) = menu.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Fails where it is open already.
        let _ = menu.show_popover();
        let first = menu.query_selector("button:not([aria-disabled=true])").ok().flatten();
        if let Some(first) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Focus fails only for elements that cannot have it.
            let _ = first.focus();
        }
    }
}

fn focus(within: NodeRef<html::Div>, selector: &str) {
    let found = within.get_untracked().and_then(|it| it.query_selector(selector).ok().flatten());
    if let Some(found) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Focus fails only for elements that cannot have it.
        let _ = found.focus();
    }
}

fn is_within(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}
