//! The components as a table, to be sorted and filtered: what each is, where, and how it fares.

use leptos::prelude::*;

use super::add::AddComponent;
use crate::document::build::{Build, ListEntry, PartKind};
use crate::engine::Run;
use crate::model::check::selection::covers;
use crate::model::{Component, Scenario};
use crate::show::text::{counted, gib};
use crate::show::workbench::status::Status;
use crate::ui::forms::{Sheet, add_id, field_id, findings_at, focus_first, focus_soon};
use crate::ui::state::OpenParts;
use crate::ui::widgets::{Glyph, Icon, Line, Row, Tag, Term, either, lines, on, rows, term, text};
use crate::units::{Span, sorting};

const LIST: &str = "/components";

/// The columns that are shown, in their order; each can be sorted by.
const COLUMNS: [&str; 8] =
    ["Component", "Kind", "Site", "Data", "RPO", "RTO", "Protection", "Outcome"];
const NAME: usize = 0;
const OUTCOME: usize = 7;
/// What a row has besides: the tone of its outcome, its place in the list, and from there on what each
/// column is sorted by.
const TONE: usize = 8;
const AT: usize = 9;
const KEYS: usize = 10;

/// How the table is sorted.
#[derive(Clone, Copy, PartialEq)]
struct Order {
    column: usize,
    descends: bool,
}

/// The components of the design.
pub(super) fn components(sheet: Sheet) -> AnyView {
    let wanted = RwSignal::new(String::new());
    // As in the document, until a column is chosen.
    let order = RwSignal::new(None::<Order>);
    let all = lines(move || sheet.editor.run.with(|run| table(run)));
    let shown = lines(move || {
        let wanted = wanted.get().trim().to_lowercase();
        let mut shown = all.get();
        shown.retain(|line| {
            line.iter().take(TONE).any(|cell| cell.to_lowercase().contains(&wanted))
        });
        if let Some(Order { column, descends }) = order.get() {
            sorting::sort_by(&mut shown, |a, b| {
                let order = a.get(KEYS + column).cmp(&b.get(KEYS + column));
                if descends { order.reverse() } else { order }
            });
        }
        shown
    });
    let summary = text(move || {
        let (all, shown) = (all.with(Vec::len), shown.with(Vec::len));
        if all == shown {
            counted(all, "component")
        } else {
            format!("{shown} of {}", counted(all, "component"))
        }
    });
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
                        placeholder="Name, kind, site, plan…"
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
                || view! {
                    <p class="hint">
                        "No component yet. Add the first one: the site that it stands in comes with it."
                    </p>
                },
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
    let head = move |(column, name): (usize, &'static str)| {
        let of_column = move || order.get().filter(|it| it.column == column);
        let sorted = text(move || {
            let word = match of_column() {
                None => "none",
                Some(Order { descends: false, .. }) => "ascending",
                Some(_) => "descending",
            };
            word.to_owned()
        });
        let mark = text(move || {
            let mark = match of_column() {
                None => "",
                Some(Order { descends: false, .. }) => " ▲",
                Some(_) => " ▼",
            };
            mark.to_owned()
        });
        let sort = move |_| {
            let descends = untrack(of_column).is_some_and(|it| !it.descends);
            order.set(Some(Order { column, descends }));
        };
        view! {
            <th scope="col" aria-sort=sorted>
                <button type="button" class="sort" on:click=on(sort)>
                    {name}<span aria-hidden="true">{mark}</span>
                </button>
            </th>
        }
        .into_any()
    };
    let heads: Vec<AnyView> = COLUMNS.into_iter().enumerate().map(head).collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Components, a table">
            <table class="grid-table component-table">
                <thead>
                    <tr>{heads}<th scope="col"><span class="visually-hidden">"To do"</span></th></tr>
                </thead>
                <tbody>{rows(shown, move |line| component_row(sheet, line))}</tbody>
            </table>
        </div>
    }
}

fn component_row(sheet: Sheet, line: Row) -> AnyView {
    let place = expect_context::<OpenParts>();
    let part = move || {
        let at = line.get_untracked(AT).parse().unwrap_or(usize::MAX);
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
    let cells: Vec<AnyView> = (NAME + 1..OUTCOME)
        .map(|column| view! { <td>{line.text(column)}</td> }.into_any())
        .collect();
    let named = move |verb: &'static str| text(move || format!("{verb} {}", line.get(NAME)));
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="place-link"
                    aria-label=named("Edit")
                    on:click=on(move |_| open(part().pointer()))
                >
                    {line.text(NAME)}
                </button>
            </th>
            {cells}
            <td><Tag tone=line.text(TONE) text=line.text(OUTCOME)/></td>
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

fn table(run: &Run) -> Vec<Line> {
    let components = run.scenario.components.iter().enumerate();
    components.map(|(at, component)| line(run, at, component)).collect()
}

fn line(run: &Run, at: usize, component: &Component) -> Line {
    let scenario = &run.scenario;
    let status = Status::of(run, &component.id);
    let minutes = |minutes: Option<f64>| {
        minutes.map_or_else(|| "–".to_owned(), |it| Span::from_minutes_f64(it).to_string())
    };
    let mut line = vec![
        component.label().to_owned(),
        component.kind.spec().short.to_owned(),
        scenario.site(&component.site).map_or(component.site.as_str(), |it| it.label()).to_owned(),
        gib(component.size_gib),
        minutes(component.rpo_minutes),
        minutes(component.rto_minutes),
        protection(scenario, component),
        status.label().to_owned(),
        status.tone().key().to_owned(),
        at.to_string(),
    ];
    // Numbers are sorted by their size, and what has none comes last; texts as people read them.
    let number = |number: Option<f64>| format!("{:020.3}", number.unwrap_or(1e15));
    let keys: Vec<String> = line.iter().take(TONE).map(|it| it.to_lowercase()).collect();
    line.extend(keys);
    line[KEYS + 3] = number(Some(component.size_gib));
    line[KEYS + 4] = number(component.rpo_minutes);
    line[KEYS + 5] = number(component.rto_minutes);
    line
}

/// The plans that cover a component, and its strategy.
fn protection(scenario: &Scenario, component: &Component) -> String {
    let plans = scenario.plans.iter().filter(|it| covers(&it.selection, component));
    let mut parts: Vec<&str> = plans.map(|it| it.name.as_str()).collect();
    parts.extend(scenario.recovery_of(&component.id).map(|it| it.strategy.spec().name));
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(" · ") }
}
