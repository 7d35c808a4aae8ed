//! What is said while somebody works on the map: what is chosen, what can be done, what was done.

use crate::chart::map::Grouping;
use crate::document::build::{PartKind, taken_along_with};
use crate::model::{ComponentId, Scenario};
use crate::show::text::{counted, quoted};
use crate::show::{Line, choice};

/// The key of a map without groups.
const NOTHING: &str = "nothing";
/// The key of a map by tier.
const TIER: &str = "tier";
/// What the key of a map by a tag begins with.
const TAG: &str = "tag:";
/// What is said where the search on the map finds nothing.
pub const NONE_FOUND: &str = "No component has this in its name or type.";

/// How large the map is: "80 %".
pub fn zoom(zoom: f64) -> String {
    format!("{:.0} %", zoom * 100.0)
}

/// The name of the button that says how large the map is, and shows it as large as it is drawn.
pub fn zoom_name(now: f64) -> String {
    format!("{}: show the map at 100 %", zoom(now))
}

/// What a map can be gathered by.
pub fn groupings(scenario: &Scenario) -> Vec<Line> {
    let row = |by: &Grouping| match by {
        Grouping::Nothing => choice(NOTHING, "not grouped"),
        Grouping::Tier => choice(TIER, "by tier"),
        Grouping::Tag(key) => choice(format!("{TAG}{key}"), format!("by tag {key}")),
    };
    Grouping::all(scenario).iter().map(row).collect()
}

/// The key of what a map is gathered by.
pub fn key_of(by: &Grouping) -> String {
    match by {
        Grouping::Nothing => NOTHING.to_owned(),
        Grouping::Tier => TIER.to_owned(),
        Grouping::Tag(key) => format!("{TAG}{key}"),
    }
}

/// What a map is gathered by, of its key.
pub fn grouping_of(key: &str) -> Grouping {
    match key.strip_prefix(TAG) {
        Some(tag) => Grouping::Tag(tag.to_owned()),
        None if key == TIER => Grouping::Tier,
        None => Grouping::Nothing,
    }
}

/// What is chosen: a component by its name, or how many.
pub fn chosen(scenario: &Scenario, ids: &[ComponentId]) -> String {
    match ids {
        [one] => label(scenario, one),
        many => format!("{} selected", many.len()),
    }
}

/// What was removed, with what went with it.
pub fn removed(before: &Scenario, after: &Scenario, ids: &[ComponentId]) -> String {
    let what = match ids {
        [one] => quoted(&label(before, one)),
        many => counted(many.len(), "component"),
    };
    match taken_along_with(before, after, PartKind::Component, ids.len()) {
        Some(taken) => format!("Removed {what}, including {taken}."),
        None => format!("Removed {what}."),
    }
}

/// What is to be done to connect a component.
pub fn connecting(scenario: &Scenario, from: &ComponentId, to: Option<&ComponentId>) -> String {
    let from = quoted(&label(scenario, from));
    match to {
        Some(to) => format!(
            "{from} will require {}. Enter connects; arrow keys choose another one; Esc cancels.",
            quoted(&label(scenario, to))
        ),
        None => format!("Choose the component that {from} requires."),
    }
}

/// What was connected.
pub fn connected(scenario: &Scenario, from: &ComponentId, to: &ComponentId) -> String {
    format!("{} requires {}.", quoted(&label(scenario, from)), quoted(&label(scenario, to)))
}

/// What was added, and what requires it.
pub fn added(scenario: &Scenario, id: &ComponentId, needed_by: Option<&ComponentId>) -> String {
    let name = quoted(&label(scenario, id));
    match needed_by {
        Some(from) => format!("Added {name}. {} requires it.", quoted(&label(scenario, from))),
        None => format!("Added {name}."),
    }
}

/// What Shift and Enter do with a new component.
pub fn connect_new(scenario: &Scenario, from: Option<&ComponentId>) -> String {
    match from {
        Some(from) => format!(
            "Enter adds. Shift+Enter adds it and lets {} require it.",
            quoted(&label(scenario, from))
        ),
        None => "Enter adds. Select a component to connect the new one to it.".to_owned(),
    }
}

/// A component type to add from the map, and what adds it as something that the selected one requires.
pub fn add_and_connect(name: &str) -> String {
    format!("Add {name} and connect it")
}

/// The components in whose name or type something is found, by id and name.
pub fn find(scenario: &Scenario, wanted: &str) -> Vec<Line> {
    let wanted = wanted.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let found = scenario.components.iter().filter(|it| {
        let spec = it.kind.spec();
        has(it.label()) || has(spec.name) || has(spec.short) || spec.synonyms.contains(&&*wanted)
    });
    let shown = found.filter(|_| !wanted.is_empty()).take(8);
    shown.map(|it| choice(it.id.as_str(), it.label())).collect()
}

/// A tag as it is typed: "app=shop"; nothing where it has no key or no value.
pub fn tag(typed: &str) -> Option<(String, String)> {
    let (key, value) = typed.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    (!key.is_empty() && !value.is_empty()).then(|| (key.to_owned(), value.to_owned()))
}

/// Why a tag is refused.
pub const TAG_REFUSED: &str = "A tag needs a key and a value, such as app=shop.";
/// Why an objective is refused.
pub const MINUTES_REFUSED: &str =
    "An objective needs a number of minutes, 0 or more. Leave it empty to remove the objective.";

/// What people call a component.
fn label(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map_or_else(|| id.to_string(), |it| it.label().to_owned())
}
