//! Every component against every disruption: met or breached by sign and word, with worst and average.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::words::{brief_lines, spoken};
use super::{Assess, Assessed, focus_cell, verdict};
use crate::assess::ComponentAssessment as AssessedRow;
use crate::catalog::Disruption;
use crate::engine::Verdict;
use crate::model::{Component, ComponentId};
use crate::platform::media;
use crate::show::text::{counted, objectives};
use crate::ui::forms::focus_soon;
use crate::ui::widgets::{
    Line, Row, Term, flag, lines, linked, memo, on, rows_in_portions, term, text, when,
};

/// The columns of a component: its id, its name and its objectives; then those of each cell.
const ID: usize = 0;
const NAME: usize = 1;
const OBJECTIVES: usize = 2;
const CELLS: usize = 3;
/// The columns of a cell: its tone, its verdict, worst, average, own objectives, and all in a sentence.
const TONE: usize = 0;
const VERDICT: usize = 1;
const WORST: usize = 2;
const AVERAGE: usize = 3;
const OWN: usize = 4;
const SPOKEN: usize = 5;
const CELL: usize = 6;

/// How many rows are drawn in one task of the browser: some milliseconds of it.
const PORTION: usize = 6;

/// When what is said of a cell does not stand beside the matrix.
const ONE_BELOW_THE_OTHER: &str = "(max-width: 75rem)";

/// What a cell needs to know of the table around it; copy it freely.
#[derive(Clone, Copy)]
struct Grid {
    assess: Assess,
    open: Memo<Option<(ComponentId, Disruption)>>,
    /// The one cell that the Tab key stops at: the id of its component and the place of its disruption.
    stop: Memo<(String, usize)>,
    /// Where the arrow keys have led.
    cursor: RwSignal<Option<(String, usize)>>,
    body: Memo<Vec<Line>>,
}

/// The matrix.
pub(super) fn matrix(assess: Assess) -> AnyView {
    let only_breached = RwSignal::new(false);
    let body = lines(move || {
        let only_breached = only_breached.get();
        assess.with(|it| body(it, only_breached))
    });
    let cursor = RwSignal::new(None::<(String, usize)>);
    let open = assess.open();
    let stop = memo(move || {
        let picked = open.get().map(|(id, disruption)| (id.to_string(), disruption as usize));
        body.with(|body| {
            let is_shown =
                |it: &(String, usize)| body.iter().any(|line| line.first() == Some(&it.0));
            let first = body.first().and_then(|line| line.first().cloned()).unwrap_or_default();
            cursor.get().filter(is_shown).or(picked.filter(is_shown)).unwrap_or((first, 0))
        })
    });
    let grid = Grid { assess, open, stop, cursor, body };
    let says = text(move || {
        let shown = body.with(Vec::len);
        match assess.progress.get() {
            Some((done, all)) => format!("Assessing… {done} of {all}"),
            None if only_breached.get() => {
                let all = assess.with(|it| it.assessment.rows.len());
                format!("{shown} of {}", counted(all, "component"))
            }
            None => counted(shown, "component"),
        }
    });
    let heads: Vec<_> = Disruption::ALL
        .iter()
        .map(|it| view! { <th scope="col" title=it.spec().means>{term(word(*it), it.spec().name)}</th> })
        .collect();
    view! {
        <section class="panel matrix-panel" aria-labelledby="assess-matrix-title">
            <div class="panel-head">
                <h2 id="assess-matrix-title">{linked("Components and disruptions")}</h2>
                <span class="hint">{says}</span>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || only_breached.get()
                        on:change=on(move |_| only_breached.update(|it| *it = !*it))
                    />
                    "Only breached"
                </label>
            </div>
            <p class="hint">
                {linked("Data lost · time down at the worst moment of the schedule, ⌀ on the average of all moments, against the objectives (RPO, RTO) under the name.")}
                " Arrow keys move between cells."
            </p>
            {when(
                move || body.with(Vec::is_empty),
                || view! { <p>"No component breaches an objective."</p> },
            )}
            <div class="scroll" tabindex="0" role="region" aria-label="Components and disruptions, a table">
                <table class="matrix estimates">
                    <thead>
                        <tr><th scope="col">"Component"</th>{heads}</tr>
                    </thead>
                    <tbody>{rows_in_portions(body, PORTION, move |row| component(grid, row))}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What happens in a disruption.
const fn word(disruption: Disruption) -> Term {
    match disruption {
        Disruption::Software => Term("bad-deployment"),
        Disruption::Hardware => Term("instance-failure"),
        Disruption::Zone => Term("zone-outage"),
        Disruption::Region => Term("region-outage"),
        Disruption::DataLoss => Term("accidental-deletion"),
        Disruption::DataCenter => Term("data-center-outage"),
    }
}

fn component(grid: Grid, row: Row) -> AnyView {
    let cells: Vec<_> = (0..Disruption::ALL.len()).map(|at| cell(grid, row, at)).collect();
    view! {
        <tr>
            <th scope="row">
                <bdi>{row.text(NAME)}</bdi>
                <span class="hint">{row.text(OBJECTIVES)}</span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(grid: Grid, row: Row, at: usize) -> AnyView {
    let part = move |column: usize| row.text(CELLS + at * CELL + column);
    let own = part(OWN);
    let is_open = move || {
        grid.open.with(|open| {
            open.as_ref().is_some_and(|(id, disruption)| {
                *disruption as usize == at && id.as_str() == row.get(ID)
            })
        })
    };
    let stop = text(move || {
        let is_stop = grid.stop.with(|(id, disruption)| *disruption == at && *id == row.get(ID));
        if is_stop { "0" } else { "-1" }.to_owned()
    });
    let pick = move |_| {
        let id = row.get_untracked(ID);
        grid.cursor.set(Some((id.clone(), at)));
        if let Some(disruption) = Disruption::ALL.get(at) {
            grid.assess.pick(ComponentId::from(id.as_str()), *disruption);
            // Where it does not stand beside the matrix, one is led to it.
            if media::matches(ONE_BELOW_THE_OTHER) {
                focus_cell();
            }
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if let Some(to) = led_to(grid, &row.get_untracked(ID), at, &event.key()) {
            event.prevent_default();
            focus_soon(cell_id(&to.0, to.1));
            grid.cursor.set(Some(to));
        }
    };
    view! {
        <td>
            <button
                type="button"
                class="answer"
                id=text(move || cell_id(&row.get(ID), at))
                tabindex=stop
                data-tone=part(TONE)
                aria-label=part(SPOKEN)
                aria-pressed=flag(is_open)
                on:click=on(pick)
                on:keydown=on(pressed)
            >
                <b>{part(VERDICT)}</b>
                <span>{part(WORST)}</span>
                <small>{part(AVERAGE)}</small>
                {when(move || !own.with(String::is_empty), move || view! { <small>{own}</small> })}
            </button>
        </td>
    }
    .into_any()
}

fn cell_id(component: &str, at: usize) -> String {
    format!("cell-{at}-{component}")
}

/// The cell to which a key leads from another one.
fn led_to(grid: Grid, component: &str, at: usize, key: &str) -> Option<(String, usize)> {
    grid.body.with_untracked(|body| {
        let row = body.iter().position(|line| line.first().is_some_and(|id| id == component))?;
        let last = body.len() - 1;
        let (row, at) = match key {
            "ArrowRight" => (row, (at + 1).min(Disruption::ALL.len() - 1)),
            "ArrowLeft" => (row, at.saturating_sub(1)),
            "ArrowDown" => ((row + 1).min(last), at),
            "ArrowUp" => (row.saturating_sub(1), at),
            "PageDown" => ((row + 10).min(last), at),
            "PageUp" => (row.saturating_sub(10), at),
            "Home" => (row, 0),
            "End" => (row, Disruption::ALL.len() - 1),
            _ => return None,
        };
        Some((body.get(row)?.first()?.clone(), at))
    })
}

fn body(assessed: &Assessed, only_breached: bool) -> Vec<Line> {
    let is_breached =
        |row: &&AssessedRow| row.cells.iter().any(|cell| cell.verdict() == Verdict::Breached);
    let components = assessed.scenario.components.iter();
    let all = components.zip(&assessed.assessment.rows);
    all.filter(|(_, row)| !only_breached || is_breached(row))
        .map(|(component, row)| line(component, row))
        .collect()
}

fn line(component: &Component, row: &AssessedRow) -> Line {
    let label = component.label();
    let mut line = vec![component.id.to_string(), label.to_owned(), objectives(component)];
    for cell in &row.cells {
        let (tone, says) = verdict(cell);
        let has_own = component.objectives.iter().any(|it| it.disruption == cell.disruption());
        let [worst, average, own] = cell.judged().map(brief_lines).unwrap_or_default();
        let own = if has_own { own } else { String::new() };
        let texts = [tone.to_owned(), says.to_owned(), worst, average, own];
        line.extend(texts);
        line.push(spoken(label, cell));
    }
    line
}
