//! From when on what protects a component repeats itself, and how long what is due takes to be stored.

use super::super::design::{ComponentIdx, Protection};
use super::super::work::Pace;
use super::Probe;
use crate::catalog::Assumption;
use crate::model::ComponentId;
use crate::units::{Instant, Span};

const ONE_SECOND: Span = Span::seconds(1);

impl Probe<'_> {
    /// When everything that protects a component, and what it needs, has run twice and is stored
    /// wherever it goes, so that from then on it repeats itself; nothing where something runs only once
    /// or never, or where a copy falls further behind all the time.
    pub fn settled(&self, component: &ComponentId) -> Option<Instant> {
        let idx = self.design.place_of(component)?;
        let needed = self.closures.of(self.design, idx);
        needed.iter().try_fold(self.design.start, |settled, needed| {
            Some(settled.max(self.settled_alone(*needed)?))
        })
    }

    /// Works that out for each component alone, one after the other.
    pub(crate) async fn settle(&self, pace: &Pace) {
        for idx in 0..self.design.components.len() {
            pace.step().await;
            self.settled_alone(idx);
        }
    }

    fn settled_alone(&self, component: ComponentIdx) -> Option<Instant> {
        *self.settled[component].get_or_init(|| self.settled_by_itself(component))
    }

    fn settled_by_itself(&self, component: ComponentIdx) -> Option<Instant> {
        let mut settled = self.design.start;
        for protection in &self.design.components[component].protections {
            settled = settled.max(self.twice(protection)?);
        }
        settled = settled.max(self.own_snapshot_stored(component, 2));
        settled = settled.max(self.design.jobs_repeat_from(component)?);
        (!self.falls_ever_further_behind(component)).then_some(settled)
    }

    /// When the first recovery point of whatever protects a component, and what it needs, is stored
    /// wherever it goes.
    pub fn begun(&self, component: &ComponentId) -> Instant {
        let components = self.needed(component);
        let own = components.iter().map(|it| self.own_snapshot_stored(*it, 1)).max();
        let protections = components.iter().flat_map(|it| &self.design.components[*it].protections);
        let stored = protections.filter_map(|protection| {
            let first = self.design.rules[protection.rule].times.at_or_after(self.design.start)?;
            Some(first + self.longest(protection))
        });
        stored.chain(own).max().unwrap_or(self.design.start)
    }

    /// When the service has stored so many snapshots of its own; the start where it takes none.
    fn own_snapshot_stored(&self, component: ComponentIdx, times: i64) -> Instant {
        let start = self.design.start;
        self.design.components[component].own_snapshots.map_or(start, |own| {
            own.at_or_before(start - ONE_SECOND) + Span::days(times) + own.length + ONE_SECOND
        })
    }

    fn twice(&self, protection: &Protection) -> Option<Instant> {
        let rule = &self.design.rules[protection.rule];
        let logs_only = protection.continuous.is_some() && protection.copied_to.is_empty();
        if logs_only {
            return Some(self.design.start);
        }
        // What never runs changes nothing.
        let Some(first) = rule.times.at_or_after(self.design.start) else {
            return Some(self.design.start);
        };
        let second = rule.times.at_or_after(first + ONE_SECOND)?;
        Some(second + self.longest(protection))
    }

    /// How long it takes at most until what is due is stored wherever it goes, of all that protects a component and
    /// what it needs; nothing where jobs wait for one another.
    pub fn stored_within(&self, component: &ComponentId) -> Option<Span> {
        let needed = self.needed(component);
        needed.iter().try_fold(Span::ZERO, |longest, idx| {
            let protections = self.design.components[*idx].protections.iter();
            let own = protections.map(|it| self.longest(it)).fold(longest, Span::max);
            self.design.jobs_never_wait(*idx).then_some(own)
        })
    }

    fn longest(&self, protection: &Protection) -> Span {
        self.design.values.minutes(Assumption::StartDelayMinutes)
            + protection.first_job
            + protection.first_copy
            + ONE_SECOND
    }

    /// Whether the link of a data center carries less than changes behind it.
    fn falls_ever_further_behind(&self, idx: ComponentIdx) -> bool {
        let component = &self.design.components[idx];
        let lags = component.standby.is_some_and(|it| it.lag.is_some());
        let carries = self.design.sites.get(component.site).and_then(|it| it.link_gib_per_day);
        let load = self.design.link_load.get(component.site).copied().unwrap_or_default();
        lags && component.change_gib_per_day > 0.0
            && carries.is_some_and(|carries| carries < load.max(component.change_gib_per_day))
    }
}
