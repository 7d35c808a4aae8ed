//! Which part of the clock the timeline shows.

use leptos::prelude::*;

use crate::show::workbench::timeline::span::opening_window;
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
    /// What was asked for, and of which design.
    wanted: RwSignal<Option<(u64, TimeWindow)>>,
    /// Which of the designs that were opened is shown.
    design: Memo<u64>,
    /// The whole clock.
    pub(in crate::ui) clock: Memo<TimeWindow>,
    /// What is shown of it.
    pub(in crate::ui) window: Memo<TimeWindow>,
}

impl Viewport {
    /// What happens in a design, until something else of it is asked for.
    pub(in crate::ui) fn new(editor: Editor) -> Self {
        let wanted = RwSignal::new(None::<(u64, TimeWindow)>);
        let clock = memo(move || editor.design.with(|it| (it.clock.start, it.clock.end())));
        let design = editor.shown_design();
        let opening = memo(move || {
            // Read, and not only tracked: a memo that nobody has read follows nothing.
            design.with(|_| ());
            opening_window(&editor.newest())
        });
        let window = memo(move || {
            let of_design = wanted.get().filter(|(of, _)| *of == design.get());
            within(of_design.map_or_else(|| opening.get(), |(_, window)| window), clock.get())
        });
        Self { wanted, design, clock, window }
    }

    /// Shows what lies between two moments, as far as it is within the clock and not too short.
    pub(in crate::ui) fn show(self, window: TimeWindow) {
        let shown = within(window, self.clock.get_untracked());
        self.wanted.set(Some((self.design.get_untracked(), shown)));
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
