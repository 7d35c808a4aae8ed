//! The data behind a picture as a table, made only while it is open.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Line, lines, on, rows, text, when};
use crate::chart::Table;
use crate::show::{TextRow, only};

/// A table that opens under a line of text.
#[component]
pub(in crate::ui) fn DataTable(
    /// The data; read only while the table is open.
    #[prop(into)]
    table: Signal<Table>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let details = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        is_open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <details class="data-table" on:toggle=on(toggled)>
            <summary>"Data table"</summary>
            {when(move || is_open.get(), move || view! { <TableBody table/> })}
        </details>
    }
}

#[component]
fn TableBody(table: Signal<Table>) -> impl IntoView {
    let caption = text(move || table.with(|table| table.caption.clone()));
    let cells = |columns: &[String]| -> Vec<Line> { columns.iter().cloned().map(only).collect() };
    let columns = lines(move || table.with(|table| cells(&table.columns)));
    let body = lines(move || table.with(|table| table.rows.clone()));
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=caption>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>{rows(columns, |cell| view! { <th scope="col">{cell.text(TextRow::AT.text)}</th> })}</tr>
                </thead>
                <tbody>
                    {rows(body, |row| view! {
                        <tr>{rows(row.cells(), |cell| view! { <td>{cell.text(TextRow::AT.text)}</td> })}</tr>
                    })}
                </tbody>
            </table>
        </div>
    }
}
