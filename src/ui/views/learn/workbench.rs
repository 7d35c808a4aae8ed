//! The design of a lesson in the workbench: a design of its own, so that nothing of the user's is lost.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::progress::LessonProgress;
use crate::document::Command;
use crate::learn::Lesson;
use crate::model::ComponentId;
use crate::platform::{address, storage};
use crate::show::learn::lessons::open_label;
use crate::ui::state::designs::{self, saved};
use crate::ui::state::{LESSON_OF, OpenLesson, Selection, Session};

/// The id of the title of the bar that guides through a lesson.
pub(super) const BAR_TITLE: &str = "lesson-bar-title";

/// What opening the design of a lesson takes; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) open: OpenLesson,
    pub(super) selection: Selection,
}

impl Desk {
    /// Those of the page.
    pub(super) fn of_page() -> Self {
        Self { session: expect_context(), open: expect_context(), selection: expect_context() }
    }

    /// Opens the design of a lesson in the workbench: the one kept from the last time, or a new one.
    pub(super) fn work_on(self, lesson: &'static Lesson) {
        spawn_local(async move {
            // Designs are read and written by what is loaded after the page.
            if self.session.editor.tools.loaded().await.is_none() {
                self.session.notices.problem(
                    "The lesson was not opened: a part of Tabletop could not be loaded. Try again when there is a connection.",
                );
                return;
            }
            match saved(lesson) {
                Some(id) => {
                    if !designs::open(self.session, &id) {
                        return;
                    }
                }
                None => {
                    if !self.begin(lesson) {
                        return;
                    }
                }
            }
            self.open.set(Some(&lesson.id));
            self.select(lesson);
            address::go_to("workbench");
        });
    }

    /// Puts a state of the lesson's design in the place of the open one, as one step.
    pub(super) fn put(self, scenario: crate::model::Scenario, label: String) {
        let scenario = Arc::new(scenario);
        self.session.editor.dispatch(Command::ReplaceScenario { scenario, label });
    }

    /// A new design; where it cannot be kept, it is open all the same, and undo leads back. Says whether it is.
    fn begin(self, lesson: &'static Lesson) -> bool {
        LessonProgress::update(&lesson.id, |it| it.was_shown = false);
        // Also a design that nobody has edited yet stays in the list.
        designs::save_now(self.session);
        let label = open_label(lesson);
        designs::create(self.session, lesson.start())
            || designs::replace(self.session, Arc::new(lesson.start()), label)
    }

    /// Shows what was asked about.
    fn select(self, lesson: &'static Lesson) {
        let asked = &lesson.prediction;
        if let Some(incident) = &asked.incident {
            self.selection.pick_incident(incident.clone());
            self.selection.pick_component(ComponentId::from(asked.of.as_str()));
        }
    }
}

/// Whether the learner has a design of the lesson.
pub(super) fn is_begun(lesson: &Lesson) -> bool {
    saved(lesson).is_some()
}

/// The id of the design of a lesson that was begun and is still kept.
fn saved(lesson: &Lesson) -> Option<String> {
    let designs = storage::keys(LESSON_OF).unwrap_or_default();
    designs.into_iter().find(|design| {
        let key = format!("{LESSON_OF}{design}");
        let is_of_it = storage::read(&key).ok().flatten().is_some_and(|of| of == lesson.id);
        if !is_of_it {
            return false;
        }
        let is_there = matches!(saved::read(design), Ok(Some(_)));
        if !is_there {
            // The design was deleted; what it belonged to is no longer of use.
            let _ = storage::remove(&key);
        }
        is_there
    })
}
