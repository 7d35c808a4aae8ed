//! One field: what it is as data, its control, and its findings beneath it.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::choice::{chooser, several};
use super::focus::field_id;
use super::refusal::{Refusal, is_blank};
use super::terms::term_beside;
use super::{Sheet, findings_at};
use crate::platform;
use crate::show::forms::field::{Expected, Holds, is_taken, set_label, switch_label};
use crate::show::forms::finding::is_error;
use crate::ui::widgets::{Line, flag, on, text};

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
    /// Some names, separated by commas.
    Names,
    /// Some names with a value each: `key=value`, separated by commas.
    Pairs,
}

impl FieldKind {
    /// What the field holds, without what can be chosen.
    const fn holds(self) -> Holds {
        match self {
            Self::Text | Self::Choice(_) => Holds::Text,
            Self::Number => Holds::Number,
            Self::Whole => Holds::Whole,
            Self::Moment => Holds::Moment,
            Self::Answer(_) => Holds::Answer,
            Self::Names => Holds::Names,
            Self::Pairs => Holds::Pairs,
            Self::OnOff | Self::Several(_) => Holds::Boxes,
        }
    }
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
        Self {
            label,
            pointer: format!("{record}/{name}").into(),
            kind,
            empty: None,
            hint: "",
            needs: kind.holds().needs(),
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

    /// What it expects.
    fn expected(&self) -> Expected {
        Expected { holds: self.kind.holds(), needs: self.needs, empty: self.empty }
    }

    /// What the field shows.
    pub(super) fn shown(&self, sheet: Sheet) -> String {
        let value = sheet.value(&self.pointer);
        self.expected().shown(value.as_ref(), sheet.text(&self.pointer))
    }

    /// Edits the document, or says why what the user has entered is refused.
    pub(super) fn commit(&self, sheet: Sheet, raw: &str) -> Result<(), String> {
        let value = self.expected().read(raw, platform::number)?;
        let holder = value.as_str().and_then(|id| sheet.holder_of(&self.pointer, id));
        if let Some(holder) = holder {
            return Err(is_taken(raw.trim(), &holder));
        }
        sheet.set(set_label(self.label, raw), &self.pointer, value);
        Ok(())
    }

    /// The same for what is in a control, of which the browser may give no text.
    fn commit_from(&self, sheet: Sheet, input: &HtmlInputElement) -> Result<(), String> {
        let raw = input.value();
        if raw.is_empty() && !is_blank(input) {
            return Err(self.expected().allowed());
        }
        self.commit(sheet, &raw)
    }
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
    flag(move || findings.with(|it| it.iter().any(is_error)))
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
                        sheet.set(switch_label(label, on), &pointer, on.into());
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
