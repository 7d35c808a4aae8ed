//! Which designs are compared: those made with a strategy, and those kept in the browser.

use leptos::prelude::*;

use super::{Compare, KEPT, MADE};
use crate::assess::{MOST_VARIANTS, STRATEGIES};
use crate::ui::state::designs::{name_of, saved};
use crate::ui::widgets::{Line, Row, choice, lines, rows, text, when};

/// The variants to choose from; the open design is always among those compared.
pub(super) fn choices(compare: Compare) -> AnyView {
    let made = lines(|| {
        STRATEGIES
            .iter()
            .map(|it| choice(format!("{MADE}{}", it.key()), it.spec().name))
            .collect::<Vec<Line>>()
    });
    let kept = lines(move || {
        compare.session.designs.changes();
        let open = compare.session.designs.id();
        let all = saved::all().unwrap_or_default();
        let others = all.into_iter().filter(|it| Some(&it.id) != open.as_ref());
        others.map(|it| choice(format!("{KEPT}{}", it.id), name_of(&it.text))).collect()
    });
    // A design that is not kept any more takes no place.
    let count = move || {
        let is_there = |key: &String, list: &[Line]| list.iter().any(|it| it.first() == Some(key));
        let (made, kept) = (made.get(), kept.get());
        let those = |it: &&String| is_there(it, &made) || is_there(it, &kept);
        1 + compare.chosen.with(|chosen| chosen.iter().filter(those).count())
    };
    let says = text(move || match count() {
        all if all >= MOST_VARIANTS => {
            format!("{MOST_VARIANTS} of {MOST_VARIANTS} designs: take one out to choose another.")
        }
        count => format!("{count} of at most {MOST_VARIANTS} designs, the open one among them."),
    });
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
            {group("The open design with one strategy for all", made)}
            {when(move || !kept.with(Vec::is_empty), move || group("Kept in this browser", kept))}
        </section>
    }
    .into_any()
}

fn variant(compare: Compare, row: Row, is_full: Signal<bool>) -> AnyView {
    let is_on = Signal::derive(move || {
        let key = row.get(0);
        compare.chosen.with(|chosen| chosen.contains(&key))
    });
    let toggle = move |_| {
        let key = row.get_untracked(0);
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
            <bdi>{row.text(1)}</bdi>
        </label>
    }
    .into_any()
}
