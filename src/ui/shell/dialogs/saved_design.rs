//! One saved design in the list, with what can be done to it.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::platform::files;
use crate::show::shell::{NOT_SAVED, action, saved as when_saved};
use crate::show::text::file_name;
use crate::ui::forms::focus_soon;
use crate::ui::state::Session;
use crate::ui::state::designs::{self, saved};
use crate::ui::widgets::{dynamic, either, flag, on, text, when};

/// The id of the title of the list.
pub(super) const LIST_TITLE: &str = "designs-title";

/// Which list a design is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DesignList {
    /// That of the designs that can be opened.
    Designs,
    /// That of those that cannot be read.
    Aside,
}

/// A saved design as a row.
pub(super) fn design_row(
    session: Session,
    id: String,
    name: Signal<String>,
    saved: Signal<String>,
    place: DesignList,
) -> AnyView {
    let id = StoredValue::new(id);
    let key = move || id.get_value();
    let is_renamed = RwSignal::new(false);
    let is_open = move || session.designs.id().is_some_and(|open| id.with_value(|id| *id == open));
    let act = move |verb: &'static str, run: fn(Session, &str)| {
        let press = move || run(session, &key());
        button(verb, String::new(), text(move || action(verb, &name.get())), press)
    };
    let rename = move || {
        is_renamed.set(true);
        focus_soon(name_field_id(&key()));
    };
    let title = move || {
        let can_open = place == DesignList::Designs && !is_open();
        if !can_open {
            return view! { <b class="design-name"><bdi>{name}</bdi></b> }.into_any();
        }
        view! {
            <button
                type="button"
                class="design-name"
                popovertarget="designs"
                popovertargetaction="hide"
                aria-label=text(move || action("Open", &name.get()))
                on:click=on(move |_| { designs::open(session, &key()); })
            >
                <bdi>{name}</bdi>
            </button>
        }
        .into_any()
    };
    view! {
        <li aria-current=flag(is_open)>
            {either(
                move || is_renamed.get(),
                move || name_field(session, key(), name, is_renamed),
                move || view! {
                    <div class="design">
                        {dynamic(title)}
                        <span class="hint">
                            {text(move || when_saved(saved.get(), is_open()))}
                        </span>
                    </div>
                    <div class="button-row">
                        {when(move || place == DesignList::Designs, move || view! {
                            {button(
                                "Rename",
                                rename_id(&key()),
                                text(move || action("Rename", &name.get())),
                                rename,
                            )}
                            {act("Duplicate", duplicate)}
                        })}
                        {act("Download", download)}
                        {act("Delete", delete)}
                    </div>
                },
            )}
        </li>
    }
    .into_any()
}

fn button(
    verb: &'static str,
    id: String,
    label: Signal<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="button"
            data-look="small"
            id=(!id.is_empty()).then_some(id)
            aria-label=label
            on:click=on(move |_| press())
        >
            {verb}
        </button>
    }
    .into_any()
}

/// The name of a design to be written: taken with Enter or by going elsewhere, left alone with Escape.
fn name_field(
    session: Session,
    id: String,
    name: Signal<String>,
    is_renamed: RwSignal<bool>,
) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let field_id = name_field_id(&id);
    let button = rename_id(&id);
    let finish = move |is_taken: bool| {
        // Taking the field away makes it lose the focus, which would be a second end.
        if !is_renamed.get_untracked() {
            return;
        }
        is_renamed.set(false);
        if let Some(field) = field.get_untracked().filter(|_| is_taken) {
            designs::rename(session, &id, &field.value());
        }
    };
    let finish = StoredValue::new_local(finish);
    let end = move |is_taken| {
        finish.try_with_value(|finish| finish(is_taken));
    };
    let pressed = move |event: KeyboardEvent| {
        let key = event.key();
        if key == "Enter" || key == "Escape" {
            // The list stays open.
            event.prevent_default();
            end(key == "Enter");
            focus_soon(button.clone());
        }
    };
    view! {
        <label class="visually-hidden" for=field_id.clone()>"Design name"</label>
        <input
            node_ref=field
            id=field_id
            type="text"
            maxlength=designs::LONGEST_NAME.to_string()
            prop:value=name.get_untracked()
            on:blur=on(move |_| end(true))
            on:keydown=on(pressed)
        />
    }
    .into_any()
}

fn name_field_id(id: &str) -> String {
    format!("name-of-{id}")
}

fn rename_id(id: &str) -> String {
    format!("rename-{id}")
}

fn delete(session: Session, id: &str) {
    designs::delete(session, id);
    // The button is gone with its row.
    focus_soon(LIST_TITLE.to_owned());
}

fn duplicate(session: Session, id: &str) {
    designs::duplicate(session, id);
}

fn download(session: Session, id: &str) {
    let Ok(Some(saved)) = saved::read(id) else {
        session.notices.problem("This design is gone: another tab deleted it.");
        return;
    };
    let name = file_name(&designs::name_of(&saved.text));
    if !files::download(&name, "application/json", &saved.text) {
        session.notices.problem(NOT_SAVED);
    }
}
