//! The map panel: sites, components and their copies, with lines between them.

mod picture;

use leptos::html;
use leptos::prelude::*;

use super::state::{Editor, Selection};
use super::status::Status;
use super::widgets::{Row, Tag, TagTone, flag, lines, memo, on, px, rows, size_of, text, when};
use crate::chart::map::{self, Map};
use crate::model::ComponentId;
use picture::{
    BOX, LABEL, LOOK, OWNER, OWNER_LOOK, node_lines, site_lines, spoken, state, twin_lines,
};

/// The map of the design.
#[component]
pub(super) fn MapPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    let twins = memo(move || editor.run.with(|run| map::twins(run)));
    let layout = memo(move || {
        let (width, _) = size.get();
        if width < 1.0 {
            return Map::default();
        }
        editor.scenario.with(|scenario| twins.with(|twins| map::layout(scenario, twins, width)))
    });
    view! {
        <section class="panel map-panel" aria-labelledby="map-title">
            <div class="panel-head">
                <h2 id="map-title">"Map"</h2>
                <IncidentTag/>
            </div>
            {when(
                move || editor.scenario.with(|it| it.components.is_empty()),
                || view! { <p class="hint">"Nothing to show: this design has no component yet."</p> },
            )}
            <div class="map-frame" node_ref=frame role="group" aria-labelledby="map-title" tabindex="-1">
                <MapPicture layout/>
            </div>
        </section>
    }
}

/// What the selected incident is and when, beside the title.
#[component]
fn IncidentTag() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let what = text(move || {
        let id = selection.incident.get();
        editor.scenario.with(|scenario| {
            let incident = id.and_then(|id| scenario.incident(&id));
            incident
                .map(|it| format!("{}, {}", it.label(scenario), it.at.short()))
                .unwrap_or_default()
        })
    });
    let bad = move || text(|| TagTone::Bad.key().to_owned());
    when(move || what.with(|what| !what.is_empty()), move || view! { <Tag tone=bad() text=what/> })
}

#[component]
fn MapPicture(layout: Memo<Map>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let sites = lines(move || layout.with(site_lines));
    let nodes = lines(move || layout.with(node_lines));
    let twins = lines(move || {
        layout.with(|map| editor.scenario.with(|scenario| twin_lines(scenario, map)))
    });
    let flows = lines(move || layout.with(picture::flow_lines));
    view! {
        <div
            class="map"
            style:width=px(move || layout.with(|map| map.width))
            style:height=px(move || layout.with(|map| map.height))
        >
            {rows(sites, |site| view! { <MapBox it=site/> })}
            <svg
                class="map-lines"
                width=text(move || format!("{:.0}", layout.with(|map| map.width)))
                height=text(move || format!("{:.0}", layout.with(|map| map.height)))
                aria-hidden="true"
            >
                <defs>
                    <marker
                        id="arrow"
                        viewBox="0 0 8 8"
                        refX="7.5"
                        refY="4"
                        markerWidth="7"
                        markerHeight="7"
                        orient="auto"
                    >
                        <path d="M0 0 8 4 0 8z"/>
                    </marker>
                </defs>
                {rows(flows, |line| view! { <path d=line.text(0) data-kind=line.text(1)></path> })}
            </svg>
            {rows(nodes, |node| view! { <MapNode node/> })}
            {rows(twins, |twin| view! { <MapBox it=twin/> })}
        </div>
    }
}

/// A site, a copy, or the users: a box with a word in it.
#[component]
fn MapBox(it: Row) -> impl IntoView {
    view! {
        <div
            class=it.text(LOOK)
            style:left=it.text(BOX)
            style:top=it.text(BOX + 1)
            style:width=it.text(BOX + 2)
            style:height=it.text(BOX + 3)
        >
            <span class=it.text(OWNER_LOOK)>{it.text(OWNER)}</span>
            <span class="label" title=it.text(LABEL)>{it.text(LABEL)}</span>
        </div>
    }
}

#[component]
fn MapNode(node: Row) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let id = move || ComponentId::from(node.get(LABEL).as_str());
    let status = memo(move || editor.run.with(|run| Status::of(run, &id())));
    let name = text(move || {
        let id = id();
        editor
            .scenario
            .with(|it| it.component(&id).map(|it| it.label().to_owned()))
            .unwrap_or_default()
    });
    let is_selected = flag(move || selection.component.with(|now| now.as_ref() == Some(&id())));
    let pick = move |_| {
        selection.pick_component(ComponentId::from(node.get_untracked(LABEL).as_str()));
    };
    view! {
        <button
            type="button"
            class="map-node"
            data-tone=text(move || status.get().tone().key().to_owned())
            aria-pressed=is_selected
            aria-label=text(move || editor.run.with(|run| spoken(run, &id(), status.get())))
            style:left=node.text(BOX)
            style:top=node.text(BOX + 1)
            style:width=node.text(BOX + 2)
            style:height=node.text(BOX + 3)
            on:click=on(pick)
        >
            <span class="name">{name}</span>
            <span class="state">
                {text(move || editor.run.with(|run| state(run, &id(), status.get())))}
            </span>
        </button>
    }
}
