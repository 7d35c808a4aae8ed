//! The part of the story that tells of journeys: when each was down, degraded and working again.

use std::sync::Arc;

use super::business::Business;
use super::outcome::{Event, JourneyOutcome, Outage};
use super::story::Story;
use crate::model::Scenario;
use crate::units::{Instant, sorting};

/// When the journeys went down, were degraded, and were up again, as events; those of one journey in the
/// order of time. What lasts to the end of the clock is not told to be over.
pub(super) fn journey_events(
    scenario: &Scenario,
    business: &Business,
    journeys: &[JourneyOutcome],
    end: Instant,
) -> Vec<Event> {
    let mut events = Vec::new();
    for (place, (journey, outcome)) in scenario.journeys.iter().zip(journeys).enumerate() {
        let down = outcome.outages.iter().map(|span| (*span, true));
        let degraded = outcome.degradations.iter().map(|span| (*span, false));
        let mut spans: Vec<(Outage, bool)> = down.chain(degraded).collect();
        if spans.is_empty() {
            continue;
        }
        sorting::sort_by_key(&mut spans, |(span, _)| span.from);
        let label: Arc<str> = journey.in_sentence().into();
        let mut orders_lost = 0.0;
        for (at, (span, is_down)) in spans.iter().enumerate() {
            let name = Arc::clone(&label);
            let begins =
                if *is_down { Story::JourneyDown(name) } else { Story::JourneyDegraded(name) };
            events.push(Event { at: span.from, component: None, text: begins });
            let share = if *is_down { 1.0 } else { journey.lost_while_degraded };
            orders_lost += business.orders_taken(place, span.from, span.to) * share;
            let goes_on = spans.get(at + 1).is_some_and(|(next, _)| next.from <= span.to);
            if !goes_on {
                if span.to < end {
                    let text = Story::JourneyUp { journey: Arc::clone(&label), orders_lost };
                    events.push(Event { at: span.to, component: None, text });
                }
                orders_lost = 0.0;
            }
        }
    }
    events
}
