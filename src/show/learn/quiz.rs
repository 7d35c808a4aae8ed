//! What questions with answers say: statements, drills and interviews.

use crate::show::text::counted;
use crate::units::Span;

/// Which question of how many.
pub fn question(at: usize, of: usize) -> String {
    format!("Question {} of {of}", at + 1)
}

/// Which statement of how many.
pub fn statement(at: usize, of: usize) -> String {
    format!("{} of {of}", at + 1)
}

/// How many answers are right so far.
pub fn right(right: usize) -> String {
    format!("{right} right")
}

/// How many answers were right in the end.
pub fn score(right: usize, of: usize) -> String {
    format!("{right} of {of} right")
}

/// The verdict on an answer to a statement.
pub fn judged(is_right: bool, is_true: bool) -> String {
    let verdict = if is_right { "Right" } else { "Not right" };
    format!("{verdict}: {}.", truth(is_true))
}

/// Whether a statement is true.
pub const fn truth(is_true: bool) -> &'static str {
    if is_true { "it is true" } else { "it is false" }
}

/// The verdict on a wrong answer of a drill.
pub fn not_right(answer: &str) -> String {
    format!("Not right. The answer is: {}", ended(answer))
}

/// The right answer below a wrong one.
pub fn correction(answer: &str) -> String {
    format!("Right: {answer}")
}

/// A text as a sentence.
fn ended(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

/// The seed of a drill.
pub fn seed(seed: u32) -> String {
    format!("Seed {seed}")
}

/// A question with its number.
pub fn numbered(at: usize, asks: &str) -> String {
    format!("{}. {asks}", at + 1)
}

/// How often a belief led to a wrong answer; empty for once.
pub fn often(times: usize) -> String {
    match times {
        1 => String::new(),
        more => format!(" ({more} times)"),
    }
}

/// How many questions a drill may have.
pub fn length(questions: usize) -> String {
    format!("{questions} questions")
}

/// The name of the design of a drill.
pub fn design(name: &str) -> String {
    format!("Drill: {name}")
}

/// How many minutes there are for a question of an interview.
pub fn minutes(minutes: u32) -> String {
    format!("{minutes} min")
}

/// How long an answer took.
pub fn took(time: Span) -> String {
    format!("You took {time}. Tick what you named.")
}

/// How many of the things that a good answer names were named.
pub fn named(named: usize, of: usize) -> String {
    format!("{named} of {}", counted(of, "point"))
}

/// The same at the end of an interview.
pub fn named_in_all(named_: usize, of: usize) -> String {
    format!("{} named", named(named_, of))
}

/// Minutes and seconds: "2:05", and "−0:10" when the time is over.
pub fn clock(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60)
}
