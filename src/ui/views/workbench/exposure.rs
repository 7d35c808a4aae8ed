//! The exposure panel: the saw-tooth of the selected component, beside the incident or over all time.

mod now;

use leptos::prelude::*;

use crate::catalog::Effect as IncidentEffect;
use crate::chart::exposure;
use crate::engine::{LostSpan, Threat};
use crate::model::{Clock, Component, ComponentId, Scenario, Site};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::figure::{Figure, beside, over};
use crate::ui::widgets::{SelectField, Term, choice, either, lines, memo, ready, term, text};
use crate::units::{Instant, Span};

/// The most corners drawn; a picture has fewer pixels than that.
const CORNERS: usize = 1_200;

/// What can be chosen to be exposed to, by its key.
const THREATS: [(Threat, &str, &str); 2] = [
    (Threat::Damage, "damage", "its data is damaged"),
    (Threat::SiteLoss, "site_loss", "its site is lost"),
];

/// How much of the clock can be shown, by its key: some days around the incident, or all of it.
const EXTENTS: [(Option<i64>, &str, &str); 3] =
    [(Some(3), "days", "3 days"), (Some(15), "weeks", "15 days"), (None, "whole", "whole clock")];

/// The exposure that is shown, for what is loaded later to read values off it.
#[derive(Clone, Copy)]
struct ShownExposure(Memo<Option<exposure::ExposureChart>>);

/// What the exposure is called, on the page and as a file.
const TITLE: &str = "Exposure over time";

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
    let extent = RwSignal::new("days".to_owned());
    let picked_threat = RwSignal::new(String::new());
    // Until the user picks one, the threat is that of the incident.
    let threat = text(move || {
        let picked = picked_threat.get();
        if !picked.is_empty() {
            return picked;
        }
        let id = selection.incident.get();
        let takes_site = editor.run_in(Panel::Exposure).with(|run| {
            let scenario = &run.scenario;
            let incident = id.and_then(|id| scenario.incident(&id));
            incident.is_some_and(|it| it.kind.spec().can(IncidentEffect::SiteDown))
        });
        if takes_site { "site_loss" } else { "damage" }.to_owned()
    });
    let chart = memo(move || {
        let component = selection.component.get()?;
        let incident = selection.incident.get();
        let (threat, extent) = (threat.get(), extent.get());
        let threat = THREATS.iter().find(|(_, key, _)| *key == threat).map(|(it, ..)| *it);
        let days = EXTENTS.iter().find(|(_, key, _)| *key == extent).and_then(|(it, ..)| *it);
        editor.run_in(Panel::Exposure).with(|run| {
            let outcome = &run.outcome.incidents;
            let incident = incident.and_then(|id| run.scenario.incident(&id));
            let lost = incident
                .and_then(|incident| outcome.iter().find(|it| it.id == incident.id))
                .and_then(|it| it.impacts.iter().find(|impact| impact.component == component))
                .and_then(|impact| impact.lost_span);
            let window = around(incident.map(|it| it.at), lost, days, &run.scenario.clock);
            Some(exposure::data(run, &component, threat.unwrap_or(Threat::Damage), window, CORNERS))
        })
    });
    provide_context(ShownExposure(chart));
    let details = expect_context::<Chunks>().details;
    let components = lines(move || {
        editor.design.with(|design| {
            let components = design.components.iter();
            components.map(|it| choice(it.id.as_str(), told_apart(design, it))).collect()
        })
    });
    let threats = lines(|| THREATS.iter().map(|(_, key, label)| choice(*key, *label)).collect());
    let extents = lines(|| EXTENTS.iter().map(|(_, key, label)| choice(*key, *label)).collect());
    let chosen =
        text(move || selection.component.get().map(|id| id.to_string()).unwrap_or_default());
    view! {
            <div class="panel-head">
                <h2>{term(Term("exposure"), TITLE)}</h2>
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
                || view! { <p class="hint">"No component, so nothing is exposed."</p> },
            )}
    }
}

/// What people call a component; where others are called the same, with its site, and where that does
/// not tell them apart either, with its id.
fn told_apart(design: &Scenario, component: &Component) -> String {
    let label = component.label();
    let is_other = |it: &&Component| it.id != component.id && it.label() == label;
    let mut others = design.components.iter().filter(is_other).peekable();
    if others.peek().is_none() {
        return label.to_owned();
    }
    let site = design.site(&component.site).map_or(component.site.as_str(), Site::label);
    if others.any(|it| it.site == component.site) {
        format!("{label} ({site}, {})", component.id)
    } else {
        format!("{label} ({site})")
    }
}

/// Whole days with the moment in the middle one, so that the picture stands still within a day; more of
/// them where what is lost reaches further.
fn around(
    at: Option<Instant>,
    lost: Option<LostSpan>,
    days: Option<i64>,
    clock: &Clock,
) -> (Instant, Instant) {
    let (start, end) = (clock.start, clock.end());
    let (Some(days), Some(at)) = (days, at) else { return (start, end) };
    let length = Span::days(days);
    if length >= end.since(start) {
        return (start, end);
    }
    let from = (at.start_of_day() - Span::days(days / 2)).max(start).min(end - length);
    let to = from + length;
    let Some(lost) = lost else { return (from, to) };
    let last = lost.to.start_of_day() + Span::days(1);
    (from.min(lost.from.start_of_day()).max(start), to.max(last).min(end))
}
