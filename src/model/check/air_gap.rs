//! Logically air-gapped vaults: what keeps a recovery point out of one.

use super::copies::{depends_on_unsaid_key, has_aws_key, unsaid_key};
use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use super::targets::{Range, with_advanced_tables, with_own_key};
use crate::catalog::availability::{Feature, gap};
use crate::catalog::{Capabilities, Support};
use crate::model::{Component, Edit, Encryption, Findings, VaultId};

/// What keeps recovery points of a component out of a logically air-gapped vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Barrier {
    /// The kind, or the kind in this Region.
    Kind,
    /// An AWS managed key on something that AWS Backup does not fully manage.
    AwsKey,
    /// No encryption, on a cluster whose snapshots cannot be encrypted on the way.
    Unencrypted,
}

/// What keeps recovery points of a component out of an air-gapped vault in a Region, if anything
/// (AWS Backup developer guide, `logicallyairgappedvault`, `lag-vault-primary-backup`).
pub(crate) fn barrier(
    component: &Component,
    capabilities: &Capabilities,
    region: Option<&str>,
) -> Option<Barrier> {
    let missing = region
        .and_then(|code| gap(Feature::AirGappedVault, component.kind, component.variant(), code));
    if !capabilities.air_gapped.is_yes() || missing.is_some_and(|row| row.support == Support::No) {
        Some(Barrier::Kind)
    } else if has_aws_key(component, capabilities) {
        Some(Barrier::AwsKey)
    } else if component.kind.spec().air_gapped_needs_encryption
        && component.encryption == Some(Encryption::None)
    {
        Some(Barrier::Unencrypted)
    } else {
        None
    }
}

/// Where AWS Backup keeps what a rule with an air-gapped vault makes of a component (developer guide,
/// `lag-vault-primary-backup`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// In the standard vault alone, since something keeps it out of the other.
    Standard,
    /// In the air-gapped vault alone.
    AirGapped,
    /// In the air-gapped vault, once it is copied there from a temporary snapshot in the standard one.
    /// A continuous backup stays in the standard vault.
    Copied,
}

/// Where the recovery points of a component go that a rule sends into an air-gapped vault.
pub(crate) fn placement(
    component: &Component,
    capabilities: &Capabilities,
    region: Option<&str>,
) -> Placement {
    match barrier(component, capabilities, region) {
        Some(_) => Placement::Standard,
        None if capabilities.full_management.is_yes() => Placement::AirGapped,
        None => Placement::Copied,
    }
}

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for task in &coverage.tasks {
        alone(coverage, task, findings);
        named(coverage, task, findings);
        if let Some(vault) = task.air_gapped {
            kept_out(coverage, task, vault, findings);
        }
    }
}

/// A task whose standard vault is an air-gapped one.
fn alone(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let Some(at) = task.vault.filter(|at| coverage.vault(*at).air_gapped) else { return };
    let pointer = format!("{}/vault", task.pointer);
    let id = &coverage.vault(at).id;
    let finding = CheckKind::AirGappedAlone.at(
        &pointer,
        format!("{} names the logically air-gapped vault `{id}` and no standard vault", task.name()),
        "Name a standard vault in the same Region and account as the vault of the rule, and name this vault as its air-gapped vault.",
    );
    let place = coverage.vault_places[at];
    let suits = |other: &usize| {
        let vault = coverage.vault(*other);
        !vault.air_gapped
            && coverage.vault_places[*other] == place
            && Range::of_vault(vault).allows(task.keep.delete)
            && task.copies.iter().all(|copy| copy.vault != vault.id)
    };
    let mut edits = Vec::new();
    let standard = match (0..coverage.scenario.vaults.len()).find(suits) {
        Some(other) => coverage.vault(other).id.to_string(),
        None => {
            let name = free_name(coverage);
            let mut vault = serde_json::json!({ "id": name, "site": coverage.vault(at).site });
            if let Some(account) = &coverage.vault(at).account {
                vault["account"] = serde_json::json!(account);
            }
            edits.push(Edit::set("/vaults/-", vault));
            name
        }
    };
    edits.push(Edit::set(pointer, standard.as_str()));
    edits.push(Edit::set(format!("{}/air_gapped_vault", task.pointer), id.as_str()));
    findings.push(finding.fix(format!("Add the standard vault `{standard}`"), edits));
}

fn free_name(coverage: &Coverage<'_>) -> String {
    let is_taken = |name: &str| coverage.vault_index(name).is_some();
    let numbered = (2..).map(|number| format!("standard-{number}"));
    std::iter::once("standard".to_owned())
        .chain(numbered)
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// The air-gapped vault that a task names has to be one, and stand next to the standard one.
fn named(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let named: Option<&VaultId> = match task.rule {
        Some(rule) => rule.air_gapped_vault.as_ref(),
        None => task.on_demand.and_then(|it| it.air_gapped_vault.as_ref()),
    };
    let Some(at) = named.and_then(|id| coverage.vault_index(id.as_str())) else { return };
    if task.air_gapped.is_some() || task.vault.is_none() {
        return;
    }
    let pointer = format!("{}/air_gapped_vault", task.pointer);
    let vault = coverage.vault(at);
    let what = if vault.air_gapped {
        "is in another Region or account than the standard vault"
    } else {
        "is not logically air-gapped"
    };
    findings.push(
        CheckKind::AirGappedTarget
            .at(
                &pointer,
                format!(
                    "`{}` {what}, so {} cannot send recovery points there",
                    vault.id,
                    task.name()
                ),
                "Name an air-gapped vault of the same Region and account, or use a copy action.",
            )
            .fix("Remove the air-gapped vault", [Edit::remove(pointer.clone())]),
    );
}

/// What a task covers and its air-gapped vault does not take, so that it stays in the standard vault.
fn kept_out(coverage: &Coverage<'_>, task: &Task, vault: usize, findings: &mut Findings) {
    let region = coverage.vault_places[vault].map(|place| place.region);
    let pointer = format!("{}/air_gapped_vault", task.pointer);
    let id = &coverage.vault(vault).id;
    for (kept_out, why) in [
        (Barrier::Kind, "does not support"),
        (Barrier::AwsKey, "takes no recovery points under the AWS managed key of"),
    ] {
        let components = coverage
            .those(&task.covered, |component, of| barrier(component, of, region) == Some(kept_out));
        if components.is_empty() {
            continue;
        }
        let finding = CheckKind::AirGappedStays.at(
            &pointer,
            format!(
                "`{id}` {why} {} ({}), so the job succeeds and the recovery points stay in the standard vault",
                coverage.named(&components),
                coverage.kinds_with_reason(&components)
            ),
            "Protect the standard vault with a compliance lock, or copy to another account.",
        );
        findings.push(match kept_out {
            Barrier::AwsKey => with_own_key(&components, finding),
            Barrier::Kind | Barrier::Unencrypted => {
                with_advanced_tables(coverage, &components, finding)
            }
        });
    }
    let unencrypted = coverage.those(&task.covered, |component, of| {
        barrier(component, of, region) == Some(Barrier::Unencrypted)
    });
    if !unencrypted.is_empty() {
        findings.push(with_own_key(
            &unencrypted,
            CheckKind::AirGappedUnencrypted.at(
                &pointer,
                format!(
                    "the air-gapped vault `{id}` does not take {} without encryption",
                    coverage.named(&unencrypted)
                ),
                "Encrypt with a customer managed key.",
            ),
        ));
    }
    let outside = coverage.those(&task.covered, |component, of| {
        of.continuous.is_yes() && placement(component, of, region) == Placement::Copied
    });
    if task.continuous && !outside.is_empty() {
        findings.push(CheckKind::AirGappedContinuous.at(
            &pointer,
            format!(
                "the continuous backup of {} stays in the standard vault; only its snapshots go into `{id}`",
                coverage.named(&outside)
            ),
            "Lock the standard vault in compliance mode, or rely only on the snapshots after an account compromise.",
        ));
    }
    let unsaid = coverage.those(&task.covered, |component, of| {
        barrier(component, of, region).is_none() && depends_on_unsaid_key(component, of)
    });
    unsaid_key(coverage, &unsaid, &pointer, findings);
}
