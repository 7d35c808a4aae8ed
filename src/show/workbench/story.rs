//! The run told as a story: what happened when, in sentences, and where the moment looked at is in it.

use crate::engine::{Event, Run};
use crate::show::text::counted;
use crate::show::{Line, columns};
use crate::units::Instant;

columns! {
    /// An event, or several equal ones of one moment.
    pub struct EventRow {
        /// Its moment for people.
        moment,
        /// Its moment in seconds since 1970.
        seconds,
        /// What happened.
        sentence,
        /// The id of its component; empty where it has none or several.
        component,
        /// Whether it has happened: "past", [`NOW`], "next" or "later"; empty while the whole run is looked at.
        state,
        /// How far it is from the moment that is looked at.
        remark,
        /// From here on the sentences that are gathered into one, if there are several.
        gathered,
    }
}

/// The state of what happened last.
pub const NOW: &str = "now";

/// So many equal events of one moment are told one by one; more are gathered.
const MOST_EQUAL: usize = 3;

/// What the button of a moment says to those who only hear it.
pub fn look_at(moment: &str) -> String {
    format!("Look at {moment}")
}

/// The events, equal ones gathered, with what of them has happened by a moment.
pub fn event_lines(run: &Run, at: Option<Instant>) -> Vec<Line> {
    let told = gathered(&run.outcome.events);
    let happened = at.map(|at| {
        told.iter().take_while(|events| events.iter().all(|event| event.at <= at)).count()
    });
    told.iter()
        .enumerate()
        .filter_map(|(place, events)| {
            let event = *events.first()?;
            let (state, remark) = match (happened, at) {
                (Some(happened), Some(at)) if place + 1 == happened => (NOW, ago(at, event.at)),
                (Some(happened), _) if place < happened => ("past", String::new()),
                (Some(happened), Some(at)) if place == happened => {
                    ("next", format!("next, in {}", event.at.since(at)))
                }
                (Some(_), _) => ("later", String::new()),
                (None, _) => ("", String::new()),
            };
            let (sentence, component) = match event.text.in_common() {
                Some(it) if events.len() > 1 => {
                    (format!("{}{}", counted(events.len(), it.kind), it.says), None)
                }
                _ => (event.text.to_string(), event.component.as_ref()),
            };
            let mut line = Line::from(EventRow {
                moment: event.at.short(),
                seconds: event.at.unix_seconds().to_string(),
                sentence,
                component: component.map(ToString::to_string).unwrap_or_default(),
                state: state.to_owned(),
                remark,
                gathered: String::new(),
            });
            line.truncate(EventRow::AT.gathered);
            if events.len() > 1 {
                line.extend(events.iter().map(|event| event.text.to_string()));
            }
            Some(line)
        })
        .collect()
}

/// What some events of a moment say of their components or journeys, and these events.
type Group<'a> = (Option<(&'a str, String)>, Vec<&'a Event>);

/// The events in the order of time; those of one moment that say the same of several components or
/// journeys together, at the place of the first of them.
fn gathered(events: &[Event]) -> Vec<Vec<&Event>> {
    let mut told = Vec::new();
    for moment in events.chunk_by(|a, b| a.at == b.at) {
        let mut groups: Vec<Group> = Vec::new();
        for event in moment {
            let what = event.text.in_common().map(|it| (it.kind, it.says));
            let same = groups.iter_mut().find(|(of, _)| what.is_some() && *of == what);
            match same {
                Some((_, group)) => group.push(event),
                None => groups.push((what, vec![event])),
            }
        }
        for (_, group) in groups {
            if group.len() > MOST_EQUAL {
                told.push(group);
            } else {
                told.extend(group.into_iter().map(|event| vec![event]));
            }
        }
    }
    told
}

/// "25 min ago", or that it is now.
fn ago(now: Instant, then: Instant) -> String {
    let passed = now.since(then);
    if passed.as_seconds() > 0 { format!("{passed} ago") } else { "now".to_owned() }
}
