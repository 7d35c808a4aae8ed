//! The terminal: the same engine for tests, and for people who keep their designs in Git.
//!
//! Exit codes: 0 fine, 1 the document has errors, 2 wrong use.

mod arguments;
mod assess;
mod printed;

use std::io::{BufWriter, Read, Write};
use std::process::ExitCode;
use std::sync::Arc;

use crate::assess::MOST_VARIANTS;
use crate::engine::{ObjectiveCounts, PinOutcome, Run, Verdict, objectives};
use crate::model::check::RuleOwner;
use crate::model::presets::{PRESETS, preset};
use crate::model::{Finding, Scenario, Severity, file};
use crate::units::{Span, Usd, counted, thousands};

use self::arguments::{Arguments, JSON, NO_ENTRIES};
use self::printed::{Printed, print_outcome, spelled_out};

const USAGE: &str = "\
Tabletop: a disaster-recovery simulator.

  tabletop example [NAME]         prints a shipped design; without a name lists them
  tabletop check FILE             checks a design
  tabletop simulate FILE [--json] simulates a design
           with --json --no-entries without the entries of the ledger, which can be many
  tabletop assess FILE [--json]   compares a design with its objectives, disruption by disruption
  tabletop compare FILE... [--json]
                                  compares a design with each strategy, or up to eight designs
  tabletop limits                 lists how much a design may hold, and why
  tabletop schema                 prints the JSON Schema of designs

Options may stand in any order. FILE may be `-` for standard input. To start the page, run
`cargo xtask run`.
";

const FINE: u8 = 0;
const DOCUMENT_HAS_ERRORS: u8 = 1;
const WRONG_USE: u8 = 2;

/// Runs the command line.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Standard output by itself looks for the end of a line in each piece that is written.
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    let code = run(&arguments, &mut std::io::stdin().lock(), &mut out, &mut err);
    match code.and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        // A reader that closes early, such as `head`, is no fault.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(FINE),
        Err(error) => {
            let _ = writeln!(err, "tabletop: writing failed: {error}");
            ExitCode::from(WRONG_USE)
        }
    }
}

/// Runs one command with its streams, and returns its exit code.
///
/// # Errors
/// When a stream cannot be written to.
pub fn run(
    arguments: &[&str],
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> std::io::Result<u8> {
    // Names come from whoever wrote the document; JSON escapes them by itself.
    let arguments = Arguments::new(arguments);
    let is_data = arguments.is_data();
    let out: &mut dyn Write = if is_data { out } else { &mut Printed(out) };
    let err: &mut dyn Write = &mut Printed(err);
    if arguments.complain(err)? {
        return Ok(WRONG_USE);
    }
    let as_json = arguments.has(JSON);
    let mut documents = Documents { input, is_data, is_named: arguments.command == "compare" };
    match (arguments.command, &arguments.operands[..]) {
        ("example", []) => {
            for preset in PRESETS {
                writeln!(out, "{:<20} {}", preset.key, preset.summary)?;
            }
            Ok(FINE)
        }
        ("example", [name]) => example(name, out, err),
        ("check", [path]) => documents.with(path, err, |scenario, findings, err| {
            list(&findings, "", err)?;
            let name = if scenario.name.is_empty() { "the design" } else { &scenario.name };
            writeln!(out, "{name}: no errors, {}", warnings(&findings))?;
            Ok(FINE)
        }),
        ("simulate", [path]) => documents.with(path, err, |scenario, _, _| {
            let run = Run::new(Arc::new(scenario));
            if as_json {
                print_outcome(&run, !arguments.has(NO_ENTRIES), out)?;
            } else {
                tell(&run, out)?;
            }
            Ok(FINE)
        }),
        ("assess", [path]) => documents.with(path, err, |scenario, _, _| {
            assess::print_assessment(&scenario, as_json, out)?;
            Ok(FINE)
        }),
        ("compare", paths) if (1..=MOST_VARIANTS).contains(&paths.len()) => {
            let mut scenarios = Vec::with_capacity(paths.len());
            for path in paths {
                let code = documents.with(path, err, |scenario, _, _| {
                    scenarios.push(((*path).to_owned(), scenario));
                    Ok(FINE)
                })?;
                if code != FINE {
                    writeln!(err, "tabletop: nothing was compared, because of errors in {path}")?;
                    return Ok(code);
                }
            }
            assess::print_comparison(scenarios, as_json, out)?;
            Ok(FINE)
        }
        ("limits", []) => {
            for limit in file::LIMITS {
                let most = thousands(limit.most as u64);
                writeln!(out, "{most:>11} {}\n{:>11} {}", limit.what, "", limit.why)?;
            }
            Ok(FINE)
        }
        ("schema", []) => {
            let schema = schemars::schema_for!(Scenario);
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            writeln!(out)?;
            Ok(FINE)
        }
        ("help", _) => {
            write!(out, "{USAGE}")?;
            Ok(FINE)
        }
        _ => {
            write!(err, "{USAGE}")?;
            Ok(WRONG_USE)
        }
    }
}

fn example(name: &str, out: &mut dyn Write, err: &mut dyn Write) -> std::io::Result<u8> {
    if let Some(preset) = preset(name) {
        write!(out, "{}", file::write(&preset.scenario()))?;
        return Ok(FINE);
    }
    let names: Vec<&str> = PRESETS.iter().map(|preset| preset.key).collect();
    writeln!(err, "tabletop: there is no example `{name}`; the examples are {}", names.join(", "))?;
    Ok(WRONG_USE)
}

/// Reads the designs that a command names.
struct Documents<'a> {
    input: &'a mut dyn Read,
    /// Whether the result is data, so that texts keep their line breaks.
    is_data: bool,
    /// Whether each error names its file.
    is_named: bool,
}

impl Documents<'_> {
    fn with(
        &mut self,
        path: &str,
        err: &mut dyn Write,
        then: impl FnOnce(Scenario, Vec<Finding>, &mut dyn Write) -> std::io::Result<u8>,
    ) -> std::io::Result<u8> {
        // One byte more than is allowed tells a document that is too large without reading it whole.
        let most = file::LARGEST_DOCUMENT as u64 + 1;
        let mut bytes = Vec::new();
        let read = match path {
            "-" => (&mut self.input).take(most).read_to_end(&mut bytes),
            path => {
                std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
            }
        };
        if let Err(error) = read {
            writeln!(err, "tabletop: {path} cannot be read: {error}")?;
            return Ok(WRONG_USE);
        }
        let named = if self.is_named { format!("{path}: ") } else { String::new() };
        let Ok(text) = String::from_utf8(bytes) else {
            writeln!(
                err,
                "error: {named}this is not JSON: the file is not UTF-8 text\n  Save the file as UTF-8."
            )?;
            return Ok(DOCUMENT_HAS_ERRORS);
        };
        let shown = if self.is_data { None } else { spelled_out(&text) };
        match file::read(shown.as_deref().unwrap_or(&text)) {
            Ok(loaded) => then(loaded.scenario, loaded.findings, err),
            Err(findings) => {
                list(&findings, &named, err)?;
                if findings.iter().any(|it| it.check.is_none() && !it.pointer.is_empty()) {
                    writeln!(err, "`tabletop schema` lists every field.")?;
                }
                Ok(DOCUMENT_HAS_ERRORS)
            }
        }
    }
}

/// Lists findings, each with the name of its file where there are several.
fn list(findings: &[Finding], file: &str, err: &mut dyn Write) -> std::io::Result<()> {
    for finding in findings {
        let severity = finding.severity.word();
        let path = if finding.pointer.is_empty() { "/" } else { &finding.pointer };
        writeln!(err, "{severity}: {file}{path}: {}\n  {}", finding.message, finding.hint)?;
        if let Some(source) = finding.source {
            let of = if finding.by == RuleOwner::Aws { "" } else { "Warning of Tabletop. See: " };
            let page =
                if source.url.is_empty() { String::new() } else { format!(" ({})", source.url) };
            writeln!(err, "  {of}{}{page}", source.title)?;
        }
    }
    Ok(())
}

fn warnings(findings: &[Finding]) -> String {
    match findings.iter().filter(|it| it.severity == Severity::Warning).count() {
        0 => "no warnings".to_owned(),
        count => counted(count as u64, "warning"),
    }
}

/// Prints the result of a run as a story with figures, for a reader.
fn tell(run: &Run, out: &mut dyn Write) -> std::io::Result<()> {
    let (scenario, outcome) = (&run.scenario, &run.outcome);
    writeln!(
        out,
        "{}\n",
        if scenario.name.is_empty() { "Untitled design" } else { &scenario.name }
    )?;
    for event in &outcome.events {
        writeln!(out, "{}  {}", event.at, event.text)?;
    }
    for incident in &outcome.incidents {
        let hit = incident.impacts.iter().filter(|it| it.down > Span::ZERO).count();
        if hit > 1 {
            let path: Vec<&str> = incident
                .critical_path
                .iter()
                .map(|id| scenario.component(id).map_or(id.as_str(), |it| it.label()))
                .collect();
            writeln!(out, "\ncritical path of {}: {}", incident.id, path.join(", then "))?;
        }
    }
    for (incident, impact) in outcome.impacts() {
        let label = scenario.component(&impact.component).map_or("", |it| it.label());
        writeln!(out, "\n{} after {}", label, incident.id)?;
        let lost = match impact.data_lost {
            Some(lost) => format!("{lost}{}", verdict(impact.rpo)),
            None => "everything, permanently".to_owned(),
        };
        writeln!(out, "  data lost    {lost}")?;
        writeln!(out, "  downtime     {}{}", impact.down, verdict(impact.rto))?;
        if let Some(PinOutcome { option, because: Some(because), .. }) = &impact.pin {
            writeln!(out, "  pinned       {}: does not work. {because}", option.spec().name)?;
        }
        if let Some(taken) = &impact.taken {
            let option = taken.option.spec().name;
            let pinned = if impact.pin.as_ref().is_some_and(|pin| pin.because.is_none()) {
                ", pinned"
            } else {
                ""
            };
            writeln!(out, "  used         {option}{pinned}: {}", taken.because)?;
            writeln!(out, "  cost         {}", taken.cost.total())?;
            for phase in &taken.phases {
                let mark = if phase.critical { "*" } else { " " };
                writeln!(
                    out,
                    "             {mark} {:<22} {}",
                    phase.phase.label_of(taken.option),
                    phase.length
                )?;
            }
        }
        if let Some(hindsight) = &impact.hindsight {
            writeln!(out, "  hindsight    {}", hindsight.text)?;
        }
        for other in &impact.usable {
            let (name, cost) = (other.option.spec().name, other.cost.total());
            writeln!(out, "  alternative  {name}, {cost}: {}", other.because)?;
        }
        for refused in &impact.refused {
            let vault = refused.vault.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
            writeln!(
                out,
                "  not possible {}{vault}: {}",
                refused.option.spec().name,
                refused.because
            )?;
        }
    }
    if !outcome.journeys.is_empty() {
        writeln!(out)?;
    }
    for journey in &outcome.journeys {
        writeln!(
            out,
            "{}: down {}, degraded {}, {} lost, {} of sales",
            journey.id,
            journey.down,
            journey.degraded,
            counted(journey.orders_lost.round() as u64, "order"),
            journey.sales_lost
        )?;
    }
    tell_objectives(run, out)?;
    let ledger = run.ledger();
    let cost = ledger.cost(&outcome.cost);
    let at_least = |unknown: bool| if unknown { "at least " } else { "" };
    let provisional = if cost.provisional { " (some prices are provisional)" } else { "" };
    let downtime = match cost.downtime {
        Usd::ZERO => String::new(),
        downtime => format!("{downtime} downtime, "),
    };
    writeln!(
        out,
        "\nprotection: {}{} per month{provisional}\nincidents: {}{}: {} sales, {downtime}{} data, {} recovery",
        at_least(cost.protection_at_least),
        cost.protection_per_month,
        at_least(cost.incidents_at_least),
        cost.incidents,
        cost.sales,
        cost.data,
        cost.recovery,
    )?;
    if outcome.impacts().any(|(_, impact)| impact.lost_for_good) {
        writeln!(out, "not counted: permanently lost data, which has no price")?;
    }
    Ok(())
}

/// Tells how many objectives the incidents breach, meet and do not test, and which are breached.
fn tell_objectives(run: &Run, out: &mut dyn Write) -> std::io::Result<()> {
    let results = objectives(&run.scenario, &run.outcome);
    let ObjectiveCounts { met, breached, not_tested } = ObjectiveCounts::of(&results);
    if results.is_empty() {
        return writeln!(out, "\nobjectives: no component has one");
    }
    writeln!(out, "\nobjectives: {breached} breached, {met} met, {not_tested} not tested")?;
    for it in results.iter().filter(|it| it.verdict == Verdict::Breached) {
        let incident = it.incident.map_or("", |incident| incident.id.as_str());
        let (component, kind) = (it.component.label(), it.kind.label());
        writeln!(out, "  breached: {component}: {kind} {} ({incident})", it.target)?;
    }
    if not_tested > 0 {
        writeln!(
            out,
            "  not tested: no incident affects them; `tabletop assess` tests each disruption"
        )?;
    }
    Ok(())
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => " (objective met)",
        Verdict::Breached => " (objective breached)",
        Verdict::NotTested => " (objective not tested)",
        Verdict::NoObjective => "",
    }
}
