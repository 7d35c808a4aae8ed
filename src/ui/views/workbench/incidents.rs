//! The fields of an incident: what kind, what it hits, how long it lasts, its switches.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use serde_json::{Value, json};
use web_sys::HtmlInputElement;

use crate::catalog::Switch;
use crate::document::Command;
use crate::document::command::LONGEST_NOTICE_MINUTES;
use crate::model::{Edit, Fix, IncidentId, SiteId};
use crate::platform::number;
use crate::show::workbench::incident_fields::{
    edits_of_kind, hits_a_zone, kinds, length_of, minutes_of, targets, zones,
};
use crate::ui::forms::{Refusal, is_blank};
use crate::ui::state::Editor;
use crate::ui::widgets::{SelectField, lines, memo, on, text, when};

/// The kind of an incident and what it hits.
#[component]
pub(in crate::ui) fn KindFields(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let incident = editor.incident(id.clone());
    let kind = memo(move || incident.with(|it| it.as_ref().map(|it| it.kind)));
    let kinds = lines(kinds);
    let targets = lines(move || {
        let Some(kind) = kind.get() else { return Vec::new() };
        editor.design.with(|scenario| targets(scenario, kind))
    });
    let set_kind = {
        let id = id.clone();
        move |key: String| change_kind(editor, &id, &key)
    };
    let set_target = {
        let id = id.clone();
        move |name: String| set(editor, &id, "Change the target", "target", Some(json!(name)))
    };
    view! {
        <SelectField
            label="Kind"
            id="incident-kind"
            choices=kinds
            chosen=text(move || kind.get().map(|it| it.key().to_owned()).unwrap_or_default())
            on_choose=set_kind
        />
        <SelectField
            label="Target"
            id="incident-target"
            choices=targets
            chosen=text(move || {
                incident.with(|it| it.as_ref().map(|it| it.target.clone())).unwrap_or_default()
            })
            on_choose=set_target
        />
        {when(
            move || kind.get().is_some_and(hits_a_zone),
            move || view! { <ZoneField id=id.clone()/> },
        )}
    }
}

/// Which zone of the Region is unavailable.
#[component]
fn ZoneField(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let incident = editor.incident(id.clone());
    let zones = lines(move || {
        let target = incident.with(|it| it.as_ref().map(|it| it.target.clone()));
        let site = SiteId::from(target.as_deref().unwrap_or_default());
        editor.design.with(|design| zones(design, &site))
    });
    view! {
        <SelectField
            label="Unavailable zone"
            id="incident-zone"
            choices=zones
            chosen=text(move || {
                incident.with(|it| it.as_ref().and_then(|it| it.zone).unwrap_or(1).to_string())
            })
            on_choose=move |zone: String| {
                set(editor, &id, "Change the zone", "zone", zone.parse::<u32>().ok().map(Value::from));
            }
        />
    }
}

/// How long an incident lasts, and its switches, as far as its kind has them.
#[component]
pub(in crate::ui) fn LengthFields(
    /// Which incident.
    id: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let incident = editor.incident(id.clone());
    let kind = memo(move || incident.with(|it| it.as_ref().map(|it| it.kind)));
    let lasts = text(move || incident.with(|it| it.as_ref().map(length_of)).unwrap_or_default());
    let length = {
        let id = id.clone();
        move || {
            let id = id.clone();
            let set_lasts = move |minutes: Option<f64>| {
                let is_set = incident
                    .with_untracked(|it| it.as_ref().is_some_and(|it| it.lasts_minutes.is_some()));
                if minutes.is_some() || is_set {
                    editor.dispatch(Command::SetIncidentLasts { id: id.clone(), minutes });
                    editor.close_step();
                }
            };
            minutes_field(MinutesField {
                id: "incident-lasts",
                label: "Lasts (minutes)",
                shown: lasts,
                source: text(String::new),
                on_enter: Callback::new(set_lasts),
            })
        }
    };
    let switches = Switch::ALL.iter().map(|switch| {
        let (switch, id) = (*switch, id.clone());
        let (field, label) = (switch.key(), switch.spec().label);
        let is_on =
            memo(move || incident.with(|it| it.as_ref().is_some_and(|it| it.is_on(switch))));
        when(
            move || kind.get().is_some_and(|kind| kind.spec().has(switch)),
            move || {
                let id = id.clone();
                view! {
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=is_on
                            on:change:target=move |event| {
                                set(editor, &id, label, field, Some(json!(event.target().checked())));
                            }
                        />
                        {label}
                    </label>
                }
            },
        )
    });
    view! {
        {when(
            move || kind.get().is_some_and(|kind| kind.spec().lasts_minutes.is_some()),
            length,
        )}
        {switches.collect_view()}
    }
}

/// A field for a length of time; empty it stands for what is usual for the kind.
pub(in crate::ui) struct MinutesField {
    /// The id of the field.
    pub(in crate::ui) id: &'static str,
    /// What the time is.
    pub(in crate::ui) label: &'static str,
    /// The minutes of the incident.
    pub(in crate::ui) shown: Signal<String>,
    /// Where they are from; no text where the document says them.
    pub(in crate::ui) source: Signal<String>,
    /// Called with the minutes that the user puts in, and with nothing for an empty field.
    pub(in crate::ui) on_enter: Callback<Option<f64>>,
}

/// The field, with what is wrong with what the user has put in.
pub(in crate::ui) fn minutes_field(of: MinutesField) -> AnyView {
    let MinutesField { id, label, shown, source, on_enter } = of;
    let refusal = Refusal::new(shown);
    let changed = move |event: Targeted<Event, HtmlInputElement>| {
        let field = event.target();
        let taken = minutes(&field).map(|minutes| on_enter.run(minutes));
        refusal.settle(&field, taken);
    };
    let notes = format!("{id}-notes");
    view! {
        <p class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="number"
                min="0"
                max=LONGEST_NOTICE_MINUTES.to_string()
                step="any"
                aria-describedby=notes.clone()
                aria-invalid=refusal.is_wrong()
                prop:value=refusal.shown()
                on:change:target=on(changed)
                on:keydown:target=refusal.on_key()
            />
            <span class="field-notes" id=notes>
                {refusal.line()}
                <span class="hint">{source}</span>
            </span>
        </p>
    }
    .into_any()
}

/// The minutes in a field, nothing where it is empty; else what may be in it.
fn minutes(field: &HtmlInputElement) -> Result<Option<f64>, String> {
    if is_blank(field) {
        return Ok(None);
    }
    minutes_of(number(&field.value())).map(Some)
}

/// Another kind may hit other things and has other switches: what does not fit is taken out.
fn change_kind(editor: Editor, id: &IncidentId, key: &str) {
    let change = editor.scenario.with_untracked(|scenario| edits_of_kind(scenario, id, key));
    if let Some((label, edits)) = change {
        editor.dispatch(Command::from(Fix { label, edits }));
    }
}

fn set(editor: Editor, id: &IncidentId, label: &str, field: &str, value: Option<Value>) {
    if let Some(path) = path(editor, id) {
        let place = format!("{path}/{field}");
        let change =
            value.map_or_else(|| Edit::remove(place.clone()), |it| Edit::set(place.clone(), it));
        edit(editor, label.to_owned(), change);
    }
}

/// Makes one edit of the document.
pub(in crate::ui) fn edit(editor: Editor, label: String, change: Edit) {
    editor.dispatch(Command::from(Fix { label, edits: vec![change] }));
}

/// The JSON pointer of an incident.
pub(in crate::ui) fn path(editor: Editor, id: &IncidentId) -> Option<String> {
    let at = editor
        .scenario
        .with_untracked(|scenario| scenario.incidents.iter().position(|it| it.id == *id))?;
    Some(format!("/incidents/{at}"))
}
