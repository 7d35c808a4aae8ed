//! The handle of one incident: moved by pointer and by keys, a slider to assistive technology.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Scale;
use crate::document::Command;
use crate::model::{Clock, IncidentId};
use crate::ui::state::{Editor, Selection, Tab};
use crate::ui::widgets::{drawn, flag, memo, on, px, text};
use crate::units::{Instant, Span};

/// Keys pressed within this time of each other are one step to undo.
const BURST: Duration = Duration::from_millis(1_000);
/// A pointer that moved less than this, in CSS pixels, has clicked.
const CLICK_REACH: f64 = 3.0;

/// Where a handle lies among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    /// The row, from the top.
    pub(super) row: usize,
    /// Whether its text is on the left of its moment.
    pub(super) is_turned: bool,
}

/// A drag that is under way.
#[derive(Clone, Copy, Debug)]
struct Drag {
    start_x: f64,
    start_at: Instant,
    has_moved: bool,
}

/// The handle of an incident.
#[component]
pub(super) fn Marker(
    id: IncidentId,
    scale: Memo<Scale>,
    handles: Memo<Vec<(IncidentId, Position)>>,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let incident = editor.incident(id.clone());
    let name = editor.incident_label(id.clone());
    let clock = memo(move || editor.scenario.with(|scenario| scenario.clock.clone()));
    let drag = StoredValue::new(None::<Drag>);
    let is_dragged = RwSignal::new(false);
    let at = memo(move || {
        incident.with(|it| it.as_ref().map(|it| it.at)).unwrap_or(clock.with(|it| it.start))
    });
    let is_selected = {
        let id = id.clone();
        flag(move || selection.incident.with(|now| now.as_ref() == Some(&id)))
    };
    let position = {
        let id = id.clone();
        Signal::derive(move || {
            let of_id = |it: &&(IncidentId, Position)| it.0 == id;
            handles.with(|it| it.iter().find(of_id).map(|it| it.1)).unwrap_or_default()
        })
    };

    let icon = text(move || {
        incident.with(|it| it.as_ref().map(|it| it.kind.spec().icon.to_owned())).unwrap_or_default()
    });

    let id = StoredValue::new(id);
    let move_to = move |to: Instant| {
        let to = clock.with_untracked(|clock| within(to, clock));
        if to != at.get_untracked() {
            editor.dispatch(Command::MoveIncident { id: id.get_value(), at: to });
        }
    };
    let end_drag = move || {
        let was = drag.try_update_value(Option::take).flatten();
        is_dragged.set(false);
        if was.is_some() {
            editor.close_step();
        }
        was
    };

    let pointer_down = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if let Some(handle) =
            event.current_target().and_then(|it| it.dyn_into::<HtmlElement>().ok())
        {
            // Without capture the drag ends at the edge of the handle; it still begins.
            let _ = handle.set_pointer_capture(event.pointer_id());
            let _ = handle.focus();
        }
        editor.close_step();
        selection.pick_incident(id.get_value());
        let start_x = f64::from(event.client_x());
        drag.set_value(Some(Drag { start_x, start_at: at.get_untracked(), has_moved: false }));
        is_dragged.set(true);
    };
    let pointer_move = move |event: ev::PointerEvent| {
        let Some(Drag { start_x, start_at, has_moved }) = drag.get_value() else { return };
        let distance = f64::from(event.client_x()) - start_x;
        if !has_moved && distance.abs() < CLICK_REACH {
            return;
        }
        drag.set_value(Some(Drag { start_x, start_at, has_moved: true }));
        let scale = scale.get_untracked();
        let step = if event.alt_key() { Span::minutes(1) } else { scale.snap() };
        move_to(Scale::snapped(start_at + scale.span(distance), step));
    };
    let pointer_up = move |_| {
        if end_drag().is_some_and(|drag| !drag.has_moved) {
            selection.tab.set(Tab::Incident);
        }
    };

    let end_burst = StoredValue::new_local(debounce(BURST, move |()| {
        if drag.try_with_value(Option::is_none) == Some(true) {
            editor.close_step();
        }
    }));
    let key_down = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let now = at.get_untracked();
        let step = if event.shift_key() { Span::hours(1) } else { Span::minutes(1) };
        match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => move_to(now + step),
            "ArrowLeft" | "ArrowDown" => move_to(now - step),
            "PageUp" => move_to(now + Span::days(1)),
            "PageDown" => move_to(now - Span::days(1)),
            "Home" => move_to(clock.with_untracked(|clock| clock.start)),
            "End" => move_to(clock.with_untracked(Clock::end)),
            "Enter" | " " => {
                selection.pick_incident(id.get_value());
                selection.tab.set(Tab::Incident);
            }
            "Escape" => {
                let Some(drag) = drag.get_value() else { return };
                move_to(drag.start_at);
                end_drag();
            }
            _ => return,
        }
        event.prevent_default();
        end_burst.update_value(|end_burst| end_burst(()));
    };

    let minutes = move |at: Instant| {
        clock.with(|clock| at.since(clock.start).as_seconds().div_euclid(60).to_string())
    };
    view! {
        <div
            class="marker"
            role="slider"
            tabindex="0"
            aria-label=text(move || format!("Incident {}", name.get()))
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=text(move || minutes(clock.with(last_moment)))
            aria-valuenow=text(move || minutes(at.get()))
            aria-valuetext=text(move || format!("{} UTC", at.get().short()))
            data-selected=is_selected
            data-dragged=flag(move || is_dragged.get())
            data-turned=flag(move || position.get().is_turned)
            data-row=text(move || position.get().row.min(3).to_string())
            style:left=px(move || scale.get().x(at.get()))
            on:pointerdown=on(pointer_down)
            on:pointermove=on(pointer_move)
            on:pointerup=on(pointer_up)
            on:pointercancel=on(move |_| { end_drag(); })
            on:keydown=on(key_down)
            on:focus=on(move |_| selection.pick_incident(id.get_value()))
        >
            {drawn(icon)}
            <span class="name">{name}</span>
        </div>
    }
}

fn last_moment(clock: &Clock) -> Instant {
    clock.end() - Span::minutes(1)
}

fn within(at: Instant, clock: &Clock) -> Instant {
    at.min(last_moment(clock)).max(clock.start)
}
