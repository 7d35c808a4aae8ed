//! What a question is made from: the right answer, wrong ones with what leads to each, and the reasons.

use super::beliefs::Belief;
use super::facts::StatedFact;
use crate::catalog::Source;
use crate::engine::why::FormulaLine;
use crate::model::Scenario;
use crate::units::{Instant, Span};

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

/// What an answer says, and what it measures where it is a length or a moment.
#[derive(Clone, Debug)]
pub(super) struct DraftAnswer {
    pub(super) text: String,
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
    pub(super) fn differs_from(&self, other: &Self) -> bool {
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
    pub(super) fn is_possible(&self) -> bool {
        !matches!(self.measure, AnswerMeasure::Length(span) if span < Span::ZERO)
    }
}

/// A wrong answer, with the belief that leads to it.
#[derive(Clone, Debug)]
pub(super) struct Wrong {
    pub(super) answer: DraftAnswer,
    pub(super) belief: Belief,
    pub(super) why: String,
}

/// A question before its answers are chosen.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) scenario: Scenario,
    pub(super) asks: String,
    pub(super) right: DraftAnswer,
    pub(super) wrong: Vec<Wrong>,
    /// Why the right answer is right, as a sentence.
    pub(super) why: String,
    pub(super) because: Vec<Reason>,
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
}
