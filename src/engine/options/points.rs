//! Recovery options from kept states: older object versions, a point in time, a recovery point.

use super::{Judge, JudgedOption};
use crate::catalog::{Assumption, OwnPoints, RecoveryOption, Setting};
use crate::engine::design::{RestorableWindow, SiteIdx, VaultIdx};
use crate::engine::harm::{Harm, OutPlace};
use crate::engine::outcome::PhaseKind;
use crate::engine::protection::points::{Found, Miss, Query};
use crate::engine::reason::Because;
use crate::engine::recovery::Candidate;
use crate::engine::world::gap_at;
use crate::units::{Instant, Span, sorting};

const ONE_SECOND: Span = Span::seconds(1);

impl Judge<'_> {
    pub(super) fn object_versions(&self) -> Result<Candidate, Because> {
        let component = self.component();
        if !component.spec().has(Setting::Versioning) {
            return Err(Because::OnlyS3KeepsVersions);
        }
        let Some(damage_from) = self.hit.damage_from() else {
            return Err(self.no_damage());
        };
        if !component.versioning {
            return Err(Because::NoVersioning);
        }
        if self.hit.versions_destroyed {
            return Err(Because::VersionsDestroyed);
        }
        // Older versions are read and written by requests, without the control plane.
        if !self.is_up(self.home()) {
            return Err(Because::PlaceIsOut { place: self.label(self.home()) });
        }
        let steps = self
            .by_people()
            .with(PhaseKind::Restore, self.minutes(Assumption::ObjectVersionsMinutes));
        Ok(self.at_site(
            RecoveryOption::ObjectVersions,
            self.home(),
            damage_from,
            steps,
            Because::VersionBefore { at: damage_from },
        ))
    }

    /// Older versions stand where the bucket stands: they do not help against an outage.
    fn no_damage(&self) -> Because {
        match self.hit.harm {
            Harm::Place { .. } => Because::WindowIsOut { place: self.label(self.home()) },
            _ => Because::NoNeed,
        }
    }

    pub(super) fn point_in_time(&self) -> Result<Candidate, Because> {
        let component = self.component();
        let rule_window = component
            .protections
            .iter()
            .find_map(|it| it.continuous.map(|window| (window, it.vault)));
        let windows = [
            component.own_window.map(|window| (window, None)),
            rule_window.map(|(window, vault)| (window, Some(vault))),
        ];
        if self.hit.harm == Harm::Broken && !component.holds_data() {
            return Err(Because::SameRelease);
        }
        let mut refusal =
            if component.spec().has(Setting::EventBridge) && self.has_continuous_rule() {
                Because::BucketNotReady
            } else {
                Because::NoPointInTime
            };
        // The wider of two windows reaches whatever the other does.
        let mut windows: Vec<_> = windows.into_iter().flatten().collect();
        sorting::sort_by_key(&mut windows, |(window, _)| std::cmp::Reverse(window.reach));
        for (window, vault) in windows {
            match self.restore_second(window, vault) {
                Ok(candidate) => return Ok(candidate),
                Err(because) => refusal = because,
            }
        }
        Err(refusal)
    }

    fn has_continuous_rule(&self) -> bool {
        self.component().protections.iter().any(|it| self.design.rules[it.rule].continuous)
    }

    fn restore_second(
        &self,
        window: RestorableWindow,
        vault: Option<VaultIdx>,
    ) -> Result<Candidate, Because> {
        if self.home_is_out() {
            return Err(Because::WindowIsOut { place: self.label(self.home()) });
        }
        // A window restores where it is kept: a continuous backup is not copied (M5).
        let (kept_at, restores) = match vault {
            Some(vault) => {
                (self.design.vaults[vault].site, self.design.restores_at(vault, self.home()))
            }
            None => (self.component().site, self.component().site == self.home()),
        };
        if !restores {
            return Err(Because::WindowElsewhere { place: self.label(kept_at) });
        }
        if !self.is_up(kept_at) {
            return Err(Because::WindowIsOut { place: self.label(kept_at) });
        }
        self.can_build_at(self.home())?;
        // A release leaves the data as it was before.
        let released = (self.hit.harm == Harm::Broken).then_some(self.hit.at);
        let good_until = self.hit.damage_from().or(released);
        let (target, because) = match good_until {
            Some(damage_from) => {
                let second = damage_from - ONE_SECOND;
                (second, Because::SecondBefore { at: second })
            }
            // What it ran on is lost, and with it the logs not yet shipped (M5).
            None => (self.hit.at - window.lag, Because::LagIsLost { lag: window.lag }),
        };
        let target = self.last_good_second(target);
        let wiped = match vault {
            Some(vault) => &self.world.vaults[vault].wiped,
            None => &self.world.components[self.hit.component].own_logs_wiped,
        };
        // What is logged after the intruder is thrown out is a window of its own.
        if wiped.iter().any(|wipe| wipe.at <= self.decided && target <= wipe.until) {
            return Err(Because::WindowDestroyed);
        }
        if target < self.design.start {
            return Err(Because::WindowNotOpen);
        }
        if target < self.decided - window.reach {
            return Err(Because::WindowTooShort { reach: window.reach });
        }
        // While the source lives, the second becomes restorable once its log is shipped.
        let shipped = if good_until.is_some() { target + window.lag } else { self.decided };
        let steps = self
            .by_people()
            .with(
                PhaseKind::Provision,
                self.minutes(Assumption::ProvisionMinutes)
                    + shipped.since(self.decided).at_least_zero(),
            )
            .with(PhaseKind::Restore, self.restore_length(self.home()))
            .with(PhaseKind::Replay, self.replay())
            .with(PhaseKind::Redirect, self.redirect());
        Ok(self.at_site(RecoveryOption::PointInTimeRestore, self.home(), target, steps, because))
    }

    /// The newest second up to a target at which the component served data known to be good.
    fn last_good_second(&self, mut target: Instant) -> Instant {
        let state = &self.world.components[self.hit.component];
        loop {
            let gap = gap_at(&state.down, target).or_else(|| {
                self.world.dirty_at(self.hit.component, target, self.decided).map(|it| it.gap)
            });
            match gap {
                Some(gap) => target = gap.from - ONE_SECOND,
                None => return target,
            }
        }
    }

    /// One judgement for each vault that a rule of the component feeds; one in all where none does.
    pub(super) fn recovery_points(&self, judged: &mut dyn FnMut(JudgedOption)) {
        let component = self.component();
        let option = RecoveryOption::RestoreRecoveryPoint;
        let mut vaults: Vec<VaultIdx> = Vec::new();
        for protection in &component.protections {
            let rule = &self.design.rules[protection.rule];
            let copies = rule.copies.iter().map(|copy| copy.vault);
            let own = (!protection.temporary || protection.continuous.is_some())
                .then_some(protection.vault);
            for vault in own.into_iter().chain(copies) {
                if !vaults.contains(&vault) {
                    vaults.push(vault);
                }
            }
        }
        let takes_snapshots =
            component.spec().own_backups.as_ref().is_some_and(|own| own.points == OwnPoints::Daily);
        if takes_snapshots {
            judged(JudgedOption { option, vault: None, verdict: self.restore_own_snapshot() });
        } else if vaults.is_empty() {
            let capabilities = component.spec().capabilities.backup.is_yes();
            let because = if capabilities { Because::NoRuleAtAll } else { Because::NotBackedUp };
            judged(JudgedOption { option, vault: None, verdict: Err(because) });
        }
        for vault in vaults {
            judged(JudgedOption { option, vault: Some(vault), verdict: self.restore_from(vault) });
        }
    }

    /// A snapshot of the service's own is restored where the component is.
    fn restore_own_snapshot(&self) -> Result<Candidate, Because> {
        if self.component().own_snapshots.is_none() {
            return Err(Because::OwnSnapshotsOff);
        }
        if self.hit.harm == Harm::Broken && !self.component().holds_data() {
            return Err(Because::SameRelease);
        }
        let (home, kept_at) = (self.home(), self.component().site);
        if home != kept_at {
            return Err(Because::SnapshotsElsewhere { place: self.label(kept_at) });
        }
        if self.home_is_out() {
            return Err(Because::SnapshotsAreOut { place: self.label(home) });
        }
        self.can_build_at(home)?;
        let found = self.points().own_snapshot(self.hit.component, &self.query());
        let found = found.map_err(|miss| match miss {
            Miss::Destroyed => Because::SnapshotsDestroyed,
            other => why_not(other),
        })?;
        let steps = self
            .by_people()
            .with(PhaseKind::Provision, self.until_at_hand(&found, false))
            .with(PhaseKind::Restore, self.restore_length(home))
            .with(PhaseKind::Redirect, self.redirect());
        let because = Because::OwnSnapshot { captured: found.captured };
        Ok(self.at_site(RecoveryOption::RestoreRecoveryPoint, home, found.captured, steps, because))
    }

    fn restore_from(&self, vault: VaultIdx) -> Result<Candidate, Because> {
        if self.hit.harm == Harm::Broken && !self.component().holds_data() {
            return Err(Because::SameRelease);
        }
        let vault_site = self.design.vaults[vault].site;
        if !self.is_up(vault_site) {
            return Err(Because::VaultIsOut { place: self.label(vault_site) });
        }
        let preferred = self.restore_site(vault_site)?;
        let found =
            self.points().newest(self.hit.component, vault, &self.query()).map_err(why_not)?;
        let site = self.site_of_restore(vault, &found, preferred)?;
        let copy_first = !self.design.restores_at(vault, site) && !found.cold;
        let steps = self
            .by_people()
            .with(PhaseKind::Provision, self.until_at_hand(&found, copy_first))
            .with(PhaseKind::Restore, self.restore_length(site))
            .with(PhaseKind::Redirect, self.redirect());
        let captured = found.captured;
        Ok(Candidate {
            option: RecoveryOption::RestoreRecoveryPoint,
            vault: Some(vault),
            site,
            recovered_to: captured,
            steps,
            uses: [vault_site, site],
            because: if found.cold {
                Because::NewestPointFromCold { captured }
            } else {
                Because::NewestPoint { captured }
            },
        })
    }

    /// In place; where the site is unavailable, at the recovery site, else where the vault is.
    fn restore_site(&self, vault_site: SiteIdx) -> Result<SiteIdx, Because> {
        if !self.home_is_out() {
            return Ok(self.home());
        }
        let site = self.other_site().unwrap_or(vault_site);
        if site == self.home() { Err(Because::NoPlace) } else { Ok(site) }
    }

    /// Where a point found is restored: in the preferred place; where nothing can be built there, or the
    /// point is cold and so cannot be copied there, at the recovery site or in the Region and account of
    /// its vault.
    fn site_of_restore(
        &self,
        vault: VaultIdx,
        found: &Found,
        preferred: SiteIdx,
    ) -> Result<SiteIdx, Because> {
        let vault_site = self.design.vaults[vault].site;
        let stays_in_vault = |site: SiteIdx| found.cold && !self.design.restores_at(vault, site);
        // A copy job is work of the control plane of the vault's Region.
        let restores = |site: SiteIdx| {
            self.can_build_at(site)?;
            if self.design.restores_at(vault, site) {
                Ok(())
            } else {
                self.can_build_at(vault_site)
            }
        };
        let in_preferred = match restores(preferred) {
            Ok(()) if stays_in_vault(preferred) => Err(Because::ColdIsNotCopied),
            Ok(()) => return Ok(preferred),
            Err(because) => Err(because),
        };
        let at_recovery_site = self.other_site().filter(|site| !stays_in_vault(*site));
        at_recovery_site
            .into_iter()
            .chain([vault_site])
            .filter(|site| *site != preferred && (*site != self.home() || !self.home_is_out()))
            .find(|site| restores(*site).is_ok())
            .map_or(in_preferred, Ok)
    }

    /// How long bringing the data back takes at a site.
    fn restore_length(&self, site: SiteIdx) -> Span {
        let together = self.world.sites.get(site).map_or(0.0, |it| it.restored_over_link);
        self.design.restore_length(self.hit.component, site, together)
    }

    /// How long logs are replayed after a point-in-time restore, where the service has any to replay.
    fn replay(&self) -> Span {
        if self.component().spec().restore.replays_logs {
            self.minutes(Assumption::ReplayMinutes)
        } else {
            Span::ZERO
        }
    }

    fn query(&self) -> Query {
        let (before, stored_by) = match (self.hit.damage_from(), self.hit.harm) {
            (Some(damage_from), Harm::Place { place: OutPlace::Site, .. }) => {
                (damage_from, Some(self.hit.at))
            }
            (Some(damage_from), _) => (damage_from, None),
            (None, _) => (self.hit.at, Some(self.hit.at)),
        };
        Query { before, stored_by, chosen_at: self.decided }
    }

    /// Until a restore can begin: the network and the name are prepared, a running job completes, the
    /// point comes out of cold storage and into the account and Region of the restore.
    fn until_at_hand(&self, found: &Found, copy_first: bool) -> Span {
        let mut length = self.minutes(Assumption::ProvisionMinutes);
        length += found.stored.since(self.decided).at_least_zero();
        if found.cold {
            length += self.minutes(self.component().spec().restore.cold_minutes);
        }
        if copy_first {
            length += self.component().copy_length;
        }
        length
    }
}

fn why_not(miss: Miss) -> Because {
    match miss {
        Miss::NoRule => Because::NoRuleHere,
        Miss::NothingYet => Because::NothingYet,
        Miss::Unfinished => Because::Unfinished,
        Miss::Expired => Because::AllExpired,
        Miss::Destroyed => Because::AllDestroyed,
    }
}
