//! Fields to choose from a list: one value, or several by checkbox.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use super::Sheet;
use super::field::{Field, framed, is_wrong, notes, notes_id};
use super::focus::field_id;
use crate::ui::widgets::{Line, Row, choice, lines, rows, text};

/// One of some values.
pub(super) fn chooser(sheet: Sheet, field: Field, choices: Memo<Vec<Line>>) -> AnyView {
    let shown = {
        let field = field.clone();
        text(move || field.shown(sheet))
    };
    let empty = field.empty;
    let all = lines(move || {
        let mut all = choices.get();
        if let Some(empty) = empty {
            all.insert(0, choice("", empty));
        }
        let now = shown.get();
        if !all.iter().any(|it| it.first() == Some(&now)) {
            let label =
                if now.is_empty() { "None".to_owned() } else { format!("{now} (not there)") };
            all.insert(0, choice(now, label));
        }
        all
    });
    let option = move |choice: Row| {
        let is_chosen = Signal::derive(move || shown.get() == choice.get(0));
        view! { <option value=choice.text(0) prop:selected=is_chosen>{choice.text(1)}</option> }
    };
    let changing = field.clone();
    let control = view! {
        <select
            id=field_id(&field.pointer)
            aria-describedby=notes_id(&field)
            aria-invalid=is_wrong(sheet, &field)
            on:change:target=move |event| {
                let select = event.target();
                // Fails only for “None” where there has to be one, which the list then takes back.
                let _ = changing.commit(sheet, &select.value());
                select.set_value(&shown.get_untracked());
            }
            on:blur=move |_| sheet.editor.close_step()
        >
            {rows(all, option)}
        </select>
    };
    framed(sheet, &field, control.into_any(), ().into_any())
}

/// Any of some values.
pub(super) fn several(sheet: Sheet, field: Field, choices: Memo<Vec<Line>>) -> AnyView {
    let (pointer, label) = (Arc::clone(&field.pointer), field.label);
    // What is named and not there can only be taken out, so it has a box as well.
    let all = {
        let pointer = Arc::clone(&field.pointer);
        lines(move || {
            let mut all = choices.get();
            let named = sheet.value(&pointer);
            for name in named.as_ref().and_then(Value::as_array).into_iter().flatten() {
                let name = name.as_str().unwrap_or_default();
                if !all.iter().any(|it| it.first().map(String::as_str) == Some(name)) {
                    all.push(choice(name, format!("{name} (not there)")));
                }
            }
            all
        })
    };
    let toggle = Callback::new(move |(key, name): (String, String)| {
        let named = untrack(|| sheet.value(&pointer));
        let mut named = named.as_ref().and_then(Value::as_array).cloned().unwrap_or_default();
        let had = named.len();
        named.retain(|it| it.as_str() != Some(&key));
        let verb = if named.len() == had {
            named.push(key.into());
            "Add"
        } else {
            "Take out"
        };
        sheet.set(format!("{verb} “{name}”, {label}"), &pointer, Value::Array(named));
        sheet.editor.close_step();
    });
    let pointer = Arc::clone(&field.pointer);
    let item = move |row: Row| {
        let pointer = Arc::clone(&pointer);
        let is_on = Signal::derive(move || sheet.holds(&pointer, &row.get(0)));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=is_on
                    on:change=move |_| toggle.run((row.get_untracked(0), row.get_untracked(1)))
                />
                {row.text(1)}
            </label>
        }
    };
    view! {
        <fieldset
            class="form-field several"
            id=field_id(&field.pointer)
            tabindex="-1"
            aria-describedby=notes_id(&field)
        >
            <legend>{field.label}</legend>
            <div class="checks">{rows(all, item)}</div>
            {notes(sheet, &field, ().into_any())}
        </fieldset>
    }
    .into_any()
}
