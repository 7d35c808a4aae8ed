//! The lesson that the open design belongs to: kept beside the design, so that what guides through it is
//! there again whenever the design is open.

use leptos::prelude::*;

use super::Designs;
use crate::platform::storage;
use crate::ui::state::signals::memo;

/// What the keys begin with under which a design's lesson is kept. The id of the design follows.
pub const LESSON_OF: &str = "tabletop.lesson-of.";

/// The lesson that the open design belongs to; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct OpenLesson {
    /// The design and its lesson as this tab has last said it, also where nothing can be kept.
    said: RwSignal<(Option<String>, Option<String>)>,
    designs: Designs,
    lesson: Memo<Option<String>>,
    /// Whether the user has just gone to it, so that the focus is to follow.
    is_entered: StoredValue<bool>,
}

impl OpenLesson {
    /// The lesson that is kept beside the open design.
    pub fn new(designs: Designs) -> Self {
        let said = RwSignal::new((None, None));
        let lesson = memo(move || {
            let open = designs.id();
            let (design, lesson) = said.get();
            if design == open && lesson.is_some() {
                return lesson;
            }
            storage::read(&format!("{LESSON_OF}{}", open?)).ok().flatten()
        });
        Self { said, designs, lesson, is_entered: StoredValue::new(false) }
    }

    /// The id of the lesson; nothing where the open design belongs to none.
    pub fn id(self) -> Option<String> {
        self.lesson.get()
    }

    /// Says which lesson the open design belongs to, or that it belongs to none any more.
    pub fn set(self, lesson: Option<&str>) {
        let design = untrack(|| self.designs.id());
        if let Some(design) = &design {
            let key = format!("{LESSON_OF}{design}");
            // Where nothing can be kept, this tab knows it until it is left.
            let _ = match lesson {
                Some(lesson) => storage::write(&key, lesson),
                None => storage::remove(&key),
            };
        }
        self.is_entered.set_value(lesson.is_some());
        self.said.set((design, lesson.map(str::to_owned)));
    }

    /// Whether the user has just gone to the lesson; said once.
    pub fn entered(self) -> bool {
        let is_entered = self.is_entered.get_value();
        self.is_entered.set_value(false);
        is_entered
    }
}
