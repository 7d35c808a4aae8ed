//! An incident that does not affect the selected component: which ones it affects, or why none.

use leptos::prelude::*;

use crate::model::{ComponentId, IncidentId};
use crate::show::ChoiceRow;
use crate::show::workbench::inspector::not_hit::{hit_by, hits_nothing, spared};
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{either, lines, on, rows, text};

/// The incident does not affect the component; which ones it affects instead.
#[component]
pub(in crate::ui) fn NotHit(
    /// Which incident.
    incident: IncidentId,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let spared = {
        let incident = incident.clone();
        text(move || editor.scenario.with(|scenario| spared(scenario, &incident)))
    };
    let reason = {
        let incident = incident.clone();
        text(move || editor.run_in(Panel::Inspector).with(|run| hits_nothing(run, &incident)))
    };
    let hit = lines(move || editor.run_in(Panel::Inspector).with(|run| hit_by(run, &incident)));
    view! {
        <p>"Not affected by this incident: no data lost, no downtime."</p>
        <p class="hint">{spared}</p>
        {either(
            move || hit.with(Vec::is_empty),
            move || view! { <p class="hint">{reason}</p> },
            move || view! {
                <p class="hint">"Show an affected component:"</p>
                <div class="button-row">
                    {rows(hit, move |it| {
                        let pick = move |_| {
                            let id = it.get_untracked(ChoiceRow::AT.key);
                            selection.pick_component(ComponentId::from(id.as_str()));
                        };
                        view! {
                            <button type="button" class="button" on:click=on(pick)>{it.text(ChoiceRow::AT.label)}</button>
                        }
                    })}
                </div>
            },
        )}
    }
}
