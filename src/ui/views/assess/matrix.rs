//! Every component against every disruption: met or breached by sign and word, with worst and average.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Assess, focus_cell};
use crate::catalog::Disruption;
use crate::model::ComponentId;
use crate::platform::media;
use crate::show::assess::matrix::{LEGEND, MatrixCell, MatrixRow, body, column, led_to, says};
use crate::ui::forms::focus_soon;
use crate::ui::widgets::{
    Line, Row, Term, flag, lines, linked, memo, on, rows_in_portions, term, text, when,
};

/// How many rows are drawn in one task of the browser: some milliseconds of it.
const PORTION: usize = 6;

/// When what is said of a cell is below the matrix and not next to it.
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
            let id = |line: &Line| line.get(MatrixRow::AT.id).cloned().unwrap_or_default();
            let is_shown = |it: &(String, usize)| body.iter().any(|line| id(line) == it.0);
            let first = body.first().map(id).unwrap_or_default();
            cursor.get().filter(is_shown).or(picked.filter(is_shown)).unwrap_or((first, 0))
        })
    });
    let grid = Grid { assess, open, stop, cursor, body };
    let count = text(move || {
        let all = || assess.with(|it| it.assessment.rows.len());
        says(assess.progress.get(), body.with(Vec::len), only_breached.get().then(all))
    });
    let heads: Vec<_> = Disruption::ALL
        .iter()
        .map(|it| view! { <th scope="col" title=it.spec().means>{term(word(*it), it.spec().name)}</th> })
        .collect();
    view! {
        <section class="panel matrix-panel" aria-labelledby="assess-matrix-title">
            <div class="panel-head">
                <h2 id="assess-matrix-title">{linked("Components and disruptions")}</h2>
                <span class="hint">{count}</span>
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
                {linked(LEGEND)}
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
                <bdi>{row.text(MatrixRow::AT.name)}</bdi>
                <span class="hint">{row.text(MatrixRow::AT.objectives)}</span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(grid: Grid, row: Row, at: usize) -> AnyView {
    let part = move |of: usize| row.text(column(at, of));
    let own = part(MatrixCell::AT.own);
    let is_open = move || {
        grid.open.with(|open| {
            open.as_ref().is_some_and(|(id, disruption)| {
                *disruption as usize == at && id.as_str() == row.get(MatrixRow::AT.id)
            })
        })
    };
    let stop = text(move || {
        let is_stop = grid
            .stop
            .with(|(id, disruption)| *disruption == at && *id == row.get(MatrixRow::AT.id));
        if is_stop { "0" } else { "-1" }.to_owned()
    });
    let pick = move |_| {
        let id = row.get_untracked(MatrixRow::AT.id);
        grid.cursor.set(Some((id.clone(), at)));
        if let Some(disruption) = Disruption::ALL.get(at) {
            grid.assess.pick(ComponentId::from(id.as_str()), *disruption);
            // Below the matrix it may be out of sight, so the focus leads to it.
            if media::matches(ONE_BELOW_THE_OTHER) {
                focus_cell();
            }
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if let Some(to) = neighbor(grid, &row.get_untracked(MatrixRow::AT.id), at, &event.key()) {
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
                id=text(move || cell_id(&row.get(MatrixRow::AT.id), at))
                tabindex=stop
                data-tone=part(MatrixCell::AT.tone)
                aria-label=part(MatrixCell::AT.spoken)
                title=part(MatrixCell::AT.sentence)
                aria-pressed=flag(is_open)
                on:click=on(pick)
                on:keydown=on(pressed)
            >
                // The spaces part what is shown for those who are told of it.
                <b>{part(MatrixCell::AT.verdict)}</b>
                " "
                <span>{part(MatrixCell::AT.worst)}</span>
                " "
                <small>{part(MatrixCell::AT.average)}</small>
                " "
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
fn neighbor(grid: Grid, component: &str, at: usize, key: &str) -> Option<(String, usize)> {
    grid.body.with_untracked(|body| {
        let id = |line: &Line| line.get(MatrixRow::AT.id).cloned();
        let row = body.iter().position(|line| id(line).as_deref() == Some(component))?;
        let (row, at) = led_to(body.len(), (row, at), key)?;
        Some((id(body.get(row)?)?, at))
    })
}
