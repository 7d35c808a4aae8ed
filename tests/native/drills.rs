//! Drills: exactly one right answer, the same for the same seed, and as the engine says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use tabletop::catalog::RecoveryOption;
use tabletop::engine::{Impact, Run, Verdict};
use tabletop::learn::drills::{Belief, Choice, Question, QuestionKind, Quiz, QuizError};
use tabletop::model::{Scenario, Severity, check, file};
use tabletop::units::Span;

mod second_rule;

/// Of so many seeds every kind has to make a question.
const SEEDS: u64 = 60;

fn question(kind: QuestionKind, seed: u64) -> Question {
    Question::new(kind, seed).unwrap_or_else(|| panic!("no question: {kind:?} of seed {seed}"))
}

fn right(question: &Question) -> &Choice {
    &question.choices[question.right()]
}

/// The run of a question, by way of the document that a link or a file would carry.
fn run_of(question: &Question) -> Run {
    let (read, findings) = file::read_unchecked(&file::write(&question.scenario));
    assert_eq!(findings, vec![]);
    Run::new(Arc::new(read.expect("a design")))
}

fn any_kind() -> impl Strategy<Value = QuestionKind> {
    prop::sample::select(QuestionKind::ALL.to_vec())
}

/// A length as it is written, read back: days and hours, hours and minutes, minutes and seconds.
fn seconds(text: &str) -> Option<i64> {
    if text == "Nothing" {
        return Some(0);
    }
    let words: Vec<&str> = text.split(' ').collect();
    words.chunks(2).try_fold(0, |sum, pair| {
        let unit = match pair.get(1).copied()? {
            "d" => 86_400,
            "h" => 3_600,
            "min" => 60,
            "s" => 1,
            _ => return None,
        };
        Some(sum + pair[0].parse::<i64>().ok()? * unit)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn exactly_one_answer_is_right_and_all_differ(kind in any_kind(), seed: u64) {
        let question = question(kind, seed);
        prop_assert_eq!(question.choices.len(), 4);
        prop_assert_eq!(question.choices.iter().filter(|it| it.is_right()).count(), 1);
        let texts: BTreeSet<&str> = question.choices.iter().map(|it| it.text.as_str()).collect();
        prop_assert_eq!(texts.len(), 4, "two equal answers: {:?}", question.choices);
        // Lengths differ by more than the writing of them rounds away.
        let lengths: Option<Vec<i64>> = question.choices.iter().map(|it| seconds(&it.text)).collect();
        if let Some(mut lengths) = lengths {
            lengths.sort_unstable();
            prop_assert!(lengths.windows(2).all(|it| it[1] - it[0] >= 120), "too close: {lengths:?}");
        }
        for choice in &question.choices {
            prop_assert!(!choice.text.trim().is_empty() && !choice.why.trim().is_empty());
        }
        prop_assert!(!question.facts.is_empty() && !question.because.is_empty());
        prop_assert!(question.sources.iter().all(|it| !it.url.is_empty()));
    }

    #[test]
    fn the_right_answer_is_what_the_engine_says(kind in any_kind(), seed: u64) {
        let question = question(kind, seed);
        let run = run_of(&question);
        let wanted = expected(&question, &run);
        prop_assert_eq!(&right(&question).text, &wanted);
    }

    #[test]
    fn a_link_repeats_its_quiz(
        seed: u32,
        length in 1_usize..=50,
        kinds in prop::sample::subsequence(QuestionKind::ALL.to_vec(), 1..=QuestionKind::ALL.len()),
    ) {
        let quiz = Quiz { seed, length, kinds };
        prop_assert_eq!(Quiz::read(&quiz.address()), Ok(quiz));
    }

    #[test]
    fn what_is_no_link_is_refused(text in ".{0,60}") {
        let _ = Quiz::read(&text);
        let link = format!("1.{text}.x");
        prop_assert!(Quiz::read(&link).is_err());
    }
}

/// What the right answer has to say, worked out from the run and not from the question.
fn expected(question: &Question, run: &Run) -> String {
    let scenario = &run.scenario;
    let asked = |impact: &&Impact| {
        let component = scenario.component(&impact.component);
        component.is_some_and(|it| question.asks.contains(it.label()))
    };
    let impact = || {
        let impacts = &run.outcome.incidents.first().expect("an incident").impacts;
        impacts.iter().find(asked).expect("it is hit")
    };
    let length = |span: Span| match span {
        Span::ZERO => "Nothing".to_owned(),
        span => span.to_string(),
    };
    match question.kind {
        QuestionKind::DataLost => length(impact().data_lost.expect("something comes back")),
        QuestionKind::RecoveryPoint => impact().recovered_to.expect("something comes back").short(),
        QuestionKind::Downtime => length(impact().down),
        QuestionKind::RecoveryOption => {
            impact().taken.as_ref().expect("a recovery option").option.spec().name.to_owned()
        }
        QuestionKind::Vault => match &impact().taken {
            Some(taken) => {
                assert_eq!(taken.option, RecoveryOption::RestoreRecoveryPoint);
                format!("Vault {}", taken.vault.as_ref().expect("a vault"))
            }
            None => NO_VAULT.to_owned(),
        },
        QuestionKind::Objective => {
            let (rpo, rto) = (impact().rpo == Verdict::Met, impact().rto == Verdict::Met);
            match (rpo, rto) {
                (true, true) => "Both are met",
                (true, false) => "The RPO is met, the RTO is not",
                (false, true) => "The RTO is met, the RPO is not",
                (false, false) => "Neither is met",
            }
            .to_owned()
        }
        QuestionKind::RefusedPlan => refused_plan(question, scenario),
        QuestionKind::Strategy => {
            let reading = run.outcome.strategies.iter().find(|it| it.component.as_str() == "web");
            let amounts_to = reading.and_then(|it| it.amounts_to);
            amounts_to.expect("something is elsewhere").spec().name.to_owned()
        }
        QuestionKind::Cheapest => {
            let variants = tabletop::assess::strategies(scenario);
            let compared = tabletop::assess::compare(scenario, &variants);
            compared.variants[compared.cheapest.expect("one meets them")].name.clone()
        }
    }
}

const NO_VAULT: &str = "None: nothing is left to restore from";

/// The answer that tells the one rule that is refused, or that is accepted and has a job that fails.
fn refused_plan(question: &Question, scenario: &Scenario) -> String {
    let asks_of_jobs = question.asks.contains("fails every time");
    let odd: Vec<usize> = (0..scenario.plans.len())
        .filter(|at| {
            let fails = second_rule::fails_a_lock(scenario, &scenario.plans[*at].rules[0]);
            if asks_of_jobs {
                return fails;
            }
            assert!(!fails, "a job that fails is no refusal");
            let plans = vec![scenario.plans[*at].clone()];
            let alone = Scenario { plans, ..scenario.clone() };
            check::check(&alone).iter().any(|it| it.severity == Severity::Error)
        })
        .collect();
    assert_eq!(odd.len(), 1, "exactly one is refused or fails");
    let rule = &scenario.plans[odd[0]].rules[0];
    let cron = rule.schedule.as_ref().map_or("", |it| it.text());
    let told = right(question).text.clone();
    assert!(told.contains(cron), "{told} is not about {cron}");
    told
}

#[test]
fn every_kind_makes_a_question_of_every_seed_and_the_same_one_each_time() {
    for kind in QuestionKind::ALL.iter().copied() {
        let mut asked = BTreeSet::new();
        for seed in 0..SEEDS {
            let (first, again) = (question(kind, seed), question(kind, seed));
            assert_eq!(first.choices, again.choices);
            assert_eq!(first.scenario, again.scenario);
            asked.insert(format!("{:?}{:?}", first.facts, first.choices));
        }
        assert!(asked.len() as u64 > SEEDS * 9 / 10, "{kind:?} repeats itself: {}", asked.len());
    }
}

#[test]
fn the_right_answer_has_no_favourite_place_and_no_kind_only_one_answer() {
    let mut places = [0; 4];
    let mut answers: BTreeMap<QuestionKind, BTreeSet<String>> = BTreeMap::new();
    for kind in QuestionKind::ALL.iter().copied() {
        for seed in 0..SEEDS {
            let question = question(kind, seed);
            places[question.right()] += 1;
            answers.entry(kind).or_default().insert(right(&question).text.clone());
        }
    }
    let fair = SEEDS * QuestionKind::ALL.len() as u64 / 4;
    assert!(places.iter().all(|it| *it > fair / 2 && *it < fair * 2), "{places:?}");
    assert!(answers.values().all(|it| it.len() >= 3), "{answers:?}");
}

#[test]
fn every_belief_leads_to_some_wrong_answer_and_no_truth_is_missing() {
    let mut held = BTreeSet::new();
    for kind in QuestionKind::ALL.iter().copied() {
        for seed in 0..250 {
            held.extend(question(kind, seed).choices.iter().filter_map(|it| it.belief));
        }
    }
    let unused: Vec<&Belief> = Belief::ALL.iter().filter(|it| !held.contains(it)).collect();
    assert!(unused.is_empty(), "nobody is caught by {unused:?}");
    for belief in Belief::ALL {
        assert!(belief.spec().truth.ends_with('.'), "{belief:?}");
        assert!(!belief.spec().source.url.is_empty(), "{belief:?} names no page");
    }
}

#[test]
fn the_designs_of_questions_are_ones_that_aws_takes() {
    for kind in QuestionKind::ALL.iter().copied().filter(|kind| *kind != QuestionKind::RefusedPlan)
    {
        for seed in 0..SEEDS {
            let findings = check::check(&question(kind, seed).scenario);
            assert!(!check::has_errors(&findings), "{kind:?} {seed}: {findings:?}");
        }
    }
}

#[test]
fn a_quiz_asks_every_kind_before_any_twice_and_ends() {
    let quiz = Quiz::of_all(7, 20);
    let kinds: Vec<QuestionKind> =
        (0..20).filter_map(|at| quiz.question(at)).map(|it| it.kind).collect();
    assert_eq!(kinds.len(), 20);
    let first: BTreeSet<QuestionKind> =
        kinds.iter().take(QuestionKind::ALL.len()).copied().collect();
    assert_eq!(first.len(), QuestionKind::ALL.len());
    assert!(quiz.question(20).is_none());
    let one = Quiz { kinds: vec![QuestionKind::Vault], ..Quiz::of_all(7, 5) };
    let texts: BTreeSet<String> =
        (0..5).filter_map(|at| one.question(at)).map(|it| format!("{:?}", it.facts)).collect();
    assert_eq!(texts.len(), 5, "no design comes twice");
}

#[test]
fn links_that_cannot_be_repeated_say_why() {
    assert_eq!(Quiz::read("2.1.5.vault"), Err(QuizError::Newer));
    assert_eq!(Quiz::read("1.1.5.what_will_come"), Err(QuizError::Newer));
    for text in ["", "1", "1.1.0.vault", "1.1.51.vault", "1.x.5.vault", "design=1.1"] {
        assert_eq!(Quiz::read(text), Err(QuizError::Damaged), "{text}");
    }
}
