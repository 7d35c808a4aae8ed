//! The Protect view: plans with their rules, vaults, and what else makes or proves recovery points.

mod coverage;
mod lifecycle;
mod next_runs;
mod others;
mod plan;
mod recovery;
mod rule;
mod schedule;
mod selection;
mod strategies;
mod vaults;

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::show::forms::PartRow;
use crate::show::protect::plan_part;
use crate::ui::forms::choices::new_rule;
use crate::ui::forms::part_place::{PartPlace, keep_part, note_entry};
use crate::ui::forms::side::FindingsPanel;
use crate::ui::forms::{Sheet, focus_first, focus_soon, free_name};
use crate::ui::state::open_parts::{PROTECTION_PARTS, has_protection};
use crate::ui::state::{Editor, OpenParts};
use crate::ui::widgets::{Line, Row, Term, dynamic, flag, lines, memo, on, rows, term};

/// The open part; the last plan where the one that was open is gone.
fn open_part(place: OpenParts, sheet: Sheet) -> String {
    let place = place.protection.get();
    let Some(at) = place.strip_prefix("/plans/") else { return place };
    let plans = sheet.count("/plans");
    match at.parse::<usize>() {
        Ok(at) if at < plans => place,
        _ if plans > 0 => format!("/plans/{}", plans - 1),
        _ => "/plans".to_owned(),
    }
}

/// How data is protected, to be edited.
#[component]
pub(in crate::ui) fn ProtectView() -> impl IntoView {
    let sheet = Sheet::new(expect_context::<Editor>());
    provide_context(sheet);
    let place = expect_context::<OpenParts>();
    let open = memo(move || open_part(place, sheet));
    keep_part(
        sheet,
        PartPlace { view: "protect", open, first: "/plans/0", state: place.protection },
    );
    view! {
        <div class="protect">
            <PartList/>
            <section
                class="protect-part"
                aria-label="Protection to edit"
                on:focusin=on(move |event| note_entry(place, &event))
            >
                {dynamic(move || {
                    let at = open.get();
                    match at.as_str() {
                        "/plans" => view! {
                            <div class="panel"><p class="hint">
                                "No plan yet: nothing is backed up on a schedule. Add a plan on the left."
                            </p></div>
                        }
                        .into_any(),
                        "/vaults" => vaults::vaults(sheet),
                        "/on_demand_backups" => others::on_demand(sheet),
                        "/restore_testing" => others::restore_testing(sheet),
                        "/notifications" => others::notifications(sheet),
                        "/recovery" => recovery::strategies(sheet),
                        "/drills" => recovery::drills(sheet),
                        plan => plan::plan(sheet, plan),
                    }
                })}
            </section>
            <FindingsPanel has=has_protection open=OpenParts::open_for/>
        </div>
    }
}

/// The plans, and what else there is.
#[component]
fn PartList() -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let plans = lines(move || {
        (0..sheet.count("/plans"))
            .map(|at| {
                let of = |field: &str| format!("/plans/{at}/{field}");
                plan_part(at, sheet.text(&of("name")), sheet.count(&of("rules")))
            })
            .collect()
    });
    let parts = lines(move || {
        let line = |(part, name): &(&str, &str)| {
            Line::from(PartRow {
                pointer: (*part).to_owned(),
                name: (*name).to_owned(),
                count: sheet.count(part).to_string(),
            })
        };
        PROTECTION_PARTS.iter().map(line).collect()
    });
    let add = move |_| add_plan(sheet);
    view! {
        <nav class="panel part-list" aria-label="Parts of the protection">
            <h2>{term(Term("backup-plan"), "Backup plans")}</h2>
            <ul>{rows(plans, |line| view! { <PartButton line/> })}</ul>
            <button type="button" class="button add" id="add/plans" on:click=add>"+ Add a plan"</button>
            <h2>"More protection"</h2>
            <ul>{rows(parts, |line| view! { <PartButton line/> })}</ul>
        </nav>
    }
}

#[component]
fn PartButton(line: Row) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let place = expect_context::<OpenParts>();
    let current = flag(move || open_part(place, sheet) == line.get(PartRow::AT.pointer));
    let press = move |_| {
        place.open_for(&line.get_untracked(PartRow::AT.pointer));
    };
    view! {
        <li>
            <button type="button" class="part-button" aria-current=current on:click=press>
                <span class="name">{line.text(PartRow::AT.name)}</span>
                <span class="detail">{line.text(PartRow::AT.count)}</span>
            </button>
        </li>
    }
}

fn add_plan(sheet: Sheet) {
    let at = untrack(|| sheet.count("/plans"));
    let name = untrack(|| free_name(sheet, "/plans", "name", "new-plan"));
    let (edits, rules) = untrack(|| new_rule(sheet));
    let rules: Vec<Value> = rules.into_iter().collect();
    let plan = json!({ "name": name, "rules": rules, "selection": { "components": [] } });
    let mut edits = edits;
    edits.push(sheet.appended("/plans", plan));
    sheet.edit("Add a plan".to_owned(), edits, None);
    show_plan(at);
}

/// Opens a plan, with the focus on its name.
fn show_plan(at: usize) {
    let plan = format!("/plans/{at}");
    expect_context::<OpenParts>().protection.set(plan.clone());
    focus_first(plan);
}

/// The focus after a plan is gone.
fn leave_plan() {
    focus_soon("add/plans".to_owned());
}
