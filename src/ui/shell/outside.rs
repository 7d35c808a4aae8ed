//! What is around the page: it saves the design, listens to keys, takes files and links, and says when
//! there is a newer version.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::platform::{dropped, files as platform_files};
use crate::ui::lazy::Chunks;
use crate::ui::state::designs::{open_link, save_now, watch};
use crate::ui::state::{Action, Page, Said, Session, Tone, files, linked_fragment, shortcuts};
use crate::ui::widgets::{on, when};

/// The field that files are chosen with.
const FILE_FIELD: &str = "open-file";
/// The button by which `page/start.js` says that a newer version is there; pressing it loads that.
const NEWER_BUTTON: &str = "load-newer";
/// The event by which it says so later on.
const NEWER_EVENT: &str = "newer";
/// What is open over the page.
const OPEN: &str = ":popover-open";

/// What is around the page.
pub(in crate::ui) fn outside() -> AnyView {
    let session = expect_context::<Session>();
    let sharing = expect_context::<Chunks>().share;
    let page = expect_context::<Page>();
    watch(session);
    shortcuts::listen(session);
    let follow_link = move || {
        if let Some(fragment) = linked_fragment() {
            spawn_local(async move {
                let reader = sharing.loaded().await.map(|it| it.read);
                open_link(session, reader, &fragment);
                page.follow();
            });
        }
    };
    // The page lives as long as the app does, so nothing takes the listeners away.
    let _ = window_event_listener_untyped("hashchange", move |_| follow_link());
    // What is around the page comes after the page: a link may have been followed meanwhile.
    follow_link();
    let _ = window_event_listener_untyped("focusin", |event| close_left(&event));
    let _ = window_event_listener_untyped(NEWER_EVENT, move |_| say_newer(session));
    if element(NEWER_BUTTON).is_some() {
        say_newer(session);
    }
    view! {
        {file_field(session)}
        {drop_target(session)}
    }
    .into_any()
}

/// Closes what is open over the page once the focus is elsewhere: it would cover what has it.
fn close_left(event: &Event) {
    let focused = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(focused) = focused else { return };
    if !matches!(focused.closest(OPEN), Ok(None)) {
        return;
    }
    let open = document().query_selector(OPEN).ok().flatten();
    let open = open.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    // What opened it closes it by itself.
    let opener = focused.get_attribute("popovertarget");
    if let Some(open) = open.filter(|it| Some(it.id()) != opener) {
        // Fails only where it has been closed meanwhile. What it has opened itself goes with it.
        let _ = open.hide_popover();
    }
}

/// Asks for a file to open.
pub(in crate::ui) fn choose_file(_: Session) {
    if let Some(field) = element(FILE_FIELD) {
        field.click();
    }
}

fn file_field(session: Session) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let file = field.get_untracked().and_then(|field| platform_files::take_chosen(&field));
        files::open_one(session, file.into_iter().collect());
    };
    view! {
        <input
            node_ref=field
            id=FILE_FIELD
            type="file"
            accept=".json,application/json"
            hidden
            aria-label="Design as a JSON file"
            on:change=on(chosen)
        />
    }
    .into_any()
}

/// Says while a file is dragged over the page that it can be dropped, and opens it then.
fn drop_target(session: Session) -> AnyView {
    let is_over = RwSignal::new(false);
    let show = move |shown: bool| {
        if is_over.get_untracked() != shown {
            is_over.set(shown);
        }
    };
    for event in ["dragenter", "dragover"] {
        let _ = window_event_listener_untyped(event, move |event| {
            if dropped::accept(&event) {
                show(true);
            }
        });
    }
    let _ = window_event_listener_untyped("dragleave", move |event| {
        // Also told of every element within: only the one that leaves the window has no other element.
        show(is_over.get_untracked() && !dropped::has_left(&event));
    });
    let _ = window_event_listener_untyped("drop", move |event| {
        show(false);
        files::open_one(session, dropped::take(&event));
    });
    when(
        move || is_over.get(),
        || view! { <div class="drop-target" role="status"><p>"Drop the design to open it"</p></div> },
    )
}

/// Says that a newer version is there, which is loaded when the user asks for it.
fn say_newer(session: Session) {
    let load = move || {
        if !save_now(session) {
            session.notices.problem(
                "The new version was not loaded, because the design could not be saved. Save it as a file first.",
            );
        } else if let Some(button) = element(NEWER_BUTTON) {
            button.click();
        }
    };
    session.notices.say(Said {
        tone: Tone::Information,
        text: "A new version of Tabletop is available. Your design is saved before the version is loaded; the undo history is not."
            .to_owned(),
        offer: None,
        actions: vec![Action { label: "Load the new version", act: Arc::new(load) }],
    });
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
