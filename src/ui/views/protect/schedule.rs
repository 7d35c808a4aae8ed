//! The schedule picker: how often and when, in words and as an AWS cron expression.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlInputElement;

use super::next_runs::next_runs;
use crate::show::ChoiceRow;
use crate::show::protect::schedule::{
    EXPRESSION, NEEDS_MINUTE, NEEDS_TIME, NONE, REMOVE, at_minute, at_time, choices as choices_of,
    chosen, days, frequencies, on_day, on_weekday, time_of,
};
use crate::ui::forms::{Field, FieldKind, Refusal, Sheet, choices, fields, focus_field};
use crate::ui::widgets::{Row, dynamic, lines, memo, on, rows, text};
use crate::units::{Every, Rhythm, WEEKDAYS};

/// How often something runs and in which zone: in words, and as an expression for what words cannot say.
/// `rest` are the fields that follow.
pub(super) fn schedule(sheet: Sheet, record: &str, may_be_none: bool, rest: Vec<Field>) -> AnyView {
    let pointer: Arc<str> = format!("{record}/schedule").into();
    let rhythm = {
        let pointer = Arc::clone(&pointer);
        memo(move || Rhythm::read(&sheet.text(&pointer)))
    };
    let every = memo(move || rhythm.get().map(|it| it.every));
    let picker = Picker { sheet, rhythm, pointer: StoredValue::new(pointer) };
    let expression = Field::new("Schedule (AWS cron)", record, "schedule", FieldKind::Text)
        .needs("an expression such as cron(0 5 * * ? *)");
    let expression = if may_be_none { expression.or("05:00 UTC every day") } else { expression };
    let zone =
        Field::new("Time zone", record, "schedule_time_zone", FieldKind::Choice(choices::zones()));
    let mut all = vec![expression, zone];
    all.extend(rest);
    view! {
        <div class="form-grid joined">
            {frequency(picker, may_be_none)}
            {dynamic(move || match every.get() {
                None => ().into_any(),
                Some(Every::Hour) => minute(picker),
                Some(Every::Hours(_)) => time(picker, "First at"),
                Some(Every::Day) => time(picker, "At"),
                Some(Every::Week) => view! { {time(picker, "At")} {weekdays(picker)} }.into_any(),
                Some(Every::Month) => view! { {day(picker)} {time(picker, "At")} }.into_any(),
            })}
            {fields(sheet, all)}
        </div>
        {next_runs(sheet, record)}
    }
    .into_any()
}

/// What the controls of a schedule share; copy it freely.
#[derive(Clone, Copy)]
struct Picker {
    sheet: Sheet,
    rhythm: Memo<Option<Rhythm>>,
    pointer: StoredValue<Arc<str>>,
}

impl Picker {
    fn pointer(self) -> Arc<str> {
        self.pointer.get_value()
    }

    /// The id of a control.
    fn id(self, control: &str) -> String {
        format!("{control}{}", self.pointer())
    }

    fn now(self) -> Rhythm {
        self.rhythm.get().unwrap_or_default()
    }

    fn now_untracked(self) -> Rhythm {
        untrack(|| self.now())
    }

    fn write(self, label: String, value: Value) {
        self.sheet.set(label, &self.pointer(), value);
        self.sheet.editor.close_step();
    }

    fn set(self, label: String, rhythm: Rhythm) {
        self.write(label, rhythm.to_string().into());
    }
}

fn frequency(picker: Picker, may_be_none: bool) -> AnyView {
    let shown = text(move || {
        let has_schedule = !picker.sheet.text(&picker.pointer()).is_empty();
        chosen(picker.rhythm.get(), has_schedule)
    });
    let all = lines(move || choices_of(&shown.get(), may_be_none));
    let option = move |line: Row| {
        let is_chosen = Signal::derive(move || shown.get() == line.get(ChoiceRow::AT.key));
        view! { <option value=line.text(ChoiceRow::AT.key) prop:selected=is_chosen>{line.text(ChoiceRow::AT.label)}</option> }
    };
    let choose = move |key: String| match key.as_str() {
        EXPRESSION => focus_field(&picker.pointer()),
        NONE => picker.write(REMOVE.to_owned(), Value::Null),
        key => {
            if let Some(it) = frequencies().into_iter().find(|it| it.key == key) {
                picker.set(it.label(), Rhythm { every: it.every, ..picker.now_untracked() });
            }
        }
    };
    let id = picker.id("r");
    view! {
        <div class="form-field">
            <label for=id.clone()>"Runs"</label>
            <select
                id=id
                on:change:target=move |event| {
                    choose(event.target().value());
                    event.target().set_value(&shown.get_untracked());
                }
            >
                {rows(all, option)}
            </select>
        </div>
    }
    .into_any()
}

/// A part of a rhythm as a field of a form.
struct RhythmField {
    /// Begins the ids of the field.
    id: &'static str,
    /// What people call it.
    label: &'static str,
    /// The type of the input.
    input: &'static str,
    /// The smallest and the largest number, where it is a number.
    range: Option<(&'static str, &'static str)>,
    /// What it shows of a rhythm.
    shows: fn(Rhythm) -> String,
    /// The rhythm with what was put in, and the label of that.
    takes: fn(Rhythm, &str) -> Option<(String, Rhythm)>,
    /// Why something is refused.
    needs: &'static str,
}

/// The time of day, for all but hourly schedules.
fn time(picker: Picker, label: &'static str) -> AnyView {
    let field = RhythmField {
        id: "t",
        label,
        input: "time",
        range: None,
        shows: time_of,
        takes: at_time,
        needs: NEEDS_TIME,
    };
    rhythm_field(picker, field)
}

/// The minute of every hour.
fn minute(picker: Picker) -> AnyView {
    let field = RhythmField {
        id: "m",
        label: "Minutes past the hour",
        input: "number",
        range: Some(("0", "59")),
        shows: |it| it.minute.to_string(),
        takes: at_minute,
        needs: NEEDS_MINUTE,
    };
    rhythm_field(picker, field)
}

fn rhythm_field(picker: Picker, field: RhythmField) -> AnyView {
    let RhythmField { id, label, input, range, shows, takes, needs } = field;
    let refusal = Refusal::new(text(move || shows(picker.now())));
    let changed = move |event: Targeted<Event, HtmlInputElement>| {
        let taken = takes(picker.now_untracked(), &event.target().value());
        let taken = taken.map(|(label, rhythm)| picker.set(label, rhythm));
        refusal.settle(&event.target(), taken.ok_or_else(|| needs.to_owned()));
    };
    let id = picker.id(id);
    let notes = format!("n{id}");
    view! {
        <div class="form-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=input
                min=range.map(|it| it.0)
                max=range.map(|it| it.1)
                aria-describedby=notes.clone()
                aria-invalid=refusal.is_wrong()
                prop:value=refusal.shown()
                on:change:target=on(changed)
                on:keydown:target=refusal.on_key()
            />
            <div class="field-notes" id=notes>{refusal.line()}</div>
        </div>
    }
    .into_any()
}

/// The days of the week; one of them stays.
fn weekdays(picker: Picker) -> AnyView {
    let item = move |(at, (_, name)): (usize, (&'static str, &'static str))| {
        let is_on = move |it: Rhythm| it.weekdays.get(at).copied().unwrap_or_default();
        let toggle = move |on: bool| {
            if let Some((label, rhythm)) = on_weekday(picker.now_untracked(), at, name, on) {
                picker.set(label, rhythm);
            }
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || is_on(picker.now())
                    on:change:target=move |event| {
                        toggle(event.target().checked());
                        event.target().set_checked(is_on(picker.now_untracked()));
                    }
                />
                {name}
            </label>
        }
        .into_any()
    };
    let days: Vec<AnyView> = WEEKDAYS.into_iter().enumerate().map(item).collect();
    view! {
        <fieldset class="form-field several">
            <legend>"On"</legend>
            <div class="checks">{days}</div>
        </fieldset>
    }
    .into_any()
}

/// The day of the month.
fn day(picker: Picker) -> AnyView {
    let shown = text(move || picker.now().day.to_string());
    let option = |(key, name): (String, String)| {
        let chosen = key.clone();
        let is_chosen = Signal::derive(move || shown.get() == chosen);
        view! { <option value=key prop:selected=is_chosen>{name}</option> }.into_any()
    };
    let options: Vec<AnyView> = days().into_iter().map(option).collect();
    let set = move |raw: String| {
        if let Some((label, rhythm)) = on_day(picker.now_untracked(), &raw) {
            picker.set(label, rhythm);
        }
    };
    let id = picker.id("d");
    view! {
        <div class="form-field">
            <label for=id.clone()>"On day of the month"</label>
            <select id=id on:change:target=move |event| set(event.target().value())>{options}</select>
        </div>
    }
    .into_any()
}
