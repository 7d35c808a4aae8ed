//! The vaults: where they are, how they are locked, what they let in.

use leptos::prelude::*;
use serde_json::json;

use crate::model::{LockMode, Vault};
use crate::ui::forms::choices::KEY_NOT_STATED;
use crate::ui::forms::{
    Field, FieldKind, Records, Sheet, choices, field_id, fields, free_name, records,
};
use crate::ui::widgets::{Term, dynamic, memo, term};

const LOCKS: &[(&str, &str)] =
    &[("none", "No lock"), ("governance", "Governance"), ("compliance", "Compliance")];

/// The keys that encrypt the recovery points of a vault, which always has one.
const VAULT_KEYS: &[(&str, &str)] =
    &[("customer_managed", "Customer managed key"), ("aws_managed", "AWS managed key")];

/// All vaults.
pub(super) fn vaults(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/vaults".to_owned(),
        noun: "vault",
        none: "No vault yet: rules need one for their recovery points.",
        name: "id",
        duplicates: true,
        new: Box::new(move || {
            untrack(|| {
                let id = free_name(sheet, "/vaults", "id", "vault");
                json!({ "id": id, "site": choices::first_site_in_aws(sheet) })
            })
        }),
        body: Box::new(move |pointer| vault(sheet, pointer)),
    };
    view! {
        <section class="panel" aria-labelledby="vaults-title" id=field_id("/vaults") tabindex="-1">
            <h2 id="vaults-title">{term(Term("backup-vault"), "Vaults")}</h2>
            {records(sheet, list)}
        </section>
    }
    .into_any()
}

fn vault(sheet: Sheet, vault: &str) -> AnyView {
    let own = vault.to_owned();
    let shown = memo(move || shown(sheet, &own));
    let place = vec![
        Field::name("Vault name", vault, "id"),
        Field::new("Site", vault, "site", FieldKind::Choice(choices::sites_in_aws(sheet, vault))),
        Field::new("Account", vault, "account", FieldKind::Text).or("same as the site"),
    ];
    let access = vec![
        Field::new(
            "Encryption",
            vault,
            "encryption",
            FieldKind::Choice(choices::fixed(VAULT_KEYS)),
        )
        .or("Not stated")
        .hint(KEY_NOT_STATED),
        Field::new("Accepts copies from", vault, "copies_from", FieldKind::Names)
            .or("the whole organization")
            .hint("Accounts in the vault’s access policy, separated by commas."),
    ];
    let switches = vec![
        Field::new("Logically air-gapped", vault, "air_gapped", FieldKind::OnOff)
            .hint("Always locked in compliance mode."),
        Field::new("Access policy denies deletion", vault, "denies_deletion", FieldKind::OnOff),
    ];
    let own = vault.to_owned();
    view! {
        {fields(sheet, place)}
        {dynamic(move || fields(sheet, lock_fields(&own, &shown.get())))}
        {fields(sheet, access)}
        {fields(sheet, switches)}
    }
    .into_any()
}

/// The fields of the lock that act on the vault as it is, and those that are set though they do not.
fn shown(sheet: Sheet, vault: &str) -> Vec<&'static str> {
    let text = |field: &str| sheet.text(&format!("{vault}/{field}"));
    let lock = match text("lock").as_str() {
        "compliance" => LockMode::Compliance,
        "governance" => LockMode::Governance,
        _ => LockMode::None,
    };
    let acting = Vault::lock_fields(text("air_gapped") == "true", lock);
    let all = Vault::lock_fields(false, LockMode::Compliance);
    let is_set = |field: &str| match field {
        "lock" => lock == LockMode::Governance,
        field => !text(field).is_empty(),
    };
    all.iter().copied().filter(|it| acting.contains(it) || is_set(it)).collect()
}

fn lock_fields(vault: &str, shown: &[&str]) -> Vec<Field> {
    let all = [
        Field::new("Vault lock", vault, "lock", FieldKind::Choice(choices::fixed(LOCKS))),
        Field::new("Shortest retention (days)", vault, "min_retention_days", FieldKind::Whole)
            .needs("1 or more")
            .or("any"),
        Field::new("Longest retention (days)", vault, "max_retention_days", FieldKind::Whole)
            .needs("1 to 36,500")
            .or("any"),
        Field::new("Locked since (UTC)", vault, "locked_at", FieldKind::Moment)
            .or("")
            .hint("Leave empty if already locked at the start."),
        Field::new("Cooling-off (days)", vault, "changeable_for_days", FieldKind::Whole)
            .needs("3 to 36,500")
            .or("3"),
    ];
    let fields = Vault::lock_fields(false, LockMode::Compliance);
    let named = all.into_iter().zip(fields);
    named.filter(|(_, name)| shown.contains(name)).map(|(field, _)| field).collect()
}
