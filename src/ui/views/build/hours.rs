//! The curve of orders over the day: a picture, ready-made curves, and a number for each hour.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use serde_json::{Value, json};
use web_sys::HtmlInputElement;

use crate::platform;
use crate::show::text::plain;
use crate::show::workbench::day::{bars, multiples};
use crate::ui::forms::{Refusal, Sheet, field_id, findings_at};
use crate::ui::widgets::{Row, choice, lines, memo, on, rows, text};

const HOURS: usize = 24;

/// Ready-made curves, each with its name: shares of the hours from midnight on.
const CURVES: &[(&str, [f64; HOURS])] = &[
    (
        "Office hours",
        [
            0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.6, 1.2, 2.0, 2.2, 2.2, 2.0, 1.6, 2.0, 2.2, 2.0, 1.8,
            1.2, 0.6, 0.4, 0.3, 0.2, 0.2, 0.2,
        ],
    ),
    (
        "Evening peak",
        [
            0.4, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.1, 1.0, 1.0, 1.2,
            1.5, 1.9, 2.3, 2.4, 2.0, 1.5, 1.0,
        ],
    ),
];
/// The keys of what can be chosen besides.
const EVEN: &str = "even";
const OWN: &str = "own";

/// The curve of a journey.
pub(super) fn hours(sheet: Sheet, journey: &str) -> AnyView {
    let pointer: Arc<str> = format!("{journey}/hour_of_day").into();
    let shares = {
        let pointer = Arc::clone(&pointer);
        memo(move || shares(sheet, &pointer))
    };
    let chosen = memo(move || {
        let shares = shares.get();
        let even = shares.first().is_some_and(|first| alike(&[*first; HOURS], &shares));
        let ready = CURVES.iter().position(|(_, curve)| alike(curve, &shares));
        ready.map_or_else(
            || if even { EVEN.to_owned() } else { OWN.to_owned() },
            |at| at.to_string(),
        )
    });
    let choices = lines(move || {
        let mut all = vec![choice(EVEN, "The same all day")];
        all.extend(CURVES.iter().enumerate().map(|(at, (name, _))| choice(at.to_string(), *name)));
        if chosen.with(|it| it == OWN) {
            all.push(choice(OWN, "Its own"));
        }
        all
    });
    let option = move |choice: Row| {
        let is_chosen = Signal::derive(move || chosen.get() == choice.get(0));
        view! { <option value=choice.text(0) prop:selected=is_chosen>{choice.text(1)}</option> }
    };
    let choose = {
        let pointer = Arc::clone(&pointer);
        move |key: String| {
            let (name, curve) = match key.parse::<usize>().ok().and_then(|at| CURVES.get(at)) {
                Some((name, curve)) => (*name, json!(curve.as_slice())),
                None if key == EVEN => ("The same all day", json!([])),
                None => return,
            };
            sheet.set(format!("Set the orders over the day to “{name}”"), &pointer, curve);
            sheet.editor.close_step();
        }
    };
    let set = {
        let pointer = Arc::clone(&pointer);
        Callback::new(move |(hour, raw): (usize, String)| -> Result<(), String> {
            let share = platform::number(&raw).filter(|it| *it >= 0.0);
            let share = share.ok_or_else(|| format!("{hour:02}:00 needs a number: 0 or more."))?;
            let mut all = shares.get_untracked();
            if let Some(it) = all.get_mut(hour) {
                *it = share;
                sheet.set(format!("Set the orders at {hour:02}:00"), &pointer, Value::from(all));
                sheet.editor.close_step();
            }
            Ok(())
        })
    };
    let refusals: Vec<Refusal> = (0..HOURS)
        .map(|at| {
            let share = move || shares.with(|all| all.get(at).copied().map(plain));
            Refusal::new(text(move || share().unwrap_or_default()))
        })
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
            view! {
                <span class="hour-field">
                    <label for=id.clone()>{format!("{at:02}")}</label>
                    <input
                        id=id
                        type="number"
                        min="0"
                        step="any"
                        aria-label=format!("Orders at {at:02}:00, as a share")
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
            <legend>"Orders over the day"</legend>
            <div class="hours-head">
                <select
                    id=id
                    aria-label="Orders over the day"
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
                <summary>"Hour by hour"</summary>
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

fn alike(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < f64::EPSILON)
}
