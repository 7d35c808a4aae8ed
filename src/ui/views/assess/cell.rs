//! The open cell: what the disruption would cost, against the objectives, why, and at which moments.

use leptos::prelude::*;

use super::words::{VALUES, average, target, worst};
use super::{Assess, CELL_TITLE, Picked, change, verdict};
use crate::assess::{Cell, Estimate, JudgedDisruption};
use crate::engine::Verdict;
use crate::show::columns;
use crate::ui::widgets::{Line, Tag, lines, prose_of, rows, text, when};

columns! {
    /// The columns of what is said of a cell.
    struct CellRow {
        component,
        disruption,
        means,
        tone,
        says,
        basis,
        zero,
        zero_url,
        zero_source,
    }
}

/// The open cell.
pub(super) fn cell(assess: Assess) -> AnyView {
    let open = assess.open();
    let with = move |of: fn(Picked<'_>) -> Vec<Line>| {
        lines(move || {
            let open = open.get();
            assess
                .with(|it| {
                    let (component, disruption) = open?;
                    it.cell(&component, disruption).map(of)
                })
                .unwrap_or_default()
        })
    };
    let about = with(|it| vec![about(it)]);
    let get = move |column: usize| {
        about.with(|it| it.first().and_then(|it| it.get(column).cloned())).unwrap_or_default()
    };
    let part = move |column: usize| text(move || get(column));
    let values = with(|it| it.cell.judged().map(values).unwrap_or_default());
    let reasons = with(|it| it.cell.judged().map(reasons).unwrap_or_default());
    view! {
        <section class="panel answer-panel" aria-labelledby=CELL_TITLE>
            <h2 id=CELL_TITLE tabindex="-1">
                <bdi>{part(CellRow::AT.component)}</bdi>
                ", "
                {part(CellRow::AT.disruption)}
            </h2>
            <p><Tag tone=part(CellRow::AT.tone) text=part(CellRow::AT.says)/>" "{part(CellRow::AT.means)}</p>
            {when(move || !values.with(Vec::is_empty), move || view! {
                <table class="cost-table cell-values">
                    <thead>
                        <tr>
                            <th scope="col"><span class="visually-hidden">"Value"</span></th>
                            <th scope="col">"Worst"</th>
                            <th scope="col">"Average"</th>
                            <th scope="col">"Objective"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows(values, |row| view! {
                            <tr>
                                <th scope="row">{row.text(0)}</th>
                                <td>{row.text(1)}</td>
                                <td>{row.text(2)}</td>
                                <td>{row.text(3)}</td>
                            </tr>
                        })}
                    </tbody>
                </table>
                <dl class="reasons">
                    {rows(reasons, |row| view! {
                        <div><dt>{row.text(0)}</dt><dd>{prose_of(row.text(1))}</dd></div>
                    })}
                </dl>
                <p class="hint">{part(CellRow::AT.basis)}</p>
            })}
            {when(move || !get(CellRow::AT.zero).is_empty(), move || view! {
                <p>
                    {part(CellRow::AT.zero)}
                    " "
                    <a href=part(CellRow::AT.zero_url) rel="noreferrer" target="_blank">{part(CellRow::AT.zero_source)}</a>
                </p>
            })}
            {change::change(assess)}
        </section>
    }
    .into_any()
}

fn about(picked: Picked<'_>) -> Line {
    let spec = picked.disruption.spec();
    let (tone, says) = verdict(picked.cell);
    let (means, basis, zero) = match picked.cell {
        Cell::NotApplicable { why, .. } => (*why, "", None),
        Cell::Judged(judged) => (spec.means, judged.basis.sentence(), judged.zero_explained()),
    };
    let (zero, source) = zero.map_or(("", None), |(why, source)| (why, Some(source)));
    Line::from(CellRow {
        component: picked.component.label().to_owned(),
        disruption: spec.name.to_owned(),
        means: means.to_owned(),
        tone: tone.to_owned(),
        says: says.to_owned(),
        basis: basis.to_owned(),
        zero: zero.to_owned(),
        zero_url: source.map(|it| it.url.to_owned()).unwrap_or_default(),
        zero_source: source
            .map(|it| format!("{} ({})", it.title, it.checked_on))
            .unwrap_or_default(),
    })
}

/// A line for data lost and one for time down.
fn values(judged: &JudgedDisruption) -> Vec<Line> {
    let line = |(which, it): (usize, &Estimate)| {
        let (name, short, _) = VALUES[which];
        let sign = match it.verdict {
            Verdict::Met => "✓ met: ",
            Verdict::Breached => "✕ breached: ",
            Verdict::NoObjective => "",
        };
        let objective = match it.target {
            Some(_) => format!("{sign}{short} {}", target(it)),
            None => "none".to_owned(),
        };
        vec![name.to_owned(), worst(it, which), average(it), objective]
    };
    judged.estimates().into_iter().enumerate().map(line).collect()
}

/// Why: each with what it is about.
fn reasons(judged: &JudgedDisruption) -> Vec<Line> {
    let [rpo, rto] = judged.estimates();
    let mut lines = Vec::new();
    let moment = |it: &Estimate| {
        let at = it.incident.at;
        format!("{}, {} {} UTC", it.incident.kind.spec().name, at.weekday(), at.hour_and_minute())
    };
    let (first, second) = (rpo.reason().to_string(), rto.reason().to_string());
    if first == second && moment(rpo) == moment(rto) {
        lines.push(vec![format!("At worst ({})", moment(rpo)), first]);
    } else {
        lines.push(vec![format!("Data lost, at worst ({})", moment(rpo)), first]);
        lines.push(vec![format!("Time down, at worst ({})", moment(rto)), second]);
    }
    let option = rto.impact.as_ref().and_then(|it| Some(it.taken.as_ref()?.option));
    let phases =
        rto.longest_phases(3).into_iter().filter(|it| it.length > crate::units::Span::ZERO);
    let phases: Vec<String> = phases
        .filter_map(|it| Some(format!("{} {}", it.phase.label_of(option?), it.length)))
        .collect();
    if !phases.is_empty() {
        lines.push(vec!["What takes longest".to_owned(), phases.join(", ")]);
    }
    lines
}
