//! Repeating cards: the reference implementation's own numbers, what a session asks, and what is kept.

use proptest::prelude::*;
use tabletop::learn::review::{
    Grade, Left, NEW_PER_DAY, NextCard, Progress, Stage, Studied, Today, left, next, read,
    statistics, write,
};
use tabletop::units::{Instant, Span};

/// Random reviews as py-fsrs 6.3.1 computes them without its random spread: the card, the seconds since
/// its last review, the grade, then stability, difficulty, seconds until due, and stage.
const REFERENCE: &str = include_str!("review/fsrs.txt");

fn start() -> Instant {
    Instant::parse("2022-11-29T12:30:00Z").expect("a time")
}

fn today(now: Instant) -> Today {
    Today { now, ahead: Span::ZERO }
}

fn reviewed(card: Option<Studied>, grade: Grade, at: Instant) -> Studied {
    card.map_or_else(|| Studied::first(grade, at), |card| card.next(grade, at))
}

/// Reviews a card each time it is due; gives the whole days between.
fn intervals(grades: &[Grade]) -> Vec<i64> {
    let mut card: Option<Studied> = None;
    grades
        .iter()
        .map(|grade| {
            let after = reviewed(card, *grade, card.map_or(start(), |it| it.due));
            card = Some(after);
            after.due.since(after.reviewed).as_seconds() / 86_400
        })
        .collect()
}

fn close(actual: f64, wanted: f64) -> bool {
    // Eight decimals are kept, of up to ten reviews one after the other.
    (actual - wanted).abs() <= 1e-6 * wanted.abs().max(0.1)
}

#[test]
fn intervals_are_those_of_the_published_test() {
    use Grade::{Again, Good};
    // py-fsrs 6.3.1, tests/test_basic.py, test_review_card.
    let grades = [Good, Good, Good, Good, Good, Good, Again, Again, Good, Good, Good, Good, Good];
    assert_eq!(intervals(&grades), [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
}

#[test]
fn the_memory_is_that_of_the_published_test() {
    use Grade::{Again, Good};
    // The same file, test_memo_state.
    let mut at = start();
    let mut card = None;
    for (grade, days) in [(Again, 0), (Good, 0), (Good, 1), (Good, 3), (Good, 8), (Good, 21)] {
        at += Span::days(days);
        card = Some(reviewed(card, grade, at));
    }
    let card = card.expect("reviewed");
    assert!((card.stability - 53.62691).abs() < 1e-4, "{}", card.stability);
    assert!((card.difficulty - 6.357_486_7).abs() < 1e-4, "{}", card.difficulty);
}

#[test]
fn random_reviews_are_those_of_the_reference_implementation() {
    let mut card = None;
    let (mut name, mut at) = ("", start());
    for line in REFERENCE.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let [id, elapsed, grade, stability, difficulty, due, stage] = fields[..] else {
            panic!("{line}");
        };
        if id != name {
            (name, card) = (id, None);
        }
        let number = |text: &str| text.parse::<f64>().expect("a number");
        at += Span::seconds(elapsed.parse().expect("seconds"));
        let grade = Grade::ALL[grade.parse::<usize>().expect("a grade") - 1];
        let after = reviewed(card, grade, at);
        assert!(close(after.stability, number(stability)), "{line}: {}", after.stability);
        assert!(close(after.difficulty, number(difficulty)), "{line}: {}", after.difficulty);
        assert_eq!(
            after.due.since(at).to_string(),
            Span::seconds(due.parse().expect("s")).to_string()
        );
        let name = match after.stage {
            Stage::Learning => "learning",
            Stage::Review => "review",
            Stage::Relearning => "relearning",
        };
        assert_eq!(name, stage, "{line}");
        card = Some(after);
    }
    assert!(REFERENCE.lines().count() > 90);
}

proptest! {
    #[test]
    fn a_better_grade_is_never_due_sooner(grades in prop::collection::vec(0_usize..4, 1..12), wait in 0_i64..400) {
        let mut card: Option<Studied> = None;
        for grade in &grades {
            let at = card.map_or(start(), |it| it.due);
            card = Some(reviewed(card, Grade::ALL[*grade], at));
        }
        let card = card.expect("reviewed");
        let at = card.due + Span::days(wait);
        let dues: Vec<Instant> = Grade::ALL.iter().map(|grade| card.next(*grade, at).due).collect();
        prop_assert!(dues.windows(2).all(|it| it[0] <= it[1]), "{:?}", dues);
        prop_assert!(dues.iter().all(|due| *due > at));
        prop_assert!((1.0..=10.0).contains(&card.difficulty) && card.stability > 0.0);
        prop_assert!(card.retrievability(at) <= card.retrievability(card.reviewed));
    }

    #[test]
    fn progress_survives_its_document(
        reviews in prop::collection::vec((0_usize..6, 0_usize..4, 0_i64..200_000), 0..40),
        new_per_day in 0_u32..500,
    ) {
        let mut progress = Progress { new_per_day, ..Progress::default() };
        let mut now = start();
        for (card, grade, seconds) in reviews {
            now += Span::seconds(seconds);
            progress.review(&format!("card/{card}"), Grade::ALL[grade], today(now));
        }
        prop_assert_eq!(read(&write(&progress)), Ok(progress));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        let _ = read(&text);
    }
}

#[test]
fn a_session_asks_what_is_due_then_new_cards_up_to_the_limit_and_comes_to_an_end() {
    let ids = ["a", "b", "c", "d", "e"];
    let mut progress = Progress { new_per_day: 2, ..Progress::default() };
    let mut now = start();
    assert_eq!(left(&ids, &progress, today(now)), Left { learning: 0, due: 0, new: 2 });
    let mut asked = Vec::new();
    let end = loop {
        match next(&ids, &progress, today(now)) {
            NextCard::Ask(at) => {
                asked.push(ids[at]);
                progress.review(ids[at], Grade::Good, today(now));
                now += Span::seconds(20);
            }
            NextCard::Done(end) => break end,
        }
    };
    // Each new card once, and once more before its ten minutes are over, for want of anything else.
    assert_eq!(asked, ["a", "b", "a", "b"]);
    let days = end.expect("something is due some day").since(now);
    assert!(days > Span::days(1), "{days}");
    assert_eq!(left(&ids, &progress, today(now)).all(), 0);

    // On the next day the limit is open again; after some days what is due comes first.
    let tomorrow = today(now + Span::days(1));
    assert_eq!(next(&ids, &progress, tomorrow), NextCard::Ask(2));
    let later = today(now + Span::days(5));
    assert_eq!(left(&ids, &progress, later), Left { learning: 0, due: 2, new: 2 });
    assert_eq!(next(&ids, &progress, later), NextCard::Ask(0));
}

#[test]
fn days_end_at_the_midnight_of_the_person() {
    let now = Instant::parse("2026-11-03T23:30:00Z").expect("a time");
    let berlin = Today { now, ahead: Span::hours(1) };
    assert_eq!(berlin.calendar_date(), "2026-11-04");
    assert_eq!(berlin.midnight().to_string(), "2026-11-04T23:00:00Z");
    let new_york = Today { now, ahead: -Span::hours(5) };
    assert_eq!(new_york.calendar_date(), "2026-11-03");
    assert_eq!(new_york.days_ago(3), "2026-10-31");
    assert_eq!(new_york.midnight().to_string(), "2026-11-04T05:00:00Z");
}

#[test]
fn a_clock_that_was_put_back_does_no_harm() {
    let card = Studied::first(Grade::Easy, start());
    let back = card.next(Grade::Good, start() - Span::days(3));
    assert_eq!(back.reviewed, card.reviewed);
    assert!(back.due > back.reviewed);
    assert!(back.stability.is_finite());
}

#[test]
fn the_numbers_add_up() {
    let ids = ["a", "b", "c", "d"];
    let mut progress = Progress::default();
    let day = |days: i64| today(start() + Span::days(days));
    progress.review("a", Grade::Easy, day(0));
    progress.review("b", Grade::Again, day(1));
    progress.review("gone", Grade::Good, day(1));
    let counts = statistics(&ids, &progress, day(1));
    assert_eq!((counts.cards, counts.unseen, counts.learning, counts.young), (4, 2, 1, 1));
    assert_eq!(counts.reviews, 3);
    assert!((counts.known.expect("reviews") - 2.0 / 3.0).abs() < 1e-9);
    assert_eq!(counts.streak, 2);
    assert_eq!(statistics(&ids, &progress, day(2)).streak, 2, "today may still come");
    assert_eq!(statistics(&ids, &progress, day(3)).streak, 0);
    // One minute after Again is today; easy after eight days is beyond the week.
    assert_eq!(counts.due, [1, 0, 0, 0, 0, 0, 0]);
    assert_eq!(statistics(&ids, &progress, day(7)).due, [1, 1, 0, 0, 0, 0, 0]);
    assert_eq!(progress.new_left(day(1)), NEW_PER_DAY - 2);
}

#[test]
fn faults_of_a_document_are_told_by_their_paths() {
    let text = r#"{
        "format": 1,
        "new_per_day": 900,
        "more": 1,
        "cards": {
            "x/y": { "stage": "known", "stability": 0, "difficulty": 5, "reviewed": "2026-11-03T00:00:00Z",
                     "due": "soon", "reviews": 0 },
            "z": 7
        },
        "days": { "monday": {}, "2026-11-03": { "good": -1 } }
    }"#;
    let faults = read(text).expect_err("faults");
    let paths: Vec<&str> = faults.iter().map(|it| it.pointer.as_str()).collect();
    let wanted = [
        "/more",
        "/new_per_day",
        "/cards/x~1y/stage",
        "/cards/x~1y/stability",
        "/cards/x~1y/due",
        "/cards/x~1y/reviews",
        "/cards/z",
        "/days/2026-11-03/good",
        "/days/monday",
    ];
    assert_eq!(paths, wanted);
    assert!(faults.iter().all(|it| !it.message.is_empty() && !it.hint.is_empty()));

    let newer = read(r#"{ "format": 2 }"#).expect_err("newer");
    assert!(newer[0].hint.contains("newer version"), "{newer:?}");
    let backwards = write(&Progress::default()).replace("\"cards\": {}", r#""cards": { "a": { "stage": "review",
        "stability": 3, "difficulty": 5, "reviewed": "2026-11-03T00:00:00Z", "due": "2026-11-01T00:00:00Z", "reviews": 1 } }"#);
    assert_eq!(read(&backwards).expect_err("a fault")[0].pointer, "/cards/a/due");
    assert_eq!(read("[]").expect_err("a fault")[0].pointer, "");
    assert!(read("{").is_err());
}
