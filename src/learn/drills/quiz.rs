//! A quiz: so many questions of some kinds from a seed, and the words in an address that repeat it.

use std::fmt;

use super::kinds::QuestionKind;
use super::question::Question;
use crate::learn::dice::Dice;

/// The form of links that is written and read.
const VERSION: u32 = 1;

/// How many questions a quiz may have.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 1..=50;

/// So many questions of some kinds from a seed: the same every time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// Tells it from other quizzes.
    pub seed: u32,
    /// How many questions it has.
    pub length: usize,
    /// The kinds of questions, at least one, in the order of the table.
    pub kinds: Vec<QuestionKind>,
}

/// Why an address holds no quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuizError {
    /// It was written by a newer version, or asks for what only a newer version has.
    Newer,
    /// It is not in the form of Tabletop.
    Damaged,
}

impl fmt::Display for QuizError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Newer => "The link to the drill was made by a newer version of Tabletop. Reload the page to get the newer version.",
            Self::Damaged => "The link to the drill is damaged: a part of it was cut off or changed on its way. Ask for the link once more, or begin a new drill.",
        })
    }
}

impl std::error::Error for QuizError {}

impl Quiz {
    /// A quiz of all kinds.
    pub fn of_all(seed: u32, length: usize) -> Self {
        Self { seed, length, kinds: QuestionKind::ALL.to_vec() }
    }

    /// The kind and the seed of a question, counted from 0. Every kind comes once before any comes twice.
    fn turn(&self, at: usize) -> Option<(QuestionKind, u64)> {
        let count = self.kinds.len();
        let round = at.checked_div(count)?;
        let mut kinds = self.kinds.clone();
        let mut dice = Dice::new(u64::from(self.seed) << 20 ^ round as u64);
        dice.shuffle(&mut kinds);
        let kind = *kinds.get(at % count)?;
        Some((kind, u64::from(self.seed) ^ (at as u64) << 32))
    }

    /// A question, counted from 0; nothing behind the last one.
    pub fn question(&self, at: usize) -> Option<Question> {
        if at >= self.length {
            return None;
        }
        let (kind, seed) = self.turn(at)?;
        Question::new(kind, seed)
    }

    /// What an address says of it: form, seed, length, kinds.
    pub fn address(&self) -> String {
        // Each by its name: "all" would be others once there are more.
        let kinds = self.kinds.iter().map(|kind| kind.key()).collect::<Vec<_>>().join("+");
        format!("{VERSION}.{}.{}.{kinds}", self.seed, self.length)
    }

    /// The quiz of which an address speaks.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn read(address: &str) -> Result<Self, QuizError> {
        let parts: Vec<&str> = address.split('.').collect();
        let (version, rest) = parts.split_first().ok_or(QuizError::Damaged)?;
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(newer) if newer > VERSION => return Err(QuizError::Newer),
            _ => return Err(QuizError::Damaged),
        }
        let [seed, length, kinds] = rest else { return Err(QuizError::Damaged) };
        let seed = seed.parse().map_err(|_| QuizError::Damaged)?;
        let length = length.parse().map_err(|_| QuizError::Damaged)?;
        if !LENGTHS.contains(&length) {
            return Err(QuizError::Damaged);
        }
        let named: Vec<&str> = kinds.split('+').collect();
        let known = |name: &&str| QuestionKind::ALL.iter().any(|kind| kind.key() == *name);
        if !named.iter().all(known) {
            return Err(QuizError::Newer);
        }
        let kinds =
            QuestionKind::ALL.iter().copied().filter(|kind| named.contains(&kind.key())).collect();
        Ok(Self { seed, length, kinds })
    }
}
