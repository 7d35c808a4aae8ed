//! What is wrong with a component that an incident hits.

use crate::units::Instant;

/// What is wrong with the component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Harm {
    /// One machine is gone.
    Machine,
    /// It serves no more; its data is as it was.
    Broken,
    /// Its data is gone or useless at once.
    Destroyed,
    /// Its data is wrong from the incident on; it served on until noticed, unless it was broken too.
    Corrupted { broken: bool },
    /// The place it stands in is unavailable.
    Place { place: OutPlace, until: Option<Instant>, destroyed: bool },
}

/// What kind of place is unavailable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutPlace {
    Zone,
    Site,
}
