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

pub mod designs;
mod editor;
pub mod files;
pub mod keep;
mod lesson;
mod notices;
mod opened;
mod page;
mod playhead;
mod preferences;
mod selection;
pub mod shortcuts;
mod tools;
mod turns;

pub use designs::{Designs, Session};
pub use editor::Editor;
pub use lesson::{LESSON_OF, OpenLesson};
pub use notices::{Action, Notice, Notices, Offer, Said, Tone, Topic};
pub(in crate::ui) use opened::what_is_wrong;
pub use opened::{Opened, Refused};
pub use page::{Page, VIEWS};
pub use playhead::Playhead;
pub use preferences::{Preferences, ThemeChoice};
pub use selection::{Selection, Tab};
pub use tools::Tools;
pub use turns::Turn;
