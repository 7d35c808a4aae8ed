//! The Free Spaced Repetition Scheduler, version 6 (FSRS-6), with its published default weights.
//!
//! After the description of the algorithm at
//! <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm>, held against what the
//! reference implementation py-fsrs 6.3.1 computes (`tests/native/review.rs`). The crate `rs-fsrs` has
//! the older version 5, brings the clock of `chrono` along, and computes with the standard library's
//! `powf`, whose last bit differs between native programs and WebAssembly.

use serde::{Deserialize, Serialize};

use crate::units::{Instant, Span};

/// The published weights w0 to w20 (py-fsrs 6.3.1, `DEFAULT_PARAMETERS`).
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// A card is due when the probability of knowing it has fallen to this.
pub const RETENTION: f64 = 0.9;

/// The longest time between two reviews, in days.
const LONGEST_DAYS: f64 = 36_500.0;
const LEAST_STABILITY: f64 = 0.001;
const DIFFICULTIES: std::ops::RangeInclusive<f64> = 1.0..=10.0;

/// How long after each step a card that is being learned comes again.
const LEARNING: [Span; 2] = [Span::minutes(1), Span::minutes(10)];
/// How long after each step a card that was forgotten comes again.
const RELEARNING: [Span; 1] = [Span::minutes(10)];

/// How well a card was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Not known.
    Again,
    /// Known with effort.
    Hard,
    /// Known.
    Good,
    /// Known at once.
    Easy,
}

impl Grade {
    /// All grades, the worst first.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Again => "Again",
            Self::Hard => "Hard",
            Self::Good => "Good",
            Self::Easy => "Easy",
        }
    }

    /// What it means, for those who grade themselves.
    pub const fn means(self) -> &'static str {
        match self {
            Self::Again => "I did not know it",
            Self::Hard => "I knew it with effort",
            Self::Good => "I knew it",
            Self::Easy => "I knew it at once",
        }
    }

    /// The grade as the algorithm counts, 1 to 4.
    fn number(self) -> f64 {
        match self {
            Self::Again => 1.0,
            Self::Hard => 2.0,
            Self::Good => 3.0,
            Self::Easy => 4.0,
        }
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// How far a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Seen, and to be seen again within minutes.
    Learning,
    /// Known, and to be seen again after days.
    Review,
    /// Forgotten, and to be seen again within minutes.
    Relearning,
}

/// What is known of a card that was reviewed at least once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Studied {
    /// How far it is.
    pub stage: Stage,
    /// Which of the steps of learning or relearning it is at, from 0 on; 0 while neither.
    #[serde(default)]
    pub step: u8,
    /// The days after which it is known with a probability of nine in ten.
    pub stability: f64,
    /// How hard it is, 1 to 10.
    pub difficulty: f64,
    /// When it was reviewed last.
    pub reviewed: Instant,
    /// When it is due.
    pub due: Instant,
    /// How often it was reviewed.
    pub reviews: u32,
    /// How often it was forgotten after it had been known.
    #[serde(default)]
    pub lapses: u32,
}

impl Studied {
    /// A card after its first review.
    pub fn first(grade: Grade, at: Instant) -> Self {
        let fresh = Self {
            stage: Stage::Learning,
            step: 0,
            stability: W[grade.index()].max(LEAST_STABILITY),
            difficulty: rounded(clamped(initial_difficulty(grade))),
            reviewed: at,
            due: at,
            reviews: 1,
            lapses: 0,
        };
        fresh.scheduled(grade)
    }

    /// The card after a further review. A review at a moment before the last one, as from a clock that
    /// was put back, counts as one of the same moment.
    #[must_use]
    pub fn next(self, grade: Grade, at: Instant) -> Self {
        let at = at.max(self.reviewed);
        let stability = if at.since(self.reviewed) < Span::days(1) {
            short_term(self.stability, grade)
        } else {
            long_term(self, self.retrievability(at), grade)
        };
        let forgotten = self.stage == Stage::Review && grade == Grade::Again;
        let next = Self {
            stability: rounded(stability.max(LEAST_STABILITY)),
            difficulty: rounded(next_difficulty(self.difficulty, grade)),
            reviewed: at,
            reviews: self.reviews.saturating_add(1),
            lapses: self.lapses.saturating_add(u32::from(forgotten)),
            ..self
        };
        next.scheduled(grade)
    }

    /// The probability that it is known at a moment, 0 to 1: whole days count, as in the reference.
    pub fn retrievability(self, at: Instant) -> f64 {
        let days = at.since(self.reviewed).at_least_zero().as_seconds() / 86_400;
        libm::pow(1.0 + factor() * days as f64 / self.stability.max(LEAST_STABILITY), decay())
    }

    /// The stage, the step and the next moment that follow from a grade.
    fn scheduled(self, grade: Grade) -> Self {
        let steps: &[Span] = match self.stage {
            Stage::Learning => &LEARNING,
            Stage::Relearning => &RELEARNING,
            Stage::Review if grade == Grade::Again => {
                return Self { stage: Stage::Relearning, ..self }.at_step(0, RELEARNING[0]);
            }
            Stage::Review => return self.known(),
        };
        let step = usize::from(self.step);
        match (grade, steps.get(step)) {
            (Grade::Again, _) => self.at_step(0, steps[0]),
            (Grade::Easy, _) | (_, None) => self.known(),
            (Grade::Hard, Some(length)) => {
                // Half-way to the step behind the first; half as long again where there is none.
                let length = match steps.get(1) {
                    _ if step > 0 => *length,
                    Some(second) => Span::seconds((length.as_seconds() + second.as_seconds()) / 2),
                    None => Span::seconds(length.as_seconds() * 3 / 2),
                };
                self.at_step(self.step, length)
            }
            (Grade::Good, Some(_)) => match steps.get(step + 1) {
                Some(length) => self.at_step(self.step + 1, *length),
                None => self.known(),
            },
        }
    }

    fn at_step(self, step: u8, length: Span) -> Self {
        Self { step, due: self.reviewed + length, ..self }
    }

    fn known(self) -> Self {
        let due = self.reviewed + interval(self.stability);
        Self { stage: Stage::Review, step: 0, due, ..self }
    }
}

/// A number of eight decimals, as ts-fsrs keeps them: such a one is read from JSON to the bit as it was
/// written.
fn rounded(number: f64) -> f64 {
    const ONE: f64 = 1e8;
    libm::round(number * ONE) / ONE
}

fn decay() -> f64 {
    -W[20]
}

/// Makes the probability nine in ten after as many days as the stability says.
fn factor() -> f64 {
    libm::pow(0.9, 1.0 / decay()) - 1.0
}

/// The whole days after which the probability has fallen to the retention wanted.
fn interval(stability: f64) -> Span {
    let days = stability / factor() * (libm::pow(RETENTION, 1.0 / decay()) - 1.0);
    // Halves go to the even number, as in the reference.
    Span::days(libm::rint(days).clamp(1.0, LONGEST_DAYS) as i64)
}

fn clamped(difficulty: f64) -> f64 {
    difficulty.clamp(*DIFFICULTIES.start(), *DIFFICULTIES.end())
}

fn initial_difficulty(grade: Grade) -> f64 {
    W[4] - libm::exp(W[5] * (grade.number() - 1.0)) + 1.0
}

fn next_difficulty(difficulty: f64, grade: Grade) -> f64 {
    let change = -W[6] * (grade.number() - 3.0);
    let damped = difficulty + (10.0 - difficulty) * change / 9.0;
    clamped(W[7] * initial_difficulty(Grade::Easy) + (1.0 - W[7]) * damped)
}

/// The stability after a review on the same day.
fn short_term(stability: f64, grade: Grade) -> f64 {
    let growth = libm::exp(W[17] * (grade.number() - 3.0 + W[18])) * libm::pow(stability, -W[19]);
    stability * if grade >= Grade::Good { growth.max(1.0) } else { growth }
}

/// The stability after a review on a later day.
fn long_term(card: Studied, retrievability: f64, grade: Grade) -> f64 {
    let Studied { stability, difficulty, .. } = card;
    let surprise = 1.0 - retrievability;
    if grade == Grade::Again {
        let forgotten = W[11]
            * libm::pow(difficulty, -W[12])
            * (libm::pow(stability + 1.0, W[13]) - 1.0)
            * libm::exp(surprise * W[14]);
        return forgotten.min(stability / libm::exp(W[17] * W[18]));
    }
    let penalty = if grade == Grade::Hard { W[15] } else { 1.0 };
    let bonus = if grade == Grade::Easy { W[16] } else { 1.0 };
    let growth = libm::exp(W[8])
        * (11.0 - difficulty)
        * libm::pow(stability, -W[9])
        * (libm::exp(surprise * W[10]) - 1.0);
    stability * (1.0 + growth * penalty * bonus)
}
