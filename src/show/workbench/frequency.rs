//! How often the selected component is backed up, changed next to its exposure.

use crate::model::check::selection::covers;
use crate::model::{ComponentId, Scenario};
use crate::show::{Line, choice};
use crate::units::{Every, Rhythm};

/// What is offered, from the rarest on: how often, its key and its name.
const OFFERED: [(Every, &str, &str); 6] = [
    (Every::Day, "day", "1 d"),
    (Every::Hours(6), "6h", "6 h"),
    (Every::Hours(4), "4h", "4 h"),
    (Every::Hours(3), "3h", "3 h"),
    (Every::Hours(2), "2h", "2 h"),
    (Every::Hour, "1h", "1 h"),
];

/// A rule that backs a component up at times that people can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFrequency {
    /// Where its schedule is: a JSON pointer.
    pub pointer: String,
    /// The plan that it belongs to: a JSON pointer.
    pub plan: String,
    rhythm: Rhythm,
}

impl BackupFrequency {
    /// The first rule that covers a component by a schedule that people can say; nothing where there is none.
    pub fn of(scenario: &Scenario, component: &ComponentId) -> Option<Self> {
        let component = scenario.component(component)?;
        let plans = scenario.plans.iter().enumerate();
        plans.filter(|(_, plan)| covers(&plan.selection, component)).find_map(|(at, plan)| {
            plan.rules.iter().enumerate().find_map(|(rule, it)| {
                let rhythm = Rhythm::read(it.schedule.as_ref()?.text())?;
                let plan = format!("/plans/{at}");
                Some(Self { pointer: format!("{plan}/rules/{rule}/schedule"), plan, rhythm })
            })
        })
    }

    /// Its key among [`offered`]; empty where it is none of them.
    pub fn key(&self) -> &'static str {
        let found = OFFERED.iter().find(|(every, ..)| *every == self.rhythm.every);
        found.map(|(_, key, _)| *key).unwrap_or_default()
    }

    /// The expression for another frequency, given by its key, and what changing to it is called.
    pub fn changed(&self, key: &str) -> Option<(String, String)> {
        let (every, _, name) = *OFFERED.iter().find(|(_, it, _)| *it == key)?;
        Some((format!("Back up every {name}"), Rhythm { every, ..self.rhythm }.to_string()))
    }
}

/// The frequencies to choose from.
pub fn offered() -> Vec<Line> {
    OFFERED.iter().map(|(_, key, name)| choice(*key, *name)).collect()
}
