//! "Are the objectives met?": what an incident costs, against RPO and RTO.

use super::super::beliefs::Belief;
use super::super::draft::{Draft, DraftAnswer};
use super::super::facts::StatedFact;
use super::super::story::{HitStory, LOSSES};
use crate::engine::{PhaseKind, Verdict};
use crate::learn::dice::Dice;
use crate::units::Span;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = HitStory::tell(dice, &LOSSES)?;
    let (impact, taken) = (story.impact()?, story.taken()?);
    if !story.has_one_state() {
        return None;
    }
    let (rpo, rto) = (impact.rpo == Verdict::Met, impact.rto == Verdict::Met);
    let lost = impact.data_lost?;
    // A wrong answer names the belief that leads to it, so each verdict has to have one that changes it.
    let of_loss = about_loss(&story, lost, rpo)?;
    let of_time = about_time(&story, lost, rto)?;
    let name = story.name();
    let asks = if story.is_silent() {
        format!(
            "Are the objectives of {name} met? Writes made until the damage was noticed count as lost; until then it was in service."
        )
    } else {
        format!("Are the objectives of {name} met?")
    };
    let mut draft = Draft::new(story.scenario(), asks, DraftAnswer::text(verdict(rpo, rto)));
    let phases: Vec<String> = taken
        .phases
        .iter()
        .filter(|it| it.length > Span::ZERO)
        .map(|it| format!("{} {}", it.phase.label_of(taken.option).to_lowercase(), it.length))
        .collect();
    let text = format!("{}: {}.", taken.option.spec().name, phases.join(", "));
    draft.further.push(StatedFact::new("The recovery", text));
    draft.why = format!(
        "Data lost is {}, downtime {}.",
        DraftAnswer::span(lost).said(),
        DraftAnswer::span(impact.down).said()
    );
    draft.formula(story.why_lost());
    draft.formula(story.why_rpo());
    draft.formula(story.why_down());
    draft.wrong(of_loss, DraftAnswer::text(verdict(!rpo, rto)));
    draft.wrong(of_time, DraftAnswer::text(verdict(rpo, !rto)));
    let both = format!("{} {}", of_loss.spec().truth, of_time.spec().truth);
    draft.wrong_because(Belief::BothMisjudged, DraftAnswer::text(verdict(!rpo, !rto)), both);
    Some(draft)
}

/// What somebody believes who takes a breached RPO for met, or a met one for breached.
fn about_loss(story: &HitStory, lost: Span, is_met: bool) -> Option<Belief> {
    let rpo = Span::from_minutes_f64(story.part()?.rpo_minutes?);
    let mut judged = vec![(Belief::IntervalIsJudged, story.interval())];
    if story.is_silent() {
        judged.push((Belief::CorruptionEndsAtOnce, lost - story.noticed_after()));
    } else {
        judged.push((Belief::DetectionIsLost, lost + story.noticed_after()));
    }
    judged.push((Belief::LossIsDowntime, story.impact()?.down));
    changed(&judged, rpo, is_met)
}

/// What somebody believes who takes a breached RTO for met, or a met one for breached.
fn about_time(story: &HitStory, lost: Span, is_met: bool) -> Option<Belief> {
    let rto = Span::from_minutes_f64(story.part()?.rto_minutes?);
    let impact = story.impact()?;
    let without = |kinds: &[PhaseKind]| impact.down - story.phases(kinds);
    let mut judged =
        vec![(Belief::RestoreIsJudged, story.phases(&[PhaseKind::Restore, PhaseKind::Replay]))];
    // Wrong data serves on until somebody notices: then noticing is no downtime.
    if impact.down_from == story.incident()?.at {
        judged.push((Belief::DetectionForgotten, without(&[PhaseKind::Detect])));
    }
    judged.push((Belief::DecisionForgotten, without(&[PhaseKind::Notify, PhaseKind::Decide])));
    judged.push((Belief::CheckForgotten, without(&[PhaseKind::Validate, PhaseKind::Redirect])));
    judged.push((Belief::LossIsDowntime, lost));
    changed(&judged, rto, is_met)
}

/// The first belief that judges by a length which gives another verdict.
fn changed(judged: &[(Belief, Span)], objective: Span, is_met: bool) -> Option<Belief> {
    let gives_another = |length: Span| (length <= objective) != is_met;
    judged.iter().find(|(_, length)| gives_another(*length)).map(|(belief, _)| *belief)
}

fn verdict(rpo: bool, rto: bool) -> &'static str {
    match (rpo, rto) {
        (true, true) => "Both are met",
        (true, false) => "The RPO is met, the RTO is not",
        (false, true) => "The RTO is met, the RPO is not",
        (false, false) => "Neither is met",
    }
}
