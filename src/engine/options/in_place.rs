//! Recovery options that need no copy of the data: healing, rolling back, waiting, building from code.

use super::Judge;
use crate::catalog::{Assumption, Footprint, MachineFailure, RecoveryOption, Substance};
use crate::engine::design::ResolvedComponent;
use crate::engine::harm::{Harm, OutPlace};
use crate::engine::outcome::PhaseKind;
use crate::engine::reason::Because;
use crate::engine::recovery::{Candidate, Steps};
use crate::engine::world::OpenSpan;
use crate::units::Span;

impl Judge<'_> {
    pub(super) fn self_heal(&self) -> Result<Candidate, Because> {
        match self.hit.harm {
            _ if self.hit.damage_from().is_some() => Err(self.no_undoing()),
            Harm::Destroyed | Harm::Corrupted { .. } => Err(self.no_undoing()),
            Harm::Broken => Err(Because::SameRelease),
            Harm::Place { place: OutPlace::Site, .. } => Err(self.nothing_elsewhere()),
            _ if self.hit.interrupted.is_some_and(|before| before.builds()) => {
                Err(Because::NotYetBuilt)
            }
            Harm::Machine => self.survive_machine(),
            Harm::Place { place: OutPlace::Zone, .. } => self.survive_zone(),
        }
    }

    /// Why the service does not repair damage to its data.
    fn no_undoing(&self) -> Because {
        let component = self.component();
        if component.has_standby() {
            Because::DamageIsCopied
        } else if !component.holds_data() {
            Because::NothingLeftOfIt
        } else if component.machine_failure == MachineFailure::Absorbed {
            Because::DamageInEveryCopy
        } else {
            Because::NoStandby
        }
    }

    /// Why nothing of it carries on when its whole site is down.
    fn nothing_elsewhere(&self) -> Because {
        let component = self.component();
        if component.has_standby() {
            Because::SameRegion
        } else if component.auto_scaling || component.is_replaced_empty {
            Because::GroupInSameRegion
        } else if matches!(
            component.spec().footprint,
            Footprint::Regional | Footprint::SharedStorage
        ) {
            Because::ServiceInSameRegion
        } else {
            Because::NoStandby
        }
    }

    fn by_itself_after(&self, steps: Steps, because: Because) -> Result<Candidate, Because> {
        Ok(self.at_site(RecoveryOption::SelfHeal, self.home(), self.hit.at, steps, because))
    }

    /// The service launches something in place of what failed, which is work of its control plane.
    fn by_itself_within(
        &self,
        minutes: Assumption,
        because: Because,
    ) -> Result<Candidate, Because> {
        self.can_build_at(self.home())?;
        self.by_itself_after(
            Steps::default().with(PhaseKind::Restore, self.minutes(minutes)),
            because,
        )
    }

    /// A standby or reader in a zone that is up takes over. A standby without which its database was
    /// down lacks the newest writes; readers share the storage of the cluster.
    fn fail_over(&self) -> Result<Candidate, Because> {
        let component = self.component();
        let shares = component.spec().footprint == Footprint::SharedStorage;
        let is_behind = !shares && self.hit.interrupted.is_some();
        let takes = component.failover.filter(|_| !is_behind && self.free_copy().is_some());
        let takes = takes.ok_or(Because::StandbyIsOut)?;
        let steps = Steps::default().with(PhaseKind::Restore, self.design.values.seconds(takes));
        self.by_itself_after(
            steps,
            if shares { Because::ReaderTakesOver } else { Because::StandbyTakesOver },
        )
    }

    /// The zone of a copy that could take over from the one that serves.
    fn free_copy(&self) -> Option<u32> {
        let own = self.world.components[self.hit.component].zone;
        let up = |zone: &u32| self.world.zone_is_up(self.home(), *zone, self.hit.at);
        self.component().copies_in.iter().copied().filter(|zone| *zone != own).find(up)
    }

    fn survive_machine(&self) -> Result<Candidate, Because> {
        let component = self.component();
        if component.has_standby()
            && let Ok(candidate) = self.fail_over()
        {
            return Ok(candidate);
        }
        match component.machine_failure {
            MachineFailure::Absorbed => {
                self.by_itself_after(Steps::default(), Because::ServiceAbsorbs)
            }
            _ if self.machines_left() > 0 => {
                let machines = self.machines_left() + 1;
                let because = if component.keeps_data_of_failed_machines() {
                    Because::OthersCarryOn { machines }
                } else {
                    Because::OthersCarryOnWithoutItsData { machines }
                };
                self.by_itself_after(Steps::default(), because)
            }
            _ if component.auto_scaling => self.replaced_by_group(),
            _ if component.is_replaced_empty => Err(Because::ReplacedEmpty),
            MachineFailure::HostReplaced(minutes) => {
                self.by_itself_within(minutes, Because::HostIsReplaced)
            }
            MachineFailure::InstanceRecreated(minutes) => {
                self.by_itself_within(minutes, Because::InstanceIsRecreated)
            }
            MachineFailure::NodeReplaced(minutes) => {
                self.by_itself_within(minutes, Because::NodeIsReplaced)
            }
            MachineFailure::ReplacedEmpty(_) => Err(Because::MemoryIsLost),
            MachineFailure::LosesData => Err(Because::NothingReplacesIt),
        }
    }

    fn survive_zone(&self) -> Result<Candidate, Because> {
        let component = self.component();
        let zones = self.design.sites.get(self.home()).map_or(0, |site| site.zones);
        let down = self.world.zones_down(self.home(), zones, self.hit.at);
        let is_here = |zone: u32| !self.world.zone_is_up(self.home(), zone, self.hit.at);
        match component.spec().footprint {
            Footprint::Regional | Footprint::SharedStorage if down >= zones => {
                Err(Because::EveryZoneIsOut)
            }
            Footprint::Regional => {
                self.by_itself_after(Steps::default(), Because::ServiceImpaired { down, zones })
            }
            Footprint::SharedStorage
                if !is_here(self.world.components[self.hit.component].zone) =>
            {
                self.by_itself_after(Steps::default(), Because::ServiceImpaired { down, zones })
            }
            _ if component.has_standby() => self.fail_over(),
            Footprint::SharedStorage => Err(Because::NoReaderElsewhere),
            _ if self.machines_left() > 0 => {
                self.by_itself_after(Steps::default(), Because::SpreadOverZones)
            }
            _ if component.auto_scaling
                && (1..=component.group_zones.min(zones)).any(|zone| !is_here(zone)) =>
            {
                self.replaced_by_group()
            }
            _ => match component.relocation.filter(|_| down < zones) {
                Some(minutes) => self.by_itself_within(minutes, Because::ServiceRelocates),
                None => Err(Because::OneZoneOnly),
            },
        }
    }

    /// Auto Scaling launches another instance.
    fn replaced_by_group(&self) -> Result<Candidate, Because> {
        self.can_build_at(self.home())?;
        let steps = Steps::default()
            .with(PhaseKind::Detect, self.minutes(Assumption::InstanceDetectMinutes))
            .with(PhaseKind::Restore, self.minutes(Assumption::InstanceLaunchMinutes));
        self.by_itself_after(steps, Because::AutoScalingReplaces)
    }

    /// The zone in which the component serves after a recovery: that of the copy that took over, a zone
    /// that is up where something was built anew, else the one it is in.
    pub(crate) fn zone_after(&self, candidate: &Candidate) -> u32 {
        let own = self.world.components[self.hit.component].zone;
        let component = self.component();
        if candidate.site != self.home() {
            return component.zone;
        }
        let is_up = |zone: u32| self.world.zone_is_up(self.home(), zone, self.hit.at);
        match candidate.option {
            RecoveryOption::WaitForSite => own,
            RecoveryOption::SelfHeal if component.has_standby() => match candidate.because {
                Because::StandbyTakesOver | Because::ReaderTakesOver => {
                    self.free_copy().unwrap_or(own)
                }
                _ => own,
            },
            _ if is_up(own) => own,
            _ => {
                let zones = self.design.sites.get(self.home()).map_or(0, |site| site.zones);
                (1..=zones).find(|zone| is_up(*zone)).unwrap_or(own)
            }
        }
    }

    /// How many of its machines still run after the hit: those in zones that are up, without those that
    /// are lost and not yet replaced.
    fn machines_left(&self) -> u32 {
        let component = self.component();
        let out = |zone: u32| {
            self.world.sites.get(self.home()).is_some_and(|site| {
                site.zones_out
                    .iter()
                    .any(|(it, gap)| *it == zone && self.is_missed(component, *gap))
            })
        };
        let stands_in = |zone: u32| if component.zones > 1 { zone } else { component.zone };
        let zones = component.zones.max(1);
        let running: u32 = (1..=zones)
            .filter(|zone| !out(stands_in(*zone)))
            .map(|zone| component.machines / zones + u32::from(zone <= component.machines % zones))
            .sum();
        if !self
            .group_can_launch_in()
            .any(|zone| self.world.zone_is_up(self.home(), zone, self.hit.at))
        {
            return 0;
        }
        let missing = &self.world.components[self.hit.component].machines_missing;
        let missing = missing.iter().filter(|gap| gap.contains(self.hit.at)).count();
        let hit = usize::from(self.hit.harm == Harm::Machine);
        running.saturating_sub(u32::try_from(missing + hit).unwrap_or(u32::MAX))
    }

    /// The zones in which its machines may stand: those of its Auto Scaling group, or its own.
    fn group_can_launch_in(&self) -> impl Iterator<Item = u32> + use<> {
        let component = self.component();
        let own = self.world.components[self.hit.component].zone;
        let zones = component.group_zones.max(component.zones);
        if zones > 1 { 1..=zones } else { own..=own }
    }

    /// Whether the machines of a zone that is unavailable are still missing: Auto Scaling launches others in the
    /// zones that are left, as soon as its control plane lets it.
    fn is_missed(&self, component: &ResolvedComponent, gap: OpenSpan) -> bool {
        let noticed = gap.from + self.minutes(Assumption::InstanceDetectMinutes);
        let launched = || {
            let launches = self.world.launches_from(self.home(), noticed)?;
            Some(launches + self.minutes(Assumption::InstanceLaunchMinutes))
        };
        let is_replaced =
            || component.auto_scaling && launched().is_some_and(|it| it <= self.hit.at);
        gap.contains(self.hit.at) && !is_replaced()
    }

    pub(super) fn roll_back(&self) -> Result<Candidate, Because> {
        match self.hit.harm {
            Harm::Broken => {
                self.can_build_at(self.home())?;
                let steps = self
                    .by_people()
                    .with(PhaseKind::Restore, self.minutes(Assumption::RollBackMinutes));
                Ok(self.at_site(
                    RecoveryOption::RollBack,
                    self.home(),
                    self.hit.at,
                    steps,
                    Because::OldVersionStillThere,
                ))
            }
            Harm::Corrupted { broken: true } => Err(Because::ReleaseDamagedData),
            _ => Err(Because::NoRelease),
        }
    }

    pub(super) fn rebuild_from_code(&self) -> Result<Candidate, Because> {
        let component = self.component();
        if component.spec().footprint == Footprint::SharedStorage
            && matches!(self.hit.harm, Harm::Place { place: OutPlace::Zone, .. })
            && self.hit.damage_from().is_none()
        {
            return self.create_instance_elsewhere();
        }
        match component.substance {
            Substance::Servers => return Err(Because::EmptyServer),
            Substance::Data => return Err(Because::DataIsNotInCode),
            Substance::Compute | Substance::Configuration => {}
        }
        if self.hit.harm == Harm::Broken {
            return Err(Because::SameRelease);
        }
        let site = self.building_site().map_err(|because| match because {
            Because::NoPlace => Because::SamePlaceIsOut,
            other => other,
        })?;
        let prepared = component.standby.is_some_and(|standby| {
            standby.site == site
                && standby.strategy.spec().standby > crate::catalog::Standby::Nothing
        });
        let length = match component.substance {
            Substance::Compute if prepared || !self.hit.site_is_out() => {
                self.minutes(Assumption::InstanceLaunchMinutes)
            }
            _ => self.minutes(Assumption::RebuildMinutes),
        };
        let steps = self
            .by_people()
            .with(PhaseKind::Restore, length)
            .with(PhaseKind::Redirect, self.redirect());
        // Nothing it held is missing afterwards, whenever the damage began.
        let written_until = self.hit.written_until();
        Ok(self.at_site(
            RecoveryOption::RebuildFromCode,
            site,
            written_until,
            steps,
            Because::NoDataOfItsOwn,
        ))
    }

    /// Somebody creates an instance in a zone that is up; the storage of the cluster is there too.
    fn create_instance_elsewhere(&self) -> Result<Candidate, Because> {
        let home = self.home();
        self.can_build_at(home)?;
        let zones = self.design.sites.get(home).map_or(0, |site| site.zones);
        if self.world.zones_down(home, zones, self.decided) >= zones {
            return Err(Because::EveryZoneIsOut);
        }
        let steps = self
            .by_people()
            .with(PhaseKind::Restore, self.minutes(Assumption::ClusterRebuildMinutes));
        let option = RecoveryOption::RebuildFromCode;
        let because = Because::InstanceElsewhere;
        Ok(self.at_site(option, home, self.hit.written_until(), steps, because))
    }

    pub(crate) fn wait_for_site(&self) -> Result<Candidate, Because> {
        if self.hit.damage_from().is_some() {
            let because = match self.hit.harm {
                Harm::Place { .. } => Because::DataGoneBefore,
                _ => Because::NoOutage,
            };
            return self.old_home().unwrap_or(Err(because));
        }
        let Harm::Place { until, destroyed, .. } = self.hit.harm else {
            return Err(Because::NoOutage);
        };
        let (site, back) = match self.hit.interrupted.filter(|before| before.builds()) {
            // What was being built is not done when this place returns; where it stood before may return
            // with everything.
            Some(before) => before
                .untouched
                .filter(|(site, at)| *at > self.hit.at && self.world.site_is_up(*site, *at))
                .ok_or(Because::NotYetBuilt)?,
            None if destroyed => return Err(Because::SiteDestroyed),
            None => (self.home(), until.unwrap_or(self.design.end)),
        };
        let length: Span = back.since(self.hit.at);
        let detect = self.hit.noticed.since(self.hit.at).min(length);
        let steps =
            Steps::default().with(PhaseKind::Detect, detect).with(PhaseKind::Wait, length - detect);
        Ok(self.at_site(
            RecoveryOption::WaitForSite,
            site,
            self.hit.written_until(),
            steps,
            Because::SiteReturns { at: back },
        ))
    }

    /// Back to where the component lived before its failover: what it wrote there until then is still
    /// there, once that site has returned (M14). Nothing where it has not failed over.
    fn old_home(&self) -> Option<Result<Candidate, Because>> {
        let away = self.world.components[self.hit.component].away.filter(|it| it.home_has_data)?;
        let site = self.component().site;
        let state = away.home_until - Span::seconds(1);
        let wrong = self.world.dirty_at(self.hit.component, state, self.decided).is_some();
        if wrong || self.hit.account_taken.as_ref() == Some(&self.design.sites[site].account) {
            return Some(Err(Because::DataGoneBefore));
        }
        let returns = self.world.site_returns(site, self.decided)?;
        let steps = self
            .by_people()
            .with(PhaseKind::Wait, returns.since(self.decided))
            .with(PhaseKind::Redirect, self.redirect());
        Some(Ok(self.at_site(
            RecoveryOption::WaitForSite,
            site,
            away.home_until,
            steps,
            Because::OldHomeHasIt { at: away.home_until },
        )))
    }
}
