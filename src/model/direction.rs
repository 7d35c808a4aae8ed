//! The direction of text: what a name turns around, it turns back within itself.
//!
//! Unicode has characters that reverse all text after them until another one ends that. Names stand in the
//! middle of sentences, so an open one would reverse the rest of the sentence.

use std::borrow::Cow;

/// Begins an isolate whose direction is that of its own text.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Ends an embedding or an override.
const POP: char = '\u{202c}';
/// Ends an isolate, and the embeddings and overrides that were begun in it.
const POP_ISOLATE: char = '\u{2069}';

/// The character that ends what another one begins.
const fn end_of(character: char) -> Option<char> {
    match character {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some(POP),
        '\u{2066}'..='\u{2068}' => Some(POP_ISOLATE),
        _ => None,
    }
}

/// A text in which every character that turns the direction has its end, and no end is without a beginning.
/// A text that turns nothing stays as it is.
pub fn contained(text: &str) -> String {
    let mut contained = String::with_capacity(text.len());
    let mut open = Vec::new();
    for character in text.chars() {
        match character {
            POP if open.last() != Some(&POP) => continue,
            POP => {
                open.pop();
            }
            POP_ISOLATE => {
                let Some(at) = open.iter().rposition(|it| *it == POP_ISOLATE) else { continue };
                open.truncate(at);
            }
            _ => open.extend(end_of(character)),
        }
        contained.push(character);
    }
    contained.extend(open.iter().rev());
    contained
}

/// Whether a character is read from right to left: the blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and the
/// scripts next to them, and their presentation forms.
const fn is_right_to_left(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// A name as it stands in a sentence. A name that is read from right to left is isolated, since it would
/// otherwise pull the numbers next to it to its other side; every other name stays as it is.
pub fn isolated(name: &str) -> Cow<'_, str> {
    if name.chars().any(is_right_to_left) {
        Cow::Owned(format!("{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}"))
    } else {
        Cow::Borrowed(name)
    }
}
