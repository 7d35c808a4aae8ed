//! One backup plan: its name, its rules, what it covers.

use leptos::prelude::*;

use super::{coverage, leave_plan, rule, selection, show_plan};
use crate::model::Edit;
use crate::show::protect::remove_plan;
use crate::ui::forms::choices::{first_vault, rule as rule_of};
use crate::ui::forms::{Field, Records, Sheet, field_id, fields, findings_at, free_name, records};
use crate::ui::widgets::{Term, term};

/// The plan at a pointer.
pub(super) fn plan(sheet: Sheet, plan: &str) -> AnyView {
    let rules = format!("{plan}/rules");
    let new_rules = rules.clone();
    let list = Records {
        list: rules,
        noun: "rule",
        none: "No rule yet: the plan makes no backups.",
        name: "name",
        duplicates: true,
        new: Box::new(move || {
            untrack(|| {
                let name = free_name(sheet, &new_rules, "name", "daily");
                rule_of(&name, &first_vault(sheet))
            })
        }),
        body: Box::new(move |pointer| rule::rule(sheet, pointer)),
    };
    let (copied, removed) = (plan.to_owned(), plan.to_owned());
    let duplicate = move |_| {
        let Some(mut copy) = untrack(|| sheet.value(&copied)) else { return };
        let at = untrack(|| sheet.count("/plans"));
        if let Some(name) = copy.get_mut("name") {
            let wish = name.as_str().unwrap_or("plan").to_owned();
            *name = untrack(|| free_name(sheet, "/plans", "name", &wish)).into();
        }
        sheet.edit("Duplicate a plan".to_owned(), vec![sheet.appended("/plans", copy)], None);
        show_plan(at);
    };
    let remove = move |_| {
        let name = untrack(|| sheet.text(&format!("{removed}/name")));
        sheet.edit(remove_plan(&name), vec![Edit::remove(&*removed)], None);
        leave_plan();
    };
    view! {
        <div class="panel plan-head" id=field_id(plan) tabindex="-1">
            <div class="panel-head">
                <h2>{term(Term("backup-plan"), "Plan")}</h2>
                <button type="button" class="button" on:click=duplicate>"Duplicate plan"</button>
                <button type="button" class="button" on:click=remove>"Remove plan"</button>
            </div>
            {findings_at(sheet, plan, false)}
            {fields(sheet, vec![Field::name("Plan name", plan, "name")])}
        </div>
        <section class="panel" aria-labelledby="rules-title">
            <h2 id="rules-title">{term(Term("backup-rule"), "Rules")}</h2>
            {records(sheet, list)}
        </section>
        {selection::selection(sheet, plan)}
        {coverage::coverage(sheet, plan)}
    }
    .into_any()
}
