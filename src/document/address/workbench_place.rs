//! What is looked at on the workbench: `#workbench?i=drop&c=orders&t=2026-11-03T14:25`.

use super::{Address, WORKBENCH};
use crate::units::Instant;

/// The incident, the component and the moment that are looked at, as far as somebody picked them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbenchPlace {
    /// The id of the incident.
    pub incident: Option<String>,
    /// The id of the component.
    pub component: Option<String>,
    /// The moment, in UTC.
    pub moment: Option<Instant>,
}

impl WorkbenchPlace {
    /// The names of what is picked: the incident and the component.
    const PICKS: [&'static str; 2] = ["i", "c"];

    /// What an address picks. A moment that cannot be read is none.
    pub fn of(address: &Address) -> Self {
        let [incident, component] = Self::PICKS.map(|name| address.value(name).map(str::to_owned));
        // The seconds and the time zone are not written where they say nothing.
        let moment = address.value("t").and_then(|it| {
            let all = [format!("{it}:00Z"), format!("{it}Z")];
            all.iter().find_map(|it| Instant::parse(it).ok())
        });
        Self { incident, component, moment }
    }

    /// The address that picks it.
    pub fn address(self) -> Address {
        let moment = self.moment.map(|at| {
            let text = at.to_string();
            let text = text.trim_end_matches('Z');
            text.strip_suffix(":00").unwrap_or(text).to_owned()
        });
        let [incident, component] = Self::PICKS;
        Address::new(&[WORKBENCH])
            .with(incident, self.incident)
            .with(component, self.component)
            .with("t", moment)
    }
}
