//! One field: what it is as data, its control, and its findings beneath it.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use super::choice::{chooser, several};
use super::focus::field_id;
use super::terms::term_beside;
use super::{FINDING_TONE, Sheet, findings_at};
use crate::platform;
use crate::ui::widgets::{Line, flag, text};
use crate::units::Instant;

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum Kind {
    /// Text.
    Text,
    /// A number, not negative.
    Number,
    /// A moment in UTC.
    Moment,
    /// Yes or no.
    OnOff,
    /// One of some values.
    Choice(Memo<Vec<Line>>),
    /// Any of some values.
    Several(Memo<Vec<Line>>),
    /// Some names, written one after the other with commas between them.
    Names,
    /// Some names with a value each: `key=value`, with commas between them.
    Pairs,
}

/// One field.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Field {
    pub(super) label: &'static str,
    pub(super) pointer: Arc<str>,
    kind: Kind,
    /// What an empty field means, where it may be empty.
    pub(super) empty: Option<&'static str>,
    hint: &'static str,
    /// Whether what is not said counts as yes.
    is_on_unless_said: bool,
}

impl Field {
    /// A field for a value of a record.
    pub(in crate::ui) fn new(
        label: &'static str,
        record: &str,
        name: &'static str,
        kind: Kind,
    ) -> Self {
        let pointer = format!("{record}/{name}").into();
        Self { label, pointer, kind, empty: None, hint: "", is_on_unless_said: false }
    }

    /// The same field, which may be empty.
    pub(in crate::ui) fn or(self, empty: &'static str) -> Self {
        Self { empty: Some(empty), ..self }
    }

    /// The same field with a line of explanation.
    pub(in crate::ui) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// The same field, which is on where the document does not say otherwise.
    pub(in crate::ui) fn on_unless_said(self) -> Self {
        Self { is_on_unless_said: true, ..self }
    }

    /// What the document is to hold for what the user has put in; nothing where it cannot.
    fn read(&self, raw: &str) -> Option<Value> {
        let raw = raw.trim();
        if raw.is_empty() && !matches!(self.kind, Kind::Pairs) {
            return self.empty.map(|_| Value::Null);
        }
        match self.kind {
            Kind::Text | Kind::Choice(_) => Some(raw.into()),
            Kind::Number => number(raw),
            Kind::Moment => {
                // The field leaves seconds out where there are none.
                let seconds = if raw.matches(':').count() < 2 { ":00" } else { "" };
                let text = format!("{raw}{seconds}Z");
                Instant::parse(&text).ok().map(|_| text.into())
            }
            Kind::Names => {
                let names = raw.split(',').map(str::trim).filter(|it| !it.is_empty());
                Some(names.map(Value::from).collect())
            }
            Kind::Pairs => {
                let pairs = raw.split(',').map(|it| it.split_once('=').unwrap_or((it, "")));
                let pairs = pairs.map(|(key, value)| (key.trim(), value.trim()));
                let pairs = pairs.filter(|(key, _)| !key.is_empty());
                Some(pairs.map(|(key, value)| (key.to_owned(), Value::from(value))).collect())
            }
            Kind::OnOff | Kind::Several(_) => None,
        }
    }

    /// What the field shows.
    pub(super) fn shown(&self, sheet: Sheet) -> String {
        let text = sheet.text(&self.pointer);
        match self.kind {
            Kind::Moment => text.get(..16).unwrap_or_default().to_owned(),
            Kind::Names => {
                let names = sheet.value(&self.pointer);
                let names = names.as_ref().and_then(Value::as_array).into_iter().flatten();
                names.filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            // Documents leave out what is nothing.
            Kind::Number if text.is_empty() && self.empty.is_none() => "0".to_owned(),
            Kind::Pairs => {
                let pairs = sheet.value(&self.pointer);
                let pairs = pairs.as_ref().and_then(Value::as_object).into_iter().flatten();
                let pair = |(key, value): (&String, &Value)| {
                    format!("{key}={}", value.as_str().unwrap_or(""))
                };
                pairs.map(pair).collect::<Vec<_>>().join(", ")
            }
            _ => text,
        }
    }

    /// Edits the document, and says what the field is to show then.
    pub(super) fn commit(&self, sheet: Sheet, raw: &str) -> String {
        if let Some(value) = self.read(raw) {
            let label = match raw.trim() {
                "" => format!("Clear “{}”", self.label),
                raw => format!("Set “{}” to {raw}", self.label),
            };
            sheet.set(label, &self.pointer, value);
        }
        untrack(|| self.shown(sheet))
    }
}

/// A number as fields take it, not negative; nothing where the text is none.
fn number(raw: &str) -> Option<Value> {
    match raw.parse::<u64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) => platform::number(raw).filter(|it| *it >= 0.0).map(Into::into),
    }
}

/// Some fields side by side, as many as there is room for.
pub(in crate::ui) fn fields(sheet: Sheet, fields: Vec<Field>) -> AnyView {
    let views: Vec<AnyView> = fields.into_iter().map(|it| field(sheet, it)).collect();
    view! { <div class="form-grid">{views}</div> }.into_any()
}

fn field(sheet: Sheet, field: Field) -> AnyView {
    match field.kind {
        Kind::OnOff => on_off(sheet, field),
        Kind::Choice(choices) => chooser(sheet, field, choices),
        Kind::Several(choices) => several(sheet, field, choices),
        Kind::Text | Kind::Names | Kind::Pairs => input(sheet, field, "text"),
        Kind::Number => input(sheet, field, "number"),
        Kind::Moment => input(sheet, field, "datetime-local"),
    }
}

/// The id of what is said about a field.
pub(super) fn notes_id(field: &Field) -> String {
    format!("n{}", field.pointer)
}

pub(super) fn is_wrong(sheet: Sheet, field: &Field) -> Signal<String> {
    let findings = sheet.findings_of(&field.pointer, true);
    flag(move || {
        findings.with(|it| {
            it.iter().any(|line| line.get(FINDING_TONE).map(String::as_str) == Some("bad"))
        })
    })
}

/// A label, the control, and what is said about it.
pub(super) fn framed(sheet: Sheet, field: &Field, control: AnyView) -> AnyView {
    view! {
        <div class="form-field">
            <div class="field-label">
                <label for=field_id(&field.pointer)>{field.label}</label>
                {term_beside(&field.pointer, field.label)}
            </div>
            {control}
            {notes(sheet, field)}
        </div>
    }
    .into_any()
}

pub(super) fn notes(sheet: Sheet, field: &Field) -> AnyView {
    let hint = (!field.hint.is_empty()).then(|| view! { <p class="hint">{field.hint}</p> });
    view! {
        <div id=notes_id(field) class="field-notes">
            {hint}
            {findings_at(sheet, &field.pointer, true)}
        </div>
    }
    .into_any()
}

fn input(sheet: Sheet, field: Field, kind: &'static str) -> AnyView {
    let shown = {
        let field = field.clone();
        text(move || field.shown(sheet))
    };
    let changing = field.clone();
    let control = view! {
        <input
            id=field_id(&field.pointer)
            type=kind
            placeholder=field.empty
            step=(kind == "number").then_some("any")
            min=(kind == "number").then_some("0")
            aria-describedby=notes_id(&field)
            aria-invalid=is_wrong(sheet, &field)
            spellcheck="false"
            prop:value=shown
            on:change:target=move |event| {
                let input = event.target();
                input.set_value(&changing.commit(sheet, &input.value()));
            }
            on:blur=move |_| sheet.editor.close_step()
        />
    };
    framed(sheet, &field, control.into_any())
}

fn on_off(sheet: Sheet, field: Field) -> AnyView {
    let pointer = Arc::clone(&field.pointer);
    let unsaid = if field.is_on_unless_said { "" } else { "true" };
    let is_on = Signal::derive(move || {
        let said = sheet.text(&pointer);
        said == "true" || said == unsaid
    });
    let (pointer, label) = (Arc::clone(&field.pointer), field.label);
    view! {
        <div class="form-field">
            <div class="field-label">
            <label class="check">
                <input
                    id=field_id(&field.pointer)
                    type="checkbox"
                    aria-describedby=notes_id(&field)
                    aria-invalid=is_wrong(sheet, &field)
                    prop:checked=is_on
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        let verb = if on { "Turn on" } else { "Turn off" };
                        sheet.set(format!("{verb} “{label}”"), &pointer, on.into());
                        sheet.editor.close_step();
                        event.target().set_checked(is_on.get_untracked());
                    }
                />
                {label}
            </label>
            {term_beside(&field.pointer, field.label)}
            </div>
            {notes(sheet, &field)}
        </div>
    }
    .into_any()
}
