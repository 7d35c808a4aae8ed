//! The price book: the prices that this design uses, then all prices of a Region; each can be set for
//! this design, and set back.

mod rows;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::shared::CostContext;
use crate::catalog::REGIONS;
use crate::catalog::prices::{EVERYWHERE, PRICES, label_of, price_item};
use crate::engine::Ledger;
use crate::model::Scenario;
use crate::show::text::counted;
use crate::ui::forms::findings_at;
use crate::ui::views::cost::reset::reset_all;
use crate::ui::widgets::{SelectField, Term, choice, keyed, lines, linked, memo, term, text, when};
use rows::price_row;

/// Begins the ids of the two lists' fields.
const USED: &str = "used-price";
const BOOK: &str = "book-price";

/// The id of the field of a price among those in use; the price is written `key|Region`.
pub(super) fn used_id(price: &str) -> String {
    format!("{USED}-{price}")
}

/// The price book.
pub(super) fn prices(cost: CostContext) -> AnyView {
    let region = RwSignal::new(cost.editor.scenario.with_untracked(|it| home(it)));
    let asked = RwSignal::new(String::new());
    let used = memo(move || cost.costs.with(|it| used(&it.ledger, &it.run.scenario)));
    let book = memo(move || {
        let (region, asked) = (region.get(), asked.get());
        cost.editor.scenario.with(|scenario| book(scenario, &region, &asked))
    });
    let says = text(move || {
        let own = cost.editor.scenario.with(|it| it.prices.values().map(|it| it.len()).sum());
        let of = counted(used.with(Vec::len), "price");
        match own {
            0 => format!("{of}. Every one is the price book’s."),
            1 => format!("{of}. This design sets one of its own."),
            own => format!("{of}. This design sets {own} of its own."),
        }
    });
    let regions = lines(|| REGIONS.iter().map(|it| choice(it.code, it.code)).collect());
    view! {
        <section class="panel" aria-labelledby="used-prices-title">
            <div class="panel-head">
                <h2 id="used-prices-title" tabindex="-1">"Prices that this design uses"</h2>
                {reset_all(cost, "/prices", "Reset all prices", |it| it.prices.is_empty())}
            </div>
            <p class="hint">
                <span role="status">{says}</span>
                " A price that nobody was found to state is unknown: it is never taken from another Region unless you say so. What rests on a tool’s test, a bill or one secondary source is provisional."
            </p>
            {findings_at(cost.sheet, "/prices", true)}
            {table(cost, USED, "Prices that this design uses, a table", used)}
        </section>
        <section class="panel" aria-labelledby="book-title">
            <div class="panel-head">
                <h2 id="book-title">{term(Term("price-book"), "All prices")}</h2>
                <SelectField
                    label="Region"
                    id="book-region"
                    choices=regions
                    chosen=text(move || region.get())
                    on_choose=move |key: String| region.set(key)
                />
                <span class="select-field">
                    <label for="book-search">"Find"</label>
                    <input
                        id="book-search"
                        type="search"
                        placeholder="EBS, gb_month, …"
                        on:input:target=move |event| asked.set(event.target().value())
                    />
                </span>
            </div>
            {table(cost, BOOK, "All prices, a table", book)}
            {when(
                move || book.with(Vec::is_empty),
                || view! { <p class="hint">"No price has these words in its name."</p> },
            )}
        </section>
    }
    .into_any()
}

fn table(
    cost: CostContext,
    list: &'static str,
    name: &'static str,
    prices: Memo<Vec<Arc<str>>>,
) -> AnyView {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name>
            <table class="cost-table price-table">
                <thead>
                    <tr>
                        <th scope="col">"Price of"</th>
                        <th scope="col">{linked("Region")}</th>
                        <th scope="col">"USD"</th>
                        <th scope="col">"Unit"</th>
                        <th scope="col">"Date and source"</th>
                        <th scope="col">{linked("Confidence")}</th>
                        <th scope="col">"Change"</th>
                    </tr>
                </thead>
                <tbody>{keyed(prices, move |price| price_row(cost, list, &price))}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The prices of amounts, in the order of the bill, and then those that the document sets besides.
fn used(ledger: &Ledger, scenario: &Scenario) -> Vec<Arc<str>> {
    let mut prices: Vec<Arc<str>> = Vec::new();
    let mut known: BTreeSet<Arc<str>> = BTreeSet::new();
    let of_bill = ledger.used_quotes().map(|quote| format!("{}|{}", quote.key, quote.region));
    let own = scenario
        .prices
        .iter()
        .flat_map(|(key, regions)| regions.keys().map(move |region| format!("{key}|{region}")));
    for price in of_bill.chain(own) {
        let price: Arc<str> = price.into();
        if known.insert(Arc::clone(&price)) {
            prices.push(price);
        }
    }
    prices
}

/// All prices in a Region whose names have the words asked for, also those of the document's own.
fn book(scenario: &Scenario, region: &str, asked: &str) -> Vec<Arc<str>> {
    let asked = asked.to_ascii_lowercase();
    let is_asked = |key: &str| {
        let name = format!("{} {key}", label_of(key)).to_ascii_lowercase();
        asked.split_whitespace().all(|word| name.contains(word))
    };
    let own = scenario.prices.keys().map(String::as_str).filter(|key| price_item(key).is_none());
    let all = PRICES.iter().map(|item| item.key).chain(own);
    all.filter(|key| is_asked(key))
        .map(|key| {
            let region = if holds_everywhere(key) { EVERYWHERE } else { region };
            format!("{key}|{region}").into()
        })
        .collect()
}

/// Whether the book has one price of a key for all Regions.
fn holds_everywhere(key: &str) -> bool {
    price_item(key).is_some_and(|it| it.prices().any(|price| price.region == EVERYWHERE))
}

/// The Region of the primary site; else the first there is.
fn home(scenario: &Scenario) -> String {
    let primary = scenario.primary_site().and_then(|it| it.region.clone());
    let any = || scenario.sites.iter().find_map(|it| it.region.clone());
    primary.or_else(any).unwrap_or_else(|| REGIONS[0].code.to_owned())
}
