//! What protects a component: the recovery points of its rules, looked up without listing them.

mod exposure;
mod lane;
mod marks;
mod newest;
mod own;
pub(crate) mod points;

pub use exposure::{Exposure, Threat};
pub use lane::{Gathered, Lane, LaneRule};
pub use marks::{PointMark, StoredPoint};
pub use newest::{HeldPoints, NewestPoint};
