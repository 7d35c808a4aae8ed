//! What happens in a simulation, as the events of its story.

use std::sync::Arc;

use super::Simulation;
use crate::catalog::RecoveryOption;
use crate::engine::design::ComponentIdx;
use crate::engine::options::Hit;
use crate::engine::outcome::{Event, Impact, PhaseKind, PinOutcome};
use crate::engine::reason::Because;
use crate::engine::story::Story;
use crate::units::{Instant, Span};

impl Simulation<'_> {
    /// Adds an event; of a component's recovery it may only be foreseen.
    pub(in crate::engine) fn event(&mut self, at: Instant, idx: Option<ComponentIdx>, text: Story) {
        let component =
            idx.and_then(|idx| self.scenario.components.get(idx)).map(|it| it.id.clone());
        if let Some(idx) = idx.filter(|_| text.is_foreseen()) {
            if self.foreseen.is_empty() {
                self.foreseen.resize_with(self.design.components.len(), Vec::new);
            }
            self.foreseen[idx].push(self.events.len());
        }
        self.events.push(Some(Event { at, component, text }));
    }

    /// Adds what an impact means for the story.
    pub(super) fn record_events(&mut self, hit: &Hit, impact: &Impact) {
        let component = &self.design.components[hit.component];
        let label = Arc::clone(&component.label);
        // What is being recovered serves not yet, or no more.
        if impact.down > Span::ZERO && hit.interrupted.is_none() {
            self.event(
                impact.down_from,
                Some(hit.component),
                Story::StopsServing(Arc::clone(&label)),
            );
        }
        let Some(taken) = &impact.taken else {
            self.event(hit.noticed.max(hit.at), Some(hit.component), Story::LostForGood(label));
            return;
        };
        let option = taken.option;
        let back_to = impact.lost_span.map(|span| span.from);
        let site: Arc<str> =
            self.scenario.site(&taken.site).map_or("its site".into(), |it| it.in_sentence().into());
        let redirects = taken.phases.iter().find(|it| it.phase == PhaseKind::Redirect);
        let by_people = |phase| matches!(phase, PhaseKind::Notify | PhaseKind::Decide);
        let decided = match redirects {
            // Health checks move the traffic before anybody is told.
            Some(redirects) if !taken.phases.iter().any(|it| by_people(it.phase)) => redirects.from,
            _ => hit.noticed.max(hit.at),
        };
        if let Some(PinOutcome { option, because: Some(because), .. }) = &impact.pin {
            let (option, because) = (*option, because.clone());
            let story = Story::PinRefused { component: Arc::clone(&label), option, because };
            self.event(decided, Some(hit.component), story);
        }
        if let Because::SiteReturnedFirst { at, cancelled } = taken.because {
            let takes = Story::Begun { component: Arc::clone(&label), option: cancelled };
            self.event(decided, Some(hit.component), takes);
            let story = Story::Cancelled { component: Arc::clone(&label), option: cancelled };
            self.event(at, Some(hit.component), story);
        } else if impact.down > Span::ZERO && option != RecoveryOption::SelfHeal {
            let story = Story::Takes { component: Arc::clone(&label), option, back_to };
            self.event(decided, Some(hit.component), story);
        }
        if let (RecoveryOption::LaunchFromDrs | RecoveryOption::PromoteReplica, Some(redirects)) =
            (option, redirects)
        {
            let (component, site) = (Arc::clone(&label), Arc::clone(&site));
            let story = Story::Redirects { component, site, option };
            self.event(redirects.from, Some(hit.component), story);
        }
        if let (Some(back_at), true) = (impact.back_at, impact.down > Span::ZERO) {
            let lost = impact.data_lost.unwrap_or_default();
            self.event(
                back_at,
                Some(hit.component),
                Story::ServesAgain { component: label, site, lost },
            );
        }
    }

    /// What was foreseen of a recovery that is interrupted does not happen.
    pub(super) fn forget_what_was_to_come(&mut self, hit: &Hit) {
        if hit.interrupted.is_none() {
            return;
        }
        let now = hit.stops_at();
        // What is past by now is past for all that comes later.
        for place in self.foreseen.get_mut(hit.component).map(std::mem::take).unwrap_or_default() {
            let event = self.events.get_mut(place);
            if let Some(event) = event.filter(|it| it.as_ref().is_some_and(|it| it.at > now)) {
                *event = None;
            }
        }
    }
}
