//! The designs as a table: what each loses, what it costs, in what it differs, and the way into it.

use leptos::prelude::*;

use super::{Compare, OPEN, ShownComparison};
use crate::assess::Compared;
use crate::engine::ledger::Total;
use crate::show::columns;
use crate::show::text::counted;
use crate::ui::widgets::{
    Line, Row, Tag, TagTone, dynamic, either, flag, lines, linked, memo, on, rows, text, when,
};
use crate::units::{Span, Usd};

/// More journeys than this stand together in one column.
const MOST_JOURNEYS: usize = 3;

columns! {
    /// The columns of a design; the time for which its journeys are down follows.
    struct DesignRow {
        key,
        name,
        lost,
        incidents,
        protection,
        objectives,
        tone,
        differs,
        notes,
        remark,
        down,
    }
}

/// The designs.
pub(super) fn table(compare: Compare) -> AnyView {
    let with = move |of: fn(&ShownComparison) -> Vec<Line>| {
        lines(move || compare.shown.with(|it| it.as_deref().map(of).unwrap_or_default()))
    };
    let (journeys, body) = (with(columns), with(body));
    let heads: Memo<Vec<String>> =
        memo(move || journeys.with(|it| it.iter().filter_map(|it| it.first().cloned()).collect()));
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
                        <th scope="col" class="amount">{linked("Incidents cost")}</th>
                        <th scope="col" class="amount">"Protection a month"</th>
                        <th scope="col">{linked("Objectives met")}</th>
                        <th scope="col">"What differs"</th>
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
                move || compare.shown.with(|it| it.as_deref().is_some_and(loses_for_good)),
                || view! { <p class="hint">"Not counted: what is gone for good. It has no price."</p> },
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
            view! { <td class="amount" data-label=head.clone()>{row.text(DesignRow::AT.down + at)}</td> }
        })
        .collect();
    let is_open = move || row.get(DesignRow::AT.key) == OPEN;
    let button = move || {
        view! {
            <button
                type="button"
                class="button"
                aria-label=text(move || format!("Open “{}” in the workbench", row.get(DesignRow::AT.name)))
                on:click=on(move |_| compare.open(&row.get_untracked(DesignRow::AT.key)))
            >
                "Open in the workbench"
            </button>
        }
    };
    view! {
        <tr data-best=flag(move || row.get(DesignRow::AT.remark) == CHEAPEST)>
            <th scope="row">
                <bdi>{row.text(DesignRow::AT.name)}</bdi>
                {when(
                    move || !row.get(DesignRow::AT.remark).is_empty(),
                    move || view! { " " <Tag tone=text(|| TagTone::Good.key().to_owned()) text=row.text(DesignRow::AT.remark)/> },
                )}
            </th>
            <td class="amount" data-label="Data lost">{row.text(DesignRow::AT.lost)}</td>
            {downs}
            <td class="amount" data-label="Incidents cost">{row.text(DesignRow::AT.incidents)}</td>
            <td class="amount" data-label="Protection a month">{row.text(DesignRow::AT.protection)}</td>
            <td data-label="Objectives met">
                <Tag tone=row.text(DesignRow::AT.tone) text=row.text(DesignRow::AT.objectives)/>
            </td>
            <td data-label="What differs">{differences(row)}</td>
            <td data-label="Workbench">
                {either(is_open, || view! { <span class="hint">"is open"</span> }, button)}
            </td>
        </tr>
    }
    .into_any()
}

/// In what a design differs, and what has to be said of it, behind one line.
fn differences(row: Row) -> AnyView {
    let part = move |column: usize| {
        lines(move || row.get(column).lines().map(|it| vec![it.to_owned()]).collect())
    };
    let (differs, notes) = (part(DesignRow::AT.differs), part(DesignRow::AT.notes));
    let summary = text(move || {
        let parts = [(differs.with(Vec::len), "difference"), (notes.with(Vec::len), "note")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, one)| counted(count, one)).collect();
        parts.join(" · ")
    });
    let list = move || {
        view! {
            <details class="data-table">
                <summary>{summary}</summary>
                <ul class="sentences">
                    {rows(differs, |it| view! { <li>{it.text(0)}</li> })}
                    {rows(notes, |it| view! { <li class="hint">{it.text(0)}</li> })}
                </ul>
            </details>
        }
    };
    either(
        move || !summary.with(String::is_empty),
        list,
        || view! { <span class="hint">"nothing"</span> },
    )
}

const CHEAPEST: &str = "cheapest that is enough";

fn loses_for_good(shown: &ShownComparison) -> bool {
    shown.comparison.variants.iter().any(|it| !it.figures.keeps_data())
}

/// The heads of the columns of time down.
fn columns(shown: &ShownComparison) -> Vec<Line> {
    let one = |text: &str| vec![vec![text.to_owned()]];
    match shown.journeys.len() {
        0 => one("Components down"),
        count if count > MOST_JOURNEYS => one("Journeys down"),
        _ => shown.journeys.iter().map(|(_, label)| vec![format!("{label} down")]).collect(),
    }
}

fn body(shown: &ShownComparison) -> Vec<Line> {
    let comparison = &shown.comparison;
    let variants = comparison.variants.iter().zip(&shown.keys).enumerate();
    variants
        .map(|(at, (variant, key))| {
            let has_objectives = variant.figures.objectives > 0;
            let remark =
                if comparison.cheapest == Some(at) && has_objectives { CHEAPEST } else { "" };
            line(shown, variant, key, remark)
        })
        .collect()
}

fn line(shown: &ShownComparison, variant: &Compared, key: &str, remark: &str) -> Line {
    let figures = &variant.figures;
    let tone = match (figures.met, figures.objectives) {
        (_, 0) => TagTone::Neutral,
        (met, all) if met == all => TagTone::Good,
        (met, all) if met * 2 >= all => TagTone::Warning,
        _ => TagTone::Bad,
    };
    let down = |id: &str| {
        let journey = figures.journeys.iter().find(|(it, _)| it.as_str() == id);
        journey.map_or_else(|| "not in it".to_owned(), |(_, down)| time(*down))
    };
    let (downs, each) = match shown.journeys.len() {
        0 => (vec![time(figures.down)], Vec::new()),
        count if count > MOST_JOURNEYS => {
            let each =
                shown.journeys.iter().map(|(id, label)| format!("{label}: down {}.", down(id)));
            (vec![time(figures.down)], each.collect())
        }
        _ => (shown.journeys.iter().map(|(id, _)| down(id)).collect(), Vec::new()),
    };
    let notes: Vec<String> = variant.notes.iter().cloned().chain(each).collect();
    let mut line = vec![
        key.to_owned(),
        variant.name.clone(),
        figures.data_lost.map_or_else(|| "gone for good".to_owned(), time),
        money(figures.incidents),
        money(figures.protection),
        if figures.objectives == 0 {
            "no objectives".to_owned()
        } else {
            format!("{} of {}", figures.met, figures.objectives)
        },
        tone.key().to_owned(),
        variant.differs.join("\n"),
        notes.join("\n"),
        remark.to_owned(),
    ];
    line.extend(downs);
    line
}

fn time(span: Span) -> String {
    if span == Span::ZERO { "0".to_owned() } else { span.to_string() }
}

/// An amount without a line break behind its sign.
fn money(total: Total) -> String {
    let text = match (total.at_least, total.usd) {
        (false, usd) => usd.to_string(),
        (true, Usd::ZERO) => "unknown".to_owned(),
        (true, usd) => format!("at least {usd}"),
    };
    text.replace("$ ", "$\u{a0}")
}
