//! What a component or a journey depends on: connections that are made, changed and taken away.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::model::Edit;
use crate::show::columns;
use crate::ui::forms::{Sheet, field_id, findings_at, focus_soon};
use crate::ui::widgets::{Line, Row, Term, choice, either, lines, on, rows, term, text, when};

/// The lists of connections, with how people say it: the first is what a new connection is.
const LISTS: &[(&str, &str)] = &[("needs", "needs"), ("degraded_without", "is degraded without")];

columns! {
    /// The columns of a connection: its list, its place there, the component's id and its name.
    struct ConnectionRow {
        list,
        at,
        id,
        name,
    }
}

/// The connections of a record, which is called `who` in sentences.
pub(in crate::ui) fn connections(sheet: Sheet, record: &str, who: &'static str) -> AnyView {
    let record: Arc<str> = record.into();
    let made = {
        let record = Arc::clone(&record);
        lines(move || made(sheet, &record))
    };
    let open = {
        let record = Arc::clone(&record);
        lines(move || {
            let own = sheet.text(&format!("{record}/id"));
            let is_component = record.starts_with("/components/");
            let is_open = |id: &str| {
                !(is_component && id == own)
                    && made.with(|made| {
                        made.iter()
                            .all(|it| it.get(ConnectionRow::AT.id).map(String::as_str) != Some(id))
                    })
            };
            sheet.editor.scenario.with(|scenario| {
                let components = scenario.components.iter().filter(|it| is_open(it.id.as_str()));
                components.map(|it| choice(it.id.as_str(), it.label())).collect()
            })
        })
    };
    let item = {
        let record = Arc::clone(&record);
        move |line: Row| connection(sheet, Arc::clone(&record), line)
    };
    let findings = LISTS
        .iter()
        .map(|(list, _)| findings_at(sheet, &format!("{record}/{list}"), true))
        .collect::<Vec<_>>();
    let title = format!("n{record}/connections");
    let labelled = title.clone();
    view! {
        <div class="connections" role="group" aria-labelledby=labelled>
            <h3 class="part-title" id=title>{term(Term("dependency"), "Depends on")}</h3>
            {either(
                move || made.with(|it| !it.is_empty()),
                move || {
                    let item = item.clone();
                    view! { <ul>{rows(made, item)}</ul> }
                },
                move || view! { <p class="hint">{format!("{who} works by itself.")}</p> },
            )}
            {findings}
            {new_connection(sheet, record, open)}
        </div>
    }
    .into_any()
}

fn made(sheet: Sheet, record: &str) -> Vec<Line> {
    let mut all = Vec::new();
    for (list, _) in LISTS {
        let ids = sheet.value(&format!("{record}/{list}"));
        let ids = ids.as_ref().and_then(Value::as_array).into_iter().flatten();
        for (at, id) in ids.enumerate() {
            let id = id.as_str().unwrap_or_default().to_owned();
            let name = label(sheet, &id);
            all.push(Line::from(ConnectionRow {
                list: (*list).to_owned(),
                at: at.to_string(),
                id,
                name,
            }));
        }
    }
    all
}

fn label(sheet: Sheet, id: &str) -> String {
    sheet.editor.scenario.with(|scenario| {
        let found = scenario.components.iter().find(|it| it.id.as_str() == id);
        found.map_or_else(|| format!("{id} (not there)"), |it| it.label().to_owned())
    })
}

/// One connection: how it is, to what, and a button that takes it away.
fn connection(sheet: Sheet, record: Arc<str>, line: Row) -> AnyView {
    let change = {
        let record = Arc::clone(&record);
        move |list: String| {
            let (now, at, id) = (
                line.get(ConnectionRow::AT.list),
                line.get(ConnectionRow::AT.at),
                line.get(ConnectionRow::AT.id),
            );
            let how = LISTS.iter().find(|(key, _)| *key == list).map(|(_, how)| *how);
            let Some(how) = how.filter(|_| now != list) else { return };
            let removal = Edit::remove(format!("{record}/{now}/{at}"));
            let edits = vec![removal, sheet.appended(&format!("{record}/{list}"), id.into())];
            sheet.edit(
                format!("Make it “{how}” for “{}”", line.get(ConnectionRow::AT.name)),
                edits,
                None,
            );
        }
    };
    let change = Callback::new(move |list: String| untrack(|| change(list)));
    let remove = {
        let record = Arc::clone(&record);
        move || {
            let label = format!("Disconnect “{}”", line.get(ConnectionRow::AT.name));
            let edit = Edit::remove(format!(
                "{record}/{}/{}",
                line.get(ConnectionRow::AT.list),
                line.get(ConnectionRow::AT.at)
            ));
            sheet.edit(label, vec![edit], None);
            focus_soon(connect_id(&record));
        }
    };
    let remove = Callback::new(move |()| untrack(&remove));
    let option = move |(key, name): &(&'static str, &'static str)| {
        let (key, name) = (*key, *name);
        let is_chosen = Signal::derive(move || line.get(ConnectionRow::AT.list) == key);
        view! { <option value=key prop:selected=is_chosen>{name}</option> }
    };
    view! {
        <li>
            <select
                aria-label=text(move || format!("How it depends on {}", line.get(ConnectionRow::AT.name)))
                on:change:target=move |event| change.run(event.target().value())
            >
                {LISTS.iter().map(option).collect::<Vec<_>>()}
            </select>
            <span class="name">{line.text(ConnectionRow::AT.name)}</span>
            <button
                type="button"
                class="button"
                aria-label=text(move || format!("Disconnect {}", line.get(ConnectionRow::AT.name)))
                on:click=on(move |_| remove.run(()))
            >
                "Disconnect"
            </button>
        </li>
    }
    .into_any()
}

/// The id of the field in which a component to connect is chosen.
fn connect_id(record: &str) -> String {
    field_id(&format!("{record}/connect"))
}

/// A component to choose, and a button that connects it.
fn new_connection(sheet: Sheet, record: Arc<str>, open: Memo<Vec<Line>>) -> AnyView {
    let picked = RwSignal::new(String::new());
    // What was picked may have been connected since.
    let chosen = text(move || {
        let picked = picked.get();
        open.with(|open| {
            let is_open = open.iter().any(|it| it.first() == Some(&picked));
            if is_open {
                picked
            } else {
                open.first().and_then(|it| it.first()).cloned().unwrap_or_default()
            }
        })
    });
    let option = move |choice: Row| {
        let is_chosen = Signal::derive(move || chosen.get() == choice.get(0));
        view! { <option value=choice.text(0) prop:selected=is_chosen>{choice.text(1)}</option> }
    };
    let id = connect_id(&record);
    let connect = move || {
        let id = chosen.get_untracked();
        if id.is_empty() {
            return;
        }
        let (list, how) = LISTS[0];
        let name = untrack(|| label(sheet, &id));
        let edit = sheet.appended(&format!("{record}/{list}"), id.into());
        sheet.edit(format!("Connect: {how} “{name}”"), vec![edit], None);
        focus_soon(connect_id(&record));
    };
    let connect = Callback::new(move |()| connect());
    when(
        move || open.with(|it| !it.is_empty()),
        move || {
            let id = id.clone();
            view! {
                <p class="connect">
                    <label for=id.clone()>"Component"</label>
                    <select
                        id=id
                        on:change:target=move |event| picked.set(event.target().value())
                    >
                        {rows(open, option)}
                    </select>
                    <button type="button" class="button" on:click=on(move |_| connect.run(()))>
                        "Connect"
                    </button>
                </p>
            }
        },
    )
}
