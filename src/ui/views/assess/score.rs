//! The score in one number, of what it is made, and what moves it most.

use leptos::prelude::*;

use super::words::points;
use super::{Assess, Assessed, focus_cell};
use crate::assess::Score;
use crate::catalog::Disruption;
use crate::model::ComponentId;
use crate::ui::widgets::{Line, Row, either, lines, on, rows, text, when};
use crate::units::counted;

/// How many of the cells that take most from the score are named.
const MOST_LEVERS: usize = 3;

/// The columns of a part: the disruption, what it gives of what it could, and its objectives.
const PART: usize = 0;
const GIVES: usize = 1;
const MET: usize = 2;
/// The columns of a lever: its label, its component, its disruption, and the points.
const LEVER: usize = 0;
const COMPONENT: usize = 1;
const DISRUPTION: usize = 2;
const GAIN: usize = 3;

/// The score with its make-up.
pub(super) fn score(assess: Assess) -> AnyView {
    let with = move |of: fn(&Assessed, &Score) -> Vec<Line>| {
        lines(move || {
            assess
                .with(|it| it.assessment.score.as_ref().map(|score| of(it, score)))
                .unwrap_or_default()
        })
    };
    let (parts, levers) = (with(|_, score| parts(score)), with(levers));
    let total = text(move || {
        assess
            .with(|it| it.assessment.score.as_ref().map(|it| it.points.to_string()))
            .unwrap_or_default()
    });
    let detail = text(move || {
        assess
            .with(|it| {
                it.assessment.score.as_ref().map(|score| {
                    let (met, all) = score
                        .parts
                        .iter()
                        .fold((0, 0), |(met, all), it| (met + it.met, all + it.objectives));
                    format!("of 100 · {met} of {} met", counted(u64::from(all), "objective"))
                })
            })
            .unwrap_or_default()
    });
    let none = || {
        view! {
            <p>
                "No component has an objective, so there is no score. Pick a cell and give its component a recovery point or recovery time objective."
            </p>
        }
    };
    let made_of = move || {
        view! {
            <ul class="score-parts" aria-label="What the score is made of">
                {rows(parts, |part| view! {
                    <li>
                        <b>{part.text(PART)}</b>
                        <span>{part.text(GIVES)}</span>
                        <span class="hint">{part.text(MET)}</span>
                    </li>
                })}
            </ul>
            {when(move || !levers.with(Vec::is_empty), move || view! {
                <div class="score-levers" role="group" aria-label="What moves it most">
                    <span class="hint">"What moves it most:"</span>
                    {rows(levers, move |row| lever(assess, row))}
                </div>
            })}
            {published()}
        }
    };
    view! {
        <section class="panel compliance-head score" aria-labelledby="score-title">
            <div>
                <h2 id="score-title">"Score"</h2>
                <p class="total" role="status">
                    <b>{total}</b>
                    " "
                    <span class="hint">{detail}</span>
                </p>
            </div>
            {either(move || total.with(String::is_empty), none, made_of)}
        </section>
    }
    .into_any()
}

fn lever(assess: Assess, row: Row) -> AnyView {
    let pick = move |_| {
        let at = row.get_untracked(DISRUPTION).parse::<usize>().ok();
        if let Some(disruption) = at.and_then(|at| Disruption::ALL.get(at)) {
            assess.pick(ComponentId::from(row.get_untracked(COMPONENT).as_str()), *disruption);
            focus_cell();
        }
    };
    view! {
        <button type="button" class="button" on:click=on(pick)>
            {row.text(LEVER)}
            <span class="hint">{row.text(GAIN)}</span>
        </button>
    }
    .into_any()
}

/// How the score comes about, and who says so.
fn published() -> AnyView {
    let mut sources = Vec::new();
    for source in Disruption::ALL.iter().map(|it| it.spec().weight_source) {
        if !source.url.is_empty() && !sources.contains(&source) {
            sources.push(source);
        }
    }
    let links: Vec<_> = sources
        .into_iter()
        .map(|it| {
            view! {
                " "
                <a href=it.url rel="noreferrer" target="_blank">
                    {format!("Source: {} ({})", it.title, it.checked_on)}
                </a>
            }
        })
        .collect();
    view! {
        <p class="hint">
            "Each disruption that somebody set an objective for gives its weight times the share of its objectives that are met; the weights share 100 among them. Those of software, hardware, zone and Region are those of the resiliency policy in the first generation of AWS Resilience Hub (without its shares for alarms, procedures and tests); data loss and data center weigh as much as software and Region."
            {links}
        </p>
    }
    .into_any()
}

fn parts(score: &Score) -> Vec<Line> {
    let line = |part: &crate::assess::ScorePart| {
        vec![
            part.disruption.spec().name.to_owned(),
            format!("{} of {}", points(part.points), points(part.weight)),
            format!("{} of {} met", part.met, part.objectives),
        ]
    };
    score.parts.iter().map(line).collect()
}

fn levers(assessed: &Assessed, score: &Score) -> Vec<Line> {
    let line = |lever: &crate::assess::Lever| {
        let component = assessed.scenario.component(&lever.component);
        let label =
            component.map_or_else(|| lever.component.to_string(), |it| it.label().to_owned());
        vec![
            format!("{label}, {}", lever.disruption.spec().name),
            lever.component.to_string(),
            (lever.disruption as usize).to_string(),
            format!("+ {}", points(lever.points)),
        ]
    };
    score.levers.iter().take(MOST_LEVERS).map(line).collect()
}
