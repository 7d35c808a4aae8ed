//! What the workbench says of a run.

pub mod day;
pub mod key_figures;
pub mod moment;
pub mod options;
pub mod own_backups;
pub mod scale;
pub mod status;
pub mod timeline;
