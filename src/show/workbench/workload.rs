//! The sites of the workload.

use crate::chart::map::Role;
use crate::model::{Scenario, SiteId};
use crate::show::text::{counted, site_kind};

/// A site with its role and its vaults: "us-east-1 · primary · 2 vaults"; no text without the site.
pub fn title_of(scenario: &Scenario, id: &SiteId) -> String {
    let Some(site) = scenario.site(id) else { return String::new() };
    let role = Role::of(scenario, site).label();
    let label = site.label();
    let kind = site_kind(site);
    // "Data center Frankfurt" says its role.
    let is_said = label.to_ascii_lowercase().contains(kind) && kind == role;
    let mut title = if is_said { label.to_owned() } else { format!("{label} · {role}") };
    let vaults = scenario.vaults.iter().filter(|vault| vault.site == *id);
    match vaults.clone().count() {
        0 => {}
        1 => vaults.for_each(|vault| title.push_str(&format!(" · vault {}", vault.id))),
        count => title.push_str(&format!(" · {}", counted(count, "vault"))),
    }
    title
}
