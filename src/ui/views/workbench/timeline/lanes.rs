//! What the parts of the timeline share: its scale, its elements, and what its lanes show.

use leptos::html;
use leptos::prelude::*;

use crate::show::workbench::scale::Scale;
use crate::ui::state::Viewport;
use crate::ui::widgets::{memo, size_of};
use crate::units::Instant;

/// Where and when an incident is to be added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) struct NewIncidentSpot {
    /// The moment.
    pub(in crate::ui) at: Instant,
    /// Where the pointer was, in CSS pixels from the left and from the top of the page's frame.
    pub(in crate::ui) place: (f64, f64),
}

/// What the parts of the timeline share; copy it freely.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Lanes {
    /// From moments to pixels.
    pub(in crate::ui) scale: Memo<Scale>,
    /// Which part of the clock is shown.
    pub(in crate::ui) viewport: Viewport,
    /// All of the timeline.
    pub(in crate::ui) panel: NodeRef<html::Section>,
    /// What the keys work on, and what scrolls.
    pub(in crate::ui) frame: NodeRef<html::Div>,
    /// The incidents and all lanes.
    pub(in crate::ui) body: NodeRef<html::Div>,
    /// The track of the incidents, which is as wide as all tracks.
    pub(in crate::ui) track: NodeRef<html::Div>,
    /// The track of the axis.
    pub(in crate::ui) axis: NodeRef<html::Div>,
    /// What each lane shows, as marks of `MARKS`.
    pub(in crate::ui) shown: RwSignal<Vec<Memo<u32>>>,
    /// Where an incident is to be added, while that is asked.
    pub(in crate::ui) spot: RwSignal<Option<NewIncidentSpot>>,
}

impl Lanes {
    pub(super) fn new(viewport: Viewport) -> Self {
        let track = NodeRef::new();
        let size = size_of(track);
        let scale = memo(move || {
            let (from, to) = viewport.window.get();
            Scale::new(from, to, size.get().0)
        });
        Self {
            scale,
            viewport,
            panel: NodeRef::new(),
            frame: NodeRef::new(),
            body: NodeRef::new(),
            track,
            axis: NodeRef::new(),
            shown: RwSignal::new(Vec::new()),
            spot: RwSignal::new(None),
        }
    }
}
