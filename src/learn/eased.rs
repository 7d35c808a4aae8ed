//! What makes the problem of a lesson easier instead of solving it: the goal counts for the incidents, the
//! clock, the figures and the workload as they were prepared. Protection is free to change.

use crate::model::{Component, Incident, Journey, Scenario, Site};

/// What was made easier, as a sentence; nothing where the problem is the one that was prepared.
pub(super) fn eased(now: &Scenario, start: &Scenario) -> Option<String> {
    incidents(now, start)
        .or_else(|| figures(now, start))
        .or_else(|| sites(now, start))
        .or_else(|| components(now, start))
        .or_else(|| journeys(now, start))
}

fn incidents(now: &Scenario, start: &Scenario) -> Option<String> {
    let harmless = |it: &Incident| Incident { name: None, pins: Vec::new(), ..it.clone() };
    let changed = start.incidents.iter().find(|prepared| {
        let same = |it: &Incident| harmless(it) == harmless(prepared);
        !now.incident(&prepared.id).is_some_and(same)
    })?;
    let name = changed.label(start);
    Some(format!("“{name}” was changed: the goal counts for it as it was prepared."))
}

fn figures(now: &Scenario, start: &Scenario) -> Option<String> {
    let what = if now.clock != start.clock {
        "The clock was changed: the goal counts for the time prepared."
    } else if now.assumptions != start.assumptions || now.prices != start.prices {
        "An assumption or a price was changed: the goal counts with those prepared."
    } else {
        return None;
    };
    Some(what.to_owned())
}

/// A site that is renamed to another Region or account is no longer the one that the incident hits.
fn sites(now: &Scenario, start: &Scenario) -> Option<String> {
    // The link of a data center may be widened: that is protection.
    let place = |it: &Site| Site { name: None, link_mbps: None, ..it.clone() };
    let changed = start
        .sites
        .iter()
        .find(|prepared| !now.site(&prepared.id).is_some_and(|it| place(it) == place(prepared)))?;
    let name = changed.label();
    Some(format!("The site “{name}” was changed: the goal counts for the sites as prepared."))
}

fn components(now: &Scenario, start: &Scenario) -> Option<String> {
    let changed = start.components.iter().find(|prepared| {
        let same = |it: &Component| {
            workload(it) == workload(prepared)
                && it.instances.unwrap_or(1) >= prepared.instances.unwrap_or(1)
                && it.zones.unwrap_or(1) >= prepared.zones.unwrap_or(1)
        };
        !now.component(&prepared.id).is_some_and(same)
    })?;
    let name = changed.label();
    Some(format!(
        "“{name}” was made another, or moved out of the way: the goal counts for its type, size, site and needs as prepared."
    ))
}

/// A component without what protects it: what is left is the workload, which the goal counts for. A field
/// that is not named here belongs to the workload.
fn workload(component: &Component) -> Component {
    Component {
        name: String::new(),
        tags: Default::default(),
        rpo_minutes: None,
        rto_minutes: None,
        objectives: Vec::new(),
        // More of them is protection; fewer is asked apart.
        instances: None,
        zones: None,
        auto_scaling: None,
        multi_az: None,
        multi_az_cluster: None,
        automated_backup_days: None,
        advanced_backup: None,
        native_pitr: None,
        versioning: None,
        event_bridge: None,
        encryption: None,
        ..component.clone()
    }
}

fn journeys(now: &Scenario, start: &Scenario) -> Option<String> {
    let unnamed = |it: &Journey| Journey { name: String::new(), ..it.clone() };
    let changed = start.journeys.iter().find(|prepared| {
        let same = |it: &Journey| it.id == prepared.id && unnamed(it) == unnamed(prepared);
        !now.journeys.iter().any(same)
    })?;
    let name = changed.label();
    Some(format!("The journey “{name}” was changed: the goal counts for it as prepared."))
}
