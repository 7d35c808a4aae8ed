//! The phases of a recovery as bars, each from where the one before ended.

use crate::catalog::RecoveryOption;
use crate::engine::{Impact, PhaseKind};
use crate::show::text::css_percent;
use crate::show::{Line, Term, columns};

columns! {
    /// A phase as a bar.
    pub struct PhaseRow {
        /// What the phase is called.
        label,
        /// How long it took.
        length,
        /// Where it begins, as a share of the whole.
        start,
        /// How long it is, as a share of the whole.
        width,
        /// "true" where the component would have been back sooner without it.
        is_critical,
        /// The entry of the glossary that explains it.
        term,
    }
}

/// Whether some phase did not delay the recovery.
pub fn any_has_time(bars: &[Line]) -> bool {
    bars.iter().any(|bar| bar[PhaseRow::AT.is_critical] == "false")
}

/// The phases of the recovery that was chosen, those that took time.
pub fn bars(impact: &Impact, waited_for: &str) -> Vec<Line> {
    let Some(taken) = &impact.taken else { return Vec::new() };
    let Some(from) = taken.phases.iter().map(|phase| phase.from).min() else { return Vec::new() };
    let to = taken.phases.iter().map(|phase| phase.from + phase.length).max().unwrap_or(from);
    let whole = to.since(from).as_seconds().max(1) as f64;
    let share = |seconds: i64| css_percent(seconds as f64 / whole);
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

/// The entry of a phase of a recovery option.
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
