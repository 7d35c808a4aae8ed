//! Every recovery option for one component after one incident: usable with what it gives, or refused with one reason.

mod copies;
pub(super) mod drs;
mod in_place;
mod points;

use super::design::{ComponentIdx, ResolvedComponent, ResolvedScenario, SiteIdx, VaultIdx};
use super::harm::{Harm, OutPlace};
use super::outcome::PhaseKind;
use super::protection::points::Points;
use super::reason::Because;
use super::recovery::{Candidate, Steps};
use super::world::{Recovering, World};
use crate::catalog::{Assumption, Disruption, RecoveryOption};
use crate::model::AccountId;
use crate::units::{Instant, Span};

/// How one component is hit by one incident.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) component: ComponentIdx,
    pub(crate) at: Instant,
    pub(crate) noticed: Instant,
    pub(crate) harm: Harm,
    /// Which objectives it is held against.
    pub(crate) disruption: Disruption,
    pub(crate) versions_destroyed: bool,
    /// Whether data was only deleted: S3 replication does not pass on delete markers unless told to.
    pub(crate) deletes_only: bool,
    pub(crate) account_taken: Option<AccountId>,
    /// The recovery that this incident interrupts.
    pub(crate) interrupted: Option<Recovering>,
}

impl Hit {
    /// Since when live data is wrong or gone, if it is.
    pub(crate) fn damage_from(&self) -> Option<Instant> {
        match self.harm {
            Harm::Destroyed | Harm::Corrupted { .. } => {
                let before = self.interrupted.and_then(|recovering| recovering.data_gone);
                Some(before.map_or(self.at, |before| before.min(self.at)))
            }
            Harm::Machine | Harm::Broken | Harm::Place { .. } => {
                self.interrupted.and_then(|recovering| recovering.data_gone)
            }
        }
    }

    /// Whether nobody knows of it at first: it serves on, wrongly.
    pub(crate) fn is_unnoticed(&self) -> bool {
        matches!(self.harm, Harm::Corrupted { broken: false }) && self.noticed > self.at
    }

    /// Whether the place the component stands in is unavailable, beyond a zone of it.
    fn site_is_out(&self) -> bool {
        matches!(self.harm, Harm::Place { place: OutPlace::Site, .. })
    }

    /// When the component stopped serving.
    pub(crate) fn stops_at(&self) -> Instant {
        match self.harm {
            Harm::Corrupted { broken: false } => self.noticed,
            _ => self.at,
        }
    }

    /// The end of the business time whose writes may be missing (M9): wrong data is written to until
    /// somebody notices, and all of that has to be redone.
    pub(crate) fn written_until(&self) -> Instant {
        match self.harm {
            Harm::Corrupted { broken: false } => self.noticed,
            _ => self.interrupted.map_or(self.at, |recovering| recovering.written_until),
        }
    }
}

/// One recovery option, judged.
pub(crate) struct JudgedOption {
    pub(crate) option: RecoveryOption,
    pub(crate) vault: Option<VaultIdx>,
    pub(crate) verdict: Result<Candidate, Because>,
}

/// Judges the recovery options from one hit, knowing what has happened so far.
pub(crate) struct Judge<'a> {
    pub(crate) design: &'a ResolvedScenario,
    pub(crate) world: &'a World,
    pub(crate) hit: &'a Hit,
    /// When people have decided what to do.
    pub(crate) decided: Instant,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(design: &'a ResolvedScenario, world: &'a World, hit: &'a Hit) -> Self {
        let values = &design.values;
        let decided = hit.noticed
            + values.minutes(Assumption::NotifyMinutes)
            + values.minutes(Assumption::DecideMinutes);
        Self { design, world, hit, decided }
    }

    /// All recovery options, in the order of the table; recovery points once for each vault that may have some.
    pub(crate) fn all(&self) -> Vec<JudgedOption> {
        let mut judged = Vec::with_capacity(RecoveryOption::ALL.len() + 1);
        self.each(&mut |it| judged.push(it));
        judged
    }

    /// The same one by one, for whoever keeps few of them.
    pub(crate) fn each(&self, judged: &mut dyn FnMut(JudgedOption)) {
        for option in RecoveryOption::ALL.iter().copied() {
            let verdict = match option {
                RecoveryOption::SelfHeal => self.self_heal(),
                RecoveryOption::RollBack => self.roll_back(),
                RecoveryOption::ObjectVersions => self.object_versions(),
                RecoveryOption::PointInTimeRestore => self.point_in_time(),
                RecoveryOption::PromoteReplica => self.promote_replica(),
                RecoveryOption::LaunchFromDrs => self.launch_from_drs(),
                RecoveryOption::RebuildFromCode => self.rebuild_from_code(),
                RecoveryOption::WaitForSite => self.wait_for_site(),
                RecoveryOption::RestoreRecoveryPoint => {
                    self.recovery_points(judged);
                    continue;
                }
            };
            judged(JudgedOption { option, vault: None, verdict });
        }
    }

    pub(crate) fn component(&self) -> &'a ResolvedComponent {
        &self.design.components[self.hit.component]
    }

    /// Where the component stands now.
    pub(crate) fn home(&self) -> SiteIdx {
        self.world.components[self.hit.component].site
    }

    /// The site to recover at when home is unavailable: the recovery site, or the original one while the
    /// component lives at the recovery site.
    fn other_site(&self) -> Option<SiteIdx> {
        let component = self.component();
        let home = self.home();
        let chosen = component.standby.map(|standby| standby.site).filter(|site| *site != home);
        chosen.or_else(|| (component.site != home).then_some(component.site))
    }

    /// The sites that a recovery may need: where the component stands and could stand, and where its recovery
    /// points are; each once.
    pub(crate) fn sites(&self) -> Vec<SiteIdx> {
        let vaults = self.component().protections.iter().flat_map(|it| {
            let copies = self.design.rules.get(it.rule).map_or(&[][..], |rule| &rule.copies);
            [it.vault].into_iter().chain(copies.iter().map(|copy| copy.vault))
        });
        let of_vaults = vaults.filter_map(|vault| Some(self.design.vaults.get(vault)?.site));
        let mut sites = vec![self.home()];
        for site in self.other_site().into_iter().chain(of_vaults) {
            if !sites.contains(&site) {
                sites.push(site);
            }
        }
        sites
    }

    /// Whether home cannot be recovered at: it is what went out, or it is unavailable when people have decided.
    fn home_is_out(&self) -> bool {
        self.hit.site_is_out() || !self.is_up(self.home())
    }

    /// Whether a site is up when people have decided.
    fn is_up(&self, site: SiteIdx) -> bool {
        self.world.site_is_up(site, self.decided)
    }

    fn points(&self) -> Points<'a> {
        Points { design: self.design, world: self.world }
    }

    fn minutes(&self, assumption: Assumption) -> Span {
        self.design.values.minutes(assumption)
    }

    fn label(&self, site: SiteIdx) -> std::sync::Arc<str> {
        self.design.sites.get(site).map_or_else(|| "an unknown site".into(), |it| it.label.clone())
    }

    /// Steps that begin with people: they notice, are told, decide, and check at the end.
    fn by_people(&self) -> Steps {
        Steps::default()
            .with(PhaseKind::Detect, self.hit.noticed.since(self.hit.at))
            .with(PhaseKind::Notify, self.minutes(Assumption::NotifyMinutes))
            .with(PhaseKind::Decide, self.minutes(Assumption::DecideMinutes))
            .with(PhaseKind::Validate, self.minutes(Assumption::ValidateMinutes))
    }

    /// A way that uses one site and leaves the component there.
    fn at_site(
        &self,
        option: RecoveryOption,
        site: SiteIdx,
        recovered_to: Instant,
        steps: Steps,
        because: Because,
    ) -> Candidate {
        Candidate { option, vault: None, site, recovered_to, steps, uses: [site, site], because }
    }

    /// Whether something new can be built at a site when people have decided.
    fn can_build_at(&self, site: SiteIdx) -> Result<(), Because> {
        if !self.is_up(site) {
            return Err(Because::PlaceIsOut { place: self.label(site) });
        }
        if !self.world.can_launch(site, self.decided) {
            return Err(Because::NothingLaunches { place: self.label(site) });
        }
        Ok(())
    }

    /// Where a component is built anew: in place, unless its site is unavailable.
    fn building_site(&self) -> Result<SiteIdx, Because> {
        let site = if self.home_is_out() {
            self.other_site().ok_or(Because::NoPlace)?
        } else {
            self.home()
        };
        self.can_build_at(site)?;
        Ok(site)
    }

    /// Redirecting traffic, where the component serves somewhere else afterwards or as something new.
    fn redirect(&self) -> Span {
        self.minutes(Assumption::RedirectMinutes)
    }
}
