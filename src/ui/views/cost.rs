//! The Cost view: what protection and incidents cost, the bill with its reasons, and the prices and
//! assumptions behind it, to be edited.

mod assumptions;
mod bill;
mod charts;
mod prices;
mod reset;
mod shared;

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::document::address::Address;
use crate::engine::ledger::Estimates;
use crate::show::cost::bill::By;
use crate::show::cost::prices::USE_ESTIMATES;
use crate::show::cost::{Costs, WHOLE_RUN, figures};
use crate::ui::forms::Sheet;
use crate::ui::state::place::{Place, bind_address, tab_address};
use crate::ui::state::{Editor, Playhead, Preferences};
use crate::ui::widgets::key_figure::KeyFigureBox;
use crate::ui::widgets::{TabPanel, Tabs, dynamic, lines, on, rows, when};
use shared::{CostContext, CostTab, STEPS, TABS};

/// What protection and incidents cost, and why.
pub(in crate::ui) fn cost_view() -> AnyView {
    let editor = expect_context::<Editor>();
    let preferences = expect_context::<Preferences>();
    let costs = Memo::new_with_compare(
        move |_| {
            let run = editor.run.get();
            let ledger = run.ledger();
            let is_on = preferences.uses_estimates.get();
            let estimates = if is_on { Estimates::On } else { Estimates::Off };
            Arc::new(Costs { run, ledger, estimates })
        },
        |_, _| true,
    );
    let sheet = Sheet::new(editor);
    provide_context(sheet);
    let cost = CostContext {
        editor,
        sheet,
        costs,
        tab: RwSignal::new(CostTab::Charts),
        by: RwSignal::new(By::Category.key().to_owned()),
    };
    keep_cost(cost);
    let part = move || match cost.tab.get() {
        CostTab::Charts => charts::charts(cost),
        CostTab::Bill => bill::bill(cost),
        CostTab::Prices => prices::prices(cost),
        CostTab::Assumptions => assumptions::assumptions(cost),
    };
    let playhead = expect_context::<Playhead>();
    let index = Signal::derive(move || cost.tab.get() as usize);
    let choose_estimates = move |event: Targeted<Event, HtmlInputElement>| {
        preferences.use_estimates(event.target().checked());
    };
    let whole_run = || view! { <p class="hint">{WHOLE_RUN}</p> };
    view! {
        {key_figures(cost)}
        <section class="cost" aria-label="Cost">
            {when(move || playhead.at.with(Option::is_some), whole_run)}
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=preferences.uses_estimates
                    on:change:target=on(choose_estimates)
                />
                {USE_ESTIMATES}
            </label>
            <Tabs label="Parts of the cost" prefix="cost" tabs=TABS open=cost.tab/>
            <TabPanel prefix="cost" index>{dynamic(part)}</TabPanel>
        </section>
    }
    .into_any()
}

/// Keeps the address and the open part the same: `#cost/bill?by=component`.
fn keep_cost(cost: CostContext) {
    let shown = move || {
        let by = cost.by.get();
        let is_grouped = cost.tab.get() == CostTab::Bill && by != By::Category.key();
        tab_address("cost", STEPS, cost.tab.get() as usize).with("by", is_grouped.then_some(by))
    };
    let show = move |asked: &Address, is_whole: bool| {
        let tab = STEPS.iter().position(|it| *it == asked.step(1)).or(is_whole.then_some(0));
        if let Some((tab, _)) = tab.and_then(|at| TABS.get(at)) {
            cost.tab.set(*tab);
        }
        if asked.value("by").is_some() || is_whole {
            cost.by.set(By::of(asked.value("by").unwrap_or_default()).key().to_owned());
        }
    };
    bind_address(Place {
        view: "cost",
        shown: Box::new(shown),
        panel: Box::new(move || (cost.tab.get() as usize).to_string()),
        show: Box::new(show),
    });
}

fn key_figures(cost: CostContext) -> AnyView {
    let items = lines(move || cost.costs.with(|it| figures::figures(it)));
    view! {
        <section class="key-figures cost-figures" aria-label="Key figures of the cost">
            {rows(items, |figure| view! { <KeyFigureBox figure/> })}
        </section>
    }
    .into_any()
}
