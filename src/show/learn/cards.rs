//! What flash cards say: progress, what waits, and when cards come again.

use crate::learn::review::{Left, Statistics};
use crate::show::text::counted;
use crate::show::{Line, fact};
use crate::units::Span;

/// What is said where the progress cannot be read and was put aside.
pub const PUT_ASIDE: &str = "The progress with the cards that this browser keeps cannot be read: it is damaged, or a newer version of Tabletop wrote it. It was put aside, and the cards begin anew.";
/// What is said where the progress cannot be read and there is no room to put it aside.
pub const NOT_PUT_ASIDE: &str = "The progress with the cards that this browser keeps cannot be read, and there is no room to put it aside. Save it as a file before you review cards.";
/// What is said where no card was begun.
pub const NONE_BEGUN: &str = "No card has been begun; today’s limit of new cards may be 0.";

/// The progress over some cards.
pub fn figures(it: &Statistics) -> Vec<Line> {
    let known = it.known.map_or_else(|| "–".to_owned(), |it| format!("{:.0} %", it * 100.0));
    let week: usize = it.due.iter().sum();
    vec![
        fact("New", it.unseen.to_string()),
        fact("Learning", it.learning.to_string()),
        fact("Known", it.young.to_string()),
        fact("Known for weeks", it.mature.to_string()),
        fact("Due within 7 days", week.to_string()),
        fact("Reviews", it.reviews.to_string()),
        fact("Recalled", known),
        fact("Days in a row", it.streak.to_string()),
    ]
}

/// How many cards are found.
pub fn found(cards: usize) -> String {
    counted(cards, "card")
}

/// How many cards were reviewed in a session.
pub fn reviewed(reviews: u32) -> String {
    format!("{} in this session. ", counted(reviews as usize, "review"))
}

/// What waits.
pub fn waiting(left: Left) -> String {
    if left.all() == 0 {
        return "Nothing is due now.".to_owned();
    }
    let parts = [(left.learning, "being learned"), (left.due, "due"), (left.new, "new")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    format!("{}: {}.", counted(left.all(), "card"), parts.join(", "))
}

/// When a card that was begun comes again.
pub fn state(is_learning: bool, wait: Span) -> String {
    let stage = if is_learning { "learning, " } else { "" };
    match wait {
        Span::ZERO => format!("{stage}due"),
        wait => format!("{stage}due in {wait}"),
    }
}

/// When the next card is due.
pub fn next(wait: Span) -> String {
    format!("The next card is due in {wait}.")
}

/// That the progress could not be saved.
pub fn not_saved(reason: &str) -> String {
    format!(
        "The progress with the cards could not be kept: {reason}. Export it before you leave the page."
    )
}

/// That a file was not imported: it is too large for progress.
pub fn too_large(file: &str) -> String {
    format!("“{file}” was not imported: it is larger than any progress.")
}

/// That a file was not imported: it cannot be read.
pub fn unreadable(file: &str) -> String {
    format!("“{file}” was not imported: the browser cannot read it. Choose it again.")
}

/// That progress with so many cards was imported.
pub fn imported(cards: usize) -> String {
    format!("Imported the progress of {}; it took the place of yours.", counted(cards, "card"))
}

/// A fault of a file that was to be imported: its place, and what to do.
pub fn fault(path: &str, message: &str, hint: &str) -> Line {
    let place = if path.is_empty() { "The file" } else { path };
    fact(place, format!("{message}. {hint}"))
}
