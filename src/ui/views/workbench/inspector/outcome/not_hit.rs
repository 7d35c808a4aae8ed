//! An incident that does not reach the selected component: what it reaches instead, or why nothing.

use leptos::prelude::*;

use super::label_of;
use crate::catalog::Effect as IncidentEffect;
use crate::engine::Run;
use crate::model::{Component, ComponentId, IncidentId, Scenario};
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{Line, either, lines, on, rows, text};

/// The incident does not reach the component; who it reaches instead.
#[component]
pub(in crate::ui) fn NotHit(
    /// Which incident.
    incident: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let spared = {
        let incident = incident.clone();
        text(move || {
            let spares = editor.scenario.with(|scenario| {
                scenario.incident(&incident).map(|it| it.kind.spec().spares).unwrap_or_default()
            });
            format!("It never reaches {spares}.")
        })
    };
    let reason = {
        let incident = incident.clone();
        text(move || editor.run_in(Panel::Inspector).with(|run| hits_nothing(run, &incident)))
    };
    let hit = lines(move || {
        editor.run_in(Panel::Inspector).with(|run| {
            let by = run.outcome.incidents.iter().find(|it| it.id == incident);
            let hit = by.map(|it| it.impacts.as_slice()).unwrap_or_default();
            hit.iter().map(|impact| button_line(&run.scenario, &impact.component)).collect()
        })
    });
    view! {
        <p>"This incident does not reach it: no data lost, no time down."</p>
        <p class="hint">{spared}</p>
        {either(
            move || hit.with(Vec::is_empty),
            move || view! { <p class="hint">{reason}</p> },
            move || view! {
                <p class="hint">"Show what it reaches:"</p>
                <div class="button-row">
                    {rows(hit, move |it| {
                        let pick = move |_| {
                            let id = it.get_untracked(0);
                            selection.pick_component(ComponentId::from(id.as_str()));
                        };
                        view! {
                            <button type="button" class="button" on:click=on(pick)>{it.text(1)}</button>
                        }
                    })}
                </div>
            },
        )}
    }
}

/// Why an incident that hits no component hits none.
fn hits_nothing(run: &Run, id: &IncidentId) -> String {
    let scenario = &run.scenario;
    let Some(incident) = scenario.incident(id) else { return String::new() };
    if !run.outcome.incidents.iter().any(|it| it.id == *id) {
        return "It reaches nothing at all: its moment lies outside of the clock.".to_owned();
    }
    let spec = incident.kind.spec();
    let target = incident.target_label(scenario);
    if !scenario.targets(spec.target).contains(&incident.target) {
        return format!("It reaches nothing at all: {target} is not in this design.");
    }
    let name = incident.target.as_str();
    if spec.can(IncidentEffect::LinkDown) {
        return "A link that is lost takes no component down. Journeys that need both sides of it \
                are down, and replication falls behind."
            .to_owned();
    }
    if scenario.components.iter().any(|it| it.id.as_str() == name) {
        return format!("It reaches nothing at all: {target} holds nothing that it could damage.");
    }
    let is_there = |component: &Component| {
        let site = scenario.site(&component.site);
        component.site.as_str() == name || site.is_some_and(|site| site.account().as_str() == name)
    };
    let why = match (scenario.components.iter().any(is_there), spec.can(IncidentEffect::ZoneDown)) {
        (false, _) => "no component stands in",
        (true, true) => "none that it could take down stands in its zone of",
        (true, false) => "it can do no harm to what stands in",
    };
    format!("It reaches nothing at all: {why} {target}.")
}

fn button_line(scenario: &Scenario, id: &ComponentId) -> Line {
    vec![id.to_string(), label_of(scenario, id)]
}
