//! What the Compliance view says of controls, answers and parameters.

use std::sync::Arc;

use tabletop::compliance::{Control, ControlStatus, Parameters, Report, compliance};
use tabletop::engine::Run;
use tabletop::model::presets;
use tabletop::show::TagTone;
use tabletop::show::compliance::answer::{AnswerRow, answer};
use tabletop::show::compliance::detail;
use tabletop::show::compliance::matrix::{AnswerCell, ComplianceRow, body, column, shares};
use tabletop::show::compliance::parameters::{PARAMETERS, parameter, set_parameter};
use tabletop::units::Span;

fn report() -> (Run, Report) {
    let run = Run::unchecked(Arc::new(presets::first()));
    let at = run.scenario.clock.end() - Span::seconds(1);
    let report = compliance(&run, at, &Parameters::default());
    (run, report)
}

#[test]
fn every_answer_says_whether_the_component_is_compliant() {
    let (run, report) = report();
    let rows = body(&report, &run.scenario);
    assert_eq!(rows.len(), report.rows.len());
    let mut seen = [false; 3];
    for (at, (line, row)) in rows.iter().zip(&report.rows).enumerate() {
        assert_eq!(line.len(), ComplianceRow::COUNT + AnswerCell::COUNT * Control::ALL.len());
        for (control, (which, status)) in row.answers.iter().enumerate() {
            let part = |of: usize| line[column(control, of)].as_str();
            let (index, tone, says) = match status {
                ControlStatus::Compliant => (0, TagTone::Good, "✓ compliant"),
                ControlStatus::NonCompliant { .. } => (1, TagTone::Bad, "✕ non-compliant"),
                ControlStatus::NotApplicable { .. } => (2, TagTone::Neutral, "– not applicable"),
            };
            seen[index] = true;
            assert_eq!(part(AnswerCell::AT.answer), says);
            assert_eq!(part(AnswerCell::AT.tone), tone.key());
            let name = &line[ComplianceRow::AT.name];
            let word = says.split_once(' ').map(|(_, word)| word).unwrap_or_default();
            let spoken = format!("{name}, {}: {word}", which.spec().name);
            assert_eq!(part(AnswerCell::AT.spoken), spoken);

            let AnswerRow { answer, fix, advice, .. } =
                answer(&report, (at, control), &run.scenario).expect("an answer");
            assert_eq!(answer, word);
            let is_bad = matches!(status, ControlStatus::NonCompliant { .. });
            assert_eq!(!fix.is_empty() || !advice.is_empty(), is_bad);
            assert!(fix.is_empty() || advice.is_empty(), "{fix}, {advice}");
        }
    }
    assert_eq!(seen, [true; 3]);
    assert_eq!(shares(&report).len(), Control::ALL.len());
    assert!(answer(&report, (usize::MAX, 0), &run.scenario).is_none());
}

#[test]
fn the_total_names_checks_and_the_moment() {
    let (_, report) = report();
    let says = detail(&report);
    let start = format!("{} of {} checks ", report.total.compliant, report.total.applicable);
    assert!(says.starts_with(&start) && says.contains("compliant, "), "{says}");
}

#[test]
fn every_parameter_is_read_and_written() {
    for field in PARAMETERS {
        assert!(field.control().is_some(), "{}: no control reads it", field.name);
        let mut parameters = Parameters::default();
        let raw = if field.is_list { "one, two" } else { "30" };
        set_parameter(&mut parameters, field.name, raw);
        assert_eq!(parameter(&parameters, field.name), raw, "{}", field.name);
        assert_ne!(parameters, Parameters::default(), "{}", field.name);
    }
    let mut parameters = Parameters::default();
    set_parameter(&mut parameters, "frequency_hours", "often");
    assert_eq!(parameters, Parameters::default());
}
