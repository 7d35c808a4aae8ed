//! Recovery time as phases: how long each step of a recovery option takes, and where the critical path runs.

use super::design::{SiteIdx, VaultIdx};
use super::outcome::{Phase, PhaseKind};
use super::reason::Because;
use crate::catalog::RecoveryOption;
use crate::units::{Instant, Span};

const PHASES: [PhaseKind; 10] = [
    PhaseKind::Detect,
    PhaseKind::Notify,
    PhaseKind::Decide,
    PhaseKind::Provision,
    PhaseKind::Wait,
    PhaseKind::Restore,
    PhaseKind::Replay,
    PhaseKind::WaitForNeeds,
    PhaseKind::Validate,
    PhaseKind::Redirect,
];

/// The lengths of the phases of one recovery, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Steps([Span; PHASES.len()]);

impl Steps {
    /// The same steps with one of them as long as given.
    pub(crate) fn with(mut self, phase: PhaseKind, length: Span) -> Self {
        self.0[phase as usize] = length.at_least_zero();
        self
    }

    /// How long the steps take before a phase begins.
    pub(crate) fn before(&self, phase: PhaseKind) -> Span {
        self.0[..phase as usize].iter().copied().sum()
    }

    /// How long a phase takes.
    pub(crate) fn length(&self, phase: PhaseKind) -> Span {
        self.0[phase as usize]
    }

    pub(crate) fn total(&self) -> Span {
        self.0.iter().copied().sum()
    }

    /// The phases that took any time, from a moment on. They follow one another, so each is on the
    /// critical path of its own component; waiting for another component is the exception, since
    /// that one's phases are what would have to be shorter.
    pub(crate) fn phases(&self, start: Instant) -> Vec<Phase> {
        let mut from = start;
        let waited_from = self.before(PhaseKind::WaitForNeeds);
        let waits = self.0[PhaseKind::WaitForNeeds as usize] > Span::ZERO;
        PHASES
            .iter()
            .zip(self.0)
            .filter(|(_, length)| *length > Span::ZERO)
            .map(|(phase, length)| {
                let before_the_wait = from.since(start) < waited_from;
                let entry =
                    Phase { phase: *phase, from, length, critical: !(waits && before_the_wait) };
                from += length;
                entry
            })
            .collect()
    }
}

/// A recovery option that works, with what it would give.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) option: RecoveryOption,
    pub(crate) vault: Option<VaultIdx>,
    /// Where the component serves afterwards.
    pub(crate) site: SiteIdx,
    pub(crate) recovered_to: Instant,
    pub(crate) steps: Steps,
    /// The sites it reads from and builds at.
    pub(crate) uses: [SiteIdx; 2],
    pub(crate) because: Because,
}

impl Candidate {
    /// The same option where the component cannot be checked before a moment, because something that it
    /// needs is not back in service. What never stops waits for nothing.
    pub(crate) fn waiting_until(mut self, begins: Instant, ready: Option<Instant>) -> Self {
        if let Some(ready) = ready.filter(|_| self.steps.total() > Span::ZERO) {
            let reached = begins + self.steps.before(PhaseKind::WaitForNeeds);
            self.steps = self.steps.with(PhaseKind::WaitForNeeds, ready.since(reached));
        }
        self
    }
}
