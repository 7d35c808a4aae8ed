//! The phases of a recovery: what each is called, when it began and how long it took.

use serde::Serialize;

use crate::catalog::RecoveryOption;
use crate::units::{Instant, Span};

/// The named phases of a recovery (M10), in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum PhaseKind {
    /// Until somebody notices.
    Detect,
    /// Until the people who decide are told.
    Notify,
    /// Until they have decided.
    Decide,
    /// Until the restore target is ready and the recovery point is available.
    Provision,
    /// Until the site is back.
    Wait,
    /// Until the data is restored or the replica is promoted.
    Restore,
    /// Until logs are replayed to the second.
    Replay,
    /// Until the components it needs are in service.
    WaitForNeeds,
    /// Until the component is validated.
    Validate,
    /// Until traffic reaches the component.
    Redirect,
}

impl PhaseKind {
    /// What people call the phase.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Detect => "Detect",
            Self::Notify => "Notify",
            Self::Decide => "Decide",
            Self::Provision => "Provision",
            Self::Wait => "Wait for the site",
            Self::Restore => "Restore",
            Self::Replay => "Replay",
            Self::WaitForNeeds => "Wait for dependencies",
            Self::Validate => "Validate",
            Self::Redirect => "Redirect",
        }
    }

    /// What people call the phase of one recovery option: not every option restores data.
    pub const fn label_of(self, option: RecoveryOption) -> &'static str {
        match (self, option) {
            (Self::Restore, RecoveryOption::SelfHeal) => "Take over",
            (Self::Restore, RecoveryOption::RollBack) => "Roll back",
            (Self::Restore, RecoveryOption::PromoteReplica) => "Promote",
            (Self::Restore, RecoveryOption::LaunchFromDrs) => "Launch",
            (Self::Restore, RecoveryOption::RebuildFromCode) => "Build",
            _ => self.label(),
        }
    }
}

/// One phase of a recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// Which phase.
    pub phase: PhaseKind,
    /// When it began.
    pub from: Instant,
    /// How long it took.
    #[serde(rename = "seconds")]
    pub length: Span,
    /// Whether the component would have been back sooner had this phase been shorter.
    pub critical: bool,
}

impl Phase {
    /// When it ended.
    pub fn to(&self) -> Instant {
        self.from + self.length
    }
}
