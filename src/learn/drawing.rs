//! Drawing a prediction on the line of time: what is shown before the run, and where a value lies on it.

use super::lessons::{Asks, Lesson, Prediction, Unit};
use super::play::impact;
use crate::engine::{Impact, Run, Threat};
use crate::model::{ComponentId, IncidentId, Scenario};
use crate::units::{Instant, Span};

/// The line of time on which a prediction is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The component whose exposure is shown.
    pub component: ComponentId,
    /// What it is exposed to.
    pub threat: Threat,
    /// The first and the last moment shown.
    pub shown: (Instant, Instant),
    /// The exposure is shown up to this moment: what follows is to be predicted.
    pub known_to: Instant,
    /// The moment from which a value is counted.
    pub zero: Instant,
    /// Whether a value is counted back from there, as lost data is.
    pub is_back: bool,
    /// The largest value that can be drawn.
    pub most: f64,
}

impl Unit {
    /// How far values reach that can be drawn: beyond those of all lessons.
    pub fn reach(self) -> f64 {
        match self {
            Self::Minutes => 720.0,
            Self::Hours => 96.0,
            Self::Days => 90.0,
            Self::UsdPerMonth => 1_000.0,
        }
    }

    /// From one value that can be drawn to the next.
    pub fn step(self) -> f64 {
        match self {
            Self::Minutes => 1.0,
            Self::Hours | Self::Days => 0.5,
            Self::UsdPerMonth => 5.0,
        }
    }

    /// So many of the unit as a length of time; money has none.
    fn span(self, value: f64) -> Span {
        Span::from_minutes_f64(match self {
            Self::Minutes => value,
            Self::Hours => value * 60.0,
            Self::Days => value * 1_440.0,
            Self::UsdPerMonth => 0.0,
        })
    }
}

impl Drawing {
    /// The moment at which a value lies.
    pub fn moment(&self, value: f64, unit: Unit) -> Instant {
        let span = unit.span(value);
        if self.is_back { self.zero - span } else { self.zero + span }
    }

    /// A saw-tooth up to the moment that is known; what follows it has no corners.
    pub fn known(&self, corners: &[(Instant, Option<Span>)]) -> Vec<(Instant, Option<Span>)> {
        let mut known: Vec<_> =
            corners.iter().copied().filter(|(at, _)| *at <= self.known_to).collect();
        let next = corners.get(known.len()).copied();
        if let (Some((from, Some(before))), Some((to, Some(after)))) = (known.last().copied(), next)
        {
            // On the line between the last corner that is known and the next one.
            let share = self.known_to.since(from).as_seconds() as f64
                / to.since(from).as_seconds().max(1) as f64;
            let grown = (after - before).as_seconds() as f64 * share;
            known.push((self.known_to, Some(before + Span::from_seconds_f64(grown))));
        }
        known
    }
}

impl Lesson {
    /// The prepared design before anything happens: its run gives nothing away.
    pub fn calm(&self) -> Scenario {
        Scenario { incidents: Vec::new(), ..self.start() }
    }

    /// The line on which the prediction is drawn, for a run of the prepared design; nothing where it is
    /// of money.
    pub fn drawing(&self, run: &Run) -> Option<Drawing> {
        let asked = &self.prediction;
        if asked.asks == Asks::Cost {
            return None;
        }
        let (incident, component, zero) = counted_from(asked, run)?;
        let threat = Threat::of(run.scenario.incident(&incident)?.effects());
        let is_back = asked.asks == Asks::DataLost;
        let (start, end) = (run.scenario.clock.start, run.scenario.clock.end());
        let reach = asked.unit.reach();
        let share = |share: f64| asked.unit.span(reach * share);
        let (before, after) = if is_back { (1.0, 0.1) } else { (0.5, 1.0) };
        let shown = ((zero - share(before)).max(start), (zero + share(after)).min(end));
        let room = if is_back { zero.since(shown.0) } else { shown.1.since(zero) };
        Some(Drawing {
            component,
            threat,
            shown,
            // No whole day, hour or week: a rhythm would show there what it shows at the incident.
            known_to: (zero - share(0.3)).max(start),
            zero,
            is_back,
            most: asked.unit.of(room).min(reach),
        })
    }
}

/// The incident that is predicted, a component that it hits, and the moment from which is counted.
fn counted_from(asked: &Prediction, run: &Run) -> Option<(IncidentId, ComponentId, Instant)> {
    if let Some(incident) = &asked.incident {
        let impact = impact(run, incident, &asked.of)?;
        let at = run.outcome.incidents.iter().find(|it| it.id == *incident)?.at;
        return Some((incident.clone(), impact.component.clone(), zero(asked, impact, at)));
    }
    let journey = run.outcome.journeys.iter().find(|it| it.id.as_str() == asked.of)?;
    let from = journey.outages.first()?.from;
    let (incident, impact) = run.outcome.impacts().next()?;
    Some((incident.id.clone(), impact.component.clone(), from))
}

fn zero(asked: &Prediction, impact: &Impact, at: Instant) -> Instant {
    match asked.asks {
        Asks::DataLost => impact.lost_span.map_or(at, |span| span.to),
        Asks::Downtime | Asks::Cost => impact.down_from,
    }
}
