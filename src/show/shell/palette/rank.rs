//! How well an entry fits what is typed: whole words before beginnings, beginnings before parts, and letters in
//! their order last.
//!
//! This is its own and no crate: a matcher for files and long lists brings tables of Unicode and a memory of its
//! own, for a few hundred short names.

use crate::learn::folded;

/// A word of fewer letters is not looked for letter by letter: nearly every name would have them.
const FEWEST_LETTERS: usize = 3;
/// What a word counts for by how it is found.
const WHOLE: u32 = 120;
const BEGINS_NAME: u32 = 100;
const BEGINS_WORD: u32 = 80;
const BEGINS_OTHER_WORD: u32 = 60;
const WITHIN: u32 = 50;
const INITIALS: u32 = 45;
const LETTERS: u32 = 35;
/// What is found by more than its letters counts for no less than this.
pub(super) const BY_WORDS: u32 = INITIALS;
/// What a name counts for more that begins with all that is typed.
const BEGINS_WITH_ALL: u32 = 40;

/// What is typed, in small letters without accents.
#[derive(Clone, Debug)]
pub(super) struct TypedWords {
    words: Vec<String>,
    whole: String,
}

impl TypedWords {
    pub(super) fn new(typed: &str) -> Self {
        let whole = even(typed);
        Self {
            words: whole.split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
            whole,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a name, with other words for it, fits; nothing where a word is in neither.
    pub(super) fn fit(&self, name: &str, also: &str) -> Option<u32> {
        let (name, also) = (even(name), even(also));
        let words: Option<Vec<u32>> =
            self.words.iter().map(|it| fit_of(it, &name, &also)).collect();
        let words = words?;
        // A query of more words is no better for being longer.
        let mean = words.iter().sum::<u32>() / u32::try_from(words.len()).unwrap_or(1).max(1);
        Some(mean + if name.starts_with(&self.whole) { BEGINS_WITH_ALL } else { 0 })
    }
}

/// A text in small letters, with one space between its words.
fn even(text: &str) -> String {
    folded(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fit_of(word: &str, name: &str, also: &str) -> Option<u32> {
    let begins_in = |text: &str| text.split(' ').any(|it| it.starts_with(word));
    let initials = || name.split(' ').filter_map(|it| it.chars().next()).collect::<String>();
    if name == word {
        Some(WHOLE)
    } else if name.starts_with(word) {
        Some(BEGINS_NAME)
    } else if begins_in(name) {
        Some(BEGINS_WORD)
    } else if begins_in(also) {
        Some(BEGINS_OTHER_WORD)
    } else if word.chars().count() < 2 {
        None
    } else if name.contains(word) {
        Some(WITHIN)
    } else if initials().contains(word) {
        Some(INITIALS)
    } else {
        let skipped = skipped(word, name)?;
        (skipped <= word.chars().count())
            .then(|| LETTERS.saturating_sub(u32::try_from(skipped).unwrap_or(LETTERS)))
    }
}

/// How many letters are between those of a word in a name that has them in their order, the first of them at the
/// beginning of a word; nothing where it does not.
fn skipped(word: &str, name: &str) -> Option<usize> {
    if word.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let starts = name.split(' ').scan(0, |at, part| {
        let start = *at;
        *at += part.len() + 1;
        Some(start)
    });
    starts.filter_map(|start| skipped_from(word, &name[start..])).min()
}

fn skipped_from(word: &str, name: &str) -> Option<usize> {
    let mut wanted = word.chars().peekable();
    if name.chars().next() != wanted.next() {
        return None;
    }
    let mut skipped = 0;
    for letter in name.chars().skip(1) {
        match wanted.peek() {
            None => break,
            Some(next) if *next == letter => {
                wanted.next();
            }
            Some(_) => skipped += 1,
        }
    }
    wanted.peek().is_none().then_some(skipped)
}
