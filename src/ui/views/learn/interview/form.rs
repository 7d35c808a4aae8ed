//! What an interview is to be about, how many questions it has and how long an answer may take.

use leptos::ev::Event;
use leptos::prelude::*;

use super::open_interview::OpenInterview;
use crate::learn::interview::Setup;
use crate::learn::{Card, topics};
use crate::show::learn::quiz::minutes;
use crate::ui::views::learn::keys::{fresh_seed, today};
use crate::ui::widgets::{SelectField, choice, lines, on, text};

const QUESTIONS: [usize; 5] = [3, 5, 8, 12, 20];
const MINUTES: [u32; 5] = [1, 2, 3, 5, 10];

/// What begins an interview.
pub(super) fn view(interview: OpenInterview) -> AnyView {
    let chosen = RwSignal::new(vec![true; topics().len()]);
    let setup = RwSignal::new(Setup { seed: fresh_seed().into(), ..Setup::default() });
    let said = RwSignal::new(String::new());
    let topic = move |at: usize, title: &'static str, count: usize| {
        let is_on = Signal::derive(move || chosen.with(|it| it.get(at) == Some(&true)));
        let change = move |_: Event| {
            chosen.update(|it| {
                if let Some(is_on) = it.get_mut(at) {
                    *is_on = !*is_on;
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=is_on on:change=on(change)/>
                <span>{title}<small class="hint">{count}</small></span>
            </label>
        }
    };
    let topic_boxes = topics()
        .iter()
        .enumerate()
        .map(|(at, it)| topic(at, it.title.as_str(), it.cards.len()))
        .collect::<Vec<_>>();
    let all = move |is_on: bool| chosen.update(|it| it.fill(is_on));
    let start = move |_| {
        let (titles, cards) = chosen.with_untracked(|it| cards(it));
        let setup = setup.get_untracked();
        let asked: Vec<&'static Card> =
            setup.order(&titles).into_iter().filter_map(|at| cards.get(at).copied()).collect();
        if asked.is_empty() {
            said.set("Choose at least one topic.".to_owned());
        } else {
            interview.begin(setup, today().calendar_date(), &asked);
        }
    };
    let questions =
        lines(|| QUESTIONS.iter().map(|it| choice(it.to_string(), it.to_string())).collect());
    let minutes = lines(|| MINUTES.iter().map(|it| choice(it.to_string(), minutes(*it))).collect());
    view! {
        <section class="panel study" aria-labelledby="interview-title">
            <h2 id="interview-title">"Interview"</h2>
            <p class="hint">
                "Questions from the cards, with a clock. Answer aloud or in notes, then rate yourself by what \
                a good answer names. In the end there is a transcript to copy."
            </p>
            <fieldset class="study-kinds study-topics">
                <legend>"Topics"</legend>
                {topic_boxes}
            </fieldset>
            <p class="button-row">
                <button type="button" class="text-button" on:click=on(move |_| all(true))>"All topics"</button>
                <button type="button" class="text-button" on:click=on(move |_| all(false))>"No topic"</button>
            </p>
            <div class="study-row">
                <SelectField
                    label="Questions"
                    id="interview-questions"
                    choices=questions
                    chosen=text(move || setup.with(|it| it.questions.to_string()))
                    on_choose=move |key: String| {
                        setup.update(|it| it.questions = key.parse().unwrap_or(it.questions));
                    }
                />
                <SelectField
                    label="Time for each"
                    id="interview-minutes"
                    choices=minutes
                    chosen=text(move || setup.with(|it| it.minutes.to_string()))
                    on_choose=move |key: String| {
                        setup.update(|it| it.minutes = key.parse().unwrap_or(it.minutes));
                    }
                />
            </div>
            <p class="button-row">
                <button type="button" class="button" data-look="primary" on:click=on(start)>
                    "Start the interview"
                </button>
                <span class="hint" role="status">{text(move || said.get())}</span>
            </p>
        </section>
    }
    .into_any()
}

/// The cards of the chosen topics, each with the title of its own.
fn cards(chosen: &[bool]) -> (Vec<&'static str>, Vec<&'static Card>) {
    let topics = topics().iter().zip(chosen).filter(|(_, is_on)| **is_on);
    topics
        .flat_map(|(topic, _)| topic.cards.iter().map(|card| (topic.title.as_str(), card)))
        .unzip()
}
