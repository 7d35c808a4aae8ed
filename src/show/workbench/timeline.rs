//! The timeline: what its lanes, handles, axis and controls show and say.

pub mod axis;
pub mod field;
pub mod handles;
pub mod hover;
pub mod lane;
pub mod legend;
pub mod playback;
pub mod span;
