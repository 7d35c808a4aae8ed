//! The parameters of the controls, each with the control that reads it and its source.

use leptos::prelude::*;

use super::Asked;
use crate::compliance::{Control, Parameters};
use crate::ui::widgets::text;

/// A parameter: its field, what people call it, and what an empty field means.
pub(super) const PARAMETERS: &[(&str, &str, &str)] = &[
    ("frequency_hours", "A job at least every (hours)", ""),
    ("plan_retention_days", "Rule keeps points (days)", ""),
    ("point_retention_days", "Every point is kept (days)", ""),
    ("copy_regions", "Copies in one of the Regions", "any other"),
    ("copy_accounts", "Copies in one of the accounts", "any other"),
    ("lock_min_retention_days", "Lock's shortest retention (days)", "not asked"),
    ("newest_point_hours", "Newest point at most (hours)", ""),
    ("restore_minutes", "Restore within (minutes)", "the component's RTO"),
    ("air_gapped_hours", "Air-gapped point at most (hours)", ""),
];

/// The parameters, to be edited.
#[component]
pub(super) fn ParametersPanel() -> impl IntoView {
    let asked = expect_context::<Asked>();
    let field = move |(name, label, empty): &'static (&'static str, &'static str, &'static str)| {
        let control = Control::ALL.iter().find(|it| it.spec().parameters.contains(name));
        let of = control.map(|control| {
            let source = control.spec().source;
            view! {
                <p class="hint">
                    {control.spec().name}
                    " · "
                    <a href=source.url title=source.title rel="noreferrer" target="_blank">
                        {format!("Source ({})", source.checked_on)}
                    </a>
                </p>
            }
        });
        let shown = text(move || asked.parameters.with(|it| parameter(it, name)));
        let id = format!("parameter-{name}");
        let is_list = name.starts_with("copy_");
        view! {
            <div class="form-field">
                <label for=id.clone()>{*label}</label>
                <input
                    id=id
                    type=if is_list { "text" } else { "number" }
                    min=(!is_list).then_some("1")
                    placeholder=*empty
                    prop:value=shown
                    on:change:target=move |event| {
                        let raw = event.target().value();
                        let mut parameters = asked.parameters.get_untracked();
                        set_parameter(&mut parameters, name, raw.trim());
                        asked.ask(parameters);
                        event.target().set_value(&shown.get_untracked());
                    }
                />
                {of}
            </div>
        }
    };
    view! {
        <section class="panel" aria-labelledby="parameters-title">
            <div class="panel-head">
                <h2 id="parameters-title">"Parameters"</h2>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| asked.ask(Parameters::default())
                >
                    "AWS's defaults"
                </button>
            </div>
            <div class="parameter-list">{PARAMETERS.iter().map(field).collect::<Vec<_>>()}</div>
        </section>
    }
}

/// The value of a parameter, as its field shows it.
pub(super) fn parameter(of: &Parameters, name: &str) -> String {
    let optional = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    match name {
        "frequency_hours" => of.frequency_hours.to_string(),
        "plan_retention_days" => of.plan_retention_days.to_string(),
        "point_retention_days" => of.point_retention_days.to_string(),
        "copy_regions" => of.copy_regions.join(", "),
        "copy_accounts" => of.copy_accounts.join(", "),
        "lock_min_retention_days" => optional(of.lock_min_retention_days),
        "newest_point_hours" => of.newest_point_hours.to_string(),
        "restore_minutes" => optional(of.restore_minutes),
        _ => of.air_gapped_hours.to_string(),
    }
}

/// Sets a parameter; what is no number leaves it as it was.
pub(super) fn set_parameter(of: &mut Parameters, name: &str, raw: &str) {
    let number = raw.parse::<u32>().ok();
    let list =
        || raw.split(',').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    let required = match name {
        "frequency_hours" => &mut of.frequency_hours,
        "plan_retention_days" => &mut of.plan_retention_days,
        "point_retention_days" => &mut of.point_retention_days,
        "newest_point_hours" => &mut of.newest_point_hours,
        "air_gapped_hours" => &mut of.air_gapped_hours,
        "copy_regions" => return of.copy_regions = list(),
        "copy_accounts" => return of.copy_accounts = list(),
        "lock_min_retention_days" => return of.lock_min_retention_days = number,
        _ => return of.restore_minutes = number,
    };
    if let Some(number) = number {
        *required = number;
    }
    *of = of.clone().within_range();
}
