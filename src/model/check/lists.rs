//! What several checks do with lists: find equal entries, remove entries, and name what is allowed.

use std::collections::BTreeMap;

use crate::model::Edit;

/// Where each of some entries of a list stands, those that are equal together, in the order of the
/// first of each.
pub(super) fn places<K: Ord + Copy>(entries: impl Iterator<Item = (usize, K)>) -> Vec<Vec<usize>> {
    let mut known: BTreeMap<K, usize> = BTreeMap::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for (at, key) in entries {
        let place = *known.entry(key).or_insert(places.len());
        if place == places.len() {
            places.push(Vec::new());
        }
        places[place].push(at);
    }
    places
}

/// Removes entries of a list, the last first, so that the others stay where they are until then.
pub(super) fn remove_all(list: &str, places: &[usize]) -> impl Iterator<Item = Edit> {
    places.iter().rev().map(move |at| Edit::remove(format!("{list}/{at}")))
}

/// `a, b or c`, for the "what is allowed" half of a sentence; long lists are cut.
pub(crate) fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<&str> = names.collect();
    if names.is_empty() {
        return "none exists yet".to_owned();
    }
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    let list = names.join(", ");
    if more == 0 { list } else { format!("{list} and {more} more") }
}
