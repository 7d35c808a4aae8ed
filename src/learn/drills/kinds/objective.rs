//! "Are the objectives met?": what an incident costs, against RPO and RTO.

use super::super::beliefs::Belief;
use super::super::draft::{Answer, Draft};
use super::super::facts::Fact;
use super::super::story::{LOSSES, Story};
use crate::engine::Verdict;
use crate::learn::dice::Dice;
use crate::units::Span;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = Story::tell(dice, &LOSSES)?;
    let (impact, taken) = (story.impact()?, story.taken()?);
    let (rpo, rto) = (impact.rpo == Verdict::Met, impact.rto == Verdict::Met);
    let asks = format!("Are the objectives of {} met?", story.name());
    let mut draft = Draft::new(story.scenario(), asks, Answer::text(verdict(rpo, rto)));
    let phases: Vec<String> = taken
        .phases
        .iter()
        .filter(|it| it.length > Span::ZERO)
        .map(|it| format!("{} {}", it.phase.label_of(taken.option).to_lowercase(), it.length))
        .collect();
    let text = format!("{}: {}.", taken.option.spec().name, phases.join(", "));
    draft.further.push(Fact::new("The way back", text));
    let lost = impact.data_lost?;
    draft.why = format!(
        "Data lost is {}, downtime {}.",
        Answer::span(lost).said(),
        Answer::span(impact.down).said()
    );
    draft.formula(story.why_lost());
    draft.formula(story.why_rpo());
    draft.formula(story.why_down());
    draft.wrong(Belief::IntervalIsJudged, Answer::text(verdict(!rpo, rto)));
    draft.wrong(Belief::RestoreIsJudged, Answer::text(verdict(rpo, !rto)));
    draft.wrong(Belief::BothMisjudged, Answer::text(verdict(!rpo, !rto)));
    Some(draft)
}

fn verdict(rpo: bool, rto: bool) -> &'static str {
    match (rpo, rto) {
        (true, true) => "Both are met",
        (true, false) => "The RPO is met, the RTO is not",
        (false, true) => "The RTO is met, the RPO is not",
        (false, false) => "Neither is met",
    }
}
