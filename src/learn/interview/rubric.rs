//! What a good answer names, taken from a card: its short answer, the facts of the fuller one, the trap.

/// One thing to look for in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricPoint {
    /// The answer in short: who says this has answered.
    Core(String),
    /// A fact that makes the answer better.
    Detail(String),
    /// A mistake to be kept clear of.
    Trap(String),
}

impl RubricPoint {
    /// What to look for.
    pub fn text(&self) -> &str {
        match self {
            Self::Core(text) | Self::Detail(text) | Self::Trap(text) => text,
        }
    }

    /// What people call this sort of point.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Core(_) => "The answer",
            Self::Detail(_) => "Detail",
            Self::Trap(_) => "Kept clear of the trap",
        }
    }
}

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 6] = ["e.g.", "i.e.", "etc.", "vs.", "St.", "No."];

/// How cards begin the sentence that names the usual mistake.
const TRAPS: [&str; 3] = ["The trap", "A trap", "A common mistake"];

/// What a good answer to a card names.
pub fn rubric(short: &str, full: &str) -> Vec<RubricPoint> {
    let core = std::iter::once(RubricPoint::Core(short.trim().to_owned()));
    let details = sentences(full).into_iter().map(|sentence| {
        if TRAPS.iter().any(|trap| sentence.starts_with(trap)) {
            RubricPoint::Trap(sentence)
        } else {
            RubricPoint::Detail(sentence)
        }
    });
    core.chain(details).collect()
}

/// The sentences of a text; what stands in quotes or brackets is not divided.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut sentence = String::new();
    let mut depth = 0_i32;
    for word in text.split_whitespace() {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        for letter in word.chars() {
            match letter {
                '“' | '(' => depth += 1,
                '”' | ')' => depth -= 1,
                _ => {}
            }
        }
        let bare = word.trim_end_matches(['”', ')', '’', '"']);
        let ends = bare.ends_with(['.', '?', '!']) && !ABBREVIATIONS.contains(&bare);
        if ends && depth <= 0 {
            sentences.push(std::mem::take(&mut sentence));
            depth = 0;
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_divided_into_its_sentences() {
        let text = "It costs 3.5 USD, e.g. in a month. “Why? Because.” AWS says so (see S3. It does). Last";
        assert_eq!(
            sentences(text),
            [
                "It costs 3.5 USD, e.g. in a month.",
                "“Why? Because.”",
                "AWS says so (see S3. It does).",
                "Last"
            ]
        );
    }

    #[test]
    fn the_trap_is_told_from_the_details() {
        let points = rubric("Short.", "A fact. The trap is to forget it.");
        assert_eq!(
            points,
            [
                RubricPoint::Core("Short.".to_owned()),
                RubricPoint::Detail("A fact.".to_owned()),
                RubricPoint::Trap("The trap is to forget it.".to_owned())
            ]
        );
    }
}
