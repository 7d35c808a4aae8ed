//! What the incident is, in fields: name, moment, when it is noticed.

use leptos::prelude::*;

use crate::document::Command;
use crate::model::{Incident, IncidentId};
use crate::show::workbench::inspector::incident::{incidents, noticed, noticed_source};
use crate::ui::state::{Editor, Selection};
use crate::ui::views::workbench::adding::IncidentButtons;
use crate::ui::views::workbench::incidents::{
    KindFields, LengthFields, MinutesField, minutes_field,
};
use crate::ui::views::workbench::timeline::MomentField;
use crate::ui::widgets::{SelectField, drawn, dynamic, lines, text, when};

/// The selected incident, to be edited.
#[component]
pub(in crate::ui) fn IncidentTab() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let choices = lines(move || editor.scenario.with(|it| incidents(it)));
    view! {
        {when(
            move || choices.with(|it| it.len() > 1),
            move || view! {
                <SelectField
                    label="Incident"
                    id="incident"
                    choices
                    chosen=text(move || {
                        selection.incident.get().map(|id| id.to_string()).unwrap_or_default()
                    })
                    on_choose=move |key: String| selection.pick_incident(IncidentId::from(key.as_str()))
                />
            },
        )}
        {dynamic(move || match selection.incident.get() {
            None => view! { <p class="hint">"No incidents yet. Add one above the timeline to see its effects."</p> }.into_any(),
            Some(id) => view! { <IncidentFields id/> }.into_any(),
        })}
    }
}

#[component]
fn IncidentFields(id: IncidentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let incident = editor.incident(id.clone());
    let name = editor.incident_label(id.clone());
    let slice = move |of: fn(&Incident) -> String| {
        text(move || incident.with(|it| it.as_ref().map(of)).unwrap_or_default())
    };
    let spares = slice(|it| it.kind.spec().spares.to_owned());
    let rename = {
        let id = id.clone();
        move |name: String| editor.dispatch(Command::RenameIncident { id: id.clone(), name })
    };
    let set_noticed = {
        let id = id.clone();
        move |after_minutes: Option<f64>| {
            editor.dispatch(Command::SetIncidentNoticed { id: id.clone(), after_minutes });
            editor.close_step();
        }
    };
    let icon = slice(|it| it.kind.spec().icon.to_owned());
    let kind = slice(|it| it.kind.spec().name.to_owned());
    view! {
        <div class="lead"><h3>{drawn(icon)}{kind}</h3></div>
        <div class="fields">
            <p class="field">
                <label for="incident-name">"Name"</label>
                <input
                    id="incident-name"
                    type="text"
                    maxlength="80"
                    prop:value=name
                    on:change:target=move |event| rename(event.target().value())
                />
            </p>
            <KindFields id=id.clone()/>
            <MomentField id=id.clone() field_id="incident-moment" label="Happens at (UTC)"/>
            {minutes_field(MinutesField {
                id: "incident-noticed",
                label: "Noticed after (minutes)",
                shown: slice(noticed),
                source: slice(noticed_source),
                on_enter: Callback::new(set_noticed),
            })}
            <LengthFields id=id.clone()/>
        </div>
        <dl class="facts">
            <div><dt>"Never affected"</dt><dd>{spares}</dd></div>
        </dl>
        <IncidentButtons id/>
    }
}
