//! What a drill is to ask: kinds of questions, how many, and the seed.

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::ADDRESS;
use crate::learn::drills::{QuestionKind, Quiz};
use crate::platform::address;
use crate::show::learn::quiz::length as questions;
use crate::ui::views::learn::keys::fresh_seed;
use crate::ui::widgets::{SelectField, choice, flag, lines, on, text};

/// How many questions can be chosen.
const LENGTHS: [usize; 4] = [5, 10, 20, 50];

/// What makes a drill.
pub(super) fn view() -> AnyView {
    let kinds = RwSignal::new(QuestionKind::ALL.to_vec());
    let length = RwSignal::new(10_usize);
    let seed = RwSignal::new(fresh_seed().to_string());
    let said = RwSignal::new(String::new());
    let kind = move |kind: QuestionKind| {
        let spec = kind.spec();
        let is_on = Signal::derive(move || kinds.with(|it| it.contains(&kind)));
        let change = move |_: Event| {
            kinds.update(|chosen| {
                let was_on = chosen.contains(&kind);
                let all = QuestionKind::ALL.iter().copied();
                *chosen = all
                    .filter(|it| if *it == kind { !was_on } else { chosen.contains(it) })
                    .collect();
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=is_on on:change=on(change)/>
                <span>{spec.name}" "<small class="hint">{spec.about}</small></span>
            </label>
        }
    };
    let lengths =
        lines(|| LENGTHS.iter().map(|it| choice(it.to_string(), questions(*it))).collect());
    let typed = move |event: Targeted<Event, HtmlInputElement>| seed.set(event.target().value());
    let number = move || seed.with(|it| it.trim().parse::<u32>().ok());
    let start = move |_| {
        let chosen = kinds.get_untracked();
        match untrack(number) {
            _ if chosen.is_empty() => {
                said.set("Choose at least one type of question.".to_owned());
            }
            None => said.set("The seed is a whole number from 0 to 4,294,967,295.".to_owned()),
            Some(seed) => {
                let quiz = Quiz { seed, length: length.get_untracked(), kinds: chosen };
                address::go_to(&format!("{ADDRESS}/{}", quiz.address()));
            }
        }
    };
    view! {
        <section class="panel study" aria-labelledby="drills-title">
            <h2 id="drills-title">"Drills"</h2>
            <p class="hint">
                "Questions about random designs, answered by the engine that runs the workbench. Each wrong \
                answer is one that people really give, and you are told which belief it comes from."
            </p>
            <fieldset class="study-kinds">
                <legend>"Questions"</legend>
                {QuestionKind::ALL.iter().copied().map(kind).collect::<Vec<_>>()}
            </fieldset>
            <div class="study-row">
                <SelectField
                    label="Length"
                    id="drill-length"
                    choices=lengths
                    chosen=text(move || length.get().to_string())
                    on_choose=move |key: String| length.set(key.parse().unwrap_or(10))
                />
                <label class="study-field">
                    <span>"Seed"</span>
                    <input
                        type="text"
                        inputmode="numeric"
                        size="10"
                        aria-describedby="drill-seed"
                        aria-invalid=flag(move || number().is_none())
                        prop:value=text(move || seed.get())
                        on:input:target=on(typed)
                    />
                </label>
                <span class="hint" id="drill-seed">"The same seed asks the same questions."</span>
            </div>
            <p class="button-row">
                <button type="button" class="button" data-look="primary" on:click=on(start)>
                    "Start the drill"
                </button>
                <span class="hint" role="status">{text(move || said.get())}</span>
            </p>
        </section>
    }
    .into_any()
}
