//! "Which vault helps?": an intruder holds the account, and one vault or none is out of reach.

use super::super::beliefs::Belief;
use super::super::design::{
    self, DATA, MAIN, PRIMARY, PRODUCTION, RECOVERY, add_part, add_plan, add_recovery, add_vault,
    company, copy_to, strike,
};
use super::super::draft::{Draft, DraftAnswer};
use super::super::story::HitStory;
use crate::catalog::{IncidentKind, RecoveryOption, Strategy};
use crate::learn::dice::Dice;
use crate::model::{LockMode, Vault};

/// Vaults beside the one of the rule: their names say nothing of how they are held.
const NAMES: [&str; 3] = ["amber", "cedar", "slate"];

const NONE: &str = "None: nothing is left to restore from";

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let mut scenario = company(dice);
    let lock = *dice.pick(&[LockMode::None, LockMode::None, LockMode::Governance]);
    add_vault(&mut scenario, MAIN, PRIMARY, PRODUCTION, lock);
    let component = add_part(dice, &mut scenario, &DATA);
    let keep = dice.between(14, 35, 7);
    let rhythm = design::rhythm(dice);
    let mut names = NAMES;
    dice.shuffle(&mut names);
    let mut holds = [
        (PRODUCTION, LockMode::None),
        (PRODUCTION, LockMode::Governance),
        (PRODUCTION, LockMode::Compliance),
        ("backup", LockMode::None),
        ("backup", LockMode::Compliance),
    ];
    dice.shuffle(&mut holds);
    let mut copies = Vec::new();
    for (name, (account, lock)) in names.into_iter().zip(holds).take(2 + dice.below(2)) {
        // A second vault of the workload's own place takes copies within the account.
        let site = if dice.once_in(2) { RECOVERY } else { PRIMARY };
        add_vault(&mut scenario, name, site, account, lock);
        copies.push(copy_to(name, keep));
    }
    let rule = add_plan(&mut scenario, &component, rhythm, MAIN, keep)?;
    rule.copies = copies;
    add_recovery(&mut scenario, &component, Strategy::BackupAndRestore);
    if dice.once_in(2) {
        strike(dice, &mut scenario, IncidentKind::AccountCompromise, PRODUCTION)?;
    } else {
        strike(dice, &mut scenario, IncidentKind::Ransomware, component.as_str())?
            .stolen_credentials = true;
    }
    let story = HitStory::of(scenario, component, rhythm)?;
    question(&story)
}

fn question(story: &HitStory) -> Option<Draft> {
    let impact = story.impact()?;
    let right = match story.taken() {
        Some(taken) if taken.option == RecoveryOption::RestoreRecoveryPoint => taken.vault.clone(),
        Some(_) => return None,
        None => None,
    };
    let scenario = story.scenario();
    // Of two vaults that survive, one may be newer and the other cleaner: there is no single answer.
    let surviving: Vec<&Vault> = scenario.vaults.iter().filter(|it| survives(it)).collect();
    if surviving.iter().map(|it| &it.id).collect::<Vec<_>>() != right.iter().collect::<Vec<_>>() {
        return None;
    }
    let asks = format!("From which vault can {} be restored?", story.name());
    let answer = |id: &str| DraftAnswer::text(format!("Vault {id}"));
    let shown = right.as_ref().map_or_else(|| DraftAnswer::text(NONE), |id| answer(id.as_str()));
    let mut draft = Draft::new(scenario.clone(), asks, shown);
    draft.why = match story.taken() {
        Some(taken) => taken.because.to_string(),
        None => "No vault was out of the intruder’s reach.".to_owned(),
    };
    draft.formula(story.why_lost());
    if right.is_some() {
        draft.wrong(Belief::EverythingIsLost, DraftAnswer::text(NONE));
    }
    for vault in scenario.vaults.iter().filter(|it| Some(&it.id) != right.as_ref()) {
        let refused = impact.refused.iter().find(|it| it.vault.as_ref() == Some(&vault.id))?;
        let why = refused.because.to_string();
        draft.wrong_because(belief_in(vault), answer(vault.id.as_str()), why);
    }
    Some(draft)
}

/// Whether the intruder, who holds the account of the workload, cannot delete what a vault holds.
fn survives(vault: &Vault) -> bool {
    let is_theirs = vault.account.as_ref().is_none_or(|it| it.as_str() == PRODUCTION);
    !is_theirs || vault.air_gapped || vault.lock == LockMode::Compliance
}

fn belief_in(vault: &Vault) -> Belief {
    match vault.lock {
        LockMode::Governance => Belief::GovernanceHolds,
        LockMode::None | LockMode::Compliance => Belief::SameAccountSurvives,
    }
}
