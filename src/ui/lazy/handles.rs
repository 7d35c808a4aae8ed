//! What the files that are loaded later hold, as types: whoever needs a part asks for it here.

use std::sync::Arc;

use leptos::prelude::AnyView;

use super::chunk::{Chunk, View};
use crate::chart::map::{Grouping, Map, Twin};
use crate::engine::Run;
use crate::engine::ledger::Estimates;
use crate::model::{ComponentId, IncidentId, Scenario};
use crate::show::Line;
use crate::show::workbench::moment::{MapAtMoment, MomentText};
use crate::show::workbench::scale::Scale;
use crate::ui::state::designs::ReadLink;
use crate::ui::state::{Editor, MapCanvas, Playhead, Selection, Session};
use crate::units::Instant;

/// What the workbench is worked with: without it, it can be looked at and no more.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Bench {
    /// The exposure of the selected component, as a chart.
    pub(in crate::ui) exposure: View,
    /// The handles of the incidents on the timeline.
    pub(in crate::ui) incidents: View,
    /// What stands before its lanes.
    pub(in crate::ui) front: View,
    /// What is around the page: what saves the design, listens to keys and takes files.
    pub(in crate::ui) outside: View,
    /// Asks for a file to open.
    pub(in crate::ui) choose_file: fn(Session),
    /// Saves the open design as a file.
    pub(in crate::ui) save_file: fn(Session),
}

/// The map of a design for a frame with its components gathered, and the design as it is laid out.
type GatherForMap =
    fn(&Arc<Scenario>, &Grouping, &[ComponentId], &[Twin], (f64, f64)) -> (Arc<Scenario>, Map);

/// What the workbench does not show at first.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Details {
    /// What is said of a moment of a run.
    pub(in crate::ui) shown_at: fn(&Run, Instant) -> MomentText,
    /// What the map says of a moment of a run.
    pub(in crate::ui) map_at: fn(&Run, Instant, &Map) -> MapAtMoment,
    /// The map of a design whose components are gathered: how, which groups are open, replicas and copies, frame.
    pub(in crate::ui) gathered: GatherForMap,
    /// What the boxes and lines of the map mean.
    pub(in crate::ui) map_legend: View,
    /// What stands in the head of a map: its buttons.
    pub(in crate::ui) map_tools: fn(MapCanvas) -> AnyView,
    /// What lies over a map: what one works on it with.
    pub(in crate::ui) map_over: fn(MapCanvas) -> AnyView,
    /// What a first visit leads through.
    pub(in crate::ui) first_steps: View,
    /// How often the selected component is backed up, to choose.
    pub(in crate::ui) frequency: View,
    /// What lies over the picture of the exposure, to read values off it.
    pub(in crate::ui) exposure_over: View,
    /// What stands beside its table: the picture as a file.
    pub(in crate::ui) exposure_beside: View,
    /// What the selected incident did to the selected component.
    pub(in crate::ui) outcome: View,
    /// Why the outcome that the inspector shows is what it is.
    pub(in crate::ui) why_outcome: View,
    /// What an incident reaches that does not reach the component.
    pub(in crate::ui) not_hit: fn(IncidentId) -> AnyView,
    /// Why the key figure that was asked about is what it is.
    pub(in crate::ui) why_figure: View,
    /// What is below the workbench: the journeys, the findings, the charts and the story of the run.
    pub(in crate::ui) below: View,
    /// What protection costs in a month, as a line of the key figures; with what it costs more than in a former run.
    pub(in crate::ui) protection_per_month: fn(&Run, Option<&Run>, Estimates) -> Line,
    /// Watches for edits after which the design costs many times as much, and says so.
    pub(in crate::ui) jumps: View,
    /// A file that could not be read.
    pub(in crate::ui) refused: View,
    /// The designs to start from.
    pub(in crate::ui) presets: View,
    /// The field that the name of the open design becomes.
    pub(in crate::ui) rename: View,
    /// What adds to the workload.
    pub(in crate::ui) workload_tools: View,
    /// What moves, zooms and plays on the timeline.
    pub(in crate::ui) timeline: TimelineParts,
    /// What protects the selected component.
    pub(in crate::ui) protection: View,
    /// What the selected component is.
    pub(in crate::ui) component: View,
    /// What the selected incident is.
    pub(in crate::ui) incident: View,
    /// Help: a menu, the list of keys, and a report of a problem.
    pub(in crate::ui) help: View,
    /// The command palette.
    pub(in crate::ui) palette: View,
    /// Adds the ready-made incident with a key, and picks it.
    pub(in crate::ui) place_template: fn(Editor, Selection, Playhead, &str),
    /// What is shown where the address leads to no page.
    pub(in crate::ui) no_page: View,
}

/// The parts of the timeline that come later.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct TimelineParts {
    /// Its buttons.
    pub(in crate::ui) controls: View,
    /// The handle of the playhead, on the axis.
    pub(in crate::ui) playhead: View,
    /// What is below the lanes.
    pub(in crate::ui) foot: View,
    /// The moment of the job nearest to a place on a lane.
    pub(in crate::ui) nearest_point: fn(&Run, &ComponentId, Scale, f64) -> Option<Instant>,
}

/// Links with a design in them.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Share {
    /// What makes a link to the open design.
    pub(in crate::ui) view: View,
    /// Takes the document out of the fragment of a link.
    pub(in crate::ui) read: ReadLink,
}

/// The views that are loaded later; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Chunks {
    /// What the workbench is worked with.
    pub(in crate::ui) bench: Chunk<Bench>,
    /// What the workbench does not show at first.
    pub(in crate::ui) details: Chunk<Details>,
    /// The workload, to be edited.
    pub(in crate::ui) build: Chunk<View>,
    /// How data is protected, to be edited.
    pub(in crate::ui) protect: Chunk<View>,
    /// Whether the design is good enough, and what that rests on.
    pub(in crate::ui) assess: Chunk<View>,
    /// Designs side by side.
    pub(in crate::ui) compare: Chunk<View>,
    /// What the controls say of the open run.
    pub(in crate::ui) compliance: Chunk<View>,
    /// What protection and incidents cost.
    pub(in crate::ui) cost: Chunk<View>,
    /// What there is to learn.
    pub(in crate::ui) learn: Chunk<View>,
    /// What guides through the lesson that the open design belongs to.
    pub(in crate::ui) lesson: Chunk<View>,
    /// The entry of the glossary that was asked for.
    pub(in crate::ui) term: Chunk<View>,
    /// The terms of the glossary, as rows.
    pub(in crate::ui) terms: Chunk<fn() -> Vec<Line>>,
    /// The list of the saved designs.
    pub(in crate::ui) designs: Chunk<View>,
    /// Links with a design in them.
    pub(in crate::ui) share: Chunk<Share>,
    /// The map of the open design.
    pub(in crate::ui) map: View,
}
