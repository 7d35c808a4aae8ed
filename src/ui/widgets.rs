//! Parts of pages that know no domain: they take signals and callbacks, and no context.

mod data_table;
mod icon;
mod prose;
mod rows;
mod search_field;
mod select_field;
mod size;
mod tabs;
mod tag;
mod text;

pub(super) use data_table::DataTable;
pub(super) use icon::{Glyph, Icon, drawn};
pub(super) use prose::{prose, prose_of};
pub(super) use rows::{Line, Row, keyed, lines, rows, rows_in_portions};
pub(super) use search_field::search_field;
pub(super) use select_field::{SelectField, choice};
pub(super) use size::{in_sight, size_of};
pub(super) use tabs::{TabPanel, Tabs};
pub(super) use tag::{Tag, TagTone};
pub(super) use text::{
    dynamic, either, flag, memo, on, pixels, px, steady, steady_while, text, when,
};
