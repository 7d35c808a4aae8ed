//! Fields to choose from a list: one value, or several by checkbox.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use super::Sheet;
use super::field::{Field, framed, is_wrong, notes, notes_id};
use super::focus::field_id;
use crate::show::ChoiceRow;
use crate::show::forms::field::{box_label, missing};
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
            let label = missing(&now);
            all.insert(0, choice(now, label));
        }
        all
    });
    let option = move |choice: Row| {
        let is_chosen = Signal::derive(move || shown.get() == choice.get(ChoiceRow::AT.key));
        view! { <option value=choice.text(ChoiceRow::AT.key) prop:selected=is_chosen>{choice.text(ChoiceRow::AT.label)}</option> }
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
    // A name that the design does not have can only be removed, so it has a box as well.
    let all = {
        let pointer = Arc::clone(&field.pointer);
        lines(move || {
            let mut all = choices.get();
            let named = sheet.value(&pointer);
            for name in named.as_ref().and_then(Value::as_array).into_iter().flatten() {
                let name = name.as_str().unwrap_or_default();
                if !all.iter().any(|it| it.first().map(String::as_str) == Some(name)) {
                    all.push(choice(name, missing(name)));
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
        let on = named.len() == had;
        if on {
            named.push(key.into());
        }
        sheet.set(box_label(label, &name, on), &pointer, Value::Array(named));
        sheet.editor.close_step();
    });
    let pointer = Arc::clone(&field.pointer);
    let item = move |row: Row| {
        let pointer = Arc::clone(&pointer);
        let is_on = Signal::derive(move || sheet.holds(&pointer, &row.get(ChoiceRow::AT.key)));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=is_on
                    on:change=move |_| toggle.run((row.get_untracked(ChoiceRow::AT.key), row.get_untracked(ChoiceRow::AT.label)))
                />
                {row.text(ChoiceRow::AT.label)}
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
