//! The parameters of the controls, each with the control that reads it and its source.

use leptos::prelude::*;

use crate::compliance::Parameters;
use crate::show::compliance::parameters::{
    DEFAULTS, PARAMETERS, ParameterField, parameter, set_parameter,
};
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::widgets::text;

/// The parameters, to be edited.
#[component]
pub(super) fn ParametersPanel() -> impl IntoView {
    let asked = expect_context::<ComplianceRequest>();
    let field = move |field: &'static ParameterField| {
        let ParameterField { name, label, empty, is_list } = *field;
        let of = field.control().map(|control| {
            let source = control.spec().source;
            view! {
                <p class="hint">
                    {control.spec().name}
                    " · "
                    <a href=source.url title=source.title rel="noreferrer" target="_blank">
                        {ParameterField::source(control)}
                    </a>
                </p>
            }
        });
        let shown = text(move || asked.parameters.with(|it| parameter(it, name)));
        let id = format!("parameter-{name}");
        view! {
            <div class="form-field">
                <label for=id.clone()>{label}</label>
                <input
                    id=id
                    type=if is_list { "text" } else { "number" }
                    min=(!is_list).then_some("1")
                    placeholder=empty
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
                    {DEFAULTS}
                </button>
            </div>
            <div class="parameter-list">{PARAMETERS.iter().map(field).collect::<Vec<_>>()}</div>
        </section>
    }
}
