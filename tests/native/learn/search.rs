//! Searching cards and glossary: whatever the case and the accents, with the words in any order.

use tabletop::learn::{Words, cards, glossary};

fn terms(typed: &str) -> Vec<&'static str> {
    Words::new(typed).find_in(glossary()).iter().map(|it| it.id.as_str()).collect()
}

#[test]
fn nothing_typed_finds_everything() {
    assert_eq!(terms("").len(), glossary().len());
    assert_eq!(terms("  –, ").len(), glossary().len());
}

#[test]
fn case_accents_and_order_do_not_matter() {
    let expected = terms("point in time recovery");
    assert!(expected.contains(&"point-in-time-recovery"), "{expected:?}");
    for typed in ["RECOVERY Point-in-Time", "tíme  poìnt ïn Recovery", "time, in: recov point"] {
        assert_eq!(terms(typed), expected, "{typed}");
    }
}

#[test]
fn letters_with_separate_accents_are_found_too() {
    assert_eq!(terms("re\u{301}covery"), terms("recovery"));
}

#[test]
fn a_term_itself_comes_before_texts_that_use_it() {
    assert_eq!(terms("rpo").first(), Some(&"rpo"));
    assert_eq!(terms("failback").first(), Some(&"failback"));
    assert!(terms("rpo").len() > 1, "the text of other entries is searched too");
}

#[test]
fn all_words_have_to_be_there_and_at_the_beginning_of_a_word() {
    assert!(terms("recovery xylophone").is_empty());
    assert!(!terms("ailback").contains(&"failback"));
}

#[test]
fn cards_are_found_by_question_and_answers() {
    let found = |typed: &str| {
        let words = Words::new(typed);
        cards::cards()
            .filter(|it| words.are_in_card(it))
            .map(|it| it.id.as_str())
            .collect::<Vec<_>>()
    };
    assert!(found("burst throttling").contains(&"api-throttling"));
    assert!(found("429").contains(&"handling-429"));
    assert!(found("endpoint TYPES gateway").contains(&"api-endpoint-types"));
    assert_eq!(found("").len(), cards::cards().count());
}
