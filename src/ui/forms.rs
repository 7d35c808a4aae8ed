//! Forms over the document's JSON: a field is bound to a pointer, shows its findings, and is described as data.
//!
//! Nothing here is generic, and every value is text or JSON: each type would be compiled anew.

mod choice;
pub(super) mod choices;
pub(super) mod component;
pub(super) mod connections;
mod field;
mod finding;
mod focus;
pub(super) mod number_entry;
pub(super) mod part_place;
mod records;
mod refusal;
mod sheet;
pub(super) mod side;
mod terms;

pub(super) use field::{Field, FieldKind, fields};
pub(super) use finding::{FindingItem, findings_at};
pub(super) use focus::{
    Step, field_id, focus_field, focus_first, focus_incident, focus_soon, focus_when_there,
    step_among,
};
pub(super) use records::{Entries, Records, add_id, append, entries, free_name, records};
pub(super) use refusal::{Refusal, is_blank};
pub(super) use sheet::Sheet;
