//! Which rules cover which components, with what schedule and into which place: worked out once for
//! all subjects, so that none of them searches.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::finder::{Finder, index};
use super::sample::{Sample, Samples};
use crate::catalog::{Capabilities, ComponentKind};
use crate::model::{
    BackupRule, Component, CopyAction, OnDemandBackup, Scenario, Site, SiteKind, Vault, VaultId,
};
use crate::units::sorting;

/// A Region in an account: a plan, its vaults and what it backs up lie in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct AccountRegion<'a> {
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
}

/// When points move to cold storage and when they are deleted, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LifecycleDays {
    pub(crate) cold: Option<u32>,
    pub(crate) delete: Option<u32>,
}

impl LifecycleDays {
    /// A copy without any lifecycle of its own inherits that of its original, and one without a deletion
    /// date expires with its original (developer guide, `plan-options-and-configuration`,
    /// `recov-point-create-a-copy`).
    pub(crate) fn of_copy(copy: &CopyAction, inherited: LifecycleDays) -> LifecycleDays {
        if is_inherited(copy) {
            return inherited;
        }
        LifecycleDays {
            cold: copy.cold_after_days,
            delete: copy.delete_after_days.or(inherited.delete),
        }
    }
}

/// Whether a copy has no lifecycle of its own.
pub(crate) fn is_inherited(copy: &CopyAction) -> bool {
    copy.cold_after_days.is_none() && copy.delete_after_days.is_none()
}

/// What makes recovery points: a rule of a plan, or a backup made by hand.
#[derive(Debug)]
pub(crate) struct Task<'a> {
    /// Where it stands in the document.
    pub(crate) pointer: String,
    /// The plan and the rule, as places in their lists; nothing for a backup made by hand.
    pub(crate) of_plan: Option<(usize, usize)>,
    pub(crate) rule: Option<&'a BackupRule>,
    /// The backup made by hand; nothing for a rule.
    pub(crate) on_demand: Option<&'a OnDemandBackup>,
    /// The vault; nothing where its name leads nowhere.
    pub(crate) vault: Option<usize>,
    /// The logically air-gapped vault of the task; nothing where AWS refuses the one it names.
    pub(crate) air_gapped: Option<usize>,
    pub(crate) keep: LifecycleDays,
    pub(crate) continuous: bool,
    pub(crate) copies: &'a [CopyAction],
    /// The components it backs up: covered, of a kind that AWS Backup takes, and in the vault's place.
    pub(crate) covered: Arc<[usize]>,
    /// The components that it covers and cannot reach, because its vault lies in another place.
    pub(crate) elsewhere: Vec<usize>,
    pub(crate) sample: Option<Rc<Sample>>,
}

impl Task<'_> {
    /// What people call it, within a sentence.
    pub(crate) fn name(&self) -> String {
        self.rule.map_or_else(|| "the backup".to_owned(), |rule| format!("rule `{}`", rule.name))
    }
}

/// A scenario with what the checks ask of it again and again.
#[derive(Debug)]
pub(crate) struct Coverage<'a> {
    pub(crate) scenario: &'a Scenario,
    /// The place of each component; nothing in data centers and where it is not known.
    pub(crate) component_places: Vec<Option<AccountRegion<'a>>>,
    /// The place of each vault.
    pub(crate) vault_places: Vec<Option<AccountRegion<'a>>>,
    /// What each plan's selection covers, wherever it is and of whatever kind, ascending.
    pub(crate) plans: Vec<Arc<[usize]>>,
    /// All rules in the order of the document, then the backups made by hand.
    pub(crate) tasks: Vec<Task<'a>>,
    /// How each restore testing plan's schedule runs.
    pub(crate) restore_samples: Vec<Option<Rc<Sample>>>,
    components: BTreeMap<&'a str, usize>,
    vaults: BTreeMap<&'a str, usize>,
}

impl<'a> Coverage<'a> {
    pub(crate) fn new(scenario: &'a Scenario) -> Self {
        let sites = index(scenario.sites.iter().map(|site| (site.id.as_str(), site)));
        let component_places = scenario
            .components
            .iter()
            .map(|it| sites.get(it.site.as_str()).and_then(|site| place_of(site)))
            .collect();
        let vault_places = scenario
            .vaults
            .iter()
            .map(|vault| {
                let place = place_of(sites.get(vault.site.as_str())?)?;
                let account = vault.account.as_ref().map_or(place.account, |it| it.as_str());
                Some(AccountRegion { account, ..place })
            })
            .collect();
        let finder = Finder::new(scenario);
        let mut coverage = Self {
            scenario,
            component_places,
            vault_places,
            plans: finder.by_plan(),
            tasks: Vec::new(),
            restore_samples: Vec::new(),
            components: finder.components,
            vaults: index(scenario.vaults.iter().enumerate().map(|(at, it)| (it.id.as_str(), at))),
        };
        let mut samples = Samples::new(scenario.clock.start, scenario.clock.end());
        coverage.add_rules(&mut samples);
        coverage.add_on_demand();
        coverage.restore_samples = scenario
            .restore_testing
            .iter()
            .map(|plan| samples.get(&plan.schedule, &plan.schedule_time_zone))
            .collect();
        coverage
    }

    fn add_rules(&mut self, samples: &mut Samples<'a>) {
        let scenario = self.scenario;
        for (at, plan) in scenario.plans.iter().enumerate() {
            let backed_up: Arc<[usize]> = self.plans[at]
                .iter()
                .copied()
                .filter(|it| self.capabilities(*it).backup.is_yes())
                .collect();
            for (index, rule) in plan.rules.iter().enumerate() {
                let vault = self.vault_index(rule.vault.as_str());
                let (covered, elsewhere) = self.reached(&backed_up, vault);
                let (schedule, zone) = rule.runs();
                let sample = samples.get(schedule, zone);
                self.tasks.push(Task {
                    pointer: format!("/plans/{at}/rules/{index}"),
                    of_plan: Some((at, index)),
                    rule: Some(rule),
                    on_demand: None,
                    vault,
                    air_gapped: self.beside(vault, rule.air_gapped_vault.as_ref()),
                    keep: LifecycleDays {
                        cold: rule.cold_after_days,
                        delete: rule.delete_after_days,
                    },
                    continuous: rule.continuous,
                    copies: &rule.copies,
                    covered,
                    elsewhere,
                    sample,
                });
            }
        }
    }

    fn add_on_demand(&mut self) {
        for (at, backup) in self.scenario.on_demand_backups.iter().enumerate() {
            let OnDemandBackup {
                component,
                vault,
                air_gapped_vault,
                cold_after_days,
                delete_after_days,
                copies,
                ..
            } = backup;
            let vault = self.vault_index(vault.as_str());
            let backed_up: Arc<[usize]> = self
                .component_index(component.as_str())
                .into_iter()
                .filter(|it| self.capabilities(*it).backup.is_yes())
                .collect();
            let (covered, elsewhere) = self.reached(&backed_up, vault);
            self.tasks.push(Task {
                pointer: format!("/on_demand_backups/{at}"),
                of_plan: None,
                rule: None,
                on_demand: Some(backup),
                vault,
                air_gapped: self.beside(vault, air_gapped_vault.as_ref()),
                keep: LifecycleDays { cold: *cold_after_days, delete: *delete_after_days },
                continuous: false,
                copies,
                covered,
                elsewhere,
                sample: None,
            });
        }
    }

    /// The air-gapped vault that a task names next to its standard one: it has to be one, and in the
    /// Region and account of the other (developer guide, `lag-vault-primary-backup`).
    fn beside(&self, vault: Option<usize>, named: Option<&VaultId>) -> Option<usize> {
        let at = self.vault_index(named?.as_str())?;
        let is_beside = self.vault_places[at] == self.vault_places[vault?];
        (self.vault(at).air_gapped && is_beside && self.vault_places[at].is_some()).then_some(at)
    }

    /// Those of some components that a vault can take, and those that lie in another place than it.
    fn reached(
        &self,
        components: &Arc<[usize]>,
        vault: Option<usize>,
    ) -> (Arc<[usize]>, Vec<usize>) {
        let Some(place) = vault.and_then(|vault| self.vault_places[vault]) else {
            return (Arc::clone(components), Vec::new());
        };
        // What stands in a data center reaches a vault anywhere, through a gateway.
        let is_here = |it: &usize| self.component_places[*it].is_none_or(|other| other == place);
        if components.iter().all(is_here) {
            return (Arc::clone(components), Vec::new());
        }
        let (here, elsewhere): (Vec<usize>, Vec<usize>) =
            components.iter().copied().partition(is_here);
        (here.into(), elsewhere)
    }

    pub(crate) fn component(&self, at: usize) -> &'a Component {
        &self.scenario.components[at]
    }

    pub(crate) fn vault(&self, at: usize) -> &'a Vault {
        &self.scenario.vaults[at]
    }

    pub(crate) fn component_index(&self, id: &str) -> Option<usize> {
        self.components.get(id).copied()
    }

    pub(crate) fn vault_index(&self, id: &str) -> Option<usize> {
        self.vaults.get(id).copied()
    }

    pub(crate) fn capabilities(&self, component: usize) -> &'static Capabilities {
        let component = self.component(component);
        component.kind.spec().capabilities(component.variant())
    }

    /// Those of a task's components of which something holds.
    pub(crate) fn those(
        &self,
        components: &[usize],
        holds: impl Fn(&Component, &Capabilities) -> bool,
    ) -> Vec<usize> {
        components
            .iter()
            .copied()
            .filter(|it| holds(self.component(*it), self.capabilities(*it)))
            .collect()
    }

    /// The names of some components, for a sentence; long lists are cut.
    pub(crate) fn named(&self, components: &[usize]) -> String {
        const MOST: usize = 4;
        let names: Vec<String> = components
            .iter()
            .take(MOST)
            .map(|it| self.component(*it).in_sentence().into_owned())
            .collect();
        match (names.split_last(), components.len().saturating_sub(MOST)) {
            (None, _) => "nothing".to_owned(),
            (Some((last, [])), _) => last.clone(),
            (Some((last, others)), 0) => format!("{} and {last}", others.join(", ")),
            (Some(_), more) => format!("{} and {more} more", names.join(", ")),
        }
    }

    /// The kinds of some components, each once, for a sentence.
    pub(crate) fn kinds(&self, components: &[usize]) -> String {
        self.each_kind_once(components, kind_of)
    }

    /// The same of what AWS Backup leaves out, where a table is left out for want of the advanced features.
    pub(crate) fn kinds_with_reason(&self, components: &[usize]) -> String {
        self.each_kind_once(components, |it| {
            if it.lacks_advanced_backup() {
                "DynamoDB without advanced features"
            } else {
                kind_of(it)
            }
        })
    }

    fn each_kind_once(&self, components: &[usize], name: fn(&Component) -> &'static str) -> String {
        let mut kinds: Vec<(ComponentKind, &str)> = components
            .iter()
            .map(|it| self.component(*it))
            .map(|component| (component.kind, name(component)))
            .collect();
        sorting::sort(&mut kinds);
        kinds.dedup();
        kinds.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    }
}

/// What kind a component is, told apart from those of its kind of which AWS Backup does other things.
pub(super) fn kind_of(component: &Component) -> &'static str {
    component.kind.spec().name_of(component.variant())
}

/// The place of a site: a Region in an account.
pub(crate) fn place_of(site: &Site) -> Option<AccountRegion<'_>> {
    (site.kind == SiteKind::Region).then_some(())?;
    let account = site.account.as_ref().map_or("production", |it| it.as_str());
    Some(AccountRegion { region: site.region.as_deref()?, account })
}
