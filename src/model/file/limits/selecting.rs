//! Which components the plans of a document may select, counted before any entry is read.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{list_in, text};
use crate::units::sorting;

/// The components of a document as selections look for them.
pub(super) struct Selecting<'a> {
    components: BTreeMap<&'a str, usize>,
    /// The components with each tag.
    tags: BTreeMap<(&'a str, &'a str), Vec<usize>>,
    /// For each key of tags the components that have it, and the characters of their values.
    keys: BTreeMap<&'a str, (usize, usize)>,
    /// For each component the rules that may cover it so far.
    covering: Vec<CoveringRules>,
}

/// The rules that may cover a component.
#[derive(Clone, Copy, Default)]
struct CoveringRules {
    count: usize,
    /// How often they run on one day at most, together.
    runs: usize,
    /// How often that one does which runs most often.
    most_runs: usize,
}

impl<'a> Selecting<'a> {
    pub(super) fn of(components: &'a [Value]) -> Self {
        let mut all = Self {
            components: BTreeMap::new(),
            tags: BTreeMap::new(),
            keys: BTreeMap::new(),
            covering: vec![CoveringRules::default(); components.len()],
        };
        for (at, component) in components.iter().enumerate() {
            if let Some(id) = text(component, "id") {
                all.components.entry(id).or_insert(at);
            }
            let tags = component.get("tags").and_then(Value::as_object).into_iter().flatten();
            for (key, value) in tags.filter_map(|(key, value)| Some((key, value.as_str()?))) {
                all.tags.entry((key, value)).or_default().push(at);
                let (components, characters) = all.keys.entry(key).or_default();
                *components += 1;
                *characters += value.len();
            }
        }
        all
    }

    /// How many characters a condition compares.
    pub(super) fn compared(&self, condition: &Value) -> usize {
        let pattern = text(condition, "value").unwrap_or_default().len();
        let key = text(condition, "key").and_then(|key| self.keys.get(key));
        key.map_or(0, |(components, characters)| {
            characters.saturating_add(components.saturating_mul(pattern))
        })
    }

    /// Notes that a plan has a selection, with rules of which each runs so often on one day at most; says how many
    /// components that may select.
    pub(super) fn cover(&mut self, selection: &Value, runs_of_rules: &[usize]) -> usize {
        let may_select = self.may_select(selection);
        let most_runs = runs_of_rules.iter().copied().max().unwrap_or_default();
        let runs: usize = runs_of_rules.iter().sum();
        for at in &may_select {
            let covering = &mut self.covering[*at];
            covering.count += runs_of_rules.len();
            covering.runs += runs;
            covering.most_runs = covering.most_runs.max(most_runs);
        }
        may_select.len()
    }

    /// The most rules that may cover one component.
    pub(super) fn most_rules(&self) -> usize {
        self.covering.iter().map(|it| it.count).max().unwrap_or_default()
    }

    /// How often rules run on one day at most beside the one that runs most often, of each component.
    pub(super) fn competing_runs_a_day(&self) -> usize {
        self.covering.iter().map(|it| it.runs - it.most_runs).sum()
    }

    /// What a selection names, by itself or by tags, as far as conditions that ask for one value let it;
    /// conditions alone select among everything.
    fn may_select(&self, selection: &Value) -> Vec<usize> {
        let (named, tagged) = (list_in(selection, "components"), list_in(selection, "tags"));
        let conditions = list_in(selection, "conditions");
        // The comparison of a condition that names none.
        let equals = "string_equals";
        let is_equal = |it: &&Value| text(it, "comparison").unwrap_or(equals) == equals;
        let equal = conditions.iter().filter(is_equal).map(|it| self.with(it));
        let least = equal.min_by_key(|it| it.len());
        if named.is_empty() && tagged.is_empty() {
            return match least {
                Some(least) => least.to_vec(),
                None if conditions.is_empty() => Vec::new(),
                None => (0..self.covering.len()).collect(),
            };
        }
        let mut is_selected = vec![false; self.covering.len()];
        for at in named.iter().filter_map(|id| self.components.get(id.as_str()?)) {
            is_selected[*at] = true;
        }
        // A tag that is listed again selects nothing more, and may be on thousands of components.
        let mut lists: Vec<&[usize]> = tagged.iter().map(|tag| self.with(tag)).collect();
        sorting::sort_by_key(&mut lists, |list| list.as_ptr().addr());
        lists.dedup_by_key(|list| list.as_ptr());
        lists.into_iter().flatten().for_each(|at| is_selected[*at] = true);
        let is_let_in = |at: &usize| least.is_none_or(|least| least.binary_search(at).is_ok());
        (0..is_selected.len()).filter(|at| is_selected[*at]).filter(is_let_in).collect()
    }

    /// The components with a tag.
    fn with<'s>(&'s self, tag: &'s Value) -> &'s [usize] {
        let tag = text(tag, "key").zip(text(tag, "value"));
        tag.and_then(|tag| self.tags.get(&tag)).map_or(&[], Vec::as_slice)
    }
}
