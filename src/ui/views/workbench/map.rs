//! The map panel: sites, components and their copies, with lines between them.

mod legend;
mod picture;

use leptos::html;
use leptos::prelude::*;

use crate::chart::map::{self, Map};
use crate::model::{ComponentId, Scenario};
use crate::show::workbench::moment::{MapAtMoment, StateRow};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::{PlayheadText, or_else};
use crate::ui::state::{Editor, Panel, Playhead, Selection};
use crate::ui::widgets::{
    Row, Tag, TagTone, either, flag, lines, memo, on, px, ready, rows, size_of, text, when,
};
pub(in crate::ui) use legend::map_legend;
use picture::{
    BOX, FLOW, KIND, LABEL, LOOK, NOTE, OWNER, OWNER_LOOK, PATH, STATE, at_moment, node_lines,
    site_lines, twin_lines, whole_line,
};

/// The map of the design.
#[component]
pub(in crate::ui) fn MapPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let then = expect_context::<PlayheadText>();
    let details = expect_context::<Chunks>().details;
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    let twins = memo(move || {
        // What protects the design is the same in all its runs.
        editor.design.track();
        editor.run.with_untracked(|run| map::twins(run))
    });
    let layout = memo(move || {
        let (width, _) = size.get();
        if width < 1.0 {
            return Map::default();
        }
        editor.design.with(|design| twins.with(|twins| map::layout(design, twins, width)))
    });
    // The Tab key stops at a map that scrolls.
    let stop = text(move || {
        let (width, height) = size.get();
        let is_cut = layout.with(|map| map.width > width + 1.0 || map.height > height + 1.0);
        if is_cut { "0" } else { "-1" }.to_owned()
    });
    view! {
        <section class="panel map-panel" aria-labelledby="map-title">
            <div class="panel-head">
                <h2 id="map-title">{text(move || match then.with(|it| it.moment.clone()) {
                    moment if moment.is_empty() => "Map".to_owned(),
                    moment => format!("Map at {moment}"),
                })}</h2>
                {either(
                    move || then.is_set(),
                    move || view! { <MomentTag then/> },
                    || view! { <IncidentTag/> },
                )}
                {ready(details, |it| it.map_legend)}
            </div>
            {when(
                move || editor.design.with(|it| it.components.is_empty()),
                || view! { <p class="hint">"Nothing to show: this design has no component yet."</p> },
            )}
            <div class="map-frame" node_ref=frame role="group" aria-labelledby="map-title" tabindex=stop>
                <MapPicture layout/>
            </div>
        </section>
    }
}

/// What happened last before the moment that is looked at, and the way back to the whole run.
#[component]
fn MomentTag(then: PlayheadText) -> impl IntoView {
    let playhead = expect_context::<Playhead>();
    view! {
        <Tag tone=then.text(|it| &it.tone) text=then.text(|it| &it.happened)/>
        <button type="button" class="text-button" on:click=on(move |_| playhead.leave())>
            "Whole run"
        </button>
    }
}

/// What the selected incident is and when, beside the title.
#[component]
fn IncidentTag() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let what = text(move || {
        let id = selection.incident.get();
        editor.run_in(Panel::Map).with(|run| {
            let scenario = &run.scenario;
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
    let playhead = expect_context::<Playhead>();
    let details = expect_context::<Chunks>().details;
    let then = memo(move || {
        let (Some(at), Some(details)) = (playhead.at.get(), details.ready()) else {
            return MapAtMoment::default();
        };
        editor.run_in(Panel::Map).with(|run| layout.with(|map| (details.map_at)(run, at, map)))
    });
    let sites = lines(move || then.with(|it| at_moment(layout.with(site_lines), NOTE, &it.sites)));
    let nodes = lines(move || layout.with(node_lines));
    let twins = lines(move || {
        let twins = layout.with(|map| editor.design.with(|design| twin_lines(design, map)));
        let mut twins = then.with(|it| at_moment(twins, NOTE, &it.twins));
        for twin in &mut twins {
            // What a copy holds then takes the place of what it is.
            if twin.len() > NOTE {
                twin.swap(LABEL, NOTE);
                twin[NOTE].clear();
            }
        }
        twins
    });
    let flows =
        lines(move || then.with(|it| at_moment(layout.with(picture::flow_lines), FLOW, &it.lines)));
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
                    <marker id="cut" viewBox="0 0 8 8" refX="9" refY="4" markerWidth="8" markerHeight="8">
                        <path d="M1 1 7 7M7 1 1 7"/>
                    </marker>
                </defs>
                {rows(flows, |line| view! {
                    <path d=line.text(PATH) data-kind=line.text(KIND) data-state=line.text(FLOW)></path>
                })}
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
            data-state=it.text(STATE)
            style:left=it.text(BOX)
            style:top=it.text(BOX + 1)
            style:width=it.text(BOX + 2)
            style:height=it.text(BOX + 3)
        >
            <span class=it.text(OWNER_LOOK)>{it.text(OWNER)}</span>
            <span class="label" title=it.text(LABEL)>{it.text(LABEL)}</span>
            {when(move || !it.get(NOTE).is_empty(), move || view! {
                <span class="site-note">{it.text(NOTE)}</span>
            })}
        </div>
    }
}

#[component]
fn MapNode(node: Row) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let id = move || ComponentId::from(node.get(LABEL).as_str());
    // Under the incident that the map names; its columns are those of a moment.
    let whole = memo(move || {
        let incident = selection.incident.get();
        editor.run_in(Panel::Map).with(|run| whole_line(run, &id(), incident.as_ref()))
    });
    let then = expect_context::<PlayheadText>();
    let then = memo(move || then.component(&id()));
    let says = move |column: usize| {
        text(move || {
            let whole = || whole.with(|it| it.get(column).cloned().unwrap_or_default());
            then.with(|then| or_else(then, column, whole))
        })
    };
    let name = text(move || {
        let label = |it: &Scenario| it.component(&id()).map(|it| it.label().to_owned());
        editor.design.with(|design| label(design)).unwrap_or_default()
    });
    let is_selected = flag(move || selection.component.with(|now| now.as_ref() == Some(&id())));
    let pick = move |_| {
        selection.pick_component(ComponentId::from(node.get_untracked(LABEL).as_str()));
    };
    view! {
        <button
            type="button"
            class="map-node"
            data-tone=says(StateRow::AT.tone)
            aria-pressed=is_selected
            aria-label=says(StateRow::AT.spoken)
            title=says(StateRow::AT.spoken)
            style:left=node.text(BOX)
            style:top=node.text(BOX + 1)
            style:width=node.text(BOX + 2)
            style:height=node.text(BOX + 3)
            on:click=on(pick)
        >
            <span class="name">{name}</span>
            <span class="state">{says(StateRow::AT.state)}</span>
            {when(
                move || then.with(|it| it.get(StateRow::AT.progress).is_some_and(|it| !it.is_empty())),
                move || view! {
                    <span
                        class="progress"
                        aria-hidden="true"
                        style:width=says(StateRow::AT.progress)
                    ></span>
                },
            )}
        </button>
    }
}
