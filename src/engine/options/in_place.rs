//! Ways back that need no copy of the data: healing, rolling back, waiting, building from code.

use super::{Harm, Judge, OutPlace};
use crate::catalog::{Assumption, Footprint, RecoveryOption, Substance};
use crate::engine::outcome::PhaseKind;
use crate::engine::reason::Because;
use crate::engine::recovery::{Candidate, Steps};
use crate::units::Span;

impl Judge<'_> {
    pub(super) fn self_heal(&self) -> Result<Candidate, Because> {
        let part = self.part();
        let heal = |steps, because| {
            Ok(self.at_site(RecoveryOption::SelfHeal, self.home(), self.hit.at, steps, because))
        };
        let at_once = Steps::default();
        let failover = Steps::default().with(
            PhaseKind::Restore,
            self.design.values.seconds(Assumption::MultiAzFailoverSeconds),
        );
        let spread = matches!(part.spec().footprint, Footprint::Regional | Footprint::Global);
        match self.hit.harm {
            _ if self.hit.damage_from().is_some() => Err(Because::DamageIsCopied),
            Harm::Destroyed | Harm::Corrupted { .. } => Err(Because::DamageIsCopied),
            Harm::Broken => Err(Because::SameRelease),
            Harm::Place { place: OutPlace::Site, .. } => Err(Because::SameRegion),
            _ if spread => heal(at_once, Because::ServiceAbsorbs),
            _ if part.multi_az => heal(failover, Because::StandbyTakesOver),
            Harm::Machine if part.machines > 1 => {
                heal(at_once, Because::OthersCarryOn { machines: part.machines })
            }
            Harm::Machine if part.auto_scaling => heal(
                Steps::default()
                    .with(PhaseKind::Detect, self.minutes(Assumption::InstanceDetectMinutes))
                    .with(PhaseKind::Restore, self.minutes(Assumption::InstanceLaunchMinutes)),
                Because::AutoScalingReplaces,
            ),
            Harm::Machine => Err(Because::NothingReplacesIt),
            Harm::Place { place: OutPlace::Zone, .. } if part.zones > 1 => {
                heal(at_once, Because::SpreadOverZones)
            }
            Harm::Place { place: OutPlace::Zone, .. } => Err(Because::OneZoneOnly),
        }
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
        let Harm::Place { until, destroyed, .. } = self.hit.harm else {
            return Err(Because::NoOutage);
        };
        if destroyed {
            return Err(Because::SiteDestroyed);
        }
        if self.hit.damage_from().is_some() {
            return Err(Because::DataGoneBefore);
        }
        let back = until.unwrap_or(self.design.end);
        let length: Span = back.since(self.hit.at);
        let detect = self.hit.noticed.since(self.hit.at).min(length);
        let steps =
            Steps::default().with(PhaseKind::Detect, detect).with(PhaseKind::Wait, length - detect);
        Ok(self.at_site(
            RecoveryOption::WaitForSite,
            self.home(),
            self.hit.written_until(),
            steps,
            Because::SiteReturns { at: back },
        ))
    }
}
