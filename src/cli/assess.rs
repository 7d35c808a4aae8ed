//! `assess` and `compare`: is it good enough, and which design is.

use std::io::Write;
use std::sync::Arc;

use crate::assess::{
    Assessment, Cell, ComparedFigures, DesignComparison, DesignVariant, Estimate, JudgedDisruption,
    Score, Smallest, assess, compare, smallest, strategies,
};
use crate::engine::Verdict;
use crate::model::check::finder::Finder;
use crate::model::{ComponentId, Scenario};
use crate::show::compare::table::objectives;
use crate::units::{counted, thousands};

/// The smallest fix is searched for in designs of at most so many components: each candidate is assessed anew,
/// and in a larger design one search would take longer than all the rest.
const MOST_SEARCHED: usize = 1_000;

/// How many backup rules and backups on demand may cover the component at most: there are candidates for
/// each rule and for each pair of them, and each is checked and priced with the whole design.
fn most_rules_searched(components: usize) -> usize {
    (2_000 / components.max(1)).clamp(1, 8)
}

/// Assesses a design and tells it to a reader, or prints it as data.
pub(super) fn print_assessment(
    scenario: &Scenario,
    as_json: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let assessment = assess(scenario);
    if as_json {
        serde_json::to_writer_pretty(&mut *out, &assessment)?;
        return writeln!(out);
    }
    let name = if scenario.name.is_empty() { "Untitled design" } else { &scenario.name };
    match &assessment.score {
        Some(score) => writeln!(out, "{name}: {} of 100", score.points)?,
        None => writeln!(out, "{name}: no score, because no component has an objective")?,
    }
    for (row, component) in assessment.rows.iter().zip(&scenario.components) {
        writeln!(out, "\n{}", component.label())?;
        for cell in &row.cells {
            tell_cell(cell, out)?;
        }
    }
    if let Some(score) = &assessment.score {
        tell_score(scenario, &assessment, score, out)?;
    }
    Ok(())
}

fn tell_cell(cell: &Cell, out: &mut dyn Write) -> std::io::Result<()> {
    let name = cell.disruption().spec().name;
    match cell {
        Cell::NotApplicable { why, .. } => writeln!(out, "  {name:<18} does not apply: {why}"),
        Cell::Judged(judged) => {
            let lost = value(&judged.rpo, "permanent loss");
            let down = value(&judged.rto, "not recoverable");
            writeln!(out, "  {name:<18} data lost {lost}; downtime {down}")?;
            tell_reasons(judged, out)
        }
    }
}

/// The worst moment, the average and the objective.
fn value(estimate: &Estimate, never: &str) -> String {
    let mut text = estimate.worst_text().unwrap_or_else(|| never.to_owned());
    let average = match estimate.average {
        Some(average) => format!("average {average}"),
        None if estimate.lost_for_good < 1.0 => {
            format!("at {:.1} % of all moments", estimate.lost_for_good * 100.0)
        }
        None => String::new(),
    };
    let objective = estimate.target.map_or_else(String::new, |target| {
        let verdict = match estimate.verdict {
            Verdict::Met => "met",
            Verdict::Breached => "breached",
            Verdict::NotTested | Verdict::NoObjective => "not tested",
        };
        format!("objective {target} {verdict}")
    });
    let notes: Vec<String> = [average, objective].into_iter().filter(|it| !it.is_empty()).collect();
    if !notes.is_empty() {
        text.push_str(&format!(" ({})", notes.join(", ")));
    }
    text
}

fn tell_reasons(judged: &JudgedDisruption, out: &mut dyn Write) -> std::io::Result<()> {
    let reasons = [judged.rpo.reason(), judged.rto.reason()];
    writeln!(out, "  {:<18} {}", "", reasons[0])?;
    if reasons[1] != reasons[0] {
        writeln!(out, "  {:<18} {}", "", reasons[1])?;
    }
    if judged.basis != crate::assess::SampleBasis::Period {
        writeln!(out, "  {:<18} {}", "", judged.basis.sentence())?;
    }
    if let Some((why, source)) = judged.zero_explained() {
        writeln!(out, "  {:<18} {why} ({})", "", source.title)?;
    }
    Ok(())
}

fn tell_score(
    scenario: &Scenario,
    assessment: &Assessment,
    score: &Score,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    writeln!(out, "\nScore {} of 100", score.points)?;
    for part in &score.parts {
        let spec = part.disruption.spec();
        writeln!(
            out,
            "  {:<18} {:>5.1} of {:>5.1}: {} of {} met ({})",
            spec.name,
            part.points,
            part.weight,
            part.met,
            counted(part.objectives.into(), "objective"),
            spec.weight_source.title
        )?;
    }
    let Some(lever) = score.levers.first() else {
        return writeln!(out, "Every objective is met, in every disruption that applies.");
    };
    let label = |id| scenario.component(id).map_or("", |it| it.label());
    writeln!(
        out,
        "\nBiggest improvement: {} of {}, worth {:.1} points.",
        lever.disruption.spec().name,
        label(&lever.component),
        lever.points
    )?;
    let breached = assessment.cell(&lever.component, lever.disruption).is_some();
    if !breached {
        return Ok(());
    }
    let components = scenario.components.len();
    if components > MOST_SEARCHED {
        return writeln!(
            out,
            "Smallest fix: not searched for, because the design has {} components and the search takes at most {}. The Assess view searches for one cell at a time.",
            thousands(components as u64),
            thousands(MOST_SEARCHED as u64)
        );
    }
    let (rules, most) = (rules_of(scenario, &lever.component), most_rules_searched(components));
    if rules > most {
        return writeln!(
            out,
            "Smallest fix: not searched for, because the component has {rules} backup rules and backups on demand and the search in a design of this size takes at most {most}. The Assess view searches for one cell at a time.",
        );
    }
    match smallest(scenario, &lever.component, lever.disruption) {
        Smallest::NothingToDo => Ok(()),
        Smallest::Found(remedy) => {
            let sign = if remedy.per_month.usd < crate::units::Usd::ZERO { "" } else { "+ " };
            writeln!(
                out,
                "Smallest fix: {} ({sign}{} per month)",
                remedy.fix.label, remedy.per_month
            )
        }
        Smallest::NotFound { why, .. } => writeln!(out, "{why}"),
    }
}

/// How many backup rules and backups on demand a component has.
fn rules_of(scenario: &Scenario, component: &ComponentId) -> usize {
    let Some(at) = scenario.components.iter().position(|it| it.id == *component) else { return 0 };
    let covered = Finder::new(scenario).by_plan();
    let covering = scenario.plans.iter().zip(&covered).filter(|(_, it)| it.contains(&at));
    let by_hand = scenario.on_demand_backups.iter().filter(|it| it.component == *component);
    covering.map(|(plan, _)| plan.rules.len()).sum::<usize>() + by_hand.count()
}

/// Compares designs with the first of them; a single one with each strategy made of it.
pub(super) fn print_comparison(
    scenarios: Vec<(String, Scenario)>,
    as_json: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let designs: Vec<DesignVariant> = scenarios
        .into_iter()
        .map(|(path, scenario)| {
            let name = if scenario.name.is_empty() { path } else { scenario.name.clone() };
            DesignVariant::new(name, Arc::new(scenario))
        })
        .collect();
    let Some(open) = designs.first().map(|it| Arc::clone(&it.scenario)) else { return Ok(()) };
    let variants = if let [only] = &designs[..] {
        let made = strategies(&open);
        [only.clone()].into_iter().chain(made).collect()
    } else {
        designs
    };
    let comparison = compare(&open, &variants);
    if as_json {
        serde_json::to_writer_pretty(&mut *out, &comparison)?;
        return writeln!(out);
    }
    tell_comparison(&comparison, out)
}

fn tell_comparison(comparison: &DesignComparison, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}\n", comparison.sentence)?;
    let heads = [
        "design",
        "data lost",
        "downtime",
        "incidents",
        "protection/month",
        "objectives",
        "best in",
    ];
    let mut rows = vec![heads.map(str::to_owned)];
    for variant in &comparison.variants {
        let ComparedFigures { data_lost, down, incidents, protection, .. } = &variant.figures;
        let unbeaten = [(variant.on_data_frontier, "data"), (variant.on_downtime_frontier, "time")];
        let unbeaten: Vec<&str> = unbeaten.iter().filter(|it| it.0).map(|it| it.1).collect();
        rows.push([
            variant.name.clone(),
            data_lost.map_or_else(|| "permanent loss".to_owned(), |it| it.to_string()),
            down.to_string(),
            incidents.to_string(),
            protection.to_string(),
            objectives(&variant.figures),
            unbeaten.join(", "),
        ]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..heads.len()).map(|at| width(at).unwrap_or_default()).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("{cell:<width$}"),
            6 => format!(" {cell}"),
            _ => format!("{cell:>width$}"),
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    if comparison.variants.iter().any(|it| !it.figures.keeps_data()) {
        writeln!(out, "\nNot counted: permanently lost data. It has no price.")?;
    }
    for variant in &comparison.variants {
        let lines: Vec<&String> = variant.differs.iter().chain(&variant.notes).collect();
        if lines.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", variant.name)?;
        for (journey, down) in &variant.figures.journeys {
            writeln!(out, "  {journey}: down {down}")?;
        }
        for line in lines {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}
