//! The component types to add, each with what it is and what protects it.

use crate::catalog::{ComponentKind, ComponentSpec};
use crate::show::{Line, columns};

/// The choice of the site that fits a component.
pub const FITTING: &str = "Automatic";
/// The choice of a Region that is added.
pub const NEW_REGION: &str = "New Region";
/// The choice of a data center that is added.
pub const NEW_DATA_CENTER: &str = "New data center";
/// What is said where the search finds nothing.
pub const NOT_FOUND: &str = "No component type matches these words.";
/// What is said where the design has no component.
pub const FIRST: &str = "No component yet. Add the first one; its site is added with it.";

columns! {
    /// A component type.
    pub struct TypeRow {
        /// Its key in the document.
        key,
        /// What people call it.
        name,
        /// The service, and what protects it.
        about,
    }
}

/// The component types in whose words something is found.
pub fn types(wanted: &str) -> Vec<Line> {
    let wanted = wanted.trim().to_lowercase();
    let row = |kind: &ComponentKind| {
        let spec = kind.spec();
        Line::from(TypeRow {
            key: kind.key().to_owned(),
            name: spec.name.to_owned(),
            about: about(spec),
        })
    };
    let mut types: Vec<Line> = ComponentKind::ALL.iter().map(row).collect();
    types.retain(|line| line.iter().any(|it| it.to_lowercase().contains(&wanted)));
    types
}

/// The service of a component type, and what protects it.
fn about(spec: &ComponentSpec) -> String {
    let can = &spec.capabilities;
    let mut protection = Vec::new();
    if can.backup.is_yes() {
        protection.push("AWS Backup");
        if can.continuous.is_yes() {
            protection.push("continuous backup");
        }
    }
    protection.extend(spec.replica.as_ref().map(|it| it.name));
    if spec.can_use_drs() {
        protection.push("Elastic Disaster Recovery");
    }
    if protection.is_empty() {
        protection.push("infrastructure as code");
    }
    format!("{}. Protected by {}.", spec.service, protection.join(", "))
}
