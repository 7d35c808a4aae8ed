//! A second rule for each kind of question, which does not ask the engine's choice: nobody who knows AWS and
//! reads the facts may have a reason for another answer.

use std::collections::{BTreeMap, BTreeSet};

use tabletop::catalog::{ComponentKind, IncidentKind, RecoveryOption, Strategy};
use tabletop::engine::{Impact, PhaseKind, Verdict};
use tabletop::learn::drills::{Belief, Choice, Question, QuestionKind};
use tabletop::model::{BackupRule, LockMode, Scenario};
use tabletop::units::{Every, Rhythm, Span};

use super::{NO_VAULT, question, right, run_of};

/// So many seeds of each kind are looked at.
const SEEDS: u64 = 250;

fn each(kind: QuestionKind, look: impl Fn(&Question)) {
    for seed in 0..SEEDS {
        look(&question(kind, seed));
    }
}

/// The impact that a question is about.
fn impact_of(question: &Question) -> Impact {
    let run = run_of(question);
    let impacts = &run.outcome.incidents.first().expect("an incident").impacts;
    let asked = |impact: &&Impact| {
        let component = run.scenario.component(&impact.component);
        component.is_some_and(|it| question.asks.contains(it.label()))
    };
    impacts.iter().find(asked).expect("it is hit").clone()
}

fn is_silent(question: &Question) -> bool {
    question.scenario.incidents.iter().any(|it| it.kind == IncidentKind::SilentCorruption)
}

fn kind_of(question: &Question, impact: &Impact) -> ComponentKind {
    question.scenario.component(&impact.component).expect("the component").kind
}

fn wrong(question: &Question) -> impl Iterator<Item = (&Choice, Belief)> {
    question.choices.iter().filter_map(|it| it.belief.map(|belief| (it, belief)))
}

/// The option to take loses no more data and is back no later than any other that is offered, so it is
/// the best one whatever an hour of either is worth.
#[test]
fn the_option_to_take_beats_the_others_in_data_and_in_time() {
    each(QuestionKind::RecoveryOption, |question| {
        let impact = impact_of(question);
        let taken = impact.taken.as_ref().expect("an option").option;
        for other in impact.usable.iter().filter(|it| it.option != taken) {
            let is_offered = question.choices.iter().any(|it| it.text == other.option.spec().name);
            // Waiting may turn out better, which nobody could know: then it is not offered.
            if !is_offered && other.option == RecoveryOption::WaitForSite {
                continue;
            }
            assert!(
                impact.data_lost.expect("a state") <= other.data_lost,
                "{:?}",
                question.choices
            );
            assert!(impact.back_at.expect("it is back") <= other.back_at, "{:?}", question.choices);
        }
    });
}

/// Of the vaults exactly one is out of the intruder's reach, or none where nothing is left.
#[test]
fn one_vault_survives_or_none() {
    each(QuestionKind::Vault, |question| {
        let scenario = &question.scenario;
        let home = scenario.primary_site().and_then(|it| it.account.clone());
        let surviving: Vec<String> = scenario
            .vaults
            .iter()
            .filter(|it| it.account != home || it.air_gapped || it.lock == LockMode::Compliance)
            .map(|it| format!("Vault {}", it.id))
            .collect();
        match right(question).text.as_str() {
            NO_VAULT => assert_eq!(surviving, Vec::<String>::new()),
            vault => assert_eq!(surviving, [vault.to_owned()]),
        }
    });
}

/// What servers amount to follows from their own label, where the data behind them is live; a replica is
/// never told to be cold, warm or hot, and nothing with one writer is called active/active.
#[test]
fn a_strategy_follows_from_the_servers_and_from_whether_data_is_live() {
    each(QuestionKind::Strategy, |question| {
        let scenario = &question.scenario;
        let web = scenario.recovery.iter().find(|it| it.component.as_str() == "web").expect("web");
        let data = scenario.recovery.iter().find(|it| it.component != web.component).expect("data");
        let kind = scenario.component(&data.component).expect("a database").kind;
        let is_live = data.strategy != Strategy::BackupAndRestore;
        let expected = if is_live { web.strategy } else { Strategy::BackupAndRestore };
        assert_eq!(right(question).text, expected.spec().name);
        // By the whitepaper live data without servers is a pilot light as well.
        assert!(!is_live || web.strategy != Strategy::BackupAndRestore);
        if web.strategy == Strategy::ActiveActive && is_live {
            assert_eq!(kind, ComponentKind::DynamodbTable, "one writer");
        }
        let told =
            question.facts.iter().find(|it| it.about.ends_with("elsewhere")).expect("a fact");
        assert_eq!(told.text.starts_with("Live replica"), is_live, "{told:?}");
        for word in ["capacity", "switched off", "serve all the time"] {
            assert!(!told.text.contains(word), "{told:?}");
        }
    });
}

/// What servers need may be somewhere else than they are: the facts about them say nothing of data. And a
/// database with automated backups can be restored to nearly any second: the facts say whether it has them.
#[test]
fn facts_tell_servers_and_data_apart_and_name_automated_backups() {
    for kind in QuestionKind::ALL.iter().copied() {
        each(kind, |question| {
            for component in &question.scenario.components {
                let label = component.label();
                let about = |name: &str| question.facts.iter().find(|it| it.about == name);
                let fact = about(label).unwrap_or_else(|| panic!("{label} is told"));
                if component.kind == ComponentKind::RdsInstance {
                    assert!(fact.text.contains("automated backups"), "{fact:?}");
                }
                if component.kind == ComponentKind::Ec2Fleet
                    && let Some(elsewhere) = about(&format!("{label} elsewhere"))
                {
                    let text = elsewhere.text.to_lowercase();
                    assert!(!text.contains("data") && !text.contains("copies"), "{text}");
                }
            }
        });
    }
}

/// Whether a copy of a rule has a retention that the lock of its vault does not let in.
pub(super) fn fails_a_lock(scenario: &Scenario, rule: &BackupRule) -> bool {
    rule.copies.iter().any(|copy| {
        let vault = scenario.vault(&copy.vault).expect("the vault");
        let inherits = copy.cold_after_days.is_none() && copy.delete_after_days.is_none();
        let kept = if inherits { rule.delete_after_days } else { copy.delete_after_days };
        vault.lock != LockMode::None
            && !(vault.min_retention_days..=vault.max_retention_days).contains(&kept)
    })
}

/// What AWS refuses and what it accepts and then fails are asked apart, and both come.
#[test]
fn a_refusal_is_no_failing_job() {
    let mut asked = BTreeSet::new();
    for seed in 0..SEEDS {
        let question = question(QuestionKind::RefusedPlan, seed);
        let fails =
            |at: usize| fails_a_lock(&question.scenario, &question.scenario.plans[at].rules[0]);
        let failing = (0..4).filter(|at| fails(*at)).count();
        let asks_of_jobs = question.asks.contains("fails every time");
        assert_eq!(failing, usize::from(asks_of_jobs));
        // A copy into the vault of the backup itself, or a vault of another Region as the target: no page
        // of AWS says at which moment that is refused.
        for rule in question.scenario.plans.iter().flat_map(|it| &it.rules) {
            assert_eq!(rule.vault.as_str(), "main");
            assert!(rule.copies.iter().all(|it| it.vault != rule.vault));
        }
        asked.insert(asks_of_jobs);
    }
    assert_eq!(asked.len(), 2);
}

/// A backup of EFS, and a periodic one of S3, holds no state of one moment that could be told.
#[test]
fn recovery_points_that_are_asked_about_hold_one_moment() {
    for kind in [QuestionKind::RecoveryPoint, QuestionKind::DataLost, QuestionKind::Objective] {
        each(kind, |question| {
            let impact = impact_of(question);
            let option = impact.taken.as_ref().expect("an option").option;
            if option == RecoveryOption::RestoreRecoveryPoint {
                let kind = kind_of(question, &impact);
                assert!(!matches!(kind, ComponentKind::EfsFileSystem | ComponentKind::S3Bucket));
            }
        });
    }
}

/// How much silent corruption costs is a convention: the question says which one it counts by.
#[test]
fn the_convention_of_counting_is_in_the_question() {
    let mut silent = 0;
    for kind in [QuestionKind::DataLost, QuestionKind::Objective, QuestionKind::Downtime] {
        for seed in 0..SEEDS {
            let question = question(kind, seed);
            assert_eq!(question.asks.contains("until the damage"), is_silent(&question));
            silent += u32::from(is_silent(&question));
        }
    }
    assert!(silent > 10, "{silent}");
}

/// The facts tell the steps, and neither what a strategy loses nor how long it is down.
#[test]
fn what_strategies_come_to_is_not_told() {
    each(QuestionKind::Cheapest, |question| {
        for fact in &question.facts {
            let text = fact.text.to_lowercase();
            assert!(!text.contains("data lost") && !text.contains("servers down"), "{fact:?}");
            assert!(Strategy::ALL.iter().all(|it| it.spec().name != fact.about), "{fact:?}");
        }
        assert!(question.facts.iter().any(|it| it.about == "Steps of a recovery"));
        assert!(question.facts.iter().any(|it| it.about == "Live replica"));
    });
}

/// All phases are told somewhere, and it is not always the same ones that are told apart.
#[test]
fn phases_told_apart_change() {
    let mut apart: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..SEEDS {
        let question = question(QuestionKind::Downtime, seed);
        let impact = impact_of(&question);
        let taken = impact.taken.as_ref().expect("an option");
        let facts: Vec<String> = question.facts.iter().map(|it| it.text.to_lowercase()).collect();
        for phase in taken.phases.iter().filter(|it| it.length > Span::ZERO) {
            let label = phase.phase.label_of(taken.option).to_lowercase();
            let said = match phase.phase {
                PhaseKind::Detect => format!("notices after {}", phase.length),
                _ => format!("{label} {}", phase.length),
            };
            // An incident that begins while people are at work may be noticed sooner than it says.
            assert!(facts.iter().any(|it| it.contains(&said)), "{said}: {facts:?}");
        }
        let about = ["People on call", "Acceptance"];
        let told = about.iter().find(|it| question.facts.iter().any(|fact| fact.about == **it));
        *apart.entry(told.map_or_else(String::new, |it| (*it).to_owned())).or_default() += 1;
    }
    assert_eq!(apart.len(), 3, "{apart:?}");
    assert!(apart.values().all(|it| u64::from(*it) > SEEDS / 10), "{apart:?}");
}

/// The longest time between two runs of the only rule.
fn interval(scenario: &Scenario) -> Span {
    let schedule = scenario.plans[0].rules[0].schedule.as_ref().expect("a schedule");
    match Rhythm::read(schedule.text()).expect("a rhythm").every {
        Every::Hour => Span::hours(1),
        Every::Hours(step) => Span::hours(step.into()),
        Every::Day => Span::days(1),
        Every::Week => Span::days(7),
        Every::Month => Span::days(31),
    }
}

/// A wrong verdict names a belief that leads to it: the length by which it judges gives another verdict.
#[test]
fn beliefs_about_objectives_change_the_verdict() {
    each(QuestionKind::Objective, |question| {
        let scenario = &question.scenario;
        let impact = impact_of(question);
        let component = scenario.component(&impact.component).expect("the component");
        let minutes = |it: Option<f64>| Span::from_minutes_f64(it.expect("an objective"));
        let (rpo, rto) = (minutes(component.rpo_minutes), minutes(component.rto_minutes));
        let lost = impact.data_lost.expect("a state");
        assert_eq!(impact.rpo == Verdict::Met, lost <= rpo);
        assert_eq!(impact.rto == Verdict::Met, impact.down <= rto);
        let phases = &impact.taken.as_ref().expect("an option").phases;
        let of = |kinds: &[PhaseKind]| -> Span {
            phases.iter().filter(|it| kinds.contains(&it.phase)).map(|it| it.length).sum()
        };
        let incident = &scenario.incidents[0];
        let noticed = Span::from_minutes_f64(incident.noticed_after_minutes.unwrap_or_default());
        let right = right(question).text.as_str();
        for (choice, belief) in wrong(question) {
            let said = choice.text.as_str();
            let says_rpo = said == "Both are met" || said.starts_with("The RPO is met");
            let says_rto = said == "Both are met" || said.starts_with("The RTO is met");
            let is_rpo = says_rpo != (lost <= rpo);
            let is_rto = says_rto != (impact.down <= rto);
            assert!(is_rpo || is_rto, "{said} is {right}");
            if is_rpo && is_rto {
                assert_eq!(belief, Belief::BothMisjudged);
                continue;
            }
            let judged = match (belief, is_rpo) {
                (Belief::IntervalIsJudged, true) => interval(scenario),
                (Belief::DetectionIsLost, true) => lost + noticed,
                (Belief::CorruptionEndsAtOnce, true) => lost - noticed,
                (Belief::LossIsDowntime, true) => impact.down,
                (Belief::LossIsDowntime, false) => lost,
                (Belief::RestoreIsJudged, false) => of(&[PhaseKind::Restore, PhaseKind::Replay]),
                (Belief::DetectionForgotten, false) => impact.down - of(&[PhaseKind::Detect]),
                (Belief::DecisionForgotten, false) => {
                    impact.down - of(&[PhaseKind::Notify, PhaseKind::Decide])
                }
                (Belief::CheckForgotten, false) => {
                    impact.down - of(&[PhaseKind::Validate, PhaseKind::Redirect])
                }
                other => panic!("{other:?} does not lead to “{said}”"),
            };
            let verdict = if is_rpo { judged <= rpo } else { judged <= rto };
            assert_eq!(verdict, if is_rpo { says_rpo } else { says_rto }, "{belief:?}: {judged}");
        }
    });
}
