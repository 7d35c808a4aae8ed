//! The places of the page: its views, and the parts of each.

use super::{PaletteChoice, PaletteEntry, PaletteGroup};
use crate::document::address::{Address, PageView, VIEWS};

/// Parts that are called otherwise than their addresses say, by view and part.
const NAMES: &[(&str, &str, &str)] = &[
    ("build", "clock", "Clock and design"),
    ("protect", "on_demand_backups", "On-demand backups"),
    ("protect", "recovery", "Strategies"),
    ("learn", "statements", "True or false"),
];

/// Other words by which a view or a part is found.
const ALSO: &[(&str, &str)] = &[
    ("workbench", "home timeline map incidents"),
    ("build", "edit design workload"),
    ("protect", "backup"),
    ("protect/recovery", "recovery replication standby failover dr"),
    ("protect/plans", "schedule rules"),
    ("assess", "score resilience"),
    ("compare", "strategies what if"),
    ("compliance", "audit manager controls"),
    ("cost", "money price"),
    ("cost/bill", "invoice aws charges"),
    ("learn", "course study"),
    ("learn/interview", "questions"),
    ("learn/statements", "statements"),
];

/// The views, each followed by its parts.
pub(super) fn places() -> Vec<PaletteEntry> {
    VIEWS.iter().flat_map(of_view).collect()
}

fn of_view(view: &'static PageView) -> Vec<PaletteEntry> {
    let whole = entry(&[view.key], view.name.to_owned(), true);
    let part = |part: &&str| {
        let name = format!("{} › {}", view.name, name_of(view.key, part));
        entry(&[view.key, part], name, false)
    };
    std::iter::once(whole).chain(view.parts.iter().map(part)).collect()
}

fn entry(path: &[&str], name: String, is_first: bool) -> PaletteEntry {
    let also = ALSO.iter().find(|(place, _)| *place == path.join("/"));
    let choice = PaletteChoice::Place(Address::new(path).fragment());
    let mut entry = PaletteEntry::new(PaletteGroup::Places, choice, name, String::new());
    entry.also = also.map_or("", |(_, words)| words).to_owned();
    entry.is_first = is_first;
    entry
}

/// What people call a part of a view.
fn name_of(view: &str, part: &str) -> String {
    if let Some((.., name)) = NAMES.iter().find(|(of, key, _)| *of == view && *key == part) {
        return (*name).to_owned();
    }
    let spaced = part.replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
