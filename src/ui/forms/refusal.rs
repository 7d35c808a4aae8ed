//! What was entered into a field and is refused: it stays there, with the reason below it.

use leptos::ev::{KeyboardEvent, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::show::forms::field::refused;
use crate::ui::widgets::{flag, memo, on, text, when};

/// Why a field is refused, until it is corrected or Escape restores the value of the document;
/// copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Refusal {
    shown: Signal<String>,
    why: RwSignal<String>,
}

impl Refusal {
    /// Nothing is refused of a field that shows this of the document.
    pub(in crate::ui) fn new(shown: Signal<String>) -> Self {
        // Wakes for another text alone: whatever else changes leaves in the field what was written.
        let shown: Signal<String> = memo(move || shown.get()).into();
        let why = RwSignal::new(String::new());
        Effect::new(move |_| {
            shown.track();
            why.set(String::new());
        });
        Self { shown, why }
    }

    /// What the field is to show of the document.
    pub(in crate::ui) fn shown(self) -> Signal<String> {
        self.shown
    }

    /// Whether what is in the field was refused.
    pub(in crate::ui) fn is_there(self) -> bool {
        self.why.with(|why| !why.is_empty())
    }

    /// The same, as an attribute has it.
    pub(in crate::ui) fn is_wrong(self) -> Signal<String> {
        flag(move || self.is_there())
    }

    /// Shows what the document has once the field was taken over; says why where it was not.
    pub(in crate::ui) fn settle(self, field: &HtmlInputElement, taken: Result<(), String>) {
        match taken {
            Ok(()) => self.restore(field),
            Err(why) => {
                self.why.set(refused(&why, &self.shown.get_untracked()));
            }
        }
    }

    /// What is done about keys in the field.
    pub(in crate::ui) fn on_key(self) -> Box<dyn FnMut(Targeted<KeyboardEvent, HtmlInputElement>)> {
        on(move |event: Targeted<KeyboardEvent, HtmlInputElement>| {
            let field = event.target();
            let is_same = field.value() == self.shown.get_untracked();
            if event.key() == "Escape" && !(is_same && self.why.with_untracked(String::is_empty)) {
                // What is around the field has no part in it.
                event.prevent_default();
                self.restore(&field);
            }
        })
    }

    /// Why, for what describes the field.
    pub(in crate::ui) fn line(self) -> AnyView {
        let line = move || {
            let why = text(move || self.why.get());
            view! { <span class="field-error" role="alert">{why}</span> }
        };
        when(move || self.is_there(), line)
    }

    fn restore(self, field: &HtmlInputElement) {
        self.why.set(String::new());
        field.set_value(&self.shown.get_untracked());
    }
}

/// Whether a field is empty because nothing is in it: the browser gives no text for what is no number, or
/// half a moment, either.
pub(in crate::ui) fn is_blank(field: &HtmlInputElement) -> bool {
    field.value().trim().is_empty() && field.check_validity()
}
