//! One rule of a plan: schedule with its next runs, windows, lifecycle, copy actions.

use leptos::prelude::*;
use serde_json::json;

use super::lifecycle::lifecycle;
use super::schedule::schedule;
use crate::ui::forms::choices::first_vault;
use crate::ui::forms::{Field, FieldKind, Records, Sheet, choices, fields, records};
use crate::ui::widgets::{Term, term};

/// The rule at a pointer.
pub(super) fn rule(sheet: Sheet, rule: &str) -> AnyView {
    view! {
        {fields(sheet, vec![
            Field::name("Rule name", rule, "name"),
            Field::new("Vault", rule, "vault", FieldKind::Choice(choices::vaults(sheet))),
            air_gapped(sheet, rule),
            Field::new("Continuous backup", rule, "continuous", FieldKind::OnOff)
                .hint("Restore to any second of the retention period, where the service supports it."),
        ])}
        <h3 class="part-title">{term(Term("schedule"), "Schedule")}</h3>
        {schedule(sheet, rule, true, vec![
            Field::new("Start within (minutes)", rule, "start_window_minutes", FieldKind::Whole)
                .needs("60 or more"),
            Field::new("Complete within (minutes)", rule, "completion_window_minutes", FieldKind::Whole)
                .needs("60 or more"),
        ])}
        <h3 class="part-title">{term(Term("lifecycle"), "Lifecycle")}</h3>
        {lifecycle_fields(sheet, rule, false)}
        {lifecycle(sheet, rule, None)}
        <h3 class="part-title">{term(Term("copy-action"), "Copy actions")}</h3>
        {copies(sheet, rule)}
    }
    .into_any()
}

/// The air-gapped vault of a rule, or of an on-demand backup.
pub(super) fn air_gapped(sheet: Sheet, of: &str) -> Field {
    Field::new(
        "Air-gapped vault",
        of,
        "air_gapped_vault",
        FieldKind::Choice(choices::air_gapped_vaults(sheet)),
    )
    .or("none")
    .hint("Holds the resource types it supports; the others stay in the vault. Same Region and account.")
}

fn lifecycle_fields(sheet: Sheet, of: &str, is_copy: bool) -> AnyView {
    let mut all = Vec::from(days(of));
    if is_copy {
        let vault =
            Field::new("Copy to vault", of, "vault", FieldKind::Choice(choices::vaults(sheet)));
        all.insert(0, vault.hint("Leave the days empty to use the rule’s lifecycle."));
    } else {
        all.push(
            Field::new("Archive EBS snapshots", of, "archive_ebs", FieldKind::OnOff)
                .hint("Opt-in, for rules that run monthly or less often."),
        );
    }
    fields(sheet, all)
}

/// The days of a lifecycle.
pub(super) fn days(of: &str) -> [Field; 2] {
    [("Cold storage after (days)", "cold_after_days"), ("Delete after (days)", "delete_after_days")]
        .map(|(label, name)| {
            Field::new(label, of, name, FieldKind::Whole).needs("1 or more").or("never")
        })
}

/// The copy actions of a rule, or of an on-demand backup.
pub(super) fn copies(sheet: Sheet, record: &str) -> AnyView {
    let list = Records {
        list: format!("{record}/copies"),
        noun: "copy action",
        none: "No copies: recovery points exist in one vault only.",
        name: "vault",
        duplicates: false,
        new: Box::new(move || {
            // The first vault is often the rule's own, so a copy goes to the last.
            let last = untrack(|| sheet.count("/vaults")).saturating_sub(1);
            let vault = untrack(|| sheet.text(&format!("/vaults/{last}/id")));
            json!({ "vault": if vault.is_empty() { first_vault(sheet) } else { vault } })
        }),
        body: Box::new(move |copy| copy_action(sheet, copy)),
    };
    records(sheet, list)
}

fn copy_action(sheet: Sheet, copy: &str) -> AnyView {
    let rule = copy.rsplit_once("/copies/").map_or(copy, |(rule, _)| rule);
    view! {
        {lifecycle_fields(sheet, copy, true)}
        {lifecycle(sheet, copy, Some(rule))}
    }
    .into_any()
}
