//! The recovery points around a moment, one after the other, and everything about the one chosen.

use leptos::prelude::*;

use crate::engine::{Lane, PointMark, Run, StoredPoint};
use crate::model::ComponentId;
use crate::show::columns;
use crate::show::workbench::own_backups::own_backups;
use crate::show::workbench::timeline::field::{read as read_moment, written as written_moment};
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{Line, Row, either, flag, lines, memo, rows, text, when};
use crate::units::Instant;

/// How many points are listed on either side of the moment.
const EACH_SIDE: usize = 3;

columns! {
    /// The columns of a point in the list: its moment, as text and for the reader, its rule, what became of
    /// it, and whether it is the chosen one.
    struct PointRow {
        moment,
        captured,
        rule,
        state,
        is_chosen,
    }
}

/// The recovery points of a component around the moment looked at.
#[component]
pub(super) fn Points(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let at = memo(move || {
        let (moment, incident) = (selection.moment.get(), selection.incident.get());
        editor.scenario.with(|scenario| {
            let incident = incident.and_then(|id| scenario.incident(&id)).map(|it| it.at);
            moment.or(incident).unwrap_or_else(|| scenario.clock.end())
        })
    });
    let own = {
        let component = component.clone();
        text(move || {
            let run = editor.run_in(Panel::Inspector);
            run.with(|run| own_backups(run, &component, at.get())).unwrap_or_default()
        })
    };
    let has_own = memo(move || !own.get().is_empty());
    let of = move |make: fn(&Run, &Lane, Instant) -> Vec<Line>| {
        let component = component.clone();
        lines(move || {
            let at = at.get();
            editor
                .run_in(Panel::Inspector)
                .with(|run| make(run, &run.points_near(&component, at, EACH_SIDE), at))
        })
    };
    let (list, details) = (of(listed), of(detailed));
    let go = Callback::new(move |text: String| selection.moment.set(Instant::parse(&text).ok()));
    let neighbour = move |earlier: bool| {
        list.with(|list| {
            let chosen = list.iter().position(is_chosen);
            let moment = |line: &Line| line.get(PointRow::AT.moment).cloned();
            let now = chosen.and_then(|at| moment(&list[at]));
            match (chosen, earlier) {
                (Some(at), true) => list[..at].iter().rev().find_map(|it| other(moment(it), &now)),
                (Some(at), false) => list[at..].iter().find_map(|it| other(moment(it), &now)),
                (None, _) => None,
            }
        })
    };
    let step = move |label: &'static str, earlier: bool| {
        let press = move |_| {
            if let Some(moment) = untrack(|| neighbour(earlier)) {
                go.run(moment);
            }
        };
        view! {
            <button
                type="button"
                class="button"
                aria-disabled=flag(move || neighbour(earlier).is_none())
                on:click=press
            >
                {label}
            </button>
        }
    };
    let item = move |point: Row| {
        view! {
            <li>
                <button
                    type="button"
                    class="point-button"
                    aria-current=point.text(PointRow::AT.is_chosen)
                    on:click=move |_| go.run(point.get_untracked(PointRow::AT.moment))
                >
                    <span>{point.text(PointRow::AT.captured)}</span>
                    <span class="hint">{point.text(PointRow::AT.rule)}</span>
                    <span class="hint">{point.text(PointRow::AT.state)}</span>
                </button>
            </li>
        }
    };
    let shown = move || {
        view! {
            <ul class="points">{rows(list, item)}</ul>
            <dl class="facts">
                {rows(details, |it| view! { <div><dt>{it.text(0)}</dt><dd>{it.text(1)}</dd></div> })}
            </dl>
        }
    };
    view! {
        <h4>"Recovery points"</h4>
        <div class="point-steps" role="group" aria-label="Which recovery point">
            {step("Previous", true)}
            {step("Next", false)}
            <span>
                <label for="points-moment">"Up to (UTC) "</label>
                <input
                    id="points-moment"
                    type="datetime-local"
                    step="60"
                    prop:value=text(move || written_moment(at.get()))
                    on:change:target=move |event| {
                        match read_moment(&event.target().value()) {
                            Some(moment) => selection.moment.set(Some(moment)),
                            // Half-typed: what counts is what is shown.
                            None => event.target().set_value(&written_moment(at.get_untracked())),
                        }
                    }
                />
            </span>
        </div>
        {when(
            move || has_own.get(),
            move || {
                view! {
                    <dl class="facts">
                        <div>
                            <dt>"Backups of the service"</dt>
                            <dd>{own}</dd>
                        </div>
                    </dl>
                }
            },
        )}
        {either(
            move || list.with(|it| !it.is_empty()),
            shown,
            || view! { <p class="hint">"No job of a rule around this moment."</p> },
        )}
    }
}

fn is_chosen(line: &Line) -> bool {
    line.get(PointRow::AT.is_chosen).is_some_and(|it| it == "true")
}

fn other(moment: Option<String>, now: &Option<String>) -> Option<String> {
    moment.filter(|it| Some(it) != now.as_ref())
}

/// The moment of the newest job due up to a moment, else of the first one after it.
fn chosen(lane: &Lane, at: Instant) -> Option<Instant> {
    let up_to = lane.points.iter().rev().find(|it| it.scheduled <= at);
    up_to.or(lane.points.first()).map(|it| it.scheduled)
}

fn listed(_: &Run, lane: &Lane, at: Instant) -> Vec<Line> {
    let chosen = chosen(lane, at);
    let line = |point: &PointMark| {
        Line::from(PointRow {
            moment: point.scheduled.to_string(),
            captured: point.captured.short(),
            rule: lane.rules.get(point.rule).map(|it| it.rule.clone()).unwrap_or_default(),
            state: state(point),
            is_chosen: (Some(point.scheduled) == chosen).to_string(),
        })
    };
    lane.points.iter().map(line).collect()
}

fn state(point: &PointMark) -> String {
    let everywhere = || point.stored.iter().chain(&point.copies);
    if point.failed.is_some() {
        "no point".to_owned()
    } else if everywhere().count() > 0 && everywhere().all(|it| it.destroyed.is_some()) {
        "destroyed".to_owned()
    } else {
        match point.copies.len() {
            0 => String::new(),
            1 => "1 copy".to_owned(),
            copies => format!("{copies} copies"),
        }
    }
}

/// Everything about the jobs due at the chosen moment.
fn detailed(run: &Run, lane: &Lane, at: Instant) -> Vec<Line> {
    let chosen = chosen(lane, at);
    lane.points
        .iter()
        .filter(|it| Some(it.scheduled) == chosen)
        .flat_map(|point| details(run, lane, point))
        .collect()
}

fn details(run: &Run, lane: &Lane, point: &PointMark) -> Vec<Line> {
    let rule = lane.rules.get(point.rule);
    let mut lines = vec![
        line("Rule", rule.map(|it| format!("{}, plan {}", it.rule, it.plan)).unwrap_or_default()),
        line("Due", point.scheduled.short()),
    ];
    if let Some(failed) = &point.failed {
        lines.push(line("No point", failed.clone()));
        return lines;
    }
    lines.push(line("Captured", point.captured.short()));
    if let Some(complete) = point.complete {
        let took = complete.since(point.captured);
        lines.push(line("Complete", format!("{}, after {took}", complete.short())));
    }
    let place = |it: &StoredPoint| {
        let vault = run.scenario.vault(&it.vault);
        vault.and_then(|vault| run.scenario.site(&vault.site)).map(|site| site.label().to_owned())
    };
    let at = |it: &StoredPoint| place(it).map(|site| format!(" in {site}")).unwrap_or_default();
    lines.extend(
        point.stored.iter().map(|it| line(&format!("Vault {}{}", it.vault, at(it)), kept(it))),
    );
    lines.extend(
        point
            .copies
            .iter()
            .map(|it| line(&format!("Copy in vault {}{}", it.vault, at(it)), kept(it))),
    );
    lines.extend(
        point
            .copies_lost
            .iter()
            .map(|it| line(&format!("Copy in vault {it}"), "lost on the way".to_owned())),
    );
    lines
}

fn line(name: &str, value: String) -> Line {
    vec![name.to_owned(), value]
}

/// From when and until when a point can be used in a vault.
fn kept(stored: &StoredPoint) -> String {
    let mut parts = vec![format!("usable from {}", stored.usable.short())];
    parts.extend(stored.cold.map(|at| format!("cold from {}", at.date())));
    match (stored.destroyed, stored.expires) {
        (Some(at), _) => parts.push(format!("destroyed by the intruder on {}", at.short())),
        (None, Some(at)) => parts.push(format!("expires on {}", at.date())),
        (None, None) => parts.push("kept for ever".to_owned()),
    }
    parts.join(", ")
}
