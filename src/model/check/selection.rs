//! Which components a plan's selection covers (AWS Backup developer guide, `assigning-resources`).

use crate::model::{BackupSelection, Component, TagComparison, TagCondition};

/// Whether a selection covers a component: named or tagged, with every condition, and not left out.
pub fn covers(selection: &BackupSelection, component: &Component) -> bool {
    let named = selection.components.contains(&component.id);
    let tagged = selection.tags.iter().any(|tag| component.tags.get(&tag.key) == Some(&tag.value));
    // Conditions alone select among everything.
    let by_conditions = selection.components.is_empty()
        && selection.tags.is_empty()
        && !selection.conditions.is_empty();
    (named || tagged || by_conditions)
        && selection.conditions.iter().all(|condition| holds(condition, component))
        && !selection.except.contains(&component.id)
}

/// Whether a component fulfils a condition.
pub(super) fn holds(condition: &TagCondition, component: &Component) -> bool {
    let value = component.tags.get(&condition.key);
    let equals = value == Some(&condition.value);
    let like = || value.is_some_and(|value| matches_pattern(&condition.value, value));
    match condition.comparison {
        TagComparison::StringEquals => equals,
        TagComparison::StringNotEquals => !equals,
        TagComparison::StringLike => like(),
        TagComparison::StringNotLike => !like(),
    }
}

/// Whether a text matches a pattern in which `*` stands for any text.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else { return rest.is_empty() };
    for piece in middle {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests;
