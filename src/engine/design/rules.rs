//! Rules resolved: when they fire, where their points go and how long they are kept.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::{ComponentIdx, VaultIdx};
use crate::model::{BackupRule, CopyAction, OnDemandBackup, Scenario, VaultId};
use crate::units::{Calendar, Instant, Span, Timetable, ZonedClock, time_zone};

/// A rule, shared by all components it covers, so that its occurrences exist once (M8).
#[derive(Debug)]
pub(crate) struct ResolvedRule {
    pub(crate) plan: usize,
    pub(crate) plan_name: Arc<str>,
    pub(crate) name: Arc<str>,
    pub(crate) vault: VaultIdx,
    pub(crate) times: Times,
    pub(crate) start_window: Span,
    pub(crate) completion_window: Span,
    pub(crate) keep: PointLifecycle,
    /// Its copy actions, and last the copy into its air-gapped vault, if it names one.
    pub(crate) copies: Vec<CopyTarget>,
    /// The logically air-gapped vault that it names next to its standard one.
    pub(crate) air_gapped: Option<ComponentIdx>,
    /// Whether the kinds that can be are backed up continuously.
    pub(crate) continuous: bool,
    /// Rules of the same plan with a longer retention: while their start window is open, this rule
    /// makes no points.
    pub(crate) stronger: Vec<ComponentIdx>,
    /// The times at which it does not give way to those, once somebody has asked.
    kept: OnceLock<Calendar>,
}

/// The jobs of a rule that do not give way to those of other rules.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Jobs<'a> {
    All(&'a Times),
    Kept(&'a Calendar),
}

impl Jobs<'_> {
    pub(crate) fn at_or_before(self, at: Instant) -> Option<Instant> {
        match self {
            Self::All(times) => times.at_or_before(at),
            Self::Kept(calendar) => calendar.at_or_before(at),
        }
    }

    pub(crate) fn at_or_after(self, at: Instant) -> Option<Instant> {
        match self {
            Self::All(times) => times.at_or_after(at),
            Self::Kept(calendar) => calendar.at_or_after(at),
        }
    }

    /// What decides when jobs are due on the day of UTC that begins at a midnight: two days of one kind are
    /// alike. Nothing where the day may be like no other.
    pub(super) fn day_kind(self, midnight: Instant) -> Option<i64> {
        match self {
            Self::All(Times::Never) => Some(0),
            Self::All(Times::Once(at)) => {
                let is_on_it = (midnight..midnight + Span::days(1)).contains(at);
                (!is_on_it).then_some(0)
            }
            Self::All(Times::Timetable(timetable)) => timetable.day_kind(midnight),
            Self::Kept(calendar) => calendar.day_kind(midnight),
        }
    }
}

impl ResolvedRule {
    /// The jobs of the rule that do not give way to a rule of the same plan, as both the look-up of
    /// recovery points and the bill count them. `rules` are all rules of the design.
    pub(crate) fn jobs<'a>(&'a self, rules: &'a [ResolvedRule]) -> Jobs<'a> {
        let windows = || {
            let stronger = self.stronger.iter().filter_map(|it| rules.get(*it));
            stronger.filter_map(|it| match &it.times {
                Times::Timetable(timetable) if it.start_window > Span::ZERO => {
                    Some((timetable, it.start_window))
                }
                _ => None,
            })
        };
        match &self.times {
            Times::Timetable(timetable) if windows().next().is_some() => {
                let lay_out = || Calendar::outside(timetable, &windows().collect::<Vec<_>>());
                Jobs::Kept(self.kept.get_or_init(lay_out))
            }
            times => Jobs::All(times),
        }
    }
}

/// When a rule's jobs are due.
#[derive(Debug)]
pub(crate) enum Times {
    Never,
    Once(Instant),
    Timetable(Timetable),
}

impl Times {
    pub(crate) fn at_or_before(&self, at: Instant) -> Option<Instant> {
        match self {
            Self::Never => None,
            Self::Once(once) => (*once <= at).then_some(*once),
            Self::Timetable(timetable) => timetable.at_or_before(at),
        }
    }

    /// How many times there are from one moment to another, both included, as exact as
    /// [`Timetable::count`].
    pub(crate) fn count(&self, from: Instant, to: Instant) -> u64 {
        match self {
            Self::Never => 0,
            Self::Once(once) => u64::from((from..=to).contains(once)),
            Self::Timetable(timetable) => timetable.count(from, to),
        }
    }

    /// Whether the times are at least so far apart; what runs once at most is.
    pub(super) fn is_rarer_than(&self, interval: Span) -> bool {
        match self {
            Self::Never | Self::Once(_) => true,
            Self::Timetable(table) => {
                table.shortest_interval().is_none_or(|shortest| shortest >= interval)
            }
        }
    }

    pub(crate) fn at_or_after(&self, at: Instant) -> Option<Instant> {
        match self {
            Self::Never => None,
            Self::Once(once) => (*once >= at).then_some(*once),
            Self::Timetable(timetable) => timetable.at_or_after(at),
        }
    }
}

/// How long points are kept, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PointLifecycle {
    pub(crate) cold_after: Option<Span>,
    pub(crate) delete_after: Option<Span>,
}

impl PointLifecycle {
    fn new(cold_after_days: Option<u32>, delete_after_days: Option<u32>) -> Self {
        let days = |days: Option<u32>| days.map(|days| Span::days(days.into()));
        Self { cold_after: days(cold_after_days), delete_after: days(delete_after_days) }
    }

    /// A copy without any lifecycle of its own inherits the rule's, and one without a deletion date
    /// expires with its original (AWS Backup developer guide, `plan-options-and-configuration`,
    /// `recov-point-create-a-copy`).
    fn of_copy(copy: &CopyAction, inherited: PointLifecycle) -> Self {
        match (copy.cold_after_days, copy.delete_after_days) {
            (None, None) => inherited,
            (cold, delete) => {
                let own = Self::new(cold, delete);
                Self { delete_after: own.delete_after.or(inherited.delete_after), ..own }
            }
        }
    }

    pub(crate) fn expires(self, captured: Instant) -> Option<Instant> {
        self.delete_after.map(|after| captured + after)
    }

    pub(super) fn longer_than(self, other: PointLifecycle) -> bool {
        match (self.delete_after, other.delete_after) {
            (None, Some(_)) => true,
            (_, None) => false,
            (Some(own), Some(others)) => own > others,
        }
    }
}

/// A copy action, resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CopyTarget {
    pub(crate) vault: VaultIdx,
    pub(crate) keep: PointLifecycle,
}

/// Resolves the rules of a scenario.
pub(super) struct Rules<'a> {
    vault_index: &'a BTreeMap<&'a str, VaultIdx>,
    clocks: BTreeMap<&'a str, Option<Arc<ZonedClock>>>,
    start: Instant,
    end: Instant,
}

impl<'a> Rules<'a> {
    pub(super) fn new(
        vault_index: &'a BTreeMap<&'a str, VaultIdx>,
        start: Instant,
        end: Instant,
    ) -> Self {
        Self { vault_index, clocks: BTreeMap::new(), start, end }
    }

    /// The rules of all plans, in the order of the document, then one for each on-demand backup.
    pub(super) fn all(mut self, scenario: &'a Scenario) -> Vec<ResolvedRule> {
        let mut rules = Vec::new();
        for (plan, backup_plan) in scenario.plans.iter().enumerate() {
            let plan_name: Arc<str> = backup_plan.name.as_str().into();
            for rule in &backup_plan.rules {
                rules.push(self.rule(plan, &plan_name, rule));
            }
        }
        link_stronger(&mut rules);
        for backup in &scenario.on_demand_backups {
            rules.push(self.on_demand(backup));
        }
        rules
    }

    fn rule(&mut self, plan: usize, plan_name: &Arc<str>, rule: &'a BackupRule) -> ResolvedRule {
        let keep = PointLifecycle::new(rule.cold_after_days, rule.delete_after_days);
        let (schedule, zone) = rule.runs();
        let times = self.clock(zone).map_or(Times::Never, |clock| {
            Timetable::new(schedule, clock, self.start, self.end)
                .map_or(Times::Never, Times::Timetable)
        });
        ResolvedRule {
            plan,
            plan_name: Arc::clone(plan_name),
            name: rule.name.as_str().into(),
            vault: self.vault(rule.vault.as_str()),
            times,
            start_window: Span::minutes(rule.start_window_minutes.into()),
            completion_window: Span::minutes(rule.completion_window_minutes.into()),
            keep,
            copies: self.copies(&rule.copies, keep, rule.air_gapped_vault.as_ref()),
            air_gapped: self.air_gapped(rule.air_gapped_vault.as_ref()),
            continuous: rule.continuous,
            stronger: Vec::new(),
            kept: OnceLock::new(),
        }
    }

    fn on_demand(&self, backup: &OnDemandBackup) -> ResolvedRule {
        let keep = PointLifecycle::new(backup.cold_after_days, backup.delete_after_days);
        ResolvedRule {
            plan: usize::MAX,
            plan_name: "on demand".into(),
            name: backup.component.as_str().into(),
            vault: self.vault(backup.vault.as_str()),
            times: Times::Once(backup.at),
            // An on-demand job starts within eight hours (AWS Backup API, StartBackupJob).
            start_window: Span::hours(8),
            completion_window: Span::days(7),
            keep,
            copies: self.copies(&backup.copies, keep, backup.air_gapped_vault.as_ref()),
            air_gapped: self.air_gapped(backup.air_gapped_vault.as_ref()),
            continuous: false,
            stronger: Vec::new(),
            kept: OnceLock::new(),
        }
    }

    fn copies(
        &self,
        copies: &[CopyAction],
        inherited: PointLifecycle,
        air_gapped: Option<&VaultId>,
    ) -> Vec<CopyTarget> {
        let by_action = copies.iter().filter_map(|copy| {
            let vault = *self.vault_index.get(copy.vault.as_str())?;
            Some(CopyTarget { vault, keep: PointLifecycle::of_copy(copy, inherited) })
        });
        let air_gapped = self.air_gapped(air_gapped);
        by_action.chain(air_gapped.map(|vault| CopyTarget { vault, keep: inherited })).collect()
    }

    fn air_gapped(&self, named: Option<&VaultId>) -> Option<VaultIdx> {
        self.vault_index.get(named?.as_str()).copied()
    }

    fn vault(&self, id: &str) -> VaultIdx {
        self.vault_index.get(id).copied().unwrap_or(usize::MAX)
    }

    fn clock(&mut self, zone: &'a str) -> Option<Arc<ZonedClock>> {
        let (start, end) = (self.start, self.end);
        self.clocks
            .entry(zone)
            .or_insert_with(|| {
                time_zone(zone).map(|zone| Arc::new(ZonedClock::new(zone, start, end)))
            })
            .clone()
    }
}

/// Of overlapping rules of one plan the one with the longer retention wins during its whole start
/// window (AWS Backup developer guide, `plan-options-and-configuration`).
fn link_stronger(rules: &mut [ResolvedRule]) {
    for weaker in 0..rules.len() {
        let stronger = (0..rules.len())
            .filter(|other| {
                rules[*other].plan == rules[weaker].plan
                    && !rules[*other].continuous
                    && !rules[weaker].continuous
                    && rules[*other].keep.longer_than(rules[weaker].keep)
                    && matches!(rules[*other].times, Times::Timetable(_))
            })
            .collect();
        rules[weaker].stronger = stronger;
    }
}
