//! The prediction before the run: written into a field, or drawn on the line of time; both are one value.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{LessonPlay, drawn};
use crate::show::learn::lessons::needs;
use crate::ui::forms::focus_soon;
use crate::ui::views::learn::progress::LessonProgress;
use crate::ui::widgets::{either, flag, on, when};

/// The id of the field.
const FIELD: &str = "prediction";
/// The id of what is wrong with it.
const FAULT: &str = "prediction-fault";
/// The id of the title of what came out.
pub(super) const RESULT: &str = "lesson-result";

/// What is to be predicted, and the button that runs it.
pub(super) fn prediction(play: LessonPlay) -> AnyView {
    let lesson = play.lesson;
    let asked = &lesson.prediction;
    let is_asked = RwSignal::new(false);
    let is_wrong = move || is_asked.get() && play.predicted().is_none();
    let write = move |event: Targeted<Event, HtmlInputElement>| {
        play.typed.set(event.target().value());
    };
    let run = move || {
        is_asked.set(true);
        match untrack(|| play.predicted()) {
            Some(value) => {
                LessonProgress::update(&lesson.id, |it| it.predicted = Some(value));
                play.is_run.set(true);
                focus_soon(RESULT.to_owned());
            }
            None => focus_soon(FIELD.to_owned()),
        }
    };
    let again = move || {
        play.is_run.set(false);
        is_asked.set(false);
        focus_soon(FIELD.to_owned());
    };
    view! {
        <section class="panel prediction" aria-labelledby="lesson-prediction">
            <h3 id="lesson-prediction">"Your prediction"</h3>
            <p>{asked.question.as_str()}</p>
            <form
                class="prediction-form"
                novalidate
                on:submit=on(move |event: leptos::ev::SubmitEvent| {
                    event.prevent_default();
                    if !play.is_run.get_untracked() {
                        run();
                    }
                })
            >
                <label for=FIELD>"I expect"</label>
                <input
                    id=FIELD
                    type="number"
                    min="0"
                    step="any"
                    autocomplete="off"
                    prop:value=move || play.typed.get()
                    prop:disabled=move || play.is_run.get()
                    aria-invalid=flag(is_wrong)
                    aria-describedby=FAULT
                    on:input:target=on(write)
                />
                <span>{asked.unit.name()}</span>
                {either(
                    move || play.is_run.get(),
                    move || view! {
                        <button type="button" class="button" on:click=on(move |_| again())>
                            "Predict again"
                        </button>
                    },
                    || view! {
                        <button type="submit" class="button" data-look="primary">"Run it"</button>
                    },
                )}
            </form>
            <p id=FAULT class="fault">
                {when(is_wrong, move || needs(asked.unit.name()))}
            </p>
            {drawn::drawn(play)}
        </section>
    }
    .into_any()
}
