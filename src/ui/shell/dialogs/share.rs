//! The link to the open design: the whole of it is in the link, and nothing on a server.

use leptos::ev::{Event, Targeted};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

use super::{SHARE, run_report};
use crate::document::link::{self, LONGEST_OFFERED};
use crate::model::file;
use crate::platform::{address, clipboard};
use crate::show::shell::{COPIED, NOT_COPIED, link_holds, open_here, too_large};
use crate::ui::forms::focus_soon;
use crate::ui::state::{Page, Session, files};
use crate::ui::widgets::{memo, on, text, when};

/// The field with the link, which has the focus at first.
const FIELD: &str = "share-link";

/// The link to the open design, to be copied; a file instead where it would be too long.
pub(in crate::ui) fn share() -> AnyView {
    let session = expect_context::<Session>();
    let page = expect_context::<Page>();
    let is_here = RwSignal::new(false);
    let fragment = memo(move || {
        let document = file::write(&session.editor.scenario.get());
        if is_here.get() {
            link::write_at(&document, &page.address())
        } else {
            link::write(&document)
        }
    });
    let is_short = move || fragment.with(String::len) <= LONGEST_OFFERED;
    let whole = text(move || {
        let page = address::without_fragment().unwrap_or_default();
        fragment.with(|fragment| format!("{page}#{fragment}"))
    });
    let save = move || {
        view! {
            <button type="button" class="button" on:click=on(move |_| files::save(session))>
                "Save as a file"
            </button>
        }
    };
    view! {
        <h2>"Share this design"</h2>
        {when(is_short, move || short(whole))}
        {when(move || is_short() && page.address().view().is_some(), move || here(page, is_here))}
        {when(
            move || !is_short(),
            move || view! {
                <p role="alert">
                    {text(move || too_large(fragment.with(String::len)))}
                </p>
            },
        )}
        <p class="button-row">{save()}</p>
        {run_report::buttons(session, SHARE)}
    }
    .into_any()
}

/// The choice to open the link where the page is now.
fn here(page: Page, is_here: RwSignal<bool>) -> AnyView {
    let label = text(move || open_here(page.address().view().map_or("", |it| it.name)));
    let choose =
        move |event: Targeted<Event, HtmlInputElement>| is_here.set(event.target().checked());
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is_here on:change:target=on(choose)/>
            {label}
        </label>
    }
    .into_any()
}

fn short(whole: Signal<String>) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    focus_soon(FIELD.to_owned());
    let said = RwSignal::new(String::new());
    let select = move || {
        if let Some(field) = field.get_untracked() {
            // Focus fails only for elements that cannot have it.
            let _ = field.focus();
            field.select();
        }
    };
    let copy = move |_| {
        said.set(String::new());
        spawn_local(async move {
            let is_copied = clipboard::write(&whole.get_untracked()).await;
            if !is_copied {
                select();
            }
            said.set(if is_copied { COPIED } else { NOT_COPIED }.to_owned());
        });
    };
    let length = text(move || link_holds(whole.with(String::len)));
    view! {
        <p class="hint" id="share-hint">{length}</p>
        <div class="share-link">
            <label for=FIELD class="visually-hidden">"Link to this design"</label>
            <input
                node_ref=field
                id=FIELD
                type="text"
                readonly
                dir="ltr"
                aria-describedby="share-hint"
                prop:value=whole
                on:focus=on(move |_| select())
            />
            <button type="button" class="button" data-look="primary" on:click=on(copy)>"Copy link"</button>
        </div>
        <p class="hint" role="status">{text(move || said.get())}</p>
    }
    .into_any()
}
