//! An interview under way, kept by the tab, so that notes outlive a look at another view.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::learn::cards::card;
use crate::learn::interview::{InterviewAnswer, Setup, rubric};
use crate::learn::sources::of;
use crate::learn::{Card, topics};
use crate::platform::{storage, time};
use crate::ui::forms::focus_soon;
use crate::units::Span;

/// Where a tab keeps its interview.
const KEY: &str = "tabletop.learn.interview";

/// What has the focus when the interview goes on: the question, the rubric, the result.
pub(super) const HEADING: &str = "interview-heading";

/// An interview as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Interview {
    pub(super) setup: Setup,
    /// The day it began on.
    pub(super) date: String,
    /// The question that is asked; behind the last one stands the transcript.
    at: usize,
    /// When that question came, in milliseconds since 1970.
    since: f64,
    pub(super) turns: Vec<AskedQuestion>,
}

/// One question with what the candidate made of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct AskedQuestion {
    card: String,
    pub(super) notes: String,
    /// How long the answer took, in seconds; nothing while it is being given.
    pub(super) took: Option<i64>,
    /// Which of the rubric's points were named.
    pub(super) named: Vec<bool>,
}

impl AskedQuestion {
    pub(super) fn card(&self) -> Option<&'static Card> {
        card(&self.card)
    }
}

/// What is shown of an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InterviewScreen {
    /// None is under way.
    Form,
    /// A question, before or after its answer.
    Asked {
        /// Which question.
        at: usize,
        /// Whether the answer is given, and is being rated.
        is_rated: bool,
    },
    /// All questions are done.
    Over,
}

/// The interview of this tab; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct OpenInterview(RwSignal<Option<Interview>>);

impl OpenInterview {
    pub(super) fn restore() -> Self {
        let saved = storage::of_tab(KEY).and_then(|it| serde_json::from_str::<Interview>(&it).ok());
        // A card may have gone since.
        let is_whole = |it: &Interview| it.turns.iter().all(|turn| turn.card().is_some());
        Self(RwSignal::new(saved.filter(is_whole)))
    }

    /// Begins an interview with some cards.
    pub(super) fn begin(self, setup: Setup, date: String, cards: &[&'static Card]) {
        let turn = |it: &&'static Card| AskedQuestion {
            card: it.id.clone(),
            notes: String::new(),
            took: None,
            named: vec![false; rubric(&it.short, &it.full).len()],
        };
        let turns = cards.iter().map(turn).collect();
        self.set(Some(Interview { setup, date, at: 0, since: time::now(), turns }));
        focus_soon(HEADING.to_owned());
    }

    pub(super) fn place(self) -> InterviewScreen {
        self.0.with(|it| match it {
            None => InterviewScreen::Form,
            Some(it) => match it.turns.get(it.at) {
                Some(turn) => InterviewScreen::Asked { at: it.at, is_rated: turn.took.is_some() },
                None => InterviewScreen::Over,
            },
        })
    }

    /// Looks at the interview as it is now, without following it.
    pub(super) fn look<T>(self, of: impl FnOnce(&Interview) -> T) -> Option<T> {
        self.0.with_untracked(|it| it.as_ref().map(of))
    }

    /// The turn of a question as it is now, without following it.
    pub(super) fn turn(self, at: usize) -> Option<AskedQuestion> {
        self.look(|it| it.turns.get(at).cloned()).flatten()
    }

    /// How long the question has been asked for.
    pub(super) fn elapsed(self) -> Span {
        let since = self.look(|it| it.since).unwrap_or_default();
        Span::from_seconds_f64((time::now() - since) / 1_000.0).at_least_zero()
    }

    pub(super) fn note(self, at: usize, notes: String) {
        self.edit(at, |turn| turn.notes = notes);
    }

    pub(super) fn name(self, at: usize, point: usize, is_named: bool) {
        self.edit(at, |turn| {
            if let Some(named) = turn.named.get_mut(point) {
                *named = is_named;
            }
        });
    }

    /// How many points of a question are named, and how many there are.
    pub(super) fn score(self, at: usize) -> (usize, usize) {
        self.0.with(|it| {
            let turn = it.as_ref().and_then(|it| it.turns.get(at));
            turn.map_or((0, 0), |it| (it.named.iter().filter(|it| **it).count(), it.named.len()))
        })
    }

    /// The answer is given: the clock stops and the rubric is shown.
    pub(super) fn answered(self, at: usize) {
        let took = self.elapsed().as_seconds();
        self.edit(at, |turn| turn.took = Some(took));
        focus_soon(HEADING.to_owned());
    }

    /// The next question, or the transcript.
    pub(super) fn next(self) {
        self.0.update(|it| {
            if let Some(it) = it {
                it.at += 1;
                it.since = time::now();
            }
        });
        self.keep();
        focus_soon(HEADING.to_owned());
    }

    /// Ends the interview early: what was not asked is left out.
    pub(super) fn stop(self) {
        self.0.update(|it| {
            if let Some(it) = it {
                it.turns.retain(|turn| turn.took.is_some());
                it.at = it.turns.len();
            }
        });
        self.keep();
        focus_soon(HEADING.to_owned());
    }

    /// Forgets the interview.
    pub(super) fn clear(self) {
        self.set(None);
    }

    /// The answers as the transcript has them.
    pub(super) fn answers(self) -> Vec<InterviewAnswer> {
        let turns = self.look(|it| it.turns.clone()).unwrap_or_default();
        turns.iter().filter_map(answer).collect()
    }

    fn edit(self, at: usize, edit: impl FnOnce(&mut AskedQuestion)) {
        self.0.update(|it| {
            if let Some(turn) = it.as_mut().and_then(|it| it.turns.get_mut(at)) {
                edit(turn);
            }
        });
        self.keep();
    }

    fn set(self, interview: Option<Interview>) {
        self.0.set(interview);
        self.keep();
    }

    fn keep(self) {
        let text = self.look(|it| serde_json::to_string(it).unwrap_or_default());
        storage::save_for_tab(KEY, &text.unwrap_or_default());
    }
}

fn answer(turn: &AskedQuestion) -> Option<InterviewAnswer> {
    let card = turn.card()?;
    let topic = topics().iter().find(|it| it.cards.iter().any(|it| it.id == card.id))?;
    let points = rubric(&card.short, &card.full).into_iter().zip(turn.named.iter().copied());
    let sources = of(&card.sources).into_iter();
    Some(InterviewAnswer {
        question: card.question.clone(),
        topic: topic.title.clone(),
        notes: turn.notes.clone(),
        took: Span::seconds(turn.took.unwrap_or_default()),
        points: points.collect(),
        sources: sources.map(|it| (it.source.title.to_owned(), it.source.url.to_owned())).collect(),
    })
}
