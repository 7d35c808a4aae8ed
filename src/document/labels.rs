//! What people call an incident that may be without a name of its own.

use crate::catalog::TargetKind;
use crate::model::{ComponentId, Incident, Scenario, SiteId};

impl Incident {
    /// What people call the incident: its name, else what happens to its target.
    pub fn label(&self, scenario: &Scenario) -> String {
        match &self.name {
            Some(name) if !name.trim().is_empty() => name.clone(),
            _ => format!("{} {}", self.target_label(scenario), self.kind.spec().happened),
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
