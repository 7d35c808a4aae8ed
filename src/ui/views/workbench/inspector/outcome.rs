//! What the incident did to the component: the way back with its phases, and the ways not taken.

mod not_hit;
mod phases;
mod ways;
mod why;

use leptos::prelude::*;

use super::NoComponent;
use crate::engine::{FailbackState, Impact, Run, Verdict};
use crate::model::{ComponentId, IncidentId, Scenario};
use crate::show::text::{gib, objectives, orders, verdict};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Panel, Playhead, Selection};
use crate::ui::widgets::{Tag, TagTone, Term, dynamic, either, memo, ready, term, text};
use crate::units::{Instant, Span, Usd};
pub(in crate::ui) use not_hit::NotHit;
use phases::Phases;
use ways::Ways;
pub(in crate::ui) use why::WhyOutcome;

/// The outcome of the selected incident for the selected component.
#[component]
pub(super) fn OutcomeTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    dynamic(move || match (selection.component.get(), selection.incident.get()) {
        (None, _) => view! { <NoComponent/> }.into_any(),
        (Some(_), None) => view! {
            <p class="hint">"No incident in this design: nothing is lost and nothing is down."</p>
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
    let moment = text(move || {
        let at = at.get().map(Instant::short).unwrap_or_default();
        let of = if is_at_moment.get() { " · of the whole run" } else { "" };
        format!("{}, {at} UTC{of}", incident_label.get())
    });
    let is_felt = {
        let component = component.clone();
        // Only the design says that, which is newer only once its run is there.
        memo(move || {
            editor.design.track();
            editor.run.with_untracked(|run| run.is_felt(&component))
        })
    };
    let objectives = text(move || {
        let objectives = name.with(|it| it.as_ref().map(objectives)).unwrap_or_default();
        format!("Objective: {objectives}.")
    });
    let path = {
        let (incident, component) = (incident.clone(), component.clone());
        text(move || {
            editor.run_in(Panel::Inspector).with(|run| critical_path(run, &incident, &component))
        })
    };
    let waited_for = text(move || {
        let taken = |it: &Impact| it.taken.as_ref()?.waited_for.clone();
        let id = impact.with(|it| it.as_ref().and_then(taken));
        id.map(|id| editor.design.with(|it| label_of(it, &id))).unwrap_or_default()
    });
    let hit = {
        let incident = incident.clone();
        move || {
            let (incident, component) = (incident.clone(), component.clone());
            view! {
                <Result impact is_felt/>
                <p class="hint">{objectives}</p>
                <Phases impact waited_for/>
                <p class="hint">{path}</p>
                <p class="hint">{text(move || impact.with(|it| it.as_ref().map(failback)).unwrap_or_default())}</p>
                <p class="hint">{text(move || impact.with(|it| it.as_ref().map(hindsight)).unwrap_or_default())}</p>
                {ready(details, |it| it.why_outcome)}
                <Ways incident component is_felt/>
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

/// Which components' recoveries made up the time until the last one hit was back; said only where more
/// than one was down.
fn critical_path(run: &Run, incident: &IncidentId, component: &ComponentId) -> String {
    let outcome = run.outcome.incidents.iter().find(|it| it.id == *incident);
    let Some(outcome) = outcome else { return String::new() };
    if outcome.impacts.iter().filter(|it| it.down > Span::ZERO).count() < 2 {
        return String::new();
    }
    let names: Vec<String> =
        outcome.critical_path.iter().map(|id| label_of(&run.scenario, id)).collect();
    let path = names.join(", then ");
    if outcome.critical_path.contains(component) {
        format!("On the critical path of the incident: {path}.")
    } else {
        format!("Not on the critical path of the incident, which is {path}.")
    }
}

fn label_of(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map_or(id.as_str(), |it| it.label()).to_owned()
}

/// The way home, where the component failed over: what becomes of it, and the writes left behind.
fn failback(impact: &Impact) -> String {
    let Some(failback) = impact.failback else { return String::new() };
    let mut sentence = match (failback.state, failback.done) {
        (FailbackState::Done, Some(done)) => {
            let at = |moment: Option<Instant>| moment.unwrap_or(done).short();
            format!(
                "Failback: what was written since is replicated back from {}; a planned switch on {} takes {}, and it serves at its own site again.",
                at(failback.starts),
                at(failback.switches),
                done.since(failback.switches.unwrap_or(done))
            )
        }
        (FailbackState::Planned, Some(done)) => {
            format!("Failback would be done on {}, after the end of the clock.", done.short())
        }
        (FailbackState::Cancelled, _) => {
            "Another incident came before its failback was done.".to_owned()
        }
        _ => "It stays at the recovery site.".to_owned(),
    };
    if let Some(stranded) = failback.stranded {
        let length = stranded.to.since(stranded.from);
        sentence.push_str(&format!(
            " The {length} of writes left at the original site return with it and can be reconciled by hand."
        ));
    }
    sentence
}

/// What waiting for the site would have given, where another option was taken and the site returned.
fn hindsight(impact: &Impact) -> String {
    impact.hindsight.as_ref().map_or_else(String::new, |it| it.text.to_string())
}

/// The result in two figures and a sentence.
#[component]
fn Result(
    impact: Memo<Option<Impact>>,
    /// Whether some journey feels it when the component is down.
    is_felt: Memo<bool>,
) -> impl IntoView {
    let slice = move |of: fn(&Impact) -> String| {
        text(move || impact.with(|it| it.as_ref().map(of)).unwrap_or_default())
    };
    let lost = slice(|impact| match impact.data_lost {
        _ if impact.lost_for_good => "lost for good".to_owned(),
        Some(lost) if lost > Span::ZERO => lost.to_string(),
        Some(_) | None => "nothing".to_owned(),
    });
    let lost_as = slice(|impact| {
        let data = impact.taken.as_ref().map(|it| it.cost.data).unwrap_or_default();
        let parts = [
            impact.data_lost_gib.filter(|it| *it > 0.0).map(gib),
            Some(impact.orders_lost_in_data).filter(|it| *it >= 0.5).map(orders),
            Some(data).filter(|it| *it > Usd::ZERO).map(|it| it.to_string()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let sales = slice(|impact| {
        let sales = impact.taken.as_ref().map(|it| it.cost.sales).unwrap_or_default();
        let is_down = sales > Usd::ZERO && impact.down > Span::ZERO;
        if is_down { sales.to_string() } else { String::new() }
    });
    let down_as = text(move || match sales.get() {
        sales if sales.is_empty() => sales,
        sales if is_felt.get() => format!("{sales} of sales"),
        flat => format!("{flat} at the flat rate for downtime"),
    });
    let down = slice(|impact| match impact.down {
        down if down > Span::ZERO => down.to_string(),
        _ => "not at all".to_owned(),
    });
    let rpo = slice(|impact| format!("RPO {}", verdict(impact.rpo)));
    let rto = slice(|impact| format!("RTO {}", verdict(impact.rto)));
    let rpo_tone = slice(|impact| tone(impact.rpo));
    let rto_tone = slice(|impact| tone(impact.rto));
    let sentence = slice(|impact| {
        let back = match impact.back_at {
            Some(at) => format!("back {}", at.short()),
            None if impact.lost_for_good => "no way back is left".to_owned(),
            None => "not back before the end of the clock".to_owned(),
        };
        match impact.recovered_to {
            _ if impact.lost_for_good => format!("The data is lost for good: {back}."),
            Some(to) => format!("Recovered to {}, {back}.", to.short()),
            None => format!("Its data was not touched; {back}."),
        }
    });
    view! {
        <dl class="result">
            <div>
                <dt>{term(Term("data-lost"), "Data lost")}</dt>
                <dd>{lost}</dd>
                <dd class="hint">{lost_as}</dd>
                <dd><Tag tone=rpo_tone text=rpo/></dd>
            </div>
            <div>
                <dt>{term(Term("downtime"), "Down")}</dt>
                <dd>{down}</dd>
                <dd class="hint">{down_as}</dd>
                <dd><Tag tone=rto_tone text=rto/></dd>
            </div>
        </dl>
        <p>{sentence}</p>
    }
}

fn tone(verdict: Verdict) -> String {
    let tone = match verdict {
        Verdict::Met => TagTone::Good,
        Verdict::Breached => TagTone::Bad,
        Verdict::NoObjective => TagTone::Neutral,
    };
    tone.key().to_owned()
}
