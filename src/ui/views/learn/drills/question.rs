//! One question: the design in words, four answers, and after one of them the reasons.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::play::{DrillPlay, HEADING, NEXT, PLACE};
use crate::learn::drills::{Choice, Question, Reason};
use crate::model::Scenario;
use crate::platform::address;
use crate::show::learn::quiz::{design, not_right, question as numbered_of, seed};
use crate::ui::state::Session;
use crate::ui::state::designs::create;
use crate::ui::views::learn::sources::of_catalog;
use crate::ui::widgets::{flag, on, text, when};

/// A question of a drill.
pub(super) fn question_view(play: DrillPlay, question: Question) -> AnyView {
    let at = play.at.get_untracked();
    let kind = question.kind.spec();
    let right = question.right();
    let facts = question.facts.iter().map(|fact| {
        let (about, said) = (fact.about.clone(), fact.text.clone());
        view! { <div><dt>{about}</dt><dd>{said}</dd></div> }
    });
    let facts = facts.collect::<Vec<_>>();
    let choices = question
        .choices
        .iter()
        .enumerate()
        .map(|(place, choice)| choice_view(play, place, choice.clone()))
        .collect::<Vec<_>>();
    let right_text = question.choices.get(right).map(|it| it.text.clone()).unwrap_or_default();
    let verdict = text(move || match play.picked() {
        None => String::new(),
        Some(picked) if picked == right => "Right.".to_owned(),
        Some(_) => not_right(&right_text),
    });
    let tone = text(move || {
        match play.picked() {
            None => "",
            Some(picked) if picked == right => "good",
            Some(_) => "bad",
        }
        .to_owned()
    });
    let because = Arc::new((question.because, question.sources, question.scenario));
    let last = at + 1 == play.length();
    view! {
        <section class="panel study" aria-labelledby=HEADING>
            <div class="panel-head">
                <h2 id=PLACE tabindex="-1">{numbered_of(at, play.length())}</h2>
                <span class="hint">{kind.name}</span>
                <span class="hint">{seed(play.quiz.with_value(|it| it.seed))}</span>
            </div>
            <div class="study-drill">
            <div>
            <p class="hint" id="drill-design">"The design; all times are UTC"</p>
            <dl class="study-facts" aria-labelledby="drill-design">{facts}</dl>
            </div>
            <div>
            <h3 id=HEADING class="study-question">{question.asks}</h3>
            <ol class="study-choices" aria-label="Answers">{choices}</ol>
            <p class="study-verdict" role="status" data-tone=tone>{verdict}</p>
            {when(move || play.picked().is_some(), move || {
                let (because, sources, scenario) = &*because;
                let scenario = Arc::clone(scenario);
                view! {
                    {reasons(because)}
                    {of_catalog(sources)}
                    <p class="button-row">
                        <button
                            type="button"
                            class="button"
                            data-look="primary"
                            id=NEXT
                            on:click=on(move |_| play.next())
                        >
                            {if last { "Show the score" } else { "Next question" }}
                        </button>
                        {open_button(scenario)}
                    </p>
                }
            })}
            </div>
            </div>
        </section>
    }
    .into_any()
}

/// An answer as a button; after the choice with what is to be said of it.
fn choice_view(play: DrillPlay, place: usize, choice: Choice) -> AnyView {
    let is_right = choice.is_right();
    let is_picked = move || play.picked() == Some(place);
    let is_over = move || play.picked().is_some();
    let state = text(move || {
        match (is_over(), is_right, is_picked()) {
            (true, true, _) => "right",
            (true, false, true) => "wrong",
            _ => "",
        }
        .to_owned()
    });
    let mark = text(move || {
        match (is_over(), is_right, is_picked()) {
            (true, true, true) => "Your answer, right",
            (true, true, false) => "Right",
            (true, false, true) => "Your answer",
            _ => "",
        }
        .to_owned()
    });
    let belief = choice.belief.map(|it| it.spec().name);
    let why = choice.why.clone();
    view! {
        <li data-state=state>
            <button
                type="button"
                aria-disabled=flag(is_over)
                on:click=on(move |_| play.pick(place))
            >
                <kbd>{place + 1}</kbd>
                <span>{choice.text}</span>
                <span class="study-mark">{mark}</span>
            </button>
            {when(is_over, move || {
                let belief = belief.map(|it| view! { <b>{it}". "</b> });
                view! { <p class="hint">{belief}{why.clone()}</p> }
            })}
        </li>
    }
    .into_any()
}

/// The reasons as the engine gives them, with the values of its formula.
fn reasons(because: &[Reason]) -> AnyView {
    let line = |reason: &Reason| {
        let (said, value) = (reason.text.clone(), reason.value.clone().unwrap_or_default());
        view! { <li><span>{said}</span>" "<b>{value}</b></li> }
    };
    view! {
        <h4 id="drill-why">"Why, step by step"</h4>
        <ol class="study-reasons" aria-labelledby="drill-why">
            {because.iter().map(line).collect::<Vec<_>>()}
        </ol>
    }
    .into_any()
}

/// What makes a design of its own of the question's.
fn open_button(scenario: Arc<Scenario>) -> AnyView {
    let session = expect_context::<Session>();
    let open = move |_| {
        let mut scenario = Scenario::clone(&scenario);
        scenario.name = design(&scenario.name);
        spawn_local(async move {
            // Designs are written by what is loaded after the page.
            if session.editor.tools.loaded().await.is_none() {
                session.notices.problem(
                    "The design was not opened: a part of Tabletop could not be loaded. Try again when there is a connection.",
                );
            } else if create(session, scenario) {
                address::go_to("workbench");
            }
        });
    };
    view! {
        <button type="button" class="button" on:click=on(open)>"Open this design in the workbench"</button>
    }
    .into_any()
}
