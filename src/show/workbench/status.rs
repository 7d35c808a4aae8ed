//! How each component fares over all incidents, as one verdict.

use crate::engine::{Impact, Run, Verdict};
use crate::model::{Component, ComponentId, Scenario};

use crate::show::TagTone;

/// How a component fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No incident affects it, and it has no objective that one could test.
    NotHit,
    /// No incident tests its objectives.
    NotTested,
    /// Every objective that an incident tests is met.
    Met,
    /// It has no objective.
    NoObjective,
    /// An objective is breached.
    Breached {
        /// More data lost than allowed.
        rpo: bool,
        /// Down for longer than allowed.
        rto: bool,
    },
    /// Its data is gone.
    LostForGood,
}

impl Status {
    /// How a component fares in a run.
    pub fn of(run: &Run, component: &ComponentId) -> Self {
        let impacts = run.outcome.impacts().map(|(_, impact)| impact);
        let impacts: Vec<_> = impacts.filter(|it| it.component == *component).collect();
        Self::of_impacts(&run.scenario, component, &impacts)
    }

    /// How a component fares under some of the impacts on it.
    pub fn of_impacts(scenario: &Scenario, component: &ComponentId, impacts: &[&Impact]) -> Self {
        if impacts.is_empty() {
            let component = scenario.component(component);
            let has_objective = component.is_some_and(Component::has_objective);
            return if has_objective { Self::NotTested } else { Self::NotHit };
        }
        let any = |is: fn(&Impact) -> bool| impacts.iter().any(|it| is(it));
        if any(|impact| impact.lost_for_good) {
            return Self::LostForGood;
        }
        let rpo = any(|impact| impact.rpo == Verdict::Breached);
        let rto = any(|impact| impact.rto == Verdict::Breached);
        let has_objective =
            any(|it| it.rpo != Verdict::NoObjective || it.rto != Verdict::NoObjective);
        match (rpo || rto, has_objective) {
            (true, _) => Self::Breached { rpo, rto },
            (false, true) => Self::Met,
            (false, false) => Self::NoObjective,
        }
    }

    /// The verdict in a word or two.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotHit => "unaffected",
            Self::NotTested => "not tested",
            Self::Met => "met",
            Self::NoObjective => "no objective",
            Self::Breached { rpo: true, rto: true } => "RPO, RTO",
            Self::Breached { rpo: true, rto: false } => "RPO",
            Self::Breached { .. } => "RTO",
            Self::LostForGood => "permanently lost",
        }
    }

    /// The verdict as a sentence for those who only hear it.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::NotHit => "unaffected by any incident",
            Self::NotTested => "not tested: no incident affects it",
            Self::Met => "tested objectives met",
            Self::NoObjective => "affected, no objective",
            Self::Breached { rpo: true, rto: true } => "RPO, RTO breached",
            Self::Breached { rpo: true, rto: false } => "RPO breached",
            Self::Breached { .. } => "RTO breached",
            Self::LostForGood => "data permanently lost",
        }
    }

    /// The verdict on a component with a name, for those who only hear it.
    pub fn spoken_of(self, label: &str) -> String {
        format!("{label}, {}", self.spoken())
    }

    /// How the verdict is meant.
    pub const fn tone(self) -> TagTone {
        match self {
            Self::NotHit | Self::NotTested | Self::NoObjective => TagTone::Neutral,
            Self::Met => TagTone::Good,
            Self::Breached { .. } | Self::LostForGood => TagTone::Bad,
        }
    }
}
