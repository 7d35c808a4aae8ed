//! One rule of a plan: schedule with its next runs, windows, lifecycle, copy actions.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::json;

use super::choices::{self, SCHEDULES, first_vault};
use super::lifecycle::lifecycle;
use crate::ui::forms::{Field, Kind, Records, Sheet, fields, records};
use crate::ui::widgets::{Row, choice, lines, rows, text};
use crate::units::{Schedule, Span, Timetable, TimetableError, ZonedClock, time_zone};

/// How many of the next runs are listed.
const NEXT_RUNS: usize = 5;
/// How far ahead they are looked for: a monthly rule has more than five in a year.
const LOOK_AHEAD: Span = Span::days(366);

/// The rule at a pointer.
pub(super) fn rule(sheet: Sheet, rule: &str) -> AnyView {
    view! {
        {fields(sheet, vec![
            Field::new("Name of the rule", rule, "name", Kind::Text),
            Field::new("Vault", rule, "vault", Kind::Choice(choices::vaults(sheet))),
            Field::new("Continuous backup", rule, "continuous", Kind::OnOff)
                .hint("Any second of the last days, for the kinds that have it."),
        ])}
        <h3 class="part-title">"Schedule"</h3>
        <div class="form-grid joined">
            {ready_made(sheet, rule)}
        {fields(sheet, vec![
            Field::new("Schedule (AWS cron)", rule, "schedule", Kind::Text).or("no schedule"),
            Field::new("Time zone", rule, "schedule_time_zone", Kind::Choice(choices::zones())),
            Field::new("Start within (minutes)", rule, "start_window_minutes", Kind::Number),
            Field::new("Complete within (minutes)", rule, "completion_window_minutes", Kind::Number),
        ])}
        </div>
        {next_runs(sheet, rule)}
        <h3 class="part-title">"Lifecycle"</h3>
        {lifecycle_fields(sheet, rule, false)}
        {lifecycle(sheet, rule, None)}
        <h3 class="part-title">"Copy actions"</h3>
        {copies(sheet, rule)}
    }
    .into_any()
}

fn lifecycle_fields(sheet: Sheet, of: &str, is_copy: bool) -> AnyView {
    let mut all = vec![
        Field::new("Cold after (days)", of, "cold_after_days", Kind::Number).or("never"),
        Field::new("Delete after (days)", of, "delete_after_days", Kind::Number).or("never"),
    ];
    if is_copy {
        let vault = Field::new("Copy to vault", of, "vault", Kind::Choice(choices::vaults(sheet)));
        all.insert(0, vault.hint("With no days of its own it keeps points as the rule does."));
    } else {
        all.push(
            Field::new("Archive EBS snapshots", of, "archive_ebs", Kind::OnOff)
                .hint("Opt-in; for rules that run monthly or more rarely."),
        );
    }
    fields(sheet, all)
}

/// The copy actions of a rule, or of a backup made by hand.
pub(super) fn copies(sheet: Sheet, record: &str) -> AnyView {
    let list = Records {
        list: format!("{record}/copies"),
        noun: "copy action",
        none: "No copy: the points lie in one vault only.",
        name: "vault",
        duplicates: false,
        new: Box::new(move || {
            // The first vault is often the rule's own, so a copy goes to the last.
            let last = untrack(|| sheet.count("/vaults")).saturating_sub(1);
            let vault = untrack(|| sheet.text(&format!("/vaults/{last}/id")));
            json!({ "vault": if vault.is_empty() { first_vault(sheet) } else { vault } })
        }),
        body: Box::new(move |copy| copy_action(sheet, copy)),
    };
    records(sheet, list)
}

fn copy_action(sheet: Sheet, copy: &str) -> AnyView {
    let rule = copy.rsplit_once("/copies/").map_or(copy, |(rule, _)| rule);
    view! {
        {lifecycle_fields(sheet, copy, true)}
        {lifecycle(sheet, copy, Some(rule))}
    }
    .into_any()
}

/// Ready-made schedules beside the free expression.
fn ready_made(sheet: Sheet, rule: &str) -> AnyView {
    let pointer: Arc<str> = format!("{rule}/schedule").into();
    let id = format!("r{pointer}");
    let shown = {
        let pointer = Arc::clone(&pointer);
        text(move || {
            let now = sheet.text(&pointer);
            let is_ready = SCHEDULES.iter().any(|(cron, _)| *cron == now);
            if is_ready { now } else { String::new() }
        })
    };
    let all = lines(|| {
        let own = std::iter::once(choice("", "Another expression"));
        own.chain(SCHEDULES.iter().map(|(cron, name)| choice(*cron, *name))).collect()
    });
    let option = move |line: Row| {
        let is_chosen = Signal::derive(move || shown.get() == line.get(0));
        view! { <option value=line.text(0) prop:selected=is_chosen>{line.text(1)}</option> }
    };
    view! {
        <div class="form-field">
            <label for=id.clone()>"Runs"</label>
            <select
                id=id
                on:change:target=move |event| {
                    let cron = event.target().value();
                    if let Some((_, name)) = SCHEDULES.iter().find(|(it, _)| *it == cron) {
                        sheet.set(format!("Run the rule {}", name.to_ascii_lowercase()), &pointer, cron.into());
                        sheet.editor.close_step();
                    }
                    event.target().set_value(&shown.get_untracked());
                }
            >
                {rows(all, option)}
            </select>
        </div>
    }
    .into_any()
}

/// The next runs of a rule, or of a restore testing plan, on the wall clock of its zone.
pub(super) fn next_runs(sheet: Sheet, rule: &str) -> AnyView {
    let rule = rule.to_owned();
    let runs = lines(move || {
        let schedule = sheet.text(&format!("{rule}/schedule"));
        let zone = sheet.text(&format!("{rule}/schedule_time_zone"));
        if schedule.is_empty() {
            return vec![vec!["none, there is no schedule".to_owned()]];
        }
        let Some(zone) = time_zone(&zone) else {
            return vec![vec![format!("“{zone}” is no time zone known here.")]];
        };
        let from = sheet.editor.scenario.with(|scenario| scenario.clock.start);
        let to = from + LOOK_AHEAD;
        let clock = Arc::new(ZonedClock::new(zone, from, to));
        match Timetable::new(&Schedule::new(&schedule), Arc::clone(&clock), from, to) {
            Ok(timetable) => timetable
                .between(from, to)
                .take(NEXT_RUNS)
                .map(|at| vec![clock.to_wall(at).short()])
                .collect(),
            // The finding beside the field says what is wrong with the expression.
            Err(TimetableError::Invalid(_)) => {
                vec![vec!["none, the schedule cannot be read".to_owned()]]
            }
            Err(error) => vec![vec![error.to_string()]],
        }
    });
    view! {
        <div class="next-runs">
            <span class="label">"Next runs"</span>
            <ol>{rows(runs, |line| view! { <li>{line.text(0)}</li> })}</ol>
        </div>
    }
    .into_any()
}
