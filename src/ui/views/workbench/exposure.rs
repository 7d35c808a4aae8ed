//! The exposure panel: the saw-tooth of the selected component, beside the incident or over all time.

mod frequency;
mod now;

use leptos::prelude::*;

use crate::chart::exposure;
use crate::engine::Run;
use crate::model::ComponentId;
use crate::show::workbench::exposure::{
    EXTENT_AT_FIRST, chart_of, components, extents, threat_of, threats,
};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::figure::{Figure, beside, over};
use crate::ui::widgets::{SelectField, Term, either, lines, memo, ready, term, text};

pub(in crate::ui) use frequency::frequency;

/// The exposure that is shown, for what is loaded later to read values off it.
#[derive(Clone, Copy)]
struct ShownExposure(Memo<Option<exposure::ExposureChart>>);

/// What the exposure is called, on the page and as a file.
const TITLE: &str = "Exposure over time";
/// The same where there is little room for it.
const HEADING: &str = "Exposure";

/// What lies over the picture of the exposure.
pub(in crate::ui) fn exposure_over() -> AnyView {
    let ShownExposure(chart) = expect_context::<ShownExposure>();
    view! {
        {over(chart, TITLE)}
        {now::now_mark(chart)}
    }
    .into_any()
}

/// What stands beside the table of the exposure.
pub(in crate::ui) fn exposure_beside() -> AnyView {
    let ShownExposure(chart) = expect_context::<ShownExposure>();
    beside(chart, TITLE)
}

/// The place of the exposure, whose chart comes later.
#[component]
pub(in crate::ui) fn ExposurePanel() -> impl IntoView {
    let bench = expect_context::<Chunks>().bench;
    view! {
        <section class="panel exposure" aria-label=TITLE>{ready(bench, |it| it.exposure)}</section>
    }
}

/// The chart of the exposure, with what it shows to choose from.
#[component]
pub(in crate::ui) fn ExposureChart() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let extent = RwSignal::new(EXTENT_AT_FIRST.to_owned());
    let picked_threat = RwSignal::new(String::new());
    // Until the user picks one, the threat is that of the incident.
    let threat = text(move || {
        let picked = picked_threat.get();
        if !picked.is_empty() {
            return picked;
        }
        let id = selection.incident.get();
        editor.run_in(Panel::Exposure).with(|run| threat_of(&run.scenario, id.as_ref()))
    });
    let chart = memo(move || {
        let component = selection.component.get()?;
        let incident = selection.incident.get();
        let (threat, extent) = (threat.get(), extent.get());
        let chart = |run: &Run, former: Option<&Run>| {
            chart_of(run, &component, incident.as_ref(), &threat, &extent, former)
        };
        let former = editor.former.get();
        Some(editor.run_in(Panel::Exposure).with(|run| chart(run, former.as_deref())))
    });
    provide_context(ShownExposure(chart));
    let details = expect_context::<Chunks>().details;
    let components = lines(move || editor.design.with(|it| components(it)));
    let threats = lines(threats);
    let extents = lines(extents);
    let chosen =
        text(move || selection.component.get().map(|id| id.to_string()).unwrap_or_default());
    view! {
            <div class="panel-head">
                <h2>{term(Term("exposure"), HEADING)}</h2>
                {ready(details, |it| it.frequency)}
                <SelectField
                    label="Component"
                    id="exposure-component"
                    choices=components
                    chosen
                    on_choose=move |key: String| selection.pick_component(ComponentId::from(key.as_str()))
                />
                <SelectField
                    label="If"
                    id="exposure-threat"
                    choices=threats
                    chosen=threat
                    on_choose=move |key: String| picked_threat.set(key)
                />
                <SelectField
                    label="Shown"
                    id="exposure-extent"
                    choices=extents
                    chosen=text(move || extent.get())
                    on_choose=move |key: String| extent.set(key)
                />
            </div>
            {either(
                move || selection.component.with(Option::is_some),
                move || view! {
                    <Figure
                        chart
                        over=ready(details, |it| it.exposure_over)
                        beside=ready(details, |it| it.exposure_beside)
                    />
                },
                || view! { <p class="hint">"No component, so no data is exposed."</p> },
            )}
    }
}
