//! The Cost view: what protection and incidents cost, the bill with its reasons, and the prices and
//! assumptions that it rests on, to be edited.

mod assumptions;
mod bill;
mod charts;
mod entry;
mod figures;
mod money;
mod prices;

use std::sync::Arc;

use leptos::prelude::*;

use super::forms::{Sheet, focus_soon};
use super::key_figures::KeyFigureBox;
use super::state::{Editor, Playhead};
use super::widgets::{Row, TabPanel, Tabs, Tag, dynamic, either, lines, rows, text, when};
use crate::engine::{Ledger, Run};

pub(super) use entry::{NumberEntry, number_entry};
pub(super) use figures::protection_per_month;

/// The parts of the view; each shows while its tab is open.
const TABS: &[(usize, &str)] =
    &[(CHARTS, "Charts"), (BILL, "Bill"), (PRICES, "Price book"), (ASSUMPTIONS, "Assumptions")];
const CHARTS: usize = 0;
const BILL: usize = 1;
const PRICES: usize = 2;
const ASSUMPTIONS: usize = 3;

/// A run with what it cost.
struct Costs {
    run: Arc<Run>,
    ledger: Ledger,
}

/// What the parts of the view share; copy it freely.
#[derive(Clone, Copy)]
struct Cost {
    editor: Editor,
    sheet: Sheet,
    costs: Memo<Arc<Costs>>,
    /// The open tab.
    tab: RwSignal<usize>,
}

impl Cost {
    /// Opens a tab with the focus on one of its elements, given by its id.
    fn open(self, tab: usize, element: String) {
        self.tab.set(tab);
        focus_soon(element);
    }
}

/// What protection and incidents cost, by what it comes about, and what that rests on.
pub(super) fn cost_view() -> AnyView {
    let editor = expect_context::<Editor>();
    let costs = Memo::new_with_compare(
        move |_| {
            let run = editor.run.get();
            let ledger = run.ledger();
            Arc::new(Costs { run, ledger })
        },
        |_, _| true,
    );
    let sheet = Sheet::new(editor);
    provide_context(sheet);
    let cost = Cost { editor, sheet, costs, tab: RwSignal::new(CHARTS) };
    let part = move || match cost.tab.get() {
        BILL => bill::bill(cost),
        PRICES => prices::prices(cost),
        ASSUMPTIONS => assumptions::assumptions(cost),
        _ => charts::charts(cost),
    };
    let playhead = expect_context::<Playhead>();
    let whole_run = || {
        view! {
            <p class="hint">
                "These figures are of the whole run, and not of the moment that is looked at."
            </p>
        }
    };
    view! {
        {key_figures(cost)}
        <section class="cost" aria-label="Cost">
            {when(move || playhead.at.with(Option::is_some), whole_run)}
            <Tabs label="Parts of the cost" prefix="cost" tabs=TABS open=cost.tab/>
            <TabPanel prefix="cost" index=cost.tab>{dynamic(part)}</TabPanel>
        </section>
    }
    .into_any()
}

fn key_figures(cost: Cost) -> AnyView {
    let items = lines(move || cost.costs.with(|it| figures::figures(it)));
    view! {
        <section class="key-figures cost-figures" aria-label="Key figures of the cost">
            {rows(items, |figure| view! { <KeyFigureBox figure/> })}
        </section>
    }
    .into_any()
}

/// A tag beside an amount or a price; none where there is nothing to say.
fn remark(row: Row, tone: usize, word: usize) -> AnyView {
    when(
        move || !row.get(word).is_empty(),
        move || view! { " " <Tag tone=row.text(tone) text=row.text(word)/> " " },
    )
}

/// The date of a figure, and who says so: a link where the source has an address.
fn source(row: Row, date: usize, who: usize, address: usize) -> AnyView {
    let title = text(move || row.get(who));
    view! {
        {row.text(date)}
        " "
        {either(
            move || !row.get(address).is_empty(),
            move || view! {
                <a href=row.text(address) rel="noreferrer" target="_blank">{title}</a>
            },
            move || view! { <span class="hint">{title}</span> },
        )}
    }
    .into_any()
}
