//! The snapshots that a service takes of a component itself, one a day.
//!
//! They lie where the component is and are no recovery points of AWS Backup: no rule, no vault and no copy.
//! Like recovery points they are never listed: the newest one is found from a moment backwards, and no more
//! than the days for which they are kept are looked at.

use super::super::design::{ComponentIdx, OwnSnapshots};
use super::super::world::gap_at;
use super::points::{Found, Miss, Points, Query};
use crate::units::{Instant, Span};

const DAY: Span = Span::days(1);

impl OwnSnapshots {
    /// The last moment up to another at which one is due.
    pub(crate) fn at_or_before(self, at: Instant) -> Instant {
        let day = DAY.as_seconds();
        let since = (at.unix_seconds() - self.time_of_day.as_seconds()).rem_euclid(day);
        at - Span::seconds(since)
    }

    /// The moments between two others, both included, at which one is due.
    pub(crate) fn between(self, from: Instant, to: Instant) -> impl Iterator<Item = Instant> {
        let first = self.at_or_before(from - Span::seconds(1)) + DAY;
        std::iter::successors(Some(first), |at| Some(*at + DAY)).take_while(move |at| *at <= to)
    }
}

impl Points<'_> {
    /// The newest snapshot of a component's own that answers a query.
    pub(crate) fn own_snapshot(
        self,
        component: ComponentIdx,
        query: &Query,
    ) -> Result<Found, Miss> {
        let own = self.design.components[component].own_snapshots.ok_or(Miss::NoRule)?;
        let wiped = &self.world.components[component].own_logs_wiped;
        let mut miss = Miss::NothingYet;
        let mut at = own.at_or_before(query.before - Span::seconds(1));
        while at >= self.design.start {
            if at < query.chosen_at - own.kept {
                return Err(miss.max(Miss::Expired));
            }
            let stored = at + own.length;
            if let Some(damage_from) = self.unusable_since(component, at, query.chosen_at) {
                at = own.at_or_before(damage_from - Span::seconds(1));
                continue;
            }
            if query.stored_by.is_some_and(|by| stored > by) {
                miss = miss.max(Miss::Unfinished);
            } else if wiped.iter().any(|it| it.at <= query.chosen_at && at <= it.until) {
                miss = miss.max(Miss::Destroyed);
            } else {
                return Ok(Found { captured: at, stored, cold: false });
            }
            at = at - DAY;
        }
        Err(miss)
    }

    /// The snapshots of a component's own that are taken between two moments and hold a good state.
    pub(super) fn own_snapshots(
        self,
        component: ComponentIdx,
        (from, to): (Instant, Instant),
    ) -> impl Iterator<Item = Instant> {
        let own = self.design.components[component].own_snapshots;
        let all = own.into_iter().flat_map(move |own| own.between(from.max(self.design.start), to));
        all.filter(move |at| self.unusable_since(component, *at, self.design.end).is_none())
    }

    /// Since when a snapshot at a moment would hold nothing of use: the component was down, lived where its
    /// snapshots are not, or held data that people know is wrong.
    fn unusable_since(
        self,
        component: ComponentIdx,
        at: Instant,
        known_at: Instant,
    ) -> Option<Instant> {
        let state = &self.world.components[component];
        let home = self.design.components[component].site;
        let down = gap_at(&state.down, at).map(|gap| gap.from);
        let wrong = || self.world.dirty_at(component, at, known_at).map(|it| it.gap.from);
        let elsewhere = || (state.site_at(home, at) != home).then_some(at);
        down.or_else(wrong).or_else(elsewhere)
    }
}
