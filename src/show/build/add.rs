//! The component types to add, each with what it is and what protects it.

use crate::catalog::{ComponentKind, ComponentSpec};
use crate::show::{Line, columns};
use crate::units::sorting;

/// The choice of the site that fits a component.
pub const FITTING: &str = "Automatic";
/// The choice of a Region that is added.
pub const NEW_REGION: &str = "New Region";
/// The choice of a data center that is added.
pub const NEW_DATA_CENTER: &str = "New data center";
/// What leads back to every type from a search that finds none.
pub const SEE_ALL: &str = "See all types";
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

/// The component types in whose words something is found, those that are called so first.
pub fn types(wanted: &str) -> Vec<Line> {
    let row = |kind: &ComponentKind| {
        let spec = kind.spec();
        Line::from(TypeRow {
            key: kind.key().to_owned(),
            name: spec.name.to_owned(),
            about: about(spec),
        })
    };
    found(wanted).iter().map(row).collect()
}

/// What is said where the search finds nothing; no text where it finds something.
pub fn not_found(wanted: &str) -> String {
    match found(wanted).as_slice() {
        [] => format!(
            "No component type matches “{}”. Add it as something else, or see all types.",
            wanted.trim()
        ),
        _ => String::new(),
    }
}

/// What adds a component of no listed type by the words that were searched.
pub fn as_something_else(wanted: &str) -> String {
    format!("Add something else “{}”", wanted.trim())
}

/// The type that a key, a name, a short name or a synonym means: of several, the first of the table.
pub fn kind_called(name: &str) -> Option<ComponentKind> {
    let name = normal(name);
    let rank = |kind: &ComponentKind| rank(kind.spec(), &name);
    let exact = ComponentKind::ALL.iter().find(|it| it.key() == name.replace(' ', "_"));
    let best = || ComponentKind::ALL.iter().filter(|it| rank(it) == Some(SearchRank::Called));
    exact.or_else(|| best().next()).copied().filter(|_| !name.is_empty())
}

/// What a component is called that is found by the words of a search: by these where its type says nothing.
pub fn name_for(kind: ComponentKind, wanted: &str) -> Option<String> {
    let wanted = wanted.trim();
    (kind == ComponentKind::Other && !wanted.is_empty() && !normal(wanted).starts_with("other"))
        .then(|| wanted.to_owned())
}

/// How well a type fits the words that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SearchRank {
    /// It is called so.
    Called,
    /// One of its names begins so.
    Begins,
    /// One of its names has the words.
    Named,
    /// They are in what is said of it.
    Mentioned,
}

/// The types that fit, the best first.
fn found(wanted: &str) -> Vec<ComponentKind> {
    let wanted = normal(wanted);
    let ranked = |kind: &ComponentKind| Some((rank(kind.spec(), &wanted)?, *kind));
    let mut ranked: Vec<(SearchRank, ComponentKind)> =
        ComponentKind::ALL.iter().filter_map(ranked).collect();
    sorting::sort_by_key(&mut ranked, |(rank, _)| *rank);
    ranked.into_iter().map(|(_, kind)| kind).collect()
}

fn rank(spec: &ComponentSpec, wanted: &str) -> Option<SearchRank> {
    let own = [spec.name, spec.short, spec.service].map(str::to_lowercase);
    let names = || own.iter().map(String::as_str).chain(spec.synonyms.iter().copied());
    let begins = |name: &str| {
        name.starts_with(wanted) || name.split([' ', '-']).any(|it| it.starts_with(wanted))
    };
    if wanted.is_empty() || names().any(|name| name == wanted) {
        Some(SearchRank::Called)
    } else if names().any(begins) {
        Some(SearchRank::Begins)
    } else if names().any(|name| name.contains(wanted)) {
        Some(SearchRank::Named)
    } else {
        about(spec).to_lowercase().contains(wanted).then_some(SearchRank::Mentioned)
    }
}

/// Words as they are compared: in lower case, with single spaces and without the name of the company.
fn normal(words: &str) -> String {
    let words = words.to_lowercase();
    let words: Vec<&str> =
        words.split_whitespace().filter(|it| !["aws", "amazon"].contains(it)).collect();
    words.join(" ")
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
