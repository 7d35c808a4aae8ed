//! One lesson: the story and its design, a prediction, what came of it, and the way to the workbench.

mod drawn;
mod prediction;
mod result;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

use super::progress::LessonProgress;
use super::sources::source_list;
use super::workbench::{Desk, is_begun};
use crate::engine::Run;
use crate::learn::{Amount, Lesson};
use crate::platform::number;
use crate::show::learn::lessons::minutes;
use crate::ui::forms::focus_soon;
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::{Editor, Playhead, Selection, StillMap};
use crate::ui::widgets::{memo, on, prose, when};

/// The id of the title of the lesson.
const TITLE: &str = "lesson-title";

/// A lesson that is played; copy it freely.
#[derive(Clone, Copy)]
struct LessonPlay {
    lesson: &'static Lesson,
    /// The run of the prepared design.
    run: StoredValue<Arc<Run>>,
    /// The prediction as it is written.
    typed: RwSignal<String>,
    /// Whether the run has been shown.
    is_run: RwSignal<bool>,
}

impl LessonPlay {
    /// The prediction; nothing while what is written is none.
    fn predicted(self) -> Option<f64> {
        self.typed.with(|it| number(it)).filter(|it| *it >= 0.0)
    }

    /// What came out.
    fn actual(self) -> Option<Amount> {
        self.run.with_value(|run| self.lesson.prediction.actual(run))
    }
}

/// A lesson, step by step.
pub(super) fn lesson_view(lesson: &'static Lesson) -> AnyView {
    let progress = LessonProgress::of(&lesson.id);
    let play = LessonPlay {
        lesson,
        run: StoredValue::new(Arc::new(Run::unchecked(Arc::new(lesson.start())))),
        typed: RwSignal::new(progress.predicted.map(|it| it.to_string()).unwrap_or_default()),
        is_run: RwSignal::new(progress.predicted.is_some()),
    };
    // Taken before the map gets a design of its own.
    let desk = Desk::of_page();
    focus_soon(TITLE.to_owned());
    let state = progress.word();
    let state = state.map(|(word, tone)| view! { <span class="tag" data-tone=tone>{word}</span> });
    view! {
        <article class="lesson" aria-labelledby=TITLE>
            <div class="lesson-head">
                <a href="#learn/lessons">"All lessons"</a>
                <h2 id=TITLE tabindex="-1">{lesson.title.as_str()}</h2>
                {state}
                <span class="hint">{minutes(lesson).1}</span>
            </div>
            <div class="lesson-start">
                <section class="panel" aria-labelledby="lesson-story">
                    <h3 id="lesson-story">"What it is about"</h3>
                    <p class="goal"><b>"Goal: "</b>{prose(&lesson.goal)}</p>
                    <p>{prose(&lesson.intro)}</p>
                    <details>
                        <summary>"The design in words"</summary>
                        <p>{prose(&lesson.setup)}</p>
                    </details>
                </section>
                {map(lesson)}
            </div>
            {prediction::prediction(play)}
            {when(move || play.is_run.get(), move || {
                view! {
                    <div class="lesson-start">
                        {result::result(play)}
                        {next(play, desk)}
                    </div>
                }
            })}
        </article>
    }
    .into_any()
}

/// The map of the prepared design, before anything happens.
fn map(lesson: &'static Lesson) -> AnyView {
    // What the map shows is found as contexts: these are those of this part of the page only.
    let owner = Owner::new();
    let map = owner.with(|| {
        let editor = expect_context::<Editor>().another(Arc::new(lesson.calm()));
        let playhead = Playhead::new(editor);
        provide_context(editor);
        provide_context(Selection::new(editor));
        provide_context(playhead);
        let chunks = expect_context::<Chunks>();
        // What is to be predicted is not changed.
        provide_context(StillMap);
        provide_context(PlayheadText::new(editor, playhead, chunks.details));
        (chunks.map)()
    });
    OwnedView::new_with_owner(map, owner).into_any()
}

/// From the prediction to the workbench, where the goal is to be reached.
fn next(play: LessonPlay, desk: Desk) -> AnyView {
    let lesson = play.lesson;
    let is_begun = is_begun(lesson);
    let verb = if is_begun { "Continue in the workbench" } else { "Change it in the workbench" };
    let note = if is_begun {
        "Your design of this lesson is kept; the bar above it says what is still missing."
    } else {
        "It opens as a design of its own; yours stays in the list of designs. A bar above it says what \
        is still missing, and gives a hint or the solution."
    };
    view! {
        <section class="panel" aria-labelledby="lesson-next">
            <h3 id="lesson-next">"Now make it hold"</h3>
            <p class="goal"><b>"Goal: "</b>{prose(&lesson.goal)}</p>
            <p class="hint">{note}</p>
            <p class="button-row">
                <button
                    type="button"
                    class="button"
                    data-look="primary"
                    on:click=on(move |_| desk.work_on(lesson))
                >
                    {verb}
                </button>
            </p>
            <details>
                <summary>"Sources of this lesson"</summary>
                {source_list(&lesson.sources)}
            </details>
        </section>
    }
    .into_any()
}

/// The run of a lesson's design to which nothing happens.
fn calm_run(lesson: &'static Lesson) -> Arc<Run> {
    Arc::new(Run::unchecked(Arc::new(lesson.calm())))
}

/// A value that is told only when it changes.
fn predicted(play: LessonPlay) -> Memo<Option<f64>> {
    memo(move || play.predicted())
}
