//! How far the learner is with each lesson; kept in the browser.

use serde::{Deserialize, Serialize};

use crate::learn::lessons;
use crate::platform::storage;

/// What the keys of lessons begin with. What follows is the id.
const PREFIX: &str = "tabletop.learn.lesson.";

/// How the goal of a lesson was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reached {
    /// It was not.
    #[default]
    NotYet,
    /// After the solution had been shown.
    Shown,
    /// By the learner.
    Alone,
}

/// How far the learner is with a lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LessonProgress {
    /// What was predicted, in the unit of the lesson; nothing before the run.
    pub(super) predicted: Option<f64>,
    /// Whether the solution has been shown since the lesson was begun.
    pub(super) was_shown: bool,
    /// How the goal was reached, at best.
    pub(super) reached: Reached,
}

impl LessonProgress {
    /// How far the learner is with a lesson.
    pub(super) fn of(lesson: &str) -> Self {
        let saved = storage::read(&format!("{PREFIX}{lesson}")).ok().flatten();
        saved.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Changes and keeps how far the learner is with a lesson.
    pub(super) fn update(lesson: &str, change: impl FnOnce(&mut Self)) {
        let before = Self::of(lesson);
        let mut now = before.clone();
        change(&mut now);
        if now != before
            && let Ok(text) = serde_json::to_string(&now)
        {
            // Progress that is forgotten with the page is no loss worth a notice.
            let _ = storage::write(&format!("{PREFIX}{lesson}"), &text);
        }
    }

    /// What the list says of it: a word, and its tone.
    pub(super) fn word(&self) -> Option<(&'static str, &'static str)> {
        match (self.reached, self.predicted) {
            (Reached::Alone, _) => Some(("Done", "good")),
            (Reached::Shown, _) => Some(("Done with the solution", "good")),
            (Reached::NotYet, Some(_)) => Some(("Begun", "warning")),
            (Reached::NotYet, None) => None,
        }
    }
}

/// How many lessons are done.
pub(super) fn done() -> usize {
    lessons().iter().filter(|it| LessonProgress::of(&it.id).reached != Reached::NotYet).count()
}
