//! Selections: what they cover, and whether the plan's vault can take it.

use std::collections::BTreeSet;

use super::coverage::{AccountRegion, Coverage, Task};
use super::kinds::CheckKind;
use super::lists::{places, remove_all};
use crate::model::{BackupSelection, Edit, Findings, LockMode, TagComparison};
use crate::units::sorting;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let tags: BTreeSet<(&str, &str)> = coverage
        .scenario
        .components
        .iter()
        .flat_map(|it| it.tags.iter().map(|(key, value)| (key.as_str(), value.as_str())))
        .collect();
    for (at, plan) in coverage.scenario.plans.iter().enumerate() {
        let pointer = format!("/plans/{at}/selection");
        if coverage.plans[at].is_empty() {
            nothing(&plan.selection, &pointer, findings);
        }
        unknown_tags(&plan.selection, &tags, &pointer, findings);
        untagged(coverage, at, &pointer, findings);
        not_backed_up(coverage, &plan.selection, &pointer, findings);
    }
    for task in coverage.tasks.iter().filter(|task| !task.elsewhere.is_empty()) {
        elsewhere(coverage, task, findings);
    }
}

fn nothing(selection: &BackupSelection, pointer: &str, findings: &mut Findings) {
    let is_empty = *selection == BackupSelection::default();
    findings.push(CheckKind::SelectsNothing.at(
        pointer,
        "the plan covers nothing",
        if is_empty {
            "Name components or tags. AWS itself would select every resource of the services that it is allowed to back up."
        } else {
            "Name components, or tags that they have."
        },
    ));
}

/// Whether taking so many entries out would turn the rest into "everything that fulfils the
/// conditions".
fn would_widen(selection: &BackupSelection, removed: usize) -> bool {
    selection.components.len() + selection.tags.len() <= removed && !selection.conditions.is_empty()
}

fn unknown_tags(
    selection: &BackupSelection,
    known: &BTreeSet<(&str, &str)>,
    pointer: &str,
    findings: &mut Findings,
) {
    let message =
        |(key, value): (&str, &str)| format!("no component has the tag `{key}` = `{value}`");
    const HINT: &str = "Check the spelling. Keys and values have to match exactly.";
    let list = format!("{pointer}/tags");
    let tags = selection.tags.iter().map(|tag| (tag.key.as_str(), tag.value.as_str()));
    let unknown = tags.enumerate().filter(|(_, tag)| !known.contains(tag));
    for places in places(unknown) {
        let tag = &selection.tags[places[0]];
        let finding = CheckKind::TagUnknown.at(
            format!("{list}/{}", places[0]),
            message((&tag.key, &tag.value)),
            HINT,
        );
        findings.push(if would_widen(selection, places.len()) {
            finding
        } else {
            finding.fix("Remove the tag", remove_all(&list, &places))
        });
    }
    for (index, condition) in selection.conditions.iter().enumerate() {
        let tag = (condition.key.as_str(), condition.value.as_str());
        if condition.comparison == TagComparison::StringEquals && !known.contains(&tag) {
            let pointer = format!("{pointer}/conditions/{index}");
            findings.push(CheckKind::TagUnknown.at(pointer, message(tag), HINT));
        }
    }
}

/// Components that a condition with `not` selects although they do not have its tag.
fn untagged(coverage: &Coverage<'_>, plan: usize, pointer: &str, findings: &mut Findings) {
    let conditions = &coverage.scenario.plans[plan].selection.conditions;
    for (index, condition) in conditions.iter().enumerate() {
        let is_not = matches!(
            condition.comparison,
            TagComparison::StringNotEquals | TagComparison::StringNotLike
        );
        if !is_not {
            continue;
        }
        let without = coverage.those(&coverage.plans[plan], |component, _| {
            !component.tags.contains_key(&condition.key)
        });
        if !without.is_empty() {
            findings.push(CheckKind::TagNotThere.at(
                format!("{pointer}/conditions/{index}"),
                format!(
                    "{} without the tag `{}`: the simulation selects resources without the tag, but it is not certain that AWS Backup does",
                    coverage.named(&without),
                    condition.key
                ),
                "Tag these components, or name them in the selection.",
            ));
        }
    }
}

fn not_backed_up(
    coverage: &Coverage<'_>,
    selection: &BackupSelection,
    pointer: &str,
    findings: &mut Findings,
) {
    let list = format!("{pointer}/components");
    let named = selection
        .components
        .iter()
        .enumerate()
        .filter_map(|(index, id)| Some((index, coverage.component_index(id.as_str())?)))
        .filter(|(_, at)| !coverage.capabilities(*at).backup.is_yes());
    for places in places(named) {
        let Some(at) = coverage.component_index(selection.components[places[0]].as_str()) else {
            continue;
        };
        let component = coverage.component(at);
        let finding = CheckKind::KindNotBackedUp.at(
            format!("{list}/{}", places[0]),
            format!(
                "AWS Backup does not back up {} ({})",
                component.in_sentence(),
                component.kind.spec().name
            ),
            "The plan leaves the component out. Keep it as code, or replicate it.",
        );
        findings.push(if would_widen(selection, places.len()) {
            finding
        } else {
            finding.fix("Remove it from the plan", remove_all(&list, &places))
        });
    }
}

/// Components that are in another Region or account than the rule's vault.
fn elsewhere(coverage: &Coverage<'_>, task: &Task, findings: &mut Findings) {
    let named: BTreeSet<&str> = match task.of_plan {
        Some((plan, _)) => coverage.scenario.plans[plan]
            .selection
            .components
            .iter()
            .map(|it| it.as_str())
            .collect(),
        None => task.elsewhere.iter().map(|it| coverage.component(*it).id.as_str()).collect(),
    };
    let (by_name, by_tag): (Vec<usize>, Vec<usize>) = task
        .elsewhere
        .iter()
        .copied()
        .partition(|it| named.contains(coverage.component(*it).id.as_str()));
    let pointer = format!("{}/vault", task.pointer);
    let Some(vault) = task.vault.map(|at| coverage.vault(at)) else { return };
    for (kind, components) in
        [(CheckKind::VaultElsewhere, by_name), (CheckKind::TaggedElsewhere, by_tag)]
    {
        if components.is_empty() {
            continue;
        }
        let finding = kind.at(
            &pointer,
            format!(
                "vault `{}` is in another Region or account than {}, which {} does not back up",
                vault.id,
                coverage.named(&components),
                task.name()
            ),
            "Use a vault in their Region and account, and a copy action to this one.",
        );
        findings.push(match vault_nearby(coverage, task) {
            Some(other) => {
                finding.fix(format!("Use vault `{other}`"), [Edit::set(pointer.clone(), other)])
            }
            None => finding,
        });
    }
}

/// A vault that suits all components of a task and takes whatever it keeps.
fn vault_nearby<'a>(coverage: &Coverage<'a>, task: &Task) -> Option<&'a str> {
    // With copies or a continuous backup more is asked of the components than that they are near.
    if !task.covered.is_empty() || !task.copies.is_empty() || task.continuous {
        return None;
    }
    let mut near: Vec<AccountRegion> =
        task.elsewhere.iter().filter_map(|it| coverage.component_places[*it]).collect();
    sorting::sort(&mut near);
    near.dedup();
    let [place] = near[..] else { return None };
    coverage
        .scenario
        .vaults
        .iter()
        .zip(&coverage.vault_places)
        .find(|(vault, at)| {
            **at == Some(place) && vault.lock == LockMode::None && !vault.air_gapped
        })
        .map(|(vault, _)| vault.id.as_str())
}
