//! The map panel: sites, components and their copies, with lines between them.

mod adding;
mod bar;
mod connect;
mod find;
mod gestures;
mod keys;
mod legend;
mod over;
mod paste;
mod sheet;
mod tools;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::chart::map::{self, Grouping};
use crate::model::{ComponentId, Scenario};
use crate::show::workbench::map::{
    BoxRow, FlowRow, flows, group_line, named, nodes, shown_name, sites, title, transform, twins,
    whole, whole_line,
};
use crate::show::workbench::moment::{MapAtMoment, StateRow};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::signals::follow;
use crate::ui::state::{Editor, MapCanvas, Panel, Playhead, Selection, StillMap};
use crate::ui::widgets::{
    Line, Row, Tag, TagTone, dynamic, either, flag, lines, memo, on, px, ready, rows, size_of,
    text, when,
};
pub(in crate::ui) use legend::map_legend;
pub(in crate::ui) use over::map_over;
pub(in crate::ui) use tools::map_tools;

/// With more boxes than this, the map takes all the height that it may have.
const FEW_NODES: usize = 12;

/// The design as the map shows it, as a context: with one component for each group.
#[derive(Clone, Copy)]
struct LaidOutDesign(RwSignal<Arc<Scenario>>);

/// The map of the design.
#[component]
pub(in crate::ui) fn MapPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead_text = expect_context::<PlayheadText>();
    let details = expect_context::<Chunks>().details;
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    let canvas = MapCanvas::new(frame, size);
    let is_still = use_context::<StillMap>().is_some();
    let tools = move || details.ready().filter(|_| !is_still);
    provide_context(canvas);
    let protection = memo(move || {
        // What protects the design is the same in all its runs.
        editor.design.track();
        editor.run.with_untracked(|run| map::twins(run))
    });
    let laid_out = RwSignal::new(editor.design.get_untracked());
    provide_context(LaidOutDesign(laid_out));
    follow(Box::new(move || {
        let frame = size.get();
        let design = editor.design.get();
        if frame.0 < 1.0 {
            return;
        }
        let by = canvas.grouping.get().unwrap_or_else(|| Grouping::of(&design));
        let open = canvas.open.get();
        // Few designs have so many components that they are gathered: what does that comes later.
        let details = details.ready().filter(|_| by != Grouping::Nothing);
        let (shown, map) = protection.with(|twins| match details {
            Some(details) => (details.gathered)(&design, &by, &open, twins, frame),
            None => (Arc::clone(&design), map::layout_in(&design, twins, frame)),
        });
        laid_out.set(shown);
        if canvas.map.with_untracked(|before| *before != map) {
            canvas.map.set(map);
        }
    }));
    let is_many = flag(move || canvas.map.with(|map| map.nodes.len() > FEW_NODES));
    view! {
        <section class="panel map-panel" aria-labelledby="map-title">
            <div class="panel-head">
                <h2 id="map-title">{text(move || playhead_text.with(|it| title(&it.moment)))}</h2>
                {either(
                    move || playhead_text.is_set(),
                    move || view! { <MomentTag playhead_text/> },
                    || view! { <IncidentTag/> },
                )}
                {ready(details, |it| it.map_legend)}
                {dynamic(move || tools().map(|it| (it.map_tools)(canvas)))}
            </div>
            {when(
                move || editor.design.with(|it| it.components.is_empty()),
                || view! { <p class="hint">"Nothing to show: this design has no components yet."</p> },
            )}
            <div
                class="map-frame"
                node_ref=frame
                role="group"
                aria-labelledby="map-title"
                tabindex="0"
                data-many=is_many
                data-moved=flag(move || canvas.view.with(Option::is_some))
            >
                <div class="map-room" style:height=px(move || room_of(canvas))></div>
                <MapPicture canvas/>
                {dynamic(move || tools().map(|it| (it.map_over)(canvas)))}
            </div>
        </section>
    }
}

/// How high the map is where it is as wide as its frame.
fn room_of(canvas: MapCanvas) -> f64 {
    let (width, _) = canvas.size.get();
    canvas.map.with(|map| map.height * (width / map.width.max(1.0)).min(1.0))
}

/// What happened last before the moment that is looked at, and the button that leads back to the whole run.
#[component]
fn MomentTag(playhead_text: PlayheadText) -> impl IntoView {
    let playhead = expect_context::<Playhead>();
    view! {
        <Tag tone=playhead_text.text(|it| &it.tone) text=playhead_text.text(|it| &it.happened)/>
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
        editor.run_in(Panel::Map).with(|run| named(run, id.as_ref()))
    });
    let bad = move || text(|| TagTone::Bad.key().to_owned());
    when(move || what.with(|what| !what.is_empty()), move || view! { <Tag tone=bad() text=what/> })
}

#[component]
fn MapPicture(canvas: MapCanvas) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let LaidOutDesign(design) = expect_context();
    let playhead = expect_context::<Playhead>();
    let details = expect_context::<Chunks>().details;
    let layout = canvas.map;
    let playhead_text = memo(move || {
        let (Some(at), Some(details)) = (playhead.at.get(), details.ready()) else {
            return MapAtMoment::default();
        };
        editor.run_in(Panel::Map).with(|run| layout.with(|map| (details.map_at)(run, at, map)))
    });
    let sites = lines(move || {
        playhead_text.with(|playhead_text| layout.with(|map| sites(map, playhead_text)))
    });
    let nodes = lines(move || design.with(|design| layout.with(|map| nodes(design, map))));
    let twins = lines(move || {
        playhead_text.with(|playhead_text| {
            layout.with(|map| design.with(|design| twins(design, map, playhead_text)))
        })
    });
    let flows = lines(move || {
        playhead_text.with(|playhead_text| layout.with(|map| flows(map, playhead_text)))
    });
    view! {
        <div
            class="map"
            style:width=px(move || layout.with(|map| map.width))
            style:height=px(move || layout.with(|map| map.height))
            style:transform=text(move || transform(canvas.shown()))
        >
            {rows(sites, |site| view! { <MapBox it=site/> })}
            <svg
                class="map-lines"
                width=text(move || whole(layout.with(|map| map.width)))
                height=text(move || whole(layout.with(|map| map.height)))
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
                    <path d=line.text(FlowRow::AT.path) data-kind=line.text(FlowRow::AT.kind) data-state=line.text(FlowRow::AT.state)></path>
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
            class=it.text(BoxRow::AT.look)
            data-state=it.text(BoxRow::AT.state)
            style:left=it.text(BoxRow::AT.left)
            style:top=it.text(BoxRow::AT.top)
            style:width=it.text(BoxRow::AT.width)
            style:height=it.text(BoxRow::AT.height)
        >
            <span class=it.text(BoxRow::AT.owner_look)>{it.text(BoxRow::AT.owner)}</span>
            <span class="label" title=it.text(BoxRow::AT.label)>{it.text(BoxRow::AT.label)}</span>
            {when(move || !it.get(BoxRow::AT.note).is_empty(), move || view! {
                <span class="site-note">{it.text(BoxRow::AT.note)}</span>
            })}
        </div>
    }
}

/// The components of a group; none of a single component.
fn members_of(canvas: MapCanvas, id: &ComponentId) -> Vec<ComponentId> {
    canvas.map.with(|map| {
        let node = map.nodes.iter().find(|it| it.component == *id);
        node.map(|it| it.members.clone()).unwrap_or_default()
    })
}

#[component]
fn MapNode(node: Row) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let canvas = expect_context::<MapCanvas>();
    let playhead_text = expect_context::<PlayheadText>();
    let id = move || ComponentId::from(node.get(BoxRow::AT.label).as_str());
    // Under the incident that the map names, or at the moment that is looked at.
    let line_of = move |id: &ComponentId| {
        let line = playhead_text.component(id);
        if !line.is_empty() {
            return line;
        }
        let incident = selection.incident.get();
        editor.run_in(Panel::Map).with(|run| whole_line(run, id, incident.as_ref()))
    };
    let line = memo(move || {
        let id = id();
        let members = members_of(canvas, &id);
        if members.is_empty() {
            return line_of(&id);
        }
        let lines: Vec<Line> = members.iter().map(line_of).collect();
        group_line(&node.get(BoxRow::AT.owner), &lines)
    });
    let get = move |column: usize| line.with(|it| it.get(column).cloned().unwrap_or_default());
    let says = move |column: usize| text(move || get(column));
    let is_chosen = flag(move || {
        let id = id();
        let chosen = canvas.chosen.get();
        chosen.contains(&id) || members_of(canvas, &id).iter().any(|it| chosen.contains(it))
    });
    let is_selected = flag(move || selection.component.with(|now| now.as_ref() == Some(&id())));
    let pick = move |_| {
        selection.pick_component(ComponentId::from(node.get_untracked(BoxRow::AT.label).as_str()));
    };
    view! {
        <button
            type="button"
            class=node.text(BoxRow::AT.look)
            data-node=node.text(BoxRow::AT.label)
            data-chosen=is_chosen
            data-tone=says(StateRow::AT.tone)
            aria-pressed=is_selected
            aria-label=text(move || shown_name(&node.get(BoxRow::AT.owner), &get(StateRow::AT.state)))
            title=says(StateRow::AT.spoken)
            style:left=node.text(BoxRow::AT.left)
            style:top=node.text(BoxRow::AT.top)
            style:width=node.text(BoxRow::AT.width)
            style:height=node.text(BoxRow::AT.height)
            on:click=on(pick)
        >
            <span class="name">{node.text(BoxRow::AT.owner)}</span>
            " "
            <span class="state">{says(StateRow::AT.state)}</span>
            {when(
                move || line.with(|it| it.get(StateRow::AT.progress).is_some_and(|it| !it.is_empty())),
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
