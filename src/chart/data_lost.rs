//! Data lost per component: the incident that loses most of its data, against its objective.

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

/// The data that each component loses.
#[derive(Clone, Debug, PartialEq)]
pub struct DataLostChart {
    /// The components that an incident hits, those that lose most first.
    pub components: Vec<ComponentLoss>,
}

/// The data that one component loses.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentLoss {
    /// What people call the component.
    pub label: String,
    /// The recovery point objective.
    pub objective: Option<Span>,
    /// What each incident that hits it costs it, in the order of time.
    pub hits: Vec<IncidentLoss>,
}

/// What one incident costs a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentLoss {
    /// What people call the incident.
    pub incident: String,
    /// The span of business time whose writes are missing; nothing where all are.
    pub lost: Option<Span>,
    /// Whether that is within the objective.
    pub verdict: Verdict,
}

impl IncidentLoss {
    fn says(&self) -> String {
        match self.lost {
            None => "permanently lost".to_owned(),
            Some(Span::ZERO) => "nothing lost".to_owned(),
            Some(lost) => format!("{lost} lost"),
        }
    }

    /// The same at a bar, whose legend says that data is lost.
    fn at_bar(&self) -> String {
        match self.lost {
            None => "permanent loss".to_owned(),
            Some(Span::ZERO) => "nothing".to_owned(),
            Some(lost) => lost.to_string(),
        }
    }
}

impl ComponentLoss {
    /// The incident that loses most; the first of equals.
    fn worst(&self) -> Option<&IncidentLoss> {
        let weight = |hit: &IncidentLoss| hit.lost.map_or(i64::MAX, Span::as_seconds);
        self.hits.iter().reduce(|worst, hit| if weight(hit) > weight(worst) { hit } else { worst })
    }

    fn weight(&self) -> i64 {
        self.worst().map_or(-1, |hit| hit.lost.map_or(i64::MAX, Span::as_seconds))
    }
}

/// The data that each component loses in a run.
pub fn data(run: &Run) -> DataLostChart {
    data_of(&run.scenario, &run.outcome)
}

/// The data that each component loses by an outcome, which may be that of a part of a run.
pub fn data_of(scenario: &Scenario, outcome: &Outcome) -> DataLostChart {
    let mut components: Vec<ComponentLoss> = scenario
        .components
        .iter()
        .map(|component| {
            let impacts = outcome.impacts().filter(|(_, impact)| impact.component == component.id);
            let hits = impacts.map(|(incident, impact)| IncidentLoss {
                incident: scenario
                    .incident(&incident.id)
                    .map_or_else(|| incident.id.to_string(), |it| it.label(scenario)),
                lost: impact.data_lost.filter(|_| !impact.lost_for_good),
                verdict: impact.rpo,
            });
            ComponentLoss {
                label: component.label().to_owned(),
                objective: component.rpo_minutes.map(Span::from_minutes_f64),
                hits: hits.collect(),
            }
        })
        .filter(|it| !it.hits.is_empty())
        .collect();
    sorting::sort_by_key(&mut components, |it| std::cmp::Reverse(it.weight()));
    DataLostChart { components }
}

impl DataLostChart {
    /// The rows for which there is room.
    fn bars(&self, height: i32, theme: &Theme) -> Bars<'static> {
        let most = rows_that_fit(height, theme, theme.px(LEGEND)).max(1);
        let all = self.components.len();
        let (shown, hidden) = self.components.split_at(if all > most { most - 1 } else { all });
        let longest = self.longest();
        let mut rows: Vec<Bar> = shown.iter().map(|it| bar(theme, it, longest)).collect();
        if let Some(first) = hidden.first() {
            let label = format!("{} others", hidden.len());
            // They are in the order of what they lose.
            let total = match first.worst() {
                Some(worst) if worst.lost != Some(Span::ZERO) => {
                    format!("at most {}", worst.says())
                }
                _ => "nothing lost".to_owned(),
            };
            rows.push(Bar {
                says: format!("{label}: {total}"),
                total,
                ..bar(theme, &ComponentLoss { label, ..first.clone() }, longest)
            });
        }
        let mut entries = vec![(theme.loss, "Lost in the worst incident")];
        if self.components.iter().any(|it| it.objective.is_some()) {
            entries.push((theme.objective, "Recovery point objective"));
        }
        Bars { entries, rows, behind: BEHIND }
    }

    /// Whether a recovery is in progress that may still breach an objective.
    fn is_undecided(&self) -> bool {
        let mut hits = self.components.iter().flat_map(|it| &it.hits);
        hits.any(|hit| hit.verdict == Verdict::NotTested)
    }

    /// The length at which what is permanently lost is drawn: longer than anything else.
    fn longest(&self) -> Span {
        let lost = self.components.iter().flat_map(|it| &it.hits).filter_map(|hit| hit.lost);
        let objectives = self.components.iter().filter_map(|it| it.objective);
        let longest = lost.chain(objectives).max().unwrap_or_default().max(Span::hours(1));
        Span::seconds(longest.as_seconds().saturating_mul(5) / 4)
    }
}

fn bar(theme: &Theme, component: &ComponentLoss, longest: Span) -> Bar {
    let Some(worst) = component.worst() else { return Bar::heading(&component.label) };
    let lost = worst.lost.unwrap_or(longest);
    let objective = component.objective.map(|it| format!(", objective {it}")).unwrap_or_default();
    let verdict = match worst.verdict {
        Verdict::Met => ", met",
        Verdict::Breached => ", breached",
        Verdict::NotTested => ", not decided yet",
        Verdict::NoObjective => "",
    };
    let short = worst.at_bar();
    Bar {
        label: component.label.clone(),
        parts: vec![BarSegment { color: theme.loss, length: lost.as_seconds() as f64 }],
        total: match component.objective {
            Some(objective) => format!("{short} · RPO {objective}"),
            None => short,
        },
        mark: component.objective.map(|it| it.as_seconds() as f64),
        says: format!(
            "{}: {} ({}){objective}{verdict}",
            component.label,
            worst.says(),
            worst.incident
        ),
    }
}

impl Chart for DataLostChart {
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
        let Some((first, worst)) = self.components.first().and_then(|it| Some((it, it.worst()?)))
        else {
            return "No incident affects a component, so no data is lost.".to_owned();
        };
        let breached = self
            .components
            .iter()
            .filter(|it| it.hits.iter().any(|hit| hit.verdict == Verdict::Breached));
        let objectives = match (
            breached.count(),
            self.components.iter().filter(|it| it.objective.is_some()).count(),
        ) {
            (_, 0) => "No affected component has a recovery point objective.".to_owned(),
            (0, _) if self.is_undecided() => {
                "No recovery point objective is breached so far.".to_owned()
            }
            (0, 1) => {
                "The only recovery point objective of the affected components is met.".to_owned()
            }
            (0, all) => {
                format!("All {all} recovery point objectives of the affected components are met.")
            }
            (1, 1) => "The only recovery point objective of the affected components is breached."
                .to_owned(),
            (breached, all) => {
                let are = if breached == 1 { "is" } else { "are" };
                format!(
                    "{breached} of {all} recovery point objectives of the affected components {are} breached."
                )
            }
        };
        if worst.lost == Some(Span::ZERO) {
            return format!("No component loses data. {objectives}");
        }
        format!(
            "{} loses the most data: {} ({}). {objectives}",
            first.label,
            worst.says(),
            worst.incident
        )
    }

    fn table(&self) -> Table {
        let columns = ["Component", "Incident", "Data lost", "Objective", "Verdict"];
        let rows = self
            .components
            .iter()
            .flat_map(|component| {
                component.hits.iter().map(|hit| {
                    vec![
                        component.label.clone(),
                        hit.incident.clone(),
                        match hit.lost {
                            None => "permanent loss".to_owned(),
                            Some(lost) => lost.to_string(),
                        },
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
            })
            .collect();
        Table {
            caption: "Data lost by component and incident".to_owned(),
            columns: columns.map(String::from).to_vec(),
            rows,
        }
    }
}
