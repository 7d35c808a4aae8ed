//! What the page says of the moment that is looked at: components, figures, and the map.

mod figures;
mod map;
mod words;

pub use map::map_at;

use crate::engine::{Moment, Run, Service};
use crate::show::{Line, TagTone, columns};
use crate::units::Instant;

columns! {
    /// A component at a moment.
    pub struct StateRow {
        /// Its id.
        id,
        /// The tone of its state.
        tone,
        /// Its state in a word.
        word,
        /// Its state as its box on the map says it.
        state,
        /// The same for those who only hear it.
        spoken,
        /// How far its recovery is, in percent.
        progress,
    }
}

columns! {
    /// What is to be noted of a box of the map at a moment.
    pub struct NoteRow {
        /// The note.
        note,
        /// The state of the box, as the style sheet knows it.
        state,
    }
}

/// What is said of a moment; nothing of it while the whole run is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MomentText {
    /// The moment: "Tue 3 Nov, 14:25".
    pub moment: String,
    /// What happened last and how long ago.
    pub happened: String,
    /// The tone of that.
    pub tone: String,
    /// All of it as a sentence.
    pub sentence: String,
    /// The components.
    pub components: Vec<Line>,
    /// The key figures up to the moment.
    pub figures: Vec<Line>,
}

/// What the map says of a moment, each list in the order of the map's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapAtMoment {
    /// What is to be noted of each site, as [`NoteRow`].
    pub sites: Vec<Line>,
    /// What each replica or copy holds, as [`NoteRow`].
    pub twins: Vec<Line>,
    /// The state of each line, as the style sheet knows it; empty while it carries something.
    pub lines: Vec<Line>,
}

/// The moment until which something counts: "until 14:15"; no text for the whole run.
pub fn until(at: Option<Instant>) -> String {
    at.map(|at| format!("until {}", at.hour_and_minute())).unwrap_or_default()
}

/// What is said of a moment of a run.
pub fn shown_at(run: &Run, at: Instant) -> MomentText {
    let moment = run.moment(at);
    let components: Vec<_> =
        (0..moment.components.len()).map(|place| words::line(run, &moment, place)).collect();
    let (happened, tone) = happened(run, &moment);
    MomentText {
        moment: at.short(),
        sentence: sentence(run, &moment, &happened),
        happened,
        tone: tone.key().to_owned(),
        components,
        figures: figures::figures_at(run, at),
    }
}

/// The last incident up to a moment and how long ago it was.
fn happened(run: &Run, moment: &Moment) -> (String, TagTone) {
    let last = run.outcome.incidents.iter().rev().find(|it| it.at <= moment.at);
    let Some(last) = last else {
        let next = run.outcome.incidents.iter().find(|it| it.at > moment.at);
        let text = match next {
            Some(next) => {
                format!("no incident yet; the first begins in {}", next.at.since(moment.at))
            }
            None => "no incidents".to_owned(),
        };
        return (text, TagTone::Neutral);
    };
    let scenario = &run.scenario;
    let name =
        scenario.incident(&last.id).map_or_else(|| last.id.to_string(), |it| it.label(scenario));
    let ago = moment.at.since(last.at);
    let when = if ago.as_seconds() == 0 { "now".to_owned() } else { format!("{ago} ago") };
    if moment.components.iter().any(|it| it.state.is_down()) {
        (format!("{name}, {when}"), TagTone::Bad)
    } else if words::all_well(moment) {
        (format!("{name}, {when}, all components up"), TagTone::Neutral)
    } else {
        (format!("{name}, {when}"), TagTone::Warning)
    }
}

/// The moment for those who only hear it: what is not fully up.
fn sentence(run: &Run, moment: &Moment, happened: &str) -> String {
    let mut parts = vec![format!("{}: {happened}.", moment.at.short())];
    let ailing = (0..moment.components.len()).filter(|place| !words::is_well(moment, *place));
    let ailing: Vec<String> = ailing.map(|place| words::spoken(run, moment, place)).collect();
    match ailing.as_slice() {
        [] => parts.push("Every component is up.".to_owned()),
        few @ ([_] | [_, _] | [_, _, _]) => parts.push(format!("{}.", few.join(". "))),
        many => parts.push(format!("{} components are not fully up.", many.len())),
    }
    let down: Vec<&str> = run
        .scenario
        .journeys
        .iter()
        .zip(&moment.journeys)
        .filter(|(_, service)| **service == Service::Down)
        .map(|(journey, _)| journey.label())
        .collect();
    if !down.is_empty() {
        parts.push(format!("Journeys down: {}.", down.join(", ")));
    }
    parts.join(" ")
}
