//! The recovery points around a moment, and everything about the one chosen.

use crate::engine::{Lane, PointMark, Run, StoredPoint};
use crate::model::{IncidentId, Scenario};
use crate::show::{Line, columns, fact};
use crate::units::Instant;

/// How many recovery points are listed on either side of the moment.
pub const EACH_SIDE: usize = 3;

columns! {
    /// A recovery point in the list.
    pub struct PointRow {
        /// The moment at which its job was due, as the document writes it.
        moment,
        /// The moment whose state it holds.
        captured,
        /// Its backup rule.
        rule,
        /// What became of it.
        state,
        /// "true" where it is the chosen one.
        is_chosen,
    }
}

/// The moment around which recovery points are listed: the one chosen, else that of the incident, else the
/// end of the simulation.
pub fn looked_at(
    scenario: &Scenario,
    chosen: Option<Instant>,
    incident: Option<&IncidentId>,
) -> Instant {
    let incident = incident.and_then(|id| scenario.incident(id)).map(|it| it.at);
    chosen.or(incident).unwrap_or_else(|| scenario.clock.end())
}

/// The moment of the recovery point before the chosen one or after it.
pub fn neighbor(list: &[Line], earlier: bool) -> Option<String> {
    let chosen = list.iter().position(|it| it[PointRow::AT.is_chosen] == "true")?;
    let now = &list[chosen][PointRow::AT.moment];
    let other = |it: &Line| Some(&it[PointRow::AT.moment]).filter(|it| *it != now).cloned();
    if earlier {
        list[..chosen].iter().rev().find_map(other)
    } else {
        list[chosen..].iter().find_map(other)
    }
}

/// The moment of the newest job due up to a moment, else of the first one after it.
fn chosen(lane: &Lane, at: Instant) -> Option<Instant> {
    let up_to = lane.points.iter().rev().find(|it| it.scheduled <= at);
    up_to.or(lane.points.first()).map(|it| it.scheduled)
}

/// The recovery points around a moment.
pub fn listed(_: &Run, lane: &Lane, at: Instant) -> Vec<Line> {
    let chosen = chosen(lane, at);
    let line = |point: &PointMark| {
        Line::from(PointRow {
            moment: point.scheduled.to_string(),
            captured: point.captured.short(),
            rule: lane.rules.get(point.rule).map(|it| it.rule.clone()).unwrap_or_default(),
            state: state(point),
            is_chosen: (Some(point.scheduled) == chosen).to_string(),
        })
    };
    lane.points.iter().map(line).collect()
}

fn state(point: &PointMark) -> String {
    let everywhere = || point.stored.iter().chain(&point.copies);
    if point.failed.is_some() {
        "no recovery point".to_owned()
    } else if everywhere().count() > 0 && everywhere().all(|it| it.destroyed.is_some()) {
        "destroyed".to_owned()
    } else {
        match point.copies.len() {
            0 => String::new(),
            1 => "1 copy".to_owned(),
            copies => format!("{copies} copies"),
        }
    }
}

/// Everything about the jobs due at the chosen moment.
pub fn detailed(run: &Run, lane: &Lane, at: Instant) -> Vec<Line> {
    let chosen = chosen(lane, at);
    lane.points
        .iter()
        .filter(|it| Some(it.scheduled) == chosen)
        .flat_map(|point| details(run, lane, point))
        .collect()
}

fn details(run: &Run, lane: &Lane, point: &PointMark) -> Vec<Line> {
    let rule = lane.rules.get(point.rule);
    let mut lines = vec![
        fact("Rule", rule.map(|it| format!("{}, plan {}", it.rule, it.plan)).unwrap_or_default()),
        fact("Due", point.scheduled.short()),
    ];
    if let Some(failed) = &point.failed {
        lines.push(fact("No recovery point", failed.clone()));
        return lines;
    }
    lines.push(fact("Captured", point.captured.short()));
    if let Some(complete) = point.complete {
        let took = complete.since(point.captured);
        lines.push(fact("Complete", format!("{}, after {took}", complete.short())));
    }
    let place = |it: &StoredPoint| {
        let vault = run.scenario.vault(&it.vault);
        vault.and_then(|vault| run.scenario.site(&vault.site)).map(|site| site.label().to_owned())
    };
    let at = |it: &StoredPoint| place(it).map(|site| format!(" in {site}")).unwrap_or_default();
    lines.extend(
        point.stored.iter().map(|it| fact(format!("Vault {}{}", it.vault, at(it)), kept(it))),
    );
    lines.extend(
        point
            .copies
            .iter()
            .map(|it| fact(format!("Copy in vault {}{}", it.vault, at(it)), kept(it))),
    );
    lines.extend(
        point.copies_lost.iter().map(|it| {
            fact(format!("Copy in vault {it}"), "lost before the copy finished".to_owned())
        }),
    );
    lines
}

/// From when and until when a recovery point can be used in a vault.
fn kept(stored: &StoredPoint) -> String {
    let mut parts = vec![format!("usable from {}", stored.usable.short())];
    parts.extend(stored.cold.map(|at| format!("in cold storage from {}", at.date())));
    match (stored.destroyed, stored.expires) {
        (Some(at), _) => parts.push(format!("destroyed by the intruder on {}", at.short())),
        (None, Some(at)) => parts.push(format!("expires on {}", at.date())),
        (None, None) => parts.push("kept forever".to_owned()),
    }
    parts.join(", ")
}
