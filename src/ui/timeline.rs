//! The timeline: one lane per component, incidents above them, everything on one scale.
//!
//! Axis and lanes are drawn first. What moves, zooms and plays comes with the tools: nothing could be
//! edited before they are there.

mod axis;
mod controls;
mod gestures;
mod grip;
mod incidents;
mod keys;
mod lane;
mod lanes;
mod legend;
mod marker;
mod moment_field;
mod overview;
mod playhead;
mod scale;
mod transport;
mod viewport;
mod zoom;

use leptos::prelude::*;

use super::later::{View, later, ready};
use super::parts::Parts;
use super::state::Editor;
use super::widgets::keyed;
use crate::engine::Run;
use crate::model::ComponentId;
use crate::ui::term::{Term, term};
use crate::units::Instant;
use axis::{AxisLabels, GridLines};
pub(super) use controls::Controls;
pub(super) use incidents::{IncidentLines, IncidentTrack};
use lane::LaneRow;
pub(super) use lane::nearest_point;
pub(super) use lanes::Lanes;
pub(super) use legend::Foot;
pub(super) use moment_field::{MomentField, read as read_moment, written as written_moment};
pub(super) use playhead::PlayheadKnob;
pub(super) use scale::Scale;
pub(super) use viewport::Viewport;

/// The parts of the timeline that come later.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimelineParts {
    /// Its buttons.
    pub(super) controls: View,
    /// The handle of the playhead, on the axis.
    pub(super) playhead: View,
    /// What is below the lanes.
    pub(super) foot: View,
    /// The moment of the job nearest to a place on a lane.
    pub(super) nearest_point: fn(&Run, &ComponentId, Scale, f64) -> Option<Instant>,
}

/// The timeline.
#[component]
pub(super) fn Timeline() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let Parts { bench, details, .. } = expect_context();
    let lanes = Lanes::new(expect_context::<Viewport>());
    provide_context(lanes);
    let scale = lanes.scale;
    let components = editor.component_ids();
    view! {
        <section class="panel timeline" aria-labelledby="timeline-title" node_ref=lanes.panel>
            <div class="panel-head timeline-head">
                <h2 id="timeline-title">{term(Term("clock"), "Timeline")}</h2>
                {later(details, |it| it.timeline.controls)}
            </div>
            <div
                class="timeline-scroll"
                id="lanes"
                role="group"
                aria-label="Lanes"
                tabindex="0"
                aria-keyshortcuts="+ - 0 ArrowLeft ArrowRight Space"
                node_ref=lanes.frame
            >
                <div class="timeline-body" node_ref=lanes.body>
                    <div class="timeline-back" aria-hidden="true">
                        <GridLines scale/>
                    </div>
                    <div class="timeline-row incidents">
                        <span class="lane-name">"Incidents"</span>
                        <div
                            class="track"
                            title="Click an empty place to add an incident then"
                            node_ref=lanes.track
                        >
                            {ready(bench, |it| it.incidents)}
                        </div>
                    </div>
                    {keyed(components, move |id| view! { <LaneRow id=ComponentId::from(&*id)/> })}
                    <div class="timeline-front" aria-hidden="true">{ready(bench, |it| it.front)}</div>
                    <div class="timeline-row axis">
                        <span class="lane-name" aria-hidden="true">"UTC"</span>
                        <div class="track" node_ref=lanes.axis>
                            <div aria-hidden="true"><AxisLabels scale/></div>
                            {ready(details, |it| it.timeline.playhead)}
                        </div>
                    </div>
                </div>
            </div>
            {ready(details, |it| it.timeline.foot)}
        </section>
    }
}
