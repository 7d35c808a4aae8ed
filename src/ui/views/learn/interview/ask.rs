//! One question of an interview: the clock and the notes, then the rubric to rate oneself by.

use leptos::ev::{Event, KeyboardEvent, Targeted};
use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::open_interview::{HEADING, OpenInterview};
use crate::learn::interview::rubric;
use crate::show::learn::quiz::{clock, named, question as numbered, took as took_so_long};
use crate::ui::state::timer::ViewTimer;
use crate::ui::views::learn::sources::source_list;
use crate::ui::widgets::{on, text};
use crate::units::Span;

/// A question, before or after its answer.
pub(super) fn view(interview: OpenInterview, at: usize, is_rated: bool) -> AnyView {
    let Some(question) = interview.turn(at).and_then(|it| it.card()).map(|it| it.question.as_str())
    else {
        return ().into_any();
    };
    let count = interview.look(|it| it.turns.len()).unwrap_or_default();
    let body = if is_rated { rating(interview, at, count) } else { answering(interview, at) };
    view! {
        <section class="panel study" aria-labelledby=HEADING>
            <div class="panel-head">
                <h2>{numbered(at, count)}</h2>
                <button type="button" class="text-button" on:click=on(move |_| interview.stop())>
                    "End the interview"
                </button>
            </div>
            <h3 id=HEADING class="study-question" tabindex="-1">{question}</h3>
            {body}
        </section>
    }
    .into_any()
}

/// The clock and the notes.
fn answering(interview: OpenInterview, at: usize) -> AnyView {
    let limit = interview.look(|it| it.setup.time()).unwrap_or_default();
    let elapsed = RwSignal::new(interview.elapsed());
    let tick = move || elapsed.set(interview.elapsed());
    ViewTimer::new().every(1_000, tick);
    let left = text(move || clock((limit - elapsed.get()).as_seconds()));
    let is_over = move || elapsed.get() > limit;
    let over = text(move || {
        if is_over() { "The time is over; finish your sentence." } else { "" }.to_owned()
    });
    let tone = text(move || if is_over() { "bad" } else { "" }.to_owned());
    view! {
        <p class="study-clock" role="timer" aria-label="Time left" data-tone=tone>{left}</p>
        <p class="hint" role="status">{over}</p>
        {notes(interview, at)}
        <p class="button-row">
            <button
                type="button"
                class="button"
                data-look="primary"
                on:click=on(move |_| interview.answered(at))
            >
                "Show what a good answer names"
            </button>
        </p>
    }
    .into_any()
}

fn notes(interview: OpenInterview, at: usize) -> AnyView {
    let saved = interview.turn(at).map(|it| it.notes).unwrap_or_default();
    let typed = move |event: Targeted<Event, HtmlTextAreaElement>| {
        interview.note(at, event.target().value());
    };
    // What is typed is text: the page's keys stay out of it.
    let typing = |event: KeyboardEvent| event.stop_propagation();
    view! {
        <label class="field">
            <span>"Your notes"</span>
            <textarea
                rows="6"
                prop:value=saved
                on:input:target=on(typed)
                on:keydown=on(typing)
            ></textarea>
        </label>
    }
    .into_any()
}

/// The rubric: what a good answer names, to be ticked.
fn rating(interview: OpenInterview, at: usize, count: usize) -> AnyView {
    let Some(turn) = interview.turn(at) else { return ().into_any() };
    let Some(card) = turn.card() else { return ().into_any() };
    let took = Span::seconds(turn.took.unwrap_or_default());
    let points = rubric(&card.short, &card.full).into_iter().enumerate().map(|(point, it)| {
        let is_named = turn.named.get(point) == Some(&true);
        let change = move |event: Targeted<Event, HtmlInputElement>| {
            interview.name(at, point, event.target().checked());
        };
        view! {
            <li>
                <label class="check">
                    <input type="checkbox" prop:checked=is_named on:change:target=on(change)/>
                    <span><small class="hint">{it.label()}": "</small>{it.text().to_owned()}</span>
                </label>
            </li>
        }
    });
    let points = points.collect::<Vec<_>>();
    let score = text(move || {
        let (hit, all) = interview.score(at);
        named(hit, all)
    });
    let is_last = at + 1 == count;
    view! {
        <p class="hint">{took_so_long(took)}</p>
        <ul class="study-rubric" aria-label="What a good answer names">{points}</ul>
        <p role="status"><b>{score}</b></p>
        {notes(interview, at)}
        {source_list(&card.sources)}
        <p class="button-row">
            <button type="button" class="button" data-look="primary" on:click=on(move |_| interview.next())>
                {if is_last { "Show the transcript" } else { "Next question" }}
            </button>
        </p>
    }
    .into_any()
}
