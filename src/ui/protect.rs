//! The Protect view: plans with their rules, vaults, and what else makes or proves recovery points.

pub(super) mod choices;
mod coverage;
mod lifecycle;
mod next_runs;
mod others;
mod plan;
mod recovery;
mod rule;
mod schedule;
mod selection;
pub(super) mod side;
mod strategies;
pub(super) mod vaults;

use leptos::prelude::*;
use serde_json::{Value, json};

use super::forms::{Sheet, focus_first, focus_soon, free_name};
use super::state::Editor;
use super::widgets::{Row, dynamic, lines, rows, text};
use super::words::counted;
use crate::ui::term::{Term, term};
use choices::new_rule;
pub(super) use coverage::capabilities;
use side::FindingsPanel;

/// What can be open besides a plan: where it is, its name, and where it has its list.
const PARTS: &[(&str, &str)] = &[
    ("/vaults", "Vaults"),
    ("/on_demand_backups", "On-demand backups"),
    ("/restore_testing", "Restore testing"),
    ("/notifications", "Notifications"),
    ("/recovery", "Strategies"),
    ("/drills", "Drills"),
];

/// Which part of the Protect view, and of the Build view, is open, as pointers into the document; copy
/// it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Place {
    protection: RwSignal<String>,
    /// What is open in the Build view.
    pub(in crate::ui) workload: RwSignal<String>,
}

impl Place {
    /// The first plan, and the list of components.
    pub(super) fn new() -> Self {
        let at = |pointer: &str| RwSignal::new(pointer.to_owned());
        Self { protection: at("/plans/0"), workload: at("/components") }
    }

    /// The open part; the last plan where the one that was open is gone.
    fn open(self, sheet: Sheet) -> String {
        let place = self.protection.get();
        let Some(at) = place.strip_prefix("/plans/") else { return place };
        let plans = sheet.count("/plans");
        match at.parse::<usize>() {
            Ok(at) if at < plans => place,
            _ if plans > 0 => format!("/plans/{}", plans - 1),
            _ => "/plans".to_owned(),
        }
    }

    /// Opens the part that a place of the document is in; says whether this view has it.
    pub(super) fn open_for(self, path: &str) -> bool {
        let mut steps = path.split('/').skip(1);
        let place = match (steps.next(), steps.next()) {
            (Some("plans"), Some(at)) => format!("/plans/{at}"),
            (Some(list), _) => format!("/{list}"),
            (None, _) => return false,
        };
        let is_known = has_place(path);
        if is_known && self.protection.get_untracked() != place {
            self.protection.set(place);
        }
        is_known
    }
}

/// Whether this view has a place of the document.
fn has_place(path: &str) -> bool {
    let of_part =
        |part: &str| path == part || path.strip_prefix(part).is_some_and(|it| it.starts_with('/'));
    of_part("/plans") || PARTS.iter().any(|(part, _)| of_part(part))
}

/// How data is protected, to be edited.
#[component]
pub(super) fn ProtectView() -> impl IntoView {
    let sheet = Sheet::new(expect_context::<Editor>());
    provide_context(sheet);
    let place = expect_context::<Place>();
    let open = super::widgets::memo(move || place.open(sheet));
    view! {
        <div class="protect">
            <PartList/>
            <section class="protect-part" aria-label="Protection to edit">
                {dynamic(move || {
                    let at = open.get();
                    match at.as_str() {
                        "/plans" => view! {
                            <div class="panel"><p class="hint">
                                "No plan yet: nothing is backed up by rule. Add one at the left."
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
            <FindingsPanel has=has_place open=Place::open_for/>
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
                let plan = format!("/plans/{at}");
                let rules = counted(sheet.count(&format!("{plan}/rules")), "rule");
                let name = match sheet.text(&format!("{plan}/name")) {
                    name if name.is_empty() => format!("Plan {}", at + 1),
                    name => name,
                };
                vec![plan, name, rules]
            })
            .collect()
    });
    let parts = lines(move || {
        let line = |(part, name): &(&str, &str)| {
            vec![(*part).to_owned(), (*name).to_owned(), sheet.count(part).to_string()]
        };
        PARTS.iter().map(line).collect()
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
    let place = expect_context::<Place>();
    let current =
        text(move || if place.open(sheet) == line.get(0) { "true" } else { "false" }.to_owned());
    let press = move |_| {
        place.open_for(&line.get_untracked(0));
    };
    view! {
        <li>
            <button type="button" class="part-button" aria-current=current on:click=press>
                <span class="name">{line.text(1)}</span>
                <span class="detail">{line.text(2)}</span>
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
    expect_context::<Place>().protection.set(plan.clone());
    focus_first(plan);
}

/// The focus after a plan is gone.
fn leave_plan() {
    focus_soon("add/plans".to_owned());
}
