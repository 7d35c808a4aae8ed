//! The transport: plays the run, steps through its events, and says what is happening.

use leptos::prelude::*;

use super::Lanes;
use crate::platform::frames;
use crate::show::workbench::timeline::playback::{self, AT_FIRST};
use crate::ui::state::timer::ViewTimer;
use crate::ui::state::{Editor, Playhead};
use crate::ui::widgets::{Glyph, Icon, SelectField, drawn, flag, lines, memo, on, text, when};
use crate::units::{Instant, Span};

/// The playhead moves at most so often, in milliseconds: more nobody sees, and all that follows it works.
const SHORTEST_FRAME: f64 = 32.0;
/// With less motion it moves so often, in milliseconds, and jumps.
const JUMP_MS: u32 = 1_000;
/// After a longer wait than this, in milliseconds, the page was not seen: playing goes on from there only
/// when it is asked to.
const UNSEEN: f64 = 3_000.0;

const PLAY: &str = "M5 3.2v9.6l7.6-4.8z";
const PAUSE: &str = "M5.2 3.5v9M10.8 3.5v9";
const BACK: &str = "M3.5 3.5v9M12.5 3.8v8.4L6.2 8z";
const FORTH: &str = "M12.5 3.5v9M3.5 3.8v8.4L9.8 8z";

/// Plays the run; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Transport {
    editor: Editor,
    playhead: Playhead,
    lanes: Lanes,
    is_playing: RwSignal<bool>,
    speed: RwSignal<u32>,
    /// Which time of playing this is: a frame of an earlier one does nothing.
    turn: StoredValue<u32>,
    /// What is left of a second.
    rest: StoredValue<f64>,
    /// Rings for the next jump.
    jump: ViewTimer,
}

impl Transport {
    /// At rest.
    pub(super) fn new() -> Self {
        Self {
            editor: expect_context(),
            playhead: expect_context(),
            lanes: expect_context(),
            is_playing: RwSignal::new(false),
            speed: RwSignal::new(AT_FIRST),
            turn: StoredValue::new(0),
            rest: StoredValue::new(0.0),
            jump: ViewTimer::new(),
        }
    }

    /// Plays, or pauses.
    pub(super) fn toggle(self) {
        if self.is_playing.get_untracked() {
            self.pause();
            return;
        }
        let scale = self.lanes.scale.get_untracked();
        let start = match self.playhead.at.get_untracked() {
            None => self.editor.run.with_untracked(|run| playback::start(run, scale.from)),
            Some(at) if at >= self.last() => self.lanes.viewport.clock.get_untracked().0,
            Some(at) => at,
        };
        self.go(start);
        self.is_playing.set(true);
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.rest.set_value(0.0);
        self.wait(self.turn.get_value(), frames::now());
    }

    /// Stays where it is.
    pub(super) fn pause(self) {
        self.is_playing.set(false);
    }

    /// Goes to the next event.
    pub(super) fn forth(self) {
        self.pause();
        let now = self.playhead.at.get_untracked();
        let next = self.editor.run.with_untracked(|run| run.step_after(now));
        if let Some(next) = next {
            self.go(next.at);
        }
    }

    /// Goes to the event before.
    pub(super) fn back(self) {
        self.pause();
        let (_, end) = self.lanes.viewport.clock.get_untracked();
        let now = self.playhead.at.get_untracked().unwrap_or(end);
        let before = self.editor.run.with_untracked(|run| run.step_before(now));
        if let Some(before) = before {
            self.go(before.at);
        }
    }

    /// Looks at the whole run again.
    pub(super) fn leave(self) {
        self.pause();
        self.playhead.leave();
    }

    fn go(self, at: Instant) {
        self.playhead.place(at);
        self.lanes.viewport.reveal(at);
    }

    fn last(self) -> Instant {
        self.lanes.viewport.clock.get_untracked().1 - Span::minutes(1)
    }

    fn wait(self, turn: u32, before: f64) {
        if frames::is_motion_reduced() {
            self.jump.after(JUMP_MS, move || self.frame(turn, before));
        } else {
            request_animation_frame(move || self.frame(turn, before));
        }
    }

    fn frame(self, turn: u32, before: f64) {
        // Nothing is left of it once another view is open.
        if self.is_playing.try_get_untracked() != Some(true) || self.turn.get_value() != turn {
            return;
        }
        let now = frames::now();
        let passed = now - before;
        if frames::is_hidden() || passed > UNSEEN {
            self.pause();
        } else if passed < SHORTEST_FRAME {
            self.wait(turn, before);
        } else {
            let is_jumping = frames::is_motion_reduced();
            self.advance(if is_jumping { f64::from(JUMP_MS) } else { passed } / 1_000.0);
            self.wait(turn, now);
        }
    }

    fn advance(self, seconds: f64) {
        let Some(at) = self.playhead.at.get_untracked() else {
            self.pause();
            return;
        };
        let chosen = self.speed.get_untracked();
        let pace = self.editor.run.with_untracked(|run| playback::pace(run, at, chosen));
        let simulated = seconds * pace + self.rest.get_value();
        let whole = simulated.floor();
        self.rest.set_value(simulated - whole);
        let next = at + Span::from_seconds_f64(whole);
        self.playhead.place(next);
        if next >= self.last() {
            self.pause();
        }
        // What runs out of sight on the right is followed by a page.
        let scale = self.lanes.scale.get_untracked();
        if scale.inside(next).is_none() {
            let length = scale.to.since(scale.from);
            let from = next - Span::seconds(length.as_seconds() / 16);
            self.lanes.viewport.show((from, from + length));
        }
    }
}

/// The buttons that play, and what is happening.
#[component]
pub(super) fn TransportBar(
    /// What they do.
    transport: Transport,
) -> impl IntoView {
    let (playhead, editor) = (transport.playhead, transport.editor);
    let is_playing = transport.is_playing;
    let play = text(move || if is_playing.get() { "Pause" } else { "Play" }.to_owned());
    let picture = text(move || if is_playing.get() { PAUSE } else { PLAY }.to_owned());
    let speeds = lines(playback::speeds);
    let now = text(move || playback::now(playhead.at.get()));
    let what = text(move || {
        let Some(at) = playhead.at.get() else { return String::new() };
        editor.run.with(|run| playback::latest(run, at))
    });
    let has_before = memo(move || {
        let at = playhead.at.get();
        editor.run.with(|run| run.went_on_before(at.unwrap_or(run.scenario.clock.end())))
    });
    let has_next = memo(move || {
        let at = playhead.at.get();
        editor.run.with(|run| run.goes_on_after(at))
    });
    let still = |path: &'static str| drawn(text(move || path.to_owned()));
    view! {
        <div class="transport" role="group" aria-label="Playback">
            <button
                type="button"
                class="button play"
                aria-keyshortcuts="Space K"
                title="Play or pause (Space)"
                on:click=on(move |_| transport.toggle())
            >
                {drawn(picture)}
                {play}
            </button>
            <button
                type="button"
                class="button"
                aria-label="Previous event"
                aria-keyshortcuts=", J"
                title="Previous event (,)"
                aria-disabled=flag(move || !has_before.get())
                on:click=on(move |_| transport.back())
            >
                {still(BACK)}
            </button>
            <button
                type="button"
                class="button"
                aria-label="Next event"
                aria-keyshortcuts=". L"
                title="Next event (.)"
                aria-disabled=flag(move || !has_next.get())
                on:click=on(move |_| transport.forth())
            >
                {still(FORTH)}
            </button>
            <SelectField
                label="Speed"
                id="timeline-speed"
                choices=speeds
                chosen=text(move || transport.speed.get().to_string())
                on_choose=move |speed: String| {
                    transport.speed.set(speed.parse().unwrap_or(AT_FIRST));
                }
            />
        </div>
        <p class="now">
            {when(
                move || playhead.at.with(Option::is_some),
                move || view! {
                    <button
                        type="button"
                        class="button"
                        data-look="plain"
                        aria-label="Whole run"
                        title="Look at the whole run again (R)"
                        aria-keyshortcuts="R"
                        on:click=on(move |_| transport.leave())
                    >
                        <Icon glyph=Glyph::Close/>
                    </button>
                },
            )}
            <span class="what"><b>{now}</b>" "<span title=what>{what}</span></span>
        </p>
    }
}
