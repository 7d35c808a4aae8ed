//! Interviews: the order of questions, and the transcript.

use std::collections::BTreeSet;

use tabletop::learn::interview::{InterviewAnswer, RubricPoint, Setup, rubric, transcript};
use tabletop::units::Span;

#[test]
fn no_topic_comes_twice_before_each_came_once() {
    let topics = ["a", "a", "a", "b", "b", "c"];
    let mut orders = BTreeSet::new();
    for seed in 0..40 {
        let setup = Setup { questions: 6, minutes: 2, seed };
        let order = setup.order(&topics);
        assert_eq!(order, setup.order(&topics), "the same seed, the same order");
        let first: BTreeSet<&str> = order.iter().take(3).map(|at| topics[*at]).collect();
        assert_eq!(first.len(), 3);
        let all: BTreeSet<usize> = order.iter().copied().collect();
        assert_eq!(all.len(), 6, "no question twice");
        orders.insert(order);
    }
    assert!(orders.len() > 20, "seeds give different orders: {}", orders.len());
    assert_eq!(Setup { questions: 2, ..Setup::default() }.order(&topics).len(), 2);
    assert_eq!(Setup::default().order(&[]), Vec::<usize>::new());
}

#[test]
fn a_transcript_has_questions_notes_points_and_sources() {
    let points =
        rubric("The most data.", "It is an objective. The trap is to read it as a result.");
    let answers = [InterviewAnswer {
        question: "What is an RPO?".to_owned(),
        topic: "RPO and RTO".to_owned(),
        notes: "data, in time\n# not a heading".to_owned(),
        took: Span::seconds(200),
        points: points.into_iter().zip([true, false, true]).collect(),
        sources: vec![
            ("Whitepaper".to_owned(), "https://example.org/w".to_owned()),
            ("Own".to_owned(), String::new()),
        ],
    }];
    assert_eq!(answers[0].score(), (2, 3));
    let setup = Setup { questions: 1, minutes: 3, seed: 9 };
    assert_eq!(
        transcript("2026-11-03", &setup, &answers),
        "# Interview of 2026-11-03\n\n\
         1 question, 3 min each at most; 2 of 3 points named. Order 9.\n\n\
         ## 1. What is an RPO?\n\n\
         RPO and RTO · 3 min 20 s, over time · 2 of 3 points\n\n\
         > data, in time\n> # not a heading\n\n\
         - [x] The answer: The most data.\n\
         - [ ] Detail: It is an objective.\n\
         - [x] Kept clear of the trap: The trap is to read it as a result.\n\n\
         Sources:\n\n- [Whitepaper](https://example.org/w)\n- Own\n"
    );
}

#[test]
fn a_rubric_begins_with_the_short_answer() {
    let points = rubric(" Short. ", "One. Two.");
    assert_eq!(points.len(), 3);
    assert_eq!(points[0], RubricPoint::Core("Short.".to_owned()));
}

#[test]
fn the_usual_mistake_of_a_card_is_something_to_keep_clear_of() {
    let mut without = Vec::new();
    for card in tabletop::learn::cards::cards() {
        let points = rubric(&card.short, &card.full);
        if !points.iter().any(|it| matches!(it, RubricPoint::Trap(_))) {
            without.push(card.id.as_str());
        }
    }
    assert!(without.is_empty(), "no usual mistake: {without:?}");
}
