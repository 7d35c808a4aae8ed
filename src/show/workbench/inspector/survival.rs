//! How a component survives the loss of its site: the strategy chosen, the effective one, and the facts
//! behind it, each with its source.

use serde_json::{Value, json};

use crate::catalog::{Assumption, Source, source};
use crate::engine::Run;
use crate::model::{Component, ComponentId, RecoveryEntry, Scenario};
use crate::show::text::gib;
use crate::show::workbench::inspector::component::dated;
use crate::show::{Line, columns};
use crate::units::Span;

columns! {
    /// A fact, with the page that says so.
    pub struct SurvivalRow {
        /// What it is about.
        name,
        /// What is the case.
        value,
        /// The address of the page that says so.
        address,
        /// What the link to that page says.
        source,
    }
}

/// Whether the strategy of a component is one of Elastic Disaster Recovery.
pub fn uses_drs(scenario: &Scenario, id: &ComponentId) -> bool {
    scenario.recovery_of(id).is_some_and(|it| it.strategy.spec().uses_drs())
}

/// A drill of a component a day after the start of the simulation.
pub fn drill(scenario: &Scenario, id: &ComponentId) -> Value {
    let at = scenario.clock.start + Span::days(1);
    json!({ "component": id.as_str(), "at": at.to_string() })
}

fn fact(name: &str, value: impl Into<String>, source: Option<&Source>) -> Line {
    Line::from(SurvivalRow {
        name: name.to_owned(),
        value: value.into(),
        address: source.map(|it| it.url.to_owned()).unwrap_or_default(),
        source: source.map(|it| dated(it.checked_on)).unwrap_or_default(),
    })
}

/// The strategy of a component, the effective one, and the facts behind it.
pub fn facts(run: &Run, id: &ComponentId) -> Vec<Line> {
    let scenario = &run.scenario;
    let Some(component) = scenario.component(id) else { return Vec::new() };
    let entry = scenario.recovery_of(id);
    let mut facts = Vec::new();
    match entry {
        Some(entry) => {
            let spec = entry.strategy.spec();
            let site = scenario.site(&entry.site).map_or(entry.site.as_str(), |it| it.label());
            let value = format!("{} at {site}. {}", spec.name, spec.means);
            facts.push(fact("Strategy", value, Some(spec.source)));
        }
        None => facts.push(fact("Strategy", "None.", None)),
    }
    if let Some(reading) = run.outcome.strategies.iter().find(|it| it.component == *id) {
        let effective = reading.amounts_to.map_or("None", |it| it.spec().name);
        let value = format!("{effective}. {}", reading.because);
        facts.push(fact("Effective strategy", value, Some(&source::DR_WHITEPAPER)));
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
        facts.push(fact("Promotion", format!("takes {takes}"), Some(of)));
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
        facts.push(fact("Replication lag", value, Some(of)));
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
    let value = format!("redirect traffic, which you do: {redirect}");
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
        facts.push(fact("Drill", "none: the failover is untested", None));
    }
    facts.extend(drills);
    let switch = length(scenario, Assumption::FailbackSwitchMinutes);
    let value = format!("reverse replication of the new data, then a planned switch of {switch}");
    facts.push(fact("Failback", value, Some(&source::DRS_FAQ)));
}

/// What the link of a data center carries, next to what is replicated through it.
fn link(run: &Run, component: &Component) -> String {
    let Some((carries, changes)) = run.link_per_day(&component.site) else { return String::new() };
    let verdict = if carries < changes { ", so the lag grows without limit" } else { "" };
    format!(
        "; {} of data change a day and the link carries {}{verdict}",
        gib(changes),
        gib(carries)
    )
}

fn length(scenario: &Scenario, minutes: Assumption) -> Span {
    Span::from_minutes_f64(scenario.assumption(minutes).unwrap_or_default())
}
