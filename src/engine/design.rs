//! The scenario with its names resolved: what the engine walks through instead of searching for ids.
//!
//! A name that leads nowhere is left out here; the check reports it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Assumption, Capabilities, Cold, ComponentKind, ComponentSpec, Incremental, Strategy};
use crate::model::{
    AccountId, BackupRule, Component, CopyAction, LockMode, OnDemandBackup, Scenario, SiteKind,
};
use crate::model::check::selection::covers;
use crate::units::{Instant, Span, Timetable, ZonedClock, time_zone};

/// A place in one of the design's lists.
pub(crate) type Index = usize;

/// The resolved scenario.
#[derive(Debug)]
pub(crate) struct Design {
    pub(crate) start: Instant,
    pub(crate) end: Instant,
    pub(crate) sites: Vec<SitePlace>,
    pub(crate) components: Vec<Part>,
    pub(crate) vaults: Vec<VaultPlace>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) values: Values,
}

/// A site, as far as the engine cares.
#[derive(Debug)]
pub(crate) struct SitePlace {
    pub(crate) kind: SiteKind,
    pub(crate) account: AccountId,
    pub(crate) region: Option<Arc<str>>,
    pub(crate) label: Arc<str>,
}

/// A vault, as far as the engine cares.
#[derive(Debug)]
pub(crate) struct VaultPlace {
    pub(crate) site: Index,
    pub(crate) account: AccountId,
    pub(crate) lock: LockMode,
    pub(crate) immutable_from: Option<Instant>,
    pub(crate) air_gapped: bool,
}

impl VaultPlace {
    /// Whether nobody can delete the vault's points early at a moment: a compliance lock after its
    /// cooling-off, or an air-gapped vault (AWS Backup developer guide, `vault-lock`,
    /// `logicallyairgappedvault`). A governance lock does not stop whoever holds the permission.
    pub(crate) fn holds_against_intruders(&self, at: Instant) -> bool {
        self.immutable_from.is_some_and(|from| from <= at)
    }
}

/// A component with what protects it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) kind: ComponentKind,
    pub(crate) label: Arc<str>,
    pub(crate) site: Index,
    pub(crate) needs: Vec<Index>,
    pub(crate) degraded_without: Vec<Index>,
    pub(crate) protections: Vec<Protection>,
    /// The service's own point-in-time restore: its window and its lag.
    pub(crate) own_window: Option<Window>,
    pub(crate) standby: Option<StandbySite>,
    pub(crate) rpo: Option<Span>,
    pub(crate) rto: Option<Span>,
    pub(crate) size_gib: f64,
    pub(crate) change_gib_per_day: f64,
    pub(crate) machines: u32,
    pub(crate) zone: u32,
    pub(crate) zones: u32,
    pub(crate) auto_scaling: bool,
    pub(crate) multi_az: bool,
    pub(crate) versioning: bool,
    pub(crate) restore_length: Span,
    pub(crate) copy_length: Span,
}

impl Part {
    pub(crate) fn spec(&self) -> &'static ComponentSpec {
        self.kind.spec()
    }
}

/// What runs at a component's recovery site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StandbySite {
    pub(crate) strategy: Strategy,
    pub(crate) site: Index,
    /// How far the copy of the data is behind; nothing where no data is copied live.
    pub(crate) lag: Option<Span>,
}

/// How far back and how near to now any second can be restored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) reach: Span,
    pub(crate) lag: Span,
}

/// One rule as it applies to one component.
#[derive(Debug)]
pub(crate) struct Protection {
    pub(crate) rule: Index,
    /// Set where the rule backs the component up continuously; its copies are then snapshots.
    pub(crate) continuous: Option<Window>,
    pub(crate) first_job: Span,
    pub(crate) later_jobs: Span,
    pub(crate) first_copy: Span,
    pub(crate) later_copies: Span,
    /// Whether points of this component move to cold storage when the lifecycle says so.
    pub(crate) turns_cold: bool,
    /// Whether AWS copies points of this component at all.
    pub(crate) copies: bool,
}

/// A rule, shared by all components it covers, so that its occurrences exist once (M8).
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) plan: Index,
    pub(crate) plan_name: Arc<str>,
    pub(crate) name: Arc<str>,
    pub(crate) vault: Index,
    pub(crate) times: Times,
    pub(crate) start_window: Span,
    pub(crate) completion_window: Span,
    pub(crate) keep: Keep,
    pub(crate) copies: Vec<CopyTarget>,
    /// Whether the kinds that can be are backed up continuously.
    pub(crate) continuous: bool,
    /// Rules of the same plan with a longer retention: while their start window is open, this rule
    /// makes no points.
    pub(crate) stronger: Vec<Index>,
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
pub(crate) struct Keep {
    pub(crate) cold_after: Option<Span>,
    pub(crate) delete_after: Option<Span>,
}

impl Keep {
    fn new(cold_after_days: Option<u32>, delete_after_days: Option<u32>) -> Self {
        let days = |days: Option<u32>| days.map(|days| Span::days(days.into()));
        Self { cold_after: days(cold_after_days), delete_after: days(delete_after_days) }
    }

    /// A copy without any lifecycle of its own inherits the rule's (AWS Backup developer guide,
    /// `plan-options-and-configuration`).
    fn of_copy(copy: &CopyAction, inherited: Keep) -> Self {
        match (copy.cold_after_days, copy.delete_after_days) {
            (None, None) => inherited,
            (cold, delete) => Self::new(cold, delete),
        }
    }

    pub(crate) fn expires(self, captured: Instant) -> Option<Instant> {
        self.delete_after.map(|after| captured + after)
    }

    fn longer_than(self, other: Keep) -> bool {
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
    pub(crate) vault: Index,
    pub(crate) keep: Keep,
}

/// The assumptions of the run, looked up once.
#[derive(Debug)]
pub(crate) struct Values(Vec<Option<f64>>);

impl Values {
    fn new(scenario: &Scenario) -> Self {
        Self(Assumption::ALL.iter().map(|it| scenario.assumption(*it)).collect())
    }

    fn get(&self, assumption: Assumption) -> Option<f64> {
        self.0.get(assumption as usize).copied().flatten()
    }

    /// A plain number; 0 where it is left to be worked out.
    pub(crate) fn number(&self, assumption: Assumption) -> f64 {
        self.get(assumption).unwrap_or(0.0)
    }

    /// A length given in minutes.
    pub(crate) fn minutes(&self, assumption: Assumption) -> Span {
        Span::from_minutes_f64(self.number(assumption))
    }

    /// A length given in seconds.
    pub(crate) fn seconds(&self, assumption: Assumption) -> Span {
        Span::from_seconds_f64(self.number(assumption))
    }

    /// How long moving data takes: what the document sets, else the overhead of a job and the
    /// amount over the throughput.
    fn job(&self, fixed: Assumption, gib: f64, gib_per_hour: Assumption) -> Span {
        match self.get(fixed) {
            Some(minutes) => Span::from_minutes_f64(minutes),
            None => self.transfer(gib, gib_per_hour),
        }
    }

    /// The overhead of a job and the amount over the throughput.
    pub(crate) fn transfer(&self, gib: f64, gib_per_hour: Assumption) -> Span {
        let hours = gib / self.number(gib_per_hour).max(f64::MIN_POSITIVE);
        self.minutes(Assumption::JobOverheadMinutes) + Span::from_minutes_f64(hours * 60.0)
    }
}

impl Design {
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let (start, end) = (scenario.clock.start, scenario.clock.end());
        let values = Values::new(scenario);
        let site_index = index(scenario.sites.iter().map(|site| site.id.as_str()));
        let vault_index = index(scenario.vaults.iter().map(|vault| vault.id.as_str()));
        let component_index = index(scenario.components.iter().map(|part| part.id.as_str()));

        let sites = scenario
            .sites
            .iter()
            .map(|site| SitePlace {
                kind: site.kind,
                account: site.account(),
                region: site.region.as_deref().map(Arc::from),
                label: site.label().into(),
            })
            .collect();
        let vaults = vault_places(scenario, &site_index);
        let rules = Rules { vault_index: &vault_index, clocks: BTreeMap::new(), start, end }.all(scenario);
        let components = scenario
            .components
            .iter()
            .enumerate()
            .map(|(at, component)| {
                let resolve = |id: &crate::model::ComponentId| component_index.get(id.as_str()).copied();
                part(
                    scenario,
                    component,
                    PartNames {
                        site: site_index.get(component.site.as_str()).copied().unwrap_or(usize::MAX),
                        needs: component.needs.iter().filter_map(resolve).filter(|it| *it != at).collect(),
                        degraded_without: component.degraded_without.iter().filter_map(resolve).collect(),
                    },
                    &rules,
                    &site_index,
                    &values,
                )
            })
            .collect();
        Self { start, end, sites, components, vaults, rules, values }
    }
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, Index> {
    let mut map = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        // Of two with one id the first counts, as in `Scenario`'s own look-ups.
        map.entry(id).or_insert(at);
    }
    map
}

fn vault_places(scenario: &Scenario, sites: &BTreeMap<&str, Index>) -> Vec<VaultPlace> {
    scenario
        .vaults
        .iter()
        .map(|vault| {
            let cooling_off = Span::days(vault.changeable_for_days.unwrap_or(3).into());
            let locked = vault.lock == LockMode::Compliance;
            VaultPlace {
                site: sites.get(vault.site.as_str()).copied().unwrap_or(usize::MAX),
                account: vault
                    .account
                    .clone()
                    .or_else(|| scenario.site(&vault.site).map(crate::model::Site::account))
                    .unwrap_or_default(),
                lock: vault.lock,
                immutable_from: match vault.locked_at {
                    _ if vault.air_gapped => Some(Instant::EARLIEST),
                    Some(locked_at) if locked => Some(locked_at + cooling_off),
                    None if locked => Some(Instant::EARLIEST),
                    _ => None,
                },
                air_gapped: vault.air_gapped,
            }
        })
        .collect()
}

struct Rules<'a> {
    vault_index: &'a BTreeMap<&'a str, Index>,
    clocks: BTreeMap<&'a str, Option<Arc<ZonedClock>>>,
    start: Instant,
    end: Instant,
}

impl<'a> Rules<'a> {
    /// The rules of all plans, in the order of the document, then one for each on-demand backup.
    fn all(mut self, scenario: &'a Scenario) -> Vec<Rule> {
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

    fn rule(&mut self, plan: Index, plan_name: &Arc<str>, rule: &'a BackupRule) -> Rule {
        let keep = Keep::new(rule.cold_after_days, rule.delete_after_days);
        let times = match (&rule.schedule, self.clock(&rule.schedule_time_zone)) {
            (Some(schedule), Some(clock)) => Timetable::new(schedule, clock, self.start, self.end)
                .map_or(Times::Never, Times::Timetable),
            _ => Times::Never,
        };
        Rule {
            plan,
            plan_name: Arc::clone(plan_name),
            name: rule.name.as_str().into(),
            vault: self.vault(rule.vault.as_str()),
            times,
            start_window: Span::minutes(rule.start_window_minutes.into()),
            completion_window: Span::minutes(rule.completion_window_minutes.into()),
            keep,
            copies: self.copies(&rule.copies, keep),
            continuous: rule.continuous,
            stronger: Vec::new(),
        }
    }

    fn on_demand(&self, backup: &OnDemandBackup) -> Rule {
        let keep = Keep::new(backup.cold_after_days, backup.delete_after_days);
        Rule {
            plan: usize::MAX,
            plan_name: "on demand".into(),
            name: backup.component.as_str().into(),
            vault: self.vault(backup.vault.as_str()),
            times: Times::Once(backup.at),
            // An on-demand job starts within eight hours (AWS Backup API, StartBackupJob).
            start_window: Span::hours(8),
            completion_window: Span::days(7),
            keep,
            copies: self.copies(&backup.copies, keep),
            continuous: false,
            stronger: Vec::new(),
        }
    }

    fn copies(&self, copies: &[CopyAction], inherited: Keep) -> Vec<CopyTarget> {
        copies
            .iter()
            .filter_map(|copy| {
                let vault = *self.vault_index.get(copy.vault.as_str())?;
                Some(CopyTarget { vault, keep: Keep::of_copy(copy, inherited) })
            })
            .collect()
    }

    fn vault(&self, id: &str) -> Index {
        self.vault_index.get(id).copied().unwrap_or(usize::MAX)
    }

    fn clock(&mut self, zone: &'a str) -> Option<Arc<ZonedClock>> {
        let (start, end) = (self.start, self.end);
        self.clocks
            .entry(zone)
            .or_insert_with(|| time_zone(zone).map(|zone| Arc::new(ZonedClock::new(zone, start, end))))
            .clone()
    }
}

/// Of overlapping rules of one plan the one with the longer retention wins during its whole start
/// window (AWS Backup developer guide, `plan-options-and-configuration`).
fn link_stronger(rules: &mut [Rule]) {
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

struct PartNames {
    site: Index,
    needs: Vec<Index>,
    degraded_without: Vec<Index>,
}

fn part(
    scenario: &Scenario,
    component: &Component,
    names: PartNames,
    rules: &[Rule],
    sites: &BTreeMap<&str, Index>,
    values: &Values,
) -> Part {
    let spec = component.kind.spec();
    let capabilities = spec.capabilities(component.variant());
    let on = |setting: Option<bool>| setting.unwrap_or(false);
    let minutes = |minutes: Option<f64>| minutes.map(Span::from_minutes_f64);
    Part {
        kind: component.kind,
        label: component.label().into(),
        site: names.site,
        needs: names.needs,
        degraded_without: names.degraded_without,
        protections: protections(scenario, component, capabilities, rules, values),
        own_window: own_window(component, values),
        standby: standby(scenario, component, sites, values),
        rpo: minutes(component.rpo_minutes),
        rto: minutes(component.rto_minutes),
        size_gib: component.size_gib,
        change_gib_per_day: component.change_gib_per_day,
        machines: component.machines(),
        zone: component.zone.unwrap_or(1),
        zones: component.zones.unwrap_or(1),
        auto_scaling: on(component.auto_scaling),
        multi_az: on(component.multi_az) || on(component.multi_az_cluster),
        versioning: on(component.versioning),
        restore_length: values.transfer(component.size_gib, spec.restore_gib_per_hour),
        copy_length: values.job(Assumption::CopyJobMinutes, component.size_gib, Assumption::CopyGibPerHour),
    }
}

fn protections(
    scenario: &Scenario,
    component: &Component,
    capabilities: &Capabilities,
    rules: &[Rule],
    values: &Values,
) -> Vec<Protection> {
    if !capabilities.backup.is_yes() {
        return Vec::new();
    }
    let spec = component.kind.spec();
    let size = component.size_gib;
    let change = match capabilities.incremental {
        Incremental::Yes => component.change_gib_per_day.min(size),
        Incremental::FullEachTime => size,
    };
    let job = |gib| values.job(Assumption::BackupJobMinutes, gib, spec.backup_gib_per_hour);
    let copy = |gib| values.job(Assumption::CopyJobMinutes, gib, Assumption::CopyGibPerHour);
    let mut protections = Vec::new();
    let mut rule_at = 0;
    for plan in &scenario.plans {
        let covered = covers(&plan.selection, component);
        for rule in &plan.rules {
            let index = rule_at;
            rule_at += 1;
            if !covered || rules.get(index).is_none_or(|rule| rule.vault == usize::MAX) {
                continue;
            }
            let continuous = (rule.continuous && can_be_continuous(component, capabilities)).then(|| Window {
                // 35 days at most (AWS Backup developer guide, `point-in-time-recovery`).
                reach: Span::days(rule.delete_after_days.unwrap_or(35).min(35).into()),
                lag: spec.continuous_lag_minutes.map_or(Span::ZERO, |lag| values.minutes(lag)),
            });
            protections.push(Protection {
                rule: index,
                continuous,
                first_job: job(size),
                later_jobs: job(change),
                first_copy: copy(size),
                later_copies: copy(change),
                turns_cold: match capabilities.cold {
                    Cold::No => false,
                    Cold::Incremental | Cold::Full => true,
                    Cold::ArchiveMonthly => rule.archive_ebs,
                },
                copies: capabilities.copies(),
            });
        }
    }
    for (at, backup) in scenario.on_demand_backups.iter().enumerate() {
        if backup.component == component.id {
            protections.push(Protection {
                rule: rule_at + at,
                continuous: None,
                first_job: job(size),
                later_jobs: job(size),
                first_copy: copy(size),
                later_copies: copy(size),
                turns_cold: matches!(capabilities.cold, Cold::Incremental | Cold::Full),
                copies: capabilities.copies(),
            });
        }
    }
    protections
}

/// S3 needs versioning, and events to EventBridge, for a continuous backup (AWS Backup developer
/// guide, `s3-backups`).
fn can_be_continuous(component: &Component, capabilities: &Capabilities) -> bool {
    let bucket_is_ready = component.kind != ComponentKind::S3Bucket
        || component.versioning.unwrap_or(false) && component.event_bridge.unwrap_or(true);
    capabilities.continuous.is_yes() && bucket_is_ready
}

/// RDS's and Aurora's automated backups, and DynamoDB's own point-in-time recovery of 35 days.
fn own_window(component: &Component, values: &Values) -> Option<Window> {
    match component.kind {
        ComponentKind::RdsInstance | ComponentKind::AuroraCluster => {
            let days = component.automated_backup_days.filter(|days| *days > 0)?;
            Some(Window {
                reach: Span::days(days.min(35).into()),
                lag: values.minutes(Assumption::RdsContinuousLagMinutes),
            })
        }
        ComponentKind::DynamodbTable => component.native_pitr.unwrap_or(false).then(|| Window {
            reach: Span::days(35),
            lag: values.minutes(Assumption::DynamodbPitrLagMinutes),
        }),
        _ => None,
    }
}

fn standby(
    scenario: &Scenario,
    component: &Component,
    sites: &BTreeMap<&str, Index>,
    values: &Values,
) -> Option<StandbySite> {
    let entry = scenario.recovery_of(&component.id)?;
    let site = *sites.get(entry.site.as_str())?;
    let spec = component.kind.spec();
    let default_lag = match entry.strategy {
        Strategy::ElasticDisasterRecovery => Some(Assumption::DrsLagSeconds),
        strategy if strategy.spec().replicates => spec.replica.as_ref().map(|it| it.lag_seconds),
        _ => None,
    };
    let lag = default_lag.map(|assumption| {
        entry
            .replication_lag_seconds
            .map_or_else(|| values.seconds(assumption), Span::from_seconds_f64)
    });
    Some(StandbySite { strategy: entry.strategy, site, lag })
}

impl Design {
    /// Whether a site survives when another is lost: it is another place, in another Region.
    pub(crate) fn is_elsewhere(&self, lost: Index, site: Index) -> bool {
        match (self.sites.get(lost), self.sites.get(site)) {
            (Some(lost_site), Some(other)) => {
                lost != site && (lost_site.region.is_none() || lost_site.region != other.region)
            }
            _ => false,
        }
    }

    /// Whether a vault's points can be restored at a site without a copy first: same Region and
    /// account, or an air-gapped vault of that Region, which can be shared (AWS Backup developer
    /// guide, `logicallyairgappedvault`).
    pub(crate) fn restores_at(&self, vault: Index, site: Index) -> bool {
        let vault = &self.vaults[vault];
        match (self.sites.get(vault.site), self.sites.get(site)) {
            (Some(from), Some(to)) => {
                let same_place = vault.site == site || (to.region.is_some() && from.region == to.region);
                same_place && (vault.air_gapped || vault.account == to.account)
            }
            _ => false,
        }
    }
}
