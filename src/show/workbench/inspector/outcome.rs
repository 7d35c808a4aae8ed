//! What an incident did to a component, in two figures and some sentences.

use crate::engine::{Failback, FailbackState, Impact, Run, Verdict};
use crate::model::{Component, ComponentId, IncidentId};
use crate::show::text::{gib, objectives, orders, utc};
use crate::show::workbench::inspector::label_of;
use crate::show::{Line, TagTone, columns};
use crate::units::{Instant, Span, Usd};

columns! {
    /// The result: data lost and downtime, each with what it amounts to and whether its objective is met.
    pub struct ResultRow {
        /// How much data was lost, as a length of time.
        lost,
        /// What the lost data amounts to.
        lost_as,
        /// Whether the RPO is met.
        rpo,
        /// The tone of that.
        rpo_tone,
        /// How long the component was down.
        down,
        /// What the downtime amounts to.
        down_as,
        /// Whether the RTO is met.
        rto,
        /// The tone of that.
        rto_tone,
        /// What the component was restored to, and when it was back.
        sentence,
    }
}

/// What the incident is and when, and that this is said of the whole run where a moment is looked at.
pub fn lead(incident: &str, at: Option<Instant>, is_at_moment: bool) -> String {
    let at = at.map(utc).unwrap_or_default();
    let of = if is_at_moment { " · of the whole run" } else { "" };
    format!("{incident}, {at}{of}")
}

/// The objectives of the component as a sentence.
pub fn objective(component: &Component) -> String {
    format!("Objective: {}.", objectives(component))
}

/// The result of an incident for a component; its sales are lost where a journey feels its downtime.
pub fn result(impact: &Impact, is_felt: bool) -> Line {
    let lost = match impact.data_lost {
        _ if impact.lost_for_good => "permanently lost".to_owned(),
        Some(lost) if lost > Span::ZERO => lost.to_string(),
        Some(_) | None => "nothing".to_owned(),
    };
    let down = match impact.down {
        down if down > Span::ZERO => down.to_string(),
        _ => "none".to_owned(),
    };
    ResultRow {
        lost,
        lost_as: lost_as(impact),
        rpo: verdict("RPO", impact.rpo),
        rpo_tone: tone(impact.rpo),
        down,
        down_as: down_as(impact, is_felt),
        rto: verdict("RTO", impact.rto),
        rto_tone: tone(impact.rto),
        sentence: sentence(impact),
    }
    .into()
}

fn lost_as(impact: &Impact) -> String {
    let data = impact.taken.as_ref().map(|it| it.cost.data).unwrap_or_default();
    let parts = [
        impact.data_lost_gib.filter(|it| *it > 0.0).map(gib),
        Some(impact.orders_lost_in_data).filter(|it| *it >= 0.5).map(orders),
        Some(data).filter(|it| *it > Usd::ZERO).map(|it| it.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn down_as(impact: &Impact, is_felt: bool) -> String {
    let sales = impact.taken.as_ref().map(|it| it.cost.sales).unwrap_or_default();
    match is_felt {
        _ if sales <= Usd::ZERO || impact.down <= Span::ZERO => String::new(),
        true => format!("{sales} of sales"),
        false => format!("{sales} (flat downtime rate)"),
    }
}

fn sentence(impact: &Impact) -> String {
    if impact.lost_for_good {
        return "The data is permanently lost: no recovery option is left.".to_owned();
    }
    let back = match impact.back_at {
        Some(at) => format!("back in service {}", at.short()),
        None => "not back in service before the end of the simulation".to_owned(),
    };
    match impact.recovered_to {
        Some(to) => format!("Recovered to {}; {back}.", to.short()),
        None => format!("No data was affected; {back}."),
    }
}

fn verdict(objective: &str, verdict: Verdict) -> String {
    match verdict {
        Verdict::NoObjective => format!("No {objective} set"),
        verdict => format!("{objective} {}", crate::show::text::verdict(verdict)),
    }
}

fn tone(verdict: Verdict) -> String {
    let tone = match verdict {
        Verdict::Met => TagTone::Good,
        Verdict::Breached => TagTone::Bad,
        Verdict::NotTested | Verdict::NoObjective => TagTone::Neutral,
    };
    tone.key().to_owned()
}

/// Which components' recoveries made up the time until the last one hit was back; said only where more
/// than one was down.
pub fn critical_path(run: &Run, incident: &IncidentId, component: &ComponentId) -> String {
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

/// The failback, where the component failed over: what becomes of it, and the writes left behind.
pub fn failback(impact: &Impact) -> String {
    let Some(failback) = impact.failback else { return String::new() };
    let mut sentence = fate(failback);
    if let Some(stranded) = failback.stranded {
        let length = stranded.to.since(stranded.from);
        sentence.push_str(&format!(
            " {length} of writes left at the original site need manual reconciliation when the site returns."
        ));
    }
    sentence
}

fn fate(failback: Failback) -> String {
    match (failback.state, failback.done) {
        (FailbackState::Done, Some(done)) => {
            let at = |moment: Option<Instant>| moment.unwrap_or(done).short();
            format!(
                "Failback: data written since the failover is replicated back starting {}. A planned \
                 switch on {} takes {}; then the component runs at its own site again.",
                at(failback.starts),
                at(failback.switches),
                done.since(failback.switches.unwrap_or(done))
            )
        }
        (FailbackState::Planned, Some(done)) => {
            format!("The failback finishes on {}, after the end of the simulation.", done.short())
        }
        (FailbackState::Cancelled, _) => {
            "Another incident began before the failback finished.".to_owned()
        }
        _ => "The component stays at the recovery site.".to_owned(),
    }
}

/// What waiting for the site would have given, where another option was taken and the site returned.
pub fn hindsight(impact: &Impact) -> String {
    impact.hindsight.as_ref().map_or_else(String::new, |it| it.text.to_string())
}
