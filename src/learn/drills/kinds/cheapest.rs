//! "What is cheapest?": the cheapest strategy that meets the objectives when the Region is out.

use std::fmt;
use std::sync::Arc;

use super::super::beliefs::Belief;
use super::super::design::{
    MAIN, PRIMARY, PRODUCTION, REPLICATED, add_part, add_plan, add_servers, add_vault, company,
    rhythm, strike,
};
use super::super::draft::{Answer, Draft};
use super::super::facts::Fact;
use crate::assess::{Compared, Variant, compare, strategies};
use crate::catalog::IncidentKind;
use crate::engine::{Impact, Run};
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
        let holds_data = component.kind.spec().holds_data();
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
    let asks = "The Region goes out. Which strategy is the cheapest that meets both objectives?";
    let mut draft = Draft::new(scenario, asks, Answer::text(&right.name));
    let told: Vec<Told> = variants.iter().map(told).collect::<Option<_>>()?;
    draft.why = said(right, told.get(cheapest)?);
    draft.because(&compared.sentence);
    // What each of them does is told, what it costs is not: that is for who answers to know.
    for (it, told) in all.iter().zip(&told) {
        draft.further.push(Fact::new(&it.name, format!("{told}.")));
    }
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
        draft.wrong_because(belief, Answer::text(&other.name), said(other, told));
    }
    Some(draft)
}

/// What a strategy does about the incident: the data lost, and how long users are out.
struct Told {
    lost: Span,
    down: Span,
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "data lost {}, web servers down {}",
            Answer::span(self.lost).said(),
            self.down
        )
    }
}

fn told(variant: &Variant) -> Option<Told> {
    let run = Run::unchecked(Arc::clone(&variant.scenario));
    let impacts = &run.outcome.incidents.first()?.impacts;
    let of = |kind: fn(&Impact, &Run) -> bool| impacts.iter().find(|it| kind(it, &run));
    let lost = of(holds_data)?.data_lost?;
    let down = of(|it, run| !holds_data(it, run))?.down;
    Some(Told { lost, down })
}

fn holds_data(impact: &Impact, run: &Run) -> bool {
    let component = run.scenario.component(&impact.component);
    component.is_some_and(|it| it.kind.spec().holds_data())
}

fn meets(variant: &Compared) -> bool {
    variant.figures.met == variant.figures.objectives
}

fn said(variant: &Compared, told: &Told) -> String {
    let verdict = if meets(variant) { "meets" } else { "misses" };
    let (name, cost) = (&variant.name, variant.figures.protection);
    format!("{name} {verdict} the objectives: {told}, {cost} a month.")
}
