//! What surrounds every page: header, notices, the live region.

mod announcer;
mod header;
mod notices;

pub(super) use announcer::Announcer;
pub(super) use header::{Header, PresetList};
pub(super) use notices::Notices;
