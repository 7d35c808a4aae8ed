//! How far one is with the cards, and what begins a review.

use leptos::prelude::*;

use super::autosave::StoredProgress;
use super::{ADDRESS, REVIEW, ids, topic_choices};
use crate::learn::review::{Left, left, statistics};
use crate::show::text::counted;
use crate::ui::views::learn::keys::today;
use crate::ui::widgets::{SelectField, choice, lines, rows, text};

/// How many new cards a day may have.
const NEW: [u32; 6] = [0, 5, 10, 20, 50, 500];

/// How far one is with the cards of the chosen topic, and what begins a review of them.
pub(super) fn view(kept: StoredProgress, topic: RwSignal<String>) -> AnyView {
    let waiting = text(move || {
        let ids = topic.with(|it| ids(it));
        kept.progress.with(|it| said(left(&ids, it, today())))
    });
    let figures = lines(move || {
        let ids = topic.with(|it| ids(it));
        let it = kept.progress.with(|it| statistics(&ids, it, today()));
        let line = |name: &str, value: String| vec![name.to_owned(), value];
        let known = it.known.map_or_else(|| "–".to_owned(), |it| format!("{:.0} %", it * 100.0));
        let week: usize = it.due.iter().sum();
        vec![
            line("New", it.unseen.to_string()),
            line("Learning", it.learning.to_string()),
            line("Known", it.young.to_string()),
            line("Known for weeks", it.mature.to_string()),
            line("Due within 7 days", week.to_string()),
            line("Reviews", it.reviews.to_string()),
            line("Recalled", known),
            line("Days in a row", it.streak.to_string()),
        ]
    });
    let limits = lines(|| {
        NEW.iter()
            .map(|it| match it {
                500 => choice("500", "no limit"),
                it => choice(it.to_string(), it.to_string()),
            })
            .collect()
    });
    let limit = text(move || kept.progress.with(|it| it.new_per_day.to_string()));
    view! {
        <section class="panel study" aria-labelledby="cards-title">
            <h2 id="cards-title">"Cards"</h2>
            <div class="study-row">
                <SelectField
                    label="Topic"
                    id="cards-topic"
                    choices=topic_choices()
                    chosen=text(move || topic.get())
                    on_choose=move |key: String| topic.set(key)
                />
                <SelectField
                    label="New cards a day"
                    id="cards-new"
                    choices=limits
                    chosen=limit
                    on_choose=move |key: String| {
                        if let Ok(limit) = key.parse() {
                            kept.change(|it| it.new_per_day = limit);
                        }
                    }
                />
            </div>
            <dl class="study-figures">
                {rows(figures, |row| view! { <div><dt>{row.text(0)}</dt><dd>{row.text(1)}</dd></div> })}
            </dl>
            <p class="button-row">
                <a class="button" data-look="primary" href=format!("#{ADDRESS}/{REVIEW}")>
                    "Review cards"
                </a>
                <span class="hint">{waiting}</span>
            </p>
        </section>
    }
    .into_any()
}

/// What waits, as a sentence.
pub(super) fn said(left: Left) -> String {
    if left.all() == 0 {
        return "Nothing is due now.".to_owned();
    }
    let parts = [(left.learning, "being learned"), (left.due, "due"), (left.new, "new")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    format!("{}: {}.", counted(left.all(), "card"), parts.join(", "))
}
