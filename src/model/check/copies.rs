//! Copy actions: which kinds AWS copies where, under which key, and which vault lets them in.

mod reach;

use super::air_gap::barrier;
use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use super::targets::with_advanced_tables;
use crate::catalog::{Capabilities, Setting, Support};
use crate::model::{Component, CopyAction, Edit, Encryption, Findings, Vault};

pub(crate) use self::reach::{CopyReach, End};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    for task in &coverage.tasks {
        for (index, copy) in task.copies.iter().enumerate() {
            one(coverage, task, index, copy, findings);
        }
    }
}

/// Whether a vault's access policy lets copies of an account in.
pub(crate) fn lets_in(vault: &Vault, account: &str) -> bool {
    vault
        .copies_from
        .as_ref()
        .is_none_or(|accounts| accounts.iter().any(|it| it.as_str() == account))
}

/// Whether a component's points stay under an AWS managed key of the resource, which keeps them from
/// another account: what is not fully managed keeps the key of the resource.
pub(crate) fn has_aws_key(component: &Component, capabilities: &Capabilities) -> bool {
    !capabilities.full_management.is_yes()
        && component.kind.spec().settings.contains(&Setting::Encryption)
        && component.encryption == Some(Encryption::AwsManaged)
}

/// The name of the vault that AWS Backup makes in each account by itself. Its key cannot be shared, so
/// it takes no copies from another account (developer guide, `create-cross-account-backup`).
const DEFAULT_VAULT: &str = "Default";

/// Whether the key of a vault keeps copies from another account out: what is not fully managed needs a
/// customer managed key there (developer guide, `create-cross-account-backup`). An air-gapped vault has
/// a key that AWS owns, which does not.
fn key_keeps_out(vault: &Vault, capabilities: &Capabilities) -> bool {
    !capabilities.full_management.is_yes()
        && !vault.air_gapped
        && matches!(vault.encryption, Some(Encryption::AwsManaged | Encryption::None))
}

/// Whether AWS Backup copies recovery points of a component from one vault to another.
pub(crate) fn arrives(
    component: &Component,
    capabilities: &Capabilities,
    from: End<'_>,
    to: End<'_>,
) -> bool {
    let reach = CopyReach::from_to(from, to);
    let may_enter = !reach.to_another_account
        || lets_in(to.vault, from.place.account)
            && to.vault.id.as_str() != DEFAULT_VAULT
            && !has_aws_key(component, capabilities)
            && !key_keeps_out(to.vault, capabilities);
    let is_taken =
        !to.vault.air_gapped || barrier(component, capabilities, Some(to.place.region)).is_none();
    from.vault.id != to.vault.id
        && may_enter
        && is_taken
        && reach.support(component, capabilities).is_yes()
}

/// Whether a copy or an air-gapped vault depends on which key a component has, and nobody said which.
pub(super) fn depends_on_unsaid_key(component: &Component, capabilities: &Capabilities) -> bool {
    !capabilities.full_management.is_yes()
        && component.kind.spec().settings.contains(&Setting::Encryption)
        && component.encryption.is_none()
}

fn one(
    coverage: &Coverage<'_>,
    task: &Task,
    index: usize,
    copy: &CopyAction,
    findings: &mut Findings,
) {
    let pointer = format!("{}/copies/{index}", task.pointer);
    let (Some(from), Some(to)) = (task.vault, coverage.vault_index(copy.vault.as_str())) else {
        return;
    };
    if from == to {
        findings.push(
            CheckKind::CopyIntoSameVault
                .at(
                    format!("{pointer}/vault"),
                    format!("the copy goes into `{}`, the vault of its original", copy.vault),
                    "Name another vault, in another Region or account.",
                )
                .fix("Remove the copy action", [Edit::remove(pointer)]),
        );
        return;
    }
    let (Some(reach), Some(here)) =
        (CopyReach::between(coverage, from, to), coverage.vault_places[from])
    else {
        return;
    };
    kinds(coverage, task, reach, &pointer, findings);
    if reach.to_another_account || coverage.vault(to).air_gapped {
        unsaid_keys(coverage, task, reach, &pointer, findings);
    }
    if reach.to_another_account {
        keys(coverage, task, reach, &pointer, findings);
        let vault = coverage.vault(to);
        destination(coverage, task, to, &pointer, findings);
        if !lets_in(vault, here.account) {
            let edit = Edit::set(format!("/vaults/{to}/copies_from/-"), here.account);
            findings.push(
                CheckKind::CopyNotLetIn
                    .at(
                        format!("{pointer}/vault"),
                        format!(
                            "vault `{}` does not let account `{}` copy into it",
                            vault.id, here.account
                        ),
                        "Add the account to `copies_from`, the vault's access policy.",
                    )
                    .fix(format!("Let `{}` copy into `{}`", here.account, vault.id), [edit]),
            );
        }
    }
}

fn kinds(
    coverage: &Coverage<'_>,
    task: &Task,
    reach: CopyReach,
    pointer: &str,
    findings: &mut Findings,
) {
    let refused = coverage.those(&task.covered, |it, of| reach.support(it, of) == Support::No);
    let by_region = |it: &usize| reach.support_anywhere(coverage.capabilities(*it)) != Support::No;
    let (by_region, refused): (Vec<usize>, Vec<usize>) = refused.into_iter().partition(by_region);
    if !by_region.is_empty() {
        let into =
            if reach.route.into_air_gapped { ", into a logically air-gapped vault" } else { "" };
        findings.push(
            CheckKind::CopyNotInRegion
                .at(
                    pointer,
                    format!(
                        "AWS Backup does not copy {} ({}) from {} to {}{into}",
                        coverage.named(&by_region),
                        coverage.kinds(&by_region),
                        reach.route.from,
                        reach.route.to
                    ),
                    "Copy to a vault in another Region, or to another type of vault.",
                )
                .fix("Remove the copy action", [Edit::remove(pointer)]),
        );
    }
    if !refused.is_empty() {
        let finding = CheckKind::CopyUnsupported.at(
            pointer,
            format!(
                "AWS Backup does not copy {} ({}) {}",
                coverage.named(&refused),
                coverage.kinds_with_reason(&refused),
                reach.words()
            ),
            if coverage.those(&refused, |it, _| it.kind.spec().replica.is_none()).is_empty() {
                "Cover these components with a plan without copy actions, or protect them with a replica."
            } else {
                "Cover these components with a plan without copy actions."
            },
        );
        findings.push(with_advanced_tables(coverage, &refused, finding));
    }
    let open = coverage.those(&task.covered, |it, of| reach.support(it, of) == Support::Unverified);
    if !open.is_empty() {
        findings.push(CheckKind::CopyUnverified.at(
            pointer,
            format!(
                "it is not certain that AWS Backup copies {} ({}) {}, so the simulation makes no copy",
                coverage.named(&open),
                coverage.kinds(&open),
                reach.words()
            ),
            "Test the copy in your account before you rely on it.",
        ));
    }
}

fn keys(
    coverage: &Coverage<'_>,
    task: &Task,
    reach: CopyReach,
    pointer: &str,
    findings: &mut Findings,
) {
    let keyed = coverage.those(&task.covered, |component, capabilities| {
        reach.support(component, capabilities) == Support::Yes
            && has_aws_key(component, capabilities)
    });
    if !keyed.is_empty() {
        let edits = keyed
            .iter()
            .map(|it| Edit::set(format!("/components/{it}/encryption"), "customer_managed"));
        findings.push(
            CheckKind::CopyKey
                .at(
                    pointer,
                    format!(
                        "{} cannot be copied to another account, because an AWS managed key cannot be shared",
                        coverage.named(&keyed)
                    ),
                    "Encrypt with a customer managed key.",
                )
                .fix("Use a customer managed key", edits),
        );
    }
}

/// What the vault at the end of a copy to another account refuses for the sake of its own key.
fn destination(
    coverage: &Coverage<'_>,
    task: &Task,
    to: usize,
    pointer: &str,
    findings: &mut Findings,
) {
    let vault = coverage.vault(to);
    let pointer = format!("{pointer}/vault");
    if vault.id.as_str() == DEFAULT_VAULT {
        findings.push(CheckKind::CopyIntoDefault.at(
            pointer,
            "the default vault of an account does not accept copies from another account",
            "Copy to another vault with a customer managed key.",
        ));
        return;
    }
    let depends = coverage.those(&task.covered, |_, of| !of.full_management.is_yes());
    if vault.encryption.is_none() && !vault.air_gapped && !depends.is_empty() {
        findings.push(
            CheckKind::KeyUnsaid
                .at(
                    &pointer,
                    format!(
                        "the key of vault `{}` is not set, so a customer managed key is assumed; with an AWS managed key, copies of {} from another account fail",
                        vault.id,
                        coverage.named(&depends)
                    ),
                    "Set the key of the vault under Encryption.",
                )
                .fix(
                    "Set a customer managed key",
                    [Edit::set(format!("/vaults/{to}/encryption"), "customer_managed")],
                ),
        );
    }
    let refused = coverage.those(&task.covered, |_, of| key_keeps_out(vault, of));
    if !refused.is_empty() {
        findings.push(
            CheckKind::CopyDestinationKey
                .at(
                    pointer,
                    format!(
                        "vault `{}` has an AWS managed key, so it does not accept copies of {} from another account",
                        vault.id,
                        coverage.named(&refused)
                    ),
                    "Give the vault a customer managed key.",
                )
                .fix(
                    "Use a customer managed key for the vault",
                    [Edit::set(format!("/vaults/{to}/encryption"), "customer_managed")],
                ),
        );
    }
}

/// Says which key is assumed where a copy would fail under another.
fn unsaid_keys(
    coverage: &Coverage<'_>,
    task: &Task,
    reach: CopyReach<'_>,
    pointer: &str,
    findings: &mut Findings,
) {
    let unsaid = coverage.those(&task.covered, |component, capabilities| {
        reach.support(component, capabilities) == Support::Yes
            && depends_on_unsaid_key(component, capabilities)
            && (!reach.route.into_air_gapped
                || barrier(component, capabilities, Some(reach.route.to)).is_none())
    });
    unsaid_key(coverage, &unsaid, pointer, findings);
}

/// The note on components whose key is not stated.
pub(super) fn unsaid_key(
    coverage: &Coverage<'_>,
    unsaid: &[usize],
    pointer: &str,
    findings: &mut Findings,
) {
    if unsaid.is_empty() {
        return;
    }
    let edits = unsaid
        .iter()
        .map(|it| Edit::set(format!("/components/{it}/encryption"), "customer_managed"));
    findings.push(
        CheckKind::KeyUnsaid
            .at(
                pointer,
                format!(
                    "the key of {} is not set, so a customer managed key is assumed; with an AWS managed key, this fails",
                    coverage.named(unsaid)
                ),
                "Set the key under Encryption.",
            )
            .fix("Set a customer managed key", edits),
    );
}
