//! The bar that guides through a lesson above the open design: the goal, what is missing, hint, solution
//! and mistakes.

use leptos::prelude::*;

use super::progress::{LessonProgress, Reached};
use super::workbench::{BAR_TITLE, Desk};
use crate::learn::{GoalStanding, Lesson, Mistake, lesson, lessons};
use crate::show::learn::lessons::{
    bar_title, named as quoted, next as next_lesson, solution_label, start_over_label, try_label,
};
use crate::show::{TextRow, only};
use crate::ui::forms::focus_soon;
use crate::ui::state::{Editor, OpenLesson};
use crate::ui::widgets::{Line, dynamic, either, flag, lines, memo, on, prose, rows, text};

/// What can be opened below the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenSection {
    Hint,
    Solution,
    Mistakes,
}

/// The bar of the lesson that the open design belongs to; nothing where it belongs to none.
pub(in crate::ui) fn lesson_bar() -> AnyView {
    let open = expect_context::<OpenLesson>();
    let id = memo(move || open.id());
    dynamic(move || match id.get().and_then(|id| lesson(&id)) {
        Some(lesson) => bar(lesson),
        None => ().into_any(),
    })
}

fn bar(lesson: &'static Lesson) -> AnyView {
    let editor = expect_context::<Editor>();
    let desk = Desk::of_page();
    if desk.open.entered() {
        focus_soon(BAR_TITLE.to_owned());
    }
    let shown = RwSignal::new(None::<OpenSection>);
    // What is missing, sentence by sentence; nothing is known before the checks are there.
    let is_judged = memo(move || editor.checks.ready().is_some());
    let standing = move || {
        editor.settled.with(|run| editor.findings.with(|findings| lesson.standing(run, findings)))
    };
    let judged = memo(move || {
        let GoalStanding { missing, mistake } = standing();
        (missing, mistake.map(|it| it.name.clone()))
    });
    let is_reached =
        memo(move || is_judged.get() && judged.with(|(missing, _)| missing.is_empty()));
    Effect::new(move |_| {
        if is_reached.get() {
            LessonProgress::update(&lesson.id, |it| {
                let now = if it.was_shown { Reached::Shown } else { Reached::Alone };
                it.reached = it.reached.max(now);
            });
        }
    });
    let missing = lines(move || judged.with(|(missing, _)| one_line_each(missing)));
    let mistake = memo(move || judged.with(|(_, mistake)| mistake.clone()));
    let tone = text(move || {
        match (is_judged.get(), is_reached.get()) {
            (false, _) => "neutral",
            (_, true) => "good",
            (_, false) => "warning",
        }
        .to_owned()
    });
    let word = text(move || {
        match (is_judged.get(), is_reached.get()) {
            (false, _) => "Checking…",
            (_, true) => "Goal reached",
            (_, false) => "Not yet",
        }
        .to_owned()
    });
    view! {
        <section class="panel lesson-bar" aria-labelledby=BAR_TITLE>
            <div class="panel-head">
                <h2 id=BAR_TITLE tabindex="-1">{bar_title(lesson)}</h2>
                <span role="status"><span class="tag" data-tone=tone>{word}</span></span>
            </div>
            <p class="goal"><b>"Goal: "</b>{prose(&lesson.goal)}</p>
            {either(
                move || is_reached.get(),
                move || view! { <p><b>"Remember: "</b>{prose(&lesson.takeaway)}</p> },
                move || view! {
                    <ul class="missing" aria-label="Not yet">
                        {rows(missing, |line| view! { <li>{line.text(TextRow::AT.text)}</li> })}
                    </ul>
                },
            )}
            {dynamic(move || mistake.get().and_then(|name| named(lesson, &name)).map(|it| view! {
                <p class="shown-mistake">
                    <b>{quoted(&it.name)}</b>
                    {prose(&it.fails_because)}
                </p>
            }))}
            {buttons(lesson, desk, shown)}
            {dynamic(move || match shown.get() {
                None => ().into_any(),
                Some(OpenSection::Hint) => {
                    view! { <p class="opened" id="lesson-opened"><b>"Hint: "</b>{prose(&lesson.change)}</p> }.into_any()
                }
                Some(OpenSection::Solution) => {
                    view! { <p class="opened" id="lesson-opened"><b>"Solution: "</b>{prose(&lesson.solution)}</p> }.into_any()
                }
                Some(OpenSection::Mistakes) => mistakes(lesson, desk),
            })}
        </section>
    }
    .into_any()
}

fn one_line_each(texts: &[String]) -> Vec<Line> {
    texts.iter().cloned().map(only).collect()
}

fn named(lesson: &'static Lesson, name: &str) -> Option<&'static Mistake> {
    lesson.mistakes.iter().find(|it| it.name == name)
}

/// What can be done: each button says whether what it opens is open.
fn buttons(lesson: &'static Lesson, desk: Desk, shown: RwSignal<Option<OpenSection>>) -> AnyView {
    let opens = move |what: OpenSection, label: &'static str, act: fn(&'static Lesson, Desk)| {
        let is_open = move || shown.get() == Some(what);
        let press = move |_| {
            let closes = shown.get_untracked() == Some(what);
            if !closes {
                act(lesson, desk);
            }
            shown.set((!closes).then_some(what));
        };
        view! {
            <button
                type="button"
                class="button"
                data-look="small"
                aria-expanded=flag(is_open)
                on:click=on(press)
            >
                {label}
            </button>
        }
    };
    let start_over = move |_| {
        LessonProgress::update(&lesson.id, |it| it.was_shown = false);
        shown.set(None);
        desk.put(lesson.start(), start_over_label(lesson));
    };
    let leave = move |_| {
        desk.open.set(None);
        focus_soon("main".to_owned());
    };
    view! {
        <div class="button-row">
            {opens(OpenSection::Hint, "Hint", |_, _| ())}
            {opens(OpenSection::Solution, "Show the solution", solve)}
            {opens(OpenSection::Mistakes, "Mistakes to try", |_, _| ())}
            <button type="button" class="button" data-look="small" on:click=on(start_over)>
                "Start over"
            </button>
            <a class="button" data-look="small" href=format!("#learn/lessons/{}", lesson.id)>
                "Back to the lesson"
            </a>
            {following(lesson).map(|next| view! {
                <a class="button" data-look="small" href=format!("#learn/lessons/{}", next.id)>
                    {next_lesson(next)}
                </a>
            })}
            <button type="button" class="button" data-look="small" on:click=on(leave)>
                "Leave the lesson"
            </button>
        </div>
    }
    .into_any()
}

fn following(lesson: &'static Lesson) -> Option<&'static Lesson> {
    let at = lessons().iter().position(|it| it.id == lesson.id)?;
    lessons().get(at + 1)
}

/// Puts the solution in the place of the open design, as one step.
fn solve(lesson: &'static Lesson, desk: Desk) {
    LessonProgress::update(&lesson.id, |it| it.was_shown = true);
    desk.put(lesson.solved(), solution_label(lesson));
}

/// The named mistakes, each to be tried on the prepared design.
fn mistakes(lesson: &'static Lesson, desk: Desk) -> AnyView {
    let items = lesson.mistakes.iter().map(|mistake| {
        let attempt = move |_| {
            desk.put(lesson.with(&mistake.edits), try_label(&mistake.name));
        };
        view! {
            <li>
                <button
                    type="button"
                    class="button"
                    data-look="small"
                    aria-label=try_label(&mistake.name)
                    on:click=on(attempt)
                >
                    "Try"
                </button>
                <span><b>{mistake.name.as_str()}</b>" "{prose(&mistake.what)}</span>
            </li>
        }
    });
    view! {
        <div class="opened" id="lesson-opened">
            <p class="hint">
                "Each is put into the prepared design in the place of yours, which undo brings back; then it \
                says why it does not reach the goal."
            </p>
            <ul class="mistakes" aria-label="Mistakes to try">{items.collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}
