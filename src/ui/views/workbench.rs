//! The workbench: the workload, what happens to it, and when.

mod adding;
pub(in crate::ui) mod charts;
pub(in crate::ui) mod exposure;
pub(in crate::ui) mod findings;
pub(in crate::ui) mod imprint;
mod incidents;
pub(in crate::ui) mod inspector;
pub(in crate::ui) mod journeys;
pub(in crate::ui) mod key_figures;
pub(in crate::ui) mod map;
pub(in crate::ui) mod moment;
pub(in crate::ui) mod place;
pub(in crate::ui) mod story;
pub(in crate::ui) mod templates;
pub(in crate::ui) mod timeline;
mod workload;

use leptos::prelude::*;

use crate::ui::lazy::Chunks;
use crate::ui::widgets::lazy_view;
use exposure::ExposurePanel;
use inspector::Inspector;
use key_figures::KeyFigures;
use map::MapPanel;
use timeline::Timeline;
use workload::WorkloadPanel;

/// The workload, what happens to it, and when.
pub(in crate::ui) fn workbench_view() -> AnyView {
    view! {
        <KeyFigures/>
        <div class="workbench">
            <WorkloadPanel/>
            <MapPanel/>
            <ExposurePanel/>
            <Inspector/>
            <Timeline/>
        </div>
        {lazy_view(expect_context::<Chunks>().details, |it| it.below)}
    }
    .into_any()
}
