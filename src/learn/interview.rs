//! An interview with oneself: questions in a seeded order, a rubric for each answer, and a transcript.

mod rubric;
mod transcript;

pub use rubric::{RubricPoint, rubric};
pub use transcript::{InterviewAnswer, transcript};

use serde::{Deserialize, Serialize};

use super::dice::Dice;
use crate::units::Span;

/// How many questions an interview may have.
pub const QUESTIONS: std::ops::RangeInclusive<usize> = 1..=30;

/// How many minutes an answer may take.
pub const MINUTES: std::ops::RangeInclusive<u32> = 1..=15;

/// How an interview is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// How many questions.
    pub questions: usize,
    /// How many minutes each answer may take.
    pub minutes: u32,
    /// Tells the order of the questions from other orders.
    pub seed: u64,
}

impl Default for Setup {
    fn default() -> Self {
        Self { questions: 5, minutes: 3, seed: 1 }
    }
}

impl Setup {
    /// How long an answer may take.
    pub fn time(&self) -> Span {
        Span::minutes(self.minutes.into())
    }

    /// Which cards are asked, as places in a list of which only the topic of each counts: in random
    /// order, but no topic twice before each was asked once, as an interviewer would.
    pub fn order(&self, topics: &[&str]) -> Vec<usize> {
        let mut dice = Dice::new(self.seed);
        let mut places: Vec<usize> = (0..topics.len()).collect();
        dice.shuffle(&mut places);
        let mut order = Vec::new();
        while !places.is_empty() {
            let mut asked: Vec<&str> = Vec::new();
            let (round, rest) = places.into_iter().partition(|at| {
                let is_new = !asked.contains(&topics[*at]);
                asked.push(topics[*at]);
                is_new
            });
            let round: Vec<usize> = round;
            order.extend(round);
            places = rest;
        }
        order.truncate(self.questions);
        order
    }
}
