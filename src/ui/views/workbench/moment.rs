//! The moment that is looked at, in words: components, figures, and the map.

mod counted;
mod figures;
mod map;
mod words;

pub(in crate::ui) use counted::{Count, Counted};
pub(in crate::ui) use map::map_at;

use crate::engine::{Moment, Run, Service};
use crate::show::workbench::moment::Shown;
use crate::ui::widgets::TagTone;
use crate::units::Instant;

/// What is said of a moment of a run.
pub(in crate::ui) fn shown_at(run: &Run, at: Instant) -> Shown {
    let moment = run.moment(at);
    let components: Vec<_> =
        (0..moment.components.len()).map(|place| words::line(run, &moment, place)).collect();
    let (happened, tone) = happened(run, &moment);
    Shown {
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
                format!("nothing yet; the first incident comes in {}", next.at.since(moment.at))
            }
            None => "nothing happens".to_owned(),
        };
        return (text, TagTone::Neutral);
    };
    let scenario = &run.scenario;
    let name =
        scenario.incident(&last.id).map_or_else(|| last.id.to_string(), |it| it.label(scenario));
    let ago = moment.at.since(last.at);
    let when = if ago.as_seconds() == 0 { "now".to_owned() } else { format!("{ago} ago") };
    if moment.components.iter().any(|it| it.state.is_down()) {
        (format!("{name} {when}"), TagTone::Bad)
    } else if words::all_well(moment) {
        (format!("{name} {when}, all serve"), TagTone::Neutral)
    } else {
        (format!("{name} {when}"), TagTone::Warning)
    }
}

/// The moment for those who only hear it: what does not serve in full.
fn sentence(run: &Run, moment: &Moment, happened: &str) -> String {
    let mut parts = vec![format!("{}: {happened}.", moment.at.short())];
    let ailing = (0..moment.components.len()).filter(|place| !words::is_well(moment, *place));
    let ailing: Vec<String> = ailing.map(|place| words::spoken(run, moment, place)).collect();
    match ailing.as_slice() {
        [] => parts.push("Every component serves.".to_owned()),
        few @ ([_] | [_, _] | [_, _, _]) => parts.push(format!("{}.", few.join(". "))),
        many => parts.push(format!("{} components do not serve in full.", many.len())),
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
