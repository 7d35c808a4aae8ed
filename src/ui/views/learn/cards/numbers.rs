//! How far one is with the cards, and what begins a review.

use leptos::prelude::*;

use super::autosave::StoredProgress;
use super::{ADDRESS, REVIEW, ids, topic_choices};
use crate::learn::review::{left, statistics};
use crate::show::FactRow;
use crate::show::learn::cards::{figures, waiting as sentence};
use crate::ui::views::learn::keys::today;
use crate::ui::widgets::{SelectField, choice, lines, rows, text};

/// How many new cards a day may have.
const NEW: [u32; 6] = [0, 5, 10, 20, 50, 500];

/// How far one is with the cards of the chosen topic, and what begins a review of them.
pub(super) fn view(saved: StoredProgress, topic: RwSignal<String>) -> AnyView {
    let waiting = text(move || {
        let ids = topic.with(|it| ids(it));
        saved.progress.with(|it| sentence(left(&ids, it, today())))
    });
    let figures = lines(move || {
        let ids = topic.with(|it| ids(it));
        figures(&saved.progress.with(|it| statistics(&ids, it, today())))
    });
    let limits = lines(|| {
        NEW.iter()
            .map(|it| match it {
                500 => choice("500", "no limit"),
                it => choice(it.to_string(), it.to_string()),
            })
            .collect()
    });
    let limit = text(move || saved.progress.with(|it| it.new_per_day.to_string()));
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
                            saved.change(|it| it.new_per_day = limit);
                        }
                    }
                />
            </div>
            <dl class="study-figures">
                {rows(figures, |row| view! { <div><dt>{row.text(FactRow::AT.name)}</dt><dd>{row.text(FactRow::AT.value)}</dd></div> })}
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
