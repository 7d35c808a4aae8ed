//! Vaults: their place, their locks, and what a logically air-gapped vault needs.

use super::coverage::Coverage;
use super::kinds::CheckKind;
use super::lifecycle::MOST_DAYS;
use super::targets::{AIR_GAPPED_DAYS, Range, targets};
use crate::catalog::availability::{Feature, GAPS, Scope};
use crate::model::{Edit, Encryption, Findings, LockMode, SiteKind, Vault};
use crate::units::{counted, thousands};

/// What a maximum is set to where nothing asks for more: ten years.
const TEN_YEARS: u32 = 3_650;
/// The cooling-off of a compliance lock (`vault-lock`).
const COOLING_OFF: std::ops::RangeInclusive<u32> = 3..=MOST_DAYS;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for (at, vault) in coverage.scenario.vaults.iter().enumerate() {
        let pointer = format!("/vaults/{at}");
        place(coverage, at, vault, &pointer, findings);
        key(vault, &pointer, findings);
        if vault.air_gapped {
            air_gapped(coverage, at, vault, &pointer, findings);
        } else {
            lock(vault, &pointer, findings);
        }
        unused_fields(vault, &pointer, findings);
    }
}

fn place(
    coverage: &Coverage<'_>,
    at: usize,
    vault: &Vault,
    pointer: &str,
    findings: &mut Findings,
) {
    let site = coverage.scenario.site(&vault.site);
    if site.is_some_and(|site| site.kind == SiteKind::DataCenter) {
        findings.push(CheckKind::VaultInDataCenter.at(
            format!("{pointer}/site"),
            format!("vault `{}` is in a data center", vault.id),
            "Choose a site that is a Region.",
        ));
    }
    let unsure = coverage.vault_places[at].filter(|place| {
        let rows = GAPS
            .iter()
            .filter(|row| row.feature == Feature::AirGappedVault && row.scope == Scope::Everything);
        vault.air_gapped && rows.into_iter().any(|row| row.regions.contain(place.region))
    });
    if let Some(place) = unsure {
        findings.push(CheckKind::AirGappedNotInRegion.at(
            format!("{pointer}/air_gapped"),
            format!("it is not certain that {} has logically air-gapped vaults", place.region),
            "Test this in your account, or use a vault in another Region.",
        ));
    }
}

/// A vault always has a key; `none` is read as the AWS managed one.
fn key(vault: &Vault, pointer: &str, findings: &mut Findings) {
    if vault.encryption == Some(Encryption::None) {
        let pointer = format!("{pointer}/encryption");
        findings.push(
            CheckKind::VaultUnencrypted
                .at(
                    &pointer,
                    format!(
                        "vault `{}` cannot be without a key, so an AWS managed key is assumed",
                        vault.id
                    ),
                    "Choose an AWS managed or a customer managed key.",
                )
                .fix("Use an AWS managed key", [Edit::set(pointer.clone(), "aws_managed")]),
        );
    }
}

fn set_days(pointer: &str, field: &str, days: u32) -> Edit {
    Edit::set(format!("{pointer}/{field}"), days)
}

/// An air-gapped vault needs both limits.
fn air_gapped(
    coverage: &Coverage<'_>,
    at: usize,
    vault: &Vault,
    pointer: &str,
    findings: &mut Findings,
) {
    if vault.lock == LockMode::Governance {
        findings.push(
            CheckKind::AirGappedGovernance
                .at(
                    format!("{pointer}/lock"),
                    format!(
                        "`{}` is logically air-gapped, so it is locked in compliance mode",
                        vault.id
                    ),
                    "Set compliance mode, or remove the lock setting: the lock exists in any case.",
                )
                .fix("Set compliance mode", [Edit::set(format!("{pointer}/lock"), "compliance")]),
        );
    }
    let (min, max) = (vault.min_retention_days, vault.max_retention_days);
    let low_is_right = min.is_some_and(|min| (AIR_GAPPED_DAYS..=MOST_DAYS).contains(&min));
    let range = Range::of_vault(vault);
    if low_is_right && max == Some(range.high) {
        return;
    }
    let field = if low_is_right { "max_retention_days" } else { "min_retention_days" };
    let high = match max {
        Some(_) => range.high,
        // The fix must not make the vault refuse a retention that targets it.
        None => longest_retention(coverage, at).max(TEN_YEARS).clamp(range.low, MOST_DAYS),
    };
    let edits = [
        set_days(pointer, "min_retention_days", range.low),
        set_days(pointer, "max_retention_days", high),
    ];
    findings.push(
        CheckKind::AirGappedRetention
            .at(
                format!("{pointer}/{field}"),
                format!("the retention limits of `{}` do not fit a logically air-gapped vault", vault.id),
                "Set both limits: a minimum of at least 7 days and a maximum of at most 36,500 days.",
            )
            .fix(
                format!(
                    "Keep recovery points for {} to {}",
                    thousands(range.low.into()),
                    counted(high.into(), "day")
                ),
                edits,
            ),
    );
}

/// The longest retention of what is stored in a vault.
fn longest_retention(coverage: &Coverage<'_>, vault: usize) -> u32 {
    coverage
        .tasks
        .iter()
        .flat_map(|task| targets(coverage, task))
        .filter(|target| target.vault == vault)
        .filter_map(|target| target.keep.delete)
        .filter(|days| *days <= MOST_DAYS)
        .max()
        .unwrap_or(0)
}

fn lock(vault: &Vault, pointer: &str, findings: &mut Findings) {
    if vault.lock == LockMode::None {
        return;
    }
    let (min, max) = (vault.min_retention_days, vault.max_retention_days);
    let range = Range::of_vault(vault);
    let low_is_right = min.is_none_or(|min| min == range.low);
    let high_is_right = max.is_none_or(|max| max == range.high);
    if !low_is_right || !high_is_right {
        let field = if low_is_right { "max_retention_days" } else { "min_retention_days" };
        let low = min.map(|_| set_days(pointer, "min_retention_days", range.low));
        let high = max.map(|_| set_days(pointer, "max_retention_days", range.high));
        findings.push(
            CheckKind::LockRange
                .at(
                    format!("{pointer}/{field}"),
                    format!("the lock of `{}` has retention limits that AWS rejects", vault.id),
                    "Allowed: a minimum of at least 1 day, a maximum of at most 36,500 days, and the minimum not above the maximum.",
                )
                .fix("Use the nearest limits allowed", low.into_iter().chain(high)),
        );
    }
    let cooling_off = vault.changeable_for_days.filter(|days| !COOLING_OFF.contains(days));
    let cooling_off_edit = cooling_off.map(|days| {
        set_days(
            pointer,
            "changeable_for_days",
            days.clamp(*COOLING_OFF.start(), *COOLING_OFF.end()),
        )
    });
    if vault.lock == LockMode::Governance {
        let edits = [Edit::set(format!("{pointer}/lock"), "compliance")];
        findings.push(
            CheckKind::LockGovernance
                .at(
                    format!("{pointer}/lock"),
                    format!("the lock of `{}` stops mistakes, but not an intruder with the permission to remove it", vault.id),
                    "Use compliance mode, which nobody can remove after the cooling-off.",
                )
                .fix("Lock it in compliance mode", edits.into_iter().chain(cooling_off_edit)),
        );
    } else if let (Some(days), Some(edit)) = (cooling_off, cooling_off_edit) {
        findings.push(
            CheckKind::LockCoolingOff
                .at(
                    format!("{pointer}/changeable_for_days"),
                    format!(
                        "a cooling-off period of {} is out of range",
                        counted(days.into(), "day")
                    ),
                    "Allowed: 3 to 36,500 days.",
                )
                .fix("Use the nearest cooling-off period allowed", [edit]),
        );
    }
}

fn unused_fields(vault: &Vault, pointer: &str, findings: &mut Findings) {
    let why = match (vault.air_gapped, vault.lock) {
        (true, _) => "an air-gapped vault is locked from the beginning",
        (false, LockMode::None) => "the vault has no lock",
        (false, LockMode::Governance) => "a lock in governance mode has no cooling-off period",
        (false, LockMode::Compliance) => return,
    };
    let acting = Vault::lock_fields(vault.air_gapped, vault.lock);
    for (field, is_set) in [
        ("min_retention_days", vault.min_retention_days.is_some()),
        ("max_retention_days", vault.max_retention_days.is_some()),
        ("changeable_for_days", vault.changeable_for_days.is_some()),
        ("locked_at", vault.locked_at.is_some()),
    ] {
        if is_set && !acting.contains(&field) {
            let pointer = format!("{pointer}/{field}");
            findings.push(
                CheckKind::LockFieldUnused
                    .at(
                        &pointer,
                        format!("`{field}` has no effect, because {why}"),
                        "Remove the field, or lock the vault.",
                    )
                    .fix(format!("Remove `{field}`"), [Edit::remove(pointer.clone())]),
            );
        }
    }
}
