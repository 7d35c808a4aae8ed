//! Which part of the clock the timeline shows.

use leptos::prelude::*;

use crate::ui::state::Editor;
use crate::ui::state::signals::memo;
use crate::units::{Instant, Span};

/// A shorter time is never shown: a minute is wide enough to be hit then.
pub(in crate::ui) const NARROWEST: Span = Span::minutes(10);

/// Two moments, the earlier one first.
pub(in crate::ui) type TimeWindow = (Instant, Instant);

/// Which part of the clock the timeline shows; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Viewport {
    wanted: RwSignal<Option<TimeWindow>>,
    /// The whole clock.
    pub(in crate::ui) clock: Memo<TimeWindow>,
    /// What is shown of it.
    pub(in crate::ui) window: Memo<TimeWindow>,
}

impl Viewport {
    /// The whole clock.
    pub(in crate::ui) fn new(editor: Editor) -> Self {
        let wanted = RwSignal::new(None::<TimeWindow>);
        let clock = memo(move || editor.design.with(|it| (it.clock.start, it.clock.end())));
        let window = memo(move || {
            let clock = clock.get();
            wanted.get().map_or(clock, |wanted| within(wanted, clock))
        });
        Self { wanted, clock, window }
    }

    /// Shows what lies between two moments, as far as it is within the clock and not too short.
    pub(in crate::ui) fn show(self, window: TimeWindow) {
        let clock = self.clock.get_untracked();
        let shown = within(window, clock);
        self.wanted.set((shown != clock).then_some(shown));
    }

    /// Moves what is shown only as far as a moment is in sight, with some room around it.
    pub(in crate::ui) fn reveal(self, at: Instant) {
        let (from, to) = self.window.get_untracked();
        if from <= at && at < to {
            return;
        }
        let length = to.since(from);
        let room = Span::seconds(length.as_seconds() / 8);
        let start = if at < from { at - room } else { at + room - length };
        self.show((start, start + length));
    }
}

/// A window as near to the wanted one as the clock lets it be; the whole clock where they do not meet,
/// as after another design was opened.
fn within((from, to): TimeWindow, (start, end): TimeWindow) -> TimeWindow {
    let whole = end.since(start);
    let length = to.since(from).max(NARROWEST).min(whole);
    if length == whole || to <= start || from >= end {
        return (start, end);
    }
    let from = from.min(end - length).max(start);
    (from, from + length)
}
