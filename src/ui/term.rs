//! Words of the field in the interface: each is a button that opens its entry in the glossary, which is
//! loaded only then.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::later::later_loaded;
use super::parts::Parts;
use super::widgets::{on, when};

/// The id of an entry of the glossary. A test looks for each of them there, by the way they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term(pub(super) &'static str);

/// The entry that was asked for, by its id; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedTerm(pub(super) RwSignal<String>);

impl AskedTerm {
    /// None.
    pub(super) fn new() -> Self {
        Self(RwSignal::default())
    }
}

/// The id of the element in which entries open.
pub(super) const TERM_DIALOG: &str = "term";

/// A word that opens its entry.
pub(super) fn term(of: Term, word: impl IntoView + 'static) -> AnyView {
    term_of(move || of.0.to_owned(), word)
}

/// A word that opens the entry which is its own by then.
pub(super) fn term_of(of: impl Fn() -> String + 'static, word: impl IntoView + 'static) -> AnyView {
    let AskedTerm(asked) = expect_context();
    let ask = move |_: ev::MouseEvent| asked.set(untrack(&of));
    view! {
        <button
            type="button"
            class="term"
            popovertarget=TERM_DIALOG
            popovertargetaction="show"
            on:click=on(ask)
        >
            {word.into_any()}
        </button>
    }
    .into_any()
}

/// Where entries open: Escape leads back to the word.
pub(super) fn term_dialog() -> AnyView {
    let part = expect_context::<Parts>().term;
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        is_open.set(element.is_some_and(|it| it.matches(":popover-open").unwrap_or_default()));
    };
    view! {
        <div
            id=TERM_DIALOG
            class="dialog"
            popover="auto"
            role="dialog"
            aria-label="From the glossary"
            on:toggle=on(toggled)
        >
            {when(move || is_open.get(), move || later_loaded(part, |it| it))}
        </div>
    }
    .into_any()
}
