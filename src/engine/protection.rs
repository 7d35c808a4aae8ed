//! What protects a component: the recovery points of its rules, looked up without listing them.

mod exposure;
mod lane;
mod newest;
pub(crate) mod points;

pub use exposure::{Exposure, Threat};
pub use lane::{Lane, LaneRule, PointMark};
pub use newest::{Held, NewestPoint};
