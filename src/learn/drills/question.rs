//! From a draft to a question: four answers in random order, all different, exactly one of them right.

use std::sync::Arc;

use super::draft::{Choice, Draft, Reason, Wrong};
use super::facts::{StatedFact, facts};
use super::kinds::QuestionKind;
use crate::catalog::Source;
use crate::learn::dice::Dice;
use crate::model::Scenario;

/// How many answers a question has.
pub(super) const ANSWERS: usize = 4;

/// How often a question is made anew before its kind is given up for a seed.
const ATTEMPTS: u64 = 400;

/// A question with its answers.
#[derive(Clone, Debug)]
pub struct Question {
    /// What kind of question it is.
    pub kind: QuestionKind,
    /// The design that it is about.
    pub scenario: Arc<Scenario>,
    /// The design in words, as far as the question needs it.
    pub facts: Vec<StatedFact>,
    /// What is asked.
    pub asks: String,
    /// Four answers; exactly one is right.
    pub choices: Vec<Choice>,
    /// Why the right answer is right, as the engine says it.
    pub because: Vec<Reason>,
    /// Where the rules behind it are from.
    pub sources: Vec<&'static Source>,
}

impl Question {
    /// The question of a kind that belongs to a seed; nothing where none could be made, which the
    /// tests have never seen.
    pub fn new(kind: QuestionKind, seed: u64) -> Option<Self> {
        (0..ATTEMPTS).find_map(|attempt| {
            let mut dice = Dice::new(stream(kind.key(), seed, attempt));
            let draft = (kind.spec().draft)(&mut dice)?;
            question(draft, kind, &mut dice)
        })
    }

    /// The place of the right answer.
    pub fn right(&self) -> usize {
        self.choices.iter().position(Choice::is_right).unwrap_or(0)
    }
}

/// The stream of random numbers of a kind, told by its name so that a further row in the table changes no
/// quiz (FNV-1a).
fn stream(key: &str, seed: u64, attempt: u64) -> u64 {
    let bytes = key.bytes().chain(seed.to_le_bytes()).chain(attempt.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The question, if there are enough wrong answers that differ from the right one and each other.
fn question(mut draft: Draft, kind: QuestionKind, dice: &mut Dice) -> Option<Question> {
    dice.shuffle(&mut draft.wrong);
    let mut taken: Vec<Wrong> = Vec::new();
    for wrong in draft.wrong {
        let others = taken.iter().map(|it| &it.answer).chain([&draft.right]);
        let is_possible = wrong.answer.is_possible();
        if is_possible && others.into_iter().all(|it| wrong.answer.differs_from(it)) {
            taken.push(wrong);
        }
        if taken.len() == ANSWERS - 1 {
            break;
        }
    }
    if taken.len() < ANSWERS - 1 {
        return None;
    }
    let mut choices = vec![Choice { text: draft.right.text, belief: None, why: draft.why }];
    choices.extend(taken.into_iter().map(|wrong| Choice {
        text: wrong.answer.text,
        belief: Some(wrong.belief),
        why: wrong.why,
    }));
    dice.shuffle(&mut choices);
    let mut facts = facts(&draft.scenario, draft.tells_plans);
    facts.extend(draft.further);
    let mut sources = draft.sources;
    sources.extend(choices.iter().filter_map(|it| it.belief).map(|it| it.spec().source));
    let mut known: Vec<&'static Source> = Vec::new();
    for source in sources {
        if !known.iter().any(|it| it.title == source.title) {
            known.push(source);
        }
    }
    Some(Question {
        kind,
        scenario: Arc::new(draft.scenario),
        facts,
        asks: draft.asks,
        choices,
        because: draft.because,
        sources: known,
    })
}
