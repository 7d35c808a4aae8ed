//! The phases of the recovery as bars below each other, each from where the one before ended.

use leptos::prelude::*;

use crate::catalog::RecoveryOption;
use crate::engine::{Impact, PhaseKind};
use crate::show::columns;
use crate::ui::widgets::{Line, Row, Term, lines, rows, term_of, when};

columns! {
    /// The columns of a bar: its phase, its length, where it starts and how long it is in percent of the
    /// whole, and whether the component would have been back sooner without it.
    struct PhaseRow {
        label,
        length,
        start,
        width,
        is_critical,
        /// The column of the word that the phase is.
        term,
    }
}

/// The phases of the recovery.
#[component]
pub(super) fn Phases(
    impact: Memo<Option<Impact>>,
    /// What people call the component that was waited for, if one was.
    waited_for: Signal<String>,
) -> impl IntoView {
    let items = lines(move || {
        let waited_for = waited_for.get();
        impact.with(|it| it.as_ref().map(|it| bars(it, &waited_for))).unwrap_or_default()
    });
    when(
        move || items.with(|it| !it.is_empty()),
        move || {
            view! {
                <ol class="phases" aria-label="Phases of the recovery">
                    {rows(items, |bar| view! { <PhaseRow bar/> })}
                </ol>
                {when(
                    move || items.with(|it| it.iter().any(|bar| bar.get(PhaseRow::AT.is_critical).is_some_and(|it| it == "false"))),
                    || view! {
                        <p class="hint">"Grey phases had time to spare: it had to wait anyway."</p>
                    },
                )}
            }
        },
    )
}

#[component]
fn PhaseRow(bar: Row) -> impl IntoView {
    view! {
        <li data-critical=bar.text(PhaseRow::AT.is_critical)>
            <span>
                {term_of(move || bar.get(PhaseRow::AT.term), bar.text(PhaseRow::AT.label))}
                {when(
                    move || bar.get(PhaseRow::AT.is_critical) == "true",
                    || view! { <span class="visually-hidden">", on the critical path"</span> },
                )}
            </span>
            <span class="track" aria-hidden="true">
                <span class="bar" style:left=bar.text(PhaseRow::AT.start) style:width=bar.text(PhaseRow::AT.width)></span>
            </span>
            <span class="length">{bar.text(PhaseRow::AT.length)}</span>
        </li>
    }
}

fn bars(impact: &Impact, waited_for: &str) -> Vec<Line> {
    let Some(taken) = &impact.taken else { return Vec::new() };
    let Some(from) = taken.phases.iter().map(|phase| phase.from).min() else { return Vec::new() };
    let to = taken.phases.iter().map(|phase| phase.from + phase.length).max().unwrap_or(from);
    let whole = to.since(from).as_seconds().max(1) as f64;
    let share = |seconds: i64| format!("{:.2}%", seconds as f64 / whole * 100.0);
    taken
        .phases
        .iter()
        .filter(|phase| phase.length.as_seconds() > 0)
        .map(|phase| {
            Line::from(PhaseRow {
                label: match phase.phase {
                    PhaseKind::WaitForNeeds => format!("Wait for {waited_for}"),
                    phase => phase.label_of(taken.option).to_owned(),
                },
                length: phase.length.to_string(),
                start: share(phase.from.since(from).as_seconds()),
                width: share(phase.length.as_seconds()),
                is_critical: phase.critical.to_string(),
                term: term_of_phase(phase.phase, taken.option).0.to_owned(),
            })
        })
        .collect()
}

/// The word of a phase of one way back.
fn term_of_phase(phase: PhaseKind, option: RecoveryOption) -> Term {
    match (phase, option) {
        (PhaseKind::Detect, _) => Term("detection"),
        (PhaseKind::Notify, _) => Term("notification"),
        (PhaseKind::Decide, _) => Term("declaration"),
        (PhaseKind::Provision, _) => Term("provisioning"),
        (PhaseKind::Wait, _) => Term("wait-for-site"),
        (PhaseKind::Restore, RecoveryOption::SelfHeal) => Term("self-heal"),
        (PhaseKind::Restore, RecoveryOption::RollBack) => Term("roll-back"),
        (PhaseKind::Restore, RecoveryOption::PromoteReplica) => Term("promote"),
        (PhaseKind::Restore, RecoveryOption::LaunchFromDrs) => Term("launch"),
        (PhaseKind::Restore, RecoveryOption::RebuildFromCode) => Term("infrastructure-as-code"),
        (PhaseKind::Restore, _) => Term("restore"),
        (PhaseKind::Replay, _) => Term("replay"),
        (PhaseKind::WaitForNeeds, _) => Term("critical-path"),
        (PhaseKind::Validate, _) => Term("validation"),
        (PhaseKind::Redirect, _) => Term("redirect-traffic"),
    }
}
