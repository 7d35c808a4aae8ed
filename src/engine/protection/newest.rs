//! What AWS Backup holds of each component at a moment, and how long restoring it would take.

use super::super::design::{ComponentIdx, Protection, RestorableWindow, VaultIdx};
use super::super::run::Run;
use super::super::world::gap_at;
use super::points::{Points, Query};
use crate::model::VaultId;
use crate::units::{Instant, Span, sorting};

/// A recovery point, or the end of what a continuous backup can restore.
#[derive(Clone, Debug, PartialEq)]
pub struct NewestPoint {
    /// The moment whose state it holds.
    pub captured: Instant,
    /// The vault it is in.
    pub vault: VaultId,
    /// Whether it is in cold storage.
    pub cold: bool,
    /// Whether it is the end of a continuous backup.
    pub continuous: bool,
}

/// What AWS Backup holds of one component at a moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeldPoints {
    /// The newest point in any vault.
    pub newest: Option<NewestPoint>,
    /// The newest point in a logically air-gapped vault.
    pub air_gapped: Option<NewestPoint>,
    /// How long a restore job of the newest point takes, retrieval from cold storage included.
    pub restore: Option<Span>,
}

impl Run {
    /// What AWS Backup holds of each component at a moment, in the order of the document.
    pub fn held_at(&self, at: Instant) -> Vec<HeldPoints> {
        let points = self.points();
        (0..points.design.components.len())
            .map(|component| self.held(points, component, at))
            .collect()
    }

    fn held(&self, points: Points, idx: ComponentIdx, at: Instant) -> HeldPoints {
        let component = &points.design.components[idx];
        let mut held = HeldPoints::default();
        for (vault, point) in self.points_of(points, idx, at) {
            if points.design.vaults[vault].air_gapped {
                newer(&mut held.air_gapped, &point);
            }
            newer(&mut held.newest, &point);
        }
        let cold = held.newest.as_ref().map(|newest| newest.cold);
        held.restore = cold.map(|cold| {
            let values = &points.design.values;
            let retrieval = if cold {
                values.minutes(component.spec().restore.cold_minutes)
            } else {
                Span::ZERO
            };
            points.design.restore_length(idx, component.site, 0.0) + retrieval
        });
        held
    }

    /// The newest point of a component in each vault that a rule or a copy action feeds.
    fn points_of(
        &self,
        points: Points,
        component: ComponentIdx,
        at: Instant,
    ) -> Vec<(VaultIdx, NewestPoint)> {
        let query = Query { before: at + Span::seconds(1), stored_by: Some(at), chosen_at: at };
        let mut vaults: Vec<VaultIdx> = Vec::new();
        let mut found = Vec::new();
        let id = |vault: VaultIdx| self.scenario.vaults.get(vault).map(|it| it.id.clone());
        for protection in &points.design.components[component].protections {
            let rule = points.rule(protection);
            if let Some(window) = protection.continuous
                && let Some(captured) = end_of_window(points, component, protection, window, at)
                && let Some(vault) = id(protection.vault)
            {
                let point = NewestPoint { captured, vault, cold: false, continuous: true };
                found.push((protection.vault, point));
            }
            vaults.push(protection.vault);
            vaults.extend(rule.copies.iter().map(|copy| copy.vault));
        }
        sorting::sort(&mut vaults);
        vaults.dedup();
        vaults.retain(|vault| *vault < points.design.vaults.len());
        for vault in vaults {
            if let (Ok(newest), Some(id)) = (points.newest(component, vault, &query), id(vault)) {
                let point = NewestPoint {
                    captured: newest.captured,
                    vault: id,
                    cold: newest.cold,
                    continuous: false,
                };
                found.push((vault, point));
            }
        }
        found
    }
}

/// The newest second that a continuous backup can restore at a moment.
fn end_of_window(
    points: Points,
    component: ComponentIdx,
    protection: &Protection,
    window: RestorableWindow,
    at: Instant,
) -> Option<Instant> {
    let vault = &points.world.vaults[protection.vault];
    if vault.wiped.iter().any(|wipe| wipe.at <= at) {
        return None;
    }
    // Nothing is written while the component does not serve.
    let down = gap_at(&points.world.components[component].down, at);
    let end = down.map_or(at - window.lag, |gap| gap.from.min(at - window.lag));
    (end >= points.design.start && end >= at - window.reach).then_some(end)
}

fn newer(newest: &mut Option<NewestPoint>, point: &NewestPoint) {
    // Of two of the same moment the one that is at hand sooner.
    let rank = |it: &NewestPoint| (it.captured, !it.cold);
    if newest.as_ref().is_none_or(|newest| rank(newest) < rank(point)) {
        *newest = Some(point.clone());
    }
}
