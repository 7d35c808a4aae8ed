//! A story: one component that is protected somehow, one incident, and what the engine makes of it.

use std::sync::Arc;

use super::design::{
    self, BUCKET, DATA, MAIN, PRIMARY, PRODUCTION, RECOVERY, REPLICATED, add_part, add_plan,
    add_recovery, add_vault, company, copy_to, interval, strike,
};
use crate::catalog::{ComponentKind, IncidentKind, RecoveryOption, Strategy};
use crate::engine::why::{FormulaLine, Why};
use crate::engine::{Alternative, Impact, Phase, PhaseKind, PointMark, Run, Taken};
use crate::learn::dice::Dice;
use crate::model::{Component, ComponentId, Incident, LockMode, Scenario, check};
use crate::units::{Instant, Rhythm, Span};

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HitPlot {
    /// Somebody deletes the data.
    Deleted,
    /// The data goes wrong, and nobody sees it for a while.
    Corrupted,
    /// Ransomware encrypts it; the intruder cannot reach vaults.
    Encrypted,
    /// Its Region is out.
    RegionOut,
    /// Its Availability Zone is out.
    ZoneOut,
    /// The machine it runs on fails.
    MachineLost,
    /// A release breaks it, and now and then its data.
    BadRelease,
}

/// The plots in which a recovery point often is what helps.
pub(super) const LOSSES: [HitPlot; 5] = [
    HitPlot::Deleted,
    HitPlot::Deleted,
    HitPlot::Corrupted,
    HitPlot::Encrypted,
    HitPlot::RegionOut,
];

/// All plots.
pub(super) const ALL: [HitPlot; 8] = [
    HitPlot::Deleted,
    HitPlot::Corrupted,
    HitPlot::Encrypted,
    HitPlot::RegionOut,
    HitPlot::RegionOut,
    HitPlot::ZoneOut,
    HitPlot::MachineLost,
    HitPlot::BadRelease,
];

/// Two recovery options that differ by less than this, in data and in time, are equally good.
const CLOSE: Span = Span::minutes(10);

/// How many jobs around the incident are looked at.
const NEAR: usize = 4;

/// A run with one component that was hit.
pub(super) struct HitStory {
    pub(super) run: Run,
    pub(super) component: ComponentId,
    pub(super) rhythm: Rhythm,
}

impl HitStory {
    /// Tells a story with one of some plots; nothing where AWS would refuse the design, or where the
    /// incident does not reach the component.
    pub(super) fn tell(dice: &mut Dice, plots: &[HitPlot]) -> Option<Self> {
        let plot = *dice.pick(plots);
        let mut scenario = company(dice);
        add_vault(&mut scenario, MAIN, PRIMARY, PRODUCTION, LockMode::None);
        let replicated = dice.once_in(3);
        let parts: &[design::DesignPart] = match plot {
            _ if replicated => &REPLICATED,
            HitPlot::Deleted | HitPlot::Encrypted if dice.once_in(6) => &BUCKET,
            _ => &DATA,
        };
        let component = add_part(dice, &mut scenario, parts);
        own_ways(dice, &mut scenario);
        let rhythm = design::rhythm(dice);
        let keep = dice.between(14, 35, 7);
        let copies = dice.once_in(2) || plot == HitPlot::RegionOut && !dice.once_in(4);
        let rule = add_plan(&mut scenario, &component, rhythm, MAIN, keep)?;
        if copies {
            rule.copies.push(copy_to("far", keep));
            let account = if dice.once_in(2) { "backup" } else { PRODUCTION };
            add_vault(&mut scenario, "far", RECOVERY, account, LockMode::None);
        }
        if replicated {
            let ready = *dice.pick(&[Strategy::PilotLight, Strategy::WarmStandby]);
            add_recovery(&mut scenario, &component, ready);
        } else if copies {
            add_recovery(&mut scenario, &component, Strategy::BackupAndRestore);
        }
        happen(dice, &mut scenario, plot, &component)?;
        Self::of(scenario, component, rhythm)
    }

    /// Runs a design that AWS would take.
    pub(super) fn of(scenario: Scenario, component: ComponentId, rhythm: Rhythm) -> Option<Self> {
        let run = Run::new(Arc::new(scenario));
        let story = Self { run, component, rhythm };
        let is_fit = !check::has_errors(&story.run.outcome.findings) && story.impact().is_some();
        is_fit.then_some(story)
    }

    pub(super) fn scenario(&self) -> Scenario {
        Scenario::clone(&self.run.scenario)
    }

    pub(super) fn part(&self) -> Option<&Component> {
        self.run.scenario.component(&self.component)
    }

    /// What people call the component.
    pub(super) fn name(&self) -> String {
        self.part().map(|it| it.label().to_owned()).unwrap_or_default()
    }

    pub(super) fn incident(&self) -> Option<&Incident> {
        self.run.scenario.incidents.first()
    }

    pub(super) fn impact(&self) -> Option<&Impact> {
        let incident = self.run.outcome.incidents.first()?;
        incident.impacts.iter().find(|it| it.component == self.component)
    }

    pub(super) fn taken(&self) -> Option<&Taken> {
        self.impact()?.taken.as_ref()
    }

    pub(super) fn noticed_after(&self) -> Span {
        let outcome = self.run.outcome.incidents.first();
        outcome.map_or(Span::ZERO, |it| it.noticed_at.since(it.at))
    }

    /// How long it is between two backups at most.
    pub(super) fn interval(&self) -> Span {
        interval(self.rhythm)
    }

    /// The jobs up to a moment, the newest first.
    pub(super) fn jobs_before(&self, at: Instant) -> Vec<PointMark> {
        let mut jobs = self.run.points_near(&self.component, at, NEAR).points;
        jobs.retain(|job| job.scheduled <= at && job.complete.is_some());
        jobs.reverse();
        jobs
    }

    /// When the first job after a moment is due.
    pub(super) fn next_job(&self, at: Instant) -> Option<Instant> {
        let jobs = self.run.points_near(&self.component, at, NEAR).points;
        jobs.iter().map(|job| job.scheduled).find(|scheduled| *scheduled > at)
    }

    /// The job that captured a state.
    pub(super) fn job_of(&self, captured: Instant) -> Option<PointMark> {
        self.jobs_before(captured).into_iter().find(|job| job.captured == captured)
    }

    /// How long the phases of some kinds took together.
    pub(super) fn phases(&self, kinds: &[PhaseKind]) -> Span {
        let phases = self.taken().map_or(&[][..], |taken| &taken.phases);
        phases.iter().filter(|it| kinds.contains(&it.phase)).map(|it: &Phase| it.length).sum()
    }

    /// Why the data lost is what it is: from the last write and the state recovered to what is missing.
    pub(super) fn why_lost(&self) -> Vec<FormulaLine> {
        let mut steps = self.why().map_or_else(Vec::new, |why| why.lost);
        // Gigabytes, orders and the objective follow.
        steps.truncate(3);
        steps
    }

    /// Why the downtime is what it is, phase by phase.
    pub(super) fn why_down(&self) -> Vec<FormulaLine> {
        self.why().map_or_else(Vec::new, |why| why.down)
    }

    /// How the data lost compares with its objective.
    pub(super) fn why_rpo(&self) -> Option<FormulaLine> {
        self.why()?.lost.pop()
    }

    fn why(&self) -> Option<Why> {
        self.run.why(&self.incident()?.id, &self.component)
    }

    /// Whether a recovery point of the component holds the state at the start of its job: a snapshot does.
    /// An EFS backup holds files as they were at some moment of the job, a periodic one of S3 counts from
    /// the end of its scan.
    pub(super) fn is_snapshot(&self) -> bool {
        let kind = self.part().map(|it| it.kind);
        !matches!(kind, None | Some(ComponentKind::EfsFileSystem | ComponentKind::S3Bucket))
    }

    /// Whether what is recovered can be told from the facts: it does not come from a recovery point, or
    /// from one that holds the state of one moment.
    pub(super) fn has_one_state(&self) -> bool {
        let restores = self.taken().map(|it| it.option == RecoveryOption::RestoreRecoveryPoint);
        restores == Some(false) || self.is_snapshot()
    }

    /// Whether the incident lets wrong data be served and written on until somebody notices.
    pub(super) fn is_silent(&self) -> bool {
        self.incident().is_some_and(|it| it.kind == IncidentKind::SilentCorruption)
    }

    /// Whether the option taken loses no more data and is back no later than another one, so that it is
    /// the better one whatever an hour of either is worth.
    pub(super) fn is_at_least_as_good_as(&self, other: &Alternative) -> bool {
        let Some(impact) = self.impact() else { return false };
        let loses_less = impact.data_lost.is_some_and(|lost| lost <= other.data_lost);
        loses_less && impact.back_at.is_some_and(|back| back <= other.back_at)
    }

    /// Whether another recovery option works about as well as the one that is chosen, so that neither people
    /// nor the engine could give a reason for either.
    pub(super) fn is_close(&self, other: &Alternative) -> bool {
        let Some(impact) = self.impact() else { return false };
        let apart = |a: Instant, b: Instant| a.since(b).max(b.since(a));
        let state = impact.recovered_to.map(|at| apart(at, other.recovered_to));
        let back = impact.back_at.map(|at| apart(at, other.back_at));
        [state, back].iter().all(|it| it.is_some_and(|it| it < CLOSE))
    }
}

/// Ways back that a service has of its own, now and then.
fn own_ways(dice: &mut Dice, scenario: &mut Scenario) {
    let wanted = dice.once_in(4);
    let Some(component) = scenario.components.last_mut().filter(|_| wanted) else { return };
    match component.kind {
        ComponentKind::RdsInstance | ComponentKind::AuroraCluster => {
            component.automated_backup_days = Some(*dice.pick(&[3, 7, 14]));
        }
        ComponentKind::DynamodbTable => component.native_pitr = Some(true),
        _ => {}
    }
}

fn happen(
    dice: &mut Dice,
    scenario: &mut Scenario,
    plot: HitPlot,
    component: &ComponentId,
) -> Option<()> {
    let hit = component.as_str();
    match plot {
        HitPlot::Deleted => {
            strike(dice, scenario, IncidentKind::AccidentalDeletion, hit)?;
        }
        HitPlot::Corrupted => {
            let noticed = f64::from(dice.between(120, 2_880, 30));
            let incident = strike(dice, scenario, IncidentKind::SilentCorruption, hit)?;
            incident.noticed_after_minutes = Some(noticed);
        }
        HitPlot::Encrypted => {
            strike(dice, scenario, IncidentKind::Ransomware, hit)?;
        }
        HitPlot::RegionOut => {
            let lasts = f64::from(dice.between(480, 2_880, 60));
            let incident = strike(dice, scenario, IncidentKind::RegionOutage, PRIMARY)?;
            incident.lasts_minutes = Some(lasts);
        }
        HitPlot::ZoneOut => {
            let incident = strike(dice, scenario, IncidentKind::ZoneOutage, PRIMARY)?;
            incident.zone = Some(1);
        }
        HitPlot::MachineLost => {
            strike(dice, scenario, IncidentKind::InstanceFailure, hit)?;
        }
        HitPlot::BadRelease => {
            let damages_data = dice.once_in(2);
            let incident = strike(dice, scenario, IncidentKind::BadDeployment, hit)?;
            incident.damages_data = damages_data;
        }
    }
    Some(())
}
