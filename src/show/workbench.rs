//! What the workbench says of a run.

pub mod adding;
pub mod canvas;
pub mod charts;
pub mod day;
pub mod exposure;
pub mod findings;
pub mod frequency;
pub mod incident_fields;
pub mod inspector;
pub mod journeys;
pub mod key_figures;
pub mod map;
pub mod moment;
pub mod options;
pub mod own_backups;
pub mod scale;
pub mod status;
pub mod story;
pub mod templates;
pub mod timeline;
pub mod why;
pub mod workload;
