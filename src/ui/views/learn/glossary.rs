//! The glossary: all entries with a search, and one of them in the address.

use std::sync::Arc;

use leptos::prelude::*;

use super::address::part;
use super::sources::source_list;
use crate::learn::{GlossaryEntry, Words, entry, glossary};
use crate::platform::address;
use crate::show::learn::{also, entries};
use crate::ui::forms::focus_soon;
use crate::ui::widgets::{
    AskedTerm, TERM_DIALOG, dynamic, keyed, memo, on, search_field, text, when,
};

/// The id of the heading of the entry that was asked for.
const ASKED: &str = "asked-entry";

/// The section of the glossary.
pub(super) fn view() -> AnyView {
    let asked = part(1);
    let typed = RwSignal::new(String::new());
    let found = memo(move || {
        let words = typed.with(|it| Words::new(it));
        words.find_in(glossary()).iter().map(|it| Arc::from(it.id.as_str())).collect::<Vec<_>>()
    });
    // An entry that the address asks for is shown, whatever is searched for, and gets the focus.
    Effect::new(move |_| {
        let id = asked.get();
        if entry(&id).is_some() {
            if !found.with_untracked(|it| it.iter().any(|it| **it == *id)) {
                typed.set(String::new());
            }
            focus_soon(heading_id(&id));
        }
    });
    let count = text(move || found.with(|it| entries(it.len())));
    view! {
        <section class="panel" aria-labelledby="glossary-title">
            <div class="panel-head">
                <h2 id="glossary-title">"Glossary"</h2>
                {search_field(typed, "Term or words of its definition")}
                <span class="hint" role="status">{count}</span>
            </div>
            {when(move || found.with(Vec::is_empty), || view! {
                <p class="hint">"No entry has all of these words. Try fewer of them, or their beginnings."</p>
            })}
            <div class="glossary">
                {keyed(found, |id| entry(&id).map(|it| entry_view(it, heading_id(&it.id), see_page)))}
            </div>
        </section>
    }
    .into_any()
}

/// The entry that a word of the interface asked for; another one takes its place from there.
pub(in crate::ui) fn asked_entry() -> AnyView {
    let AskedTerm(asked) = expect_context();
    Effect::new(move |_| {
        asked.track();
        focus_soon(ASKED.to_owned());
    });
    let open = move |_| address::go_to(&format!("learn/glossary/{}", asked.get_untracked()));
    let shown = move || match asked.with(|id| entry(id)) {
        Some(entry) => entry_view(entry, ASKED.to_owned(), see_here),
        None => view! { <p>"The glossary has no entry for this word."</p> }.into_any(),
    };
    view! {
        {dynamic(shown)}
        <p class="button-row">
            <button
                type="button"
                class="button"
                popovertarget=TERM_DIALOG
                popovertargetaction="hide"
                on:click=on(open)
            >
                "Open the glossary"
            </button>
            <button type="button" class="button" popovertarget=TERM_DIALOG popovertargetaction="hide">
                "Close"
            </button>
        </p>
    }
    .into_any()
}

/// An entry with all that is known of it.
fn entry_view(
    entry: &'static GlossaryEntry,
    heading_id: String,
    see: fn(&'static GlossaryEntry) -> AnyView,
) -> AnyView {
    let also = (!entry.also.is_empty()).then(|| view! { <p class="hint">{also(&entry.also)}</p> });
    let here = entry.in_tabletop.as_ref();
    let here = here.map(|it| view! { <p><b>"In Tabletop: "</b>{it.as_str()}</p> });
    let others = entry.see.iter().filter_map(|id| crate::learn::entry(id));
    let others = others.map(|it| view! { <li>{see(it)}</li> }).collect::<Vec<_>>();
    let others = (!others.is_empty()).then(|| {
        view! {
            <div class="see">
                <span>"See also"</span>
                <ul aria-label="See also">{others}</ul>
            </div>
        }
    });
    view! {
        <article class="entry" aria-labelledby=heading_id.clone()>
            <h3 id=heading_id.clone() tabindex="-1">{entry.heading()}</h3>
            {also}
            <p>{entry.definition.as_str()}</p>
            {here}
            {others}
            {source_list(&entry.sources)}
        </article>
    }
    .into_any()
}

/// Leads to another entry of the page.
fn see_page(entry: &'static GlossaryEntry) -> AnyView {
    view! { <a href=format!("#learn/glossary/{}", entry.id)>{entry.heading()}</a> }.into_any()
}

/// Puts another entry in the place of this one.
fn see_here(entry: &'static GlossaryEntry) -> AnyView {
    let AskedTerm(asked) = expect_context();
    view! {
        <button
            type="button"
            class="text-button"
            on:click=on(move |_| asked.set(entry.id.clone()))
        >
            {entry.heading()}
        </button>
    }
    .into_any()
}

fn heading_id(id: &str) -> String {
    format!("entry-{id}")
}
