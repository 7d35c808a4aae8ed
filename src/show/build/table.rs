//! The components as a table, to be sorted and filtered: what each is, where, and how it fares.

use crate::engine::Run;
use crate::model::check::selection::covers;
use crate::model::{Component, Scenario};
use crate::show::text::{counted, gib};
use crate::show::workbench::status::Status;
use crate::show::{Line, columns};
use crate::units::{Span, sorting};

columns! {
    /// A component of the table; what each of the [`Column`]s is sorted by follows.
    pub struct ComponentRow {
        /// What people call it.
        name,
        /// Its component type.
        of_type,
        /// Its site.
        site,
        /// Its data.
        data,
        /// Its recovery point objective.
        rpo,
        /// Its recovery time objective.
        rto,
        /// The plans that cover it, and its strategy.
        protection,
        /// How it fares in the run.
        result,
        /// How that is meant.
        tone,
        /// Its place among the components.
        at,
    }
}

/// A column of the table; the table can be sorted by each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The component.
    Name,
    /// Its type.
    Type,
    /// Its site.
    Site,
    /// Its data.
    Data,
    /// Its recovery point objective.
    Rpo,
    /// Its recovery time objective.
    Rto,
    /// Its protection.
    Protection,
    /// How it fares in the run.
    Result,
}

impl Column {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Type,
        Self::Site,
        Self::Data,
        Self::Rpo,
        Self::Rto,
        Self::Protection,
        Self::Result,
    ];

    /// Those between the name and the result, which are plain texts.
    pub const PLAIN: [Self; 6] =
        [Self::Type, Self::Site, Self::Data, Self::Rpo, Self::Rto, Self::Protection];

    /// The head of the column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Component",
            Self::Type => "Type",
            Self::Site => "Site",
            Self::Data => "Data",
            Self::Rpo => "RPO",
            Self::Rto => "RTO",
            Self::Protection => "Protection",
            Self::Result => "Result",
        }
    }

    /// Where its text is in a row.
    pub const fn text(self) -> usize {
        match self {
            Self::Name => ComponentRow::AT.name,
            Self::Type => ComponentRow::AT.of_type,
            Self::Site => ComponentRow::AT.site,
            Self::Data => ComponentRow::AT.data,
            Self::Rpo => ComponentRow::AT.rpo,
            Self::Rto => ComponentRow::AT.rto,
            Self::Protection => ComponentRow::AT.protection,
            Self::Result => ComponentRow::AT.result,
        }
    }

    /// Where the key is in a row by which it is sorted.
    const fn key(self) -> usize {
        ComponentRow::COUNT + self as usize
    }
}

/// How the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By which column.
    pub column: Column,
    /// From the largest on.
    pub descends: bool,
}

impl Order {
    /// The order in the words of ARIA, and the mark behind the head of a column.
    pub const fn of(order: Option<Self>) -> (&'static str, &'static str) {
        match order {
            None => ("none", ""),
            Some(Self { descends: false, .. }) => ("ascending", " ▲"),
            Some(Self { descends: true, .. }) => ("descending", " ▼"),
        }
    }
}

/// All components, in the order of the document.
pub fn table(run: &Run) -> Vec<Line> {
    let components = run.scenario.components.iter().enumerate();
    components.map(|(at, component)| line(run, at, component)).collect()
}

/// The components that have some letters in one of their texts, in an order if one is chosen.
pub fn shown(mut all: Vec<Line>, wanted: &str, order: Option<Order>) -> Vec<Line> {
    let wanted = wanted.trim().to_lowercase();
    let has = |line: &Line, column: Column| {
        line.get(column.text()).is_some_and(|it| it.to_lowercase().contains(&wanted))
    };
    all.retain(|line| Column::ALL.iter().any(|it| has(line, *it)));
    if let Some(Order { column, descends }) = order {
        sorting::sort_by(&mut all, |a, b| {
            let order = a.get(column.key()).cmp(&b.get(column.key()));
            if descends { order.reverse() } else { order }
        });
    }
    all
}

/// How many components are shown, of how many.
pub fn summary(all: usize, shown: usize) -> String {
    if all == shown {
        counted(all, "component")
    } else {
        format!("{shown} of {}", counted(all, "component"))
    }
}

/// What a button does with a component: "Edit Orders DB".
pub fn action(verb: &str, name: &str) -> String {
    format!("{verb} {name}")
}

fn line(run: &Run, at: usize, component: &Component) -> Line {
    let scenario = &run.scenario;
    let status = Status::of(run, &component.id);
    let minutes = |minutes: Option<f64>| {
        minutes.map_or_else(|| "–".to_owned(), |it| Span::from_minutes_f64(it).to_string())
    };
    let site = scenario.site(&component.site).map_or(component.site.as_str(), |it| it.label());
    let mut line = Line::from(ComponentRow {
        name: component.label().to_owned(),
        of_type: component.kind.spec().short.to_owned(),
        site: site.to_owned(),
        data: gib(component.size_gib),
        rpo: minutes(component.rpo_minutes),
        rto: minutes(component.rto_minutes),
        protection: protection(scenario, component),
        result: status.label().to_owned(),
        tone: status.tone().key().to_owned(),
        at: at.to_string(),
    });
    // Numbers are sorted by their size, and what has none comes last; texts as people read them.
    let number = |number: Option<f64>| format!("{:020.3}", number.unwrap_or(1e15));
    for column in Column::ALL {
        let key = match column {
            Column::Data => number(Some(component.size_gib)),
            Column::Rpo => number(component.rpo_minutes),
            Column::Rto => number(component.rto_minutes),
            text => line.get(text.text()).map(|it| it.to_lowercase()).unwrap_or_default(),
        };
        line.push(key);
    }
    line
}

/// The plans that cover a component, and its strategy.
fn protection(scenario: &Scenario, component: &Component) -> String {
    let plans = scenario.plans.iter().filter(|it| covers(&it.selection, component));
    let mut parts: Vec<&str> = plans.map(|it| it.name.as_str()).collect();
    parts.extend(scenario.recovery_of(&component.id).map(|it| it.strategy.spec().name));
    if parts.is_empty() { "none".to_owned() } else { parts.join(" · ") }
}
