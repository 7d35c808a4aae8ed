//! The assumptions: every timing, throughput, percentage and amount that AWS does not promise, to be edited.

use leptos::prelude::*;

use super::shared::{CostContext, source};
use crate::catalog::Assumption;
use crate::model::Edit;
use crate::show::cost::assumptions::{
    AssumptionRow, EXPLAINED, GROUP_COUNT, WORKED_OUT, group_rows, group_title, reset_label, says,
    set_label,
};
use crate::ui::forms::number_entry::{NumberEntry, number_entry};
use crate::ui::forms::{findings_at, focus_soon};
use crate::ui::views::cost::reset::reset_all;
use crate::ui::widgets::{Row, Term, lines, linked, rows, term, text, when};

/// The assumptions, part by part.
pub(super) fn assumptions(cost: CostContext) -> AnyView {
    let says = text(move || says(cost.editor.scenario.with(|it| it.assumptions.len())));
    let parts: Vec<AnyView> = (0..GROUP_COUNT).map(|at| part(cost, at)).collect();
    view! {
        <section class="panel" aria-labelledby="assumptions-title">
            <div class="panel-head">
                <h2 id="assumptions-title" tabindex="-1">{term(Term("assumption"), "Assumptions")}</h2>
                {reset_all(cost, "/assumptions", "Reset all assumptions", |it| it.assumptions.is_empty())}
            </div>
            <p class="hint">
                <span role="status">{says}</span>
                " "
                {EXPLAINED}
            </p>
            {findings_at(cost.sheet, "/assumptions", true)}
            <div class="scroll" tabindex="0" role="region" aria-label="Assumptions, a table">
                <table class="cost-table assumption-table">
                    <thead>
                        <tr>
                            <th scope="col">{linked("Assumption")}</th>
                            <th scope="col">"Value"</th>
                            <th scope="col">"Unit"</th>
                            <th scope="col">"Allowed"</th>
                            <th scope="col">"Default"</th>
                            <th scope="col">"Source"</th>
                            <th scope="col">"Change"</th>
                        </tr>
                    </thead>
                    {parts}
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn part(cost: CostContext, at: usize) -> AnyView {
    let title = group_title(at);
    let all = lines(move || cost.editor.scenario.with(|scenario| group_rows(scenario, at)));
    view! {
        <tbody>
            <tr class="group"><th scope="rowgroup" colspan="7">{linked(title)}</th></tr>
            {rows(all, move |row| assumption(cost, row))}
        </tbody>
    }
    .into_any()
}

fn assumption(cost: CostContext, row: Row) -> AnyView {
    let key = row.get_untracked(AssumptionRow::AT.key);
    let spec = Assumption::ALL.iter().find(|it| it.key() == key).map(|it| it.spec());
    let Some(spec) = spec else { return ().into_any() };
    let id = format!("assumption-{key}");
    let pointer = format!("/assumptions/{key}");
    let label = spec.label;
    let edit = {
        let pointer = pointer.clone();
        Callback::new(move |value: Option<f64>| {
            let step = Some(pointer.clone());
            match value {
                Some(value) => {
                    let edits = vec![Edit::set(pointer.clone(), value)];
                    cost.sheet.edit(set_label(label, value), edits, step);
                }
                None if row.get_untracked(AssumptionRow::AT.is_own).is_empty() => {}
                None => {
                    let edits = vec![Edit::remove(pointer.clone())];
                    cost.sheet.edit(reset_label(label), edits, step);
                }
            }
        })
    };
    let entry = NumberEntry {
        id: id.clone(),
        name: text(move || label.to_owned()),
        shown: row.text(AssumptionRow::AT.value),
        empty: WORKED_OUT,
        range: (spec.low, spec.high),
        unit: spec.unit,
        on_enter: edit,
    };
    let reset = move || {
        let id = id.clone();
        view! {
            <button
                type="button"
                class="button"
                aria-label=reset_label(label)
                on:click=move |_| {
                    edit.run(None);
                    cost.editor.close_step();
                    focus_soon(id.clone());
                }
            >
                "Reset"
            </button>
        }
    };
    view! {
        <tr>
            <th scope="row">{row.text(AssumptionRow::AT.label)}</th>
            <td class="entry">{number_entry(cost.editor, entry)}</td>
            <td>{row.text(AssumptionRow::AT.unit)}</td>
            <td class="plain">{row.text(AssumptionRow::AT.range)}</td>
            <td class="plain">{row.text(AssumptionRow::AT.default)}</td>
            <td class="source">{source(row, AssumptionRow::AT.date, (AssumptionRow::AT.source, AssumptionRow::AT.way), AssumptionRow::AT.url)}</td>
            <td class="actions">{when(move || !row.get(AssumptionRow::AT.is_own).is_empty(), reset)}</td>
        </tr>
    }
    .into_any()
}
