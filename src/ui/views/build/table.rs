//! The components as a table, to be sorted and filtered: what each is, where, and how it fares.

use leptos::prelude::*;

use super::add::AddComponent;
use crate::document::build::{Build, ListEntry, PartKind};
use crate::show::build::add::FIRST;
use crate::show::build::table::{Column, ComponentRow, Order, action, shown, summary, table};
use crate::ui::forms::{Sheet, add_id, field_id, findings_at, focus_first, focus_soon};
use crate::ui::state::OpenParts;
use crate::ui::widgets::{Glyph, Icon, Line, Row, Tag, Term, either, lines, on, rows, term, text};

const LIST: &str = "/components";

/// The components of the design.
pub(super) fn components(sheet: Sheet) -> AnyView {
    let wanted = RwSignal::new(String::new());
    // As in the document, until a column is chosen.
    let order = RwSignal::new(None::<Order>);
    let all = lines(move || sheet.editor.run.with(|run| table(run)));
    let shown = lines(move || shown(all.get(), &wanted.get(), order.get()));
    let summary = text(move || summary(all.with(Vec::len), shown.with(Vec::len)));
    view! {
        <section class="panel" aria-labelledby="components-title" id=field_id(LIST) tabindex="-1">
            <div class="panel-head">
                <h2 id="components-title">{term(Term("component"), "Components")}</h2>
                <p class="hint" role="status">{summary}</p>
                <span class="select-field">
                    <label for="components-filter">"Filter"</label>
                    <input
                        id="components-filter"
                        type="search"
                        placeholder="Name, type, site, plan…"
                        prop:value=move || wanted.get()
                        on:input:target=move |event| wanted.set(event.target().value())
                    />
                </span>
                <AddComponent/>
            </div>
            {findings_at(sheet, LIST, false)}
            {either(
                move || all.with(|it| !it.is_empty()),
                move || view! { <ComponentTable sheet shown order/> },
                || view! { <p class="hint">{FIRST}</p> },
            )}
        </section>
    }
    .into_any()
}

#[component]
fn ComponentTable(
    sheet: Sheet,
    shown: Memo<Vec<Line>>,
    order: RwSignal<Option<Order>>,
) -> impl IntoView {
    let head = move |column: Column| {
        let of_column = move || order.get().filter(|it| it.column == column);
        let sorted = text(move || Order::of(of_column()).0.to_owned());
        let mark = text(move || Order::of(of_column()).1.to_owned());
        let sort = move |_| {
            let descends = untrack(of_column).is_some_and(|it| !it.descends);
            order.set(Some(Order { column, descends }));
        };
        view! {
            <th scope="col" aria-sort=sorted>
                <button type="button" class="sort" on:click=on(sort)>
                    {column.label()}<span aria-hidden="true">{mark}</span>
                </button>
            </th>
        }
        .into_any()
    };
    let heads: Vec<AnyView> = Column::ALL.into_iter().map(head).collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Components, a table">
            <table class="grid-table component-table">
                <thead>
                    <tr>{heads}<th scope="col"><span class="visually-hidden">"Actions"</span></th></tr>
                </thead>
                <tbody>{rows(shown, move |line| component_row(sheet, line))}</tbody>
            </table>
        </div>
    }
}

fn component_row(sheet: Sheet, line: Row) -> AnyView {
    let place = expect_context::<OpenParts>();
    let part = move || {
        let at = line.get_untracked(ComponentRow::AT.at).parse().unwrap_or(usize::MAX);
        ListEntry { kind: PartKind::Component, at }
    };
    let open = move |pointer: String| {
        place.workload.set(pointer.clone());
        focus_first(pointer);
    };
    let duplicate = move |_| {
        let part = part();
        sheet.build(Build::Duplicate(part));
        open(ListEntry { at: part.at + 1, ..part }.pointer());
    };
    let remove = move |_| {
        sheet.remove(String::new(), &part().pointer());
        focus_soon(add_id(LIST));
    };
    let cells: Vec<AnyView> = Column::PLAIN
        .into_iter()
        .map(|column| view! { <td>{line.text(column.text())}</td> }.into_any())
        .collect();
    let named =
        move |verb: &'static str| text(move || action(verb, &line.get(ComponentRow::AT.name)));
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="place-link"
                    aria-label=named("Edit")
                    on:click=on(move |_| open(part().pointer()))
                >
                    {line.text(ComponentRow::AT.name)}
                </button>
            </th>
            {cells}
            <td><Tag tone=line.text(ComponentRow::AT.tone) text=line.text(ComponentRow::AT.result)/></td>
            <td>
                <span class="row-actions">
                    <button
                        type="button"
                        class="button"
                        data-look="plain"
                        aria-label=named("Duplicate")
                        title=named("Duplicate")
                        on:click=on(duplicate)
                    >
                        <Icon glyph=Glyph::Designs/>
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-look="plain"
                        aria-label=named("Remove")
                        title=named("Remove")
                        on:click=on(remove)
                    >
                        <Icon glyph=Glyph::Close/>
                    </button>
                </span>
            </td>
        </tr>
    }
    .into_any()
}
