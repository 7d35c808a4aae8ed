//! The report as Markdown: the verdict, objectives, recoveries, findings, changed assumptions and sources.

use std::fmt::Write as _;

use super::{imprint, price_pages};
use crate::catalog::Assumption;
use crate::engine::{Impact, IncidentOutcome, ObjectiveResult, Run, Verdict, objectives};
use crate::model::{Finding, ObjectiveKind, Scenario};
use crate::show::cost::money::rough;
use crate::show::forms::finding::by_severity;
use crate::show::forms::number::grouped;
use crate::show::text::{counted, design_name, utc, verdict};
use crate::show::workbench::key_figures::{figures, sentence};
use crate::units::Span;

/// Of longer lists so many entries are written, and how many there are.
const MOST: usize = 200;

/// The whole report of a run, with what the checks found.
pub fn markdown(run: &Run, findings: &[Finding]) -> String {
    let mut text = String::new();
    let scenario = &*run.scenario;
    // Writing to a text does not fail.
    let _ = writeln!(text, "# {}\n", escaped(design_name(&scenario.name)));
    let _ = writeln!(text, "{}\n", escaped(&imprint(run)));
    let _ = writeln!(text, "{}\n", escaped(&sentence(run)));
    key_figures(&mut text, run);
    incidents(&mut text, scenario);
    objective_table(&mut text, run);
    recoveries(&mut text, run);
    finding_list(&mut text, findings);
    assumptions(&mut text, scenario);
    sources(&mut text, run, findings);
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn key_figures(text: &mut String, run: &Run) {
    let mut rows: Vec<[String; 3]> =
        figures(run).into_iter().map(|it| [it.label, it.value, it.detail]).collect();
    let per_month = run.protection_ledger().protection_per_month();
    rows.push(["Protection per month".to_owned(), rough(per_month), String::new()]);
    table(text, ["Figure", "Value", "Detail"], &rows);
}

fn incidents(text: &mut String, scenario: &Scenario) {
    let rows: Vec<[String; 3]> = scenario
        .incidents
        .iter()
        .map(|it| [it.label(scenario), it.kind.spec().name.to_owned(), utc(it.at)])
        .collect();
    section(text, "Incidents", &rows, |text, rows| table(text, ["Incident", "Type", "When"], rows));
}

fn objective_table(text: &mut String, run: &Run) {
    let results = objectives(&run.scenario, &run.outcome);
    let row = |it: &ObjectiveResult<'_>| {
        let against = it.disruption.map_or_else(String::new, |it| format!(" ({})", it.spec().name));
        let actual = match (it.verdict, it.impact) {
            (Verdict::NotTested | Verdict::NoObjective, _) | (_, None) => "–".to_owned(),
            (_, Some(impact)) => actual(impact, it.kind),
        };
        [
            it.component.label().to_owned(),
            format!("{} {}{against}", it.kind.label(), it.target),
            actual,
            verdict(it.verdict).to_owned(),
        ]
    };
    let rows: Vec<[String; 4]> = results.iter().map(row).collect();
    section(text, "Objectives", &rows, |text, rows| {
        table(text, ["Component", "Objective", "Actual", "Verdict"], rows);
    });
}

/// What an incident did, in the terms of an objective.
fn actual(impact: &Impact, kind: ObjectiveKind) -> String {
    match kind {
        ObjectiveKind::Rpo if impact.lost_for_good => "permanently lost".to_owned(),
        ObjectiveKind::Rpo => impact.data_lost.unwrap_or_default().to_string(),
        ObjectiveKind::Rto => impact.down.to_string(),
    }
}

fn recoveries(text: &mut String, run: &Run) {
    let scenario = &run.scenario;
    let row = |(incident, impact): (&IncidentOutcome, &Impact)| {
        let taken = impact.taken.as_ref();
        let phases = taken.map(|taken| {
            let spent = taken.phases.iter().filter(|it| it.length > Span::ZERO);
            let named =
                spent.map(|it| format!("{} {}", it.phase.label_of(taken.option), it.length));
            named.collect::<Vec<_>>().join(", ")
        });
        let option = taken.map_or("none left", |it| it.option.spec().name);
        let of = scenario.incident(&incident.id);
        let component = scenario.component(&impact.component);
        [
            of.map_or_else(|| incident.id.to_string(), |it| it.label(scenario)),
            component.map_or_else(|| impact.component.to_string(), |it| it.label().to_owned()),
            option.to_owned(),
            phases.unwrap_or_default(),
            impact.down.to_string(),
        ]
    };
    let rows: Vec<[String; 5]> = run.outcome.impacts().map(row).collect();
    section(text, "Recoveries", &rows, |text, rows| {
        table(text, ["Incident", "Component", "Recovery option", "Phases", "Down"], rows);
    });
}

fn finding_list(text: &mut String, findings: &[Finding]) {
    let rows: Vec<&Finding> = by_severity(findings).map(|(_, it)| it).collect();
    if rows.is_empty() {
        text.push_str("## Findings\n\nNo findings.\n\n");
    }
    section(text, "Findings", &rows, |text, rows| {
        for it in rows {
            let [message, hint] = [&it.message, &it.hint].map(|it| escaped(it));
            let _ = writeln!(text, "- **{}:** {message} {hint}", it.severity.word());
        }
        text.push('\n');
    });
}

fn assumptions(text: &mut String, scenario: &Scenario) {
    let changed = Assumption::ALL.iter().filter_map(|it| Some((it, scenario.assumptions.get(it)?)));
    let row = |(it, own): (&Assumption, &f64)| {
        let spec = it.spec();
        let default = spec.value.map_or_else(|| "computed".to_owned(), grouped);
        [spec.label.to_owned(), format!("{} {}", grouped(*own), spec.unit), default]
    };
    let rows: Vec<[String; 3]> = changed.map(row).collect();
    section(text, "Changed assumptions", &rows, |text, rows| {
        table(text, ["Assumption", "In this design", "Default"], rows);
    });
}

fn sources(text: &mut String, run: &Run, findings: &[Finding]) {
    let mut lines: Vec<String> = price_pages(run)
        .into_iter()
        .map(|it| {
            let ways = if it.ways.is_empty() {
                String::new()
            } else {
                format!(" ({})", it.ways.join("; "))
            };
            format!("{}: {}{}", counted(it.count, "price"), escaped(&it.page), escaped(&ways))
        })
        .collect();
    for source in findings.iter().filter_map(|it| it.source) {
        let line = format!("[{}]({}), {}", escaped(source.title), source.url, source.checked_on);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    section(text, "Sources", &lines, |text, lines| {
        for line in lines {
            let _ = writeln!(text, "- {line}");
        }
        text.push('\n');
    });
}

/// A section with the first of its entries; none where it has none.
fn section<T>(text: &mut String, title: &str, entries: &[T], write: impl Fn(&mut String, &[T])) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(text, "## {title}\n");
    write(text, &entries[..entries.len().min(MOST)]);
    if entries.len() > MOST {
        let _ = writeln!(text, "{} more.\n", entries.len() - MOST);
    }
}

fn table<const N: usize>(text: &mut String, head: [&str; N], rows: &[[String; N]]) {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(&head.map(str::to_owned)));
    text.push_str(&line(&head.map(|_| "---".to_owned())));
    for row in rows {
        text.push_str(&line(&row.each_ref().map(|it| escaped(it))));
    }
    text.push('\n');
}

/// A text in which no character is a mark of Markdown: names are what people like.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => {
                escaped.push('\\');
                escaped.push(it);
            }
            // A table has one line for each row.
            it if it.is_control() => escaped.push(' '),
            it => escaped.push(it),
        }
    }
    escaped
}
