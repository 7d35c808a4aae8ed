//! The run told as a story: what happened when, in sentences, and where the moment looked at lies in it.

use leptos::prelude::*;

use crate::engine::{Event, Run};
use crate::model::ComponentId;
use crate::show::columns;
use crate::show::text::counted;
use crate::ui::state::{Editor, Playhead, Selection};
use crate::ui::widgets::{Line, Row, Term, either, lines, memo, on, rows, term, text, when};
use crate::units::Instant;

columns! {
    /// The columns of an event: its moment for people and in seconds, its sentence, its component, whether
    /// it has happened ("past", "now", "next", "later"), how far it is from now, and from there on the
    /// sentences that it gathers, if it does.
    struct EventRow {
        moment,
        seconds,
        sentence,
        component,
        state,
        remark,
        gathered,
    }
}

/// So many equal events of one moment are told one by one; more are gathered.
const MOST_EQUAL: usize = 3;

/// The events of the run, in the order of time.
#[component]
pub(in crate::ui) fn StoryPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let events = lines(move || {
        let at = playhead.at.get();
        editor.settled.with(|run| event_lines(run, at))
    });
    let leave = move || {
        view! {
            <button type="button" class="text-button" on:click=on(move |_| playhead.leave())>
                "Look at the whole run"
            </button>
        }
    };
    view! {
        <section class="panel" aria-labelledby="story-title">
            <div class="panel-head">
                <h2 id="story-title">{term(Term("outcome"), "Story of the run")}</h2>
                <p class="hint">"A time shows the map and the figures as they are then."</p>
                {when(move || playhead.at.get().is_some(), leave)}
            </div>
            {either(
                move || events.with(Vec::is_empty),
                || view! { <p class="hint">"Nothing happens."</p> },
                move || view! {
                    <ol class="story">{rows(events, |event| view! { <EventRow event/> })}</ol>
                },
            )}
        </section>
    }
}

#[component]
fn EventRow(event: Row) -> impl IntoView {
    let playhead = expect_context::<Playhead>();
    let selection = expect_context::<Selection>();
    let look = move |_| {
        let Ok(seconds) = event.get_untracked(EventRow::AT.seconds).parse() else { return };
        playhead.place(Instant::from_unix_seconds(seconds));
        let component = event.get_untracked(EventRow::AT.component);
        if !component.is_empty() {
            selection.pick_component(ComponentId::from(component.as_str()));
        }
    };
    let cells = event.cells();
    let gathered = lines(move || cells.get().into_iter().skip(EventRow::AT.gathered).collect());
    let is_gathered = memo(move || gathered.with(|it| !it.is_empty()));
    let all = move || {
        view! {
            <details class="story-gathered">
                <summary>{event.text(EventRow::AT.sentence)}</summary>
                <ul>{rows(gathered, |it| view! { <li>{it.text(0)}</li> })}</ul>
            </details>
        }
    };
    let current = text(move || {
        if event.get(EventRow::AT.state) == "now" { "time" } else { "false" }.to_owned()
    });
    view! {
        <li data-state=event.text(EventRow::AT.state) aria-current=current>
            <button
                type="button"
                class="text-button story-time"
                aria-label=text(move || format!("Look at {}", event.get(EventRow::AT.moment)))
                on:click=on(look)
            >
                {event.text(EventRow::AT.moment)}
            </button>
            <div>
                {either(move || is_gathered.get(), all, move || view! { {event.text(EventRow::AT.sentence)} })}
                {when(move || !event.get(EventRow::AT.remark).is_empty(), move || view! {
                    " "<span class="tag" data-tone="neutral">{event.text(EventRow::AT.remark)}</span>
                })}
            </div>
        </li>
    }
}

/// The events, equal ones gathered, with what of them has happened by a moment.
fn event_lines(run: &Run, at: Option<Instant>) -> Vec<Line> {
    let told = gathered(&run.outcome.events);
    let happened = at.map(|at| {
        told.iter().take_while(|events| events.iter().all(|event| event.at <= at)).count()
    });
    told.iter()
        .enumerate()
        .filter_map(|(place, events)| {
            let event = *events.first()?;
            let (state, remark) = match (happened, at) {
                (Some(happened), Some(at)) if place + 1 == happened => ("now", ago(at, event.at)),
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
            let mut line = vec![
                event.at.short(),
                event.at.unix_seconds().to_string(),
                sentence,
                component.map(ToString::to_string).unwrap_or_default(),
                state.to_owned(),
                remark,
            ];
            if events.len() > 1 {
                line.extend(events.iter().map(|event| event.text.to_string()));
            }
            Some(line)
        })
        .collect()
}

/// What some events of a moment say of their components or journeys, and these events.
type EventGroup<'a> = (Option<(&'a str, String)>, Vec<&'a Event>);

/// The events in the order of time; those of one moment that say the same of several components or
/// journeys together, where the first of them stands.
fn gathered(events: &[Event]) -> Vec<Vec<&Event>> {
    let mut told = Vec::new();
    for moment in events.chunk_by(|a, b| a.at == b.at) {
        let mut groups: Vec<EventGroup> = Vec::new();
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
