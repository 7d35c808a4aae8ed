//! The ready-made incidents, applied to the open design.

use leptos::prelude::*;

use super::adding::{add, suggested};
use crate::model::deck::card;
use crate::show::text::quoted;
use crate::show::workbench::adding::label_of_adding;
use crate::show::workbench::templates::{TemplateRow, templates};
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{Row, drawn, flag, lines, rows, when};

/// The button that opens the ready-made incidents, and their list.
#[component]
pub(in crate::ui) fn Deck() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let playhead = expect_context::<Playhead>();
    let cards = lines(move || editor.design.with(|it| templates(it)));
    let deal = Callback::new(move |key: String| {
        let Some(card) = card(&key) else { return };
        let after = suggested(editor, selection, playhead, None);
        let preferred = selection.component.get_untracked();
        let incident =
            editor.scenario.with_untracked(|it| card.deal(it, after, preferred.as_ref()));
        if let Ok(mut incident) = incident {
            incident.name = Some(card.name.to_owned());
            add(editor, selection, &incident, label_of_adding(&quoted(card.name)));
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
                            <span class="hint">{card.text(TemplateRow::AT.misfit)}</span>
                        </button>
                    },
                )}
            </li>
        }
    };
    view! {
        <button type="button" class="button" popovertarget="deck">"Incident templates…"</button>
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
                "Real-world incidents, applied to the selected component where possible. You can change \
                everything later."
            </p>
            <ul>{rows(cards, item)}</ul>
        </div>
    }
}
