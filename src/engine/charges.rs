//! What AWS charges for a recovery option itself: the restore, and the copy that brings a point to it.

use super::design::{ComponentIdx, ResolvedScenario};
use super::ledger::sheet::unit_price;
use super::reason::Because;
use super::recovery::Candidate;
use crate::catalog::RecoveryOption;
use crate::catalog::prices::PriceKey;
use crate::model::Scenario;
use crate::units::Usd;

/// What AWS charges for a recovery option of a component; a price that is unknown, and what is restored in a
/// data center, count as nothing.
pub(super) fn charges(
    scenario: &Scenario,
    design: &ResolvedScenario,
    idx: ComponentIdx,
    candidate: &Candidate,
) -> Usd {
    if !is_charged(candidate.option) {
        return Usd::ZERO;
    }
    let Some(region) = design.sites.get(candidate.site).and_then(|it| it.region.as_deref()) else {
        return Usd::ZERO;
    };
    let component = &design.components[idx];
    let (charges, gib) = (&component.spec().charges, component.size_gib);
    let from_cold = matches!(candidate.because, Because::NewestPointFromCold { .. });
    let of = |key: Option<PriceKey>, region: &str| {
        key.and_then(|key| unit_price(&scenario.prices, &key, region))
            .map_or(Usd::ZERO, |price| Usd::from_f64(price.as_f64() * gib))
    };
    let vault_site = candidate.vault.and_then(|vault| design.vaults.get(vault)).map(|it| it.site);
    let copied_from = vault_site
        .and_then(|site| design.sites.get(site)?.region.as_deref())
        .filter(|from| *from != region);
    of(charges.restored(from_cold), region)
        + copied_from.map_or(Usd::ZERO, |from| of(charges.copy_to(region), from))
}

/// Whether AWS charges for a recovery option by the GiB: what is launched or promoted is charged for running,
/// however long that will be.
pub(super) fn is_charged(option: RecoveryOption) -> bool {
    matches!(option, RecoveryOption::RestoreRecoveryPoint | RecoveryOption::PointInTimeRestore)
}
