//! "Which strategy is this?": what a design amounts to when its Region is lost.

use super::super::beliefs::Belief;
use super::super::design;
use super::super::design::{
    MAIN, PRIMARY, PRODUCTION, RECOVERY, REPLICATED, add_part, add_plan, add_recovery, add_servers,
    add_vault, company, copy_to,
};
use super::super::draft::{Draft, DraftAnswer};
use crate::assess::compared_strategies;
use crate::catalog::{ComponentKind, Strategy};
use crate::engine::Run;
use crate::learn::dice::Dice;
use crate::model::{ComponentId, LockMode, Scenario, check};
use std::sync::Arc;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let mut scenario = company(dice);
    add_vault(&mut scenario, MAIN, PRIMARY, PRODUCTION, LockMode::None);
    add_vault(&mut scenario, "far", RECOVERY, PRODUCTION, LockMode::None);
    let database = add_part(dice, &mut scenario, &REPLICATED);
    let keep = dice.between(14, 35, 7);
    let rhythm = design::rhythm(dice);
    add_plan(&mut scenario, &database, rhythm, MAIN, keep)?.copies.push(copy_to("far", keep));
    let servers = add_servers(dice, &mut scenario, &database);
    let all: Vec<Strategy> = compared_strategies().collect();
    let label = *dice.pick(&all);
    // The data is replicated, or the servers are labelled stronger than what they need.
    let data =
        if dice.once_in(3) { Strategy::BackupAndRestore } else { live(&scenario, &database) };
    // Live data behind servers that are not there yet is a pilot light by the whitepaper's words, whatever
    // the servers are labelled.
    if label == Strategy::BackupAndRestore && data != Strategy::BackupAndRestore {
        return None;
    }
    // The whitepaper counts a database that forwards writes to one Region as active/active, others do not:
    // what servers that serve everywhere amount to is told only where the data is written everywhere too.
    if label == Strategy::ActiveActive && data == Strategy::HotStandby {
        return None;
    }
    add_recovery(&mut scenario, &database, data);
    add_recovery(&mut scenario, &servers, label);
    let run = Run::new(Arc::new(scenario));
    if check::has_errors(&run.outcome.findings) {
        return None;
    }
    let reading = run.outcome.strategies.iter().find(|it| it.component == servers)?;
    let right = reading.amounts_to?;
    let name = |strategy: Strategy| DraftAnswer::text(strategy.spec().name);
    let asks = format!(
        "The web servers are labelled “{}”. What do they amount to when their Region is lost?",
        label.spec().name
    );
    let mut draft = Draft::new(Scenario::clone(&run.scenario), asks, name(right));
    draft.why = reading.because.to_string();
    draft.because(format!("{}: {}", right.spec().name, right.spec().means));
    draft.sources.push(right.spec().source);
    for other in Strategy::ALL.iter().copied().filter(|it| *it != right) {
        draft.wrong(belief(other, right, label), name(other));
    }
    Some(draft)
}

/// The strategy of a database that is replicated. How much of it runs makes no difference to a replica, so
/// it has the strongest label that its kind allows, and the servers decide.
fn live(scenario: &Scenario, database: &ComponentId) -> Strategy {
    match scenario.component(database).map(|it| it.kind) {
        Some(ComponentKind::DynamodbTable) => Strategy::ActiveActive,
        _ => Strategy::HotStandby,
    }
}

/// What somebody believes who takes a design for something else than it is.
fn belief(taken_for: Strategy, right: Strategy, label: Strategy) -> Belief {
    if taken_for == label {
        return Belief::LabelIsStrategy;
    }
    match (taken_for, right) {
        (Strategy::ElasticDisasterRecovery, _) => Belief::DrsIsAStrategyForAll,
        (Strategy::BackupAndRestore, _) => Belief::LiveIsOnlyCopies,
        (_, Strategy::BackupAndRestore) => Belief::CopiesAreASite,
        (Strategy::ActiveActive, _) | (_, Strategy::ActiveActive) => Belief::RunningIsServing,
        (Strategy::PilotLight, _) | (_, Strategy::PilotLight) => Belief::LiveDataIsRunning,
        _ => Belief::FractionIsWhole,
    }
}
