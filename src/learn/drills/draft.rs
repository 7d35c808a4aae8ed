//! From a draft to a question: four answers in random order, all different, exactly one of them right.

use std::sync::Arc;

use super::beliefs::Belief;
use super::facts::{StatedFact, facts};
use super::kinds::QuestionKind;
use crate::catalog::Source;
use crate::engine::why::FormulaLine;
use crate::learn::dice::Dice;
use crate::model::Scenario;
use crate::units::{Instant, Span};

/// How many answers a question has.
pub(super) const ANSWERS: usize = 4;

/// How often a question is made anew before its kind is given up for a seed.
const ATTEMPTS: u64 = 400;

/// Two lengths or moments that differ by less than this are no two answers.
const LEAST_DIFFERENCE: Span = Span::minutes(3);
/// The same for lengths of days, of which people read the hours only.
const LEAST_OF_DAYS: Span = Span::hours(1);

/// One answer to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// What somebody believes who chooses it; nothing for the right answer.
    pub belief: Option<Belief>,
    /// Why it is wrong here, or why it is right.
    pub why: String,
}

impl Choice {
    /// Whether it is the right one.
    pub fn is_right(&self) -> bool {
        self.belief.is_none()
    }
}

/// One line of the reason for the right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it says.
    pub text: String,
    /// The value it comes to, where it is a line of a formula.
    pub value: Option<String>,
}

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
            draft.question(kind, &mut dice)
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

/// What an answer says, and what it measures where it is a length or a moment.
#[derive(Clone, Debug)]
pub(super) struct DraftAnswer {
    text: String,
    measure: AnswerMeasure,
}

#[derive(Clone, Copy, Debug)]
enum AnswerMeasure {
    None,
    Length(Span),
    Moment(Instant),
}

impl DraftAnswer {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), measure: AnswerMeasure::None }
    }

    /// A length; no time at all is "nothing".
    pub(super) fn span(span: Span) -> Self {
        let text = if span == Span::ZERO { "Nothing".to_owned() } else { span.to_string() };
        Self { text, measure: AnswerMeasure::Length(span) }
    }

    pub(super) fn moment(at: Instant) -> Self {
        Self { text: at.short(), measure: AnswerMeasure::Moment(at) }
    }

    /// The answer within a sentence.
    pub(super) fn said(&self) -> String {
        self.text.replace("Nothing", "nothing")
    }

    /// Whether people would tell the two apart, beyond how they are rounded.
    fn differs_from(&self, other: &Self) -> bool {
        let apart = match (self.measure, other.measure) {
            (AnswerMeasure::Length(a), AnswerMeasure::Length(b)) => {
                let days = a.max(b) >= Span::days(1);
                let least = if days { LEAST_OF_DAYS } else { LEAST_DIFFERENCE };
                (a - b).max(b - a) >= least
            }
            (AnswerMeasure::Moment(a), AnswerMeasure::Moment(b)) => {
                a.since(b).max(b.since(a)) >= LEAST_DIFFERENCE
            }
            _ => true,
        };
        apart && self.text != other.text
    }

    /// Lengths are never negative.
    fn is_possible(&self) -> bool {
        !matches!(self.measure, AnswerMeasure::Length(span) if span < Span::ZERO)
    }
}

/// A wrong answer, with the belief that leads to it.
#[derive(Clone, Debug)]
pub(super) struct Wrong {
    answer: DraftAnswer,
    belief: Belief,
    why: String,
}

/// A question before its answers are chosen.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) scenario: Scenario,
    pub(super) asks: String,
    pub(super) right: DraftAnswer,
    wrong: Vec<Wrong>,
    /// Why the right answer is right, as a sentence.
    pub(super) why: String,
    because: Vec<Reason>,
    pub(super) sources: Vec<&'static Source>,
    /// Facts that follow those of the design.
    pub(super) further: Vec<StatedFact>,
    /// Whether the plans are among the facts: not where they are what is asked.
    pub(super) tells_plans: bool,
}

impl Draft {
    pub(super) fn new(scenario: Scenario, asks: impl Into<String>, right: DraftAnswer) -> Self {
        Self {
            scenario,
            asks: asks.into(),
            right,
            wrong: Vec::new(),
            why: String::new(),
            because: Vec::new(),
            sources: Vec::new(),
            further: Vec::new(),
            tells_plans: true,
        }
    }

    /// Adds a wrong answer that a belief leads to; the reason is the belief's own.
    pub(super) fn wrong(&mut self, belief: Belief, answer: DraftAnswer) {
        self.wrong_because(belief, answer, belief.spec().truth);
    }

    /// Adds a wrong answer with a reason that fits this design.
    pub(super) fn wrong_because(
        &mut self,
        belief: Belief,
        answer: DraftAnswer,
        why: impl Into<String>,
    ) {
        self.wrong.push(Wrong { answer, belief, why: why.into() });
    }

    /// Adds a sentence to the reasons.
    pub(super) fn because(&mut self, text: impl Into<String>) {
        self.because.push(Reason { text: text.into(), value: None });
    }

    /// Adds lines of a formula of the engine to the reasons.
    pub(super) fn formula(&mut self, steps: impl IntoIterator<Item = FormulaLine>) {
        self.because.extend(steps.into_iter().map(|FormulaLine { text, value, .. }| {
            // A sentence that ends with its value says it already.
            let is_said = text.trim_end_matches('.').ends_with(&value);
            Reason { text, value: (!is_said).then_some(value) }
        }));
    }

    /// The question, if there are enough wrong answers that differ from the right one and each other.
    fn question(mut self, kind: QuestionKind, dice: &mut Dice) -> Option<Question> {
        dice.shuffle(&mut self.wrong);
        let mut taken: Vec<Wrong> = Vec::new();
        for wrong in self.wrong {
            let others = taken.iter().map(|it| &it.answer).chain([&self.right]);
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
        let mut choices = vec![Choice { text: self.right.text, belief: None, why: self.why }];
        choices.extend(taken.into_iter().map(|wrong| Choice {
            text: wrong.answer.text,
            belief: Some(wrong.belief),
            why: wrong.why,
        }));
        dice.shuffle(&mut choices);
        let mut facts = facts(&self.scenario, self.tells_plans);
        facts.extend(self.further);
        let mut sources = self.sources;
        sources.extend(choices.iter().filter_map(|it| it.belief).map(|it| it.spec().source));
        let mut known: Vec<&'static Source> = Vec::new();
        for source in sources {
            if !known.iter().any(|it| it.title == source.title) {
                known.push(source);
            }
        }
        Some(Question {
            kind,
            scenario: Arc::new(self.scenario),
            facts,
            asks: self.asks,
            choices,
            because: self.because,
            sources: known,
        })
    }
}
