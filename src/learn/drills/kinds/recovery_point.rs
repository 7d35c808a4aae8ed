//! "Which recovery point is used?": the moment to which a restore goes back.

use super::super::beliefs::Belief;
use super::super::draft::{Draft, DraftAnswer};
use super::super::story::{HitStory, LOSSES};
use crate::catalog::{IncidentKind, RecoveryOption};
use crate::learn::dice::Dice;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = HitStory::tell(dice, &LOSSES)?;
    let (incident, impact, taken) = (story.incident()?, story.impact()?, story.taken()?);
    if taken.option != RecoveryOption::RestoreRecoveryPoint || !story.is_snapshot() {
        return None;
    }
    let recovered_to = impact.recovered_to?;
    let noticed = incident.at + story.noticed_after();
    let asks = format!(
        "{} is restored from a recovery point. Which state does it have then?",
        story.name()
    );
    let mut draft = Draft::new(story.scenario(), asks, DraftAnswer::moment(recovered_to));
    draft.why = taken.because.to_string();
    draft.formula(story.why_lost());

    if let Some(next) = story.next_job(noticed) {
        draft.wrong(Belief::NextBackup, DraftAnswer::moment(next));
    }
    let later = story.jobs_before(noticed);
    for job in later.iter().filter(|job| job.captured > recovered_to) {
        let belief = match incident.kind {
            IncidentKind::RegionOutage if job.captured <= incident.at => Belief::CopyIsInstant,
            _ => Belief::NewestIsBest,
        };
        draft.wrong(belief, DraftAnswer::moment(job.captured));
    }
    let earlier = later.iter().find(|job| job.captured < recovered_to);
    if let Some(job) = earlier {
        draft.wrong(Belief::OlderIsSafer, DraftAnswer::moment(job.captured));
    }
    if let Some(complete) = story.job_of(recovered_to).and_then(|job| job.complete) {
        draft.wrong(Belief::JobCapturesAtEnd, DraftAnswer::moment(complete));
    }
    let belief = if story.part()?.multi_az == Some(true) {
        Belief::StandbyIsBackup
    } else {
        Belief::PointInTimeEverywhere
    };
    draft.wrong(belief, DraftAnswer::moment(incident.at));
    Some(draft)
}
