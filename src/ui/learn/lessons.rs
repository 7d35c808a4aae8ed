//! The lessons: a list, and one of them step by step.

use leptos::prelude::*;

use crate::learn::lessons;

/// The section of the lessons.
pub(super) fn view() -> AnyView {
    let item = |it: &'static crate::learn::Lesson| {
        view! {
            <li>
                <a href=format!("#learn/lessons/{}", it.id)>{it.title.as_str()}</a>
                <span class="hint">{format!("{} min", it.minutes)}</span>
            </li>
        }
    };
    view! {
        <section class="panel" aria-labelledby="lessons-title">
            <h2 id="lessons-title">"Lessons"</h2>
            <ol class="lesson-list">{lessons().iter().map(item).collect::<Vec<_>>()}</ol>
        </section>
    }
    .into_any()
}
