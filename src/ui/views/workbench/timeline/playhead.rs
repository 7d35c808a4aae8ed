//! The playhead on the axis: a slider, and a place to scrub.

use leptos::ev;
use leptos::prelude::*;

use super::Lanes;
use crate::show::workbench::timeline::playback::{heard, minutes_of};
use crate::ui::state::{Editor, Playhead};
use crate::ui::widgets::{memo, on, px, text, when};
use crate::units::{Instant, Span};

/// The handle of the playhead, while there is one and it is in sight; pressed anywhere on the axis, the
/// playhead comes.
#[component]
pub(in crate::ui) fn PlayheadKnob() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let lanes = expect_context::<Lanes>();
    let clock = lanes.viewport.clock;
    let left = memo(move || playhead.at.get().and_then(|at| lanes.scale.get().inside(at)));
    let minutes = move |at: Instant| minutes_of(clock.get().0, at);
    let go = move |at: Instant| {
        playhead.place(at);
        if let Some(at) = playhead.at.get_untracked() {
            lanes.viewport.reveal(at);
        }
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(now) = playhead.at.get_untracked() else { return };
        let (start, end) = clock.get_untracked();
        let step = if event.shift_key() { Span::hours(1) } else { Span::minutes(1) };
        match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => go(now + step),
            "ArrowLeft" | "ArrowDown" => go(now - step),
            "PageUp" => go(now + Span::days(1)),
            "PageDown" => go(now - Span::days(1)),
            "Home" => go(start),
            "End" => go(end),
            _ => return,
        }
        event.prevent_default();
    };
    let value = text(move || {
        let Some(at) = playhead.at.get() else { return String::new() };
        editor.run.with(|run| heard(run, at))
    });
    view! {
        <div class="scrub" aria-hidden="true" title="Press or drag to look at a moment"></div>
        {when(
            move || left.with(Option::is_some),
            move || view! {
                <div
                    class="playhead"
                    role="slider"
                    tabindex="0"
                    aria-label="Moment that is looked at"
                    aria-orientation="horizontal"
                    aria-valuemin="0"
                    aria-valuemax=text(move || minutes(clock.get().1 - Span::minutes(1)))
                    aria-valuenow=text(move || playhead.at.get().map(minutes).unwrap_or_default())
                    aria-valuetext=value
                    style:left=px(move || left.get().unwrap_or_default())
                    on:keydown=on(key_down)
                ></div>
            },
        )}
    }
}
