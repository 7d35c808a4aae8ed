//! The workload as a list: components by site, each with its verdict.

use leptos::ev;
use leptos::prelude::*;

use crate::model::{ComponentId, SiteId};
use crate::show::workbench::map::shown_name;
use crate::show::workbench::moment::StateRow;
use crate::show::workbench::status::Status;
use crate::show::workbench::workload::title_of;
use crate::ui::forms::{Step, step_among};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::{PlayheadText, or_else};
use crate::ui::state::{Editor, Panel, Selection};
use crate::ui::widgets::{Tag, Term, flag, keyed, lazy_view, memo, on, term, text};

/// The list of components.
#[component]
pub(in crate::ui) fn WorkloadPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let sites = editor.site_ids();
    // The Tab key stops at the selected component alone; arrow keys lead to the others.
    let pressed = move |event: ev::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Before,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        if step_among(&event, "component-row", to) {
            event.prevent_default();
        }
    };
    view! {
        <section class="panel workload" aria-labelledby="workload-title" on:keydown=on(pressed)>
            <h2 id="workload-title">{term(Term("workload"), "Workload")}</h2>
            {keyed(sites, |id| view! { <SiteGroup id=SiteId::from(&*id)/> })}
            {lazy_view(expect_context::<Chunks>().details, |it| it.workload_tools)}
        </section>
    }
}

#[component]
fn SiteGroup(id: SiteId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let components = editor.components_at(id.clone());
    let title = {
        let id = id.clone();
        text(move || editor.design.with(|design| title_of(design, &id)))
    };
    view! {
        <h3>{title}</h3>
        <ul>{keyed(components, |id| view! { <ComponentRow id=ComponentId::from(&*id)/> })}</ul>
    }
}

#[component]
fn ComponentRow(id: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let component = editor.component(id.clone());
    let label = text(move || {
        component.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default()
    });
    let status = {
        let id = id.clone();
        memo(move || editor.run_in(Panel::Map).with(|run| Status::of(run, &id)))
    };
    let is_selected = {
        let id = id.clone();
        flag(move || selection.component.with(|now| now.as_ref() == Some(&id)))
    };
    let playhead_text = expect_context::<PlayheadText>();
    let playhead_text = {
        let id = id.clone();
        memo(move || playhead_text.component(&id))
    };
    let says = move |column: usize, whole: fn(Status) -> String| {
        text(move || {
            playhead_text
                .with(|playhead_text| or_else(playhead_text, column, || whole(status.get())))
        })
    };
    let tone = says(StateRow::AT.tone, |status| status.tone().key().to_owned());
    let word = says(StateRow::AT.word, |status| status.label().to_owned());
    let spoken = move || match playhead_text.with(|it| it.get(StateRow::AT.spoken).cloned()) {
        Some(spoken) => spoken,
        None => status.get().spoken_of(&label.get()),
    };
    view! {
        <li>
            <button
                type="button"
                class="component-row"
                aria-pressed=is_selected
                tabindex=text(move || if is_selected.with(|it| it == "true") { "0" } else { "-1" }.to_owned())
                aria-label=text(move || shown_name(&label.get(), &word.get()))
                title=text(spoken)
                on:click=on(move |_| selection.pick_component(id.clone()))
            >
                <span class="dot" data-tone=tone aria-hidden="true"></span>
                <span class="name">{label}</span>
                // Parts the two for those who are told of them.
                " "
                <Tag tone text=word/>
            </button>
        </li>
    }
}
