//! The moment of an incident as a field, in UTC.

use leptos::ev;
use leptos::prelude::*;

use crate::document::Command;
use crate::model::IncidentId;
use crate::show::workbench::timeline::field::{read, written};
use crate::ui::state::{Editor, Panel};
use crate::ui::widgets::{on, text};
use crate::units::Span;

/// The moment of an incident.
#[component]
pub(in crate::ui) fn MomentField(
    /// Which incident.
    id: IncidentId,
    /// Tells the field from others on the page.
    field_id: &'static str,
    /// What the moment is, with its time zone.
    label: &'static str,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let at = editor.moment_in(Panel::Inspector, id.clone());
    let clock = Memo::new(move |_| editor.design.with(|design| design.clock.clone()));
    let value = text(move || at.get().map(written).unwrap_or_default());
    let changed = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        let field = event.target();
        match read(&field.value()) {
            Some(at) if clock.with_untracked(|clock| (clock.start..clock.end()).contains(&at)) => {
                editor.dispatch(Command::MoveIncident { id: id.clone(), at });
            }
            // Half-typed or outside of the clock: what counts is what the design has.
            _ => field.set_value(&value.get_untracked()),
        }
    };
    view! {
        <p class="field moment-field">
            <label for=field_id>{label}</label>
            <input
                id=field_id
                type="datetime-local"
                step="60"
                min=text(move || clock.with(|clock| written(clock.start)))
                max=text(move || clock.with(|clock| written(clock.end() - Span::minutes(1))))
                prop:value=value
                on:change:target=on(changed)
                on:blur=on(move |_| editor.close_step())
            />
        </p>
    }
}
