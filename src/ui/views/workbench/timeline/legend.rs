//! What is below the lanes: where in the clock one is, what the marks mean, when the incident happens.

use leptos::prelude::*;

use super::overview::Overview;
use super::{Lanes, MomentField};
use crate::show::workbench::timeline::legend::{LegendRow, any_lasts, legend};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{distinct, dynamic, lines, rows, term_of};

/// What is below the lanes.
#[component]
pub(in crate::ui) fn Foot() -> impl IntoView {
    let selection = expect_context::<Selection>();
    view! {
        <Overview/>
        <div class="timeline-foot">
            <Legend/>
            {dynamic(move || selection.incident.get().map(|id| view! {
                <MomentField id field_id="timeline-moment" label="Incident at (UTC)"/>
            }))}
        </div>
    }
}

/// Only of what is there.
#[component]
fn Legend() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let lanes = expect_context::<Lanes>();
    let lasts = distinct(move || {
        let scale = lanes.scale.get();
        editor.scenario.with(|scenario| any_lasts(scenario, scale))
    });
    let items = lines(move || {
        let shown = lanes.shown.get();
        // A lane may be on its way out.
        let shown = shown.iter().filter_map(Memo::try_get).fold(0, |all, marks| all | marks);
        legend(shown, lasts.get())
    });
    view! {
        <ul class="legend" aria-label="Legend">
            {rows(items, |item| view! {
                <li>
                    <span class="swatch" data-kind=item.text(LegendRow::AT.mark) aria-hidden="true"></span>
                    {term_of(move || item.get(LegendRow::AT.term), item.text(LegendRow::AT.meaning))}
                </li>
            })}
        </ul>
    }
}
