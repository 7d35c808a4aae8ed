//! What a design really amounts to: can it answer a request at the recovery site without anyone acting?

use super::design::{ComponentIdx, ResolvedComponent, ResolvedScenario, StandbySite};
use super::outcome::StrategyReading;
use super::reason::Because;
use crate::catalog::{Footprint, Standby, Strategy};
use crate::model::Scenario;

/// What each component amounts to, in the order of the document; kinds that serve from many places
/// have no site to lose and are left out.
pub(super) fn readings(scenario: &Scenario, design: &ResolvedScenario) -> Vec<StrategyReading> {
    let own: Vec<(Option<Strategy>, Because)> =
        design.components.iter().map(|component| own_reading(design, component)).collect();
    let mut settled: Vec<Option<(Option<Strategy>, Because)>> = vec![None; own.len()];
    for index in 0..own.len() {
        settle(design, &own, &mut settled, index);
    }
    scenario
        .components
        .iter()
        .zip(&design.components)
        .zip(settled)
        .filter(|((_, resolved), _)| resolved.spec().footprint != Footprint::Global)
        .filter_map(|((component, resolved), settled)| {
            let (amounts_to, because) = settled?;
            Some(StrategyReading {
                component: component.id.clone(),
                chosen: resolved.standby.map(|standby| standby.strategy),
                amounts_to,
                because,
            })
        })
        .collect()
}

/// From nothing to active/active.
fn rank(strategy: Option<Strategy>) -> u8 {
    strategy.map_or(0, |it| it.spec().rank)
}

/// A component can answer no sooner than what it needs. Walks needs depth first with a stack of its
/// own; a circle, which the check refuses, ends at the component it began with.
fn settle(
    design: &ResolvedScenario,
    own: &[(Option<Strategy>, Because)],
    settled: &mut [Option<(Option<Strategy>, Because)>],
    start: ComponentIdx,
) {
    let mut stack = vec![(start, false)];
    let mut open = vec![false; own.len()];
    while let Some((index, needs_done)) = stack.pop() {
        if settled[index].is_some() {
            continue;
        }
        let needs = &design.components[index].needs;
        if !needs_done && !open[index] {
            open[index] = true;
            stack.push((index, true));
            stack.extend(needs.iter().filter(|need| !open[**need]).map(|need| (*need, false)));
            continue;
        }
        let mut reading = own[index].clone();
        for need in needs {
            let (amounts_to, _) = settled[*need].as_ref().unwrap_or(&own[*need]);
            let global = design.components[*need].spec().footprint == Footprint::Global;
            if !global && rank(*amounts_to) < rank(reading.0) {
                let needed = design.components[*need].label.clone();
                reading = (*amounts_to, Because::NeedsWeaker { needed, amounts_to: *amounts_to });
            }
        }
        settled[index] = Some(reading);
    }
}

fn own_reading(
    design: &ResolvedScenario,
    component: &ResolvedComponent,
) -> (Option<Strategy>, Because) {
    match component.standby.filter(|standby| standby.site != component.site) {
        Some(standby) if standby.strategy.spec().replicates() => {
            live_reading(design, component, standby)
        }
        _ => copies_reading(design, component, None),
    }
}

fn live_reading(
    design: &ResolvedScenario,
    component: &ResolvedComponent,
    standby: StandbySite,
) -> (Option<Strategy>, Because) {
    let spec = component.spec();
    if standby.strategy.spec().uses_drs() {
        if !spec.can_use_drs() {
            return copies_reading(design, component, Some(Because::DrsIsForServers));
        }
        return (Some(standby.strategy), Because::LaunchedWhenNeeded);
    }
    if component.holds_data() && standby.lag.is_none() {
        return copies_reading(design, component, Some(Because::NoLiveCopyOfKind));
    }
    match standby.strategy.spec().standby {
        Standby::Serving if !component.writes_anywhere() => {
            (Some(Strategy::HotStandby), Because::OneWriter)
        }
        Standby::Serving => (Some(standby.strategy), Because::AnswersByItself),
        Standby::Fraction | Standby::Full => (Some(standby.strategy), Because::AnswersWhenTold),
        Standby::Off | Standby::Nothing => {
            let because = if component.holds_data() {
                Because::LaunchedWhenNeeded
            } else {
                Because::SwitchedOff
            };
            (Some(standby.strategy), because)
        }
    }
}

/// Without a live copy: copies of points elsewhere, code, or nothing.
fn copies_reading(
    design: &ResolvedScenario,
    component: &ResolvedComponent,
    because: Option<Because>,
) -> (Option<Strategy>, Because) {
    let copied = component.protections.iter().any(|protection| {
        let rule = &design.rules[protection.rule];
        let own = protection.has_own_points().then_some(protection.vault).into_iter();
        let made = rule.copies.iter().filter(|copy| design.is_copied(protection, copy));
        let copies = made.map(|copy| copy.vault);
        own.chain(copies)
            .any(|vault| design.is_elsewhere(component.site, design.vaults[vault].site))
    });
    let restores = Some(Strategy::BackupAndRestore);
    match (copied, component.holds_data()) {
        (true, _) => (restores, because.unwrap_or(Because::OnlyCopiesElsewhere)),
        (false, false) => (restores, because.unwrap_or(Because::BuiltFromCode)),
        (false, true) => (None, because.unwrap_or(Because::NothingElsewhere)),
    }
}
