//! All cards, by topic, with a search.

use std::sync::Arc;

use leptos::prelude::*;

use super::autosave::StoredProgress;
use super::{answer, chosen, wait};
use crate::learn::Words;
use crate::learn::cards::card;
use crate::learn::review::Stage;
use crate::show::learn::cards::{found as found_cards, state as begun};
use crate::ui::widgets::{dynamic, keyed, memo, on, search_field, text, when};

/// The cards of the chosen topic that have the words that are looked for; the one that the address asks
/// for is open.
pub(super) fn view(saved: StoredProgress, topic: RwSignal<String>, asked: String) -> AnyView {
    let typed = RwSignal::new(String::new());
    let found = memo(move || {
        let words = typed.with(|it| Words::new(it));
        let topic = topic.get();
        let cards = chosen(&topic).flat_map(|it| &it.cards).filter(|it| words.are_in_card(it));
        cards.map(|it| Arc::from(it.id.as_str())).collect::<Vec<Arc<str>>>()
    });
    let count = text(move || found.with(|it| found_cards(it.len())));
    view! {
        <section class="panel study" aria-labelledby="browse-title">
            <div class="panel-head">
                <h2 id="browse-title">"All cards"</h2>
                {search_field(typed, "Words of the question or the answer")}
                <span class="hint" role="status">{count}</span>
            </div>
            {when(move || found.with(Vec::is_empty), || view! {
                <p class="hint">"No card has all of these words. Try fewer of them, or all topics."</p>
            })}
            <div class="study-cards">
                {keyed(found, move |id| card_view(saved, id, &asked))}
            </div>
        </section>
    }
    .into_any()
}

fn card_view(saved: StoredProgress, id: Arc<str>, asked: &str) -> AnyView {
    let Some(card) = card(&id) else { return ().into_any() };
    let is_open = *id == *asked;
    // What is behind 200 questions is made when somebody looks.
    let seen = RwSignal::new(is_open);
    let state = text(move || {
        saved.progress.with(|it| match it.cards.get(&*id) {
            None => "new".to_owned(),
            Some(card) => begun(card.stage != Stage::Review, wait(card.due)),
        })
    });
    view! {
        <details prop:open=is_open on:toggle=on(move |_| seen.set(true))>
            <summary>{card.question.as_str()}" "<small class="hint">{state}</small></summary>
            {dynamic(move || seen.get().then(|| answer(card)))}
        </details>
    }
    .into_any()
}
