//! Every place of a document that names a site, a component or a vault, listed once: to check that
//! the name leads somewhere, to follow a new name, and to take out what leads to nothing.
//!
//! The target of an incident is not among them: it may be an account, which is no entry of a list
//! (`targets.rs`).

use std::fmt::Arguments;

use super::protection::CopyAction;
use super::{ComponentId, Scenario, VaultId};

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A site.
    Site,
    /// A component.
    Component,
    /// A vault.
    Vault,
}

impl Named {
    /// The word for it in a sentence.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Component => "component",
            Self::Vault => "vault",
        }
    }
}

/// Gets what a reference names, the name, and its place as a JSON pointer, which is written out only
/// where somebody asks for it.
type Visit<'a> = &'a mut dyn FnMut(Named, &str, Arguments<'_>);

impl Scenario {
    /// Visits every reference, in the order of the document's sections.
    pub fn references(&self, visit: Visit<'_>) {
        self.references_of_workload(visit);
        self.references_of_protection(visit);
        self.references_of_recovery(visit);
    }

    /// The places of all references to one thing, as JSON pointers.
    pub fn references_to(&self, named: Named, id: &str) -> Vec<String> {
        let mut places = Vec::new();
        self.references(&mut |it, name, place| {
            if it == named && name == id {
                places.push(place.to_string());
            }
        });
        places
    }

    fn references_of_workload(&self, visit: Visit<'_>) {
        for (at, component) in self.components.iter().enumerate() {
            visit(Named::Site, component.site.as_str(), format_args!("/components/{at}/site"));
            let place = format_args!("/components/{at}/needs");
            components(&component.needs, place, visit);
            let place = format_args!("/components/{at}/degraded_without");
            components(&component.degraded_without, place, visit);
        }
        for (at, journey) in self.journeys.iter().enumerate() {
            for (list, ids) in [
                ("needs", &journey.needs),
                ("degraded_without", &journey.degraded_without),
                ("recorded_in", &journey.recorded_in),
            ] {
                components(ids, format_args!("/journeys/{at}/{list}"), visit);
            }
        }
    }

    fn references_of_protection(&self, visit: Visit<'_>) {
        for (at, vault) in self.vaults.iter().enumerate() {
            visit(Named::Site, vault.site.as_str(), format_args!("/vaults/{at}/site"));
        }
        for (at, plan) in self.plans.iter().enumerate() {
            for (index, rule) in plan.rules.iter().enumerate() {
                let place = format_args!("/plans/{at}/rules/{index}");
                stored(&rule.vault, rule.air_gapped_vault.as_ref(), &rule.copies, place, visit);
            }
            let chosen = &plan.selection;
            for (list, ids) in [("components", &chosen.components), ("except", &chosen.except)] {
                components(ids, format_args!("/plans/{at}/selection/{list}"), visit);
            }
        }
        for (at, backup) in self.on_demand_backups.iter().enumerate() {
            let place = format_args!("/on_demand_backups/{at}");
            visit(Named::Component, backup.component.as_str(), format_args!("{place}/component"));
            stored(&backup.vault, backup.air_gapped_vault.as_ref(), &backup.copies, place, visit);
        }
        for (at, plan) in self.restore_testing.iter().enumerate() {
            let place = format_args!("/restore_testing/{at}/components");
            components(&plan.components, place, visit);
        }
        for (at, notification) in self.notifications.iter().enumerate() {
            let place = format_args!("/notifications/{at}/components");
            components(&notification.components, place, visit);
        }
    }

    fn references_of_recovery(&self, visit: Visit<'_>) {
        for (at, drill) in self.drills.iter().enumerate() {
            let place = format_args!("/drills/{at}/component");
            visit(Named::Component, drill.component.as_str(), place);
        }
        for (at, entry) in self.recovery.iter().enumerate() {
            let place = format_args!("/recovery/{at}");
            visit(Named::Component, entry.component.as_str(), format_args!("{place}/component"));
            visit(Named::Site, entry.site.as_str(), format_args!("{place}/site"));
        }
        for (at, incident) in self.incidents.iter().enumerate() {
            for (index, pin) in incident.pins.iter().enumerate() {
                let place = format_args!("/incidents/{at}/pins/{index}");
                visit(Named::Component, pin.component.as_str(), format_args!("{place}/component"));
                if let Some(vault) = &pin.vault {
                    visit(Named::Vault, vault.as_str(), format_args!("{place}/vault"));
                }
            }
        }
    }

    /// Takes out every reference that does not stay, and with it the entry that cannot be without it: a
    /// rule without its vault, a strategy without its component. An entry of a list of names goes alone.
    ///
    /// A component or vault whose site goes is an entry too, so what refers to it has to be asked about
    /// in a second call.
    pub fn retain_references(&mut self, stays: &dyn Fn(Named, &str) -> bool) {
        let site = |id: &super::SiteId| stays(Named::Site, id.as_str());
        let component = |id: &ComponentId| stays(Named::Component, id.as_str());
        let vault = |id: &VaultId| stays(Named::Vault, id.as_str());
        self.components.retain(|it| site(&it.site));
        self.vaults.retain(|it| site(&it.site));
        for entry in &mut self.components {
            entry.needs.retain(component);
            entry.degraded_without.retain(component);
        }
        for journey in &mut self.journeys {
            journey.needs.retain(component);
            journey.degraded_without.retain(component);
            journey.recorded_in.retain(component);
        }
        for list in self.covering_lists() {
            list.retain(component);
        }
        for plan in &mut self.plans {
            plan.rules.retain(|rule| vault(&rule.vault));
            for rule in &mut plan.rules {
                rule.copies.retain(|copy| vault(&copy.vault));
                rule.air_gapped_vault = rule.air_gapped_vault.take().filter(vault);
            }
        }
        self.on_demand_backups.retain(|it| component(&it.component) && vault(&it.vault));
        for backup in &mut self.on_demand_backups {
            backup.copies.retain(|copy| vault(&copy.vault));
            backup.air_gapped_vault = backup.air_gapped_vault.take().filter(vault);
        }
        self.drills.retain(|it| component(&it.component));
        self.recovery.retain(|it| component(&it.component) && site(&it.site));
        for incident in &mut self.incidents {
            let has_vault = |pin: &super::Pin| pin.vault.as_ref().is_none_or(vault);
            incident.pins.retain(|pin| component(&pin.component) && has_vault(pin));
        }
    }

    /// Every list by which plans, restore tests and notifications cover components or leave them out.
    pub fn covering_lists(&mut self) -> impl Iterator<Item = &mut Vec<ComponentId>> {
        let selections = self.plans.iter_mut().map(|it| &mut it.selection);
        let selected = selections.flat_map(|it| [&mut it.components, &mut it.except]);
        let tested = self.restore_testing.iter_mut().map(|it| &mut it.components);
        let watched = self.notifications.iter_mut().map(|it| &mut it.components);
        selected.chain(tested).chain(watched)
    }
}

fn components(ids: &[ComponentId], place: Arguments<'_>, visit: Visit<'_>) {
    for (index, id) in ids.iter().enumerate() {
        visit(Named::Component, id.as_str(), format_args!("{place}/{index}"));
    }
}

/// Where a rule or a backup by hand stores its points.
fn stored(
    vault: &VaultId,
    air_gapped: Option<&VaultId>,
    copies: &[CopyAction],
    place: Arguments<'_>,
    visit: Visit<'_>,
) {
    visit(Named::Vault, vault.as_str(), format_args!("{place}/vault"));
    if let Some(vault) = air_gapped {
        visit(Named::Vault, vault.as_str(), format_args!("{place}/air_gapped_vault"));
    }
    for (index, copy) in copies.iter().enumerate() {
        visit(Named::Vault, copy.vault.as_str(), format_args!("{place}/copies/{index}/vault"));
    }
}
