//! What the designs are compared under, as a row of choices that edits nothing.

use leptos::prelude::*;

use super::Compare;
use crate::show::ChoiceRow;
use crate::show::compare::what_if::{TIMELINE, offered, said};
use crate::ui::widgets::{Row, lines, rows, text, when};

/// What happens, to choose from.
pub(super) fn what_if(compare: Compare) -> AnyView {
    let editor = compare.session.editor;
    let all = lines(move || editor.settled.with(|run| offered(&run.scenario)));
    // What the design can have no more, is not asked for any more.
    Effect::new(move |_| {
        let is_there = all.with(|all| {
            compare.what_if.with(|now| all.iter().any(|it| it[ChoiceRow::AT.key] == *now))
        });
        if !is_there {
            compare.what_if.set(TIMELINE.to_owned());
        }
    });
    let said = text(move || {
        compare.what_if.with(|key| editor.settled.with(|run| said(&run.scenario, key)))
    });
    let item = move |row: Row| {
        let key = row.text(ChoiceRow::AT.key);
        let is_chosen = Signal::derive(move || compare.what_if.with(|now| *now == key.get()));
        view! {
            <label class="what-if">
                <input
                    type="radio"
                    name="what-if"
                    prop:checked=is_chosen
                    on:change=move |_| compare.what_if.set(key.get_untracked())
                />
                <span>{row.text(ChoiceRow::AT.label)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="panel what-ifs">
            <legend>"What happens"</legend>
            <div class="what-if-row">{rows(all, item)}</div>
            {when(
                move || !said.with(String::is_empty),
                move || view! { <p class="hint">{said}</p> },
            )}
        </fieldset>
    }
    .into_any()
}
