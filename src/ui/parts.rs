//! The views that are loaded later: all but the workbench, and what is below or behind on that.

use leptos::prelude::*;

use super::assess::assess_view;
use super::build::{BuildView, WorkloadTools};
use super::charts::ChartsPanel;
use super::compare::compare_view;
use super::compliance::ComplianceView;
use super::cost::{cost_view, protection_per_month};
use super::exposure::{ExposureChart, exposure_beside, exposure_over};
use super::findings::{FindingsPanel, RefusedFile};
use super::inspector::{ComponentTab, IncidentTab, NotHit, ProtectionTab, WhyOutcome};
use super::journeys::JourneysPanel;
use super::key_figures::{KeyFigures, WhyFigure};
use super::later::{Later, View, chunk};
use super::learn::{asked_entry, learn_view, lesson_bar};
use super::map::{MapThen, map_legend};
use super::moment::{Counted, map_at, shown_at};
use super::protect::ProtectView;
use super::shell::dialogs::{designs, share, shortcuts};
use super::shell::{PresetList, choose_file, outside};
use super::state::{Session, files};
use super::story::StoryPanel;
use super::then::Shown;
use super::timeline::{
    Controls, Foot, IncidentLines, IncidentTrack, PlayheadKnob, TimelineParts, nearest_point,
};
use super::widgets::Line;
use crate::chart::map::Map;
use crate::document::link::{self, LinkError};
use crate::engine::Run;
use crate::model::IncidentId;
use crate::units::Instant;

/// What the workbench is worked with: without it, it can be looked at and no more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bench {
    /// The exposure of the selected component, as a chart.
    pub(super) exposure: View,
    /// The handles of the incidents on the timeline.
    pub(super) incidents: View,
    /// What stands before its lanes.
    pub(super) front: View,
    /// What is around the page: what saves the design, listens to keys and takes files.
    pub(super) outside: View,
    /// Asks for a file to open.
    pub(super) choose_file: fn(Session),
    /// Saves the open design as a file.
    pub(super) save_file: fn(Session),
}

chunk! {
    in workbench;
    /// What the workbench is worked with, in the file of the tools.
    fn bench() -> Bench {
        Bench {
            exposure: || view! { <ExposureChart/> }.into_any(),
            incidents: || view! { <IncidentTrack/> }.into_any(),
            front: || view! { <IncidentLines/> }.into_any(),
            outside,
            choose_file,
            save_file: files::save,
        }
    }
}

/// What the workbench does not show at first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Details {
    /// What is said of a moment of a run.
    pub(super) shown_at: fn(&Run, Instant) -> Shown,
    /// What the map says of a moment of a run.
    pub(super) map_at: fn(&Run, Instant, &Map) -> MapThen,
    /// What the boxes and lines of the map mean.
    pub(super) map_legend: View,
    /// What lies over the picture of the exposure, to read values off it.
    pub(super) exposure_over: View,
    /// What stands beside its table: the picture as a file.
    pub(super) exposure_beside: View,
    /// Why the outcome that the inspector shows is what it is.
    pub(super) why_outcome: View,
    /// What an incident reaches that does not reach the component.
    pub(super) not_hit: fn(IncidentId) -> AnyView,
    /// Why the key figure that was asked about is what it is.
    pub(super) why_figure: View,
    /// What is below the workbench: the journeys, the findings, the charts and the story of the run.
    pub(super) below: View,
    /// What protection costs in a month, as a line of the key figures.
    pub(super) protection_per_month: fn(&Run) -> Line,
    /// A file that could not be read.
    pub(super) refused: View,
    /// The designs to start from.
    pub(super) presets: View,
    /// What adds to the workload.
    pub(super) workload_tools: View,
    /// What moves, zooms and plays on the timeline.
    pub(super) timeline: TimelineParts,
    /// What protects the selected component.
    pub(super) protection: View,
    /// What the selected component is.
    pub(super) component: View,
    /// What the selected incident is.
    pub(super) incident: View,
    /// The list of keys.
    pub(super) shortcuts: View,
}

chunk! {
    in details;
    /// What the workbench does not show at first.
    fn details() -> Details {
        Details {
            shown_at,
            map_at,
            map_legend,
            exposure_over,
            exposure_beside,
            why_outcome: || view! { <WhyOutcome/> }.into_any(),
            not_hit: |incident| view! { <NotHit incident/> }.into_any(),
            why_figure: || view! { <WhyFigure/> }.into_any(),
            below: || {
                provide_context(Counted::new());
                view! { <ChartsPanel/> <JourneysPanel/> <FindingsPanel/> <StoryPanel/> }.into_any()
            },
            protection_per_month,
            refused: || view! { <RefusedFile/> }.into_any(),
            presets: || view! { <PresetList/> }.into_any(),
            workload_tools: || view! { <WorkloadTools/> }.into_any(),
            timeline: TimelineParts {
                controls: || view! { <Controls/> }.into_any(),
                playhead: || view! { <PlayheadKnob/> }.into_any(),
                foot: || view! { <Foot/> }.into_any(),
                nearest_point,
            },
            protection: || view! { <ProtectionTab/> }.into_any(),
            component: || view! { <ComponentTab/> }.into_any(),
            incident: || view! { <IncidentTab/> }.into_any(),
            shortcuts,
        }
    }
}

chunk! {
    in forms;
    /// The Build view, in the file of the forms.
    fn build() -> View {
        || view! { <KeyFigures/> <BuildView/> }.into_any()
    }
}

chunk! {
    in forms;
    /// The Protect view, in the file of the forms.
    fn protect() -> View {
        || view! { <KeyFigures/> <ProtectView/> }.into_any()
    }
}

chunk! {
    in assess;
    /// The Assess view with the disruptions, the score and the search for changes.
    fn assess() -> View {
        assess_view
    }
}

chunk! {
    in compare;
    /// The Compare view with the designs that strategies make.
    fn compare() -> View {
        compare_view
    }
}

chunk! {
    in compliance;
    /// The Compliance view with the controls.
    fn compliance() -> View {
        || view! { <ComplianceView/> }.into_any()
    }
}

chunk! {
    in cost;
    /// The Cost view with the bill, the prices and the assumptions.
    fn cost() -> View {
        cost_view
    }
}

chunk! {
    in learn;
    /// The Learn view with all its texts.
    fn learn() -> View {
        learn_view
    }
}

chunk! {
    in learn;
    /// The entry of the glossary that was asked for.
    fn term() -> View {
        asked_entry
    }
}

chunk! {
    in learn;
    /// What guides through a lesson above the open design.
    fn lesson() -> View {
        lesson_bar
    }
}

chunk! {
    in designs;
    /// The list of the kept designs.
    fn kept_designs() -> View {
        designs
    }
}

/// Links with a design in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    /// What makes a link to the open design.
    pub(super) view: View,
    /// Takes the document out of the fragment of a link.
    pub(super) read: fn(&str) -> Result<link::Linked, LinkError>,
}

chunk! {
    in designs;
    /// What makes and reads links, with the compression that takes.
    fn sharing() -> Share {
        Share { view: share, read: link::read }
    }
}

/// What reads links, for what comes before the page; nothing when its file does not come.
pub(super) async fn share_file() -> Option<Share> {
    sharing().await.ok()
}

/// The views that are loaded later; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    /// What the workbench is worked with.
    pub(super) bench: Later<Bench>,
    /// What the workbench does not show at first.
    pub(super) details: Later<Details>,
    /// The workload, to be edited.
    pub(super) build: Later<View>,
    /// How data is protected, to be edited.
    pub(super) protect: Later<View>,
    /// Whether the design is good enough, and what that rests on.
    pub(super) assess: Later<View>,
    /// Designs side by side.
    pub(super) compare: Later<View>,
    /// What the controls say of the open run.
    pub(super) compliance: Later<View>,
    /// What protection and incidents cost.
    pub(super) cost: Later<View>,
    /// What there is to learn.
    pub(super) learn: Later<View>,
    /// What guides through the lesson that the open design belongs to.
    pub(super) lesson: Later<View>,
    /// The entry of the glossary that was asked for.
    pub(super) term: Later<View>,
    /// The list of the kept designs.
    pub(super) designs: Later<View>,
    /// Links with a design in them.
    pub(super) share: Later<Share>,
}

impl Parts {
    /// Views that nobody has asked for.
    pub(super) fn new() -> Self {
        Self {
            bench: Later::new(|| Box::pin(bench())),
            details: Later::new(|| Box::pin(details())),
            build: Later::new(|| Box::pin(build())),
            protect: Later::new(|| Box::pin(protect())),
            assess: Later::new(|| Box::pin(assess())),
            compare: Later::new(|| Box::pin(compare())),
            compliance: Later::new(|| Box::pin(compliance())),
            cost: Later::new(|| Box::pin(cost())),
            learn: Later::new(|| Box::pin(learn())),
            lesson: Later::new(|| Box::pin(lesson())),
            term: Later::new(|| Box::pin(term())),
            designs: Later::new(|| Box::pin(kept_designs())),
            share: Later::new(|| Box::pin(sharing())),
        }
    }
}
