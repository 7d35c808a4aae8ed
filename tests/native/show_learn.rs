//! What the Learn view composes around the texts of lessons, cards and drills.

use tabletop::learn::review::Left;
use tabletop::show::learn::cards::{fault, found, imported, next, reviewed, state, waiting};
use tabletop::show::learn::lessons::{actual, done, needs, try_label, yours};
use tabletop::show::learn::quiz::{
    clock, correction, judged, length, named, named_in_all, not_right, numbered, often, question,
    score, truth,
};
use tabletop::show::learn::{also, entries};
use tabletop::units::Span;

#[test]
fn counts_and_labels_are_sentences() {
    for (says, expected) in [
        (entries(1), "1 entry"),
        (entries(0), "0 entries"),
        (also(&["RPO".to_owned(), "objective".to_owned()]), "Also: RPO, objective"),
        (found(200), "200 cards"),
        (reviewed(1), "1 review in this session. "),
        (waiting(Left { learning: 0, due: 0, new: 0 }), "Nothing is due now."),
        (waiting(Left { learning: 1, due: 0, new: 2 }), "3 cards: 1 being learned, 2 new."),
        (state(true, Span::ZERO), "learning, due"),
        (state(false, Span::days(3)), "due in 3 d"),
        (next(Span::minutes(10)), "The next card is due in 10 min."),
        (imported(1), "Imported the progress of 1 card; it took the place of yours."),
        (done(3, 12), "3 of 12 done"),
        (needs("hours"), "Enter a number of hours, 0 or more."),
        (try_label("No copies"), "Try “No copies”"),
        (yours("17 h"), "You: 17 h"),
        (actual("17 h"), "It was 17 h"),
        (question(0, 10), "Question 1 of 10"),
        (score(7, 10), "7 of 10 right"),
        (judged(true, false), "Right: it is false."),
        (judged(false, true), "Not right: it is true."),
        (not_right("RPO"), "Not right. The answer is: RPO."),
        (not_right("It is lost."), "Not right. The answer is: It is lost."),
        (correction("RPO"), "Right: RPO"),
        (numbered(0, "Which?"), "1. Which?"),
        (often(1), ""),
        (often(3), " (3 times)"),
        (length(10), "10 questions"),
        (named(1, 4), "1 of 4 points"),
        (named_in_all(1, 1), "1 of 1 point named"),
        (clock(125), "2:05"),
        (clock(-10), "−0:10"),
    ] {
        assert_eq!(says, expected);
    }
    assert_eq!(truth(true), "it is true");
    assert_eq!(
        fault("", "It is empty", "Choose another file."),
        ["The file", "It is empty. Choose another file."]
    );
}
