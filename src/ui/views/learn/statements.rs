//! True or false: widespread statements, one after the other, with what is so and who says so.

use leptos::prelude::*;

use super::keys;
use super::sources::source_list;
use crate::learn::dice::Dice;
use crate::learn::{Statement, statements};
use crate::platform::storage;
use crate::show::learn::quiz::{judged, right, score, statement as place, truth};
use crate::ui::forms::focus_soon;
use crate::ui::widgets::{dynamic, flag, on, prose, text, when};

/// The statement, which has the focus when the next one comes.
const HEADING: &str = "statement";
/// The button that goes on, which has it after an answer.
const NEXT: &str = "statement-next";

/// Where a tab keeps its round: the seed of its order, and the answers given.
const SAVED: &str = "tabletop.learn.statements";

/// A round through all statements; copy it freely.
#[derive(Clone, Copy)]
struct Round {
    seed: u32,
    order: StoredValue<Vec<&'static Statement>>,
    answers: RwSignal<Vec<bool>>,
    at: RwSignal<usize>,
}

impl Round {
    /// The round that this tab left, else a new one.
    fn restore() -> Self {
        let saved = storage::of_tab(SAVED).unwrap_or_default();
        let (seed, answers) = saved.split_once(' ').unwrap_or_default();
        match seed.parse() {
            Ok(seed) => Self::of(seed, answers.chars().map(|it| it == 't').collect()),
            Err(_) => Self::new(),
        }
    }

    fn new() -> Self {
        Self::of(keys::fresh_seed(), Vec::new())
    }

    fn of(seed: u32, mut answers: Vec<bool>) -> Self {
        let mut order: Vec<&'static Statement> = statements().iter().collect();
        Dice::new(seed.into()).shuffle(&mut order);
        answers.truncate(order.len());
        let at = RwSignal::new(answers.len());
        Self { seed, order: StoredValue::new(order), answers: RwSignal::new(answers), at }
    }

    fn statement(self, at: usize) -> Option<&'static Statement> {
        self.order.with_value(|it| it.get(at).copied())
    }

    /// The answer to what is shown, once there is one.
    fn picked(self) -> Option<bool> {
        let at = self.at.get();
        self.answers.with(|it| it.get(at).copied())
    }

    fn pick(self, answer: bool) {
        let at = self.at.get_untracked();
        if self.statement(at).is_some() && untrack(|| self.picked()).is_none() {
            self.answers.update(|it| it.push(answer));
            let answers = self.answers.with_untracked(|it| {
                it.iter().map(|it| if *it { 't' } else { 'f' }).collect::<String>()
            });
            storage::save_for_tab(SAVED, &[self.seed.to_string(), answers].join(" "));
            focus_soon(NEXT.to_owned());
        }
    }

    fn next(self) {
        if untrack(|| self.picked()).is_some() {
            self.at.update(|it| *it += 1);
            focus_soon(HEADING.to_owned());
        }
    }

    fn right(self) -> usize {
        self.answers.with(|answers| {
            let pairs = answers.iter().enumerate();
            pairs
                .filter(|(at, it)| self.statement(*at).is_some_and(|is| is.is_true == **it))
                .count()
        })
    }
}

/// The section of the statements.
pub(super) fn view() -> AnyView {
    let round = RwSignal::new(Round::restore());
    keys::listen(move |key| {
        let round = round.get_untracked();
        match key {
            "t" | "T" | "1" => round.pick(true),
            "f" | "F" | "2" => round.pick(false),
            "Enter" => round.next(),
            _ => return false,
        }
        true
    });
    view! {
        {dynamic(move || {
            let round = round.get();
            let at = round.at.get();
            match round.statement(at) {
                Some(statement) => asked(round, at, statement),
                None => over(round),
            }
        })}
        <section class="panel study" aria-labelledby="statements-all">
            <div class="panel-head">
                <h2 id="statements-all">"All statements"</h2>
                <button type="button" class="button" on:click=on(move |_| {
                    round.set(Round::new());
                    focus_soon(HEADING.to_owned());
                })>
                    "Begin a new round"
                </button>
            </div>
            <div class="study-cards">{statements().iter().map(told).collect::<Vec<_>>()}</div>
        </section>
    }
    .into_any()
}

fn asked(round: Round, at: usize, statement: &'static Statement) -> AnyView {
    let verdict = text(move || {
        let says = |picked: bool| judged(picked == statement.is_true, statement.is_true);
        round.picked().map(says).unwrap_or_default()
    });
    let tone = text(move || {
        match round.picked() {
            None => "",
            Some(picked) if picked == statement.is_true => "good",
            Some(_) => "bad",
        }
        .to_owned()
    });
    let answer = move |is_true: bool, key: &'static str, name: &'static str| {
        view! {
            <button
                type="button"
                class="button"
                aria-disabled=flag(move || round.picked().is_some())
                on:click=on(move |_| round.pick(is_true))
            >
                {name}" "<kbd>{key}</kbd>
            </button>
        }
    };
    let count = round.order.with_value(Vec::len);
    let so_far = text(move || right(round.right()));
    view! {
        <section class="panel study" aria-labelledby=HEADING>
            <div class="panel-head">
                <h2>"True or false?"</h2>
                <span class="hint">{place(at, count)}</span>
                <span class="hint">{so_far}</span>
            </div>
            <h3 id=HEADING class="study-question" tabindex="-1">{prose(&statement.statement)}</h3>
            <p class="button-row">{answer(true, "T", "True")}{answer(false, "F", "False")}</p>
            <p class="study-verdict" role="status" data-tone=tone>{verdict}</p>
            {when(move || round.picked().is_some(), move || view! {
                <p>{prose(&statement.why)}</p>
                {source_list(&statement.sources)}
                <p class="button-row">
                    <button
                        type="button"
                        class="button"
                        data-look="primary"
                        id=NEXT
                        on:click=on(move |_| round.next())
                    >
                        {if at + 1 == count { "Show the score" } else { "Next statement" }}
                    </button>
                </p>
            })}
        </section>
    }
    .into_any()
}

fn over(round: Round) -> AnyView {
    let count = round.order.with_value(Vec::len);
    view! {
        <section class="panel study" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"Score"</h2>
            <p class="study-score" role="status">{score(round.right(), count)}</p>
        </section>
    }
    .into_any()
}

/// A statement with what is so, to be looked up.
fn told(statement: &'static Statement) -> AnyView {
    view! {
        <details>
            <summary>{prose(&statement.statement)}</summary>
            <p><b>{capital(truth(statement.is_true))}". "</b>{prose(&statement.why)}</p>
            {source_list(&statement.sources)}
        </details>
    }
    .into_any()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}
