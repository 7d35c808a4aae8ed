//! The deck of ready-made incidents, dealt onto the open design.

use leptos::prelude::*;

use super::adding::{add, suggested};
use crate::model::deck::{DECK, card};
use crate::show::{Line, columns};
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{Row, drawn, flag, lines, rows, text, when};

columns! {
    /// The columns of a card's line: key, name, sentence, picture, why it does not fit.
    struct TemplateRow {
        key,
        name,
        sentence,
        icon,
        misfit,
    }
}

/// The button that opens the deck, and the deck.
#[component]
pub(in crate::ui) fn Deck() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let cards = lines(move || {
        editor.design.with(|scenario| {
            let line = |card: &crate::model::deck::IncidentTemplate| {
                let misfit = card.deal(scenario, scenario.clock.start, None).err();
                let [key, name, sentence] = [card.key, card.name, card.sentence].map(str::to_owned);
                let icon = card.kind.spec().icon.to_owned();
                Line::from(TemplateRow {
                    key,
                    name,
                    sentence,
                    icon,
                    misfit: misfit.unwrap_or_default(),
                })
            };
            DECK.iter().map(line).collect()
        })
    });
    let deal = Callback::new(move |key: String| {
        let Some(card) = card(&key) else { return };
        let after = suggested(editor, selection, playhead, None);
        let preferred = selection.component.get_untracked();
        let incident =
            editor.scenario.with_untracked(|it| card.deal(it, after, preferred.as_ref()));
        if let Ok(mut incident) = incident {
            incident.name = Some(card.name.to_owned());
            add(editor, selection, &incident, format!("Add “{}”", card.name));
        }
    });
    let item = move |card: Row| {
        let fits = move || card.get(TemplateRow::AT.misfit).is_empty();
        view! {
            <li>
                {when(
                    fits,
                    move || view! {
                        <button
                            type="button"
                            popovertarget="deck"
                            popovertargetaction="hide"
                            on:click=move |_| deal.run(card.get_untracked(TemplateRow::AT.key))
                        >
                            <b>{drawn(card.text(TemplateRow::AT.icon))}{card.text(TemplateRow::AT.name)}</b>
                            <span class="hint">{card.text(TemplateRow::AT.sentence)}</span>
                        </button>
                    },
                )}
                {when(
                    move || !fits(),
                    move || view! {
                        <button type="button" aria-disabled=flag(|| true)>
                            <b>{drawn(card.text(TemplateRow::AT.icon))}{card.text(TemplateRow::AT.name)}</b>
                            <span class="hint">{text(move || card.get(TemplateRow::AT.misfit))}</span>
                        </button>
                    },
                )}
            </li>
        }
    };
    view! {
        <button type="button" class="button" popovertarget="deck">"From the deck…"</button>
        <div
            id="deck"
            class="presets deck"
            popover="auto"
            role="dialog"
            aria-label="Ready-made incidents"
            tabindex="-1"
            autofocus
        >
            <p class="hint">
                "What happens to companies. It hits the selected component where that fits, after the \
                moment looked at; everything can be changed afterwards."
            </p>
            <ul>{rows(cards, item)}</ul>
        </div>
    }
}
