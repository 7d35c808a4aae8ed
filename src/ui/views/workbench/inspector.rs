//! The inspector: the selected component under the selected incident, tab by tab.

mod component;
mod incident;
mod outcome;
mod points;
mod protection;
mod survival;

use leptos::ev;
use leptos::prelude::*;

use crate::ui::forms::focus_incident;
use crate::ui::lazy::Chunks;
use crate::ui::state::{Selection, Tab};
use crate::ui::widgets::{TabPanel, Tabs, dynamic, lazy_view, on, ready};
pub(in crate::ui) use component::ComponentTab;
pub(in crate::ui) use incident::IncidentTab;
pub(in crate::ui) use outcome::{NotHit, OutcomeTab, WhyOutcome};
pub(in crate::ui) use protection::ProtectionTab;

const TABS: &[(Tab, &str)] = &[
    (Tab::Outcome, "Outcome"),
    (Tab::Protection, "Protection"),
    (Tab::Component, "Component"),
    (Tab::Incident, "Incident"),
];

/// What there is to know about what is selected.
#[component]
pub(in crate::ui) fn Inspector() -> impl IntoView {
    let selection = expect_context::<Selection>();
    let details = expect_context::<Chunks>().details;
    let tab = selection.tab;
    let index =
        Signal::derive(move || TABS.iter().position(|(it, _)| *it == tab.get()).unwrap_or(0));
    // From the incident back to its handle on the timeline.
    let pressed = move |event: ev::KeyboardEvent| {
        let is_meant = event.key() == "Escape" && !event.default_prevented();
        if is_meant && tab.get_untracked() == Tab::Incident {
            focus_incident();
        }
    };
    view! {
        <section class="panel inspector" aria-labelledby="inspector-title" on:keydown=on(pressed)>
            <h2 id="inspector-title" class="visually-hidden">"Inspector"</h2>
            <Tabs label="What is shown of the selection" prefix="inspector" tabs=TABS open=tab/>
            <TabPanel prefix="inspector" index>
                {dynamic(move || match tab.get() {
                    Tab::Outcome => ready(details, |it| it.outcome),
                    Tab::Protection => lazy_view(details, |it| it.protection),
                    Tab::Component => lazy_view(details, |it| it.component),
                    Tab::Incident => lazy_view(details, |it| it.incident),
                })}
            </TabPanel>
        </section>
    }
}

/// Where there is no component to show anything of.
#[component]
fn NoComponent() -> impl IntoView {
    view! { <p class="hint">"No component to show. Add one in the list of the workload."</p> }
}
