//! What lessons say: titles, the labels of what they do to the design, and predictions.

use std::fmt::Display;

use crate::learn::Lesson;
use crate::units::Instant;

/// The title of the bar above the design of a lesson.
pub fn bar_title(lesson: &Lesson) -> String {
    format!("Lesson: {}", lesson.title)
}

/// The link to the lesson that follows.
pub fn next(lesson: &Lesson) -> String {
    format!("Next lesson: {}", lesson.title)
}

/// How many lessons are done.
pub fn done(done: usize, all: usize) -> String {
    format!("{done} of {all} done")
}

/// How long a lesson takes, in the list and at its head.
pub fn minutes(lesson: &Lesson) -> (String, String) {
    (format!("{} min", lesson.minutes), format!("about {} minutes", lesson.minutes))
}

/// The label of opening the design of a lesson, in undo.
pub fn open_label(lesson: &Lesson) -> String {
    format!("Open the lesson “{}”", lesson.title)
}

/// The label of starting a lesson over, in undo.
pub fn start_over_label(lesson: &Lesson) -> String {
    format!("Start “{}” over", lesson.title)
}

/// The label of showing the solution, in undo.
pub fn solution_label(lesson: &Lesson) -> String {
    format!("Show the solution of “{}”", lesson.title)
}

/// The label of trying a mistake, on its button and in undo.
pub fn try_label(mistake: &str) -> String {
    format!("Try “{mistake}”")
}

/// The name of a mistake before why it does not reach the goal.
pub fn named(mistake: &str) -> String {
    format!("“{mistake}”: ")
}

/// Why a prediction is refused.
pub fn needs(unit: &str) -> String {
    format!("Enter a number of {unit}, 0 or more.")
}

/// A predicted loss of data, with the moment that the data goes back to.
pub fn back_to(amount: impl Display, at: Instant) -> String {
    format!("{amount}, back to {}", at.short())
}

/// A predicted downtime, with the moment that it ends.
pub fn until(amount: impl Display, at: Instant) -> String {
    format!("{amount}, until {}", at.short())
}

/// What the user predicted, in the picture.
pub fn yours(amount: impl Display) -> String {
    format!("You: {amount}")
}

/// What happened, in the picture.
pub fn actual(amount: impl Display) -> String {
    format!("It was {amount}")
}
