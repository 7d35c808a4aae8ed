//! Playing a lesson: what came of a prediction, whether a design reaches the goal, which mistake it shows.

use std::fmt;

use serde_json::Value;

use super::lessons::{Asks, Lesson, Mistake, Prediction, Unit, Want};
use crate::document::patch;
use crate::engine::Run;
use crate::model::{Component, ComponentId, Edit, Finding, IncidentId, Scenario, Severity, file};
use crate::units::Span;

/// A figure that was predicted or came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// So many of the unit.
    Of(f64, Unit),
    /// All data is lost, and none comes back.
    Everything,
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Everything => formatter.write_str("everything"),
            Self::Of(number, Unit::UsdPerMonth) => {
                write!(formatter, "{} USD a month", rounded(number))
            }
            Self::Of(number, unit) => {
                let text = rounded(number);
                let name = unit.name();
                let name = if text == "1" { name.trim_end_matches('s') } else { name };
                write!(formatter, "{text} {name}")
            }
        }
    }
}

impl Unit {
    /// The unit as it stands behind a number.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::UsdPerMonth => "USD a month",
        }
    }

    /// A length of time in this unit.
    pub fn of(self, span: Span) -> f64 {
        match self {
            Self::Hours => span.as_hours_f64(),
            Self::Days => span.as_days_f64(),
            Self::Minutes | Self::UsdPerMonth => span.as_hours_f64() * 60.0,
        }
    }
}

/// A number with at most one digit behind the point.
fn rounded(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

impl Prediction {
    /// What came out; nothing where the run has no such figure.
    pub fn actual(&self, run: &Run) -> Option<Amount> {
        let span = |span: Span| Amount::Of(self.unit.of(span), self.unit);
        match (self.asks, &self.incident) {
            (Asks::Cost, _) => {
                let total = run.protection_ledger().protection_per_month();
                Some(Amount::Of(total.usd.as_f64(), self.unit))
            }
            (Asks::Downtime, None) => {
                let journey = run.outcome.journeys.iter().find(|it| it.id.as_str() == self.of)?;
                Some(span(journey.down))
            }
            (Asks::DataLost, None) => None,
            (asks, Some(incident)) => {
                let impact = impact(run, incident, &self.of)?;
                Some(match asks {
                    Asks::DataLost => impact.data_lost.map_or(Amount::Everything, span),
                    Asks::Downtime | Asks::Cost => span(impact.down),
                })
            }
        }
    }

    /// What a prediction amounts to beside what came out, as one sentence.
    pub fn compared(&self, predicted: f64, actual: Amount) -> String {
        let Amount::Of(number, unit) = actual else {
            return "All of it is lost: nothing brings it back.".to_owned();
        };
        let off = predicted - number;
        if rounded(off.abs()) == "0" || off.abs() <= number.abs() * 0.02 {
            return "You were right.".to_owned();
        }
        let by = Amount::Of(off.abs(), unit);
        let more_or_less = if off < 0.0 { "more" } else { "less" };
        format!("It is {by} {more_or_less} than you expected.")
    }
}

/// What an incident did to a component; nothing where it did not hit it.
pub(super) fn impact<'a>(
    run: &'a Run,
    incident: &IncidentId,
    component: &str,
) -> Option<&'a crate::engine::Impact> {
    let incident = run.outcome.incidents.iter().find(|it| it.id == *incident)?;
    incident.impacts.iter().find(|it| it.component.as_str() == component)
}

/// Where a design stands with the goal of a lesson.
#[derive(Debug)]
pub struct GoalStanding {
    /// What is not so yet, a sentence each; nothing where the goal is reached.
    pub missing: Vec<String>,
    /// The named mistake that the design shows.
    pub mistake: Option<&'static Mistake>,
}

impl GoalStanding {
    /// Whether the goal is reached.
    pub fn is_reached(&self) -> bool {
        self.missing.is_empty()
    }
}

impl Lesson {
    /// The prepared design.
    pub fn start(&self) -> Scenario {
        self.with(&[])
    }

    /// The prepared design after the edits that reach the goal.
    pub fn solved(&self) -> Scenario {
        self.with(&self.solution_edits)
    }

    /// The prepared design after edits, as it is kept for editing even where AWS would refuse it; the
    /// tests see to it that all edits of lessons fit.
    pub fn with(&self, edits: &[Edit]) -> Scenario {
        let text = self.scenario.to_string();
        let text = patch(&text, edits).unwrap_or(text);
        let (scenario, _) = file::read_unchecked(&text);
        scenario.unwrap_or_else(crate::model::presets::empty)
    }

    /// What came of the prediction, with both values in the words of the lesson.
    pub fn reason(&self, predicted: f64, actual: Amount) -> String {
        self.reason
            .replace("{predicted}", &Amount::Of(predicted, self.prediction.unit).to_string())
            .replace("{actual}", &actual.to_string())
    }

    /// Where a design stands with the goal. `findings` are those of its checks: what AWS would refuse
    /// protects nothing.
    pub fn standing(&'static self, run: &Run, findings: &[Finding]) -> GoalStanding {
        let errors = findings.iter().filter(|it| it.severity == Severity::Error);
        let mut missing: Vec<String> =
            errors.map(|it| format!("AWS would refuse this design: {}", it.message)).collect();
        let start = self.start();
        for want in &self.goal_check {
            missing.extend(want.missing(run, &start));
        }
        if missing.is_empty() {
            missing.extend(super::eased::eased(&run.scenario, &start));
        }
        let mistake =
            if missing.is_empty() { None } else { self.mistake_of(&run.scenario, &start) };
        GoalStanding { missing, mistake }
    }

    /// The named mistake with the most edits of which each is in a design.
    fn mistake_of(&self, now: &Scenario, start: &Scenario) -> Option<&Mistake> {
        let now = written(now);
        let start = written(start);
        let shown = self.mistakes.iter().filter(|mistake| {
            let made = written(&self.with(&mistake.edits));
            mistake.edits.iter().all(|edit| {
                let place = place(edit, &made);
                made.pointer(&place) == now.pointer(&place)
                    && made.pointer(&place) != start.pointer(&place)
            })
        });
        shown.max_by_key(|mistake| mistake.edits.len())
    }
}

/// The place that shows whether an edit was made: that of its value, or the list it is taken from or
/// put at the end of.
fn place(edit: &Edit, made: &Value) -> String {
    let (Edit::Set { pointer, .. } | Edit::Remove { pointer }) = edit;
    let Some((parent, _)) = pointer.rsplit_once('/') else { return String::new() };
    if made.pointer(parent).is_some_and(Value::is_array) {
        parent.to_owned()
    } else {
        pointer.clone()
    }
}

fn written(scenario: &Scenario) -> Value {
    serde_json::to_value(scenario).unwrap_or_default()
}

impl Want {
    /// What is missing for it, as sentences.
    fn missing(&self, run: &Run, start: &Scenario) -> Vec<String> {
        match self {
            Self::Impact {
                incident,
                component,
                data_lost_seconds_at_most,
                down_seconds_at_most,
            } => {
                let Some(impact) = impact(run, incident, component.as_str()) else {
                    return unhurt(run, start, incident, component).into_iter().collect();
                };
                let part = run.scenario.component(component);
                let name = part.map_or(component.as_str(), Component::label);
                if impact.lost_for_good {
                    return vec![format!("{name}: lost for good.")];
                }
                let lost =
                    data_lost_seconds_at_most.zip(impact.data_lost).and_then(|(most, lost)| {
                        over(lost, most, |lost, most| {
                            format!("{name}: {lost} of data lost; {most}.")
                        })
                    });
                let down = down_seconds_at_most.and_then(|most| {
                    over(impact.down, most, |down, most| {
                        format!("{name}: down for {down}; {most}.")
                    })
                });
                lost.into_iter().chain(down).collect()
            }
            Self::Journey { journey, down_seconds_at_most } => {
                let name = run.scenario.journeys.iter().find(|it| it.id == *journey);
                let name = name.map_or(journey.as_str(), |it| it.label());
                match run.outcome.journeys.iter().find(|it| it.id == *journey) {
                    Some(outcome) => over(outcome.down, *down_seconds_at_most, |down, most| {
                        format!("{name}: down for {down} in all; {most}.")
                    })
                    .into_iter()
                    .collect(),
                    None => {
                        vec![format!("The journey “{name}” is gone; the goal counts for it.")]
                    }
                }
            }
            Self::Protection { protection_usd_per_month_at_most: most } => {
                let total = run.protection_ledger().protection_per_month();
                let usd = total.usd.as_f64();
                let over = usd > *most;
                over.then(|| {
                    format!("Protection costs {usd:.0} USD a month; at most {most:.0} are allowed.")
                })
                .into_iter()
                .collect()
            }
        }
    }
}

/// What is missing where an incident did nothing to a component: nothing, if both are there.
fn unhurt(
    run: &Run,
    start: &Scenario,
    incident: &IncidentId,
    component: &ComponentId,
) -> Option<String> {
    let gone = |name: &str| Some(format!("“{name}” is gone; the goal counts for it."));
    if run.scenario.incident(incident).is_none() {
        return gone(&start.incident(incident)?.label(start));
    }
    if run.scenario.component(component).is_none() {
        return gone(start.component(component)?.label());
    }
    None
}

/// A sentence about a length of time that is more than so many seconds.
fn over(span: Span, most: i64, sentence: impl FnOnce(Span, String) -> String) -> Option<String> {
    let most = Span::seconds(most);
    (span > most).then(|| sentence(span, format!("at most {most} is allowed")))
}
