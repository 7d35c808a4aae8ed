//! "What is lost?": the data that an incident costs, measured in time.

use super::super::beliefs::Belief;
use super::super::draft::{Draft, DraftAnswer};
use super::super::story::{HitStory, LOSSES};
use crate::catalog::{IncidentKind, RecoveryOption};
use crate::learn::dice::Dice;
use crate::units::Span;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = HitStory::tell(dice, &LOSSES)?;
    let (incident, impact, taken) = (story.incident()?, story.impact()?, story.taken()?);
    let (lost, recovered_to) = (impact.data_lost?, impact.recovered_to?);
    if !story.has_one_state() {
        return None;
    }
    let name = story.name();
    // Where wrong data is written on until somebody notices, what counts as lost is a convention.
    let asks = if story.is_silent() {
        format!(
            "How much data does {name} lose, measured in time and including the writes made until the damage was noticed?"
        )
    } else {
        format!("How much data does {name} lose, measured in time?")
    };
    let mut draft = Draft::new(story.scenario(), asks, DraftAnswer::span(lost));
    draft.why = taken.because.to_string();
    draft.formula(story.why_lost());

    draft.wrong(Belief::IntervalIsLoss, DraftAnswer::span(story.interval()));
    if let Some(next) = story.next_job(incident.at) {
        draft.wrong(Belief::NextBackup, DraftAnswer::span(next.since(incident.at)));
    }
    let adds_detection = incident.kind != IncidentKind::SilentCorruption;
    if adds_detection {
        draft.wrong(Belief::DetectionIsLost, DraftAnswer::span(lost + story.noticed_after()));
    } else {
        let early = incident.at.since(recovered_to);
        draft.wrong(Belief::CorruptionEndsAtOnce, DraftAnswer::span(early));
        let noticed = incident.at + story.noticed_after();
        if let Some(newest) = story.jobs_before(noticed).first() {
            draft.wrong(Belief::NewestIsBest, DraftAnswer::span(noticed.since(newest.captured)));
        }
    }
    if let Some(job) = story.job_of(recovered_to)
        && taken.option == RecoveryOption::RestoreRecoveryPoint
        && let Some(complete) = job.complete
    {
        let length = complete.since(job.captured);
        draft.wrong(Belief::JobCapturesAtEnd, DraftAnswer::span(lost - length));
    }
    if incident.kind == IncidentKind::RegionOutage
        && let Some(newest) = story.jobs_before(incident.at).first()
        && newest.captured > recovered_to
    {
        draft.wrong(Belief::CopyIsInstant, DraftAnswer::span(incident.at.since(newest.captured)));
    }
    if let Some(rpo) = story.part()?.rpo_minutes {
        draft.wrong(Belief::ObjectiveIsResult, DraftAnswer::span(Span::from_minutes_f64(rpo)));
    }
    draft.wrong(Belief::LossIsDowntime, DraftAnswer::span(impact.down));
    if lost > Span::ZERO && incident.kind != IncidentKind::RegionOutage {
        let replicates =
            story.run.scenario.recovery.iter().any(|it| it.strategy.spec().replicates());
        if replicates {
            draft.wrong(Belief::ReplicationIsBackup, DraftAnswer::span(Span::ZERO));
        } else if story.part()?.multi_az == Some(true) {
            draft.wrong(Belief::StandbyIsBackup, DraftAnswer::span(Span::ZERO));
        }
    }
    Some(draft)
}
