//! "Which recovery option is used?": of all recovery options the one that helps and costs the business least.

use super::super::beliefs::Belief;
use super::super::draft::{Draft, DraftAnswer};
use super::super::story::{ALL, HitStory};
use crate::catalog::{IncidentKind, RecoveryOption};
use crate::engine::Because;
use crate::learn::dice::Dice;

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let story = HitStory::tell(dice, &ALL)?;
    let (incident, impact, taken) = (story.incident()?, story.impact()?, story.taken()?);
    let asks = format!(
        "Which recovery option loses the least data and has {} back in service soonest?",
        story.name()
    );
    let name = |option: RecoveryOption| DraftAnswer::text(option.spec().name);
    let mut draft = Draft::new(story.scenario(), asks, name(taken.option));
    draft.why = taken.because.to_string();
    draft.formula(story.why_lost());

    for other in &impact.usable {
        // Another vault of the option that is taken is no other option.
        if other.option == taken.option {
            continue;
        }
        let is_clear = story.is_at_least_as_good_as(other) && !story.is_close(other);
        match other.option {
            // Nobody knows beforehand how long waiting takes: it is no answer to choose unless it
            // is worse in hindsight too.
            RecoveryOption::WaitForSite if !is_clear => {}
            // Which one is better depends on what an hour of data and of downtime is worth.
            _ if !is_clear => return None,
            _ => {
                let why = format!(
                    "{} Data lost {}.",
                    other.because,
                    DraftAnswer::span(other.data_lost).said()
                );
                draft.wrong_because(usable(other.option), name(other.option), why);
            }
        }
    }
    for refused in &impact.refused {
        let works = impact.usable.iter().any(|it| it.option == refused.option);
        if works || refused.option == taken.option || is_dull(refused.option, incident.kind) {
            continue;
        }
        let belief = refusal(refused.option, &refused.because);
        draft.wrong_because(belief, name(refused.option), refused.because.to_string());
    }
    Some(draft)
}

/// Options that nobody would think of for an incident.
fn is_dull(option: RecoveryOption, incident: IncidentKind) -> bool {
    match option {
        RecoveryOption::RollBack => incident != IncidentKind::BadDeployment,
        RecoveryOption::WaitForSite => {
            !matches!(incident, IncidentKind::RegionOutage | IncidentKind::ZoneOutage)
        }
        _ => false,
    }
}

/// What somebody believes who takes a way that works, and that another one beats.
fn usable(option: RecoveryOption) -> Belief {
    match option {
        RecoveryOption::WaitForSite => Belief::WaitingIsRecovery,
        RecoveryOption::RestoreRecoveryPoint => Belief::BackupComesFirst,
        _ => Belief::WorksIsBest,
    }
}

/// What somebody believes who takes a way that does not help.
fn refusal(option: RecoveryOption, because: &Because) -> Belief {
    match (option, because) {
        (RecoveryOption::SelfHeal, Because::DamageIsCopied) => Belief::StandbyIsBackup,
        (RecoveryOption::SelfHeal, _) => Belief::RestartIsRepair,
        (RecoveryOption::RollBack, _) => Belief::RollBackBringsData,
        (RecoveryOption::ObjectVersions, _) => Belief::VersionsEverywhere,
        (RecoveryOption::PointInTimeRestore, _) => Belief::PointInTimeEverywhere,
        (RecoveryOption::PromoteReplica, _) => Belief::ReplicationIsBackup,
        (RecoveryOption::LaunchFromDrs, _) => Belief::DrsForEverything,
        (RecoveryOption::RestoreRecoveryPoint, Because::Unfinished) => Belief::CopyIsInstant,
        (RecoveryOption::RestoreRecoveryPoint, Because::VaultIsOut { .. }) => {
            Belief::VaultOutlivesRegion
        }
        (RecoveryOption::RestoreRecoveryPoint, Because::AllDestroyed) => {
            Belief::SameAccountSurvives
        }
        (RecoveryOption::RestoreRecoveryPoint, _) => Belief::BackupComesFirst,
        (RecoveryOption::RebuildFromCode, _) => Belief::CodeHoldsData,
        (RecoveryOption::WaitForSite, _) => Belief::WaitingIsRecovery,
    }
}
