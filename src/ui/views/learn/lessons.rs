//! The lessons: a list with what is done, and one of them step by step.

use leptos::prelude::*;

use super::address::part;
use super::lesson::lesson_view;
use super::progress::{LessonProgress, done};
use crate::learn::{Lesson, lesson, lessons};
use crate::show::learn::lessons::{done as done_of, minutes};
use crate::ui::widgets::dynamic;

/// The section of the lessons.
pub(super) fn view() -> AnyView {
    let asked = part(1);
    dynamic(move || match lesson(&asked.get()) {
        Some(lesson) => lesson_view(lesson),
        None => list(),
    })
}

fn list() -> AnyView {
    let items = lessons().iter().map(item).collect::<Vec<_>>();
    view! {
        <section class="panel" aria-labelledby="lessons-title">
            <div class="panel-head">
                <h2 id="lessons-title">"Lessons"</h2>
                <span class="hint">{done_of(done(), lessons().len())}</span>
            </div>
            <p class="hint">
                "Each has a prepared design: predict what an incident does to it, run it, and change it \
                until it holds. What you do here is kept in this browser."
            </p>
            <ol class="lesson-list">{items}</ol>
        </section>
    }
    .into_any()
}

fn item(lesson: &'static Lesson) -> AnyView {
    let state = LessonProgress::of(&lesson.id).word();
    let state = state.map(|(word, tone)| view! { <span class="tag" data-tone=tone>{word}</span> });
    view! {
        <li>
            <div>
                <a href=format!("#learn/lessons/{}", lesson.id)>{lesson.title.as_str()}</a>
                {state}
            </div>
            <p class="hint">{lesson.goal.as_str()}</p>
            <span class="minutes">{minutes(lesson).0}</span>
        </li>
    }
    .into_any()
}
