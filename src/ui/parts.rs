//! The views that are loaded later: all but the workbench, and what is below or behind on that.

use leptos::prelude::*;

use super::compliance::ComplianceView;
use super::cost::{cost_view, protection_per_month};
use super::findings::{FindingsPanel, RefusedFile};
use super::inspector::{ComponentTab, IncidentTab, ProtectionTab};
use super::journeys::JourneysPanel;
use super::key_figures::KeyFigures;
use super::later::{Later, View, chunk};
use super::protect::ProtectView;
use super::shell::PresetList;
use super::story::StoryPanel;
use super::timeline::{Controls, Foot, IncidentLines, IncidentTrack, PlayheadKnob, TimelineParts};
use super::widgets::Line;
use crate::engine::Run;

/// What the workbench does not show at first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Details {
    /// What is below the workbench: the journeys, the findings and the story of the run.
    pub(super) below: View,
    /// What protection costs in a month, as a line of the key figures.
    pub(super) protection_per_month: fn(&Run) -> Line,
    /// A file that could not be read.
    pub(super) refused: View,
    /// The designs to start from.
    pub(super) presets: View,
    /// What moves, zooms and plays on the timeline.
    pub(super) timeline: TimelineParts,
    /// What protects the selected component.
    pub(super) protection: View,
    /// What the selected component is.
    pub(super) component: View,
    /// What the selected incident is.
    pub(super) incident: View,
}

chunk! {
    in workbench;
    /// What the workbench does not show at first, in the file of the tools, which is loaded then anyway.
    fn details() -> Details {
        Details {
            below: || view! { <JourneysPanel/> <FindingsPanel/> <StoryPanel/> }.into_any(),
            protection_per_month,
            refused: || view! { <RefusedFile/> }.into_any(),
            presets: || view! { <PresetList/> }.into_any(),
            timeline: TimelineParts {
                controls: || view! { <Controls/> }.into_any(),
                incidents: || view! { <IncidentTrack/> }.into_any(),
                front: || view! { <IncidentLines/> }.into_any(),
                playhead: || view! { <PlayheadKnob/> }.into_any(),
                foot: || view! { <Foot/> }.into_any(),
            },
            protection: || view! { <ProtectionTab/> }.into_any(),
            component: || view! { <ComponentTab/> }.into_any(),
            incident: || view! { <IncidentTab/> }.into_any(),
        }
    }
}

chunk! {
    in protect;
    /// The Protect view with its forms.
    fn protect() -> View {
        || view! { <KeyFigures/> <ProtectView/> }.into_any()
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

/// The views that are loaded later; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    /// What the workbench does not show at first.
    pub(super) details: Later<Details>,
    /// How data is protected, to be edited.
    pub(super) protect: Later<View>,
    /// What the controls say of the open run.
    pub(super) compliance: Later<View>,
    /// What protection and incidents cost.
    pub(super) cost: Later<View>,
}

impl Parts {
    /// Views that nobody has asked for.
    pub(super) fn new() -> Self {
        Self {
            details: Later::new(|| Box::pin(details())),
            protect: Later::new(|| Box::pin(protect())),
            compliance: Later::new(|| Box::pin(compliance())),
            cost: Later::new(|| Box::pin(cost())),
        }
    }
}
