//! What surrounds every page: header, notices, dialogs, the live region.

mod announcer;
mod design_name;
pub(super) mod dialogs;
mod first_steps;
mod header;
mod jumps;
mod no_page;
mod notices;
mod outside;
mod term;

pub(super) use announcer::Announcer;
pub(super) use design_name::rename_field;
pub(super) use first_steps::first_steps;
pub(super) use header::{Header, PresetList};
pub(super) use jumps::jumps;
pub(super) use no_page::no_page;
pub(super) use notices::Notices;
pub(super) use outside::{choose_file, outside};
pub(super) use term::term_dialog;
