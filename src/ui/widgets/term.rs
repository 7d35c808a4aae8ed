//! Words of the field in the interface: each is a button that opens its entry in the glossary, which is
//! loaded only then.

use leptos::ev;
use leptos::prelude::*;

use super::on;
use crate::show::Term;

/// The entry that was asked for, by its id; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct AskedTerm(pub(in crate::ui) RwSignal<String>);

impl AskedTerm {
    /// None.
    pub(in crate::ui) fn new() -> Self {
        Self(RwSignal::default())
    }
}

/// The id of the element in which entries open.
pub(in crate::ui) const TERM_DIALOG: &str = "term";

/// A word that opens its entry.
pub(in crate::ui) fn term(of: Term, word: impl IntoView + 'static) -> AnyView {
    button(Box::new(move || of.0.to_owned()), word.into_any(), "0")
}

/// A word among many that opens the entry which is its own by then. The Tab key passes it by, since it would stop
/// at each of them: by keyboard, the entry is found in the command palette and in the glossary.
pub(in crate::ui) fn term_of(
    of: impl Fn() -> String + 'static,
    word: impl IntoView + 'static,
) -> AnyView {
    button(Box::new(of), word.into_any(), "-1")
}

fn button(of: Box<dyn Fn() -> String>, word: AnyView, stop: &'static str) -> AnyView {
    let AskedTerm(asked) = expect_context();
    let ask = move |_: ev::MouseEvent| asked.set(untrack(&of));
    view! {
        <button
            type="button"
            class="term"
            tabindex=stop
            popovertarget=TERM_DIALOG
            popovertargetaction="show"
            on:click=on(ask)
        >
            {word}
        </button>
    }
    .into_any()
}
