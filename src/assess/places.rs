//! Where a component can be recovered, and how copies of its points get there.

use std::cell::Cell;

use crate::catalog::Setting;
use crate::catalog::availability::{Feature, Route, gap};
use crate::catalog::region::REGIONS;
use crate::model::check::copies::{End, arrives};
use crate::model::check::coverage::{Coverage, Task};
use crate::model::check::schedules::DEFAULT_SCHEDULE;
use crate::model::{
    AccountId, BackupPlan, BackupRule, BackupSelection, Component, CopyAction, LockMode, Scenario,
    Site, SiteId, SiteKind, Vault, VaultId,
};
use crate::units::Schedule;

/// AWS's own quota of copy actions (`aws-backup-limits`).
pub(super) const MOST_COPIES: usize = 5;
/// How long copies made for a strategy are kept, in days: AWS Backup's own default of a plan.
const KEPT_DAYS: u32 = 35;

/// A name that is not taken yet: the wish, or the wish with a number.
pub(super) fn free_name(wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
    free_name_from(&Cell::new(1), wish, is_taken)
}

/// The same where smaller numbers are known to be taken; moves the number on.
fn free_name_from(next: &Cell<usize>, wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
    loop {
        let number = next.get();
        let name = if number == 1 { wish.to_owned() } else { format!("{wish}-{number}") };
        if !is_taken(&name) {
            return name;
        }
        next.set(number + 1);
    }
}

/// Whether a name is taken by anything that incidents may be aimed at.
pub(super) fn is_site_name_taken(scenario: &Scenario, name: &str) -> bool {
    scenario.sites.iter().any(|it| it.id.as_str() == name)
        || scenario.components.iter().any(|it| it.id.as_str() == name)
}

/// The recovery site of a component: the one it has, else a Region other than its own, which is added
/// where there is none. Nothing where the component itself stands nowhere.
pub(super) fn recovery_site(scenario: &mut Scenario, component: &Component) -> Option<SiteId> {
    let chosen = scenario.recovery_of(&component.id).map(|entry| entry.site.clone());
    site_or(scenario, component, chosen)
}

/// The same where it is known which recovery site the component has.
pub(super) fn site_or(
    scenario: &mut Scenario,
    component: &Component,
    chosen: Option<SiteId>,
) -> Option<SiteId> {
    let home = scenario.site(&component.site)?.clone();
    let is_offered =
        |code: &str| gap(Feature::Service, component.kind, component.variant(), code).is_none();
    let suits =
        |site: &Site| is_elsewhere(&home, site) && site.region.as_deref().is_none_or(is_offered);
    if let Some(site) = chosen.filter(|id| scenario.site(id).is_some_and(suits)) {
        return Some(site);
    }
    let account = home.account();
    let best = scenario
        .sites
        .iter()
        .filter(|site| suits(site))
        .min_by_key(|site| (site.account() != account, scenario.primary_site() == Some(site)));
    if let Some(site) = best {
        return Some(site.id.clone());
    }
    let site = new_site(scenario, &home, account);
    let id = site.id.clone();
    scenario.sites.push(site);
    Some(id)
}

/// A Region other than that of a site, as a site in an account.
pub(super) fn new_site(scenario: &Scenario, home: &Site, account: AccountId) -> Site {
    let id = free_name("recovery", |name| is_site_name_taken(scenario, name));
    let own = home.region.as_deref();
    // The nearest that need no opting in: of the same part of the world, else the first two of AWS.
    let part = own.and_then(|code| code.split('-').next()).unwrap_or("us");
    let other = |code: &str| own != Some(code);
    let preferred = ["us-west-2", "us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-1"];
    let region = preferred
        .into_iter()
        .chain(REGIONS.iter().filter(|it| !it.is_opt_in).map(|it| it.code))
        .find(|code| code.starts_with(part) && other(code))
        .or_else(|| preferred.into_iter().find(|code| other(code)))
        .unwrap_or("us-west-2");
    Site {
        region: Some(region.to_owned()),
        account: Some(account),
        ..Site::new(SiteId::from(id.as_str()), SiteKind::Region)
    }
}

/// Whether a site survives the loss of another: a Region, and not the same one.
pub(super) fn is_elsewhere(home: &Site, site: &Site) -> bool {
    site.kind == SiteKind::Region
        && site.id != home.id
        && (home.kind == SiteKind::DataCenter || site.region != home.region)
}

/// What backs components up before copies are added for them; worked out again only where a copy or a
/// vault that is added for one component changes what another one has.
pub(super) struct Places<'a> {
    coverage: Coverage<'a>,
    /// The least number that a plan made for copies may have in its name.
    next_plan: &'a Cell<usize>,
}

/// Whether adding copies for one component changed what others have.
pub(super) type AreShared = bool;

impl<'a> Places<'a> {
    pub(super) fn new(scenario: &'a Scenario, next_plan: &'a Cell<usize>) -> Self {
        Self { coverage: Coverage::new(scenario), next_plan }
    }

    fn tasks(&self, at: usize) -> impl Iterator<Item = &Task<'a>> {
        self.coverage.tasks.iter().filter(move |task| task.covered.binary_search(&at).is_ok())
    }

    /// Whether recovery points of a component are at a site, or are copied there.
    fn are_at(&self, at: usize, site: &SiteId) -> bool {
        let coverage = &self.coverage;
        let region = coverage.scenario.site(site).and_then(|it| it.region.as_deref());
        let is_there = |vault: Option<usize>| {
            let place = vault.and_then(|vault| coverage.vault_places[vault]);
            place.is_some() && place.map(|it| it.region) == region
        };
        let arrives_from = |from: Option<usize>, to: Option<usize>| {
            let end = |vault: Option<usize>| vault.and_then(|it| End::of(coverage, it));
            end(from).zip(end(to)).is_some_and(|(from, to)| {
                arrives(coverage.component(at), coverage.capabilities(at), from, to)
            })
        };
        self.tasks(at).any(|task| {
            let own = is_there(task.vault) && !task.continuous;
            let copies = || task.copies.iter().map(|it| coverage.vault_index(it.vault.as_str()));
            own || task.rule.is_none_or(|it| it.schedule.is_some())
                && copies().any(|vault| is_there(vault) && arrives_from(task.vault, vault))
        })
    }

    /// A rule that may be given a copy action for a component, as plan and rule.
    fn rule(&self, at: usize) -> Option<(usize, usize)> {
        // Of what a rule covers everything has to be of a kind that can be copied there.
        let able = |it: &usize| self.coverage.capabilities(*it).cross_region.is_yes();
        self.tasks(at)
            .filter(|task| task.copies.len() < MOST_COPIES)
            .filter(|task| {
                let is_scheduled = task.rule.is_some_and(|it| it.schedule.is_some());
                is_scheduled && task.covered.iter().all(able)
            })
            .find_map(|task| task.of_plan)
    }

    /// Adds to a design what brings copies of a component's points to its recovery site.
    ///
    /// # Errors
    /// Why nothing can, as a sentence.
    pub(super) fn add_copies(
        &self,
        at: usize,
        site: &SiteId,
        scenario: &mut Scenario,
    ) -> Result<AreShared, String> {
        if self.are_at(at, site) {
            return Ok(false);
        }
        let component = self.coverage.component(at);
        let label = component.label();
        if !self.coverage.capabilities(at).cross_region.is_yes() {
            return Err(format!(
                "{label}: AWS Backup does not copy its recovery points to another Region, so it returns only with its own Region."
            ));
        }
        let code = |id: &SiteId| scenario.site(id).and_then(|site| site.region.clone());
        if let (Some(from), Some(to)) = (code(&component.site), code(site)) {
            let (kind, variant) = (component.kind, component.variant());
            let route =
                Route { from: &from, to: &to, to_another_account: false, into_air_gapped: false };
            if route.gap(kind, variant).is_some() {
                return Err(format!(
                    "{label}: AWS Backup does not copy its recovery points from {from} to {to}, so it returns only with its own Region."
                ));
            }
        }
        if component.has(Setting::Versioning) {
            // AWS Backup takes no bucket without it.
            scenario.components[at].versioning = Some(true);
        }
        let vaults = scenario.vaults.len();
        let far = vault_at(scenario, site, "recovery-copies");
        let copy = CopyAction { vault: far, cold_after_days: None, delete_after_days: None };
        if let Some((plan, rule)) = self.rule(at) {
            scenario.plans[plan].rules[rule].copies.push(copy);
            return Ok(true);
        }
        let home = scenario.site(&component.site).map(|it| (it.kind, it.id.clone()));
        let near = match home {
            Some((SiteKind::Region, id)) => vault_at(scenario, &id, "backups"),
            // What stands in a data center reaches a vault anywhere.
            _ => copy.vault.clone(),
        };
        let copies = if near == copy.vault { Vec::new() } else { vec![copy] };
        let is_taken = |name: &str| scenario.plans.iter().any(|it| it.name == name);
        let name = free_name_from(self.next_plan, "recovery-copies", is_taken);
        scenario.plans.push(BackupPlan {
            name,
            rules: vec![BackupRule {
                schedule: Some(Schedule::new(DEFAULT_SCHEDULE)),
                delete_after_days: Some(KEPT_DAYS),
                copies,
                ..BackupRule::new("daily".to_owned(), near)
            }],
            selection: BackupSelection {
                components: vec![component.id.clone()],
                ..BackupSelection::default()
            },
        });
        Ok(scenario.vaults.len() != vaults)
    }
}

/// Turns on advanced backup where a component has it and AWS Backup copies no recovery points without it.
pub(super) fn make_copyable(component: &mut Component) {
    let can_copy = component.kind.spec().capabilities(component.variant()).cross_region.is_yes();
    if component.has(Setting::AdvancedBackup) && !can_copy {
        component.advanced_backup = Some(true);
    }
}

/// An unlocked vault in a site's account and Region; added where there is none.
fn vault_at(scenario: &mut Scenario, site: &SiteId, wish: &str) -> VaultId {
    let place = |id: &SiteId| scenario.site(id).map(|it| (it.region.clone(), it.account()));
    let wanted = place(site);
    let found = scenario.vaults.iter().find(|vault| {
        let there = place(&vault.site)
            .map(|(region, account)| (region, vault.account.clone().unwrap_or(account)));
        there == wanted && vault.lock == LockMode::None && !vault.air_gapped
    });
    if let Some(vault) = found {
        return vault.id.clone();
    }
    let name = free_name(wish, |name| scenario.vaults.iter().any(|it| it.id.as_str() == name));
    let vault = Vault::new(VaultId::from(name.as_str()), site.clone());
    let id = vault.id.clone();
    scenario.vaults.push(vault);
    id
}
