//! A drill under way: one question after the other, by mouse or by the keys 1 to 4 and Enter.

use leptos::prelude::*;

use super::question::question_view;
use super::score::score_view;
use crate::learn::drills::Quiz;
use crate::platform::storage;
use crate::ui::forms::focus_soon;
use crate::ui::views::learn::keys;
use crate::ui::widgets::dynamic;

/// Where a tab keeps how far a drill came, so that leaving the view loses nothing.
const SAVED: &str = "tabletop.learn.drill";

/// The heading of the question, after which its section is called.
pub(super) const HEADING: &str = "drill-question";
/// The place of the question in the drill, which has the focus when the next one comes: the design is read
/// before the question.
pub(super) const PLACE: &str = "drill-place";
/// The button that goes on, which has the focus after an answer.
pub(super) const NEXT: &str = "drill-next";

/// A drill with the answers given so far; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct DrillPlay {
    pub(super) quiz: StoredValue<Quiz>,
    /// The answers chosen, by question.
    pub(super) answers: RwSignal<Vec<usize>>,
    /// The question that is shown; behind the last one stands the score.
    pub(super) at: RwSignal<usize>,
}

impl DrillPlay {
    fn begin(quiz: Quiz) -> Self {
        let saved = storage::of_tab(SAVED).unwrap_or_default();
        let (whose, answers) = saved.split_once(' ').unwrap_or_default();
        let answers = if whose == quiz.address() { answers } else { "" };
        let answers: Vec<usize> = answers
            .chars()
            .filter_map(|it| it.to_digit(4))
            .take(quiz.length)
            .map(|it| it as usize)
            .collect();
        let at = answers.len();
        Self {
            quiz: StoredValue::new(quiz),
            answers: RwSignal::new(answers),
            at: RwSignal::new(at),
        }
    }

    pub(super) fn length(self) -> usize {
        self.quiz.with_value(|it| it.length)
    }

    /// The answer to the question that is shown, once there is one.
    pub(super) fn picked(self) -> Option<usize> {
        let at = self.at.get();
        self.answers.with(|it| it.get(at).copied())
    }

    pub(super) fn pick(self, answer: usize) {
        let at = self.at.get_untracked();
        if at < self.length() && untrack(|| self.picked()).is_none() {
            self.answers.update(|it| it.push(answer));
            self.keep();
            focus_soon(NEXT.to_owned());
        }
    }

    pub(super) fn next(self) {
        if untrack(|| self.picked()).is_some() {
            self.at.update(|it| *it += 1);
            focus_soon(PLACE.to_owned());
        }
    }

    pub(super) fn again(self) {
        self.answers.set(Vec::new());
        self.at.set(0);
        self.keep();
        focus_soon(PLACE.to_owned());
    }

    fn keep(self) {
        let answers: String =
            self.answers.with_untracked(|it| it.iter().map(usize::to_string).collect());
        let quiz = self.quiz.with_value(Quiz::address);
        storage::save_for_tab(SAVED, &[quiz, answers].join(" "));
    }
}

/// A drill from its first question, or from where this tab left it.
pub(super) fn view(quiz: Quiz) -> AnyView {
    let play = DrillPlay::begin(quiz);
    keys::listen(move |key| match key {
        "Enter" => {
            play.next();
            true
        }
        key => match keys::digit(key, 4) {
            Some(answer) => {
                play.pick(answer);
                true
            }
            None => false,
        },
    });
    dynamic(move || {
        let at = play.at.get();
        match play.quiz.with_value(|it| it.question(at)) {
            Some(question) => question_view(play, question),
            None => score_view(play),
        }
    })
}
