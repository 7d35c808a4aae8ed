//! The exposure chart: the age of the newest usable recovery point over time, and the data that incidents lose.

mod draw;
mod readings;

use crate::engine::{Impact, LostSpan, Run, Threat};
use crate::model::ComponentId;
use crate::units::{Instant, Span, sorting};

use super::{Chart, DrawError, Reading, Table, Theme};

/// What is said of a component without data, behind its name.
const REBUILT: &str = "holds no data of its own and is rebuilt from code";

/// The exposure of one component between two moments.
#[derive(Clone, Debug, PartialEq)]
pub struct ExposureChart {
    /// What people call the component.
    pub component: String,
    /// What the component is exposed to.
    pub threat: Threat,
    /// The first moment shown.
    pub from: Instant,
    /// The last moment shown.
    pub to: Instant,
    /// The saw-tooth; two corners at one moment are a drop, no span is no usable point.
    pub corners: Vec<(Instant, Option<Span>)>,
    /// The saw-tooth before the newest edit, where that was another one.
    pub former: Vec<(Instant, Option<Span>)>,
    /// The recovery point objective.
    pub objective: Option<Span>,
    /// The incidents that hit the component within the time shown.
    pub losses: Vec<Loss>,
    /// Whether only the first part of the time is known.
    pub truncated: bool,
    /// Whether the component holds no data of its own: it is rebuilt from code.
    pub is_rebuilt: bool,
}

/// An incident that hit the component.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// What people call the incident.
    pub incident: String,
    /// When it happened.
    pub at: Instant,
    /// The writes that are missing, if any are.
    pub span: Option<LostSpan>,
    /// Whether all data is gone.
    pub for_good: bool,
}

impl Loss {
    /// "2 h lost", "permanently lost", "nothing lost".
    pub fn label(&self) -> String {
        match self.span {
            _ if self.for_good => "permanently lost".to_owned(),
            Some(span) if span.to > span.from => format!("{} lost", span.to.since(span.from)),
            _ => "nothing lost".to_owned(),
        }
    }
}

/// The exposure of one component between two moments, with at most `limit` corners.
pub fn data(
    run: &Run,
    component: &ComponentId,
    threat: Threat,
    (from, to): (Instant, Instant),
    limit: usize,
) -> ExposureChart {
    let scenario = &run.scenario;
    let exposure = run.exposure(component, threat, from, to, limit);
    let name = |id| scenario.incident(id).map(|incident| incident.label(scenario));
    let touches = |at: Instant, impact: &Impact| {
        let ends = impact.lost_span.map_or(at, |span| span.to.max(at));
        at <= to && ends >= from
    };
    let losses = run
        .outcome
        .impacts()
        .filter(|(incident, impact)| impact.component == *component && touches(incident.at, impact))
        .map(|(incident, impact)| Loss {
            incident: name(&incident.id).unwrap_or_default(),
            at: incident.at,
            span: impact.lost_span,
            for_good: impact.lost_for_good,
        })
        .collect();
    ExposureChart {
        component: scenario
            .component(component)
            .map_or_else(|| component.to_string(), |it| it.label().to_owned()),
        threat,
        from,
        to,
        corners: exposure.corners,
        former: Vec::new(),
        objective: exposure.objective,
        losses,
        truncated: exposure.truncated,
        is_rebuilt: exposure.is_rebuilt,
    }
}

impl ExposureChart {
    /// The same picture with the saw-tooth of a former run behind it, where that is another one.
    #[must_use]
    pub fn with_former(mut self, former: Self) -> Self {
        if former.corners != self.corners && !former.truncated && !former.is_rebuilt {
            self.former = former.corners;
        }
        self
    }

    /// The longest time since the newest usable point before the newest edit, where another one was shown.
    pub fn former_worst(&self) -> Option<Span> {
        self.former.iter().filter_map(|(_, span)| *span).max()
    }

    /// The longest time since the newest usable point, where there was one.
    pub fn worst(&self) -> Option<Span> {
        self.corners.iter().filter_map(|(_, span)| *span).max()
    }

    /// Where a moment lies in a picture of a size in device pixels: how far from the left, from where
    /// down and to where; nothing where it is not shown.
    pub fn place_of(
        &self,
        at: Instant,
        size: (i32, i32),
        theme: &Theme,
    ) -> Option<(i32, i32, i32)> {
        readings::place_of(self, at, size, theme)
    }

    /// Whether some of the time passes before there is any usable point.
    fn has_gap(&self) -> bool {
        self.corners.iter().any(|(_, span)| span.is_none())
    }

    /// Whether the worst is that of the time shown only: a loss reaches beyond it.
    fn is_cut(&self) -> bool {
        let mut spans = self.losses.iter().filter_map(|loss| loss.span);
        spans.any(|span| span.from < self.from || span.to > self.to)
    }

    fn threatened_by(&self) -> &'static str {
        match self.threat {
            Threat::Damage => "if its data is deleted or corrupted",
            Threat::SiteLoss => "if its site fails",
            Threat::AccountTakeover => "if its account is taken over",
        }
    }
}

impl Chart for ExposureChart {
    fn draw<DB: plotters::prelude::DrawingBackend>(
        &self,
        area: &plotters::drawing::DrawingArea<DB, plotters::coord::Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        draw::draw(self, area, theme)
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        readings::readings(self, size, theme)
    }

    fn summary(&self) -> String {
        let threat = self.threatened_by();
        let mut text = match (self.worst(), self.objective) {
            _ if self.is_rebuilt => format!("{} {REBUILT}.", self.component),
            (None, _) => format!(
                "{}: no recovery point is usable {threat}, from {} to {}.",
                self.component,
                self.from.short(),
                self.to.short()
            ),
            (Some(worst), objective) => {
                let within = match objective {
                    None => String::from("with no RPO set"),
                    Some(objective) if worst > objective => {
                        format!("above the RPO of {objective}")
                    }
                    Some(objective) => format!("within the RPO of {objective}"),
                };
                let gap = if self.has_gap() { " At first no recovery point exists." } else { "" };
                let lost = match worst {
                    Span::ZERO => "no data".to_owned(),
                    worst => format!("{worst} of data"),
                };
                let shown = if self.is_cut() { " in the time shown" } else { "" };
                format!(
                    "{}: the worst case{shown} is {lost} lost {threat}, {within}.{gap}",
                    self.component
                )
            }
        };
        if let Some(before) = self.former_worst().filter(|it| self.worst() != Some(*it)) {
            text.push_str(&format!(" Before the last edit it was {before} (dashed line)."));
        }
        for loss in &self.losses {
            text.push_str(&format!(" {} on {}: {}.", loss.incident, loss.at.short(), loss.label()));
        }
        text
    }

    fn table(&self) -> Table {
        let within = |span: Span| match self.objective {
            None => "no objective",
            Some(objective) if span > objective => "no",
            Some(_) => "yes",
        };
        let corners = self.corners.iter().map(|(at, span)| {
            let (age, within) = match span {
                Some(_) if self.is_rebuilt => ("nothing: rebuilt from code".to_owned(), "yes"),
                Some(span) => (span.to_string(), within(*span)),
                None => ("no recovery point yet".to_owned(), "no"),
            };
            (*at, vec![at.short(), age, within.to_owned(), String::new()])
        });
        let losses = self.losses.iter().map(|loss| {
            let lost = loss.span.map(|span| span.to.since(span.from));
            let within = if loss.for_good { "no" } else { lost.map_or("yes", within) };
            let cells =
                vec![loss.at.short(), loss.label(), within.to_owned(), loss.incident.clone()];
            (loss.at, cells)
        });
        let mut rows: Vec<_> = corners.chain(losses).collect();
        sorting::sort_by_key(&mut rows, |(at, _)| *at);
        Table {
            caption: format!("Exposure of {}, times in UTC", self.component),
            columns: ["Time", "Would be lost", "Within the objective", "Incident"]
                .map(String::from)
                .to_vec(),
            rows: rows.into_iter().map(|(_, cells)| cells).collect(),
        }
    }
}
