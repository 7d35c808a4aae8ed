//! A field for one number: a value that is refused is explained below the field, and changes nothing.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::number;
use crate::show::forms::number::read;
use crate::ui::state::Editor;
use crate::ui::widgets::{flag, text, when};

/// A field for one number.
pub(in crate::ui) struct NumberEntry {
    /// The id of the field.
    pub(in crate::ui) id: String,
    /// What the number is, for those who do not see the table around it.
    pub(in crate::ui) name: Signal<String>,
    /// The number as the document has it; no text where it has none.
    pub(in crate::ui) shown: Signal<String>,
    /// What an empty field stands for.
    pub(in crate::ui) empty: &'static str,
    /// The smallest and the largest number there can be.
    pub(in crate::ui) range: (f64, f64),
    /// The unit, as it is written behind a number.
    pub(in crate::ui) unit: &'static str,
    /// Called with the number that the user puts in, and with nothing for an empty field.
    pub(in crate::ui) on_enter: Callback<Option<f64>>,
}

/// The field with its sentence.
pub(in crate::ui) fn number_entry(editor: Editor, of: NumberEntry) -> AnyView {
    let NumberEntry { id, name, shown, empty, range, unit, on_enter } = of;
    let wrong = RwSignal::new(String::new());
    // The value of the document takes the place of a refused one.
    Effect::new(move |_| {
        shown.track();
        wrong.set(String::new());
    });
    let note: Arc<str> = format!("{id}-note").into();
    let described = Arc::clone(&note);
    let sentence = move || {
        view! { <p class="entry-error" role="alert" id=described.to_string()>{text(move || wrong.get())}</p> }
    };
    view! {
        <input
            class="number-entry"
            id=id
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            placeholder=empty
            aria-label=name
            aria-invalid=flag(move || !wrong.with(String::is_empty))
            aria-describedby=note.to_string()
            prop:value=shown
            on:change:target=move |event| {
                let input = event.target();
                let raw = input.value();
                match read(&raw, number(raw.trim()), range, unit) {
                    Ok(number) => {
                        wrong.set(String::new());
                        on_enter.run(number);
                        input.set_value(&shown.get_untracked());
                    }
                    Err(sentence) => wrong.set(sentence),
                }
            }
            on:blur=move |_| editor.close_step()
        />
        {when(move || !wrong.with(String::is_empty), sentence)}
    }
    .into_any()
}
