//! What a first visit leads through, as a strip above the workbench.

use leptos::prelude::*;

use crate::show::first_steps::{LEARNED, PURPOSE, STEPS, state_of};
use crate::ui::state::FirstSteps;
use crate::ui::widgets::{either, on, text};

/// Where the first lesson is.
const FIRST_LESSON: &str = "#learn/lessons/rpo-and-rto-on-one-timeline";

/// The strip of the first steps.
pub(in crate::ui) fn first_steps() -> AnyView {
    let state = expect_context::<FirstSteps>();
    let step =
        move |(at, name): (usize, &'static str)| {
            let progress = text(move || state_of(state.done.get(), at).to_owned());
            let mark = text(move || {
                if progress.get() == "done" { "✓".to_owned() } else { (at + 1).to_string() }
            });
            let heard =
                text(move || if progress.get() == "done" { ", done" } else { "" }.to_owned());
            view! {
                <li data-step=progress>
                    <span class="mark" aria-hidden="true">{mark}</span>
                    {name}
                    <span class="visually-hidden">{heard}</span>
                </li>
            }
            .into_any()
        };
    let is_done = move || state.done.get() == [true; 3];
    view! {
        <p class="purpose">{PURPOSE}</p>
        {either(
            is_done,
            || view! { <p class="learned" role="status">{LEARNED}</p> },
            move || view! { <ol>{STEPS.into_iter().enumerate().map(step).collect::<Vec<_>>()}</ol> },
        )}
        <p class="button-row">
            <button type="button" class="button" data-look="plain" on:click=on(move |_| state.leave())>
                {text(move || if is_done() { "Close" } else { "Skip" }.to_owned())}
            </button>
            <a class="button" href=FIRST_LESSON>"Take lesson 1"</a>
        </p>
    }
    .into_any()
}
