//! The designs as a table, each with a button that opens it.

use leptos::prelude::*;

use super::Compare;
use crate::show::compare::table::{DesignRow, body, downtime, downtimes, open};
use crate::show::compare::{ComparedDesigns, LOSS_HAS_NO_PRICE};
use crate::show::{TextRow, only};
use crate::ui::widgets::{
    Row, Tag, TagTone, dynamic, either, lines, linked, memo, on, rows, text, when,
};

/// The designs.
pub(super) fn table(compare: Compare) -> AnyView {
    let body = lines(move || compare.shown.with(|it| it.as_deref().map(body).unwrap_or_default()));
    let heads: Memo<Vec<String>> =
        memo(move || compare.shown.with(|it| it.as_deref().map(downtimes).unwrap_or_default()));
    let table = move || {
        let heads = heads.get();
        let downs =
            heads.iter().map(|it| view! { <th scope="col" class="amount">{it.clone()}</th> });
        let downs = downs.collect::<Vec<_>>();
        view! {
            <table class="cost-table compare-table">
                <thead>
                    <tr>
                        <th scope="col">"Design"</th>
                        <th scope="col" class="amount">{linked("Data lost")}</th>
                        {downs}
                        <th scope="col" class="amount">{linked("Incident cost")}</th>
                        <th scope="col" class="amount">"Protection per month"</th>
                        <th scope="col">{linked("Objectives")}</th>
                        <th scope="col">"Differences"</th>
                        <th scope="col">"Workbench"</th>
                    </tr>
                </thead>
                <tbody>{rows(body, move |row| design(compare, row, &heads))}</tbody>
            </table>
        }
    };
    view! {
        <section class="panel compare-panel" aria-labelledby="compared-title">
            <h2 id="compared-title">"Side by side"</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Designs side by side, a table">
                {dynamic(table)}
            </div>
            {when(
                move || compare.shown.with(|it| it.as_deref().is_some_and(ComparedDesigns::loses_data)),
                || view! { <p class="hint">{LOSS_HAS_NO_PRICE}</p> },
            )}
        </section>
    }
    .into_any()
}

fn design(compare: Compare, row: Row, heads: &[String]) -> AnyView {
    let downs: Vec<_> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            view! { <td class="amount" data-label=head.clone()>{row.text(downtime(at))}</td> }
        })
        .collect();
    let is_open = move || row.get(DesignRow::AT.is_open) == "true";
    let button = move || {
        view! {
            <button
                type="button"
                class="button"
                aria-label=text(move || open(&row.get(DesignRow::AT.name)))
                on:click=on(move |_| compare.open(&row.get_untracked(DesignRow::AT.key)))
            >
                "Open in the workbench"
            </button>
        }
    };
    view! {
        <tr data-best=row.text(DesignRow::AT.is_best)>
            <th scope="row">
                <bdi>{row.text(DesignRow::AT.name)}</bdi>
                {when(
                    move || !row.get(DesignRow::AT.remark).is_empty(),
                    move || view! { " " <Tag tone=text(|| TagTone::Good.key().to_owned()) text=row.text(DesignRow::AT.remark)/> },
                )}
            </th>
            <td class="amount" data-label="Data lost">{row.text(DesignRow::AT.lost)}</td>
            {downs}
            <td class="amount" data-label="Incident cost">{row.text(DesignRow::AT.incidents)}</td>
            <td class="amount" data-label="Protection per month">{row.text(DesignRow::AT.protection)}</td>
            <td data-label="Objectives">
                <Tag tone=row.text(DesignRow::AT.tone) text=row.text(DesignRow::AT.objectives)/>
            </td>
            <td data-label="Differences">{differences(row)}</td>
            <td data-label="Workbench">
                {either(is_open, || view! { <span class="hint">"open now"</span> }, button)}
            </td>
        </tr>
    }
    .into_any()
}

/// How a design differs, and what else there is to know, behind one line.
fn differences(row: Row) -> AnyView {
    let part = move |column: usize| {
        lines(move || row.get(column).lines().map(|it| only(it.to_owned())).collect())
    };
    let (differs, notes) = (part(DesignRow::AT.differs), part(DesignRow::AT.notes));
    let summary = row.text(DesignRow::AT.summary);
    let list = move || {
        view! {
            <details class="data-table">
                <summary>{summary}</summary>
                <ul class="sentences">
                    {rows(differs, |it| view! { <li>{it.text(TextRow::AT.text)}</li> })}
                    {rows(notes, |it| view! { <li class="hint">{it.text(TextRow::AT.text)}</li> })}
                </ul>
            </details>
        }
    };
    either(
        move || !summary.with(String::is_empty),
        list,
        || view! { <span class="hint">"none"</span> },
    )
}
