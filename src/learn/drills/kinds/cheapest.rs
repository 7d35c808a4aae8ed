//! "What is cheapest?": the cheapest strategy that meets the objectives when the Region is out.

use std::fmt;
use std::sync::Arc;

use super::super::beliefs::Belief;
use super::super::design::{
    MAIN, PRIMARY, PRODUCTION, REPLICATED, add_part, add_plan, add_servers, add_vault, company,
    rhythm, strike,
};
use super::super::draft::{Draft, DraftAnswer};
use super::super::facts::{StatedFact, capital};
use crate::assess::{Compared, DesignVariant, compare, strategies};
use crate::catalog::{IncidentKind, RecoveryOption, Standby};
use crate::engine::{Impact, PhaseKind, Run};
use crate::learn::dice::Dice;
use crate::model::{Journey, JourneyId, LockMode};
use crate::units::Span;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let mut scenario = company(dice);
    add_vault(&mut scenario, MAIN, PRIMARY, PRODUCTION, LockMode::None);
    let database = add_part(dice, &mut scenario, &REPLICATED);
    let often = rhythm(dice);
    add_plan(&mut scenario, &database, often, MAIN, dice.between(14, 35, 7))?;
    let servers = add_servers(dice, &mut scenario, &database);
    // Users need the servers, and those the data: each has the objective that is theirs.
    scenario.journeys.push(Journey {
        id: JourneyId::from("visit"),
        name: "Visit".to_owned(),
        needs: vec![servers],
        ..Journey::default()
    });
    let (rpo, rto) = (*dice.pick(&[1, 5, 60, 720, 1_440]), *dice.pick(&[15, 30, 45, 60, 120, 480]));
    for component in &mut scenario.components {
        let holds_data = component.holds_any_data();
        component.rpo_minutes = holds_data.then_some(f64::from(rpo));
        component.rto_minutes = (!holds_data).then_some(f64::from(rto));
    }
    let lasts = f64::from(dice.between(1_440, 4_320, 360));
    strike(dice, &mut scenario, IncidentKind::RegionOutage, PRIMARY)?.lasts_minutes = Some(lasts);
    let variants = strategies(&scenario);
    let compared = compare(&scenario, &variants);
    let cheapest = compared.cheapest?;
    let all = &compared.variants;
    let right = all.get(cheapest)?;
    let asks = "Which strategy is the cheapest that meets both objectives when the Region is down?";
    let mut draft = Draft::new(scenario, asks, DraftAnswer::text(&right.name));
    let told: Vec<StrategyResult> = variants.iter().map(told).collect::<Option<_>>()?;
    let (rpo, rto) = (Span::minutes(rpo.into()), Span::minutes(rto.into()));
    let is_near = |it: &StrategyResult| near(it.lost, rpo) || near(it.down, rto);
    if told.iter().any(is_near) {
        return None;
    }
    draft.why = said(right, told.get(cheapest)?);
    draft.because(&compared.sentence);
    // The steps are told. What each strategy loses, how long it takes and what it costs is for who
    // answers to work out.
    draft.further.push(StatedFact::new("Steps of a recovery", steps(&told)));
    let lag = told.iter().map(|it| it.lost).min()?;
    draft
        .further
        .push(StatedFact::new("Live replica", format!("The database’s replica is {lag} behind.")));
    for (at, (other, told)) in all.iter().zip(&told).enumerate() {
        if at == cheapest {
            continue;
        }
        let meets = meets(other);
        // Of two that cost the same and do the same neither is right.
        if meets && other.figures.protection.usd == right.figures.protection.usd {
            return None;
        }
        let belief = if meets { Belief::MoreIsBetter } else { Belief::CheapestIsEnough };
        draft.wrong_because(belief, DraftAnswer::text(&other.name), said(other, told));
    }
    Some(draft)
}

/// What a strategy does about the incident: the data lost, how long the web servers are down, and the
/// steps of both recoveries.
struct StrategyResult {
    lost: Span,
    down: Span,
    steps: Vec<(&'static str, Span)>,
}

/// Steps that the incident tells, or that follow from the others.
const NOT_TOLD: [PhaseKind; 2] = [PhaseKind::Detect, PhaseKind::WaitForNeeds];

/// How long a verdict has to be away from its objective, so that it does not turn on a rounded figure.
const CLEAR: Span = Span::minutes(3);

fn near(length: Span, objective: Span) -> bool {
    (length - objective).max(objective - length) < CLEAR.min(objective)
}

/// The steps of all strategies, each once.
fn steps(told: &[StrategyResult]) -> String {
    let mut steps: Vec<String> = Vec::new();
    for (what, length) in told.iter().flat_map(|it| &it.steps) {
        let step = format!("{} {length}", what.to_lowercase());
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    let steps = steps.join(", ");
    capital(&format!("{steps}. The servers are validated once the database is back in service."))
}

impl fmt::Display for StrategyResult {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "data lost {}, web servers down {}",
            DraftAnswer::span(self.lost).said(),
            self.down
        )
    }
}

fn told(variant: &DesignVariant) -> Option<StrategyResult> {
    let run = Run::unchecked(Arc::clone(&variant.scenario));
    let impacts = &run.outcome.incidents.first()?.impacts;
    let of = |kind: fn(&Impact, &Run) -> bool| impacts.iter().find(|it| kind(it, &run));
    let (data, servers) = (of(holds_data)?, of(|it, run| !holds_data(it, run))?);
    let before = variant.scenario.recovery_of(&servers.component)?.strategy.spec().standby;
    let phases = |impact: &Impact| -> Vec<(PhaseKind, RecoveryOption, Span)> {
        let taken = impact.taken.as_ref();
        let phases = taken
            .into_iter()
            .flat_map(|taken| taken.phases.iter().map(|it| (it.phase, taken.option, it.length)));
        phases.filter(|it| it.2 > Span::ZERO && !NOT_TOLD.contains(&it.0)).collect()
    };
    let of_data =
        phases(data).into_iter().map(|(it, option, length)| (step_of_data(it, option), length));
    let of_servers =
        phases(servers).into_iter().map(|(it, _, length)| (step_of_servers(it, before), length));
    let steps = of_data.chain(of_servers).collect();
    Some(StrategyResult { lost: data.data_lost?, down: servers.down, steps })
}

/// What a step of the recovery of the data is called.
fn step_of_data(phase: PhaseKind, option: RecoveryOption) -> &'static str {
    match (phase, option) {
        (PhaseKind::Restore, RecoveryOption::PromoteReplica) => "promote the database",
        (PhaseKind::Restore, _) => "restore the database",
        (phase, _) => phase.label(),
    }
}

/// What a step of the recovery of the servers is called, by what runs there before.
fn step_of_servers(phase: PhaseKind, before: Standby) -> &'static str {
    match (phase, before) {
        (PhaseKind::Restore, Standby::Nothing) => "build the servers from code",
        (PhaseKind::Restore, _) => "launch prepared servers",
        (phase, _) => phase.label(),
    }
}

fn holds_data(impact: &Impact, run: &Run) -> bool {
    let component = run.scenario.component(&impact.component);
    component.is_some_and(|it| it.holds_any_data())
}

fn meets(variant: &Compared) -> bool {
    variant.figures.meets_all()
}

fn said(variant: &Compared, told: &StrategyResult) -> String {
    let verdict = if meets(variant) { "meets" } else { "misses" };
    let (name, cost) = (&variant.name, variant.figures.protection);
    format!("{name} {verdict} the objectives: {told}, {cost} a month.")
}
