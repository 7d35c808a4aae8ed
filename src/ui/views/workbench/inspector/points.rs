//! The recovery points around a moment, one after the other, and everything about the one chosen.

use leptos::prelude::*;

use crate::engine::{Lane, Run};
use crate::model::ComponentId;
use crate::show::workbench::inspector::points::{
    EACH_SIDE, PointRow, detailed, listed, looked_at, neighbor,
};
use crate::show::workbench::own_backups::own_backups;
use crate::show::workbench::timeline::field::{read as read_moment, written as written_moment};
use crate::show::{FactRow, Line};
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{Row, either, flag, lines, memo, rows, text, when};
use crate::units::Instant;

/// The recovery points of a component around the moment looked at.
#[component]
pub(super) fn Points(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let at = memo(move || {
        let (moment, incident) = (selection.moment.get(), selection.incident.get());
        editor.scenario.with(|scenario| looked_at(scenario, moment, incident.as_ref()))
    });
    let own = {
        let component = component.clone();
        text(move || {
            let run = editor.run_in(Panel::Inspector);
            run.with(|run| own_backups(run, &component, at.get())).unwrap_or_default()
        })
    };
    let has_own = memo(move || !own.get().is_empty());
    let of = move |make: fn(&Run, &Lane, Instant) -> Vec<Line>| {
        let component = component.clone();
        lines(move || {
            let at = at.get();
            editor
                .run_in(Panel::Inspector)
                .with(|run| make(run, &run.points_near(&component, at, EACH_SIDE), at))
        })
    };
    let (list, details) = (of(listed), of(detailed));
    let go = Callback::new(move |text: String| selection.moment.set(Instant::parse(&text).ok()));
    let neighbor = move |earlier: bool| list.with(|list| neighbor(list, earlier));
    let step = move |label: &'static str, earlier: bool| {
        let press = move |_| {
            if let Some(moment) = untrack(|| neighbor(earlier)) {
                go.run(moment);
            }
        };
        view! {
            <button
                type="button"
                class="button"
                aria-disabled=flag(move || neighbor(earlier).is_none())
                on:click=press
            >
                {label}
            </button>
        }
    };
    let item = move |point: Row| {
        view! {
            <li>
                <button
                    type="button"
                    class="point-button"
                    aria-current=point.text(PointRow::AT.is_chosen)
                    on:click=move |_| go.run(point.get_untracked(PointRow::AT.moment))
                >
                    <span>{point.text(PointRow::AT.captured)}</span>
                    <span class="hint">{point.text(PointRow::AT.rule)}</span>
                    <span class="hint">{point.text(PointRow::AT.state)}</span>
                </button>
            </li>
        }
    };
    let shown = move || {
        view! {
            <ul class="points">{rows(list, item)}</ul>
            <dl class="facts">
                {rows(details, |it| view! { <div><dt>{it.text(FactRow::AT.name)}</dt><dd>{it.text(FactRow::AT.value)}</dd></div> })}
            </dl>
        }
    };
    view! {
        <h4>"Recovery points"</h4>
        <div class="point-steps" role="group" aria-label="Which recovery point">
            {step("Previous", true)}
            {step("Next", false)}
            <span>
                <label for="points-moment">"Up to (UTC) "</label>
                <input
                    id="points-moment"
                    type="datetime-local"
                    step="60"
                    prop:value=text(move || written_moment(at.get()))
                    on:change:target=move |event| {
                        match read_moment(&event.target().value()) {
                            Some(moment) => selection.moment.set(Some(moment)),
                            // Half-typed: what counts is what is shown.
                            None => event.target().set_value(&written_moment(at.get_untracked())),
                        }
                    }
                />
            </span>
        </div>
        {when(
            move || has_own.get(),
            move || {
                view! {
                    <dl class="facts">
                        <div>
                            <dt>"Backups of the service"</dt>
                            <dd>{own}</dd>
                        </div>
                    </dl>
                }
            },
        )}
        {either(
            move || list.with(|it| !it.is_empty()),
            shown,
            || view! { <p class="hint">"No backup job around this moment."</p> },
        )}
    }
}
