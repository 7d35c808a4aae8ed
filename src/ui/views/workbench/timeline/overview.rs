//! The whole clock on one strip, with the part that is shown; for pointers, since keys pan the lanes.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Lanes;
use super::zoom::shift;
use crate::show::TextRow;
use crate::show::text::css_percent;
use crate::show::workbench::timeline::span::{incidents_on_strip, share_of};
use crate::ui::state::{Editor, Playhead};
use crate::ui::widgets::{lines, memo, on, rows, text, when};
use crate::units::{Instant, Span};

/// The strip, while less than the whole clock is shown.
#[component]
pub(in crate::ui) fn Overview() -> impl IntoView {
    let viewport = expect_context::<Lanes>().viewport;
    when(move || viewport.window.get() != viewport.clock.get(), || view! { <Strip/> })
}

#[component]
fn Strip() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let lanes = expect_context::<Lanes>();
    let viewport = lanes.viewport;
    let strip = NodeRef::<html::Div>::new();
    // The strip's left and width, while it is dragged.
    let drag = StoredValue::new(None::<(f64, f64)>);
    let share = move |at: Instant| share_of(viewport.clock.get(), at);
    let left = text(move || css_percent(share(viewport.window.get().0)));
    let width = text(move || {
        let (from, to) = viewport.window.get();
        css_percent(share(to) - share(from))
    });
    let incidents = lines(move || {
        let clock = viewport.clock.get();
        editor.scenario.with(|scenario| incidents_on_strip(scenario, clock))
    });
    let at = memo(move || playhead.at.get().map(|at| css_percent(share(at))));
    let go = move |event: &ev::PointerEvent| {
        let Some((left, width)) = drag.get_value() else { return };
        let (start, end) = viewport.clock.get_untracked();
        let share = (f64::from(event.client_x()) - left) / width.max(1.0);
        let whole = end.since(start).as_seconds() as f64;
        let middle = start + Span::from_seconds_f64(whole * share);
        let (from, to) = viewport.window.get_untracked();
        let half = Span::seconds(to.since(from).as_seconds() / 2);
        shift(viewport, (from, to), middle.since(from + half));
    };
    let pressed = move |event: ev::PointerEvent| {
        let Some(strip) = strip.get_untracked().filter(|_| event.button() == 0) else { return };
        // Without capture the drag ends at the edge of the strip.
        let _ = strip.set_pointer_capture(event.pointer_id());
        let place = strip.get_bounding_client_rect();
        drag.set_value(Some((place.left(), place.width())));
        go(&event);
    };
    view! {
        <div
            class="overview"
            aria-hidden="true"
            title="Drag to move what is shown"
            node_ref=strip
            on:pointerdown=on(pressed)
            on:pointermove=on(move |event: ev::PointerEvent| go(&event))
            on:pointerup=on(move |_| drag.set_value(None))
            on:pointercancel=on(move |_| drag.set_value(None))
        >
            {rows(incidents, |it| view! { <span class="incident-tick" style:left=it.text(TextRow::AT.text)></span> })}
            <span class="thumb" style:left=left style:width=width></span>
            {when(
                move || at.with(Option::is_some),
                move || {
                    let left = text(move || at.get().unwrap_or_default());
                    view! { <span class="playhead-tick" style:left=left></span> }
                },
            )}
        </div>
    }
}
