//! The state of the page, by kind; each kind is a handle that can be copied and is found as a context.
//!
//! | kind | handle | undo | kept in the browser |
//! |---|---|---|---|
//! | the scenario | [`Editor`] | yes | yes |
//! | which design is open, and the others | [`Designs`] | a deleted one comes back | yes |
//! | which lesson it belongs to | [`OpenLesson`] | no | yes |
//! | what is picked, which tab is open | [`Selection`] | no, repaired instead | no |
//! | the moment that is looked at | [`Playhead`] | no | no |
//! | theme | [`Preferences`] | no | yes |
//! | the first steps | [`FirstSteps`] | no | once they are done |
//! | what a map shows, and what is chosen on it | [`MapCanvas`] | no | no |
//! | which view is open, and where in it | [`Page`] | no | in the address |
//! | a file that could not be read | [`Opened`] | no | no |
//! | what the user has to be told | [`Notices`] | no | no |

pub(in crate::ui) mod compliance;
pub mod designs;
mod editor;
pub mod files;
mod first_steps;
mod frame_scheduler;
pub(in crate::ui) mod help;
mod lesson;
pub(in crate::ui) mod map_canvas;
mod notices;
pub(in crate::ui) mod open_parts;
mod opened;
mod page;
pub(in crate::ui) mod place;
mod playhead;
pub(in crate::ui) mod playhead_text;
mod preferences;
mod restored;
mod selection;
pub mod shortcuts;
pub(in crate::ui) mod signals;
mod slices;
pub(in crate::ui) mod startup;
pub(in crate::ui) mod timer;
mod tools;
pub(in crate::ui) mod viewport;

pub use designs::{Designs, Session};
pub use editor::Editor;
pub(in crate::ui) use first_steps::FirstSteps;
pub use frame_scheduler::Panel;
pub use lesson::{LESSON_OF, OpenLesson};
pub(in crate::ui) use map_canvas::{MapCanvas, MapTask, StillMap};
pub use notices::{Action, Notice, NoticeTopic, Notices, Offer, Said, Tone};
pub(in crate::ui) use open_parts::OpenParts;
pub use opened::Opened;
pub use page::Page;
pub(in crate::ui) use page::linked_fragment;
pub use playhead::Playhead;
pub use preferences::{Preferences, ThemeChoice};
pub use restored::{Restored, UnreadableFile};
pub use selection::{Selection, Tab};
pub(in crate::ui) use slices::Slices;
pub use tools::{Check, Tools};
pub(in crate::ui) use viewport::Viewport;
