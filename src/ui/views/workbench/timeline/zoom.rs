//! How much of the clock is shown: buttons, a list of lengths, and the arithmetic behind them.

use leptos::prelude::*;

use super::Lanes;
use crate::show::workbench::timeline::span::{WHOLE, between, length_key, lengths};
use crate::ui::state::viewport::NARROWEST;
use crate::ui::state::{Editor, Playhead, Selection, Viewport};
use crate::ui::widgets::{SelectField, drawn, lines, on, text, when};
use crate::units::{Instant, Span};

/// One press of a button or a key changes what is shown by this much.
pub(super) const STEP: f64 = 1.6;
/// A circle with a cross, to aim.
const AIM: &str = "M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4";
/// What zooming works on; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Zoom {
    editor: Editor,
    playhead: Playhead,
    selection: Selection,
    lanes: Lanes,
}

impl Zoom {
    /// The zoom of the timeline around.
    pub(super) fn new() -> Self {
        Self {
            editor: expect_context(),
            playhead: expect_context(),
            selection: expect_context(),
            lanes: expect_context(),
        }
    }

    /// Shows a shorter time for a factor above one, a longer one below, around what is looked at.
    pub(super) fn by(self, factor: f64) {
        around(self.lanes.viewport, self.anchor(), factor);
    }

    /// Shows the whole clock.
    pub(super) fn fit(self) {
        let viewport = self.lanes.viewport;
        viewport.show(viewport.clock.get_untracked());
    }

    /// Shows the selected incident with all that follows from it.
    pub(super) fn to_incident(self) {
        let Some(id) = self.selection.incident.get_untracked() else { return };
        let Some((from, to)) = self.editor.run.with_untracked(|run| run.aftermath(&id)) else {
            return;
        };
        let room = Span::seconds(to.since(from).as_seconds() / 8).max(Span::minutes(5));
        self.lanes.viewport.show((from - room, to + room));
    }

    /// Moves what is shown by a share of its length.
    pub(super) fn pan(self, share: f64) {
        let (from, to) = self.lanes.viewport.window.get_untracked();
        let by = Span::from_seconds_f64(to.since(from).as_seconds() as f64 * share);
        shift(self.lanes.viewport, (from, to), by);
    }

    fn show_length(self, minutes: i64) {
        let viewport = self.lanes.viewport;
        let (from, to) = viewport.window.get_untracked();
        let now = to.since(from).as_seconds() as f64;
        around(viewport, self.anchor(), now / (minutes * 60) as f64);
    }

    /// The playhead, else the selected incident, else the middle: the first that is in sight.
    fn anchor(self) -> Instant {
        let scale = self.lanes.scale.get_untracked();
        let incident = self.selection.incident.get_untracked().and_then(|id| {
            self.editor.scenario.with_untracked(|it| it.incident(&id).map(|it| it.at))
        });
        [self.playhead.at.get_untracked(), incident]
            .into_iter()
            .flatten()
            .find(|at| scale.inside(*at).is_some())
            .unwrap_or(scale.at(scale.width / 2.0))
    }
}

/// Shows a shorter or a longer time, and leaves a moment where it is.
pub(super) fn around(viewport: Viewport, anchor: Instant, factor: f64) {
    let (from, to) = viewport.window.get_untracked();
    let length = to.since(from).as_seconds() as f64;
    let (start, end) = viewport.clock.get_untracked();
    let whole = end.since(start).as_seconds() as f64;
    let next = (length / factor).max(NARROWEST.as_seconds() as f64).min(whole);
    let share = anchor.since(from).as_seconds() as f64 / length.max(1.0);
    let from = anchor - Span::from_seconds_f64(next * share);
    viewport.show((from, from + Span::from_seconds_f64(next)));
}

/// Moves a window, at most to the end of the clock.
pub(super) fn shift(viewport: Viewport, (from, to): (Instant, Instant), by: Span) {
    let (start, end) = viewport.clock.get_untracked();
    let by = by.min(end.since(to)).max(start.since(from));
    viewport.show((from + by, to + by));
}

/// The buttons, and what they lead to.
#[component]
pub(super) fn ZoomBar(
    /// What they do.
    zoom: Zoom,
) -> impl IntoView {
    let viewport = zoom.lanes.viewport;
    let key = move || length_key(viewport.window.get(), viewport.clock.get());
    let lengths = lines(move || lengths(viewport.window.get(), viewport.clock.get()));
    let choose = move |key: String| match key.parse() {
        Ok(minutes) => zoom.show_length(minutes),
        Err(_) if key == WHOLE => zoom.fit(),
        Err(_) => {}
    };
    let range = text(move || {
        let (from, to) = viewport.window.get();
        between(from, to)
    });
    view! {
        <div class="zoom" role="group" aria-label="What is shown">
            <span class="range">{range}</span>
            <SelectField
                label="Show"
                id="timeline-span"
                choices=lengths
                chosen=text(key)
                on_choose=choose
            />
            <button
                type="button"
                class="button"
                aria-label="Zoom out"
                title="Zoom out (S)"
                aria-keyshortcuts="S -"
                on:click=on(move |_| zoom.by(1.0 / STEP))
            >
                "−"
            </button>
            <button
                type="button"
                class="button"
                aria-label="Zoom in"
                title="Zoom in (W)"
                aria-keyshortcuts="W +"
                on:click=on(move |_| zoom.by(STEP))
            >
                "+"
            </button>
            <button
                type="button"
                class="button"
                title="Show the whole simulation (0)"
                aria-keyshortcuts="0"
                on:click=on(move |_| zoom.fit())
            >
                "Fit"
            </button>
            {when(
                move || zoom.selection.incident.with(Option::is_some),
                move || view! {
                    <button
                        type="button"
                        class="button"
                        aria-label="Zoom to incident"
                        title="Zoom to the selected incident (I)"
                        aria-keyshortcuts="I"
                        on:click=on(move |_| zoom.to_incident())
                    >
                        {drawn(text(|| AIM.to_owned()))}
                    </button>
                },
            )}
        </div>
    }
}
