//! One field: what it is as data, its control, and its findings beneath it.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use serde_json::{Map, Value};
use web_sys::HtmlInputElement;

use super::choice::{chooser, several};
use super::focus::field_id;
use super::refusal::{Refusal, is_blank};
use super::terms::term_beside;
use super::{FINDING_TONE, Sheet, findings_at};
use crate::platform;
use crate::show::text::count;
use crate::ui::widgets::{Line, flag, on, text};
use crate::units::Instant;

/// The most letters of a name that people give: it has to fit where it is shown.
const LONGEST_NAME: &str = "80";

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum FieldKind {
    /// Text.
    Text,
    /// A number, not negative.
    Number,
    /// A whole number, not negative.
    Whole,
    /// A moment in UTC.
    Moment,
    /// Yes or no.
    OnOff,
    /// Yes, no, or left open.
    Answer(Memo<Vec<Line>>),
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
    kind: FieldKind,
    /// What an empty field means, where it may be empty.
    pub(super) empty: Option<&'static str>,
    hint: &'static str,
    /// What has to be in it: which numbers, or what the text is.
    needs: &'static str,
    /// The most letters it takes, where there is such a number.
    longest: Option<&'static str>,
    /// Whether what is not said counts as yes.
    is_on_unless_said: bool,
}

impl Field {
    /// A field for a value of a record.
    pub(in crate::ui) fn new(
        label: &'static str,
        record: &str,
        name: &'static str,
        kind: FieldKind,
    ) -> Self {
        let needs = match kind {
            FieldKind::Number | FieldKind::Whole => "0 or more",
            FieldKind::Moment => "a date with a time of day",
            _ => "a name",
        };
        Self {
            label,
            pointer: format!("{record}/{name}").into(),
            kind,
            empty: None,
            hint: "",
            needs,
            longest: None,
            is_on_unless_said: false,
        }
    }

    /// A field for what people call a record.
    pub(in crate::ui) fn name(label: &'static str, record: &str, name: &'static str) -> Self {
        let longest = Some(LONGEST_NAME);
        Self { longest, ..Self::new(label, record, name, FieldKind::Text) }
    }

    /// The same field, which may be empty.
    pub(in crate::ui) fn or(self, empty: &'static str) -> Self {
        Self { empty: Some(empty), ..self }
    }

    /// The same field with a line of explanation.
    pub(in crate::ui) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// The same field, in which something else has to be: "1 to 6", or "a tag".
    pub(in crate::ui) fn needs(self, needs: &'static str) -> Self {
        Self { needs, ..self }
    }

    /// The same field, which is on where the document does not say otherwise.
    pub(in crate::ui) fn on_unless_said(self) -> Self {
        Self { is_on_unless_said: true, ..self }
    }

    /// What the document is to hold for what the user has put in, else why it cannot.
    fn read(&self, raw: &str) -> Result<Value, String> {
        let raw = raw.trim();
        if raw.is_empty() && !matches!(self.kind, FieldKind::Pairs) {
            return self.empty.map(|_| Value::Null).ok_or_else(|| self.allowed());
        }
        match self.kind {
            FieldKind::Text | FieldKind::Choice(_) => Ok(raw.into()),
            FieldKind::Answer(_) => Ok((raw == "true").into()),
            FieldKind::Number => number(raw).ok_or_else(|| self.allowed()),
            FieldKind::Whole => whole(raw, || self.allowed()),
            FieldKind::Moment => {
                // The field leaves seconds out where there are none.
                let seconds = if raw.matches(':').count() < 2 { ":00" } else { "" };
                let text = format!("{raw}{seconds}Z");
                Instant::parse(&text).map(|_| text.into()).map_err(|_| self.allowed())
            }
            FieldKind::Names => {
                let names = raw.split(',').map(str::trim).filter(|it| !it.is_empty());
                Ok(names.map(Value::from).collect())
            }
            FieldKind::Pairs => pairs(raw),
            FieldKind::OnOff | FieldKind::Several(_) => Err(self.allowed()),
        }
    }

    /// What may be in the field.
    fn allowed(&self) -> String {
        let what = match self.kind {
            FieldKind::Number => "A number is needed here: ",
            FieldKind::Whole => "A whole number is needed here: ",
            _ => "Needed here: ",
        };
        let empty = match self.empty {
            None => String::new(),
            Some("") => ", or nothing".to_owned(),
            Some(empty) => format!(", or nothing ({empty})"),
        };
        format!("{what}{}{empty}.", self.needs)
    }

    /// What the field shows.
    pub(super) fn shown(&self, sheet: Sheet) -> String {
        let text = sheet.text(&self.pointer);
        match self.kind {
            FieldKind::Moment => text.get(..16).unwrap_or_default().to_owned(),
            FieldKind::Names => {
                let names = sheet.value(&self.pointer);
                let names = names.as_ref().and_then(Value::as_array).into_iter().flatten();
                names.filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            // Documents leave out what is nothing.
            FieldKind::Number if text.is_empty() && self.empty.is_none() => "0".to_owned(),
            FieldKind::Pairs => {
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

    /// Edits the document, or says why what the user has put in cannot be taken over.
    pub(super) fn commit(&self, sheet: Sheet, raw: &str) -> Result<(), String> {
        let value = self.read(raw)?;
        let holder = value.as_str().and_then(|id| sheet.holder_of(&self.pointer, id));
        if let Some(holder) = holder {
            return Err(format!(
                "“{}” is the name of {holder}, and what refers to it could not tell the two apart. Give it a name of its own.",
                raw.trim()
            ));
        }
        let label = match raw.trim() {
            "" => format!("Clear “{}”", self.label),
            raw => format!("Set “{}” to {raw}", self.label),
        };
        sheet.set(label, &self.pointer, value);
        Ok(())
    }

    /// The same for what is in a control, of which the browser may give no text.
    fn commit_from(&self, sheet: Sheet, input: &HtmlInputElement) -> Result<(), String> {
        let raw = input.value();
        if raw.is_empty() && !is_blank(input) {
            return Err(self.allowed());
        }
        self.commit(sheet, &raw)
    }
}

/// A number as fields take it, not negative; nothing where the text is none.
fn number(raw: &str) -> Option<Value> {
    match raw.parse::<u64>() {
        Ok(whole) => Some(whole.into()),
        // Adding nothing turns a negative zero into zero.
        Err(_) => platform::number(raw).filter(|it| *it >= 0.0).map(|it| (it + 0.0).into()),
    }
}

/// A whole number as documents have it, not negative.
fn whole(raw: &str, allowed: impl FnOnce() -> String) -> Result<Value, String> {
    const MOST: f64 = u32::MAX as f64;
    match platform::number(raw) {
        Some(it) if it > MOST => {
            Err(format!("{raw} is too large. Needed here: at most {}.", count(MOST)))
        }
        // Exact: what is left is whole and within the range.
        Some(it) if it >= 0.0 && libm::trunc(it).total_cmp(&it).is_eq() => Ok((it as u32).into()),
        _ => Err(allowed()),
    }
}

/// Names with a value each.
fn pairs(raw: &str) -> Result<Value, String> {
    let mut all = Map::new();
    for pair in raw.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() {
            return Err(format!(
                "“{pair}” has no key. Needed here: key=value, with commas between them."
            ));
        }
        if all.insert(key.to_owned(), value.into()).is_some() {
            return Err(format!(
                "The key “{key}” is there twice, and has one value only. Take one of the two out."
            ));
        }
    }
    Ok(Value::Object(all))
}

/// Some fields side by side, as many as there is room for.
pub(in crate::ui) fn fields(sheet: Sheet, fields: Vec<Field>) -> AnyView {
    let views: Vec<AnyView> = fields.into_iter().map(|it| field(sheet, it)).collect();
    view! { <div class="form-grid">{views}</div> }.into_any()
}

fn field(sheet: Sheet, field: Field) -> AnyView {
    match field.kind {
        FieldKind::OnOff => on_off(sheet, field),
        FieldKind::Choice(choices) | FieldKind::Answer(choices) => chooser(sheet, field, choices),
        FieldKind::Several(choices) => several(sheet, field, choices),
        FieldKind::Text | FieldKind::Names | FieldKind::Pairs => input(sheet, field, "text"),
        FieldKind::Number | FieldKind::Whole => input(sheet, field, "number"),
        FieldKind::Moment => input(sheet, field, "datetime-local"),
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

/// A label, the control, and what is said about it, with what was refused.
pub(super) fn framed(sheet: Sheet, field: &Field, control: AnyView, refused: AnyView) -> AnyView {
    view! {
        <div class="form-field">
            <div class="field-label">
                <label for=field_id(&field.pointer)>{field.label}</label>
                {term_beside(&field.pointer, field.label)}
            </div>
            {control}
            {notes(sheet, field, refused)}
        </div>
    }
    .into_any()
}

pub(super) fn notes(sheet: Sheet, field: &Field, refused: AnyView) -> AnyView {
    let hint = (!field.hint.is_empty()).then(|| view! { <p class="hint">{field.hint}</p> });
    view! {
        <div id=notes_id(field) class="field-notes">
            {refused}
            {hint}
            {findings_at(sheet, &field.pointer, true)}
        </div>
    }
    .into_any()
}

fn input(sheet: Sheet, field: Field, kind: &'static str) -> AnyView {
    let refusal = {
        let field = field.clone();
        Refusal::new(text(move || field.shown(sheet)))
    };
    let is_wrong = is_wrong(sheet, &field);
    let is_number = kind == "number";
    let step = if matches!(field.kind, FieldKind::Whole) { "1" } else { "any" };
    let changed = {
        let field = field.clone();
        move |event: Targeted<Event, HtmlInputElement>| {
            let input = event.target();
            refusal.settle(&input, field.commit_from(sheet, &input));
        }
    };
    let control = view! {
        <input
            id=field_id(&field.pointer)
            type=kind
            placeholder=field.empty
            maxlength=field.longest
            step=is_number.then_some(step)
            min=is_number.then_some("0")
            aria-describedby=notes_id(&field)
            aria-invalid=flag(move || refusal.is_there() || is_wrong.get() == "true")
            spellcheck="false"
            prop:value=refusal.shown()
            on:change:target=on(changed)
            on:keydown:target=refusal.on_key()
            on:blur=move |_| sheet.editor.close_step()
        />
    };
    framed(sheet, &field, control.into_any(), refusal.line())
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
            {notes(sheet, &field, ().into_any())}
        </div>
    }
    .into_any()
}
