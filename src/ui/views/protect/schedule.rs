//! The schedule picker: how often and when, in words and as an AWS cron expression.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlInputElement;

use super::next_runs::next_runs;
use crate::ui::forms::{Field, FieldKind, Refusal, Sheet, choices, fields, focus_field};
use crate::ui::widgets::{Line, Row, choice, dynamic, lines, memo, on, rows, text};
use crate::units::{Every, Rhythm, WEEKDAYS, counted};

/// The keys of what can be chosen besides rhythms.
const NONE: &str = "none";
const EXPRESSION: &str = "expression";
/// The last day of a month, as the field of the day has it.
const LAST_DAY: &str = "0";

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

/// The frequencies with their keys and what people call them.
fn frequencies() -> Vec<(Every, String, String)> {
    let of_hours = Every::HOURS
        .map(|hours| (Every::Hours(hours), format!("{hours}h"), format!("Every {hours} hours")));
    let mut all = vec![(Every::Hour, "1h".to_owned(), "Every hour".to_owned())];
    all.extend(of_hours);
    for (every, key, name) in [
        (Every::Day, "day", "Every day"),
        (Every::Week, "week", "Every week"),
        (Every::Month, "month", "Every month"),
    ] {
        all.push((every, key.to_owned(), name.to_owned()));
    }
    all
}

fn frequency(picker: Picker, may_be_none: bool) -> AnyView {
    let shown = text(move || match picker.rhythm.get() {
        Some(rhythm) => {
            let mut all = frequencies().into_iter();
            all.find(|(every, ..)| *every == rhythm.every)
                .map(|(_, key, _)| key)
                .unwrap_or_default()
        }
        None if picker.sheet.text(&picker.pointer()).is_empty() => NONE.to_owned(),
        None => EXPRESSION.to_owned(),
    });
    let all = lines(move || {
        let mut all: Vec<Line> =
            frequencies().into_iter().map(|(_, key, name)| choice(key, name)).collect();
        all.push(choice(EXPRESSION, "Another expression"));
        if may_be_none || shown.get() == NONE {
            all.push(choice(NONE, "No schedule"));
        }
        all
    });
    let option = move |line: Row| {
        let is_chosen = Signal::derive(move || shown.get() == line.get(0));
        view! { <option value=line.text(0) prop:selected=is_chosen>{line.text(1)}</option> }
    };
    let choose = move |key: String| match key.as_str() {
        EXPRESSION => focus_field(&picker.pointer()),
        NONE => picker.write("Take the schedule out".to_owned(), Value::Null),
        key => {
            if let Some((every, _, name)) = frequencies().into_iter().find(|(_, it, _)| it == key) {
                let label = format!("Run the rule {}", name.to_ascii_lowercase());
                picker.set(label, Rhythm { every, ..picker.now_untracked() });
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

/// The time of day, for all but hourly schedules.
fn time(picker: Picker, label: &'static str) -> AnyView {
    let written = |it: Rhythm| format!("{:02}:{:02}", it.hour, it.minute);
    let shown = text(move || written(picker.now()));
    let set = move |raw: String| {
        let (hour, minute) = raw.split_once(':')?;
        let minute = minute.get(..2)?;
        let rhythm = Rhythm {
            hour: hour.parse().ok()?,
            minute: minute.parse().ok()?,
            ..picker.now_untracked()
        };
        picker.set(format!("Run it at {raw}"), rhythm);
        Some(())
    };
    let refusal = Refusal::new(shown);
    let changed = move |event: Targeted<Event, HtmlInputElement>| {
        let taken = set(event.target().value());
        refusal.settle(
            &event.target(),
            taken.ok_or_else(|| "Needed here: a time of day, such as 05:00.".to_owned()),
        );
    };
    let id = picker.id("t");
    let notes = format!("n{id}");
    view! {
        <div class="form-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="time"
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

/// The minute of every hour.
fn minute(picker: Picker) -> AnyView {
    let shown = text(move || picker.now().minute.to_string());
    let set = move |raw: String| {
        let minute: u8 = raw.parse().ok().filter(|it| *it < 60)?;
        picker.set(
            format!("Run it {} past the hour", counted(minute.into(), "minute")),
            Rhythm { minute, ..picker.now_untracked() },
        );
        Some(())
    };
    let refusal = Refusal::new(shown);
    let changed = move |event: Targeted<Event, HtmlInputElement>| {
        let taken = set(event.target().value());
        refusal.settle(
            &event.target(),
            taken.ok_or_else(|| "A whole number is needed here: 0 to 59.".to_owned()),
        );
    };
    let id = picker.id("m");
    let notes = format!("n{id}");
    view! {
        <div class="form-field">
            <label for=id.clone()>"Minutes past the hour"</label>
            <input
                id=id
                type="number"
                min="0"
                max="59"
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
            let mut rhythm = picker.now_untracked();
            if let Some(it) = rhythm.weekdays.get_mut(at) {
                *it = on;
            }
            if rhythm.weekdays.contains(&true) {
                let verb = if on { "Run it on" } else { "Do not run it on" };
                picker.set(format!("{verb} {name}"), rhythm);
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
    let days = (1..=31_u8).map(|day| (day.to_string(), day.to_string()));
    let option = |(key, name): (String, String)| {
        let chosen = key.clone();
        let is_chosen = Signal::derive(move || shown.get() == chosen);
        view! { <option value=key prop:selected=is_chosen>{name}</option> }.into_any()
    };
    let last = std::iter::once((LAST_DAY.to_owned(), "the last day".to_owned()));
    let options: Vec<AnyView> = days.chain(last).map(option).collect();
    let set = move |raw: String| {
        if let Ok(day) = raw.parse() {
            let name = if day == 0 { "the last day".to_owned() } else { format!("day {day}") };
            picker.set(
                format!("Run it on {name} of the month"),
                Rhythm { day, ..picker.now_untracked() },
            );
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
