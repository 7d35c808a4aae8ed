//! The journeys: what users do, what that needs, and what it earns over the day.

use leptos::prelude::*;

use super::hours::hours;
use crate::document::build::Build;
use crate::ui::forms::connections::connections;
use crate::ui::forms::{
    Entries, Field, FieldKind, Sheet, add_id, choices, entries, field_id, fields, focus_first,
};
use crate::ui::widgets::{Term, term};

const LIST: &str = "/journeys";

/// All journeys.
pub(super) fn journeys(sheet: Sheet) -> AnyView {
    let add = move |_| {
        let at = untrack(|| sheet.count(LIST));
        sheet.build(Build::AddJourney);
        focus_first(format!("{LIST}/{at}"));
    };
    let list = Entries {
        list: LIST.to_owned(),
        noun: "journey",
        none: "No journey yet. A journey is what users do, such as a checkout. It tells what downtime \
               costs.",
        name: "name",
        duplicates: true,
        body: Box::new(move |pointer| journey(sheet, pointer)),
    };
    view! {
        <section class="panel" aria-labelledby="journeys-title" id=field_id(LIST) tabindex="-1">
            <h2 id="journeys-title">{term(Term("journey"), "Journeys")}</h2>
            {entries(sheet, list)}
            <button type="button" class="button add" id=add_id(LIST) on:click=add>
                "+ Add a journey"
            </button>
        </section>
    }
    .into_any()
}

fn journey(sheet: Sheet, journey: &str) -> AnyView {
    let settings = vec![
        Field::name("Journey name", journey, "name"),
        Field::new("Orders per hour", journey, "orders_per_hour", FieldKind::Number)
            .hint("Average over the day."),
        Field::new("Average order value (USD)", journey, "order_value_usd", FieldKind::Number),
        Field::new("Orders lost while degraded", journey, "lost_while_degraded", FieldKind::Number)
            .needs("0 to 1")
            .hint("Share of the orders, from 0 to 1."),
    ];
    let recorded = Field::new(
        "Orders are stored in",
        journey,
        "recorded_in",
        FieldKind::Several(choices::components(sheet)),
    );
    view! {
        {fields(sheet, settings)}
        {connections(sheet, journey)}
        {fields(sheet, vec![recorded.hint("Losing its data loses these orders.")])}
        {hours(sheet, journey)}
    }
    .into_any()
}
