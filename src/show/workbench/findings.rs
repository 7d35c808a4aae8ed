//! Findings: what is wrong with a design or a file, where, and what its fix is called.

use crate::model::{Finding, Scenario};
use crate::show::forms::finding::by_severity;
use crate::show::{Line, TagTone, columns};

columns! {
    /// A finding.
    pub struct FindingRow {
        /// The tone of its severity.
        tone,
        /// Its severity in a word.
        severity,
        /// Whose rule it is.
        by,
        /// What is wrong.
        message,
        /// The cause and the way out.
        hint,
        /// The address of the page that says so; empty without one.
        source,
        /// Where it is in the document, for people who read JSON.
        place,
        /// What its fix is called; empty without one.
        fix,
        /// Its index among the findings.
        index,
        /// Its JSON pointer.
        pointer,
        /// The link to the view in which it is edited; empty where there is none.
        link,
        /// What that link says.
        go_to,
    }
}

/// The findings with errors first, then warnings, then notes.
pub fn errors_first(found: &[Finding]) -> Vec<Finding> {
    by_severity(found).map(|(_, it)| it.clone()).collect()
}

/// That a file was not opened.
pub fn not_opened(name: &str) -> String {
    format!("“{name}” was not opened")
}

/// The findings as rows; those about an open design lead to their places in it.
pub fn rows_of(findings: &[Finding], scenario: Option<&Scenario>) -> Vec<Line> {
    findings.iter().enumerate().map(|it| line(it, scenario)).collect()
}

fn line((index, finding): (usize, &Finding), scenario: Option<&Scenario>) -> Line {
    let place = if finding.pointer.is_empty() { "the whole file" } else { &finding.pointer };
    let view = scenario.and_then(|_| view_of(&finding.pointer));
    let name = scenario.map(|it| place_name(it, &finding.pointer)).unwrap_or_default();
    Line::from(FindingRow {
        tone: TagTone::of(finding.severity).key().to_owned(),
        severity: finding.severity.word().to_owned(),
        by: finding.by.label().to_owned(),
        message: finding.message.clone(),
        hint: finding.hint.clone(),
        source: finding.source.map(|it| it.url.to_owned()).unwrap_or_default(),
        place: place.to_owned(),
        fix: finding.fix.as_ref().map(|it| it.label.clone()).unwrap_or_default(),
        index: index.to_string(),
        pointer: finding.pointer.clone(),
        link: view.map(|view| format!("#{view}")).unwrap_or_default(),
        go_to: format!("Go to {name}"),
    })
}

/// The view in which a place of the document is edited, by its fragment.
fn view_of(pointer: &str) -> Option<&'static str> {
    match pointer.split('/').nth(1)? {
        "components" | "sites" | "journeys" | "clock" | "name" => Some("build"),
        "plans" | "vaults" | "on_demand_backups" | "restore_testing" | "notifications"
        | "recovery" | "drills" => Some("protect"),
        "incidents" => Some("workbench"),
        _ => None,
    }
}

/// What people call a place of the document: the label of the component, site, vault or plan it is in,
/// and which part of it is meant.
fn place_name(scenario: &Scenario, pointer: &str) -> String {
    let mut steps = pointer.split('/').skip(1);
    let list = steps.next().unwrap_or_default();
    let at = steps.next().and_then(|it| it.parse::<usize>().ok());
    let label = at.and_then(|at| match list {
        "components" => scenario.components.get(at).map(|it| it.label().to_owned()),
        "sites" => scenario.sites.get(at).map(|it| it.label().to_owned()),
        "journeys" => scenario.journeys.get(at).map(|it| it.label().to_owned()),
        "incidents" => scenario.incidents.get(at).map(|it| it.label(scenario)),
        "plans" => scenario.plans.get(at).map(|it| format!("plan {}", it.name)),
        "vaults" => scenario.vaults.get(at).map(|it| format!("vault {}", it.id)),
        _ => None,
    });
    let Some(label) = label else {
        // A list as a whole: "/on_demand_backups".
        let is_list = !list.is_empty() && pointer.matches('/').count() == 1;
        return if is_list { list.replace('_', " ") } else { pointer.to_owned() };
    };
    let mut parts = vec![label];
    while let Some(step) = steps.next() {
        let number = steps.clone().next().and_then(|it| it.parse::<usize>().ok());
        if number.is_some() {
            steps.next();
        }
        parts.push(match (step, number) {
            ("rules", Some(rule)) => {
                let plan = at.and_then(|at| scenario.plans.get(at));
                let rule = plan.and_then(|plan| plan.rules.get(rule));
                format!("rule {}", rule.map(|it| it.name.as_str()).unwrap_or_default())
            }
            ("copies", Some(copy)) => format!("copy action {}", copy + 1),
            (list, Some(entry)) => format!("{} {}", list.replace('_', " "), entry + 1),
            (field, None) => field.replace('_', " "),
        });
    }
    parts.join(" › ")
}
