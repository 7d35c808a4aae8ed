//! "How long is it down?": all phases of a recovery, from the incident until it serves again.

use super::super::beliefs::Belief;
use super::super::draft::{Answer, Draft};
use super::super::facts::Fact;
use super::super::story::{LOSSES, Story};
use crate::catalog::RecoveryOption;
use crate::engine::PhaseKind;
use crate::learn::dice::Dice;
use crate::units::Span;

/// What happens before anybody acts; the design says how long the first of them takes.
const BEFORE: [PhaseKind; 1] = [PhaseKind::Detect];

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = Story::tell(dice, &LOSSES)?;
    let (impact, taken) = (story.impact()?, story.taken()?);
    impact.back_at?;
    // Waiting takes as long as the outage: there is nothing to add up.
    if taken.option == RecoveryOption::WaitForSite {
        return None;
    }
    let down = impact.down;
    let way = taken.option.spec().name;
    let asks = format!("{}: “{way}” is the way back. How long is it down?", story.name());
    let mut draft = Draft::new(story.scenario(), asks, Answer::span(down));
    draft.why = "All phases together, from the moment at which it stopped serving.".to_owned();
    draft.formula(story.why_down());
    // Who answers has to add the phases up; that noticing is one of them is for them to know.
    let phases = taken.phases.iter().filter(|it| !BEFORE.contains(&it.phase));
    let named: Vec<String> = phases
        .filter(|it| it.length > Span::ZERO)
        .map(|it| format!("{} {}", it.phase.label_of(taken.option).to_lowercase(), it.length))
        .collect();
    if named.len() < 2 {
        return None;
    }
    draft.further.push(Fact::new("The recovery takes", format!("{}.", named.join(", "))));

    let without = |kinds: &[PhaseKind]| Answer::span(down - story.phases(kinds));
    let decision = [PhaseKind::Notify, PhaseKind::Decide];
    let check = [PhaseKind::Validate, PhaseKind::Redirect];
    let restore = [PhaseKind::Restore, PhaseKind::Replay];
    // Wrong data serves on until somebody notices: then noticing is no downtime.
    if impact.down_from == story.incident()?.at {
        draft.wrong(Belief::DetectionForgotten, without(&BEFORE));
    }
    draft.wrong(Belief::DecisionForgotten, without(&decision));
    draft.wrong(Belief::CheckForgotten, without(&check));
    draft.wrong(Belief::RestoreIsDowntime, Answer::span(story.phases(&restore)));
    if let Some(rto) = story.part()?.rto_minutes {
        draft.wrong(Belief::ObjectiveIsResult, Answer::span(Span::from_minutes_f64(rto)));
    }
    if let Some(lost) = impact.data_lost {
        draft.wrong(Belief::LossIsDowntime, Answer::span(lost));
    }
    Some(draft)
}
