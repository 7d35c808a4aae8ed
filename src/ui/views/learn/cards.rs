//! The interview cards: all of them to be searched, and a session that repeats what is due.

mod autosave;
mod browse;
mod numbers;
mod session;
mod transfer;

use leptos::prelude::*;

use super::address::part;
use super::sources::source_list;
use crate::learn::{Card, Topic, topics};
use crate::ui::views::learn::keys::today;
use crate::ui::widgets::{Line, choice, dynamic, lines, prose};
use crate::units::{Instant, Span};
use autosave::StoredProgress;

/// The address of the section.
const ADDRESS: &str = "learn/cards";

/// The place of the review session within it.
const REVIEW: &str = "review";

/// The section of the cards.
pub(super) fn view() -> AnyView {
    let saved = StoredProgress::open();
    let asked = part(1);
    let topic = RwSignal::new(String::new());
    dynamic(move || {
        if asked.get() == REVIEW {
            session::view(saved, topic)
        } else {
            view! {
                <div class="study-columns">
                    <div class="study-side">{numbers::view(saved, topic)} {transfer::view(saved)}</div>
                    {browse::view(saved, topic, asked.get_untracked())}
                </div>
            }
            .into_any()
        }
    })
}

/// How long a card waits until it is due, as people say it: in whole hours from a day on, in whole minutes
/// from an hour on. Eight days less some seconds are eight days.
fn wait(due: Instant) -> Span {
    let wait = due.since(today().now).at_least_zero();
    let unit = match wait {
        long if long >= Span::days(1) => Span::hours(1),
        long if long >= Span::hours(1) => Span::minutes(1),
        _ => return wait,
    };
    let unit = unit.as_seconds();
    Span::seconds((wait.as_seconds() + unit / 2) / unit * unit)
}

/// The topics to choose from, and all of them.
fn topic_choices() -> Memo<Vec<Line>> {
    lines(|| {
        let all = std::iter::once(choice("", "All topics"));
        all.chain(topics().iter().map(|it| choice(it.id, it.title.as_str()))).collect()
    })
}

/// The topics that a choice stands for.
fn chosen(topic: &str) -> impl Iterator<Item = &'static Topic> {
    topics().iter().filter(move |it| topic.is_empty() || it.id == topic)
}

/// The ids of the cards of a choice of topics.
fn ids(topic: &str) -> Vec<&'static str> {
    chosen(topic).flat_map(|it| &it.cards).map(|it| it.id.as_str()).collect()
}

/// What is behind the question of a card.
pub(super) fn answer(card: &'static Card) -> AnyView {
    view! {
        <p class="study-short">{prose(&card.short)}</p>
        <p>{prose(&card.full)}</p>
        {source_list(&card.sources)}
    }
    .into_any()
}
