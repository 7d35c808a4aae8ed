//! The timeline: one lane per component, incidents above them, everything on one scale.

mod axis;
mod incidents;
mod lane;
mod marker;
mod moment_field;
mod scale;

use leptos::html;
use leptos::prelude::*;

use crate::model::ComponentId;

use super::later::later;
use super::parts::Parts;
use super::state::{Editor, Selection};
use super::widgets::{dynamic, keyed, memo, size_of};
use axis::{AxisLabels, GridLines};
use incidents::{IncidentLines, IncidentTrack};
use lane::LaneRow;
pub(super) use moment_field::{MomentField, read as read_moment, written as written_moment};
use scale::Scale;

/// The timeline.
#[component]
pub(super) fn Timeline() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let track = NodeRef::<html::Div>::new();
    let size = size_of(track);
    let scale = memo(move || {
        let (width, _) = size.get();
        editor.scenario.with(|it| Scale::new(it.clock.start, it.clock.end(), width))
    });
    let components = editor.component_ids();
    view! {
        <section class="panel timeline" aria-labelledby="timeline-title">
            <div class="panel-head">
                <h2 id="timeline-title">"Timeline"</h2>
                <Legend/>
                {later(expect_context::<Parts>().details, |it| it.add_incident)}
                {dynamic(move || selection.incident.get().map(|id| view! {
                    <MomentField id field_id="timeline-moment" label="Incident at (UTC)"/>
                }))}
            </div>
            <div class="timeline-scroll" role="group" aria-label="Lanes" tabindex="0">
                <div class="timeline-body">
                    <div class="timeline-back" aria-hidden="true">
                        <GridLines scale/>
                    </div>
                    <div class="timeline-row incidents">
                        <span class="lane-name">"Incidents"</span>
                        <div class="track" node_ref=track>
                            <IncidentTrack scale/>
                        </div>
                    </div>
                    {keyed(components, move |id| view! { <LaneRow id=ComponentId::from(&*id) scale/> })}
                    <div class="timeline-row axis" aria-hidden="true">
                        <span class="lane-name">"UTC"</span>
                        <div class="track"><AxisLabels scale/></div>
                    </div>
                    <div class="timeline-front" aria-hidden="true">
                        <IncidentLines scale/>
                    </div>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let entries = [
        ("point", "recovery point"),
        ("copied", "with a copy"),
        ("failed", "no point"),
        ("live", "continuous"),
        ("loss", "data lost"),
        ("outage", "down"),
    ];
    let items = entries.map(|(kind, text)| {
        view! { <li><span class="swatch" data-kind=kind aria-hidden="true"></span>{text}</li> }
    });
    view! { <ul class="legend" aria-label="Legend">{items.collect_view()}</ul> }
}
