//! The world at one moment of a run: how each site, component and journey stands then.

use super::design::ComponentIdx;
use super::outcome::{FailbackState, Impact, Outage, PhaseKind};
use super::protection::Threat;
use super::protection::points::Query;
use super::replication::LiveCopy;
use super::run::Run;
use super::simulation::HitPlace;
use super::world::gap_at;
use crate::catalog::RecoveryOption;
use crate::model::{ComponentId, VaultId};
use crate::units::{Instant, Span};

/// Everything at one moment; lists are in the order of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Which moment.
    pub at: Instant,
    /// The sites.
    pub sites: Vec<SiteMoment>,
    /// The components.
    pub components: Vec<ComponentMoment>,
    /// The journeys.
    pub journeys: Vec<Service>,
}

/// How a site stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteMoment {
    /// Since when it is unavailable, if it is.
    pub out_since: Option<Instant>,
    /// Whether nothing new can be launched there, though what runs goes on.
    pub no_control_plane: bool,
    /// Whether its link to the rest is cut.
    pub no_link: bool,
}

/// How a journey is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// In full.
    Serving,
    /// In part.
    Degraded,
    /// Not at all.
    Down,
}

/// How a component stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComponentMoment {
    /// What it does.
    pub state: ComponentState,
    /// The place of the site at which it lives, in the scenario's list; as many as there are sites for
    /// one that is not there.
    pub site: usize,
    /// The recovery that its data comes from; nothing while it has its own.
    pub data: Option<Recovery>,
}

/// A recovery, by the places of its incident in the outcome and of its impact in the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The place of the incident.
    pub incident: usize,
    /// The place of the impact.
    pub impact: usize,
}

/// What a component does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ComponentState {
    /// It serves.
    Up,
    /// It serves data that is wrong, and nobody has noticed.
    Wrong {
        /// Since when.
        since: Instant,
    },
    /// It serves in part.
    Degraded {
        /// The place of the component that it misses; nothing where it is itself not at full strength.
        without: Option<usize>,
    },
    /// It is whole, and cannot serve without something that does not.
    Blocked {
        /// The place of the component that it needs.
        by: usize,
    },
    /// It does not serve, and its recovery is under way.
    Recovering {
        /// Which recovery.
        recovery: Recovery,
        /// The phase it is in.
        phase: PhaseKind,
        /// How much of that phase has passed, 0 to 1.
        phase_progress: f64,
        /// How much of the time that it does not serve has passed, 0 to 1.
        progress: f64,
    },
    /// It does not serve during the planned switch of its failback.
    Returning {
        /// How much of the switch has passed, 0 to 1.
        progress: f64,
    },
    /// Its data is gone, and no recovery option is left.
    Lost {
        /// Since when.
        since: Instant,
    },
}

impl ComponentState {
    /// Whether nobody is served.
    pub fn is_down(self) -> bool {
        match self {
            Self::Up | Self::Wrong { .. } | Self::Degraded { .. } => false,
            Self::Blocked { .. }
            | Self::Recovering { .. }
            | Self::Returning { .. }
            | Self::Lost { .. } => true,
        }
    }
}

impl Run {
    /// The world at a moment. It is looked up and not simulated, in microseconds: for every frame
    /// while time passes.
    pub fn moment(&self, at: Instant) -> Moment {
        let mut components: Vec<ComponentMoment> = self
            .design
            .components
            .iter()
            .zip(&self.world.components)
            .map(|(component, moment)| ComponentMoment {
                state: match gap_at(&moment.degraded, at) {
                    Some(_) => ComponentState::Degraded { without: None },
                    None => ComponentState::Up,
                },
                site: component.site,
                data: None,
            })
            .collect();
        self.suffer(at, &mut components);
        self.spread(&mut components);
        let inside = |spans: &[Outage]| spans.iter().any(|it| it.from <= at && at < it.to);
        Moment {
            at,
            sites: self
                .world
                .sites
                .iter()
                .take(self.scenario.sites.len())
                .map(|site| SiteMoment {
                    out_since: gap_at(&site.outages, at).map(|gap| gap.from),
                    no_control_plane: gap_at(&site.no_control_plane, at).is_some(),
                    no_link: gap_at(&site.no_link, at).is_some(),
                })
                .collect(),
            components,
            journeys: self
                .outcome
                .journeys
                .iter()
                .map(|journey| match () {
                    () if inside(&journey.outages) => Service::Down,
                    () if inside(&journey.degradations) => Service::Degraded,
                    () => Service::Serving,
                })
                .collect(),
        }
    }

    /// What the incidents up to a moment have made of the components.
    fn suffer(&self, at: Instant, components: &mut [ComponentMoment]) {
        let begun = self.outcome.incidents.iter().take_while(|it| it.at <= at);
        for ((incident, outcome), places) in begun.enumerate().zip(&self.hit_places) {
            for ((impact, it), place) in outcome.impacts.iter().enumerate().zip(places) {
                if let Some(moment) = components.get_mut(place.component) {
                    self.apply(at, Recovery { incident, impact }, it, *place, moment);
                }
            }
        }
    }

    fn apply(
        &self,
        at: Instant,
        recovery: Recovery,
        impact: &Impact,
        place: HitPlace,
        moment: &mut ComponentMoment,
    ) {
        if impact.back_at.is_some_and(|back| back <= at) {
            let Some(taken) = &impact.taken else { return };
            if moment.state.is_down() {
                moment.state = ComponentState::Up;
            }
            if place.site < self.scenario.sites.len() {
                moment.site = place.site;
            }
            if brings_a_state_back(taken.option) {
                moment.data = Some(recovery);
            }
            self.return_home(at, impact, place.component, moment);
        } else if at >= impact.down_from {
            moment.state = recovering(at, recovery, impact);
        } else if !moment.state.is_down() {
            moment.state =
                ComponentState::Wrong { since: self.outcome.incidents[recovery.incident].at };
        }
    }

    /// The failback after a failover, as far as it has come.
    fn return_home(
        &self,
        at: Instant,
        impact: &Impact,
        component: ComponentIdx,
        moment: &mut ComponentMoment,
    ) {
        let Some(failback) = impact.failback.filter(|it| it.state == FailbackState::Done) else {
            return;
        };
        let (Some(switches), Some(done)) = (failback.switches, failback.done) else { return };
        if at >= done {
            moment.site = self.design.components[component].site;
        } else if at >= switches {
            moment.state = ComponentState::Returning { progress: share(at, switches, done) };
        }
    }

    /// What does not serve stops those that need it, and degrades those that can do without.
    fn spread(&self, components: &mut [ComponentMoment]) {
        let resolved = &self.design.components;
        // Each round settles one more level of needs, and there are no more levels than components.
        for _ in 0..components.len() {
            let mut changed = false;
            for at in 0..components.len() {
                let now = components[at].state;
                let down = |it: &&ComponentIdx| components[**it].state.is_down();
                let partly = |it: &&ComponentIdx| {
                    matches!(components[**it].state, ComponentState::Degraded { .. })
                };
                let next = if now.is_down() {
                    now
                } else if let Some(by) = resolved[at].needs.iter().find(down) {
                    ComponentState::Blocked { by: *by }
                } else if now != ComponentState::Up {
                    now
                } else {
                    let missing = resolved[at].degraded_without.iter().find(down);
                    match missing.or_else(|| resolved[at].needs.iter().find(partly)) {
                        Some(without) => ComponentState::Degraded { without: Some(*without) },
                        None => now,
                    }
                };
                changed |= next != now;
                components[at].state = next;
            }
            if !changed {
                return;
            }
        }
    }

    /// How much a component would lose if it happened at a moment; nothing where no point would help.
    pub fn exposed_at(&self, id: &ComponentId, threat: Threat, at: Instant) -> Option<Span> {
        self.points().exposed_at(self.component(id)?, threat, at)
    }

    /// How far a component's live copy is behind at a moment, where it has one. While the component
    /// does not serve nothing new is written, so that the copy falls no further behind.
    pub fn replica_behind(&self, id: &ComponentId, at: Instant) -> Option<Span> {
        let component = self.component(id)?;
        let standby = self.design.components[component].standby?;
        let written = gap_at(&self.world.components[component].down, at).map_or(at, |gap| gap.from);
        let home = self.design.components[component].site;
        let replica = LiveCopy { design: &self.design, world: &self.world, component, home };
        Some(replica.behind(standby.lag?, standby.site, written))
    }

    /// The moment whose state the newest point of a component in a vault holds, as it is there at a
    /// moment.
    pub fn newest_in(&self, id: &ComponentId, vault: &VaultId, at: Instant) -> Option<Instant> {
        let vault = self.scenario.vaults.iter().position(|it| it.id == *vault)?;
        let query = Query { before: at + Span::seconds(1), stored_by: Some(at), chosen_at: at };
        self.points().newest(self.component(id)?, vault, &query).ok().map(|found| found.captured)
    }
}

/// The state of a component that does not serve.
fn recovering(at: Instant, recovery: Recovery, impact: &Impact) -> ComponentState {
    let phases = impact.taken.as_ref().map(|taken| taken.phases.as_slice()).unwrap_or_default();
    let now = phases.iter().rev().find(|phase| phase.from <= at);
    let (Some(now), Some(last)) = (now, phases.last()) else {
        return ComponentState::Lost { since: impact.down_from };
    };
    ComponentState::Recovering {
        recovery,
        phase: now.phase,
        phase_progress: share(at, now.from, now.to()),
        progress: share(at, impact.down_from, last.to()),
    }
}

/// Whether a recovery option replaces the data by an earlier state or by another copy of it.
fn brings_a_state_back(option: RecoveryOption) -> bool {
    match option {
        RecoveryOption::ObjectVersions
        | RecoveryOption::PointInTimeRestore
        | RecoveryOption::RestoreRecoveryPoint
        | RecoveryOption::PromoteReplica
        | RecoveryOption::LaunchFromDrs => true,
        RecoveryOption::SelfHeal
        | RecoveryOption::RollBack
        | RecoveryOption::RebuildFromCode
        | RecoveryOption::WaitForSite => false,
    }
}

/// How much of a span has passed at a moment, 0 to 1.
fn share(at: Instant, from: Instant, to: Instant) -> f64 {
    let whole = to.since(from).as_seconds().max(1) as f64;
    (at.since(from).as_seconds() as f64 / whole).clamp(0.0, 1.0)
}
