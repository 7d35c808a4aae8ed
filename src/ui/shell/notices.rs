//! Notices at the head of the page, each with a button to dismiss it.

use leptos::prelude::*;

use crate::platform::files;
use crate::ui::state::{Notice, Notices as NoticeState, Tone};
use crate::ui::widgets::{Glyph, Icon, keyed, memo, on};

/// The notices that have not been dismissed.
#[component]
pub(in crate::ui) fn Notices() -> impl IntoView {
    let notices = expect_context::<NoticeState>();
    let ids = memo(move || notices.list().iter().map(|it| it.id.to_string().into()).collect());
    view! {
        <div class="notices" role="region" aria-label="Notices" aria-live="polite">
            {keyed(ids, move |id| {
                let of_id = |notice: &Notice| *notice.id.to_string() == *id;
                let notice = notices.list_untracked().into_iter().find(of_id);
                notice.map(|notice| view! { <NoticeBox notice/> })
            })}
        </div>
    }
}

#[component]
fn NoticeBox(notice: Notice) -> impl IntoView {
    let notices = expect_context::<NoticeState>();
    let id = notice.id;
    let tone = match notice.tone {
        Tone::Information => "information",
        Tone::Problem => "problem",
    };
    let offer = notice.offer.map(|offer| {
        let save = move |_| {
            if !files::download(&offer.file_name, "application/json", &offer.text) {
                notices.problem("The browser did not take the file.");
            }
        };
        view! { <button type="button" class="button" on:click=on(save)>"Download it"</button> }
    });
    view! {
        <div class="notice" data-tone=tone>
            <Icon glyph=Glyph::Alert/>
            <p>{notice.text}</p>
            {offer}
            <button
                type="button"
                class="button"
                data-look="plain"
                aria-label="Dismiss this notice"
                on:click=on(move |_| notices.dismiss(id))
            >
                <Icon glyph=Glyph::Close/>
            </button>
        </div>
    }
}
