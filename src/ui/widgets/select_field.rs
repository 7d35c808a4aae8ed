//! A list to choose one value from, with its label.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

use super::{Line, Row, on, rows};
use crate::show::ChoiceRow;

const AT: ChoiceRow<usize> = ChoiceRow::AT;

/// A list to choose one value from.
#[component]
pub(in crate::ui) fn SelectField(
    /// What the value is.
    label: &'static str,
    /// Tells the field from others on the page.
    id: &'static str,
    /// What can be chosen.
    choices: Memo<Vec<Line>>,
    /// The key of what is chosen.
    chosen: Signal<String>,
    /// Called with the key of what the user chooses.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |choice: Row| {
        let is_chosen = Signal::derive(move || chosen.get() == choice.get(AT.key));
        view! { <option value=choice.text(AT.key) prop:selected=is_chosen>{choice.text(AT.label)}</option> }
    };
    let pick = move |event: Targeted<Event, HtmlSelectElement>| {
        on_choose.run(event.target().value());
    };
    view! {
        <span class="select-field">
            <label for=id>{label}</label>
            <select id=id on:change:target=on(pick)>
                {rows(choices, option)}
            </select>
        </span>
    }
}
