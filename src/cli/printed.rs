//! What goes out to the terminal: text that no name can use to control it, and results as JSON.

use std::io::{Result, Write};

use serde::Serialize;

use crate::catalog::Disruption;
use crate::engine::ledger::LedgerCost;
use crate::engine::{
    DrillOutcome, Event, IncidentOutcome, JourneyOutcome, ObjectiveCounts, ObjectiveResult, Run,
    StrategyReading, Verdict, objectives,
};
use crate::model::{ComponentId, Finding, IncidentId, ObjectiveKind};
use crate::units::Span;

/// A writer of text for people. Control characters and those that turn the direction of text are shown as
/// escapes such as `\u{1b}`, since a name may hold them and a terminal obeys them.
pub(super) struct Printed<'a>(pub(super) &'a mut dyn Write);

impl Write for Printed<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        // Formatting hands over whole pieces of text, so a character is never divided.
        match std::str::from_utf8(bytes) {
            Ok(text) if text.contains(is_obeyed) => {
                let escape = |it: char| {
                    if is_obeyed(it) { it.escape_unicode().to_string() } else { it.to_string() }
                };
                let text: String = text.chars().map(escape).collect();
                self.0.write_all(text.as_bytes())?;
            }
            _ => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.0.flush()
    }
}

/// Whether a terminal acts on a character instead of showing it.
fn is_obeyed(character: char) -> bool {
    let is_line = matches!(character, '\n' | '\t');
    let turns = matches!(character, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || character.is_control() && !is_line
}

/// A document with the line breaks and tabs of its texts spelled out, so that a name cannot pose as a line of
/// what is printed; nothing where it has none.
pub(super) fn spelled_out(document: &str) -> Option<String> {
    const BREAKS: [(&str, char); 6] =
        [("n", 'n'), ("t", 't'), ("u000a", 'n'), ("u000A", 'n'), ("u0009", 't'), ("u000d", 'r')];
    // In JSON a text holds a line break as `\n` or by its number, and a backslash is nowhere but in a text.
    let (first, rest) = document.split_once('\\')?;
    let (mut shown, mut rest) = (first.to_owned(), rest);
    let mut is_changed = false;
    loop {
        let own = BREAKS.iter().find(|(escape, _)| rest.starts_with(escape));
        if let Some((escape, letter)) = own {
            shown.push_str("\\\\");
            shown.push(*letter);
            rest = &rest[escape.len()..];
            is_changed = true;
        } else {
            shown.push('\\');
            // What is escaped may be a backslash itself.
            let length = rest.chars().next().map_or(0, char::len_utf8);
            shown.push_str(&rest[..length]);
            rest = &rest[length..];
        }
        let Some((before, after)) = rest.split_once('\\') else { break };
        shown.push_str(before);
        rest = after;
    }
    shown.push_str(rest);
    is_changed.then_some(shown)
}

/// An outcome with the cost that the ledger knows, field by field: nothing of it is held twice.
#[derive(Serialize)]
struct PrintedOutcome<'a> {
    format: u32,
    incidents: &'a [IncidentOutcome],
    journeys: &'a [JourneyOutcome],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    drills: &'a [DrillOutcome],
    objectives: Vec<PrintedObjective<'a>>,
    objectives_met: u32,
    objectives_breached: u32,
    objectives_not_tested: u32,
    cost: LedgerCost<'a>,
    strategies: &'a [StrategyReading],
    findings: &'a [Finding],
    events: &'a [Event],
}

/// An objective with what the run shows of it.
#[derive(Serialize)]
struct PrintedObjective<'a> {
    component: &'a ComponentId,
    objective: &'static str,
    /// The only disruption in which it holds, where it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    disruption: Option<Disruption>,
    target_seconds: Span,
    verdict: Verdict,
    /// The incident that breaches or tests it.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<&'a IncidentId>,
}

impl<'a> From<&ObjectiveResult<'a>> for PrintedObjective<'a> {
    fn from(result: &ObjectiveResult<'a>) -> Self {
        Self {
            component: &result.component.id,
            objective: match result.kind {
                ObjectiveKind::Rpo => "rpo",
                ObjectiveKind::Rto => "rto",
            },
            disruption: result.disruption,
            target_seconds: result.target,
            verdict: result.verdict,
            incident: result.incident.map(|it| &it.id),
        }
    }
}

/// Writes the outcome of a run as JSON, the entries of its ledger only if they are asked for.
pub(super) fn print_outcome(run: &Run, with_entries: bool, out: &mut dyn Write) -> Result<()> {
    let ledger = run.ledger();
    let cost = ledger.cost(&run.outcome.cost);
    let outcome = &run.outcome;
    let results = objectives(&run.scenario, outcome);
    let counts = ObjectiveCounts::of(&results);
    let told = PrintedOutcome {
        format: outcome.format,
        incidents: &outcome.incidents,
        journeys: &outcome.journeys,
        drills: &outcome.drills,
        objectives: results.iter().map(PrintedObjective::from).collect(),
        objectives_met: counts.met,
        objectives_breached: counts.breached,
        objectives_not_tested: counts.not_tested,
        cost: if with_entries { cost } else { cost.without_entries() },
        strategies: &outcome.strategies,
        findings: &outcome.findings,
        events: &outcome.events,
    };
    serde_json::to_writer_pretty(&mut *out, &told)?;
    writeln!(out)
}
