//! Searching texts: whatever the case and the accents, with the words in any order.

use super::{Card, GlossaryEntry};

/// The words somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of what was typed; signs between them do not count.
    pub fn new(typed: &str) -> Self {
        Self(folded(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether nothing is looked for: everything is found then.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word begins a word in one of the texts.
    pub fn are_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let mut hay = String::new();
        for text in texts {
            hay.push(' ');
            hay.push_str(&folded(text));
        }
        self.0.iter().all(|word| hay.contains(&format!(" {word}")))
    }

    /// Whether a card has them in its question or its answers.
    pub fn are_in_card(&self, card: &Card) -> bool {
        self.are_in([card.question.as_str(), &card.short, &card.full])
    }

    /// The entries that have them, those first in which the term itself does.
    pub fn find_in<'a>(&self, glossary: &'a [GlossaryEntry]) -> Vec<&'a GlossaryEntry> {
        let names = |entry: &&GlossaryEntry| {
            let names = [Some(entry.term.as_str()), entry.abbreviation.as_deref()];
            self.are_in(names.into_iter().flatten().chain(entry.also.iter().map(String::as_str)))
        };
        let texts = |entry: &&GlossaryEntry| {
            let names = [Some(entry.term.as_str()), entry.abbreviation.as_deref()];
            let texts = [Some(entry.definition.as_str()), entry.in_tabletop.as_deref()];
            let also = entry.also.iter().map(String::as_str);
            self.are_in(names.into_iter().chain(texts).flatten().chain(also))
        };
        let (mut first, others): (Vec<_>, Vec<_>) = glossary.iter().partition(names);
        first.extend(others.into_iter().filter(texts));
        first
    }
}

/// Small letters without accents, and a space for whatever is neither a letter nor a number.
pub(crate) fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter_map(plain).collect()
}

/// The letter that people type for one with an accent; nothing for an accent on its own.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '\u{300}'..='\u{36f}' => return None,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        it if it.is_alphanumeric() => it,
        _ => ' ',
    })
}
