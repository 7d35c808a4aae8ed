//! The price book: the prices that this design uses, then all prices of a Region; each can be set for
//! this design, and reset.

mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use super::shared::CostContext;
use crate::catalog::REGIONS;
use crate::show::cost::prices::{EXPLAINED, NOT_FOUND, book, home, says, used};
use crate::ui::forms::findings_at;
use crate::ui::views::cost::reset::reset_all;
use crate::ui::widgets::{SelectField, Term, choice, keyed, lines, linked, memo, term, text, when};
use rows::price_row;

/// Begins the ids of the two lists' fields.
const USED: &str = "used-price";
const BOOK: &str = "book-price";

/// The id of the field of a price among those in use, given by the price's id.
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
        says(used.with(Vec::len), own)
    });
    let regions = lines(|| REGIONS.iter().map(|it| choice(it.code, it.code)).collect());
    view! {
        <section class="panel" aria-labelledby="used-prices-title">
            <div class="panel-head">
                <h2 id="used-prices-title" tabindex="-1">"Prices used by this design"</h2>
                {reset_all(cost, "/prices", "Reset all prices", |it| it.prices.is_empty())}
            </div>
            <p class="hint">
                <span role="status">{says}</span>
                " "
                {EXPLAINED}
            </p>
            {findings_at(cost.sheet, "/prices", true)}
            {table(cost, USED, "Prices used by this design, a table", used)}
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
                || view! { <p class="hint">{NOT_FOUND}</p> },
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
