//! The transcript of an interview, as Markdown: to be copied, kept and read by somebody else.

use std::fmt::Write;

use super::Setup;
use super::rubric::RubricPoint;
use crate::units::{Span, counted};

/// One question of an interview, as far as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewAnswer {
    /// What was asked.
    pub question: String,
    /// What it is about.
    pub topic: String,
    /// What the candidate noted.
    pub notes: String,
    /// How long the answer took.
    pub took: Span,
    /// What a good answer names, each with whether the candidate's did.
    pub points: Vec<(RubricPoint, bool)>,
    /// Where the answer is from, as titles with addresses.
    pub sources: Vec<(String, String)>,
}

impl InterviewAnswer {
    /// How many of the points were named, and how many there are.
    pub fn score(&self) -> (usize, usize) {
        (self.points.iter().filter(|(_, named)| *named).count(), self.points.len())
    }
}

/// The transcript of an interview that was held on a day.
pub fn transcript(date: &str, setup: &Setup, answers: &[InterviewAnswer]) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = write_all(&mut text, date, setup, answers);
    text
}

fn write_all(
    text: &mut String,
    date: &str,
    setup: &Setup,
    answers: &[InterviewAnswer],
) -> std::fmt::Result {
    let (named, all) = answers
        .iter()
        .map(InterviewAnswer::score)
        .fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    writeln!(text, "# Interview of {date}\n")?;
    writeln!(
        text,
        "{}, {} each at most; {named} of {} named. Order {}.",
        counted(answers.len() as u64, "question"),
        setup.time(),
        counted(all as u64, "point"),
        setup.seed
    )?;
    for (at, answer) in answers.iter().enumerate() {
        let (named, all) = answer.score();
        let over = if answer.took > setup.time() { ", over time" } else { "" };
        writeln!(text, "\n## {}. {}\n", at + 1, answer.question)?;
        let all = counted(all as u64, "point");
        writeln!(text, "{} · {}{over} · {named} of {all}\n", answer.topic, answer.took)?;
        match answer.notes.trim() {
            "" => writeln!(text, "No notes.\n")?,
            notes => {
                for line in notes.lines() {
                    writeln!(text, "> {line}")?;
                }
                writeln!(text)?;
            }
        }
        for (point, named) in &answer.points {
            let mark = if *named { 'x' } else { ' ' };
            writeln!(text, "- [{mark}] {}: {}", point.label(), point.text())?;
        }
        if !answer.sources.is_empty() {
            writeln!(text, "\nSources:\n")?;
            for (title, url) in &answer.sources {
                match url.as_str() {
                    "" => writeln!(text, "- {title}")?,
                    url => writeln!(text, "- [{title}]({url})")?,
                }
            }
        }
    }
    Ok(())
}
