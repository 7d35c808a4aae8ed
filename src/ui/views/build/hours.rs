//! The curve of orders over the day: a picture, ready-made curves, and a number for each hour.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use serde_json::{Value, json};
use web_sys::HtmlInputElement;

use crate::platform;
use crate::show::ChoiceRow;
use crate::show::build::hours::{
    BY_HOUR, HOURS, TITLE, choices, chosen, chosen_label, curve, field, hour_label, refused, shown,
};
use crate::show::workbench::day::{bars, multiples};
use crate::ui::forms::{Refusal, Sheet, field_id, findings_at};
use crate::ui::widgets::{Row, lines, memo, on, rows, text};

/// The curve of a journey.
pub(super) fn hours(sheet: Sheet, journey: &str) -> AnyView {
    let pointer: Arc<str> = format!("{journey}/hour_of_day").into();
    let shares = {
        let pointer = Arc::clone(&pointer);
        memo(move || shares(sheet, &pointer))
    };
    let chosen = memo(move || chosen(&shares.get()).to_owned());
    let choices = lines(move || choices(&chosen.get()));
    let option = move |choice: Row| {
        let is_chosen = Signal::derive(move || chosen.get() == choice.get(ChoiceRow::AT.key));
        view! { <option value=choice.text(ChoiceRow::AT.key) prop:selected=is_chosen>{choice.text(ChoiceRow::AT.label)}</option> }
    };
    let choose = {
        let pointer = Arc::clone(&pointer);
        move |key: String| {
            let Some(curve) = curve(&key) else { return };
            sheet.set(chosen_label(curve), &pointer, json!(curve.written()));
            sheet.editor.close_step();
        }
    };
    let set = {
        let pointer = Arc::clone(&pointer);
        Callback::new(move |(hour, raw): (usize, String)| -> Result<(), String> {
            let share = platform::number(&raw).filter(|it| *it >= 0.0);
            let share = share.ok_or_else(|| refused(hour))?;
            let mut all = shares.get_untracked();
            if let Some(it) = all.get_mut(hour) {
                *it = share;
                sheet.set(hour_label(hour), &pointer, Value::from(all));
                sheet.editor.close_step();
            }
            Ok(())
        })
    };
    let refusals: Vec<Refusal> = (0..HOURS)
        .map(|at| Refusal::new(text(move || shares.with(|all| shown(all, at)))))
        .collect();
    let notes_id = {
        let pointer = Arc::clone(&pointer);
        move |at: usize| format!("n{pointer}/{at}")
    };
    let notes: Vec<AnyView> = refusals
        .iter()
        .enumerate()
        .map(|(at, refusal)| view! { <div id=notes_id(at)>{refusal.line()}</div> }.into_any())
        .collect();
    let hour = {
        let pointer = Arc::clone(&pointer);
        move |(at, refusal): (usize, Refusal)| {
            let id = field_id(&format!("{pointer}/{at}"));
            let changed = move |event: Targeted<Event, HtmlInputElement>| {
                let field = event.target();
                refusal.settle(&field, set.run((at, field.value())));
            };
            let (short, name) = field(at);
            view! {
                <span class="hour-field">
                    <label for=id.clone()>{short}</label>
                    <input
                        id=id
                        type="number"
                        min="0"
                        step="any"
                        aria-label=name
                        aria-describedby=notes_id(at)
                        aria-invalid=refusal.is_wrong()
                        prop:value=refusal.shown()
                        on:change:target=on(changed)
                        on:keydown:target=refusal.on_key()
                    />
                </span>
            }
            .into_any()
        }
    };
    let hours: Vec<AnyView> = refusals.into_iter().enumerate().map(hour).collect();
    let id = format!("c{pointer}");
    view! {
        <fieldset class="form-field hours" id=field_id(&pointer) tabindex="-1">
            <legend>{TITLE}</legend>
            <div class="hours-head">
                <select
                    id=id
                    aria-label=TITLE
                    on:change:target=move |event| {
                        choose(event.target().value());
                        event.target().set_value(&chosen.get_untracked());
                    }
                >
                    {rows(choices, option)}
                </select>
                <svg viewBox="0 0 240 30" preserveAspectRatio="none" aria-hidden="true">
                    <path d=text(move || shares.with(|it| bars(&multiples(it), |_| true)))></path>
                </svg>
            </div>
            <details>
                <summary>{BY_HOUR}</summary>
                <div class="hour-fields">{hours}</div>
                {notes}
            </details>
            {findings_at(sheet, &pointer, true)}
        </fieldset>
    }
    .into_any()
}

/// The shares of the hours: those of the document, or all alike where it has no curve of a day.
fn shares(sheet: Sheet, pointer: &str) -> Vec<f64> {
    let own = sheet.value(pointer);
    let own = own.as_ref().and_then(Value::as_array).into_iter().flatten();
    let own: Vec<f64> = own.filter_map(Value::as_f64).collect();
    if own.len() == HOURS { own } else { vec![1.0; HOURS] }
}
