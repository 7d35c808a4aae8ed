//! The comparison at work: one design after the other, each in portions, so that no frame waits for them.

use std::sync::Arc;

use leptos::prelude::*;

use super::Compare;
use crate::assess::{
    Compared, DesignComparison, DesignVariant, MOST_VARIANTS, compared_in_portions, with_strategy,
};
use crate::engine::Work as InPortions;
use crate::model::Scenario;
use crate::show::compare::what_if::with_chosen;
use crate::show::compare::{ComparedDesigns, VariantKey, has_errors, unreadable};
use crate::show::designs::errors;
use crate::show::text::design_name;
use crate::ui::state::Check;
use crate::ui::state::designs::{name_of, saved};

/// The comparison as far as it is.
struct ComparisonWork {
    compare: Compare,
    open: Arc<Scenario>,
    /// The open design with the incidents that all are run against.
    against: Arc<Scenario>,
    check: Option<Check>,
    /// The keys of the variants, that of the open design first.
    all: Vec<VariantKey>,
    /// The place of the next one.
    next: usize,
    /// The run of the one before, until that is done.
    under_way: Option<InPortions<Compared>>,
    compared: Vec<Compared>,
    keys: Vec<VariantKey>,
    designs: Vec<Arc<Scenario>>,
    refused: Vec<String>,
}

/// The steps of a comparison of the open design with those chosen.
pub(super) fn comparing(
    compare: Compare,
    open: Arc<Scenario>,
    what_if: String,
    chosen: Vec<String>,
    check: Option<Check>,
) -> impl FnMut() -> bool + 'static {
    // From the cheapest strategy on, in whatever order they were chosen. A saved design that was deleted
    // takes no place.
    let made = VariantKey::made().filter(|it| chosen.contains(&it.text()));
    let saved = chosen.iter().filter_map(|it| VariantKey::of_text(it));
    let saved = saved.filter(|key| match key {
        VariantKey::Saved(id) => matches!(saved::read(id), Ok(Some(_))),
        VariantKey::Open | VariantKey::Made(_) => false,
    });
    let all = std::iter::once(VariantKey::Open).chain(made).chain(saved);
    let all = all.take(MOST_VARIANTS).collect();
    let against = Arc::new(with_chosen(&open, &what_if));
    let mut work = ComparisonWork {
        compare,
        open,
        against,
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
                self.under_way = Some(compared_in_portions(Arc::clone(&self.against), variant));
            }
            Err(sentence) => self.refused.push(sentence),
        }
        true
    }

    /// The design of a key; nothing for one that was deleted, or is the open one.
    fn variant(&self, key: &VariantKey) -> Result<Option<DesignVariant>, String> {
        let id = match key {
            VariantKey::Open => {
                let name = design_name(&self.open.name);
                return Ok(Some(DesignVariant::new(name, Arc::clone(&self.open))));
            }
            VariantKey::Made(strategy) => return Ok(Some(with_strategy(&self.open, *strategy))),
            VariantKey::Saved(id) => id,
        };
        let session = self.compare.session;
        if untrack(|| session.designs.id()).as_ref() == Some(id) {
            return Ok(None);
        }
        let Ok(Some(saved)) = saved::read(id) else { return Ok(None) };
        let name = name_of(&saved.text);
        let read = session.editor.tools.ready_untracked().map(|it| it.read);
        match read.map(|read| read(&saved.text)) {
            Some(Ok(read)) => Ok(Some(DesignVariant::new(name, Arc::new(read.scenario)))),
            _ => Err(unreadable(&name)),
        }
    }

    /// That a design has errors, and is run nevertheless.
    fn refusal(&self, scenario: &Scenario) -> Option<String> {
        let findings = self.check.map(|check| check(scenario))?;
        Some(has_errors(&errors("it", &findings)?))
    }

    fn finish(&mut self) {
        let comparison = DesignComparison::of(&self.against, std::mem::take(&mut self.compared));
        let journeys = self.open.journeys.iter();
        let shown = ComparedDesigns {
            comparison,
            keys: std::mem::take(&mut self.keys),
            designs: std::mem::take(&mut self.designs),
            journeys: journeys.map(|it| (it.id.to_string(), it.label().to_owned())).collect(),
            incidents: self.against.incidents.len(),
            refused: std::mem::take(&mut self.refused),
        };
        self.compare.shown.set(Some(Arc::new(shown)));
        self.compare.is_behind.set(false);
    }
}
