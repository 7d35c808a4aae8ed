//! A row of the price book: what the price is, who says so, and what it can be set to.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::catalog::prices::{PriceKey, UnitPrice, label_of, price};
use crate::engine::ledger::{Quote, QuoteSource};
use crate::model::{Edit, Scenario};
use crate::show::columns;
use crate::ui::forms::focus_soon;
use crate::ui::forms::number_entry::{NumberEntry, number_entry};
use crate::ui::views::cost::money::{mark, region as region_name};
use crate::ui::views::cost::shared::{CostContext, remark, source};
use crate::ui::widgets::{Line, Row, lines, rows, text, when};

/// The largest price that may be set, as the check of documents has it.
const MOST_USD: f64 = 1e9;

columns! {
    /// The columns of a price: its Region, the amount, its unit, date, source and its address, how sure it
    /// is, the tone and the word that mark it, what the book says besides, whether the document sets it, and
    /// the nearest known price with its Region, where none is known.
    struct PriceRow {
        region,
        usd,
        unit,
        date,
        source,
        url,
        confidence,
        tone,
        word,
        instead_of,
        is_own,
        nearest,
        nearest_region,
    }
}

/// The row of a price, given as `key|Region`.
pub(super) fn price_row(cost: CostContext, list: &str, price: &Arc<str>) -> AnyView {
    let (key, region) = price.split_once('|').unwrap_or((price, ""));
    let (key, region): (Arc<str>, Arc<str>) = (key.into(), region.into());
    let label: Arc<str> = label_of(&key).into();
    let id = format!("{list}-{price}");
    let line = {
        let (key, region) = (Arc::clone(&key), Arc::clone(&region));
        lines(move || vec![cost.editor.scenario.with(|it| line(it, &key, &region))])
    };
    let what = Arc::new(What { cost, id: id.clone(), key: Arc::clone(&key), region, label });
    let name = {
        let what = Arc::clone(&what);
        text(move || format!("Price of {} in USD", what.name()))
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
                    empty: "unknown",
                    range: (0.0, MOST_USD),
                    unit: "USD",
                    on_enter: Callback::new(move |usd: Option<f64>| match usd {
                        Some(usd) => what.set(
                            format!("Set the price of {} to {usd}", what.name()),
                            UnitPrice::from_f64(usd),
                        ),
                        None => what.reset(),
                    }),
                },
            )
        }
    };
    let title = (what.label.to_string(), key.to_string());
    // One row that stays: what it says follows the document.
    let row = move |row: Row| {
        let actions = Arc::clone(&what);
        let instead =
            move || view! { <p class="hint">"instead of "{row.text(PriceRow::AT.instead_of)}</p> };
        view! {
            <tr>
                <th scope="row">{title.0.clone()}<code>{title.1.clone()}</code></th>
                <td>{row.text(PriceRow::AT.region)}</td>
                <td class="entry">
                    {entry(row)}
                    {when(move || !row.get(PriceRow::AT.instead_of).is_empty(), instead)}
                </td>
                <td>{row.text(PriceRow::AT.unit)}</td>
                <td class="source">{source(row, PriceRow::AT.date, PriceRow::AT.source, PriceRow::AT.url)}</td>
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
    key: Arc<str>,
    region: Arc<str>,
    label: Arc<str>,
}

impl What {
    /// "EBS snapshots in us-east-1".
    fn name(&self) -> String {
        match &*self.region {
            crate::catalog::prices::EVERYWHERE => self.label.to_string(),
            region => format!("{} in {region}", self.label),
        }
    }

    fn set(&self, label: String, usd: UnitPrice) {
        let pointer = format!("/prices/{}", self.key);
        let usd: Value = usd.as_f64().into();
        let has_key = self.has(|scenario| scenario.prices.contains_key(&*self.key));
        let edit = if has_key {
            Edit::set(format!("{pointer}/{}", self.region), usd)
        } else {
            Edit::set(pointer, json!({ &*self.region: usd }))
        };
        self.edit(label, edit);
    }

    fn reset(&self) {
        let own = |scenario: &Scenario| scenario.prices.get(&*self.key).map_or(0, |it| it.len());
        let is_own = |scenario: &Scenario| {
            scenario.prices.get(&*self.key).is_some_and(|it| it.contains_key(&*self.region))
        };
        if !self.has(is_own) {
            return;
        }
        let pointer = format!("/prices/{}", self.key);
        let is_last = self.has(|scenario| own(scenario) == 1);
        let place = if is_last { pointer } else { format!("{pointer}/{}", self.region) };
        self.edit(format!("Reset the price of {}", self.name()), Edit::remove(place));
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
            let name = format!("Reset the price of {}", what.name());
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
            format!(
                "Use the price of {}: {}",
                row.get(PriceRow::AT.nearest_region),
                row.get(PriceRow::AT.nearest)
            )
        });
        let name = {
            let what = Arc::clone(&what);
            text(move || format!("{} for {}", says.get(), what.name()))
        };
        view! {
            <button
                type="button"
                class="button"
                aria-label=name
                on:click=move |_| {
                    let from = row.get_untracked(PriceRow::AT.nearest_region);
                    let nearest = price(&what.key, &from);
                    if let Some(nearest) = nearest {
                        let label = format!("Use the price of {from} for {}", what.name());
                        what.set(label, nearest.usd);
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

fn line(scenario: &Scenario, key: &str, region: &Arc<str>) -> Line {
    let quote = Quote::of(&scenario.prices, PriceKey::named(key), region);
    let is_own = scenario.prices.get(key).is_some_and(|it| it.contains_key(&**region));
    let mut line = vec![String::new(); PriceRow::AT.nearest_region + 1];
    line[PriceRow::AT.region] = region_name(region).to_owned();
    line[PriceRow::AT.usd] = quote.usd.map(plain).unwrap_or_default();
    line[PriceRow::AT.unit] = quote.unit.to_owned();
    if is_own {
        line[PriceRow::AT.is_own] = "own".to_owned();
        line[PriceRow::AT.source] = "this design".to_owned();
        let instead = price(key, region).map(|it| format!("{} of the book", it.usd));
        line[PriceRow::AT.instead_of] = instead.unwrap_or_default();
    }
    match quote.source {
        QuoteSource::Scenario => {
            line[PriceRow::AT.source] = "this design".to_owned();
            line[PriceRow::AT.confidence] = "your own".to_owned();
        }
        QuoteSource::Book(price) => {
            line[PriceRow::AT.date] = price.as_of.to_owned();
            line[PriceRow::AT.source] = price.source.to_owned();
            line[PriceRow::AT.url] = price.url.to_owned();
            line[PriceRow::AT.confidence] = price.confidence.label().to_owned();
        }
        QuoteSource::Nobody { nearest } => {
            if let Some(nearest) = nearest {
                line[PriceRow::AT.nearest] = nearest.usd.to_string();
                line[PriceRow::AT.nearest_region] = nearest.region.to_owned();
            } else {
                line[PriceRow::AT.confidence] = "no Region has a figure".to_owned();
            }
        }
    }
    let (tone, word) = mark(quote.status());
    line[PriceRow::AT.tone] = tone.to_owned();
    line[PriceRow::AT.word] = word.to_owned();
    line
}

/// A price as a field has it: "0.095".
fn plain(usd: UnitPrice) -> String {
    usd.to_string().trim_start_matches('$').to_owned()
}
