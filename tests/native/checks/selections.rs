//! Designs that break a rule: selections.

use serde_json::{Value, json};
use tabletop::model::check::CheckKind;

use super::{Case, base, case, rule, unfixed, with};

pub(super) fn cases() -> Vec<Case> {
    use CheckKind as It;
    let selects = |selection: Value| with(base(), &[("/plans/0/selection", selection)]);
    vec![
        unfixed(It::SelectsNothing, selects(json!({})), "/plans/0/selection"),
        unfixed(
            It::SelectsNothing,
            selects(json!({ "components": ["orders"], "except": ["orders"] })),
            "/plans/0/selection",
        ),
        case(
            It::TagUnknown,
            selects(
                json!({ "components": ["orders"], "tags": [{ "key": "Backup", "value": "daily" }] }),
            ),
            "/plans/0/selection/tags/0",
        ),
        unfixed(
            It::TagUnknown,
            selects(json!({ "conditions": [{ "key": "Backup", "value": "Weekly" }] })),
            "/plans/0/selection/conditions/0",
        ),
        // The tag is on two components; a condition with `not` selects the rest as well.
        unfixed(
            It::TagNotThere,
            selects(json!({ "conditions": [
                { "comparison": "string_not_equals", "key": "Backup", "value": "Daily" }
            ] })),
            "/plans/0/selection/conditions/0",
        ),
        case(
            It::KindNotBackedUp,
            selects(json!({ "components": ["orders", "function"] })),
            "/plans/0/selection/components/1",
        ),
        case(
            It::KindNotBackedUp,
            with(
                base(),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "function", "vault": "main", "at": "2026-11-03T00:00:00Z"
                    }),
                )],
            ),
            "/on_demand_backups/0/component",
        ),
        case(
            It::VaultElsewhere,
            rule(&["orders"], json!({ "vault": "far" })),
            "/plans/0/rules/0/vault",
        ),
        case(
            It::VaultElsewhere,
            rule(&["orders"], json!({ "vault": "other" })),
            "/plans/0/rules/0/vault",
        ),
        unfixed(It::VaultElsewhere, rule(&["orders", "west"], json!({})), "/plans/0/rules/0/vault"),
        case(
            It::VaultElsewhere,
            with(
                base(),
                &[(
                    "/on_demand_backups/-",
                    json!({
                        "component": "orders", "vault": "far", "at": "2026-11-03T00:00:00Z"
                    }),
                )],
            ),
            "/on_demand_backups/0/vault",
        ),
        unfixed(
            It::TaggedElsewhere,
            selects(json!({ "tags": [
                { "key": "Backup", "value": "Daily" }, { "key": "Backup", "value": "West" }
            ] })),
            "/plans/0/rules/0/vault",
        ),
    ]
}
