//! A review session: the question, the answer on demand, and a grade by which the card comes again.

use leptos::prelude::*;

use super::autosave::StoredProgress;
use super::{ADDRESS, answer, ids, wait};
use crate::learn::Card;
use crate::learn::cards::card;
use crate::learn::review::{Day, Grade, NextCard, Progress, Studied, Today, left, next};
use crate::show::learn::cards::{NONE_BEGUN, next as next_due, reviewed, waiting};
use crate::ui::forms::focus_soon;
use crate::ui::views::learn::keys;
use crate::ui::views::learn::keys::today;
use crate::ui::widgets::{dynamic, either, on, text, when};

/// The question, which has the focus when a card comes.
const HEADING: &str = "review-question";
/// The answer, which has it when it is shown.
const ANSWER: &str = "review-answer";

/// What the last grade changed, to be taken back.
#[derive(Clone)]
struct LastGrade {
    id: &'static str,
    card: Option<Studied>,
    date: String,
    day: Day,
}

/// A session; copy it freely.
#[derive(Clone, Copy)]
struct CardSession {
    saved: StoredProgress,
    ids: StoredValue<Vec<&'static str>>,
    turn: RwSignal<NextCard>,
    /// Grows with every turn: the same card may come twice.
    turns: RwSignal<u32>,
    is_shown: RwSignal<bool>,
    before: RwSignal<Option<LastGrade>>,
    done: RwSignal<u32>,
}

impl CardSession {
    fn new(saved: StoredProgress, ids: Vec<&'static str>) -> Self {
        let turn = saved.progress.with_untracked(|it| next(&ids, it, today()));
        Self {
            saved,
            ids: StoredValue::new(ids),
            turn: RwSignal::new(turn),
            turns: RwSignal::new(0),
            is_shown: RwSignal::new(false),
            before: RwSignal::new(None),
            done: RwSignal::new(0),
        }
    }

    fn card(self) -> Option<&'static Card> {
        match self.turn.get_untracked() {
            NextCard::Ask(at) => self.ids.with_value(|ids| card(ids.get(at)?)),
            NextCard::Done(_) => None,
        }
    }

    fn show(self) {
        if self.card().is_some() && !self.is_shown.get_untracked() {
            self.is_shown.set(true);
            focus_soon(ANSWER.to_owned());
        }
    }

    fn grade(self, grade: Grade) {
        let Some(card) = self.card().filter(|_| self.is_shown.get_untracked()) else { return };
        let today = today();
        let mut before = None;
        self.saved.change(|progress| {
            before = Some(taken_back(progress, &card.id, today));
            progress.review(&card.id, grade, today);
        });
        self.before.set(before);
        self.done.update(|it| *it += 1);
        self.go_on();
    }

    /// Takes the last grade back, and asks that card again.
    fn take_back(self) {
        let Some(before) = self.before.get_untracked() else { return };
        self.before.set(None);
        self.saved.change(|progress| {
            let LastGrade { id, card, date, day } = before.clone();
            match card {
                Some(card) => progress.cards.insert(id.to_owned(), card),
                None => progress.cards.remove(id),
            };
            progress.days.insert(date, day);
        });
        self.done.update(|it| *it = it.saturating_sub(1));
        let at = self.ids.with_value(|ids| ids.iter().position(|id| *id == before.id));
        self.ask(NextCard::Ask(at.unwrap_or(0)));
    }

    fn go_on(self) {
        let progress = self.saved.progress;
        self.ask(self.ids.with_value(|ids| progress.with_untracked(|it| next(ids, it, today()))));
    }

    fn ask(self, turn: NextCard) {
        self.is_shown.set(false);
        self.turn.set(turn);
        self.turns.update(|it| *it += 1);
        focus_soon(HEADING.to_owned());
    }
}

fn taken_back(progress: &Progress, id: &'static str, today: Today) -> LastGrade {
    let date = today.calendar_date();
    let day = progress.days.get(&date).copied().unwrap_or_default();
    LastGrade { id, card: progress.cards.get(id).copied(), date, day }
}

/// A session over the cards of a topic.
pub(super) fn view(saved: StoredProgress, topic: RwSignal<String>) -> AnyView {
    let session = CardSession::new(saved, topic.with_untracked(|it| ids(it)));
    keys::listen(move |key| {
        match (key, keys::digit(key, 4)) {
            (" " | "Enter", _) => session.show(),
            ("u" | "U", _) => session.take_back(),
            (_, Some(grade)) => session.grade(Grade::ALL[grade]),
            _ => return false,
        }
        true
    });
    let waiting = text(move || {
        session.turns.track();
        session.ids.with_value(|ids| saved.progress.with(|it| waiting(left(ids, it, today()))))
    });
    let back = move || {
        view! {
            <button type="button" class="text-button" on:click=on(move |_| session.take_back())>
                "Take the last grade back (U)"
            </button>
        }
    };
    view! {
        <section class="panel study" aria-labelledby="review-title">
            <div class="panel-head">
                <h2 id="review-title">"Review"</h2>
                {when(move || session.before.with(Option::is_some), back)}
                <span class="hint">{waiting}</span>
                <a class="button" href=format!("#{ADDRESS}")>"End the session"</a>
            </div>
            {dynamic(move || {
                session.turns.track();
                match session.card() {
                    Some(card) => asked(session, card),
                    None => done(session),
                }
            })}
        </section>
    }
    .into_any()
}

fn asked(session: CardSession, card: &'static Card) -> AnyView {
    let show = move || {
        view! {
            <p class="button-row">
                <button
                    type="button"
                    class="button"
                    data-look="primary"
                    on:click=on(move |_| session.show())
                >
                    "Show the answer "<kbd>"Space"</kbd>
                </button>
                <span class="hint">"Answer aloud or in your head first."</span>
            </p>
        }
    };
    let shown = move || {
        let now = today().now;
        let grades = Grade::ALL.iter().enumerate().map(|(at, grade)| {
            let next = session.saved.progress.with_untracked(|it| it.after(&card.id, *grade, now));
            let wait = next.due.since(now).to_string();
            view! {
                <li>
                    <button
                        type="button"
                        class="button"
                        title=grade.means()
                        on:click=on(move |_| session.grade(*grade))
                    >
                        <kbd>{at + 1}</kbd>
                        <span>{grade.label()}</span>
                        <small class="hint">{wait}</small>
                    </button>
                </li>
            }
        });
        view! {
            <div id=ANSWER class="study-answer" tabindex="-1" role="group" aria-label="Answer">
                {answer(card)}
            </div>
            <h4 id="review-grades">"How well did you know it?"</h4>
            <ol class="button-row study-grades" aria-labelledby="review-grades">
                {grades.collect::<Vec<_>>()}
            </ol>
        }
    };
    view! {
        <h3 id=HEADING class="study-question" tabindex="-1">{card.question.as_str()}</h3>
        {either(move || session.is_shown.get(), shown, show)}
    }
    .into_any()
}

fn done(session: CardSession) -> AnyView {
    let next = match session.turn.get_untracked() {
        NextCard::Done(Some(due)) => next_due(wait(due)),
        NextCard::Done(None) | NextCard::Ask(_) => NONE_BEGUN.to_owned(),
    };
    let reviewed = reviewed(session.done.get_untracked());
    view! {
        <h3 id=HEADING class="study-question" tabindex="-1">"Done for now"</h3>
        <p role="status">{reviewed}{next}</p>
        <p class="hint">
            "Cards come again when you are about to forget them (FSRS): after minutes while they are new, \
            then after days, weeks and months."
        </p>
    }
    .into_any()
}
