//! What a strategy is worth, below its choice: what it runs, what it costs, what it amounts to.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::engine::Run;
use crate::show::protect::strategies::{COMPARED, StrategyRow, all, costs as run_costs, sentence};
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Line, Row, Term, lines, linked, on, rows, term, text, when};

/// What the strategy of an entry runs and costs, and what the others would.
pub(super) fn worth(sheet: Sheet, costs: Memo<Vec<Line>>, entry: &str) -> AnyView {
    let at = entry.rsplit('/').next().and_then(|it| it.parse::<usize>().ok());
    let own = move |run: &Run| at.and_then(|at| run.scenario.recovery.get(at)).cloned();
    let says = text(move || {
        let cost =
            at.and_then(|at| costs.with(|it| it.get(at)?.first().cloned())).unwrap_or_default();
        sheet
            .editor
            .run
            .with(|run| own(run).map(|it| sentence(run, &it, &cost)).unwrap_or_default())
    });
    let others = lines(move || {
        sheet.editor.run.with(|run| own(run).map(|it| all(run, &it)).unwrap_or_default())
    });
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let details = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        is_open.set(details.is_some_and(|it| it.has_attribute("open")));
    };
    let row = |line: Row| {
        view! {
            <tr aria-current=line.text(StrategyRow::AT.is_chosen)>
                <th scope="row">{line.text(StrategyRow::AT.name)}</th>
                <td>{line.text(StrategyRow::AT.means)}</td>
                <td>{line.text(StrategyRow::AT.cost)}</td>
                <td>{line.text(StrategyRow::AT.effective)}</td>
            </tr>
        }
    };
    let table = move || {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label="Strategies compared, a table">
                <table class="grid-table">
                    <thead>
                        <tr>
                            <th scope="col">"Strategy"</th>
                            <th scope="col">{linked("Runs at the recovery site")}</th>
                            <th scope="col">"Per month"</th>
                            <th scope="col">{term(Term("strategy"), "Effective strategy")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows(others, row)}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <p class="hint worth">{says}</p>
        <details class="data-table" on:toggle=on(toggled)>
            <summary>{COMPARED}</summary>
            {when(move || is_open.get(), table)}
        </details>
    }
    .into_any()
}

/// What the strategy of each entry costs in a month, all worked out at once.
pub(super) fn costs(sheet: Sheet) -> Memo<Vec<Line>> {
    lines(move || sheet.editor.run.with(|run| run_costs(run)))
}
