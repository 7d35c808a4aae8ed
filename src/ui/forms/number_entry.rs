//! A field for one number: what cannot be is said beside the field, and changes nothing.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::number;
use crate::show::text::count;
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

/// A number as people write it: "10,080", "0.001".
pub(in crate::ui) fn plain(number: f64) -> String {
    if number >= 1_000.0 && (number - libm::trunc(number)).abs() < f64::EPSILON {
        count(number)
    } else {
        number.to_string()
    }
}

/// "0 to 10,080 min".
pub(in crate::ui) fn range((low, high): (f64, f64), unit: &str) -> String {
    let behind = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    format!("{} to {}{behind}", plain(low), plain(high))
}

/// What is wrong with what the user has put in; else the number, or nothing for an empty field.
fn read(raw: &str, (low, high): (f64, f64), unit: &str) -> Result<Option<f64>, String> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let Some(number) = number(raw) else {
        return Err(format!(
            "“{raw}” is not a number. Write one from {}, with a point before decimals.",
            range((low, high), unit)
        ));
    };
    if (low..=high).contains(&number) {
        // Adding nothing turns a negative zero into zero.
        Ok(Some(number + 0.0))
    } else {
        Err(format!("{raw} is out of range. Write a number from {}.", range((low, high), unit)))
    }
}

/// The field with its sentence.
pub(in crate::ui) fn number_entry(editor: Editor, of: NumberEntry) -> AnyView {
    let NumberEntry { id, name, shown, empty, range, unit, on_enter } = of;
    let wrong = RwSignal::new(String::new());
    // What the document says takes the place of what could not be.
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
                match read(&input.value(), range, unit) {
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
