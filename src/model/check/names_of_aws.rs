//! Names that AWS Backup takes: of plans, rules, vaults and restore testing plans.

use super::coverage::Coverage;
use super::kinds::CheckKind;
use crate::model::references::Named;
use crate::model::{Edit, Findings, VaultId};

const MOST_LETTERS: usize = 50;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    let plan_names: Vec<&str> = scenario.plans.iter().map(|plan| plan.name.as_str()).collect();
    for (at, plan) in scenario.plans.iter().enumerate() {
        // An empty name is reported as that.
        if !plan.name.is_empty() {
            let pointer = format!("/plans/{at}/name");
            one(CheckKind::PlanName, &plan.name, pointer, NameRule::PLAN, &plan_names, findings);
        }
        for (index, rule) in plan.rules.iter().enumerate() {
            let pointer = format!("/plans/{at}/rules/{index}/name");
            one(CheckKind::RuleName, &rule.name, pointer, NameRule::PLAN, &[], findings);
        }
    }
    for (at, plan) in scenario.restore_testing.iter().enumerate() {
        let pointer = format!("/restore_testing/{at}/name");
        one(
            CheckKind::RestoreTestingName,
            &plan.name,
            pointer,
            NameRule::RESTORE_TESTING,
            &[],
            findings,
        );
    }
    for (at, vault) in scenario.vaults.iter().enumerate() {
        vault_name(coverage, at, &vault.id, findings);
    }
}

/// Which names are taken.
#[derive(Clone, Copy)]
struct NameRule {
    fewest: usize,
    marks: &'static str,
    /// What stands in for a character that is not taken.
    instead: char,
    /// A name where nothing is left.
    fallback: &'static str,
    allowed: &'static str,
}

impl NameRule {
    const PLAN: NameRule = NameRule {
        fewest: 1,
        marks: "-_.",
        instead: '-',
        fallback: "backup",
        allowed: "Allowed: 1 to 50 letters, digits, `-`, `_` and `.`.",
    };
    const VAULT: NameRule = NameRule {
        fewest: 2,
        marks: "-_",
        instead: '-',
        fallback: "vault",
        allowed: "Allowed: 2 to 50 letters, digits, `-` and `_`.",
    };
    const RESTORE_TESTING: NameRule = NameRule {
        fewest: 1,
        marks: "_",
        instead: '_',
        fallback: "restore_test",
        allowed: "Allowed: 1 to 50 letters, digits and `_`.",
    };

    fn takes_letter(self, letter: char) -> bool {
        letter.is_ascii_alphanumeric() || self.marks.contains(letter)
    }

    fn takes(self, name: &str) -> bool {
        name.chars().all(|letter| self.takes_letter(letter))
            && (self.fewest..=MOST_LETTERS).contains(&name.len())
    }

    /// A name like the one given that is taken and is none of the others.
    fn like(self, name: &str, others: &[&str]) -> String {
        // Room for a number behind it.
        let most = MOST_LETTERS - 6;
        let mut like: String = name
            .chars()
            .take(most)
            .map(|letter| if self.takes_letter(letter) { letter } else { self.instead })
            .collect();
        if like.chars().all(|letter| letter == self.instead) || like.len() < self.fewest {
            self.fallback.clone_into(&mut like);
        }
        let mut candidate = like.clone();
        let mut number = 1;
        while others.contains(&candidate.as_str()) {
            number += 1;
            candidate = format!("{like}{}{number}", self.instead);
        }
        candidate
    }
}

/// A name as far as it fits into a sentence.
fn shown(name: &str) -> String {
    const MOST: usize = 60;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    format!("{}…", name.chars().take(MOST).collect::<String>())
}

fn one(
    kind: CheckKind,
    name: &str,
    pointer: String,
    rule: NameRule,
    others: &[&str],
    findings: &mut Findings,
) {
    if rule.takes(name) {
        return;
    }
    let like = rule.like(name, others);
    let finding = kind.at(
        &pointer,
        format!("`{}` is not a name that AWS Backup accepts", shown(name)),
        rule.allowed,
    );
    findings.push(finding.fix(format!("Rename to `{like}`"), [Edit::set(pointer, like.as_str())]));
}

fn vault_name(coverage: &Coverage<'_>, at: usize, id: &VaultId, findings: &mut Findings) {
    let name = id.as_str();
    if name.is_empty() || NameRule::VAULT.takes(name) {
        return;
    }
    let pointer = format!("/vaults/{at}/id");
    let finding = CheckKind::VaultName.at(
        &pointer,
        format!("`{}` is not a name that AWS Backup accepts", shown(name)),
        NameRule::VAULT.allowed,
    );
    // Of two vaults with one name it is not known which of them is meant.
    if coverage.scenario.vaults.iter().filter(|vault| vault.id == *id).count() > 1 {
        findings.push(finding);
        return;
    }
    let others: Vec<&str> =
        coverage.scenario.vaults.iter().map(|vault| vault.id.as_str()).collect();
    let like = NameRule::VAULT.like(name, &others);
    let mut edits = vec![Edit::set(pointer, like.as_str())];
    let places = coverage.scenario.references_to(Named::Vault, name);
    edits.extend(places.into_iter().map(|pointer| Edit::set(pointer, like.as_str())));
    findings.push(finding.fix(format!("Rename to `{like}`"), edits));
}
