//! What a component or a journey depends on: connections are added, changed and removed.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::model::{Edit, Scenario};
use crate::show::ChoiceRow;
use crate::show::forms::connection::{
    ConnectionRow, LISTS, NONE, change_label, connect_label, connection as row, disconnect,
    label as label_of, question, remove_label,
};
use crate::ui::forms::{Sheet, field_id, findings_at, focus_soon};
use crate::ui::widgets::{Line, Row, Term, choice, either, lines, on, rows, term, text, when};

/// The connections of a record.
pub(in crate::ui) fn connections(sheet: Sheet, record: &str) -> AnyView {
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
                || view! { <p class="hint">{NONE}</p> },
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
            let id = id.as_str().unwrap_or_default();
            all.push(sheet.editor.scenario.with(|it| row(list, at, id, name_of(it, id))));
        }
    }
    all
}

/// What people call a component; nothing for one that the design does not have.
fn name_of<'a>(scenario: &'a Scenario, id: &str) -> Option<&'a str> {
    scenario.components.iter().find(|it| it.id.as_str() == id).map(|it| it.label())
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
            sheet.edit(change_label(how, &line.get(ConnectionRow::AT.name)), edits, None);
        }
    };
    let change = Callback::new(move |list: String| untrack(|| change(list)));
    let remove = {
        let record = Arc::clone(&record);
        move || {
            let label = remove_label(&line.get(ConnectionRow::AT.name));
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
                aria-label=text(move || question(&line.get(ConnectionRow::AT.name)))
                on:change:target=move |event| change.run(event.target().value())
            >
                {LISTS.iter().map(option).collect::<Vec<_>>()}
            </select>
            <span class="name">{line.text(ConnectionRow::AT.name)}</span>
            <button
                type="button"
                class="button"
                aria-label=text(move || disconnect(&line.get(ConnectionRow::AT.name)))
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
        let is_chosen = Signal::derive(move || chosen.get() == choice.get(ChoiceRow::AT.key));
        view! { <option value=choice.text(ChoiceRow::AT.key) prop:selected=is_chosen>{choice.text(ChoiceRow::AT.label)}</option> }
    };
    let id = connect_id(&record);
    let connect = move || {
        let id = chosen.get_untracked();
        if id.is_empty() {
            return;
        }
        let (list, how) = LISTS[0];
        let name = sheet.editor.scenario.with_untracked(|it| label_of(&id, name_of(it, &id)));
        let edit = sheet.appended(&format!("{record}/{list}"), id.into());
        sheet.edit(connect_label(how, &name), vec![edit], None);
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
