//! What the controls look at: the design's coverage and what the run had stored, gathered once.

use super::parameters::Parameters;
use crate::catalog::availability::is_audited;
use crate::engine::Run;
use crate::engine::protection::HeldPoints;
use crate::model::check::air_gap::{Placement, placement};
use crate::model::check::continuous::has_continuous;
use crate::model::check::coverage::{Coverage, LifecycleDays, Task};
use crate::units::{Instant, Span, sorting};

/// Everything the controls look at.
pub(super) struct Evidence<'a> {
    pub(super) coverage: Coverage<'a>,
    pub(super) parameters: Parameters,
    pub(super) at: Instant,
    /// What AWS Backup holds of each component at the moment.
    pub(super) held: Vec<HeldPoints>,
    /// The tasks that back each component up, as places in the coverage's list.
    tasks: Vec<Vec<usize>>,
    /// The longest time between two jobs of each task; nothing where there is none or one.
    intervals: Vec<Option<Span>>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(run: &'a Run, at: Instant, parameters: &Parameters) -> Self {
        let coverage = Coverage::new(&run.scenario);
        let mut tasks = vec![Vec::new(); run.scenario.components.len()];
        for (at, task) in coverage.tasks.iter().enumerate() {
            for component in task.covered.iter() {
                tasks[*component].push(at);
            }
        }
        let intervals =
            coverage.tasks.iter().map(|task| task.sample.as_ref()?.longest_interval()).collect();
        Self {
            coverage,
            parameters: parameters.clone().within_range(),
            at,
            held: run.held_at(at),
            tasks,
            intervals,
        }
    }

    /// Whether Audit Manager evaluates a component: it does so by kind, in the Region of the component
    /// or, for what stands in a data center, of the vault that its recovery points are in.
    pub(super) fn is_audited(&self, component: usize) -> bool {
        let part = self.coverage.component(component);
        let of_vault =
            || self.tasks(component).find_map(|task| self.coverage.vault_places[task.vault?]);
        let place = self.coverage.component_places[component].or_else(of_vault);
        match place {
            Some(place) => is_audited(part.kind, part.variant(), place.region),
            None => self.coverage.capabilities(component).audit_manager.is_yes(),
        }
    }

    /// The tasks that back a component up, rules first.
    pub(super) fn tasks(&self, component: usize) -> impl Iterator<Item = &Task<'a>> + Clone + '_ {
        self.tasks[component].iter().map(|at| &self.coverage.tasks[*at])
    }

    /// The rules of plans that back a component up, each with the longest time between two jobs.
    pub(super) fn rules(
        &self,
        component: usize,
    ) -> impl Iterator<Item = (&Task<'a>, Option<Span>)> + Clone + '_ {
        self.tasks[component]
            .iter()
            .map(|at| (&self.coverage.tasks[*at], self.intervals[*at]))
            .filter(|(task, _)| task.of_plan.is_some())
    }

    /// Whether a task backs a component up continuously.
    pub(super) fn is_continuous(&self, task: &Task, component: usize) -> bool {
        let capabilities = self.coverage.capabilities(component);
        task.continuous && has_continuous(self.coverage.component(component), capabilities)
    }

    /// Where a component's points go, with how long they are kept there: the path of the lifecycle,
    /// the vault, and the lifecycle.
    pub(super) fn lifecycles(&self, component: usize) -> Vec<PointsInVault<'_, 'a>> {
        let mut stored = Vec::new();
        let copied = self.coverage.capabilities(component).copies();
        for task in self.tasks(component) {
            let vaults = self.own_vaults(task, component);
            stored.extend(vaults.into_iter().flatten().map(|vault| PointsInVault {
                task,
                copy: None,
                vault,
                keep: task.keep,
            }));
            for (index, copy) in task.copies.iter().enumerate().filter(|_| copied) {
                let vault = self.coverage.vault_index(copy.vault.as_str());
                let keep = LifecycleDays::of_copy(copy, task.keep);
                stored.extend(vault.map(|vault| PointsInVault {
                    task,
                    copy: Some(index),
                    vault,
                    keep,
                }));
            }
        }
        stored
    }

    /// The vaults in which a task keeps the points of a component, without those of copy actions.
    fn own_vaults(&self, task: &Task<'_>, component: usize) -> [Option<usize>; 2] {
        let coverage = &self.coverage;
        let placed = task.air_gapped.map(|vault| {
            let region = coverage.vault_places[vault].map(|place| place.region);
            let (part, capabilities) =
                (coverage.component(component), coverage.capabilities(component));
            placement(part, capabilities, region)
        });
        match placed {
            None | Some(Placement::Standard) => [task.vault, None],
            Some(Placement::AirGapped) => [None, task.air_gapped],
            Some(Placement::Copied) if self.is_continuous(task, component) => {
                [task.vault, task.air_gapped]
            }
            Some(Placement::Copied) => [None, task.air_gapped],
        }
    }

    /// The vaults that hold a component's points, each once.
    pub(super) fn vaults(&self, component: usize) -> Vec<usize> {
        let mut vaults: Vec<usize> = self.lifecycles(component).iter().map(|it| it.vault).collect();
        sorting::sort(&mut vaults);
        vaults.dedup();
        vaults
    }
}

/// Points of one task in one vault.
pub(super) struct PointsInVault<'e, 'a> {
    pub(super) task: &'e Task<'a>,
    /// Which copy action put them there; nothing for the task's own vault.
    pub(super) copy: Option<usize>,
    pub(super) vault: usize,
    pub(super) keep: LifecycleDays,
}
