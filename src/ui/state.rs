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
//! | which view is open | [`Page`] | no | in the address |
//! | a file that could not be read | [`Opened`] | no | no |
//! | what the user has to be told | [`Notices`] | no | no |

pub(in crate::ui) mod compliance;
pub mod designs;
mod editor;
pub mod files;
pub(in crate::ui) mod keep;
mod lesson;
mod notices;
mod opened;
mod page;
pub(in crate::ui) mod place;
mod playhead;
mod preferences;
mod restored;
mod selection;
pub mod shortcuts;
pub(in crate::ui) mod signals;
mod slices;
pub(in crate::ui) mod then;
pub(in crate::ui) mod timer;
mod tools;
mod turns;
pub(in crate::ui) mod viewport;

pub use designs::{Designs, Session};
pub use editor::Editor;
pub use lesson::{LESSON_OF, OpenLesson};
pub use notices::{Action, Notice, Notices, Offer, Said, Tone, Topic};
pub use opened::Opened;
pub(in crate::ui) use opened::what_is_wrong;
pub use page::{Page, VIEWS};
pub(in crate::ui) use place::Place;
pub use playhead::Playhead;
pub use preferences::{Preferences, ThemeChoice};
pub use restored::{Refused, Restored};
pub use selection::{Selection, Tab};
pub(in crate::ui) use slices::Slices;
pub use tools::{Check, Tools};
pub use turns::Turn;
pub(in crate::ui) use viewport::Viewport;
