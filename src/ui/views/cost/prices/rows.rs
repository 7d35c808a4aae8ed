//! A row of the price book: what the price is, who says so, and what it can be set to.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::catalog::prices::{UnitPrice, label_of, price};
use crate::model::{Edit, Scenario};
use crate::show::cost::prices::{PriceAt, PriceRow, UNKNOWN, use_nearest};
use crate::ui::forms::focus_soon;
use crate::ui::forms::number_entry::{NumberEntry, number_entry};
use crate::ui::views::cost::shared::{CostContext, remark, source};
use crate::ui::widgets::{Row, lines, rows, text, when};

/// The largest price that may be set, as the check of documents has it.
const MOST_USD: f64 = 1e9;

/// The row of a price, given by its id.
pub(super) fn price_row(cost: CostContext, list: &str, id: &Arc<str>) -> AnyView {
    let price = PriceAt::of_id(id);
    let title = (label_of(&price.key).to_owned(), price.key.to_string());
    let line = {
        let price = price.clone();
        lines(move || vec![cost.editor.scenario.with(|it| price.row(it))])
    };
    let what = Arc::new(What { cost, id: format!("{list}-{id}"), price });
    let name = {
        let what = Arc::clone(&what);
        text(move || what.price.field())
    };
    let entry = {
        let what = Arc::clone(&what);
        move |row: Row| {
            let what = Arc::clone(&what);
            number_entry(
                cost.editor,
                NumberEntry {
                    id: what.id.clone(),
                    name,
                    shown: row.text(PriceRow::AT.usd),
                    empty: UNKNOWN,
                    range: (0.0, MOST_USD),
                    unit: "USD",
                    on_enter: Callback::new(move |usd: Option<f64>| match usd {
                        Some(usd) => {
                            what.set(what.price.set_label(usd), UnitPrice::from_f64(usd));
                        }
                        None => what.reset(),
                    }),
                },
            )
        }
    };
    // One row that stays: what it says follows the document.
    let row = move |row: Row| {
        let actions = Arc::clone(&what);
        let instead = move || view! { <p class="hint">{row.text(PriceRow::AT.instead_of)}</p> };
        view! {
            <tr>
                <th scope="row">{title.0.clone()}<code>{title.1.clone()}</code></th>
                <td>{row.text(PriceRow::AT.region)}</td>
                <td class="entry">
                    {entry(row)}
                    {when(move || !row.get(PriceRow::AT.instead_of).is_empty(), instead)}
                </td>
                <td>{row.text(PriceRow::AT.unit)}</td>
                <td class="source">{source(row, PriceRow::AT.date, (PriceRow::AT.source, PriceRow::AT.way), PriceRow::AT.url)}</td>
                <td>{row.text(PriceRow::AT.confidence)}{remark(row, PriceRow::AT.tone, PriceRow::AT.word)}</td>
                <td class="actions">{changes(actions, row)}</td>
            </tr>
        }
    };
    rows(line, row)
}

/// Which price a row is of, and where its field is.
struct What {
    cost: CostContext,
    id: String,
    price: PriceAt,
}

impl What {
    fn set(&self, label: String, usd: UnitPrice) {
        let pointer = format!("/prices/{}", self.price.key);
        let usd: Value = usd.as_f64().into();
        let has_key = self.has(|scenario| scenario.prices.contains_key(&*self.price.key));
        let edit = if has_key {
            Edit::set(format!("{pointer}/{}", self.price.region), usd)
        } else {
            Edit::set(pointer, json!({ &*self.price.region: usd }))
        };
        self.edit(label, edit);
    }

    fn reset(&self) {
        let own =
            |scenario: &Scenario| scenario.prices.get(&*self.price.key).map_or(0, |it| it.len());
        let is_own = |scenario: &Scenario| {
            scenario
                .prices
                .get(&*self.price.key)
                .is_some_and(|it| it.contains_key(&*self.price.region))
        };
        if !self.has(is_own) {
            return;
        }
        let pointer = format!("/prices/{}", self.price.key);
        let is_last = self.has(|scenario| own(scenario) == 1);
        let place = if is_last { pointer } else { format!("{pointer}/{}", self.price.region) };
        self.edit(self.price.reset_label(), Edit::remove(place));
    }

    fn has(&self, what: impl Fn(&Scenario) -> bool) -> bool {
        self.cost.editor.scenario.with_untracked(|scenario| what(scenario))
    }

    fn edit(&self, label: String, edit: Edit) {
        self.cost.sheet.edit(label, vec![edit], Some(self.id.clone()));
    }
}

/// The buttons of a row: back to the book, or the nearest known price.
fn changes(what: Arc<What>, row: Row) -> AnyView {
    let reset = {
        let what = Arc::clone(&what);
        move || {
            let what = Arc::clone(&what);
            let name = what.price.reset_label();
            view! {
                <button
                    type="button"
                    class="button"
                    aria-label=name
                    on:click=move |_| {
                        what.reset();
                        what.cost.editor.close_step();
                        focus_soon(what.id.clone());
                    }
                >
                    "Reset"
                </button>
            }
        }
    };
    let nearest = move || {
        let what = Arc::clone(&what);
        let says = text(move || {
            use_nearest(&row.get(PriceRow::AT.nearest_region), &row.get(PriceRow::AT.nearest))
        });
        let name = {
            let what = Arc::clone(&what);
            text(move || what.price.use_nearest_for(&says.get()))
        };
        view! {
            <button
                type="button"
                class="button"
                aria-label=name
                on:click=move |_| {
                    let from = row.get_untracked(PriceRow::AT.nearest_region);
                    let nearest = price(&what.price.key, &from);
                    if let Some(nearest) = nearest {
                        what.set(what.price.nearest_label(&from), nearest.usd);
                        what.cost.editor.close_step();
                        focus_soon(what.id.clone());
                    }
                }
            >
                {says}
            </button>
        }
    };
    view! {
        {when(move || !row.get(PriceRow::AT.nearest).is_empty(), nearest)}
        {when(move || !row.get(PriceRow::AT.is_own).is_empty(), reset)}
    }
    .into_any()
}
