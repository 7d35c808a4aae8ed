//! One saved design in the list, with what can be done to it.

use leptos::prelude::*;

use super::super::design_name::{NameIds, name_field};
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
                move || {
                    let ids = NameIds { field: name_field_id(&key()), button: rename_id(&key()) };
                    let take = move |name: String| designs::rename(session, &key(), &name);
                    name_field(ids, name, is_renamed, take)
                },
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
