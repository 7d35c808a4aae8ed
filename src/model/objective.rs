//! The two objectives that a component can have.

use super::Component;
use crate::catalog::Disruption;

/// Which of the two objectives of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectiveKind {
    /// The recovery point objective: the most data, in minutes of business time, that may be lost.
    Rpo,
    /// The recovery time objective: the longest time in minutes that it may be down.
    Rto,
}

impl ObjectiveKind {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rpo => "RPO",
            Self::Rto => "RTO",
        }
    }

    /// Its value for a component: for one disruption only what is set for that alone.
    pub fn of(self, component: &Component, disruption: Option<Disruption>) -> Option<f64> {
        let (rpo, rto) = match disruption {
            None => (component.rpo_minutes, component.rto_minutes),
            Some(disruption) => {
                let own = component.objectives.iter().find(|it| it.disruption == disruption)?;
                (own.rpo_minutes, own.rto_minutes)
            }
        };
        match self {
            Self::Rpo => rpo,
            Self::Rto => rto,
        }
    }
}
