//! The direction of text: what a name turns around, it turns back within itself.
//!
//! Unicode has characters that reverse all text after them until another one ends that. Names stand in the
//! middle of sentences, so an open one would reverse the rest of the sentence.

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
