//! The end of a drill: how many were right, what caught whom, and how to repeat it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ADDRESS;
use super::play::{DrillPlay, PLACE};
use crate::learn::drills::{Belief, Question, Quiz};
use crate::platform::{address, clipboard};
use crate::show::learn::quiz::{correction, numbered, often, score as score_of, seed as seed_of};
use crate::ui::widgets::{on, text};

/// One question as it was answered.
struct Answered {
    question: Question,
    picked: usize,
}

impl Answered {
    fn is_right(&self) -> bool {
        self.picked == self.question.right()
    }

    fn belief(&self) -> Option<Belief> {
        self.question.choices.get(self.picked)?.belief
    }
}

/// The score of a drill.
pub(super) fn score_view(play: DrillPlay) -> AnyView {
    let answered: Vec<Answered> = play.answers.with_untracked(|answers| {
        let each = answers.iter().enumerate();
        each.filter_map(|(at, picked)| {
            let question = play.quiz.with_value(|it| it.question(at))?;
            Some(Answered { question, picked: *picked })
        })
        .collect()
    });
    let right = answered.iter().filter(|it| it.is_right()).count();
    let all = answered.len();
    let (seed, link) = play.quiz.with_value(|it| (it.seed, link_to(it)));
    view! {
        <section class="panel study" aria-labelledby=PLACE>
            <div class="panel-head">
                <h2 id=PLACE tabindex="-1">"Score"</h2>
                <span class="hint">{seed_of(seed)}</span>
            </div>
            <p class="study-score" role="status">{score_of(right, all)}</p>
            {caught(&answered)}
            <h3>"Your answers"</h3>
            <ol class="study-answers">{answered.iter().enumerate().map(answer).collect::<Vec<_>>()}</ol>
            {link_row(link)}
            <p class="button-row">
                <a class="button" data-look="primary" href=format!("#{ADDRESS}")>"New drill"</a>
                <button type="button" class="button" on:click=on(move |_| play.again())>
                    "The same questions again"
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn link_to(quiz: &Quiz) -> String {
    let page = address::without_fragment().unwrap_or_default();
    format!("{page}#{ADDRESS}/{}", quiz.address())
}

/// The beliefs that led to wrong answers, the most frequent first, each with what is so instead.
fn caught(answered: &[Answered]) -> AnyView {
    let held: Vec<Belief> = answered.iter().filter_map(Answered::belief).collect();
    let times = |belief: Belief| held.iter().filter(|it| **it == belief).count();
    let mut beliefs: Vec<Belief> =
        Belief::ALL.iter().copied().filter(|it| times(*it) > 0).collect();
    crate::units::sorting::sort_by_key(&mut beliefs, |it| std::cmp::Reverse(times(*it)));
    if beliefs.is_empty() {
        return ().into_any();
    }
    let line = |belief: &Belief| {
        let spec = belief.spec();
        let often = often(times(*belief));
        view! { <li><b>{spec.name}{often}". "</b>{spec.truth}</li> }
    };
    view! {
        <h3>"What led to wrong answers"</h3>
        <ul class="study-beliefs">{beliefs.iter().map(line).collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

fn answer((at, answered): (usize, &Answered)) -> AnyView {
    let question = &answered.question;
    let text = |at: usize| question.choices.get(at).map(|it| it.text.clone()).unwrap_or_default();
    let (tone, mark) = if answered.is_right() { ("good", "right") } else { ("bad", "wrong") };
    let correction = (!answered.is_right()).then(|| {
        view! { <p class="hint">{correction(&text(question.right()))}</p> }
    });
    view! {
        <li>
            <p>{numbered(at, &question.asks)}</p>
            <p><span class="tag" data-tone=tone>{mark}</span>" "{text(answered.picked)}</p>
            {correction}
        </li>
    }
    .into_any()
}

/// The link that repeats the drill, to be copied.
fn link_row(link: String) -> AnyView {
    let said = RwSignal::new(String::new());
    let copied = link.clone();
    let copy = move |_| {
        let link = copied.clone();
        spawn_local(async move {
            said.set(
                if clipboard::write(&link).await {
                    "The link is on the clipboard."
                } else {
                    "The browser does not let the page copy. Select the link and copy it with Ctrl+C, on a Mac with Command+C."
                }
                .to_owned(),
            );
        });
    };
    view! {
        <div class="study-row">
            <label class="study-field">
                <span>"Link to the same questions"</span>
                <input type="text" readonly prop:value=link/>
            </label>
            <button type="button" class="button" on:click=on(copy)>"Copy link"</button>
        </div>
        <p class="hint" role="status">{text(move || said.get())}</p>
    }
    .into_any()
}
