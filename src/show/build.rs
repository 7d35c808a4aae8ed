//! What the Build view says: components as a table, the component types to add, and the orders of a day.

pub mod add;
pub mod hours;
pub mod paste;
pub mod sites;
pub mod table;

use crate::show::Line;
use crate::show::forms::PartRow;

/// The parts of the workload: where each is in the document, and what people call it.
const PARTS: &[(&str, &str)] = &[
    (COMPONENTS, "Components"),
    ("/sites", "Sites"),
    ("/journeys", "Journeys"),
    (CLOCK, "Design and clock"),
];
/// Where the components are.
const COMPONENTS: &str = "/components";
/// What stands for the design as a whole, which is not a list.
const CLOCK: &str = "/clock";

/// The parts of the workload; `count` gives the number of entries at a pointer.
pub fn parts(count: impl Fn(&str) -> usize) -> Vec<Line> {
    let row = |(pointer, name): &(&str, &str)| {
        let count = if *pointer == CLOCK { String::new() } else { count(pointer).to_string() };
        Line::from(PartRow { pointer: (*pointer).to_owned(), name: (*name).to_owned(), count })
    };
    PARTS.iter().map(row).collect()
}

/// The part that has a place of the document; nothing where no part of the workload has it.
pub fn part_of(path: &str) -> Option<String> {
    let mut steps = path.split('/').skip(1);
    match (steps.next()?, steps.next()) {
        ("components", Some(at)) => Some(format!("{COMPONENTS}/{at}")),
        ("components", None) => Some(COMPONENTS.to_owned()),
        ("sites", _) => Some("/sites".to_owned()),
        ("journeys", _) => Some("/journeys".to_owned()),
        ("clock" | "name", _) => Some(CLOCK.to_owned()),
        _ => None,
    }
}

/// The entry of the list of parts for what is open: one component counts as the components.
pub fn entry_of(open: &str) -> &str {
    if open.starts_with(COMPONENTS) { COMPONENTS } else { open }
}
