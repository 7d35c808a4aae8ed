//! The map panel: sites, components and their copies, with lines between them.

mod legend;

use leptos::html;
use leptos::prelude::*;

use crate::chart::map::{self, Map};
use crate::model::{ComponentId, Scenario};
use crate::show::workbench::map::{
    BoxRow, FlowRow, flows, named, nodes, sites, title, twins, whole, whole_line,
};
use crate::show::workbench::moment::{MapAtMoment, StateRow};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::{PlayheadText, or_else};
use crate::ui::state::{Editor, Panel, Playhead, Selection};
use crate::ui::widgets::{
    Row, Tag, TagTone, either, flag, lines, memo, on, px, ready, rows, size_of, text, when,
};
pub(in crate::ui) use legend::map_legend;

/// The map of the design.
#[component]
pub(in crate::ui) fn MapPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let then = expect_context::<PlayheadText>();
    let details = expect_context::<Chunks>().details;
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    let protection = memo(move || {
        // What protects the design is the same in all its runs.
        editor.design.track();
        editor.run.with_untracked(|run| map::twins(run))
    });
    let layout = memo(move || {
        let (width, _) = size.get();
        if width < 1.0 {
            return Map::default();
        }
        editor.design.with(|design| protection.with(|twins| map::layout(design, twins, width)))
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
                <h2 id="map-title">{text(move || then.with(|it| title(&it.moment)))}</h2>
                {either(
                    move || then.is_set(),
                    move || view! { <MomentTag then/> },
                    || view! { <IncidentTag/> },
                )}
                {ready(details, |it| it.map_legend)}
            </div>
            {when(
                move || editor.design.with(|it| it.components.is_empty()),
                || view! { <p class="hint">"Nothing to show: this design has no components yet."</p> },
            )}
            <div class="map-frame" node_ref=frame role="group" aria-labelledby="map-title" tabindex=stop>
                <MapPicture layout/>
            </div>
        </section>
    }
}

/// What happened last before the moment that is looked at, and the button that leads back to the whole run.
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
        editor.run_in(Panel::Map).with(|run| named(run, id.as_ref()))
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
    let sites = lines(move || then.with(|then| layout.with(|map| sites(map, then))));
    let nodes = lines(move || layout.with(nodes));
    let twins = lines(move || {
        then.with(|then| layout.with(|map| editor.design.with(|design| twins(design, map, then))))
    });
    let flows = lines(move || then.with(|then| layout.with(|map| flows(map, then))));
    view! {
        <div
            class="map"
            style:width=px(move || layout.with(|map| map.width))
            style:height=px(move || layout.with(|map| map.height))
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

#[component]
fn MapNode(node: Row) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let id = move || ComponentId::from(node.get(BoxRow::AT.label).as_str());
    // Under the incident that the map names.
    let in_all = memo(move || {
        let incident = selection.incident.get();
        editor.run_in(Panel::Map).with(|run| whole_line(run, &id(), incident.as_ref()))
    });
    let then = expect_context::<PlayheadText>();
    let then = memo(move || then.component(&id()));
    let says = move |column: usize| {
        text(move || {
            let in_all = || in_all.with(|it| it.get(column).cloned().unwrap_or_default());
            then.with(|then| or_else(then, column, in_all))
        })
    };
    let name = text(move || {
        let label = |it: &Scenario| it.component(&id()).map(|it| it.label().to_owned());
        editor.design.with(|design| label(design)).unwrap_or_default()
    });
    let is_selected = flag(move || selection.component.with(|now| now.as_ref() == Some(&id())));
    let pick = move |_| {
        selection.pick_component(ComponentId::from(node.get_untracked(BoxRow::AT.label).as_str()));
    };
    view! {
        <button
            type="button"
            class="map-node"
            data-tone=says(StateRow::AT.tone)
            aria-pressed=is_selected
            aria-label=says(StateRow::AT.spoken)
            title=says(StateRow::AT.spoken)
            style:left=node.text(BoxRow::AT.left)
            style:top=node.text(BoxRow::AT.top)
            style:width=node.text(BoxRow::AT.width)
            style:height=node.text(BoxRow::AT.height)
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
