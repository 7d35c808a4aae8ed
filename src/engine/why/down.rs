//! Why a component was down for so long: its phases, each with what it is made of.

use super::lost::objective;
use super::{FormulaLine, Of, ValueOrigin, number};
use crate::catalog::{Assumption, MachineFailure, RecoveryOption};
use crate::engine::design::ResolvedComponent;
use crate::engine::outcome::{Phase, PhaseKind, Taken};
use crate::engine::reason::Because;
use crate::units::Span;

impl Of<'_> {
    pub(super) fn down(&self) -> Vec<FormulaLine> {
        let impact = self.impact;
        let mut steps = Vec::new();
        let phases = impact
            .taken
            .iter()
            .flat_map(|taken| taken.phases.iter().flat_map(move |phase| self.phase(taken, phase)));
        steps.extend(phases);
        if impact.taken.is_none() && impact.down > Span::ZERO {
            steps.push(FormulaLine::computed(
                "No recovery option is left, so the component is down until the end of the simulation.",
                impact.down,
            ));
        }
        let served_wrongly = impact.down_from.since(self.incident.at);
        if served_wrongly > Span::ZERO {
            let text = "The time until the incident was detected does not count: the component was in service, with wrong data.";
            steps.push(FormulaLine::computed(text, format!("−{served_wrongly}")));
        }
        let planned = impact.taken.as_ref().and_then(|taken| taken.phases.last().map(Phase::to));
        if planned.is_some() && planned != impact.back_at {
            let text = match impact.back_at {
                Some(back) => format!(
                    "Another incident came in between, so the component is back in service only on {}.",
                    back.short()
                ),
                None => "The component is not back before the end of the simulation; only the time until then counts."
                    .to_owned(),
            };
            steps.push(FormulaLine::computed(text, impact.down));
        }
        if impact.down > Span::ZERO {
            let text = match impact.back_at {
                Some(back) => format!("From {} to {}.", impact.down_from.short(), back.short()),
                None => format!("From {} to the end of the simulation.", impact.down_from.short()),
            };
            steps.push(FormulaLine::computed(text, impact.down));
        } else if let Some(taken) = &impact.taken {
            steps.push(FormulaLine::computed(taken.because.to_string(), "not down"));
        }
        steps.push(objective(
            "recovery time",
            self.run.objectives(&self.incident.id, self.component).1,
            impact.rto,
        ));
        steps
    }

    /// A phase as the lines it is made of; the last of them, or the only one, bears its length.
    fn phase(&self, taken: &Taken, phase: &Phase) -> Vec<FormulaLine> {
        let scenario = &self.run.scenario;
        let name = phase.phase.label_of(taken.option);
        let assumed = |assumption: Assumption| {
            let text = format!("{name}: {}", assumption.spec().label);
            FormulaLine::new(text, phase.length, ValueOrigin::assumption(scenario, assumption))
        };
        let said = |text: &str| FormulaLine::designed(format!("{name}: {text}"), phase.length);
        let step = match phase.phase {
            PhaseKind::Detect => self.detect(taken, name, phase.length),
            PhaseKind::Notify => assumed(Assumption::NotifyMinutes),
            PhaseKind::Decide => assumed(Assumption::DecideMinutes),
            PhaseKind::Provision => return self.provision(taken, name, phase.length),
            PhaseKind::Wait => said("until the site is back"),
            PhaseKind::Restore => return self.restore(taken, name, phase.length),
            PhaseKind::Replay => assumed(Assumption::ReplayMinutes),
            PhaseKind::WaitForNeeds => {
                let waited = taken.waited_for.as_ref().and_then(|id| scenario.component(id));
                let text = format!(
                    "until {} is back in service",
                    waited.map_or("the required component".into(), |it| it.in_sentence())
                );
                FormulaLine::computed(format!("{name}: {text}"), phase.length)
            }
            PhaseKind::Validate => assumed(Assumption::ValidateMinutes),
            PhaseKind::Redirect => assumed(Assumption::RedirectMinutes),
        };
        vec![step]
    }

    fn detect(&self, taken: &Taken, name: &str, length: Span) -> FormulaLine {
        let scenario = &self.run.scenario;
        if taken.option == RecoveryOption::SelfHeal {
            let text = format!("{name}: {}", Assumption::InstanceDetectMinutes.spec().label);
            let from = ValueOrigin::assumption(scenario, Assumption::InstanceDetectMinutes);
            return FormulaLine::new(text, length, from);
        }
        let noticed = self.incident.noticed_at.since(self.incident.at);
        if length < noticed && taken.option == RecoveryOption::PromoteReplica {
            let text = format!("{name}: health checks detect the failure without people");
            return FormulaLine::new(
                text,
                length,
                ValueOrigin::assumption(scenario, Assumption::RedirectMinutes),
            );
        }
        FormulaLine::designed(format!("{name}: until somebody notices the incident"), length)
    }

    /// Preparing the place, and all that has to be at hand before a restore can begin.
    fn provision(&self, taken: &Taken, name: &str, length: Span) -> Vec<FormulaLine> {
        let (scenario, design) = (&self.run.scenario, &self.run.design);
        let values = &design.values;
        let mut steps = Vec::new();
        let mut left = length;
        let mut add = |text: String, length: Span, from: ValueOrigin| {
            if length > Span::ZERO {
                steps.push(FormulaLine::new(format!("{name}: {text}"), length, from));
            }
        };
        let of = |it: Assumption| {
            (it.spec().label.to_owned(), values.minutes(it), ValueOrigin::assumption(scenario, it))
        };
        if taken.option == RecoveryOption::LaunchFromDrs {
            let (text, _, from) = of(Assumption::DrsLatestPointWaitMinutes);
            add(text, length, from);
            return steps;
        }
        let (text, base, from) = of(Assumption::ProvisionMinutes);
        left = (left - base).at_least_zero();
        add(text, base.min(length), from);
        if matches!(taken.because, Because::NewestPointFromCold { .. }) {
            let (text, cold, from) =
                of(design.components[self.component].spec().restore.cold_minutes);
            left = (left - cold).at_least_zero();
            add(text, cold, from);
        }
        let vault =
            taken.vault.as_ref().and_then(|id| scenario.vaults.iter().position(|it| it.id == *id));
        let site = scenario.sites.iter().position(|it| it.id == taken.site);
        let copied = vault.zip(site).is_some_and(|(vault, site)| !design.restores_at(vault, site));
        if copied && left > Span::ZERO {
            let component = &design.components[self.component];
            let text = format!(
                "the recovery point is copied to where it is restored, {} GiB",
                number(component.size_gib)
            );
            let copy = component.copy_length.min(left);
            left = (left - copy).at_least_zero();
            add(text, copy, ValueOrigin::assumption(scenario, Assumption::CopyGibPerHour));
        }
        let text = match taken.option {
            RecoveryOption::PointInTimeRestore => "until the log of that second is available",
            _ => "until the recovery point is complete",
        };
        add(text.to_owned(), left, ValueOrigin::Computed);
        steps
    }

    /// Data back, or the replica promoted.
    fn restore(&self, taken: &Taken, name: &str, length: Span) -> Vec<FormulaLine> {
        let (scenario, design) = (&self.run.scenario, &self.run.design);
        let component = &design.components[self.component];
        let assumed = |assumption: Assumption| {
            let text = format!("{name}: {}", assumption.spec().label);
            vec![FormulaLine::new(text, length, ValueOrigin::assumption(scenario, assumption))]
        };
        if matches!(taken.because, Because::ThenAgain { .. }) {
            let text = format!("{name}: the remaining steps of the interrupted recovery, repeated");
            return vec![FormulaLine::computed(text, length)];
        }
        let launch = design.values.minutes(Assumption::InstanceLaunchMinutes);
        match taken.option {
            RecoveryOption::SelfHeal => assumed(own_recovery(component, &taken.because)),
            RecoveryOption::RollBack => assumed(Assumption::RollBackMinutes),
            RecoveryOption::ObjectVersions => assumed(Assumption::ObjectVersionsMinutes),
            RecoveryOption::LaunchFromDrs => assumed(Assumption::DrsLaunchMinutes),
            RecoveryOption::RebuildFromCode if taken.because == Because::InstanceElsewhere => {
                assumed(Assumption::ClusterRebuildMinutes)
            }
            RecoveryOption::RebuildFromCode if length == launch => {
                assumed(Assumption::InstanceLaunchMinutes)
            }
            RecoveryOption::RebuildFromCode => assumed(Assumption::RebuildMinutes),
            RecoveryOption::PromoteReplica => match &component.spec().replica {
                Some(replica) => assumed(replica.promote_minutes),
                None => vec![FormulaLine::computed(name, length)],
            },
            RecoveryOption::PointInTimeRestore | RecoveryOption::RestoreRecoveryPoint => {
                let site = scenario.sites.iter().position(|it| it.id == taken.site);
                let link = site.and_then(|site| design.sites.get(site)?.link_gib_per_day);
                if let Some(a_day) = link.filter(|_| length > component.restore_length) {
                    let text = format!(
                        "{name}: {} GiB over a link that all restores share and that carries {} GiB an hour",
                        number(component.size_gib),
                        number(a_day / 24.0)
                    );
                    return vec![FormulaLine::designed(text, length)];
                }
                let least = component.spec().restore.least_minutes;
                if let Some(least) = least.filter(|it| design.values.minutes(*it) == length) {
                    return assumed(least);
                }
                let rate = component.spec().restore.gib_per_hour;
                let overhead = design.values.minutes(Assumption::JobOverheadMinutes);
                let text = format!(
                    "{name}: {overhead} of job overhead, then {} GiB at {} GiB an hour",
                    number(component.size_gib),
                    number(design.values.number(rate))
                );
                vec![FormulaLine::new(text, length, ValueOrigin::assumption(scenario, rate))]
            }
            RecoveryOption::WaitForSite => vec![FormulaLine::computed(name, length)],
        }
    }
}

/// The assumption that says how long a component takes to recover by itself.
fn own_recovery(component: &ResolvedComponent, because: &Because) -> Assumption {
    let known = match (because, component.machine_failure) {
        (Because::StandbyTakesOver | Because::ReaderTakesOver, _) => component.failover,
        (Because::ServiceRelocates, _) => component.relocation,
        (Because::HostIsReplaced, MachineFailure::HostReplaced(minutes))
        | (Because::NodeIsReplaced, MachineFailure::NodeReplaced(minutes))
        | (Because::InstanceIsRecreated, MachineFailure::InstanceRecreated(minutes)) => {
            Some(minutes)
        }
        _ => None,
    };
    known.unwrap_or(Assumption::InstanceLaunchMinutes)
}
