//! Sites and Regions: where a component can run and recover, and where AWS Backup backs it up.

use super::coverage::{Coverage, Task, kind_of};
use super::kinds::CheckKind;
use super::one_of;
use crate::catalog::availability::{Feature, gap};
use crate::catalog::{Runs, Strategy};
use crate::model::{Component, Edit, Findings, Site, SiteKind};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    for (at, component) in scenario.components.iter().enumerate() {
        let needs = Needs {
            component,
            fits: runs_at(component.kind.spec().runs),
            cannot_run: CheckKind::SiteCannotRun,
        };
        if let Some(site) = scenario.site(&component.site) {
            needs.check(coverage, site, &format!("/components/{at}/site"), findings);
        }
    }
    for (at, entry) in scenario.recovery.iter().enumerate() {
        let (Some(component), Some(site)) =
            (scenario.component(&entry.component), scenario.site(&entry.site))
        else {
            continue;
        };
        let needs = Needs::of_recovery(component, entry.strategy);
        needs.check(coverage, site, &format!("/recovery/{at}/site"), findings);
    }
    for task in &coverage.tasks {
        backups(coverage, task, findings);
    }
}

fn runs_at(runs: Runs) -> fn(SiteKind) -> bool {
    match runs {
        Runs::InRegions => |kind| kind == SiteKind::Region,
        Runs::InDataCenters => |kind| kind == SiteKind::DataCenter,
        Runs::Anywhere => |_| true,
    }
}

/// What a component needs of a site.
struct Needs<'a> {
    component: &'a Component,
    fits: fn(SiteKind) -> bool,
    cannot_run: CheckKind,
}

impl<'a> Needs<'a> {
    fn of_recovery(component: &'a Component, strategy: Strategy) -> Self {
        let spec = component.kind.spec();
        let launches_in_aws = strategy.spec().uses_drs() && spec.can_use_drs();
        let fits = match spec.runs {
            Runs::InRegions => runs_at(Runs::InRegions),
            _ if launches_in_aws => runs_at(Runs::InRegions),
            // Servers of one's own can come back as instances of EC2 in a Region.
            Runs::InDataCenters | Runs::Anywhere => runs_at(Runs::Anywhere),
        };
        Self { component, fits, cannot_run: CheckKind::RecoverySiteCannotRun }
    }

    fn check(&self, coverage: &Coverage<'_>, site: &Site, pointer: &str, findings: &mut Findings) {
        let component = self.component;
        let (label, kind) = (component.in_sentence(), kind_of(component));
        let finding = if !(self.fits)(site.kind) {
            let kinds = match site.kind {
                SiteKind::DataCenter => "a data center",
                SiteKind::Region => "an AWS Region",
            };
            self.cannot_run.at(
                pointer,
                format!("{label} ({kind}) cannot run at {}, which is {kinds}", site.in_sentence()),
                self.allowed(coverage),
            )
        } else if self.is_missing_at(site) {
            CheckKind::ServiceNotInRegion.at(
                pointer,
                format!(
                    "{label} ({kind}) cannot run at {}, because AWS does not offer it there",
                    site.in_sentence()
                ),
                self.allowed(coverage),
            )
        } else {
            return;
        };
        let other = coverage.scenario.sites.iter().find(|it| self.is_possible(it));
        findings.push(match other {
            Some(site) => finding
                .fix(format!("Use {}", site.in_sentence()), [Edit::set(pointer, site.id.as_str())]),
            None => finding,
        });
    }

    fn is_missing_at(&self, site: &Site) -> bool {
        let (kind, variant) = (self.component.kind, self.component.variant());
        let region = site.region.as_deref().filter(|_| site.kind == SiteKind::Region);
        region.is_some_and(|code| gap(Feature::Service, kind, variant, code).is_some())
    }

    /// Whether the component can run at a site; a recovery site has to be another than its own.
    fn is_possible(&self, site: &Site) -> bool {
        let is_other =
            self.cannot_run != CheckKind::RecoverySiteCannotRun || site.id != self.component.site;
        is_other && (self.fits)(site.kind) && !self.is_missing_at(site)
    }

    fn allowed(&self, coverage: &Coverage<'_>) -> String {
        let possible = coverage.scenario.sites.iter().filter(|it| self.is_possible(it));
        let mut possible = possible.map(|it| it.id.as_str()).peekable();
        if possible.peek().is_none() {
            let what = if (self.fits)(SiteKind::Region) { "Region" } else { "data center" };
            return format!("No site of the design fits. Add a {what}.");
        }
        format!("Possible: {}.", one_of(possible))
    }
}

/// What a task covers and AWS Backup does not back up in the Region of its vault.
fn backups(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let Some(place) = task.vault.and_then(|it| coverage.vault_places[it]) else { return };
    let missing = coverage.those(&task.covered, |component, _| {
        gap(Feature::Backup, component.kind, component.variant(), place.region).is_some()
    });
    if missing.is_empty() {
        return;
    }
    findings.push(CheckKind::BackupNotInRegion.at(
        format!("{}/vault", task.pointer),
        format!(
            "AWS Backup does not back up {} ({}) in {}, so {} creates no recovery points there",
            coverage.named(&missing),
            coverage.kinds(&missing),
            place.region,
            task.name()
        ),
        "Use another Region, or protect these components with the service's own backups.",
    ));
}
