//! How the component survives the loss of its site: the strategy chosen, what it amounts to, and what
//! stands behind it, each number with its source.

use leptos::prelude::*;
use serde_json::json;

use crate::catalog::{Assumption, Source, Strategy, source};
use crate::engine::Run;
use crate::model::{Component, ComponentId, RecoveryEntry, Scenario};
use crate::show::columns;
use crate::show::text::gib;
use crate::ui::forms::Sheet;
use crate::ui::state::{Editor, OpenParts, Panel};
use crate::ui::widgets::{Line, Row, lines, on, rows, text, when};
use crate::units::Span;

columns! {
    /// The columns of a fact: what it is, what is so, and the page that says so with its date.
    struct SurvivalRow {
        name,
        value,
        address,
        date,
    }
}

/// What stands ready for a component at another site.
#[component]
pub(super) fn Survival(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let sheet = Sheet::new(editor);
    let place = expect_context::<OpenParts>();
    let facts = {
        let id = component.clone();
        lines(move || editor.run_in(Panel::Inspector).with(|run| facts(run, &id)))
    };
    let uses_drs = {
        let id = component.clone();
        move || {
            editor
                .design
                .with(|it| it.recovery_of(&id).is_some_and(|it| it.strategy.spec().uses_drs()))
        }
    };
    let add_drill = Callback::new(move |()| {
        let at = editor.scenario.with_untracked(|it| it.clock.start + Span::days(1));
        let drill = json!({ "component": component.as_str(), "at": at.to_string() });
        sheet.edit("Add a drill".to_owned(), vec![sheet.appended("/drills", drill)], None);
    });
    let source = move |fact: Row| {
        view! {
            " "
            <a href=fact.text(SurvivalRow::AT.address) rel="noreferrer" target="_blank">
                {text(move || format!("Source ({})", fact.get(SurvivalRow::AT.date)))}
            </a>
        }
    };
    let item = move |fact: Row| {
        view! {
            <div>
                <dt>{fact.text(SurvivalRow::AT.name)}</dt>
                <dd>
                    {fact.text(SurvivalRow::AT.value)}
                    {when(move || !fact.get(SurvivalRow::AT.address).is_empty(), move || source(fact))}
                </dd>
            </div>
        }
    };
    view! {
        <h4>"If its site is lost"</h4>
        <dl class="facts">{rows(facts, item)}</dl>
        <p class="button-row">
            <a
                class="button"
                href="#protect"
                on:click=on(move |_| { place.open_for("/recovery"); })
            >
                "Change the strategy"
            </a>
            {when(uses_drs, move || view! {
                <button type="button" class="button" on:click=on(move |_| add_drill.run(()))>
                    "Add a drill"
                </button>
            })}
        </p>
    }
}

fn fact(name: &str, value: impl Into<String>, source: Option<&Source>) -> Line {
    let (address, date) = source.map_or(("", ""), |it| (it.url, it.checked_on));
    Line::from(SurvivalRow {
        name: name.to_owned(),
        value: value.into(),
        address: address.to_owned(),
        date: date.to_owned(),
    })
}

fn facts(run: &Run, id: &ComponentId) -> Vec<Line> {
    let scenario = &run.scenario;
    let Some(component) = scenario.component(id) else { return Vec::new() };
    let entry = scenario.recovery_of(id);
    let name = |strategy: Option<Strategy>| {
        strategy.map_or("nothing is prepared", |strategy| strategy.spec().name).to_owned()
    };
    let mut facts = Vec::new();
    match entry {
        Some(entry) => {
            let spec = entry.strategy.spec();
            let site = scenario.site(&entry.site).map_or(entry.site.as_str(), |it| it.label());
            let value = format!("{} at {site}. {}", spec.name, spec.means);
            facts.push(fact("Strategy", value, Some(spec.source)));
        }
        None => facts.push(fact("Strategy", "None chosen.", None)),
    }
    if let Some(reading) = run.outcome.strategies.iter().find(|it| it.component == *id) {
        let label = if reading.amounts_to == entry.map(|it| it.strategy) {
            "Amounts to that"
        } else {
            "Amounts to"
        };
        let value = format!("{}. {}", name(reading.amounts_to), reading.because);
        facts.push(fact(label, value, Some(&source::DR_WHITEPAPER)));
    }
    let lag = run.lane(id, scenario.clock.start, scenario.clock.start, 0).replication;
    let Some(entry) = entry else { return facts };
    if entry.strategy.spec().uses_drs() {
        if component.kind.spec().can_use_drs() {
            elastic(run, component, entry, lag, &mut facts);
        }
    } else if let (Some(replica), Some(lag)) = (&component.kind.spec().replica, lag) {
        let of = replica.lag_seconds.spec().source;
        facts.push(fact("Live copy", format!("{}, {lag} behind", replica.name), Some(of)));
        let takes = length(scenario, replica.promote_minutes);
        let of = replica.promote_minutes.spec().source;
        facts.push(fact("Promoting it", format!("takes {takes}"), Some(of)));
    }
    facts
}

/// Elastic Disaster Recovery, from staging to failback.
fn elastic(
    run: &Run,
    component: &Component,
    entry: &RecoveryEntry,
    lag: Option<Span>,
    facts: &mut Vec<Line>,
) {
    let scenario = &run.scenario;
    if let Some(site) = scenario.site(&entry.site) {
        let value = format!("{}, account {}", site.label(), site.account());
        facts.push(fact("Staging area", value, Some(&source::DRS_FAQ)));
    }
    if let Some(lag) = lag {
        let value = format!("{lag}{}", link(run, component));
        let of = Assumption::DrsLagSeconds.spec().source;
        facts.push(fact("Behind the source", value, Some(of)));
    }
    let kept = scenario.assumption(Assumption::DrsSnapshotDays).unwrap_or_default();
    let value = format!(
        "every 10 min for 1 h, every hour for 24 h, every day for {}",
        Span::from_minutes_f64(kept * 1_440.0)
    );
    facts.push(fact("Snapshots", value, Some(&source::DRS_CONCEPTS)));
    let launch = length(scenario, Assumption::DrsLaunchMinutes);
    let of = Assumption::DrsLaunchMinutes.spec().source;
    facts.push(fact("Failover, step 1", format!("launch recovery instances: {launch}"), Some(of)));
    let redirect = length(scenario, Assumption::RedirectMinutes);
    let of = Assumption::RedirectMinutes.spec().source;
    let value = format!("redirect traffic, which is yours to do: {redirect}");
    facts.push(fact("Failover, step 2", value, Some(of)));
    let drills = run.outcome.drills.iter().filter(|it| it.component == component.id);
    let drills: Vec<Line> = drills
        .map(|drill| {
            let showed = match (drill.recovered_to, drill.took, &drill.because) {
                (Some(to), Some(took), _) => {
                    format!("instances ran after {took}, {} behind", drill.at.since(to))
                }
                (_, _, Some(because)) => format!("nothing was launched. {because}"),
                _ => String::new(),
            };
            fact("Drill", format!("{}: {showed}", drill.at.short()), Some(&source::DRS_FAQ))
        })
        .collect();
    if drills.is_empty() {
        facts.push(fact("Drill", "none: nobody has seen a failover work", None));
    }
    facts.extend(drills);
    let switch = length(scenario, Assumption::FailbackSwitchMinutes);
    let value =
        format!("reverse replication of what was written, then a planned switch of {switch}");
    facts.push(fact("Failback", value, Some(&source::DRS_FAQ)));
}

/// What the link of a data center carries beside what is replicated through it.
fn link(run: &Run, component: &Component) -> String {
    let Some((carries, changes)) = run.link_per_day(&component.site) else { return String::new() };
    let verdict = if carries < changes { "; it falls behind for ever" } else { "" };
    format!("; the link carries {} a day, {} change{verdict}", gib(carries), gib(changes))
}

fn length(scenario: &Scenario, minutes: Assumption) -> Span {
    Span::from_minutes_f64(scenario.assumption(minutes).unwrap_or_default())
}
