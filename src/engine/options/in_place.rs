//! Ways back that need no copy of the data: healing, rolling back, waiting, building from code.

use super::{Harm, Judge, OutPlace};
use crate::catalog::{Assumption, Footprint, RecoveryOption, Substance};
use crate::engine::design::Part;
use crate::engine::outcome::PhaseKind;
use crate::engine::reason::Because;
use crate::engine::recovery::{Candidate, Steps};
use crate::engine::world::Gap;
use crate::units::Span;

impl Judge<'_> {
    pub(super) fn self_heal(&self) -> Result<Candidate, Because> {
        let part = self.part();
        let heal = |steps, because| {
            Ok(self.at_site(RecoveryOption::SelfHeal, self.home(), self.hit.at, steps, because))
        };
        let at_once = Steps::default();
        let failover =
            Steps::default().with(PhaseKind::Restore, self.design.values.seconds(part.failover));
        let replaced = Steps::default()
            .with(PhaseKind::Detect, self.minutes(Assumption::InstanceDetectMinutes))
            .with(PhaseKind::Restore, self.minutes(Assumption::InstanceLaunchMinutes));
        let spread = matches!(part.spec().footprint, Footprint::Regional | Footprint::Global);
        match self.hit.harm {
            _ if self.hit.damage_from().is_some() => Err(Because::DamageIsCopied),
            Harm::Destroyed | Harm::Corrupted { .. } => Err(Because::DamageIsCopied),
            Harm::Broken => Err(Because::SameRelease),
            Harm::Place { place: OutPlace::Site, .. } => Err(Because::SameRegion),
            _ if self.hit.interrupted.is_some_and(|before| before.builds()) => {
                Err(Because::NotYetBuilt)
            }
            _ if spread => heal(at_once, Because::ServiceAbsorbs),
            _ if part.multi_az && self.zones_out_besides() > 0 => Err(Because::StandbyIsOut),
            _ if part.multi_az => heal(failover, Because::StandbyTakesOver),
            Harm::Machine if self.machines_left() > 0 => {
                heal(at_once, Because::OthersCarryOn { machines: self.machines_left() + 1 })
            }
            Harm::Machine if part.auto_scaling => {
                self.can_build_at(self.home())?;
                heal(replaced, Because::AutoScalingReplaces)
            }
            Harm::Machine => Err(Because::NothingReplacesIt),
            Harm::Place { place: OutPlace::Zone, .. } if self.machines_left() > 0 => {
                heal(at_once, Because::SpreadOverZones)
            }
            Harm::Place { place: OutPlace::Zone, .. }
                if part.auto_scaling && part.group_zones > 1 + self.zones_out_besides() =>
            {
                self.can_build_at(self.home())?;
                heal(replaced, Because::AutoScalingReplaces)
            }
            Harm::Place { place: OutPlace::Zone, .. } => Err(Because::OneZoneOnly),
        }
    }

    /// How many zones of the component's site are out already when it is hit, besides one that this very
    /// incident puts out.
    fn zones_out_besides(&self) -> u32 {
        let Some(site) = self.world.sites.get(self.home()) else { return 0 };
        let is_out = |zone: &u32| {
            site.zones_out.iter().any(|(out, gap)| out == zone && gap.contains(self.hit.at))
        };
        let own = matches!(self.hit.harm, Harm::Place { place: OutPlace::Zone, .. });
        let out = (1..=self.part().group_zones.max(2)).filter(is_out).count();
        u32::try_from(out).unwrap_or(u32::MAX).saturating_sub(u32::from(own))
    }

    /// How many of its machines still run after the hit: those in zones that are up, without those that
    /// are lost and not yet replaced.
    fn machines_left(&self) -> u32 {
        let part = self.part();
        let out = |zone: u32| {
            self.world.sites.get(self.home()).is_some_and(|site| {
                site.zones_out.iter().any(|(it, gap)| *it == zone && self.is_missed(part, *gap))
            })
        };
        let stands_in = |zone: u32| if part.zones > 1 { zone } else { part.zone };
        let zones = part.zones.max(1);
        let running: u32 = (1..=zones)
            .filter(|zone| !out(stands_in(*zone)))
            .map(|zone| part.machines / zones + u32::from(zone <= part.machines % zones))
            .sum();
        let missing = &self.world.parts[self.hit.part].machines_missing;
        let missing = missing.iter().filter(|gap| gap.contains(self.hit.at)).count();
        let hit = usize::from(self.hit.harm == Harm::Machine);
        running.saturating_sub(u32::try_from(missing + hit).unwrap_or(u32::MAX))
    }

    /// Whether the machines of a zone that is out are still missing: Auto Scaling launches others in the
    /// zones that are left.
    fn is_missed(&self, part: &Part, gap: Gap) -> bool {
        let launched = gap.from
            + self.minutes(Assumption::InstanceDetectMinutes)
            + self.minutes(Assumption::InstanceLaunchMinutes);
        gap.contains(self.hit.at) && !(part.auto_scaling && launched <= self.hit.at)
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
        let part = self.part();
        if part.spec().holds_data() {
            return Err(Because::DataIsNotInCode);
        }
        if self.hit.harm == Harm::Broken {
            return Err(Because::SameRelease);
        }
        let site = self.building_site().map_err(|because| match because {
            Because::NoPlace => Because::SamePlaceIsOut,
            other => other,
        })?;
        let prepared = part.standby.is_some_and(|standby| {
            standby.site == site
                && standby.strategy.spec().standby > crate::catalog::Standby::Nothing
        });
        let length = match part.spec().substance {
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
        let away = self.world.parts[self.hit.part].away.filter(|it| it.home_has_data)?;
        let site = self.part().site;
        let state = away.home_until - Span::seconds(1);
        let wrong = self.world.dirty_at(self.hit.part, state, self.decided).is_some();
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
