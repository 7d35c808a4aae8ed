//! The moments of a run at which something happens: what one steps through, and what one looks at.

use super::outcome::{Impact, IncidentOutcome};
use super::run::Run;
use super::story::Story;
use crate::model::IncidentId;
use crate::units::{Instant, counted, thousands};

/// So many names are said at most before "and 47 more".
const NAMED: usize = 3;

/// A moment at which something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// When.
    pub at: Instant,
    /// What, in sentences.
    pub what: String,
}

impl Run {
    /// The first moment within the clock after another one at which something happens: an event of the
    /// story, the end of what lasts, or the end of a phase of a recovery. Without a moment the very first.
    pub fn step_after(&self, after: Option<Instant>) -> Option<Milestone> {
        let later = |at: &Instant| after.is_none_or(|after| *at > after);
        self.step(self.moments().filter(later).min())
    }

    /// The last moment within the clock before another one at which something happens.
    pub fn step_before(&self, before: Instant) -> Option<Milestone> {
        self.step(self.moments().filter(|at| *at < before).max())
    }

    /// The last moment up to one at which something happens, and the first one after it.
    pub fn steps_around(&self, at: Instant) -> [Option<Instant>; 2] {
        let mut around: [Option<Instant>; 2] = [None, None];
        for moment in self.moments() {
            if moment <= at {
                around[0] = around[0].max(Some(moment));
            } else {
                around[1] = Some(around[1].map_or(moment, |next| next.min(moment)));
            }
        }
        around
    }

    /// Whether something happens within the clock after another moment; without one, at all.
    pub fn goes_on_after(&self, after: Option<Instant>) -> bool {
        self.moments().any(|at| after.is_none_or(|after| at > after))
    }

    /// Whether something happens within the clock before a moment.
    pub fn went_on_before(&self, before: Instant) -> bool {
        self.moments().any(|at| at < before)
    }

    /// What happens at a moment, in sentences, equal ones of several components as one; no text where
    /// nothing does.
    pub fn happening(&self, at: Instant) -> String {
        let told = self.outcome.events.iter().filter(|event| event.at == at);
        let mut said = sentences(told.map(|event| &event.text));
        for incident in &self.scenario.incidents {
            if incident.at < at && incident.over_at() == Some(at) {
                said.push(format!("Incident “{}” ends.", incident.label(&self.scenario)));
            }
        }
        if said.is_empty() {
            said = self.phases_over(at);
        }
        said.join(" ")
    }

    /// The phases of recoveries that end at a moment, each with all whose phase it was.
    fn phases_over(&self, at: Instant) -> Vec<String> {
        let mut over: Vec<(&str, Vec<&str>)> = Vec::new();
        for (_, impact) in self.outcome.impacts() {
            let Some(taken) = &impact.taken else { continue };
            for phase in taken.phases.iter().filter(|phase| phase.to() == at) {
                let component = self.scenario.component(&impact.component);
                let name = component.map_or(impact.component.as_str(), |it| it.label());
                let label = phase.phase.label_of(taken.option);
                match over.iter_mut().find(|(of, _)| *of == label) {
                    Some((_, names)) => names.push(name),
                    None => over.push((label, vec![name])),
                }
            }
        }
        over.iter()
            .map(|(label, names)| format!("Phase “{label}” ends for {}.", listed(names)))
            .collect()
    }

    /// From the oldest write that an incident lost, or its own moment, until everything it affected is
    /// back in service, within the clock; nothing for an incident that does not happen.
    pub fn aftermath(&self, incident: &IncidentId) -> Option<(Instant, Instant)> {
        let outcome = self.outcome.incidents.iter().find(|it| it.id == *incident)?;
        let lasts = self.scenario.incident(incident).and_then(|it| it.over_at());
        let lost = outcome.impacts.iter().filter_map(|it| it.lost_span.map(|span| span.from));
        let from = lost.fold(outcome.at, Instant::min);
        let to = ends(outcome).chain(lasts).fold(outcome.noticed_at, Instant::max);
        let clock = &self.scenario.clock;
        Some((from.max(clock.start), to.min(clock.end())))
    }

    fn step(&self, at: Option<Instant>) -> Option<Milestone> {
        at.map(|at| Milestone { at, what: self.happening(at) })
    }

    fn moments(&self) -> impl Iterator<Item = Instant> + '_ {
        let told = self.outcome.events.iter().map(|event| event.at);
        let over = self.scenario.incidents.iter().filter_map(|it| it.over_at());
        let phases = self.outcome.impacts().flat_map(|(_, impact)| phase_ends(impact));
        let clock = self.scenario.clock.start..self.scenario.clock.end();
        told.chain(over).chain(phases).filter(move |at| clock.contains(at))
    }
}

/// The first of some equal events, what they say of their subjects, and what people call these.
type MergedEvents<'a> = (&'a Story, Option<(&'a str, String)>, Vec<&'a str>);

/// Events as sentences; those that say the same of several components or journeys as one, where the first
/// of them stands.
fn sentences<'a>(told: impl Iterator<Item = &'a Story>) -> Vec<String> {
    let mut groups: Vec<MergedEvents> = Vec::new();
    for story in told {
        let (what, name) = match story.in_common() {
            Some(it) => (Some((it.kind, it.says)), it.name),
            None => (None, ""),
        };
        match groups.iter_mut().find(|(_, of, _)| what.is_some() && *of == what) {
            Some((_, _, names)) => names.push(name),
            None => groups.push((story, what, vec![name])),
        }
    }
    groups
        .iter()
        .map(|(story, what, names)| match what {
            Some((kind, says)) if names.len() > 1 => of_several(kind, names, says),
            _ => story.to_string(),
        })
        .collect()
}

/// "53 components become unavailable: Web 1, Web 2, Web 3 and 50 more."; where more is said of them, the
/// names come first: "Web 1 and Web 2: “Restore a recovery point” starts."
fn of_several(kind: &str, names: &[&str], says: &str) -> String {
    let (count, names) = (counted(names.len() as u64, kind), listed(names));
    match says.strip_suffix('.') {
        Some(says) if !says.contains([':', ';', ',', '.']) => format!("{count}{says}: {names}."),
        _ => format!("{names}{says}"),
    }
}

/// "Web 1 and Web 2", "Web 1, Web 2, Web 3 and 47 more".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        // One more name is as short as "and 1 more".
        [few @ .., last] if few.len() <= NAMED => format!("{} and {last}", few.join(", ")),
        many => {
            let (named, more) = many.split_at(NAMED);
            format!("{} and {} more", named.join(", "), thousands(more.len() as u64))
        }
    }
}

fn phase_ends(impact: &Impact) -> impl Iterator<Item = Instant> + '_ {
    impact.taken.iter().flat_map(|taken| taken.phases.iter().map(|phase| phase.to()))
}

fn ends(incident: &IncidentOutcome) -> impl Iterator<Item = Instant> + '_ {
    incident.impacts.iter().flat_map(|impact| {
        let home = impact.failback.and_then(|it| it.done);
        impact.back_at.into_iter().chain(home).chain(phase_ends(impact))
    })
}
