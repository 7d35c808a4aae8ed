//! Notices at the head of the page, each with what can be done about it and a button to dismiss it.

use leptos::prelude::*;

use crate::platform::files;
use crate::show::shell::NOT_SAVED;
use crate::ui::state::{Action, Notice, Notices as NoticeState, Tone};
use crate::ui::widgets::{Glyph, Icon, keyed, memo, on, prose};

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
                notice.map(notice_box)
            })}
        </div>
    }
}

fn notice_box(Notice { id, said, .. }: Notice) -> AnyView {
    let notices = expect_context::<NoticeState>();
    let tone = match said.tone {
        Tone::Information => "information",
        Tone::Problem => "problem",
    };
    let offer = said.offer.map(|offer| {
        let save = move || {
            if !files::download(&offer.file_name, "application/json", &offer.text) {
                notices.problem(NOT_SAVED);
            }
        };
        button("Download it", save)
    });
    let action = |Action { label, act }: Action| {
        // It may say something of its own, which must not be taken for this notice.
        button(label, move || {
            notices.dismiss(id);
            act();
        })
    };
    // A triangle would warn of what is only worth knowing.
    let warning = (said.tone == Tone::Problem).then(|| view! { <Icon glyph=Glyph::Alert/> });
    let actions = said.actions.into_iter().map(action).collect::<Vec<_>>();
    view! {
        <div class="notice" data-tone=tone>
            {warning}
            <p>{prose(&said.text)}</p>
            {actions}
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
    .into_any()
}

fn button(label: &'static str, mut press: impl FnMut() + 'static) -> AnyView {
    view! { <button type="button" class="button" on:click=on(move |_| press())>{label}</button> }
        .into_any()
}
