//! Why a key figure is what it is: what it is taken from or added up of, with the actual values.

use leptos::prelude::*;

use super::shown_lines;
use crate::catalog::Assumption;
use crate::engine::{Impact, IncidentOutcome, Outage, Outcome, Run, Verdict};
use crate::model::{Component, IncidentId, Scenario};
use crate::show::text::{counted, orders, percent, plain};
use crate::show::workbench::key_figures::{KeyFigureRow, main_journey, name, worst, worth};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::{Editor, Playhead};
use crate::ui::widgets::formula::{formula, line, said};
use crate::ui::widgets::key_figure::WhyAsked;
use crate::ui::widgets::{Glyph, Icon, Line, lines, memo, on, text, when};
use crate::units::{Instant, Span, Usd};

/// The place of the figure whose lines are those of the bill.
const PROTECTION: usize = 3;

/// The formula of the key figure that was asked about.
#[component]
pub(in crate::ui) fn WhyFigure() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let then = expect_context::<PlayheadText>();
    let details = expect_context::<Chunks>().details;
    let WhyAsked(asked) = expect_context::<WhyAsked>();
    let figures = shown_lines(editor, then, super::protection::protection(editor));
    let title = text(move || {
        let figure = asked.get().and_then(|at| figures.with(|it| it.get(at).cloned()));
        figure
            .map(|it| format!("{}: {}", it[KeyFigureRow::AT.label], it[KeyFigureRow::AT.value]))
            .unwrap_or_default()
    });
    let steps = lines(move || {
        let (Some(place), at) = (asked.get(), playhead.at.get()) else { return Vec::new() };
        if place == PROTECTION {
            let Some(details) = details.ready() else { return Vec::new() };
            return editor.run.with(|run| protection(run, &(details.protection_per_month)(run)));
        }
        editor.run.with(|run| explain(run, at, place))
    });
    let is_bill = memo(move || asked.get() == Some(PROTECTION));
    view! {
        <section class="panel why-figure" aria-labelledby="why-figure-title">
            <div class="panel-head">
                <h2 id="why-figure-title">"Why: "{title}</h2>
                {when(move || is_bill.get(), || view! { <a href="#cost">"Open the bill"</a> })}
                <button
                    type="button"
                    class="button"
                    aria-label="Close the explanation"
                    on:click=on(move |_| asked.set(None))
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            </div>
            {formula(steps)}
        </section>
    }
}

/// The formula of a figure of the run, or of what has come of it by a moment.
fn explain(run: &Run, at: Option<Instant>, place: usize) -> Vec<Line> {
    let so_far = at.map(|at| run.so_far(at));
    let outcome = so_far.as_ref().unwrap_or(&run.outcome);
    let scenario = &run.scenario;
    let mut steps = match place {
        0 => data_lost(run, outcome),
        1 => downtime(scenario, outcome, at),
        2 => loss(scenario, outcome),
        4 => recovered_to(scenario, outcome),
        _ => objectives(scenario, outcome),
    };
    if let Some(at) = at {
        steps.push(said(format!("Counted is what has come of it by {}.", at.short()), ""));
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
        return vec![said("No incident has hit a component.", "nothing")];
    };
    let impacts = outcome.impacts().count();
    let mut steps = Vec::new();
    if impacts > 1 {
        let text = format!("The worst of {impacts} hits:");
        steps.push(said(text, titled(&run.scenario, incident, impact)));
    } else {
        steps.push(said("The only hit:", titled(&run.scenario, incident, impact)));
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
            None => said("No incident has hit a component.", "0 s"),
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
        if names.is_empty() { "a failback or a link".to_owned() } else { names.join(", ") }
    };
    let mut steps: Vec<Line> = down
        .outages
        .iter()
        .map(|outage| {
            let text = format!(
                "{} is down from {} to {}; not serving then: {}.",
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
    let text = format!("Available: the {whole} looked at less {}, in parts of them.", down.down);
    steps.push(said(text, percent(down.availability)));
    steps
}

fn loss(scenario: &Scenario, outcome: &Outcome) -> Vec<Line> {
    let mut steps = Vec::new();
    for (journey, down) in scenario.journeys.iter().zip(&outcome.journeys) {
        if down.sales_lost > Usd::ZERO {
            let text = format!(
                "{}: {} not taken while it was down or degraded, by the hour of the day, at $ {} each.",
                journey.label(),
                orders(down.orders_lost),
                journey.order_value_usd
            );
            let mut step = said(text, down.sales_lost);
            step.push("this design".to_owned());
            steps.push(step);
        }
    }
    if outcome.cost.downtime > Usd::ZERO {
        let rate = scenario.assumption(Assumption::DowntimeUsdPerHour).unwrap_or_default();
        let text = format!(
            "Time down of components that no journey feels, at the flat rate of $ {} an hour.",
            plain(rate)
        );
        steps.push(said(text, outcome.cost.downtime));
    }
    if outcome.cost.data > Usd::ZERO {
        let hits = outcome.impacts().filter(|(_, impact)| impact.lost_span.is_some());
        let hits: Vec<String> =
            hits.map(|(incident, impact)| titled(scenario, incident, impact)).collect();
        let text = format!(
            "Data lost: orders with the effort to enter them again, else by the hour. {}.",
            hits.join("; ")
        );
        steps.push(said(text, outcome.cost.data));
    }
    let for_good = outcome.impacts().filter(|(_, impact)| impact.lost_for_good).count();
    if for_good > 0 {
        steps.push(said("Data lost for good, whose worth nobody knows.", "not counted"));
    }
    steps.push(said("All of it together.", worth(outcome)));
    steps.push(said("What AWS charges for recoveries is in the view Cost.", "not counted"));
    steps
}

fn recovered_to(scenario: &Scenario, outcome: &Outcome) -> Vec<Line> {
    let Some((incident, impact)) = worst(outcome) else {
        return vec![said("Nothing has to be recovered.", "–")];
    };
    let hit = said("The hit that loses most:", titled(scenario, incident, impact));
    let way = match (&impact.taken, impact.recovered_to) {
        (Some(taken), Some(to)) => {
            said(format!("{}. {}", taken.option.spec().name, taken.because), to.short())
        }
        _ => said("Every way back is refused, each for the reason in the inspector.", "–"),
    };
    vec![hit, way]
}

fn objectives(scenario: &Scenario, outcome: &Outcome) -> Vec<Line> {
    type ObjectiveOf = (&'static str, fn(&Component) -> Option<f64>, fn(&Impact) -> Verdict);
    const OBJECTIVES: [ObjectiveOf; 2] = [
        ("RPO", |component| component.rpo_minutes, |impact| impact.rpo),
        ("RTO", |component| component.rto_minutes, |impact| impact.rto),
    ];
    let mut steps = Vec::new();
    for component in &scenario.components {
        for (short, objective, verdict) in OBJECTIVES {
            let Some(minutes) = objective(component) else { continue };
            let hits = || outcome.impacts().filter(|(_, impact)| impact.component == component.id);
            let breach = hits().find(|(_, impact)| verdict(impact) == Verdict::Breached);
            let objective = Span::from_minutes_f64(minutes);
            let text = match breach {
                Some((incident, impact)) => {
                    let actual = match (short, impact.data_lost) {
                        ("RTO", _) => format!("down {}", impact.down),
                        (_, Some(lost)) => format!("{lost} lost"),
                        (_, None) => "lost for good".to_owned(),
                    };
                    let by = label(scenario, &incident.id);
                    format!("{}: {short} {objective}, {actual} ({by}).", component.label())
                }
                None if hits().next().is_none() => {
                    format!("{}: {short} {objective}, not hit.", component.label())
                }
                None => format!("{}: {short} {objective}, kept by every hit.", component.label()),
            };
            steps.push(said(text, if breach.is_some() { "breached" } else { "met" }));
        }
    }
    if steps.is_empty() {
        steps.push(said("No component has an objective.", "0 of 0"));
    }
    steps
}

/// What protection costs, by category; each line of the bill has its own formula.
fn protection(run: &Run, figure: &Line) -> Vec<Line> {
    let ledger = run.protection_ledger();
    let mut steps: Vec<Line> = crate::engine::ledger::Category::ALL
        .iter()
        .filter_map(|category| {
            let entries = ledger.entries.iter().filter(|entry| entry.category == *category);
            let total: crate::engine::ledger::Total =
                entries.map(crate::engine::ledger::Total::from).sum();
            (!total.is_nothing()).then(|| said(format!("{}.", category.label()), total))
        })
        .collect();
    let days = counted(run.scenario.clock.days as usize, "day");
    steps.push(said(format!("All of it over the {days} of the clock."), ledger.protection()));
    steps.push(said("The same for an average month.", &figure[KeyFigureRow::AT.value]));
    steps
}
