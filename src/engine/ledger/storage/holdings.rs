//! What a vault holds of one rule: for how long, and what that is paid as.

use super::super::ListIndex;
use super::super::category::{Category, Mechanism};
use super::super::chain::{Made, Member, SHORTEST_COLD};
use super::super::occurrences::KeptSpan;
use super::super::writer::place;
use crate::engine::design::{
    ComponentIdx, CopyTarget, PointLifecycle, Protection, RuleIdx, VaultIdx,
};
use crate::units::Span;

/// The points of one rule in one vault: for how long they are kept, and what that is paid as.
pub(super) struct VaultHoldings {
    pub(super) component: ComponentIdx,
    pub(super) rule: RuleIdx,
    /// Where its points are not made when the jobs of the rule are due, the component whose points are made as they.
    pub(super) made_as: Option<ComponentIdx>,
    pub(super) vault: VaultIdx,
    pub(super) keep: PointLifecycle,
    pub(super) turns_cold: bool,
    pub(super) category: Category,
    pub(super) mechanism: Mechanism,
    /// Points are free for this long.
    pub(super) free: Span,
    /// How long a job takes that finds a point to build on.
    pub(super) job: Span,
}

impl VaultHoldings {
    /// How long points stay warm; nothing for those that are never deleted nor moved.
    pub(super) fn warm(&self) -> Option<Span> {
        let cold_after = self.cold_after();
        match (cold_after, self.keep.delete_after) {
            (Some(cold), Some(delete)) => Some(cold.min(delete)),
            (cold, delete) => cold.or(delete),
        }
    }

    /// When points turn cold, if they ever do.
    pub(super) fn cold_after(&self) -> Option<Span> {
        self.keep.cold_after.filter(|_| self.turns_cold)
    }

    /// From when to when points are cold.
    pub(super) fn cold(&self) -> Option<KeptSpan> {
        let (after, until) = (self.cold_after()?, self.keep.delete_after);
        until.is_none_or(|until| until > after).then_some(KeptSpan { after, until })
    }

    /// Until when cold storage is charged for, where points are deleted before that.
    pub(super) fn charged_until(&self) -> Option<Span> {
        let least = self.cold()?.after + SHORTEST_COLD;
        self.keep.delete_after.filter(|until| *until < least).map(|_| least)
    }

    pub(super) fn points(&self) -> Made {
        Made { rule: self.rule, component: self.made_as }
    }

    /// Its points while they are warm.
    pub(super) fn warm_points(&self) -> Member {
        let warm = self.warm();
        Member { points: self.points(), warm, kept: KeptSpan { after: Span::ZERO, until: warm } }
    }

    /// Its points warm and cold, or for as long as they are charged.
    pub(super) fn all_points(&self, until: Option<Span>) -> Member {
        Member { kept: KeptSpan { after: Span::ZERO, until }, ..self.warm_points() }
    }

    /// Its points for a while, each by itself.
    pub(super) fn alone(&self, kept: KeptSpan) -> [Member; 1] {
        [Member { points: self.points(), warm: None, kept }]
    }

    /// The points of the rule in a vault it copies these to.
    pub(super) fn copied_to(
        &self,
        protection: &Protection,
        copy: usize,
        target: &CopyTarget,
    ) -> Self {
        let rule: ListIndex = place(self.rule);
        Self {
            vault: target.vault,
            keep: target.keep,
            category: Category::Copies,
            mechanism: Mechanism::Copy { rule, copy: place(copy) },
            free: Span::ZERO,
            job: protection.later_jobs + protection.later_copies,
            ..*self
        }
    }
}
