//! The timeline: one lane per component, incidents above them, everything on one scale.
//!
//! Axis and lanes are drawn first. What moves, zooms and plays comes with the tools: nothing could be
//! edited before they are there.

mod axis;
mod controls;
mod gestures;
mod grip;
mod hover;
mod incidents;
mod keys;
mod lane;
mod lanes;
mod legend;
mod marker;
mod moment_field;
mod overview;
mod playhead;
mod transport;
mod zoom;

use leptos::prelude::*;

use crate::model::ComponentId;
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Viewport};
use crate::ui::widgets::{Term, keyed, lazy_view, ready, term};
use axis::{AxisLabels, GridLines};
pub(in crate::ui) use controls::Controls;
pub(super) use gestures::listen;
pub(in crate::ui) use incidents::{IncidentLines, IncidentTrack};
use lane::LaneRow;
pub(in crate::ui) use lanes::Lanes;
pub(in crate::ui) use legend::Foot;
pub(in crate::ui) use moment_field::MomentField;
pub(in crate::ui) use playhead::PlayheadKnob;

/// The timeline.
#[component]
pub(in crate::ui) fn Timeline() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let Chunks { bench, details, .. } = expect_context();
    let lanes = Lanes::new(expect_context::<Viewport>());
    provide_context(lanes);
    let scale = lanes.scale;
    let components = editor.component_ids();
    view! {
        <section class="panel timeline" aria-labelledby="timeline-title" node_ref=lanes.panel>
            <div class="panel-head timeline-head">
                <h2 id="timeline-title">{term(Term("clock"), "Timeline")}</h2>
                {lazy_view(details, |it| it.timeline.controls)}
            </div>
            <div
                class="timeline-scroll"
                id="lanes"
                role="group"
                aria-label="Lanes"
                tabindex="0"
                aria-keyshortcuts="W A S D + - 0 . M ArrowLeft ArrowRight Space"
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
                            title="Click an empty place to add an incident there"
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
