//! Why a key figure is what it is: what it is taken from or added up of, with the actual values.

use crate::catalog::Assumption;
use crate::engine::ledger::{Category, Total};
use crate::engine::{self, Impact, IncidentOutcome, ObjectiveResult, Outage, Outcome, Run};
use crate::model::{IncidentId, ObjectiveKind, Scenario};
use crate::show::Line;
use crate::show::formula::{StepRow, THIS_DESIGN, line, said};
use crate::show::text::{counted, labeled, orders, percent, plain};
use crate::show::workbench::key_figures::{
    DATA_LOST, DOWNTIME, KeyFigureRow, LOSS, OBJECTIVES, RECOVERED, main_journey, name, worst,
    worth,
};
use crate::units::{Instant, Span, Usd};

/// A figure with its value, by its key.
pub fn title(figures: &[Line], key: &str) -> String {
    let figure = figures.iter().find(|it| it[KeyFigureRow::AT.key] == key);
    figure
        .map(|it| labeled(&it[KeyFigureRow::AT.label], &it[KeyFigureRow::AT.value]))
        .unwrap_or_default()
}

/// The formula of a figure of the run, or of what has come of it by a moment.
pub fn explain(run: &Run, at: Option<Instant>, key: &str) -> Vec<Line> {
    let so_far = at.map(|at| run.so_far(at));
    let outcome = so_far.as_ref().unwrap_or(&run.outcome);
    let scenario = &run.scenario;
    let mut steps = match key {
        DATA_LOST => data_lost(run, outcome),
        DOWNTIME => downtime(scenario, outcome, at),
        LOSS => loss(scenario, outcome),
        RECOVERED => recovered_to(scenario, outcome),
        OBJECTIVES => objectives(scenario, outcome),
        _ => return Vec::new(),
    };
    if let Some(at) = at {
        steps.push(said(format!("Counted until {}.", at.short()), ""));
    }
    steps
}

fn label(scenario: &Scenario, id: &IncidentId) -> String {
    scenario.incident(id).map_or_else(|| id.to_string(), |it| it.label(scenario))
}

/// "Orders DB (Orders table dropped)": an impact as people name it.
fn titled(scenario: &Scenario, incident: &IncidentOutcome, impact: &Impact) -> String {
    format!("{} ({})", name(scenario, impact), label(scenario, &incident.id))
}

fn data_lost(run: &Run, outcome: &Outcome) -> Vec<Line> {
    let Some((incident, impact)) = worst(outcome) else {
        return vec![said("No component was affected by an incident.", "nothing")];
    };
    let impacts = outcome.impacts().count();
    let mut steps = Vec::new();
    if impacts > 1 {
        let text = format!("The worst of {impacts} impacts:");
        steps.push(said(text, titled(&run.scenario, incident, impact)));
    } else {
        steps.push(said("The only impact:", titled(&run.scenario, incident, impact)));
    }
    let why = run.why(&incident.id, &impact.component).unwrap_or_default();
    steps.extend(why.lost.iter().map(line));
    steps
}

fn downtime(scenario: &Scenario, outcome: &Outcome, until: Option<Instant>) -> Vec<Line> {
    let Some((journey, down)) = main_journey(scenario, outcome) else {
        return vec![match outcome.impacts().max_by_key(|(_, impact)| impact.down) {
            Some((incident, impact)) => {
                said(format!("The longest: {}.", titled(scenario, incident, impact)), impact.down)
            }
            None => said("No component was affected by an incident.", "0 s"),
        }];
    };
    let because = |outage: &Outage| {
        let overlaps = |impact: &Impact| {
            let back = impact.back_at.unwrap_or(Instant::LATEST);
            impact.down > Span::ZERO && impact.down_from < outage.to && back > outage.from
        };
        let impacts = outcome.impacts().map(|(_, impact)| impact).filter(|it| overlaps(it));
        let mut names: Vec<String> = impacts.map(|it| name(scenario, it)).collect();
        names.dedup();
        if names.is_empty() {
            "a planned failback or the link".to_owned()
        } else {
            names.join(", ")
        }
    };
    let mut steps: Vec<Line> = down
        .outages
        .iter()
        .map(|outage| {
            let text = format!(
                "{} is down from {} to {}. Cause: {}.",
                journey.label(),
                outage.from.short(),
                outage.to.short(),
                because(outage)
            );
            said(text, outage.to.since(outage.from))
        })
        .collect();
    steps.push(said("All outages together, none counted twice.", down.down));
    let end = until.unwrap_or(scenario.clock.end());
    let whole = end.since(scenario.clock.start);
    let text = format!("Available: {whole} minus {}, as a share of the whole.", down.down);
    steps.push(said(text, percent(down.availability)));
    steps
}

fn loss(scenario: &Scenario, outcome: &Outcome) -> Vec<Line> {
    let mut steps = Vec::new();
    for (journey, down) in scenario.journeys.iter().zip(&outcome.journeys) {
        if down.sales_lost > Usd::ZERO {
            let text = format!(
                "{}: {} not taken while the journey was down or degraded, by the hour of the day, at $ {} each.",
                journey.label(),
                orders(down.orders_lost),
                journey.order_value_usd
            );
            let mut step = said(text, down.sales_lost);
            step[StepRow::AT.basis] = THIS_DESIGN.to_owned();
            steps.push(step);
        }
    }
    if outcome.cost.downtime > Usd::ZERO {
        let rate = scenario.assumption(Assumption::DowntimeUsdPerHour).unwrap_or_default();
        let text = format!(
            "Downtime of components that no journey requires, at the flat rate of $ {} an hour.",
            plain(rate)
        );
        steps.push(said(text, outcome.cost.downtime));
    }
    if outcome.cost.data > Usd::ZERO {
        let hits = outcome.impacts().filter(|(_, impact)| impact.lost_span.is_some());
        let hits: Vec<String> =
            hits.map(|(incident, impact)| titled(scenario, incident, impact)).collect();
        let text = format!(
            "Data lost: orders with the effort to enter them again, other data by the hour. {}.",
            hits.join("; ")
        );
        steps.push(said(text, outcome.cost.data));
    }
    let for_good = outcome.impacts().filter(|(_, impact)| impact.lost_for_good).count();
    if for_good > 0 {
        steps.push(said("Permanently lost data, whose value is unknown.", "not counted"));
    }
    steps.push(said("Total.", worth(outcome)));
    steps.push(said("AWS charges for recoveries: see the Cost view.", "not counted"));
    steps
}

fn recovered_to(scenario: &Scenario, outcome: &Outcome) -> Vec<Line> {
    let Some((incident, impact)) = worst(outcome) else {
        return vec![said("There is nothing to recover.", "–")];
    };
    let hit = said("The impact with the most data lost:", titled(scenario, incident, impact));
    let how = match (&impact.taken, impact.recovered_to) {
        (Some(taken), Some(to)) => {
            said(format!("{}. {}", taken.option.spec().name, taken.because), to.short())
        }
        _ => said("No recovery option is possible. The inspector lists the reasons.", "–"),
    };
    vec![hit, how]
}

fn objectives(scenario: &Scenario, outcome: &Outcome) -> Vec<Line> {
    let results = engine::objectives(scenario, outcome);
    let mut steps: Vec<Line> = results.iter().map(|it| objective(scenario, it)).collect();
    if steps.is_empty() {
        steps.push(said("No component has an objective.", "none set"));
    }
    steps
}

/// An objective with what became of it: "Orders DB: RPO 1 h, 2 h of data lost (Orders table dropped)."
fn objective(scenario: &Scenario, result: &ObjectiveResult<'_>) -> Line {
    let name = format!("{}: {} {}", result.component.label(), result.kind.label(), result.target);
    let only = result.disruption.map_or_else(String::new, |it| format!(" ({})", it.spec().name));
    let actual = match (result.impact, result.kind) {
        (None, _) => "keeps working".to_owned(),
        (Some(impact), ObjectiveKind::Rpo) => match impact.data_lost {
            Some(Span::ZERO) => "no data lost".to_owned(),
            Some(lost) => format!("{lost} of data lost"),
            None => "data permanently lost".to_owned(),
        },
        (Some(impact), ObjectiveKind::Rto) => match impact.down {
            Span::ZERO => "stays up".to_owned(),
            down => format!("down {down}"),
        },
    };
    let text = match result.incident {
        None => format!("{name}{only}. No incident tests it."),
        Some(incident) => format!("{name}{only}, {actual} ({}).", label(scenario, &incident.id)),
    };
    said(text, crate::show::text::verdict(result.verdict))
}

/// What protection costs, by category; each line of the bill has its own formula.
pub fn protection(run: &Run, figure: &Line) -> Vec<Line> {
    let ledger = run.protection_ledger();
    let mut steps: Vec<Line> = Category::ALL
        .iter()
        .filter_map(|category| {
            let entries = ledger.entries.iter().filter(|entry| entry.category == *category);
            let total: Total = entries.map(Total::from).sum();
            (!total.is_nothing()).then(|| said(format!("{}.", category.label()), total))
        })
        .collect();
    let days = counted(run.scenario.clock.days as usize, "day");
    steps.push(said(format!("Total over the {days} of the simulation."), ledger.protection()));
    steps.push(said("For an average month.", &figure[KeyFigureRow::AT.value]));
    steps
}
