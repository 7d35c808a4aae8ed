//! The ready-made incidents, applied to the open design.

use leptos::prelude::*;

use super::adding::{add, suggested};
use crate::model::incident_templates::incident_template;
use crate::show::text::quoted;
use crate::show::workbench::adding::label_of_adding;
use crate::show::workbench::templates::{TemplateRow, templates};
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{Row, drawn, flag, lines, rows, when};

/// Adds the ready-made incident with a key, after the moment that is looked at, and shows it.
pub(in crate::ui) fn place_template(
    editor: Editor,
    selection: Selection,
    playhead: Playhead,
    key: &str,
) {
    let Some(template) = incident_template(key) else { return };
    let after = suggested(editor, selection, playhead, None);
    let preferred = selection.component.get_untracked();
    let incident =
        editor.scenario.with_untracked(|it| template.incident(it, after, preferred.as_ref()));
    if let Ok(mut incident) = incident {
        incident.name = Some(template.name.to_owned());
        add(editor, selection, &incident, label_of_adding(&quoted(template.name)));
    }
}

/// The button that opens the ready-made incidents, and their list.
#[component]
pub(in crate::ui) fn Templates() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let templates = lines(move || editor.design.with(|it| templates(it)));
    let place = Callback::new(move |key: String| place_template(editor, selection, playhead, &key));
    let item = move |template: Row| {
        let fits = move || template.get(TemplateRow::AT.misfit).is_empty();
        view! {
            <li>
                {when(
                    fits,
                    move || view! {
                        <button
                            type="button"
                            popovertarget="templates"
                            popovertargetaction="hide"
                            on:click=move |_| place.run(template.get_untracked(TemplateRow::AT.key))
                        >
                            <b>{drawn(template.text(TemplateRow::AT.icon))}{template.text(TemplateRow::AT.name)}</b>
                            <span class="hint">{template.text(TemplateRow::AT.sentence)}</span>
                        </button>
                    },
                )}
                {when(
                    move || !fits(),
                    move || view! {
                        <button type="button" aria-disabled=flag(|| true)>
                            <b>{drawn(template.text(TemplateRow::AT.icon))}{template.text(TemplateRow::AT.name)}</b>
                            <span class="hint">{template.text(TemplateRow::AT.misfit)}</span>
                        </button>
                    },
                )}
            </li>
        }
    };
    view! {
        <button type="button" class="button" popovertarget="templates">"Incident templates…"</button>
        <div
            id="templates"
            class="presets"
            popover="auto"
            role="dialog"
            aria-label="Ready-made incidents"
            tabindex="-1"
            autofocus
        >
            <p class="hint">
                "Real-world incidents, applied to the selected component where possible. You can change \
                everything later."
            </p>
            <ul>{rows(templates, item)}</ul>
        </div>
    }
}
