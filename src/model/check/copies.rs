//! Copy actions: which kinds AWS copies where, under which key, and which vault lets them in.

use super::coverage::{Coverage, Task};
use super::kinds::CheckKind;
use super::targets::with_advanced_tables;
use crate::catalog::region::region;
use crate::catalog::{Capabilities, Setting, Support};
use crate::model::{Component, CopyAction, Edit, Encryption, Finding, Vault};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Vec<Finding>) {
    for task in &coverage.tasks {
        for (index, copy) in task.copies.iter().enumerate() {
            one(coverage, task, index, copy, findings);
        }
    }
}

/// How far a copy goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) to_another_region: bool,
    pub(crate) to_another_account: bool,
    /// Whether it begins or ends in a Region that accounts opt in to.
    pub(crate) by_opt_in_region: bool,
}

impl Way {
    /// The way from one vault to another, where the places of both are known.
    pub(crate) fn between(coverage: &Coverage<'_>, from: usize, to: usize) -> Option<Way> {
        let (here, there) = (coverage.vault_places[from]?, coverage.vault_places[to]?);
        Some(Way {
            to_another_region: here.region != there.region,
            to_another_account: here.account != there.account,
            by_opt_in_region: [here.region, there.region].into_iter().any(is_opt_in),
        })
    }

    /// Whether AWS copies a component this way by one copy action.
    pub(crate) fn support(self, component: &Component, capabilities: &Capabilities) -> Support {
        if self.by_opt_in_region && !component.kind.copies_in_opt_in_regions() {
            return Support::No;
        }
        let (region, account) = (capabilities.cross_region, capabilities.cross_account);
        // With neither there is no copy in any scenario, not even within an account.
        if !capabilities.copies() {
            let open = region == Support::Unverified || account == Support::Unverified;
            return if open { Support::Unverified } else { Support::No };
        }
        match (self.to_another_region, self.to_another_account) {
            (false, false) => Support::Yes,
            (true, false) => region,
            (false, true) => account,
            (true, true) => worst(&[region, account, capabilities.both_in_one_step]),
        }
    }

    fn words(self) -> &'static str {
        match (self.to_another_region, self.to_another_account) {
            (false, false) => "to another vault",
            (true, false) => "to another Region",
            (false, true) => "to another account",
            (true, true) => "to another Region and another account at once",
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

fn is_opt_in(code: &str) -> bool {
    region(code).is_some_and(|region| region.is_opt_in)
}

/// What holds of several at once.
fn worst(of: &[Support]) -> Support {
    if of.contains(&Support::No) {
        Support::No
    } else if of.contains(&Support::Unverified) {
        Support::Unverified
    } else {
        Support::Yes
    }
}

fn one(
    coverage: &Coverage<'_>,
    task: &Task,
    index: usize,
    copy: &CopyAction,
    findings: &mut Vec<Finding>,
) {
    let path = format!("{}/copies/{index}", task.path);
    let (Some(from), Some(to)) = (task.vault, coverage.vault_index(copy.vault.as_str())) else {
        return;
    };
    if from == to {
        findings.push(
            CheckKind::CopyIntoSameVault
                .at(
                    format!("{path}/vault"),
                    format!("the copy goes into `{}`, where its original is", copy.vault),
                    "Name another vault, in another Region or account.",
                )
                .mend("Remove the copy action", [Edit::remove(path)]),
        );
        return;
    }
    let (Some(way), Some(here)) = (Way::between(coverage, from, to), coverage.vault_places[from])
    else {
        return;
    };
    kinds(coverage, task, way, &path, findings);
    if way.to_another_account {
        keys(coverage, task, way, &path, findings);
        let vault = coverage.vault(to);
        if !lets_in(vault, here.account) {
            let edit = Edit::set(format!("/vaults/{to}/copies_from/-"), here.account);
            findings.push(
                CheckKind::CopyNotLetIn
                    .at(
                        format!("{path}/vault"),
                        format!(
                            "vault `{}` does not let account `{}` copy into it",
                            vault.id, here.account
                        ),
                        "Let the account in with `copies_from`, the vault's access policy.",
                    )
                    .mend(format!("Let `{}` copy into `{}`", here.account, vault.id), [edit]),
            );
        }
    }
}

fn kinds(coverage: &Coverage<'_>, task: &Task, way: Way, path: &str, findings: &mut Vec<Finding>) {
    let refused = coverage.those(&task.covered, |it, of| way.support(it, of) == Support::No);
    let by_region = |it: &usize| {
        way.by_opt_in_region && !coverage.component(*it).kind.copies_in_opt_in_regions()
    };
    let (by_region, refused): (Vec<usize>, Vec<usize>) = refused.into_iter().partition(by_region);
    if !by_region.is_empty() {
        findings.push(
            CheckKind::CopyOptInRegion
                .at(
                    path,
                    format!(
                        "AWS Backup does not copy {} ({}) into or out of a Region that accounts opt in to",
                        coverage.named(&by_region),
                        coverage.kinds(&by_region)
                    ),
                    "Copy to a vault in a Region that is enabled by default.",
                )
                .mend("Remove the copy action", [Edit::remove(path)]),
        );
    }
    if !refused.is_empty() {
        let finding = CheckKind::CopyUnsupported.at(
            path,
            format!(
                "AWS Backup does not copy {} ({}) {}",
                coverage.named(&refused),
                coverage.kinds_with_reason(&refused),
                way.words()
            ),
            "Cover these by a plan without copy actions, or protect them by a replica.",
        );
        findings.push(with_advanced_tables(coverage, &refused, finding));
    }
    let open = coverage.those(&task.covered, |it, of| way.support(it, of) == Support::Unverified);
    if !open.is_empty() {
        findings.push(CheckKind::CopyUnverified.at(
            path,
            format!(
                "it is not certain that AWS Backup copies {} ({}) {}; no copy is counted on",
                coverage.named(&open),
                coverage.kinds(&open),
                way.words()
            ),
            "Try it in your account before you rely on it.",
        ));
    }
}

fn keys(coverage: &Coverage<'_>, task: &Task, way: Way, path: &str, findings: &mut Vec<Finding>) {
    let keyed = coverage.those(&task.covered, |component, capabilities| {
        way.support(component, capabilities) == Support::Yes && has_aws_key(component, capabilities)
    });
    if !keyed.is_empty() {
        let edits = keyed
            .iter()
            .map(|it| Edit::set(format!("/components/{it}/encryption"), "customer_managed"));
        findings.push(
            CheckKind::CopyKey
                .at(
                    path,
                    format!(
                        "{} cannot be copied to another account: an AWS managed key cannot be shared",
                        coverage.named(&keyed)
                    ),
                    "Encrypt with a customer managed key.",
                )
                .mend("Use a customer managed key", edits),
        );
    }
}
