//! What a plan covers: components by name and by tag, conditions, and what is left out.

use leptos::prelude::*;
use serde_json::json;

use crate::ui::forms::{
    Field, FieldKind, Records, Sheet, choices, field_id, fields, findings_at, records,
};
use crate::ui::widgets::{Term, term};

const COMPARISONS: &[(&str, &str)] = &[
    ("string_equals", "is"),
    ("string_not_equals", "is not"),
    ("string_like", "is like"),
    ("string_not_like", "is not like"),
];

/// The selection of a plan.
pub(super) fn selection(sheet: Sheet, plan: &str) -> AnyView {
    let selection = format!("{plan}/selection");
    let components = choices::components(sheet);
    let tags = Records {
        list: format!("{selection}/tags"),
        noun: "tag",
        none: "No tag.",
        name: "key",
        duplicates: false,
        new: Box::new(|| json!({ "key": "backup", "value": "yes" })),
        body: Box::new(move |tag| {
            fields(
                sheet,
                vec![
                    Field::new("Tag", tag, "key", FieldKind::Text).needs("the key of a tag"),
                    Field::new("Value", tag, "value", FieldKind::Text).needs("a value"),
                ],
            )
        }),
    };
    let conditions = Records {
        list: format!("{selection}/conditions"),
        noun: "condition",
        none: "No condition.",
        name: "key",
        duplicates: false,
        new: Box::new(|| json!({ "key": "environment", "value": "production" })),
        body: Box::new(move |condition| {
            fields(
                sheet,
                vec![
                    Field::new("Tag", condition, "key", FieldKind::Text).needs("the key of a tag"),
                    Field::new(
                        "Comparison",
                        condition,
                        "comparison",
                        FieldKind::Choice(choices::fixed(COMPARISONS)),
                    ),
                    Field::new("Value or pattern", condition, "value", FieldKind::Text)
                        .needs("a value or a pattern"),
                ],
            )
        }),
    };
    view! {
        <section
            class="panel"
            aria-labelledby="selection-title"
            id=field_id(&selection)
            tabindex="-1"
        >
            <h2 id="selection-title">{term(Term("backup-selection"), "Selection")}</h2>
            {findings_at(sheet, &selection, false)}
            {fields(sheet, vec![
                Field::new("Components by name", &selection, "components", FieldKind::Several(components)),
                Field::new("Exclude", &selection, "except", FieldKind::Several(components))
                    .hint("Never backed up by this plan."),
            ])}
            <div class="columns">
                <div>
                    <h3 class="part-title">"Tags (any of them selects)"</h3>
                    {records(sheet, tags)}
                </div>
                <div>
                    <h3 class="part-title">"Conditions (all must match)"</h3>
                    {records(sheet, conditions)}
                </div>
            </div>
        </section>
    }
    .into_any()
}
