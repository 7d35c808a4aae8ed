//! What the fields of protection can be set to: names from the design, and ready-made schedules.

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::catalog::IncidentKind;
use crate::model::{Edit, Scenario, Site, SiteKind};
use crate::show::forms::sites;
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Line, choice, lines};
use crate::units::TIME_ZONES;

/// The keys that encrypt data at rest.
pub(in crate::ui) const KEYS: &[(&str, &str)] = &[
    ("customer_managed", "Customer managed key"),
    ("aws_managed", "AWS managed key"),
    ("none", "No encryption"),
];

/// What is said below a key that is not stated.
pub(in crate::ui) const KEY_NOT_STATED: &str = "Not stated counts as a customer managed key.";

/// The names of a list, each with what people call it.
fn named(sheet: Sheet, list: &'static str) -> Memo<Vec<Line>> {
    lines(move || {
        (0..sheet.count(list))
            .map(|at| {
                let id = sheet.text(&format!("{list}/{at}/id"));
                let name = sheet.text(&format!("{list}/{at}/name"));
                choice(id.clone(), if name.is_empty() { id } else { name })
            })
            .collect()
    })
}

/// The vaults.
pub(in crate::ui) fn vaults(sheet: Sheet) -> Memo<Vec<Line>> {
    named(sheet, "/vaults")
}

/// The logically air-gapped vaults.
pub(in crate::ui) fn air_gapped_vaults(sheet: Sheet) -> Memo<Vec<Line>> {
    lines(move || {
        sheet.editor.scenario.with(|scenario| {
            let vaults = scenario.vaults.iter().filter(|it| it.air_gapped);
            vaults.map(|it| choice(it.id.as_str(), it.id.as_str())).collect()
        })
    })
}

/// The components.
pub(in crate::ui) fn components(sheet: Sheet) -> Memo<Vec<Line>> {
    named(sheet, "/components")
}

/// The sites at which a component can run.
pub(in crate::ui) fn component_sites(sheet: Sheet, component: &str) -> Memo<Vec<Line>> {
    fitting(sheet, format!("{component}/id"), format!("{component}/site"), sites::component_sites)
}

/// The sites to which the component of a strategy can recover.
pub(in crate::ui) fn recovery_sites(sheet: Sheet, strategy: &str) -> Memo<Vec<Line>> {
    let (component, site) = (format!("{strategy}/component"), format!("{strategy}/site"));
    fitting(sheet, component, site, sites::recovery_sites)
}

/// The sites that fit the component whose id is at a pointer, where the one at another is chosen.
fn fitting(
    sheet: Sheet,
    component: String,
    chosen: String,
    fit: for<'a> fn(&'a Scenario, &str, &str) -> Vec<&'a Site>,
) -> Memo<Vec<Line>> {
    lines(move || {
        let (component, chosen) = (sheet.text(&component), sheet.text(&chosen));
        sheet.editor.scenario.with(|scenario| {
            let sites = fit(scenario, &component, &chosen).into_iter();
            sites.map(|it| choice(it.id.as_str(), it.label())).collect()
        })
    })
}

/// The first site in AWS, where a new vault is; empty where there is none.
pub(in crate::ui) fn first_site_in_aws(sheet: Sheet) -> String {
    sheet.editor.scenario.with_untracked(|scenario| {
        let site = scenario.sites.iter().find(|it| it.kind == SiteKind::Region);
        site.map(|it| it.id.to_string()).unwrap_or_default()
    })
}

/// The sites at which a vault can be: those in AWS, and where it is.
pub(in crate::ui) fn sites_in_aws(sheet: Sheet, vault: &str) -> Memo<Vec<Line>> {
    let pointer = format!("{vault}/site");
    lines(move || {
        let now = sheet.text(&pointer);
        sheet.editor.scenario.with(|scenario| {
            let sites = scenario.sites.iter();
            let fit = sites.filter(|it| it.kind == SiteKind::Region || it.id.as_str() == now);
            fit.map(|it| choice(it.id.as_str(), it.label())).collect()
        })
    })
}

/// The time zones in which schedules are read.
pub(in crate::ui) fn zones() -> Memo<Vec<Line>> {
    lines(|| TIME_ZONES.iter().map(|it| choice(*it, *it)).collect())
}

/// The kinds of incident.
pub(in crate::ui) fn incidents() -> Memo<Vec<Line>> {
    lines(|| IncidentKind::ALL.iter().map(|it| choice(it.key(), it.spec().name)).collect())
}

/// Some values that never change.
pub(in crate::ui) fn fixed(choices: &'static [(&'static str, &'static str)]) -> Memo<Vec<Line>> {
    lines(move || choices.iter().map(|(key, name)| choice(*key, *name)).collect())
}

/// The first vault's name; none where the design has no vault.
pub(in crate::ui) fn first_vault(sheet: Sheet) -> String {
    sheet.text("/vaults/0/id")
}

/// A new rule, with the edits that make a vault for it where the design has none.
pub(in crate::ui) fn new_rule(sheet: Sheet) -> (Vec<Edit>, Option<Value>) {
    let vault = first_vault(sheet);
    let (edits, vault) = if vault.is_empty() {
        let site = first_site_in_aws(sheet);
        if site.is_empty() {
            return (Vec::new(), None);
        }
        let made = json!({ "id": "backups", "site": site });
        (vec![sheet.appended("/vaults", made)], "backups".to_owned())
    } else {
        (Vec::new(), vault)
    };
    (edits, Some(rule("daily", &vault)))
}

/// A rule that runs every day and keeps its recovery points for five weeks.
pub(in crate::ui) fn rule(name: &str, vault: &str) -> Value {
    json!({
        "name": name,
        "vault": vault,
        "schedule": "cron(0 5 * * ? *)",
        "delete_after_days": 35,
    })
}
