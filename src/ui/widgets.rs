//! Parts of pages: what views and forms are made of.

mod data_table;
mod empty;
pub(super) mod figure;
pub(super) mod formula;
mod icon;
pub(super) mod key_figure;
mod lazy_view;
mod linked;
mod prose;
mod rows;
mod search_field;
mod select_field;
mod size;
mod tabs;
mod tag;
mod term;
mod text;

pub(super) use crate::show::text::pixels;
pub(super) use crate::show::{Line, TagTone, Term, choice};
pub(super) use crate::ui::state::signals::{distinct, distinct_while, memo};
pub(super) use data_table::DataTable;
pub(super) use empty::no_components;
pub(super) use icon::{Glyph, Icon, drawn};
pub(super) use lazy_view::{lazy_view, lazy_view_on_show, ready};
pub(super) use linked::linked;
pub(super) use prose::{prose, prose_of};
pub(super) use rows::{Row, keyed, lines, rows, rows_in_portions};
pub(super) use search_field::search_field;
pub(super) use select_field::SelectField;
pub(super) use size::{in_sight, size_of};
pub(super) use tabs::{TabPanel, Tabs};
pub(super) use tag::Tag;
pub(super) use term::{AskedTerm, TERM_DIALOG, term, term_of};
pub(super) use text::{dynamic, either, flag, on, px, text, when};
