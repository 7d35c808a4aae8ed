//! The comparison at work: one design after the other, each in portions, so that no frame waits for them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Compare, KEPT, MADE, OPEN, ShownComparison};
use crate::assess::{
    Compared, DesignComparison, DesignVariant, MOST_VARIANTS, STRATEGIES, compared_in_portions,
    with_strategy,
};
use crate::engine::Work as InPortions;
use crate::model::Scenario;
use crate::ui::state::designs::{name_of, saved};
use crate::ui::state::{Check, what_is_wrong};

/// What has been worked out so far.
struct ComparisonWork {
    compare: Compare,
    open: Arc<Scenario>,
    check: Option<Check>,
    /// The keys of the variants, that of the open design first.
    all: Vec<String>,
    /// The place of the next one.
    next: usize,
    /// The run of the one before, until that is done.
    under_way: Option<InPortions<Compared>>,
    compared: Vec<Compared>,
    keys: Vec<String>,
    designs: Vec<Arc<Scenario>>,
    refused: Vec<String>,
}

/// The steps of a comparison of the open design with those chosen.
pub(super) fn comparing(
    compare: Compare,
    open: Arc<Scenario>,
    chosen: Vec<String>,
    check: Option<Check>,
) -> impl FnMut() -> bool + 'static {
    // From the cheapest strategy on, however they were chosen; a design that is not kept any more takes
    // no place.
    let made = STRATEGIES.iter().map(|it| format!("{MADE}{}", it.key()));
    let made: Vec<String> = made.filter(|it| chosen.contains(it)).collect();
    let is_there = |key: &String| {
        key.strip_prefix(KEPT).is_some_and(|id| matches!(saved::read(id), Ok(Some(_))))
    };
    let kept = chosen.into_iter().filter(is_there);
    let all =
        std::iter::once(OPEN.to_owned()).chain(made).chain(kept).take(MOST_VARIANTS).collect();
    let mut work = ComparisonWork {
        compare,
        open,
        check,
        all,
        next: 0,
        under_way: None,
        compared: Vec::new(),
        keys: Vec::new(),
        designs: Vec::new(),
        refused: Vec::new(),
    };
    move || work.step()
}

impl ComparisonWork {
    fn step(&mut self) -> bool {
        if let Some(under_way) = &mut self.under_way {
            if let Some(compared) = under_way.advance(1) {
                self.compared.push(compared);
                self.under_way = None;
            }
            return true;
        }
        let Some(key) = self.all.get(self.next).cloned() else {
            self.finish();
            return false;
        };
        self.next += 1;
        match self.variant(&key) {
            Ok(None) => {}
            Ok(Some(mut variant)) => {
                variant.notes.extend(self.refusal(&variant.scenario));
                self.keys.push(key);
                self.designs.push(Arc::clone(&variant.scenario));
                self.under_way = Some(compared_in_portions(Arc::clone(&self.open), variant));
            }
            Err(sentence) => self.refused.push(sentence),
        }
        true
    }

    /// The design of a key; nothing for one that is not there any more, or is the open one.
    fn variant(&self, key: &str) -> Result<Option<DesignVariant>, String> {
        if key == OPEN {
            let name = match self.open.name.as_str() {
                "" => "Design without a name",
                name => name,
            };
            return Ok(Some(DesignVariant::new(name, Arc::clone(&self.open))));
        }
        if let Some(strategy) = key.strip_prefix(MADE) {
            let strategy = STRATEGIES.iter().find(|it| it.key() == strategy);
            return Ok(strategy.map(|it| with_strategy(&self.open, *it)));
        }
        let Some(id) = key.strip_prefix(KEPT) else { return Ok(None) };
        let session = self.compare.session;
        if untrack(|| session.designs.id()).as_deref() == Some(id) {
            return Ok(None);
        }
        let Ok(Some(kept)) = saved::read(id) else { return Ok(None) };
        let name = name_of(&kept.text);
        let read = session.editor.tools.ready_untracked().map(|it| it.read);
        match read.map(|read| read(&kept.text)) {
            Some(Ok(read)) => Ok(Some(DesignVariant::new(name, Arc::new(read.scenario)))),
            _ => Err(format!(
                "“{name}” is left out: it cannot be read as it is kept. It is listed under Designs."
            )),
        }
    }

    /// That a design has errors, which is run all the same.
    fn refusal(&self, scenario: &Scenario) -> Option<String> {
        let findings = self.check.map(|check| check(scenario))?;
        let wrong = what_is_wrong("it", &findings)?;
        Some(format!("{wrong}, listed under Findings once it is open."))
    }

    fn finish(&mut self) {
        let comparison = DesignComparison::of(&self.open, std::mem::take(&mut self.compared));
        let journeys = self.open.journeys.iter();
        let shown = ShownComparison {
            comparison,
            keys: std::mem::take(&mut self.keys),
            designs: std::mem::take(&mut self.designs),
            journeys: journeys.map(|it| (it.id.to_string(), it.label().to_owned())).collect(),
            incidents: self.open.incidents.len(),
            refused: std::mem::take(&mut self.refused),
        };
        self.compare.shown.set(Some(Arc::new(shown)));
        self.compare.is_behind.set(false);
    }
}
