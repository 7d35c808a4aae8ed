//! Downtime: of each component by its worst incident, against its objective; of each journey in all.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use super::bars::{Bar, BarSegment, Bars, rows_that_fit, size};
use super::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::{Outcome, Run, Verdict};
use crate::model::Scenario;
use crate::units::{Span, sorting};

/// The room of the legend, and the one behind the bars, in CSS pixels.
const LEGEND: f64 = 18.0;
const BEHIND: f64 = 176.0;

/// How long components and journeys do not serve.
#[derive(Clone, Debug, PartialEq)]
pub struct DowntimeChart {
    /// The components that an incident hits, those that are down longest first.
    pub components: Vec<ComponentDown>,
    /// The journeys, in the order of the document.
    pub journeys: Vec<JourneyDown>,
}

/// How long one component does not serve.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentDown {
    /// What people call the component.
    pub label: String,
    /// The recovery time objective.
    pub objective: Option<Span>,
    /// What each incident that hits it means for it, in the order of time.
    pub hits: Vec<IncidentDowntime>,
}

/// How long one incident keeps a component from serving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentDowntime {
    /// What people call the incident.
    pub incident: String,
    /// How long it does not serve.
    pub down: Span,
    /// Whether it is not back before the end of the clock.
    pub is_open: bool,
    /// Whether that is within the objective.
    pub verdict: Verdict,
}

/// How long one journey is not served in full, over the whole clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyDown {
    /// What people call the journey.
    pub label: String,
    /// For how long the journey is down.
    pub down: Span,
    /// For how long the journey is degraded.
    pub degraded: Span,
}

impl IncidentDowntime {
    fn says(&self) -> String {
        match self.down {
            Span::ZERO => "not down".to_owned(),
            down if self.is_open => format!("{down}, still down"),
            down => down.to_string(),
        }
    }
}

impl ComponentDown {
    /// The incident that keeps it down longest; the first of equals.
    fn worst(&self) -> Option<&IncidentDowntime> {
        self.hits.iter().reduce(|worst, hit| if hit.down > worst.down { hit } else { worst })
    }

    fn longest(&self) -> Span {
        self.worst().map_or(Span::ZERO, |worst| worst.down)
    }
}

impl JourneyDown {
    fn says(&self) -> String {
        match (self.down, self.degraded) {
            (Span::ZERO, Span::ZERO) => "up".to_owned(),
            (down, Span::ZERO) => down.to_string(),
            (Span::ZERO, degraded) => format!("degraded {degraded}"),
            (down, degraded) => format!("{down}, degraded {degraded}"),
        }
    }
}

/// How long components and journeys are down in a run.
pub fn data(run: &Run) -> DowntimeChart {
    data_of(&run.scenario, &run.outcome)
}

/// How long components and journeys do not serve by an outcome, which may be that of a part of a run.
pub fn data_of(scenario: &Scenario, outcome: &Outcome) -> DowntimeChart {
    let mut components: Vec<ComponentDown> = scenario
        .components
        .iter()
        .map(|component| {
            let impacts = outcome.impacts().filter(|(_, impact)| impact.component == component.id);
            let hits = impacts.map(|(incident, impact)| IncidentDowntime {
                incident: scenario
                    .incident(&incident.id)
                    .map_or_else(|| incident.id.to_string(), |it| it.label(scenario)),
                down: impact.down,
                is_open: impact.back_at.is_none(),
                verdict: impact.rto,
            });
            ComponentDown {
                label: component.label().to_owned(),
                objective: component.rto_minutes.map(Span::from_minutes_f64),
                hits: hits.collect(),
            }
        })
        .filter(|it| !it.hits.is_empty())
        .collect();
    sorting::sort_by_key(&mut components, |it| std::cmp::Reverse(it.longest()));
    let journeys = scenario.journeys.iter().zip(&outcome.journeys);
    let journeys = journeys.map(|(journey, outcome)| JourneyDown {
        label: journey.label().to_owned(),
        down: outcome.down,
        degraded: outcome.degraded,
    });
    DowntimeChart { components, journeys: journeys.collect() }
}

impl DowntimeChart {
    /// How many rows the picture has at most.
    pub fn rows(&self) -> usize {
        let headed = |rows: usize| if rows > 0 { rows + 1 } else { 0 };
        headed(self.components.len()) + headed(self.journeys.len())
    }

    /// The rows for which there is room: all journeys, and as many components as still fit.
    fn bars(&self, height: i32, theme: &Theme) -> Bars<'static> {
        let most = rows_that_fit(height, theme, theme.px(LEGEND)).max(3);
        let taken = if self.journeys.is_empty() { 0 } else { self.journeys.len() + 1 };
        let room = most.saturating_sub(taken + 1).max(1);
        let all = self.components.len();
        let (shown, hidden) = self.components.split_at(if all > room { room - 1 } else { all });
        let mut rows = Vec::new();
        if !self.components.is_empty() {
            rows.push(Bar::heading("Components, longest outage"));
        }
        rows.extend(shown.iter().map(|it| component_bar(theme, it)));
        if let Some(first) = hidden.first() {
            let label = format!("{} others", hidden.len());
            let at_most = first.longest();
            rows.push(Bar {
                says: format!("{label}: at most {at_most}"),
                total: format!("at most {at_most}"),
                ..component_bar(theme, &ComponentDown { label, ..first.clone() })
            });
        }
        if !self.journeys.is_empty() {
            rows.push(Bar::heading("Journeys, total"));
        }
        rows.extend(self.journeys.iter().map(|it| journey_bar(theme, it)));
        rows.truncate(most);
        let mut entries = vec![(theme.loss, "Down")];
        if self.journeys.iter().any(|it| it.degraded > Span::ZERO) {
            entries.push((theme.degraded, "Degraded"));
        }
        if self.components.iter().any(|it| it.objective.is_some()) {
            entries.push((theme.objective, "Recovery time objective"));
        }
        Bars { entries, rows, behind: BEHIND }
    }
}

fn component_bar(theme: &Theme, component: &ComponentDown) -> Bar {
    let Some(worst) = component.worst() else { return Bar::heading(&component.label) };
    let objective = component.objective.map(|it| format!(", objective {it}")).unwrap_or_default();
    let verdict = match worst.verdict {
        Verdict::Met => ", met",
        Verdict::Breached => ", breached",
        Verdict::NotTested => ", not decided yet",
        Verdict::NoObjective => "",
    };
    let by = format!("{} ({})", worst.says(), worst.incident);
    Bar {
        label: component.label.clone(),
        parts: vec![BarSegment { color: theme.loss, length: worst.down.as_seconds() as f64 }],
        total: match component.objective {
            Some(objective) => format!("{} · RTO {objective}", worst.says()),
            None => worst.says(),
        },
        mark: component.objective.map(|it| it.as_seconds() as f64),
        says: format!("{}, component: {by}{objective}{verdict}", component.label),
    }
}

fn journey_bar(theme: &Theme, journey: &JourneyDown) -> Bar {
    let part = |color, span: Span| BarSegment { color, length: span.as_seconds() as f64 };
    let down = match journey.down {
        Span::ZERO => "never down".to_owned(),
        down => format!("down {down}"),
    };
    Bar {
        label: journey.label.clone(),
        parts: vec![part(theme.loss, journey.down), part(theme.degraded, journey.degraded)],
        total: journey.says(),
        mark: None,
        says: format!("{}, journey: {down}, degraded {}", journey.label, journey.degraded),
    }
}

impl Chart for DowntimeChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        self.bars(size(area).1, theme).draw(area, theme)
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        self.bars(size.1, theme).readings(size, theme)
    }

    fn summary(&self) -> String {
        let component = match self.components.first().and_then(|it| Some((it, it.worst()?))) {
            None => "No incident affects a component.".to_owned(),
            Some((_, worst)) if worst.down == Span::ZERO => "No component is down.".to_owned(),
            Some((first, worst)) => {
                format!(
                    "{} is down the longest: {} ({}).",
                    first.label,
                    worst.says(),
                    worst.incident
                )
            }
        };
        let worst =
            self.journeys.iter().reduce(|worst, it| if it.down > worst.down { it } else { worst });
        let journey = match worst {
            None => String::new(),
            Some(worst) if worst.down == Span::ZERO => " No journey is down.".to_owned(),
            Some(worst) => {
                format!(" The journey with the most downtime is {}: {}.", worst.label, worst.down)
            }
        };
        format!("{component}{journey}")
    }

    fn table(&self) -> Table {
        let columns =
            ["Component or journey", "Incident", "Down", "Degraded", "Objective", "Verdict"];
        let components = self.components.iter().flat_map(|component| {
            component.hits.iter().map(|hit| {
                vec![
                    component.label.clone(),
                    hit.incident.clone(),
                    hit.says(),
                    String::new(),
                    component.objective.map_or_else(|| "none".to_owned(), |it| it.to_string()),
                    match hit.verdict {
                        Verdict::Met => "met",
                        Verdict::Breached => "breached",
                        Verdict::NotTested => "not decided yet",
                        Verdict::NoObjective => "no objective",
                    }
                    .to_owned(),
                ]
            })
        });
        let journeys = self.journeys.iter().map(|journey| {
            vec![
                format!("Journey {}", journey.label),
                "all".to_owned(),
                journey.down.to_string(),
                journey.degraded.to_string(),
                String::new(),
                String::new(),
            ]
        });
        Table {
            caption: "Downtime by component and incident, and total downtime of each journey"
                .to_owned(),
            columns: columns.map(String::from).to_vec(),
            rows: components.chain(journeys).collect(),
        }
    }
}
