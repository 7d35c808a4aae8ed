//! The objectives of the open cell's component: for all disruptions, and for the open one alone.

use crate::catalog::Disruption;
use crate::model::ObjectiveKind;

/// What an empty field means: for all disruptions, and for one alone.
pub const fn empty(disruption: Option<Disruption>) -> &'static str {
    match disruption {
        None => "no objective",
        Some(_) => "same as for all",
    }
}

/// What the fields of a disruption, or of all of them, are called.
pub fn title(disruption: Option<Disruption>) -> String {
    match disruption {
        None => "For all disruptions".to_owned(),
        Some(one) => format!("For {} only", one.spec().name),
    }
}

/// The label of a field below its title.
pub fn label(target: ObjectiveKind) -> String {
    format!("{} (minutes)", target.label())
}

/// What a field is called without its title.
pub fn full_name(target: ObjectiveKind, disruption: Option<Disruption>) -> String {
    let against = disruption.map_or("all disruptions", |it| it.spec().name);
    format!("{} against {against} (minutes)", target.label())
}
