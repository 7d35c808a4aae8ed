//! The handle of one incident: moved by pointer and by keys, a slider to assistive technology.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Lanes;
use crate::document::Command;
use crate::model::{Clock, IncidentId};
use crate::platform::frames;
use crate::show::text::utc;
use crate::show::workbench::scale::Scale;
use crate::show::workbench::timeline::handles::{
    Position, name_of_handle, read_out, restored_to, title_of_handle, widest,
};
use crate::show::workbench::timeline::playback::minutes_of;
use crate::ui::forms::focus_soon;
use crate::ui::state::shortcuts::{is_command, is_letter};
use crate::ui::state::timer::ViewTimer;
use crate::ui::state::{Editor, Selection, Tab};
use crate::ui::views::workbench::adding::{duplicate, lengthen, remove};
use crate::ui::widgets::{distinct, drawn, flag, memo, on, px, text, when};
use crate::units::{Instant, Span};

/// Keys pressed within so many milliseconds of each other are one step to undo.
const BURST_MS: u32 = 1_000;
/// A pointer that moved less than this, in CSS pixels, has clicked.
const CLICK_REACH: f64 = 3.0;

/// Where the incident is edited.
const INSPECTOR: &str = "inspector-panel";

/// How long the device hums at a recovery point, in milliseconds.
const TICK_MS: u32 = 8;

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
    /// Which incident.
    id: IncidentId,
    /// Where the handles of all incidents lie.
    handles: RwSignal<Vec<(IncidentId, Position)>>,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let lanes = expect_context::<Lanes>();
    let scale = lanes.scale;
    let incident = editor.incident(id.clone());
    let name = editor.incident_label(id.clone());
    let clock = memo(move || editor.design.with(|design| design.clock.clone()));
    let drag = StoredValue::new(None::<Drag>);
    let is_dragged = RwSignal::new(false);
    // Where a drag that has moved began, what is restored at the moment of the drag, and how often that changed.
    let origin = RwSignal::new(None::<Instant>);
    let passed = StoredValue::new(None::<Vec<Instant>>);
    let ticks = RwSignal::new(0_u32);
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

    let icon = distinct(move || {
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
        origin.set(None);
        passed.set_value(None);
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
        origin.set(Some(start_at));
        let scale = scale.get_untracked();
        let step = if event.alt_key() { Span::minutes(1) } else { scale.snap() };
        move_to(Scale::snapped(start_at + scale.span(distance), step));
        // One feels each recovery point that is passed: from there on another one is restored.
        let now = editor.run.with_untracked(|run| id.with_value(|id| restored_to(run, id)));
        let before = passed.try_update_value(|passed| passed.replace(now.clone())).flatten();
        if before.is_some_and(|before| before != now) {
            ticks.update(|count| *count += 1);
            if event.pointer_type() != "mouse" {
                frames::vibrate(TICK_MS);
            }
        }
    };
    let pointer_up = move |_| {
        if end_drag().is_some_and(|drag| !drag.has_moved) {
            selection.tab.set(Tab::Incident);
        }
    };

    let burst = ViewTimer::new();
    let key_down = move |event: ev::KeyboardEvent| {
        let step = if event.shift_key() { Span::hours(1) } else { Span::minutes(1) };
        // On some keyboards brackets take other keys to write.
        let longer = match event.key().as_str() {
            "]" => step,
            "[" => -step,
            "}" => Span::hours(1),
            "{" => Span::hours(-1),
            _ => Span::ZERO,
        };
        if longer != Span::ZERO {
            event.prevent_default();
            lengthen(editor, &id.get_value(), longer);
            burst.after(BURST_MS, editor.step_closer());
            return;
        }
        if is_command(&event) && !event.shift_key() && is_letter(&event, "d") {
            duplicate(editor, selection, &id.get_value());
            event.prevent_default();
            return;
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let now = at.get_untracked();
        match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => move_to(now + step),
            "ArrowLeft" | "ArrowDown" => move_to(now - step),
            "PageUp" => move_to(now + Span::days(1)),
            "PageDown" => move_to(now - Span::days(1)),
            "Home" => move_to(clock.with_untracked(|clock| clock.start)),
            "End" => move_to(clock.with_untracked(Clock::end)),
            "Delete" | "Backspace" => {
                let place = handles.with_untracked(|all| {
                    all.iter().position(|(it, _)| id.with_value(|id| it == id))
                });
                remove(editor, &id.get_value());
                focus_marker(lanes, place.unwrap_or_default());
                event.prevent_default();
                return;
            }
            "Enter" | " " => {
                selection.pick_incident(id.get_value());
                selection.tab.set(Tab::Incident);
                event.prevent_default();
                focus_soon(INSPECTOR.to_owned());
                return;
            }
            "Escape" => {
                let Some(drag) = drag.get_value() else { return };
                move_to(drag.start_at);
                end_drag();
            }
            _ => return,
        }
        event.prevent_default();
        lanes.viewport.reveal(at.get_untracked());
        burst.after(BURST_MS, editor.step_closer());
    };
    let focused = move |_| {
        selection.pick_incident(id.get_value());
        lanes.viewport.reveal(at.get_untracked());
    };

    let said = text(move || editor.run.with(|run| id.with_value(|id| read_out(run, id))));
    let side = text(move || {
        let scale = scale.get();
        if scale.x(at.get()) > scale.width / 2.0 { "before" } else { "after" }.to_owned()
    });
    let row = text(move || position.get().row.min(3).to_string());
    let minutes = move |at: Instant| clock.with(|clock| minutes_of(clock.start, at));
    view! {
        <div
            class="marker"
            role="slider"
            tabindex="0"
            aria-label=text(move || name_of_handle(&name.get()))
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=text(move || minutes(clock.with(last_moment)))
            aria-valuenow=text(move || minutes(at.get()))
            aria-valuetext=text(move || utc(at.get()))
            data-selected=is_selected
            data-dragged=flag(move || is_dragged.get())
            data-tick=text(move || match ticks.get() { 0 => String::new(), it => (it % 2).to_string() })
            data-turned=flag(move || position.get().is_turned)
            data-compact=flag(move || position.get().is_compact)
            data-out=flag(move || position.get().is_out)
            aria-keyshortcuts="Delete Control+D [ ]"
            title=text(move || title_of_handle(&name.get()))
            data-row=row
            style:max-inline-size=text(move || widest(position.get()))
            style:translate=px(move || scale.get().x(at.get()))
            on:pointerdown=on(pointer_down)
            on:pointermove=on(pointer_move)
            on:pointerup=on(pointer_up)
            on:pointercancel=on(move |_| { end_drag(); })
            on:keydown=on(key_down)
            on:focus=on(focused)
        >
            <span class="dots" aria-hidden="true"></span>
            {drawn(icon.into())}
            <span class="name">{name}</span>
            // The slider says its moment itself, and the live region what comes of it.
            {when(
                move || is_dragged.get(),
                move || view! { <span class="read-out" aria-hidden="true" data-side=side>{said}</span> },
            )}
        </div>
        {when(
            move || origin.with(Option::is_some),
            move || {
                let x = px(move || origin.get().map(|it| scale.get().x(it)).unwrap_or_default());
                view! { <span class="marker-origin" aria-hidden="true" style:translate=x data-row=row></span> }
            },
        )}
    }
}

/// Gives the focus to the handle that took the place of one, to the one before, or to the lanes.
fn focus_marker(lanes: Lanes, place: usize) {
    request_animation_frame(move || {
        let Some(track) = lanes.track.get_untracked() else { return };
        let markers = track.get_elements_by_class_name("marker");
        let last = markers.length().saturating_sub(1);
        let marker = markers.item(last.min(u32::try_from(place).unwrap_or(u32::MAX)));
        let marker = marker.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        // Focus fails only for elements that cannot have it.
        let _ = match (marker, lanes.frame.get_untracked()) {
            (Some(marker), _) => marker.focus(),
            (None, Some(frame)) => frame.focus(),
            (None, None) => Ok(()),
        };
    });
}

fn last_moment(clock: &Clock) -> Instant {
    clock.end() - Span::minutes(1)
}

fn within(at: Instant, clock: &Clock) -> Instant {
    at.min(last_moment(clock)).max(clock.start)
}
