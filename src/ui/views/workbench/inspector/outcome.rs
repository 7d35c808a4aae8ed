//! What the incident did to the component: the recovery with its phases, and the recovery options.

mod not_hit;
mod options;
mod phases;
mod why;

use leptos::prelude::*;

use super::NoComponent;
use crate::engine::Impact;
use crate::model::{ComponentId, IncidentId};
use crate::show::workbench::inspector::label_of;
use crate::show::workbench::inspector::outcome::{
    ResultRow, critical_path, failback, hindsight, lead, objective, result,
};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Panel, Playhead, Selection};
use crate::ui::widgets::{Row, Tag, Term, dynamic, either, lines, memo, ready, rows, term, text};
pub(in crate::ui) use not_hit::NotHit;
use options::RecoveryOptions;
use phases::Phases;
pub(in crate::ui) use why::WhyOutcome;

/// The outcome of the selected incident for the selected component.
#[component]
pub(in crate::ui) fn OutcomeTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    dynamic(move || match (selection.component.get(), selection.incident.get()) {
        (None, _) => view! { <NoComponent/> }.into_any(),
        (Some(_), None) => view! {
            <p class="hint">"No incidents yet: no data is lost and nothing is down."</p>
        }
        .into_any(),
        (Some(component), Some(incident)) => view! { <Outcome component incident/> }.into_any(),
    })
}

#[component]
fn Outcome(component: ComponentId, incident: IncidentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let details = expect_context::<Chunks>().details;
    let impact = editor.impact_in(Panel::Inspector, incident.clone(), component.clone());
    let name = editor.component(component.clone());
    let label = text(move || {
        name.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default()
    });
    let incident_label = editor.incident_label(incident.clone());
    let at = editor.moment_in(Panel::Inspector, incident.clone());
    let is_at_moment = memo(move || playhead.at.with(Option::is_some));
    let moment = text(move || lead(&incident_label.get(), at.get(), is_at_moment.get()));
    let is_felt = {
        let component = component.clone();
        // Only the design says that, which is newer only once its run is there.
        memo(move || {
            editor.design.track();
            editor.run.with_untracked(|run| run.is_felt(&component))
        })
    };
    let objectives = text(move || name.with(|it| it.as_ref().map(objective)).unwrap_or_default());
    let path = {
        let (incident, component) = (incident.clone(), component.clone());
        text(move || {
            editor.run_in(Panel::Inspector).with(|run| critical_path(run, &incident, &component))
        })
    };
    let says = move |of: fn(&Impact) -> String| {
        text(move || impact.with(|it| it.as_ref().map(of)).unwrap_or_default())
    };
    let waited_for = text(move || {
        let taken = |it: &Impact| it.taken.as_ref()?.waited_for.clone();
        let id = impact.with(|it| it.as_ref().and_then(taken));
        id.map(|id| editor.design.with(|it| label_of(it, &id))).unwrap_or_default()
    });
    let result = lines(move || {
        let is_felt = is_felt.get();
        impact.with(|it| it.iter().map(|it| result(it, is_felt)).collect())
    });
    let hit = {
        let incident = incident.clone();
        move || {
            let (incident, component) = (incident.clone(), component.clone());
            view! {
                {rows(result, |result| view! { <Result result/> })}
                <p class="hint">{objectives}</p>
                <Phases impact waited_for/>
                <p class="hint">{path}</p>
                <p class="hint">{says(failback)}</p>
                <p class="hint">{says(hindsight)}</p>
                {ready(details, |it| it.why_outcome)}
                <RecoveryOptions incident component is_felt/>
            }
        }
    };
    view! {
        <div class="lead">
            <h3>{label}</h3>
            <p class="hint">{moment}</p>
        </div>
        {either(
            move || impact.with(Option::is_some),
            hit,
            move || {
                let incident = incident.clone();
                dynamic(move || match details.ready() {
                    Some(details) => (details.not_hit)(incident.clone()),
                    None => ().into_any(),
                })
            },
        )}
    }
}

/// The result in two figures and a sentence.
#[component]
fn Result(result: Row) -> impl IntoView {
    let says = move |column: usize| result.text(column);
    view! {
        <dl class="result">
            <div>
                <dt>{term(Term("data-lost"), "Data lost")}</dt>
                <dd>{says(ResultRow::AT.lost)}</dd>
                <dd class="hint">{says(ResultRow::AT.lost_as)}</dd>
                <dd><Tag tone=says(ResultRow::AT.rpo_tone) text=says(ResultRow::AT.rpo)/></dd>
            </div>
            <div>
                <dt>{term(Term("downtime"), "Downtime")}</dt>
                <dd>{says(ResultRow::AT.down)}</dd>
                <dd class="hint">{says(ResultRow::AT.down_as)}</dd>
                <dd><Tag tone=says(ResultRow::AT.rto_tone) text=says(ResultRow::AT.rto)/></dd>
            </div>
        </dl>
        <p>{says(ResultRow::AT.sentence)}</p>
    }
}
