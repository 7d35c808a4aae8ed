//! Names of any length are kept; those too long to show anywhere are warned about.

use std::fmt::Arguments;

use super::coverage::Coverage;
use crate::model::{Edit, Finding, Findings, LONGEST_NAME};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    name(format_args!("/name"), &scenario.name, findings);
    for (at, site) in scenario.sites.iter().enumerate() {
        id(format_args!("/sites/{at}/id"), site.id.as_str(), findings);
        name(format_args!("/sites/{at}/name"), site.name.as_deref().unwrap_or_default(), findings);
    }
    for (at, component) in scenario.components.iter().enumerate() {
        id(format_args!("/components/{at}/id"), component.id.as_str(), findings);
        name(format_args!("/components/{at}/name"), &component.name, findings);
    }
    for (at, journey) in scenario.journeys.iter().enumerate() {
        id(format_args!("/journeys/{at}/id"), journey.id.as_str(), findings);
        name(format_args!("/journeys/{at}/name"), &journey.name, findings);
    }
    // Of plans, rules, vaults and restore testing plans AWS's own names are shorter (`names_of_aws`).
    for (at, notification) in scenario.notifications.iter().enumerate() {
        name(format_args!("/notifications/{at}/name"), &notification.name, findings);
    }
    for (at, incident) in scenario.incidents.iter().enumerate() {
        id(format_args!("/incidents/{at}/id"), incident.id.as_str(), findings);
        let own = incident.name.as_deref().unwrap_or_default();
        name(format_args!("/incidents/{at}/name"), own, findings);
    }
}

/// Bytes are at least as many as characters, and free to count.
fn is_long(text: &str) -> bool {
    text.len() > LONGEST_NAME && text.chars().count() > LONGEST_NAME
}

fn finding(pointer: String, text: &str, hint: &str) -> Finding {
    let count = text.chars().count();
    let message = format!("the name has {count} characters; up to {LONGEST_NAME} can be shown");
    Finding::warning(pointer, message, hint)
}

/// The pointer is written out only where there is something to say.
fn name(pointer: Arguments<'_>, text: &str, findings: &mut Findings) {
    if is_long(text) {
        let pointer = pointer.to_string();
        let short: String = text.chars().take(LONGEST_NAME - 1).chain(['…']).collect();
        findings.push(
            finding(pointer.clone(), text, "Shorten it.")
                .fix("Shorten it", [Edit::set(pointer, short)]),
        );
    }
}

/// Other entries refer to an id, so that it is left to the person who knows them.
fn id(pointer: Arguments<'_>, text: &str, findings: &mut Findings) {
    if is_long(text) {
        const HINT: &str = "Use a short id here and where it is referred to, and put what people call it into `name`.";
        findings.push(finding(pointer.to_string(), text, HINT));
    }
}
