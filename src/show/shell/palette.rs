//! The command palette: everything that can be gone to or done from one field, and which of it fits what is typed.

mod actions;
mod places;
mod rank;

use std::cmp::Reverse;

pub use actions::PageAction;
use rank::{BY_WORDS, TypedWords};

use crate::document::address::Address;
use crate::model::incident_templates::{INCIDENT_TEMPLATES, IncidentTemplate};
use crate::model::presets::{PRESETS, Preset};
use crate::model::{Component, ComponentId, Incident, IncidentId, Scenario};
use crate::show::compare::what_if;
use crate::show::text::{counted, design_name, utc};
use crate::show::{ChoiceRow, Line, columns, only};

/// What the empty field says.
pub const PLACEHOLDER: &str = "Go to, find or do…";
/// What the palette is called.
pub const TITLE: &str = "Search and commands";
/// So many choices are remembered.
pub const MOST_RECENT: usize = 5;
/// So many entries of a group are shown.
const MOST_OF_GROUP: usize = 6;

columns! {
    /// An entry that is offered.
    pub struct PaletteRow {
        /// What is chosen, as [`PaletteChoice::key`] writes it.
        key,
        /// The heading that it is under.
        group,
        /// What it is called.
        name,
        /// What it is, or what it does.
        detail,
        /// Its place among all that is found, from 0.
        place,
    }
}

columns! {
    /// A term of the glossary, as the palette is given it.
    pub struct TermRow {
        /// The id of its entry.
        id,
        /// The term with its abbreviation.
        heading,
        /// Other words for the same, with spaces between them.
        also,
        /// What it means.
        definition,
    }
}

/// What can be chosen in the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteChoice {
    /// A place of the page, by its fragment.
    Place(String),
    /// A component.
    Component(ComponentId),
    /// An incident.
    Incident(IncidentId),
    /// Adding an incident, by the key of its template.
    Template(String),
    /// Comparing the strategies under an incident, by its key there.
    WhatIf(String),
    /// Opening a shipped design, by its key.
    Preset(String),
    /// Something that the page does.
    Action(PageAction),
}

impl PaletteChoice {
    /// The choice as a text, such as `place:cost/bill`.
    pub fn key(&self) -> String {
        match self {
            Self::Place(fragment) => format!("place:{fragment}"),
            Self::Component(id) => format!("component:{id}"),
            Self::Incident(id) => format!("incident:{id}"),
            Self::Template(key) => format!("add:{key}"),
            Self::WhatIf(key) => format!("what-if:{key}"),
            Self::Preset(key) => format!("start:{key}"),
            Self::Action(action) => format!("do:{}", action.key()),
        }
    }

    /// The choice that a text stands for; nothing for any other text.
    pub fn of_key(key: &str) -> Option<Self> {
        let (what, name) = key.split_once(':')?;
        Some(match what {
            "place" => Self::Place(name.to_owned()),
            "component" => Self::Component(ComponentId::from(name)),
            "incident" => Self::Incident(IncidentId::from(name)),
            "add" => Self::Template(name.to_owned()),
            "what-if" => Self::WhatIf(name.to_owned()),
            "start" => Self::Preset(name.to_owned()),
            "do" => Self::Action(PageAction::of_key(name)?),
            _ => return None,
        })
    }
}

/// The headings of the palette, in the order in which they are shown while nothing is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PaletteGroup {
    Recent,
    Places,
    Components,
    Incidents,
    Actions,
    Glossary,
}

impl PaletteGroup {
    const fn label(self) -> &'static str {
        match self {
            Self::Recent => "Recent",
            Self::Places => "Go to",
            Self::Components => "Components",
            Self::Incidents => "Incidents",
            Self::Actions => "Actions",
            Self::Glossary => "Glossary",
        }
    }
}

/// An entry with what it is found by.
#[derive(Clone, Debug)]
pub struct PaletteEntry {
    choice: PaletteChoice,
    group: PaletteGroup,
    name: String,
    detail: String,
    /// Other words by which it is found.
    also: String,
    /// Whether it is shown while nothing is typed.
    is_first: bool,
}

impl PaletteEntry {
    fn new(group: PaletteGroup, choice: PaletteChoice, name: String, detail: String) -> Self {
        Self { choice, group, name, detail, also: String::new(), is_first: true }
    }

    fn line(&self, group: PaletteGroup) -> Line {
        PaletteRow {
            key: self.choice.key(),
            group: group.label().to_owned(),
            name: self.name.clone(),
            detail: self.detail.clone(),
            place: String::new(),
        }
        .into()
    }
}

/// What the palette offers in a design: places, components, incidents, actions, and terms of the glossary.
pub fn entries(scenario: &Scenario, terms: &[Line]) -> Vec<PaletteEntry> {
    let mut all = places::places();
    all.extend(components(scenario));
    all.extend(incidents(scenario));
    all.extend(actions::actions());
    all.extend(templates(scenario));
    all.extend(what_ifs(scenario));
    all.extend(presets());
    all.extend(terms.iter().map(term));
    all
}

/// The entries that fit what is typed, the best group first; while nothing is typed, what was chosen recently
/// and the beginning of each group.
pub fn found(entries: &[PaletteEntry], recent: &[String], typed: &str) -> Vec<Line> {
    let query = TypedWords::new(typed);
    if query.is_empty() {
        return at_first(entries, recent);
    }
    let mut fits: Vec<(u32, &PaletteEntry)> = entries
        .iter()
        .filter_map(|it| {
            let fit = query.fit(&it.name, &it.also)?;
            // Of two that fit as well, what was chosen before comes first.
            let is_recent = recent.contains(&it.choice.key());
            Some((fit * 2 + u32::from(is_recent), it))
        })
        .collect();
    // What only has the letters is no match where something has the words.
    let best = fits.iter().map(|(fit, _)| *fit).max().unwrap_or_default();
    fits.retain(|(fit, _)| best < 2 * BY_WORDS || *fit >= 2 * BY_WORDS);
    fits.sort_by_key(|(fit, it)| (Reverse(*fit), it.name.chars().count()));
    let mut groups: Vec<PaletteGroup> = Vec::new();
    for (_, entry) in &fits {
        if !groups.contains(&entry.group) {
            groups.push(entry.group);
        }
    }
    // What explains a word stands below what can be done about it.
    groups.sort_by_key(|it| *it == PaletteGroup::Glossary);
    let of_group = |group: &PaletteGroup| {
        let group = *group;
        let fits = fits.iter().filter(move |(_, it)| it.group == group).take(MOST_OF_GROUP);
        fits.map(move |(_, it)| it.line(group)).collect::<Vec<_>>()
    };
    numbered(groups.iter().flat_map(of_group).collect())
}

/// The headings of what is found, each once.
pub fn headings(found: &[Line]) -> Vec<Line> {
    let mut headings: Vec<Line> = Vec::new();
    for line in found {
        let heading = only(line[PaletteRow::AT.group].clone());
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    headings
}

/// What is found under a heading.
pub fn of_heading(found: &[Line], heading: &str) -> Vec<Line> {
    found.iter().filter(|it| it[PaletteRow::AT.group] == heading).cloned().collect()
}

fn numbered(mut lines: Vec<Line>) -> Vec<Line> {
    for (place, line) in lines.iter_mut().enumerate() {
        line[PaletteRow::AT.place] = place.to_string();
    }
    lines
}

fn at_first(entries: &[PaletteEntry], recent: &[String]) -> Vec<Line> {
    let with_key = |key: &String| entries.iter().find(|it| it.choice.key() == *key);
    let recent: Vec<&PaletteEntry> = recent.iter().filter_map(with_key).take(MOST_RECENT).collect();
    let mut lines: Vec<Line> = recent.iter().map(|it| it.line(PaletteGroup::Recent)).collect();
    let others = [
        (PaletteGroup::Places, usize::MAX),
        (PaletteGroup::Components, MOST_OF_GROUP),
        (PaletteGroup::Incidents, MOST_OF_GROUP),
        (PaletteGroup::Actions, MOST_OF_GROUP),
    ];
    for (group, most) in others {
        let of_group = entries.iter().filter(|it| it.group == group && it.is_first);
        let new = of_group.filter(|it| !recent.iter().any(|known| known.choice == it.choice));
        lines.extend(new.take(most).map(|it| it.line(group)));
    }
    numbered(lines)
}

/// The choices to remember once one more was made, the newest first.
pub fn remembered(recent: &[String], chosen: &PaletteChoice) -> Vec<String> {
    let key = chosen.key();
    let others = recent.iter().filter(|it| **it != key).cloned();
    std::iter::once(key.clone()).chain(others).take(MOST_RECENT).collect()
}

/// How many entries there are, or what to do where there is none.
pub fn said(count: usize) -> String {
    match count {
        0 => "Nothing matches. Try fewer letters, or the name of a component, an action or a term."
            .to_owned(),
        1 => "1 result".to_owned(),
        count => counted(count, "result"),
    }
}

/// The keys that open the palette, as the button says them.
pub const fn opening_keys(is_mac: bool) -> &'static str {
    if is_mac { "⌘K" } else { "Ctrl K" }
}

fn components(scenario: &Scenario) -> Vec<PaletteEntry> {
    let entry = |it: &Component| {
        let site = scenario.site(&it.site).map_or("", |site| site.label());
        let detail = [it.kind.spec().name, site].join(" · ");
        let mut entry = PaletteEntry::new(
            PaletteGroup::Components,
            PaletteChoice::Component(it.id.clone()),
            it.label().to_owned(),
            detail.clone(),
        );
        entry.also = detail;
        entry
    };
    scenario.components.iter().map(entry).collect()
}

fn incidents(scenario: &Scenario) -> Vec<PaletteEntry> {
    let entry = |it: &Incident| {
        let mut entry = PaletteEntry::new(
            PaletteGroup::Incidents,
            PaletteChoice::Incident(it.id.clone()),
            it.label(scenario),
            utc(it.at),
        );
        entry.also = format!("{} incident {}", it.kind.spec().name, utc(it.at));
        entry
    };
    scenario.incidents.iter().map(entry).collect()
}

/// The ready-made incidents that the design can have.
fn templates(scenario: &Scenario) -> Vec<PaletteEntry> {
    let fitting = INCIDENT_TEMPLATES
        .iter()
        .filter(|it| it.incident(scenario, scenario.clock.start, None).is_ok());
    let entry = |it: &IncidentTemplate| {
        let mut entry = PaletteEntry::new(
            PaletteGroup::Actions,
            PaletteChoice::Template(it.key.to_owned()),
            format!("Add incident: {}", it.name),
            it.sentence.to_owned(),
        );
        entry.also = format!("new template {}", it.kind.spec().name);
        entry.is_first = false;
        entry
    };
    fitting.map(entry).collect()
}

fn what_ifs(scenario: &Scenario) -> Vec<PaletteEntry> {
    let offered = what_if::offered(scenario);
    let happens = offered.into_iter().filter(|it| it[ChoiceRow::AT.key] != what_if::TIMELINE);
    let entry = |it: Line| {
        let [key, label] = [ChoiceRow::AT.key, ChoiceRow::AT.label].map(|at| it[at].clone());
        let mut entry = PaletteEntry::new(
            PaletteGroup::Actions,
            PaletteChoice::WhatIf(key),
            format!("Run what-if: {label}"),
            "Compare strategies under this incident. The design stays unchanged.".to_owned(),
        );
        entry.also = "compare strategies scenario".to_owned();
        entry.is_first = false;
        entry
    };
    happens.map(entry).collect()
}

fn presets() -> Vec<PaletteEntry> {
    let entry = |it: &Preset| {
        let mut entry = PaletteEntry::new(
            PaletteGroup::Actions,
            PaletteChoice::Preset(it.key.to_owned()),
            format!("Start from: {}", design_name(it.name)),
            it.summary.to_owned(),
        );
        entry.also = "open new design example".to_owned();
        entry.is_first = false;
        entry
    };
    PRESETS.iter().map(entry).collect()
}

fn term(line: &Line) -> PaletteEntry {
    let text = |at: usize| line.get(at).cloned().unwrap_or_default();
    let fragment = Address::new(&["learn", "glossary", &text(TermRow::AT.id)]).fragment();
    let choice = PaletteChoice::Place(fragment);
    let [heading, definition] = [TermRow::AT.heading, TermRow::AT.definition].map(text);
    let mut entry = PaletteEntry::new(PaletteGroup::Glossary, choice, heading, definition);
    entry.also = text(TermRow::AT.also);
    entry
}

/// The fragment of the comparison under an incident.
pub fn what_if_fragment(key: &str) -> String {
    Address::new(&["compare"]).with("what", Some(key.to_owned())).fragment()
}

/// The id of the element that a place of the page has for the focus: the entry of the glossary, else the content.
pub fn focus_of_place(fragment: &str) -> String {
    let address = Address::read(fragment);
    match (address.step(0), address.step(1), address.step(2)) {
        ("learn", "glossary", id) if !id.is_empty() => format!("entry-{id}"),
        _ => "main".to_owned(),
    }
}
