//! "How long is it down?": all phases of a recovery, from the incident until it serves again.

use super::super::beliefs::Belief;
use super::super::draft::{Draft, DraftAnswer};
use super::super::facts::{StatedFact, capital};
use super::super::story::{HitStory, LOSSES};
use crate::catalog::RecoveryOption;
use crate::engine::PhaseKind;
use crate::learn::dice::Dice;
use crate::units::Span;

/// Until somebody notices; the incident says how long that takes.
const BEFORE: &[PhaseKind] = &[PhaseKind::Detect];
const DECISION: &[PhaseKind] = &[PhaseKind::Notify, PhaseKind::Decide];
const CHECK: &[PhaseKind] = &[PhaseKind::Validate, PhaseKind::Redirect];

/// Phases that are told apart from the others, in turn, so that no trick finds what has to be added.
const APART: [(&str, &[PhaseKind]); 3] =
    [("Monitoring", BEFORE), ("People on call", DECISION), ("Acceptance", CHECK)];

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = HitStory::tell(dice, &LOSSES)?;
    let (impact, taken) = (story.impact()?, story.taken()?);
    impact.back_at?;
    // Waiting takes as long as the outage: there is nothing to add up.
    if taken.option == RecoveryOption::WaitForSite {
        return None;
    }
    let down = impact.down;
    let way = taken.option.spec().name;
    let name = story.name();
    let asks = if story.is_silent() {
        format!(
            "{name} serves its wrong data until the damage is noticed; then “{way}” brings it back. How long is it down?"
        )
    } else {
        format!("“{way}” brings {name} back. How long is it down?")
    };
    let mut draft = Draft::new(story.scenario(), asks, DraftAnswer::span(down));
    draft.why = "All phases together, from the moment at which it stopped serving.".to_owned();
    draft.formula(story.why_down());
    // Who answers has to add the phases up; that some of them are told elsewhere is for them to see.
    // The incident tells how long noticing takes, so that phase is in no list.
    let told = |lets_in: &dyn Fn(PhaseKind) -> bool| -> Vec<String> {
        let phases = taken.phases.iter().filter(|it| it.length > Span::ZERO && lets_in(it.phase));
        phases
            .map(|it| format!("{} {}", it.phase.label_of(taken.option).to_lowercase(), it.length))
            .collect()
    };
    let (about, apart) = *dice.pick(&APART);
    let together = told(&|it| !BEFORE.contains(&it) && !apart.contains(&it));
    let elsewhere = told(&|it| !BEFORE.contains(&it) && apart.contains(&it));
    if together.len() < 2 {
        return None;
    }
    draft.further.push(StatedFact::new("The recovery takes", format!("{}.", together.join(", "))));
    if !elsewhere.is_empty() {
        draft
            .further
            .insert(0, StatedFact::new(about, format!("{}.", capital(&elsewhere.join(", ")))));
    }

    let without = |kinds: &[PhaseKind]| DraftAnswer::span(down - story.phases(kinds));
    let restore = [PhaseKind::Restore, PhaseKind::Replay];
    // Wrong data serves on until somebody notices: then noticing is no downtime.
    if impact.down_from == story.incident()?.at {
        draft.wrong(Belief::DetectionForgotten, without(BEFORE));
    }
    draft.wrong(Belief::DecisionForgotten, without(DECISION));
    draft.wrong(Belief::CheckForgotten, without(CHECK));
    draft.wrong(Belief::RestoreIsDowntime, DraftAnswer::span(story.phases(&restore)));
    if let Some(rto) = story.part()?.rto_minutes {
        draft.wrong(Belief::ObjectiveIsResult, DraftAnswer::span(Span::from_minutes_f64(rto)));
    }
    if let Some(lost) = impact.data_lost {
        draft.wrong(Belief::LossIsDowntime, DraftAnswer::span(lost));
    }
    Some(draft)
}
