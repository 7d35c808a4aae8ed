//! What incidents may hit in a design, and what people call them by it.

use std::borrow::Cow;

use super::{ComponentId, Incident, Scenario, SiteId, SiteKind, isolated};
use crate::catalog::{Effect, TargetKind};
use crate::units::sorting;

impl Scenario {
    /// The names that the target of an incident may have: ids of components and sites, accounts.
    pub fn targets(&self, kind: TargetKind) -> Vec<String> {
        match kind {
            TargetKind::Component => self.component_targets(),
            TargetKind::Region => self.site_targets(SiteKind::Region),
            TargetKind::DataCenter => self.site_targets(SiteKind::DataCenter),
            TargetKind::Account => self.account_targets(),
            TargetKind::Anything => {
                let mut names = self.component_targets();
                names.extend(self.site_targets(SiteKind::Region));
                names.extend(self.site_targets(SiteKind::DataCenter));
                names.extend(self.account_targets());
                names
            }
        }
    }

    /// Whether the target of an incident may have a name, one of [`Self::targets`].
    pub(crate) fn is_target(&self, kind: TargetKind, name: &str) -> bool {
        let is_component = || self.components.iter().any(|it| it.id.as_str() == name);
        match kind {
            TargetKind::Component => is_component(),
            TargetKind::Anything if is_component() => true,
            _ => self.targets(kind).iter().any(|it| it == name),
        }
    }

    fn component_targets(&self) -> Vec<String> {
        self.components.iter().map(|it| it.id.to_string()).collect()
    }

    fn site_targets(&self, kind: SiteKind) -> Vec<String> {
        self.sites.iter().filter(|it| it.kind == kind).map(|it| it.id.to_string()).collect()
    }

    fn account_targets(&self) -> Vec<String> {
        let regions = self.sites.iter().filter(|it| it.kind == SiteKind::Region);
        let mut names: Vec<String> = regions.map(|it| it.account().to_string()).collect();
        names.extend(
            self.vaults.iter().filter_map(|it| it.account.as_ref()).map(ToString::to_string),
        );
        sorting::sort(&mut names);
        names.dedup();
        names
    }
}

impl Incident {
    /// What people call the incident: its name, else what happens to its target.
    pub fn label(&self, scenario: &Scenario) -> String {
        match &self.name {
            Some(name) if !name.trim().is_empty() => isolated(name).into_owned(),
            _ => {
                let target = isolated(self.target_label(scenario));
                format!("{target} {}", self.happened(scenario))
            }
        }
    }

    /// What happened, as it goes on behind the name of the target.
    fn happened(&self, scenario: &Scenario) -> Cow<'static, str> {
        let spec = self.kind.spec();
        if spec.can(Effect::ZoneDown) {
            return format!("lost zone {}", self.zone.unwrap_or(1)).into();
        }
        let component = scenario.component(&ComponentId::from(self.target.as_str()));
        let holds_data = component.is_none_or(|it| it.holds_any_data());
        match spec.happened_without_data {
            Some(without_data) if !holds_data => without_data.into(),
            _ => spec.happened.into(),
        }
    }

    /// What people call the target of the incident.
    pub fn target_label<'it>(&'it self, scenario: &'it Scenario) -> &'it str {
        let target = self.target.as_str();
        let component = || scenario.component(&ComponentId::from(target)).map(|it| it.label());
        let site = || scenario.site(&SiteId::from(target)).map(|it| it.label());
        let found = match self.kind.spec().target {
            TargetKind::Component => component(),
            TargetKind::Region | TargetKind::DataCenter => site(),
            TargetKind::Anything => component().or_else(site),
            TargetKind::Account => None,
        };
        found.unwrap_or(target)
    }
}
