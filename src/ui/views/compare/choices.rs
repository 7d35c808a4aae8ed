//! Which designs are compared: those made with a strategy, and those saved in the browser.

use leptos::prelude::*;

use super::Compare;
use crate::assess::MOST_VARIANTS;
use crate::show::ChoiceRow;
use crate::show::compare::VariantKey;
use crate::show::compare::choices::{SAVED, WITH_STRATEGY, made, says, variant as variant_row};
use crate::ui::state::designs::{name_of, saved};
use crate::ui::widgets::{Line, Row, lines, rows, text, when};

/// The variants to choose from; the open design is always among those compared.
pub(super) fn choices(compare: Compare) -> AnyView {
    let made = lines(made);
    let saved = lines(move || {
        compare.session.designs.changes();
        let open = compare.session.designs.id();
        let all = saved::all().unwrap_or_default();
        let others = all.into_iter().filter(|it| Some(&it.id) != open.as_ref());
        others.map(|it| variant_row(&VariantKey::Saved(it.id), &name_of(&it.text))).collect()
    });
    // A saved design that was deleted takes no place.
    let count = move || {
        let is_there = |key: &String, list: &[Line]| {
            list.iter().any(|it| it.get(ChoiceRow::AT.key) == Some(key))
        };
        let (made, saved) = (made.get(), saved.get());
        let those = |it: &&String| is_there(it, &made) || is_there(it, &saved);
        1 + compare.chosen.with(|chosen| chosen.iter().filter(those).count())
    };
    let says = text(move || says(count()));
    let is_full = Signal::derive(move || count() >= MOST_VARIANTS);
    let group = move |title: &'static str, list: Memo<Vec<Line>>| {
        view! {
            <fieldset class="form-field several">
                <legend>{title}</legend>
                <div class="checks">{rows(list, move |row| variant(compare, row, is_full))}</div>
            </fieldset>
        }
    };
    view! {
        <section class="panel compare-choices" aria-labelledby="variants-title">
            <div class="panel-head">
                <h2 id="variants-title">"Designs to compare"</h2>
                <p class="hint" role="status">{says}</p>
            </div>
            {group(WITH_STRATEGY, made)}
            {when(move || !saved.with(Vec::is_empty), move || group(SAVED, saved))}
        </section>
    }
    .into_any()
}

fn variant(compare: Compare, row: Row, is_full: Signal<bool>) -> AnyView {
    let is_on = Signal::derive(move || {
        let key = row.get(ChoiceRow::AT.key);
        compare.chosen.with(|chosen| chosen.contains(&key))
    });
    let toggle = move |_| {
        let key = row.get_untracked(ChoiceRow::AT.key);
        let mut chosen = compare.chosen.get_untracked();
        if chosen.contains(&key) {
            chosen.retain(|it| *it != key);
        } else {
            chosen.push(key);
        }
        compare.choose(chosen);
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=is_on
                prop:disabled=move || is_full.get() && !is_on.get()
                on:change=toggle
            />
            <bdi>{row.text(ChoiceRow::AT.label)}</bdi>
        </label>
    }
    .into_any()
}
