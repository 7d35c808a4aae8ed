//! The score in one number, what it is made of, and what would improve it most.

use leptos::prelude::*;

use super::{Assess, focus_cell};
use crate::assess::Score;
use crate::catalog::Disruption;
use crate::model::ComponentId;
use crate::show::assess::Assessed;
use crate::show::assess::score::{
    FORMULA, IMPROVEMENTS, LeverRow, NO_SCORE, ScorePartRow, detail, levers, parts, sources, total,
};
use crate::ui::widgets::{Line, Row, either, lines, on, rows, text, when};

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
    let total = text(move || assess.with(total));
    let detail = text(move || {
        assess.with(|it| it.assessment.score.as_ref().map(detail)).unwrap_or_default()
    });
    let none = || view! { <p>{NO_SCORE}</p> };
    let made_of = move || {
        view! {
            <ul class="score-parts" aria-label="What the score is made of">
                {rows(parts, |part| view! {
                    <li>
                        <b>{part.text(ScorePartRow::AT.name)}</b>
                        <span>{part.text(ScorePartRow::AT.points)}</span>
                        <span class="hint">{part.text(ScorePartRow::AT.met)}</span>
                    </li>
                })}
            </ul>
            {when(move || !levers.with(Vec::is_empty), move || view! {
                <div class="score-levers" role="group" aria-label=IMPROVEMENTS>
                    <span class="hint">{IMPROVEMENTS}":"</span>
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
        let key = row.get_untracked(LeverRow::AT.disruption);
        if let Some(disruption) = Disruption::ALL.iter().find(|it| it.key() == key) {
            let component = row.get_untracked(LeverRow::AT.component);
            assess.pick(ComponentId::from(component.as_str()), *disruption);
            focus_cell();
        }
    };
    view! {
        <button type="button" class="button" on:click=on(pick)>
            {row.text(LeverRow::AT.name)}
            <span class="hint">{row.text(LeverRow::AT.gain)}</span>
        </button>
    }
    .into_any()
}

/// How the score comes about, with its sources.
fn published() -> AnyView {
    let links: Vec<_> = sources()
        .into_iter()
        .map(|(url, title)| view! { " " <a href=url rel="noreferrer" target="_blank">{title}</a> })
        .collect();
    view! {
        <p class="hint">
            {FORMULA}
            {links}
        </p>
    }
    .into_any()
}
