//! What a strategy is worth beside its choice: what it runs, what it costs, what it amounts to.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::catalog::Strategy;
use crate::engine::ledger::{Category, Total};
use crate::engine::{Ledger, Run};
use crate::model::{ComponentId, RecoveryEntry, Scenario};
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
        sheet.editor.run.with(|run| own(run).map(|it| all(&run.scenario, &it)).unwrap_or_default())
    });
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let details = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        is_open.set(details.is_some_and(|it| it.has_attribute("open")));
    };
    let row = |line: Row| {
        view! {
            <tr aria-current=line.text(4)>
                <th scope="row">{line.text(0)}</th>
                <td>{line.text(1)}</td>
                <td>{line.text(2)}</td>
                <td>{line.text(3)}</td>
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
                            <th scope="col">"A month"</th>
                            <th scope="col">{term(Term("strategy"), "Amounts to")}</th>
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
            <summary>"What each strategy would run and cost"</summary>
            {when(move || is_open.get(), table)}
        </details>
    }
    .into_any()
}

/// What the strategy of each entry costs in a month, all worked out at once.
pub(super) fn costs(sheet: Sheet) -> Memo<Vec<Line>> {
    lines(move || {
        sheet.editor.run.with(|run| {
            let ledger = run.protection_ledger();
            let entries = run.scenario.recovery.iter();
            let cost = |it: &RecoveryEntry| said(standing(&ledger, &it.component), it.strategy);
            entries.map(|it| vec![cost(it)]).collect()
        })
    })
}

fn sentence(run: &Run, entry: &RecoveryEntry, cost: &str) -> String {
    let (amounts_to, because) = reading(run, &entry.component);
    let means = entry.strategy.spec().means;
    format!("{means} A month: {cost}. Amounts to: {amounts_to}. {because}")
}

/// Each strategy in the place of the one chosen: its name, what it runs, what it costs, what it amounts
/// to, and whether it is the one.
fn all(scenario: &Scenario, entry: &RecoveryEntry) -> Vec<Line> {
    let line = |strategy: &Strategy| {
        let mut other = scenario.clone();
        for it in other.recovery.iter_mut().filter(|it| it.component == entry.component) {
            it.strategy = *strategy;
        }
        let run = Run::unchecked(Arc::new(other));
        let spec = strategy.spec();
        vec![
            spec.name.to_owned(),
            spec.means.to_owned(),
            said(standing(&run.protection_ledger(), &entry.component), *strategy),
            reading(&run, &entry.component).0,
            (*strategy == entry.strategy).to_string(),
        ]
    };
    Strategy::ALL.iter().map(line).collect()
}

fn reading(run: &Run, component: &ComponentId) -> (String, String) {
    let found = run.outcome.strategies.iter().find(|it| it.component == *component);
    found.map_or_else(
        || ("nothing".to_owned(), String::new()),
        |it| {
            let name = it.amounts_to.map_or("nothing", |it| it.spec().name);
            (name.to_owned(), it.because.to_string())
        },
    )
}

/// What stands ready for a component costs this in a month: live copies and compute. Recovery points are
/// the plans' cost, whatever the strategy.
fn standing(ledger: &Ledger, component: &ComponentId) -> Total {
    let total = ledger.total(|entry| {
        matches!(entry.category, Category::Replication | Category::StandbyCompute)
            && ledger.component(entry).is_some_and(|it| it.id == *component)
    });
    ledger.per_month(total)
}

/// "$ 41", "at least $ 41", "nothing to pay" or "unknown".
fn said(total: Total, strategy: Strategy) -> String {
    if total.is_nothing() {
        // Its copies are paid for, by the plans that make them.
        let rests_on_backups = strategy == Strategy::BackupAndRestore;
        let nothing =
            if rests_on_backups { "nothing besides its backups" } else { "nothing to pay" };
        return nothing.to_owned();
    }
    match (total.at_least, total.usd == crate::units::Usd::ZERO) {
        (true, true) => "unknown".to_owned(),
        (true, false) => format!("at least {}", total.usd),
        (false, _) => total.usd.to_string(),
    }
}
