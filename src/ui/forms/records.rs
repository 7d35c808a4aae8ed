//! A list of records, each with its fields: entries are added, duplicated and removed.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use super::focus::{field_id, focus_first};
use super::{Sheet, findings_at, focus_soon};
use crate::document::build::{Build, ListEntry};
use crate::show::forms::record::{
    action, add_button, add_label, duplicate_label, title as record_title,
};
use crate::ui::widgets::{keyed, text, when};

/// A list of records to which new ones can be added, as data.
pub(in crate::ui) struct Records {
    /// Where the list is.
    pub(in crate::ui) list: String,
    /// What one of them is called: "copy action".
    pub(in crate::ui) noun: &'static str,
    /// What is said where there is none.
    pub(in crate::ui) none: &'static str,
    /// The field by which people tell the records apart; empty where there is none.
    pub(in crate::ui) name: &'static str,
    /// Whether a record can be duplicated; its name has to be distinct then.
    pub(in crate::ui) duplicates: bool,
    /// A new record.
    pub(in crate::ui) new: Box<dyn Fn() -> Value + Send + Sync>,
    /// The fields of the record at a pointer.
    pub(in crate::ui) body: Box<dyn Fn(&str) -> AnyView + Send + Sync>,
}

/// The records of a list, with a button that adds one.
pub(in crate::ui) fn records(sheet: Sheet, of: Records) -> AnyView {
    let Records { list, noun, none, name, duplicates, new, body } = of;
    let add = {
        let list = list.clone();
        move |_| append(sheet, &list, new(), add_label(noun))
    };
    let add_id = add_id(&list);
    view! {
        {entries(sheet, Entries { list, noun, none, name, duplicates, body })}
        <button type="button" class="button add" id=add_id on:click=add>
            {add_button(noun)}
        </button>
    }
    .into_any()
}

/// The id of what adds a record to a list; it has the focus after a record is removed.
pub(in crate::ui) fn add_id(list: &str) -> String {
    format!("add{list}")
}

/// Adds a record to a list, with the focus on its first field.
pub(in crate::ui) fn append(sheet: Sheet, list: &str, entry: Value, label: String) {
    let at = untrack(|| sheet.count(list));
    sheet.edit(label, vec![sheet.appended(list, entry)], None);
    focus_first(format!("{list}/{at}"));
}

/// A list of records, as data.
pub(in crate::ui) struct Entries {
    /// Where the list is.
    pub(in crate::ui) list: String,
    /// What one of them is called: "site".
    pub(in crate::ui) noun: &'static str,
    /// What is said where there is none.
    pub(in crate::ui) none: &'static str,
    /// The field by which people tell the records apart; empty where there is none.
    pub(in crate::ui) name: &'static str,
    /// Whether a record can be duplicated; its name has to be distinct then.
    pub(in crate::ui) duplicates: bool,
    /// The fields of the record at a pointer.
    pub(in crate::ui) body: Box<dyn Fn(&str) -> AnyView + Send + Sync>,
}

/// The records of a list.
pub(in crate::ui) fn entries(sheet: Sheet, of: Entries) -> AnyView {
    let Entries { list, noun, none, name, duplicates, body } = of;
    let list: Arc<str> = list.into();
    let names = Arc::clone(&list);
    let entry = move |pointer: Arc<str>| {
        let title = {
            let pointer = Arc::clone(&pointer);
            text(move || title(sheet, &pointer, noun, name))
        };
        let duplicate = {
            let (pointer, list) = (Arc::clone(&pointer), Arc::clone(&names));
            Callback::new(move |()| duplicate(sheet, &pointer, &list, noun, name))
        };
        let remove = {
            let (pointer, add_id) = (Arc::clone(&pointer), add_id(&names));
            move |_| {
                sheet.remove(action("Remove", &title.get_untracked()), &pointer);
                focus_soon(add_id.clone());
            }
        };
        view! {
            <li class="record" id=field_id(&pointer) tabindex="-1">
                {findings_at(sheet, &pointer, false)}
                {body(&pointer)}
                <div class="button-row record-actions">
                    {when(move || duplicates, move || view! {
                        <button
                            type="button"
                            class="button"
                            aria-label=text(move || action("Duplicate", &title.get()))
                            on:click=move |_| duplicate.run(())
                        >
                            "Duplicate"
                        </button>
                    })}
                    <button
                        type="button"
                        class="button"
                        aria-label=text(move || action("Remove", &title.get()))
                        on:click=remove
                    >
                        "Remove"
                    </button>
                </div>
            </li>
        }
    };
    let is_empty = {
        let list = Arc::clone(&list);
        move || sheet.count(&list) == 0
    };
    view! {
        {when(is_empty, move || view! { <p class="hint">{none}</p> })}
        <ul class="records">{keyed(sheet.entries(&list), entry)}</ul>
    }
    .into_any()
}

/// A part comes behind its original, any other record at the end of its list.
fn duplicate(sheet: Sheet, pointer: &str, list: &str, noun: &str, name: &str) {
    if let Some(part) = ListEntry::of_pointer(pointer) {
        sheet.build(Build::Duplicate(part));
        focus_first(ListEntry { at: part.at + 1, ..part }.pointer());
    } else if let Some(mut copy) = untrack(|| sheet.value(pointer)) {
        if let Some(it) = copy.get_mut(name) {
            let wish = it.as_str().unwrap_or(noun).to_owned();
            *it = untrack(|| free_name(sheet, list, name, &wish)).into();
        }
        append(sheet, list, copy, duplicate_label(noun));
    }
}

/// What people call a record: "rule daily", or "copy action 2".
fn title(sheet: Sheet, pointer: &str, noun: &str, name: &str) -> String {
    let part = ListEntry::of_pointer(pointer);
    let label = part.and_then(|part| {
        sheet.editor.scenario.with(|scenario| part.label(scenario).map(str::to_owned))
    });
    let own = match label {
        Some(label) => label,
        None if name.is_empty() => String::new(),
        None => sheet.text(&format!("{pointer}/{name}")),
    };
    let at = pointer.rsplit('/').next().and_then(|it| it.parse::<usize>().ok()).unwrap_or(0);
    record_title(noun, &own, at)
}

/// A name that no record of a list has yet.
pub(in crate::ui) fn free_name(sheet: Sheet, list: &str, field: &str, wish: &str) -> String {
    let taken = |name: &str| {
        (0..sheet.count(list)).any(|at| sheet.text(&format!("{list}/{at}/{field}")) == name)
    };
    let mut name = wish.to_owned();
    let mut number = 1;
    while taken(&name) {
        number += 1;
        name = format!("{wish}-{number}");
    }
    name
}
