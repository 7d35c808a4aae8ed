//! The views that are loaded later: all but the workbench, and what is below or behind on that.

use leptos::prelude::*;

use super::compliance::ComplianceView;
use super::cost::{cost_view, protection_per_month};
use super::findings::{FindingsPanel, RefusedFile};
use super::incidents::AddIncident;
use super::inspector::{ComponentTab, IncidentTab, ProtectionTab};
use super::journeys::JourneysPanel;
use super::key_figures::KeyFigures;
use super::later::{Later, View, chunk};
use super::protect::ProtectView;
use super::shell::dialogs::{designs, share, shortcuts};
use super::shell::{PresetList, choose_file, outside};
use super::state::{Session, files};
use super::story::StoryPanel;
use super::widgets::Line;
use crate::document::link::{self, LinkError};
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
    /// What adds an incident.
    pub(super) add_incident: View,
    /// What protects the selected component.
    pub(super) protection: View,
    /// What the selected component is.
    pub(super) component: View,
    /// What the selected incident is.
    pub(super) incident: View,
    /// The list of keys.
    pub(super) shortcuts: View,
    /// What is around the page: what saves the design, listens to keys and takes files.
    pub(super) outside: View,
    /// Asks for a file to open.
    pub(super) choose_file: fn(Session),
    /// Saves the open design as a file.
    pub(super) save_file: fn(Session),
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
            add_incident: || view! { <AddIncident/> }.into_any(),
            protection: || view! { <ProtectionTab/> }.into_any(),
            component: || view! { <ComponentTab/> }.into_any(),
            incident: || view! { <IncidentTab/> }.into_any(),
            shortcuts,
            outside,
            choose_file,
            save_file: files::save,
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
    pub(super) read: fn(&str) -> Result<String, LinkError>,
}

chunk! {
    in share;
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
    /// What the workbench does not show at first.
    pub(super) details: Later<Details>,
    /// How data is protected, to be edited.
    pub(super) protect: Later<View>,
    /// What the controls say of the open run.
    pub(super) compliance: Later<View>,
    /// What protection and incidents cost.
    pub(super) cost: Later<View>,
    /// The list of the kept designs.
    pub(super) designs: Later<View>,
    /// Links with a design in them.
    pub(super) share: Later<Share>,
}

impl Parts {
    /// Views that nobody has asked for.
    pub(super) fn new() -> Self {
        Self {
            details: Later::new(|| Box::pin(details())),
            protect: Later::new(|| Box::pin(protect())),
            compliance: Later::new(|| Box::pin(compliance())),
            cost: Later::new(|| Box::pin(cost())),
            designs: Later::new(|| Box::pin(kept_designs())),
            share: Later::new(|| Box::pin(sharing())),
        }
    }
}
