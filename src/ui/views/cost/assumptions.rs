//! The assumptions: every timing, throughput, percentage and amount that AWS does not promise, to be edited.

use leptos::prelude::*;

use super::shared::{CostContext, source};
use crate::catalog::Assumption;
use crate::catalog::source::Confidence;
use crate::model::Edit;
use crate::show::columns;
use crate::ui::forms::number_entry::{NumberEntry, number_entry, plain, range};
use crate::ui::forms::{findings_at, focus_soon};
use crate::ui::views::cost::reset::reset_all;
use crate::ui::widgets::{Line, Row, Term, lines, linked, rows, term, text, when};

/// The parts of the table of assumptions: what each is called, and the assumption that it begins with.
const GROUPS: [(&str, Assumption); 5] = [
    ("Backup, copy and restore jobs", Assumption::StartDelayMinutes),
    ("How far copies are behind", Assumption::RdsContinuousLagMinutes),
    ("Recovery and failback", Assumption::RdsPromoteMinutes),
    ("What is lost", Assumption::LostDataUsdPerHour),
    ("What is stored and running", Assumption::WarmStandbyPercent),
];

columns! {
    /// The columns of an assumption: its key, what it is, the value, its unit, the range, the default, the
    /// date of the source, the source and its address, and whether the document sets it.
    struct AssumptionRow {
        key,
        label,
        value,
        unit,
        range,
        default,
        date,
        source,
        url,
        is_own,
    }
}

/// What a value is called that has no default.
const WORKED_OUT: &str = "worked out";

/// The assumptions, part by part.
pub(super) fn assumptions(cost: CostContext) -> AnyView {
    let says = text(move || match cost.editor.scenario.with(|it| it.assumptions.len()) {
        0 => "Every assumption has its default.".to_owned(),
        1 => "This design sets one assumption of its own.".to_owned(),
        own => format!("This design sets {own} assumptions of its own."),
    });
    let parts: Vec<AnyView> = (0..GROUPS.len()).map(|at| part(cost, at)).collect();
    view! {
        <section class="panel" aria-labelledby="assumptions-title">
            <div class="panel-head">
                <h2 id="assumptions-title" tabindex="-1">{term(Term("assumption"), "Assumptions")}</h2>
                {reset_all(cost, "/assumptions", "Reset all assumptions", |it| it.assumptions.is_empty())}
            </div>
            <p class="hint">
                <span role="status">{says}</span>
                " They are what AWS does not promise. Outcome and cost follow at once; an empty field brings back the default."
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

/// The assumptions of a part: from its first one to the first one of the next.
fn of_part(at: usize) -> &'static [Assumption] {
    let place = |at: usize| {
        let first = GROUPS.get(at).map(|(_, first)| *first);
        Assumption::ALL.iter().position(|it| Some(*it) == first).unwrap_or(Assumption::ALL.len())
    };
    Assumption::ALL.get(place(at)..place(at + 1)).unwrap_or_default()
}

fn part(cost: CostContext, at: usize) -> AnyView {
    let title = GROUPS.get(at).map_or("", |(title, _)| title);
    let all = lines(move || {
        cost.editor.scenario.with(|scenario| {
            of_part(at).iter().map(|it| line(*it, scenario.assumptions.get(it).copied())).collect()
        })
    });
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
                    let value = plain(value);
                    cost.sheet.edit(format!("Set “{label}” to {value}"), edits, step);
                }
                None if row.get_untracked(AssumptionRow::AT.is_own).is_empty() => {}
                None => {
                    let edits = vec![Edit::remove(pointer.clone())];
                    cost.sheet.edit(format!("Reset “{label}”"), edits, step);
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
                aria-label=format!("Reset “{label}”")
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
            <td class="source">{source(row, AssumptionRow::AT.date, AssumptionRow::AT.source, AssumptionRow::AT.url)}</td>
            <td class="actions">{when(move || !row.get(AssumptionRow::AT.is_own).is_empty(), reset)}</td>
        </tr>
    }
    .into_any()
}

fn line(assumption: Assumption, own: Option<f64>) -> Line {
    let spec = assumption.spec();
    let number = |it: f64| it.to_string();
    let is_assumed = spec.source.confidence == Confidence::Unverified;
    let (date, who) =
        if is_assumed { ("", "assumption") } else { (spec.source.checked_on, spec.source.title) };
    Line::from(AssumptionRow {
        key: assumption.key().to_owned(),
        label: spec.label.to_owned(),
        value: own.or(spec.value).map(number).unwrap_or_default(),
        unit: spec.unit.to_owned(),
        range: range((spec.low, spec.high), ""),
        default: spec.value.map_or_else(|| WORKED_OUT.to_owned(), plain),
        date: date.to_owned(),
        source: who.to_owned(),
        url: spec.source.url.to_owned(),
        is_own: if own.is_some() { "own" } else { "" }.to_owned(),
    })
}
