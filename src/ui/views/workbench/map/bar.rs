//! What can be done with what is chosen on the map.

use leptos::prelude::*;

use super::connect::{begin, duplicate, focus_frame, remove};
use super::gestures::is_group;
use super::keys::Keys;
use super::tools::toggle;
use crate::document::build::{Build, ManyChange};
use crate::model::{ComponentId, ObjectiveKind};
use crate::platform;
use crate::show::workbench::canvas::{MINUTES_REFUSED, TAG_REFUSED, chosen, connecting, tag};
use crate::ui::forms::focus_soon;
use crate::ui::state::MapTask;
use crate::ui::widgets::{dynamic, flag, memo, on, text, when};

const FIELD: &str = "map-value";

/// The bar, while something is chosen.
pub(super) fn bar(keys: Keys) -> AnyView {
    let canvas = keys.canvas;
    let is_some = memo(move || canvas.chosen.with(|it| !it.is_empty()));
    when(move || is_some.get(), move || buttons(keys))
}

fn buttons(keys: Keys) -> AnyView {
    let Keys { canvas, editor, selection, notices } = keys;
    let what = text(move || editor.design.with(|it| canvas.chosen.with(|all| chosen(it, all))));
    let one = memo(move || match canvas.chosen.get().as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    });
    let is_one = move || one.with(Option::is_some);
    let ids = move || canvas.chosen.get_untracked();
    // Groups are opened, and what was in an open one is gathered again.
    let group = memo(move || {
        canvas.map.with(|map| {
            let of = |id: &ComponentId| map.nodes.iter().find(|it| it.members.contains(id));
            let first = canvas.chosen.with(|all| all.first().and_then(of).cloned());
            first.map(|it| it.component)
        })
    });
    let is_on = move |task: MapTask| flag(move || canvas.task.with(|now| *now == task));
    let rename = move |_| {
        if let Some(id) = one.get_untracked().filter(|id| !is_group(canvas, id)) {
            canvas.task.set(MapTask::Rename(id));
        }
    };
    let link = move |_| {
        if let Some(id) = one.get_untracked() {
            begin(canvas, id);
        }
    };
    let open = move |_| {
        if let Some(id) = group.get_untracked() {
            canvas.open.update(|open| {
                open.push(id);
            });
            canvas.view.set(None);
        }
    };
    let gather = move |_| {
        canvas.open.update(|open| open.clear());
        canvas.view.set(None);
    };
    let leave = move || {
        canvas.chosen.set(Vec::new());
        canvas.task.set(MapTask::None);
        focus_frame(canvas);
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            leave();
        }
    };
    let task = move |name: &'static str, task: MapTask| {
        let pressed = task.clone();
        view! {
            <button type="button" class="button" aria-expanded=is_on(task) on:click=on(move |_| toggle(canvas, pressed.clone()))>
                {name}
            </button>
        }
    };
    view! {
        <div
            class="map-bar"
            role="toolbar"
            aria-label="What is selected on the map"
            on:keydown=on(pressed)
        >
            <b>{what}</b>
            {when(is_one, move || view! {
                <button type="button" class="button" aria-keyshortcuts="C" on:click=on(link)>"Connect"</button>
                <button type="button" class="button" aria-keyshortcuts="F2" on:click=on(rename)>"Rename"</button>
            })}
            <button type="button" class="button" aria-keyshortcuts="Control+D" on:click=on(move |_| duplicate(canvas, editor, selection, ids()))>"Duplicate"</button>
            {task("RPO", MapTask::Objective(ObjectiveKind::Rpo))}
            {task("RTO", MapTask::Objective(ObjectiveKind::Rto))}
            {task("Tag", MapTask::Tag)}
            <button type="button" class="button" aria-keyshortcuts="Delete" on:click=on(move |_| remove(canvas, editor, notices, ids()))>"Delete"</button>
            {when(move || group.with(Option::is_some), move || view! {
                <button type="button" class="button" on:click=on(open)>"Open group"</button>
            })}
            {when(move || canvas.open.with(|it| !it.is_empty()), move || view! {
                <button type="button" class="button" on:click=on(gather)>"Close groups"</button>
            })}
            <button
                type="button"
                class="button"
                aria-pressed=flag(move || canvas.many.get())
                on:click=on(move |_| canvas.many.update(|many| *many = !*many))
            >
                "Select more"
            </button>
            <button type="button" class="button" data-look="plain" aria-label="Clear the selection" on:click=on(move |_| leave())>"×"</button>
            {dynamic(move || match canvas.task.get() {
                MapTask::Objective(kind) => value(keys, kind.label(), "minutes", MINUTES_REFUSED, move |typed| {
                    let minutes = match typed.trim() {
                        "" => None,
                        typed => Some(platform::number(typed).filter(|it| *it >= 0.0)?),
                    };
                    Some(ManyChange::Objective(kind, minutes))
                }),
                MapTask::Tag => value(keys, "Tag", "app=shop", TAG_REFUSED, |typed| {
                    tag(typed).map(|(key, value)| ManyChange::Tag { key, value })
                }),
                MapTask::Connect(from, to) => view! {
                    <p class="hint" role="status">
                        {editor.design.with(|it| connecting(it, &from, to.as_ref()))}
                    </p>
                }.into_any(),
                _ => ().into_any(),
            })}
        </div>
    }
    .into_any()
}

/// A field for a value that all that is chosen gets.
fn value(
    keys: Keys,
    label: &'static str,
    placeholder: &'static str,
    refused: &'static str,
    change: impl Fn(&str) -> Option<ManyChange> + Copy + Send + Sync + 'static,
) -> AnyView {
    let Keys { canvas, editor, .. } = keys;
    let typed = RwSignal::new(String::new());
    let is_refused = RwSignal::new(false);
    focus_soon(FIELD.to_owned());
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let change = typed.with_untracked(|it| change(it));
        is_refused.set(change.is_none());
        if let Some(change) = change {
            let components = canvas.chosen.get_untracked();
            editor.build(&Build::Many { components, change });
            canvas.task.set(MapTask::None);
            focus_frame(canvas);
        }
    };
    view! {
        <form class="map-field" novalidate on:submit=on(set)>
            <label for=FIELD>{label}</label>
            <input
                id=FIELD
                type="text"
                autocomplete="off"
                placeholder=placeholder
                aria-invalid=flag(move || is_refused.get())
                aria-describedby="map-refused"
                on:input:target=move |event| typed.set(event.target().value())
            />
            <button type="submit" class="button">"Set"</button>
            <span id="map-refused" class="hint" role="status">
                {text(move || if is_refused.get() { refused.to_owned() } else { String::new() })}
            </span>
        </form>
    }
    .into_any()
}
