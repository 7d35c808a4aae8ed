//! Rules as they apply to one component: what AWS Backup does of them, and how long its jobs take.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::work::Pace;
use super::{
    ComponentIdx, ResolvedRule, RestorableWindow, RuleIdx, SiteIdx, SitePlace, Values, VaultIdx,
    VaultPlace,
};
use crate::catalog::availability::{Feature, gap};
use crate::catalog::{Assumption, Capabilities, Cold, Incremental, Setting};
use crate::model::check::air_gap::{Placement, placement};
use crate::model::check::copies::{End, arrives};
use crate::model::check::coverage::AccountRegion;
use crate::model::check::finder::Finder;
use crate::model::uplink::{Load, Uplinks};
use crate::model::{BackupRule, Component, Scenario, SiteKind};
use crate::units::{Span, sorting};

/// A rule that runs every 28 days or more rarely is a monthly one: February is the shortest month.
const MONTHLY: Span = Span::days(28);

/// One rule as it applies to one component.
#[derive(Debug)]
pub(crate) struct Protection {
    pub(crate) rule: RuleIdx,
    /// The vault that its points, or its continuous backup, lie in.
    pub(crate) vault: VaultIdx,
    /// Whether the snapshots in that vault are there only until they are copied into the rule's
    /// air-gapped vault. Nobody plans a recovery on them, so they are no recovery points here.
    pub(crate) temporary: bool,
    /// Set where the rule backs the component up continuously; its copies are then snapshots.
    pub(crate) continuous: Option<RestorableWindow>,
    /// Whether this rule is the one that keeps the component's only continuous backup.
    pub(crate) keeps_continuous: bool,
    pub(crate) first_job: Span,
    pub(crate) later_jobs: Span,
    /// Whether a point holds the state at the end of its job.
    pub(crate) captures_at_end: bool,
    pub(crate) first_copy: Span,
    pub(crate) later_copies: Span,
    /// Whether points of this component move to cold storage when the lifecycle says so.
    pub(crate) turns_cold: bool,
    /// Whether AWS holds jobs to the completion window: it does not for FSx (AWS Backup developer
    /// guide, `plan-options-and-configuration`).
    pub(crate) keeps_window: bool,
    /// The vaults into which AWS copies points of this component, of those that the rule names.
    pub(crate) copied_to: Vec<VaultIdx>,
}

impl Protection {
    /// Whether the rule's jobs leave recovery points in the protection's own vault.
    pub(crate) fn has_own_points(&self) -> bool {
        self.continuous.is_none() && !self.temporary
    }

    /// Whether AWS Backup ends a job of a length before it leaves a recovery point.
    pub(crate) fn exceeds_window(&self, rule: &ResolvedRule, job: Span) -> bool {
        self.keeps_window && job > rule.completion_window
    }
}

/// What the protections of a component are worked out from.
pub(super) struct Protecting<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) sites: &'a [SitePlace],
    pub(super) vaults: &'a [VaultPlace],
    pub(super) rules: &'a [ResolvedRule],
    pub(super) values: &'a Values,
    pub(super) uplinks: Uplinks<'a>,
    /// What the jobs of a rule send from a data center together, by rule and site.
    pub(super) sent: BTreeMap<(RuleIdx, SiteIdx), Load>,
    /// For each plan the components that it covers, ascending.
    covered: Vec<Arc<[ComponentIdx]>>,
    /// The backups on demand, each with its component before it, ascending.
    by_hand: Vec<(ComponentIdx, usize)>,
}

impl<'a> Protecting<'a> {
    pub(super) fn new(
        finder: &Finder<'a>,
        scenario: &'a Scenario,
        (sites, vaults): (&'a [SitePlace], &'a [VaultPlace]),
        rules: &'a [ResolvedRule],
        values: &'a Values,
    ) -> Self {
        let uplinks = Uplinks::new(scenario);
        let by_hand = scenario.on_demand_backups.iter().enumerate();
        let mut by_hand: Vec<(ComponentIdx, usize)> = by_hand
            .filter_map(|(number, it)| {
                Some((*finder.components.get(it.component.as_str())?, number))
            })
            .collect();
        sorting::sort(&mut by_hand);
        Self {
            scenario,
            sites,
            vaults,
            rules,
            values,
            uplinks,
            sent: BTreeMap::new(),
            covered: finder.by_plan(),
            by_hand,
        }
    }

    /// The same, knowing what goes through the links of data centers.
    pub(super) async fn with_loads(
        mut self,
        site_index: &BTreeMap<&str, SiteIdx>,
        pace: &Pace,
    ) -> Self {
        for (at, component) in self.scenario.components.iter().enumerate() {
            let site = site_index.get(component.site.as_str()).copied();
            let behind_link = |site: &SiteIdx| {
                self.sites.get(*site).is_some_and(|it| it.kind == SiteKind::DataCenter)
            };
            if let Some(site) = site.filter(behind_link) {
                pace.step().await;
                for protection in self.of(at, site) {
                    let load = self.sent.entry((protection.rule, site)).or_default();
                    *load = load.with(sent_by_a_job(component));
                }
            }
        }
        self
    }

    /// The rules and on-demand backups that protect a component, in the order of the document.
    pub(super) fn of(&self, idx: ComponentIdx, site: SiteIdx) -> Vec<Protection> {
        let component = &self.scenario.components[idx];
        let capabilities = component.kind.spec().capabilities(component.variant());
        if !capabilities.backup.is_yes() {
            return Vec::new();
        }
        let mut protections: Vec<Protection> = Vec::new();
        let mut at = 0;
        for (plan, covered) in self.scenario.plans.iter().zip(&self.covered) {
            let covered = covered.binary_search(&idx).is_ok();
            for rule in &plan.rules {
                if covered && self.reaches(at, site) && self.is_offered(component, at) {
                    let protection = self.by_rule(component, capabilities, rule, at);
                    protections.push(protection);
                }
                at += 1;
            }
        }
        self.keep_one_continuous(&mut protections);
        let from = self.by_hand.partition_point(|(of, _)| *of < idx);
        let by_hand = self.by_hand[from..].iter().take_while(|(of, _)| *of == idx);
        for (_, number) in by_hand {
            let rule = at + number;
            if self.reaches(rule, site) && self.is_offered(component, rule) {
                let cold = matches!(capabilities.cold, Cold::Incremental | Cold::Full);
                protections.push(Protection {
                    turns_cold: cold,
                    ..self.snapshots(component, capabilities, rule)
                });
            }
        }
        protections
    }

    fn reaches(&self, rule: RuleIdx, site: SiteIdx) -> bool {
        let vault = self.rules.get(rule).and_then(|rule| self.vaults.get(rule.vault));
        vault.is_some_and(|vault| backs_up(self.sites, vault, site))
    }

    /// Whether AWS Backup backs a component up in the Region of a rule's vault.
    fn is_offered(&self, component: &Component, rule: RuleIdx) -> bool {
        let vault = self.rules.get(rule).and_then(|rule| self.vaults.get(rule.vault));
        let region = vault.and_then(|it| self.sites.get(it.site)?.region.as_deref());
        region.is_none_or(|code| {
            gap(Feature::Backup, component.kind, component.variant(), code).is_none()
        })
    }

    fn by_rule(
        &self,
        component: &Component,
        capabilities: &Capabilities,
        rule: &BackupRule,
        at: RuleIdx,
    ) -> Protection {
        let lag = component.kind.spec().continuous_lag_minutes;
        let window = RestorableWindow {
            // 35 days at most (AWS Backup developer guide, `point-in-time-recovery`).
            reach: Span::days(rule.delete_after_days.unwrap_or(35).min(35).into()),
            lag: lag.map_or(Span::ZERO, |lag| self.values.minutes(lag)),
        };
        let continuous = rule.continuous && can_be_continuous(component, capabilities);
        let snapshots = self.snapshots(component, capabilities, at);
        Protection {
            // A snapshot of a continuous backup is of the moment at which it is taken.
            captures_at_end: snapshots.captures_at_end && !continuous,
            continuous: continuous.then_some(window),
            turns_cold: match capabilities.cold {
                Cold::No => false,
                Cold::Incremental | Cold::Full => true,
                Cold::ArchiveMonthly => {
                    rule.archive_ebs && self.rules[at].times.is_rarer_than(MONTHLY)
                }
            },
            ..snapshots
        }
    }

    fn snapshots(
        &self,
        component: &Component,
        capabilities: &Capabilities,
        rule: RuleIdx,
    ) -> Protection {
        let spec = component.kind.spec();
        let size = component.size_gib;
        let change = sent_by_a_job(component);
        let values = self.values;
        let link = self.through_link(component, rule);
        let job = |gib| match link {
            Some(link) => values.sent_job(gib, spec.backup.gib_per_hour, link),
            None => values.job(Assumption::BackupJobMinutes, gib, spec.backup.gib_per_hour),
        };
        let copy = |gib| values.job(Assumption::CopyJobMinutes, gib, Assumption::CopyGibPerHour);
        let placing = self.placing(component, capabilities, rule);
        Protection {
            rule,
            vault: placing.vault,
            temporary: placing.temporary,
            continuous: None,
            keeps_continuous: false,
            first_job: job(size),
            later_jobs: job(change),
            captures_at_end: spec.backup.captures_at_end,
            first_copy: copy(size),
            later_copies: copy(change),
            turns_cold: false,
            keeps_window: spec.backup.keeps_window,
            copied_to: placing.copied_to,
        }
    }

    /// The vaults of a rule's copy actions into which AWS copies points of a component. Where the
    /// Region of a vault is not known, nothing but the kind stands in the way.
    fn copied_to(
        &self,
        component: &Component,
        capabilities: &Capabilities,
        rule: &ResolvedRule,
        vault: VaultIdx,
    ) -> Vec<VaultIdx> {
        let from = self.end(vault);
        let arrives = |to: &VaultIdx| match (from, self.end(*to)) {
            (Some(from), Some(to)) => arrives(component, capabilities, from, to),
            _ => capabilities.copies(),
        };
        // The last is the rule's own air-gapped vault.
        let actions = rule.copies.len().saturating_sub(usize::from(rule.air_gapped.is_some()));
        rule.copies.iter().take(actions).map(|copy| copy.vault).filter(arrives).collect()
    }

    /// Where the points of a component lie that a rule makes.
    fn placing(
        &self,
        component: &Component,
        capabilities: &Capabilities,
        rule: RuleIdx,
    ) -> Placing {
        let Some(rule) = self.rules.get(rule) else {
            return Placing { vault: usize::MAX, temporary: false, copied_to: Vec::new() };
        };
        let beside = rule.air_gapped.filter(|vault| {
            let ends = self.end(rule.vault).zip(self.end(*vault));
            ends.is_some_and(|(one, other)| one.place == other.place && other.vault.air_gapped)
        });
        let placed = beside.map(|vault| {
            let region = self.end(vault).map(|end| end.place.region);
            (vault, placement(component, capabilities, region))
        });
        let (vault, into) = match placed {
            Some((vault, Placement::AirGapped)) => (vault, None),
            Some((vault, Placement::Copied)) => (rule.vault, Some(vault)),
            Some((_, Placement::Standard)) | None => (rule.vault, None),
        };
        let mut copied_to = self.copied_to(component, capabilities, rule, vault);
        copied_to.extend(into);
        Placing { vault, temporary: into.is_some(), copied_to }
    }

    fn end(&self, vault: VaultIdx) -> Option<End<'_>> {
        let place = self.vaults.get(vault)?;
        let region = self.sites.get(place.site)?.region.as_deref()?;
        let account = place.account.as_str();
        Some(End {
            place: AccountRegion { region, account },
            vault: self.scenario.vaults.get(vault)?,
        })
    }

    /// How long the link of a data center takes for all that the jobs of a rule send through it together;
    /// nothing where there is no link. The first, full backup counts as sent before the clock starts: over
    /// a slow link it takes longer than most clocks run, and the check says so.
    fn through_link(&self, component: &Component, rule: RuleIdx) -> Option<Span> {
        if !self.uplinks.leads_from(&component.site) {
            return None;
        }
        let site = self.scenario.sites.iter().position(|site| site.id == component.site)?;
        let load = self.sent.get(&(rule, site)).copied().unwrap_or_default();
        self.uplinks.time(&component.site, load)
    }

    /// A resource has one continuous backup: of rules into one vault the longest retention holds for all, and
    /// into another vault a rule makes snapshots (AWS Backup developer guide, `point-in-time-recovery`). In
    /// AWS the vault of the first rule keeps it. A design does not say which rule came first, and the order of
    /// its entries means nothing, so that the longest retention decides, then the names.
    fn keep_one_continuous(&self, protections: &mut [Protection]) {
        let rule = |it: &Protection| &self.rules[it.rule];
        let name = |it: &Protection| {
            let vault = self.scenario.vaults.get(it.vault).map(|vault| vault.id.as_str());
            (vault, &*rule(it).plan_name, &*rule(it).name)
        };
        let of_all =
            protections.iter().enumerate().filter_map(|(at, it)| Some((at, it, it.continuous?)));
        let kept = of_all.max_by(|(_, one, window), (_, other, others)| {
            window.reach.cmp(&others.reach).then_with(|| name(other).cmp(&name(one)))
        });
        let Some((at, kept, window)) = kept else { return };
        let vault = kept.vault;
        for (other, protection) in protections.iter_mut().enumerate() {
            protection.keeps_continuous = other == at;
            if protection.continuous.is_some() {
                let is_there = protection.vault == vault;
                protection.continuous = is_there.then_some(window);
            }
        }
    }
}

/// Where the points of one component lie that a rule makes.
struct Placing {
    vault: VaultIdx,
    temporary: bool,
    copied_to: Vec<VaultIdx>,
}

/// What a job reads that is not the first, in GiB.
fn sent_by_a_job(component: &Component) -> f64 {
    match component.kind.spec().capabilities(component.variant()).incremental {
        Incremental::Yes => component.change_gib_per_day.min(component.size_gib),
        Incremental::FullEachTime => component.size_gib,
    }
}

/// Whether a plan with a vault backs up what stands at a site: it does in the Region and account of the
/// vault; what stands in a data center reaches any through a gateway (AWS Backup developer guide,
/// `assigning-resources`, `backing-up-vms`).
pub(super) fn backs_up(sites: &[SitePlace], vault: &VaultPlace, site: SiteIdx) -> bool {
    let (Some(home), Some(there)) = (sites.get(site), sites.get(vault.site)) else {
        return false;
    };
    home.kind == SiteKind::DataCenter
        || (site == vault.site || home.region.is_some() && home.region == there.region)
            && home.account == vault.account
}

/// S3 needs versioning, and events to EventBridge, for a continuous backup (AWS Backup developer
/// guide, `s3-backups`).
fn can_be_continuous(component: &Component, capabilities: &Capabilities) -> bool {
    let bucket_is_ready = !component.has(Setting::EventBridge)
        || component.versioning.unwrap_or(false) && component.event_bridge.unwrap_or(true);
    capabilities.continuous.is_yes() && bucket_is_ready
}
