//! The story of a run: what happened when, kept as data and written out only when it is read.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::business::Business;
use super::outcome::{Event, JourneyOutcome, Outage};
use super::reason::Because;
use crate::catalog::RecoveryOption;
use crate::model::Scenario;
use crate::units::{Instant, Span, counted, sorting};

/// One sentence of the story of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Story {
    /// An incident begins: its name.
    Begins(Arc<str>),
    /// Somebody detects the incident: its name.
    Noticed(Arc<str>),
    /// A notification tells people of it before anybody notices.
    Alarmed {
        /// What people call the notification.
        alarm: Arc<str>,
        /// What people call the incident.
        incident: Arc<str>,
    },
    /// A component becomes unavailable.
    StopsServing(Arc<str>),
    /// A recovery option is used.
    Takes {
        /// The component.
        component: Arc<str>,
        /// The option.
        option: RecoveryOption,
        /// The state it brings back, where something is missing afterwards.
        back_to: Option<Instant>,
    },
    /// A recovery begins that the return of the site will cancel.
    Begun {
        /// The component.
        component: Arc<str>,
        /// The option.
        option: RecoveryOption,
    },
    /// The site returned before a recovery was complete.
    Cancelled {
        /// The component.
        component: Arc<str>,
        /// The option that is canceled.
        option: RecoveryOption,
    },
    /// The recovery option that the user pinned does not work.
    PinRefused {
        /// The component.
        component: Arc<str>,
        /// The option.
        option: RecoveryOption,
        /// Why not.
        because: Because,
    },
    /// What was launched or promoted is ready, and traffic is redirected to it: a step of its own.
    Redirects {
        /// The component.
        component: Arc<str>,
        /// The site at which it runs now.
        site: Arc<str>,
        /// By which option.
        option: RecoveryOption,
    },
    /// A component is back in service, with so much data lost.
    ServesAgain {
        /// The component.
        component: Arc<str>,
        /// The site at which it runs.
        site: Arc<str>,
        /// The span of business time whose writes are missing.
        lost: Span,
    },
    /// Nothing brings the data back.
    LostForGood(Arc<str>),
    /// What was written since the failover is replicated back.
    ReplicatesBack {
        /// The component.
        component: Arc<str>,
        /// Its own site.
        site: Arc<str>,
    },
    /// The planned switch of a failback begins, and the component is down for it.
    SwitchesBack {
        /// The component.
        component: Arc<str>,
        /// Its own site.
        site: Arc<str>,
        /// How long the switch takes.
        down: Span,
    },
    /// A component returns to its own site.
    FailsBack {
        /// The component.
        component: Arc<str>,
        /// Its own site.
        site: Arc<str>,
        /// The span of business time whose writes had stayed there, and are there again.
        stranded: Option<Span>,
    },
    /// The site has returned after another option was taken: what waiting would have given.
    Hindsight {
        /// The component.
        component: Arc<str>,
        /// The site, or the zone of it.
        place: Arc<str>,
        /// When it returned.
        returned_at: Instant,
        /// The span of business time whose writes would be missing.
        lost: Span,
        /// How much longer the component would have been down, less than nothing where waiting would have
        /// been quicker; nothing where it was not back before the end of the clock.
        longer: Option<Span>,
        /// The span of writes that count as lost and returned with the site.
        stranded: Span,
    },
    /// A drill of Elastic Disaster Recovery launched its instances.
    Drilled {
        /// The component.
        component: Arc<str>,
        /// Where its drill instances run.
        site: Arc<str>,
        /// How far behind the source they are.
        behind: Span,
        /// How long the launch and the check took.
        took: Span,
    },
    /// A drill of Elastic Disaster Recovery launched nothing.
    DrillFailed {
        /// The component.
        component: Arc<str>,
        /// Why not.
        because: Because,
    },
    /// Users can no longer take a journey.
    JourneyDown(Arc<str>),
    /// Users can take a journey only in part.
    JourneyDegraded(Arc<str>),
    /// Users can take a journey again.
    JourneyUp {
        /// The journey.
        journey: Arc<str>,
        /// The orders that were not taken meanwhile.
        orders_lost: f64,
    },
}

/// What an event says of its subject, so that the same of several is told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCommon<'a> {
    /// What its subject is, as it is counted: "component".
    pub kind: &'static str,
    /// What people call its subject.
    pub name: &'a str,
    /// What is said of several of them, as behind "51 components".
    pub says: String,
}

impl Story {
    /// Whether it is foreseen of a recovery when that begins, so that it does not happen where the recovery
    /// is interrupted.
    pub(super) const fn is_foreseen(&self) -> bool {
        matches!(
            self,
            Self::Takes { .. }
                | Self::Begun { .. }
                | Self::Cancelled { .. }
                | Self::Redirects { .. }
                | Self::ServesAgain { .. }
        )
    }

    /// What can be said of several subjects in one sentence; nothing where it cannot be.
    pub fn in_common(&self) -> Option<InCommon<'_>> {
        let (kind, name, says) = match self {
            Self::StopsServing(component) => {
                ("component", component, " become unavailable.".to_owned())
            }
            Self::ServesAgain { component, site, lost } if lost.as_seconds() > 0 => {
                let says = format!(" are back in service in {site}, with {lost} of data lost.");
                ("component", component, says)
            }
            Self::ServesAgain { component, site, .. } => (
                "component",
                component,
                format!(" are back in service in {site}. No data is lost."),
            ),
            Self::SwitchesBack { component, site, down } => {
                let says = format!(" fail back to {site} as planned and are down for {down}.");
                ("component", component, says)
            }
            Self::FailsBack { component, site, stranded: None } => {
                ("component", component, format!(" have failed back and are in service in {site}."))
            }
            // Behind the name comes a colon: the rest holds for many as for one.
            Self::LostForGood(component)
            | Self::Takes { component, .. }
            | Self::Begun { component, .. }
            | Self::Redirects { component, .. }
            | Self::ReplicatesBack { component, .. }
            | Self::Hindsight { component, .. } => {
                ("component", component, self.to_string().strip_prefix(&**component)?.to_owned())
            }
            Self::JourneyDown(journey) => ("journey", journey, " are down.".to_owned()),
            Self::JourneyDegraded(journey) => ("journey", journey, " are degraded.".to_owned()),
            Self::JourneyUp { journey, orders_lost } if *orders_lost < 0.5 => {
                ("journey", journey, " are working again.".to_owned())
            }
            Self::Begins(_)
            | Self::Noticed(_)
            | Self::Alarmed { .. }
            | Self::Cancelled { .. }
            | Self::PinRefused { .. }
            | Self::FailsBack { .. }
            | Self::Drilled { .. }
            | Self::DrillFailed { .. }
            | Self::JourneyUp { .. } => return None,
        };
        Some(InCommon { kind, name, says })
    }
}

/// When the journeys went down, were degraded, and were up again, as events; those of one journey in the
/// order of time. What lasts to the end of the clock is not told to be over.
pub(super) fn of_journeys(
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

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begins(name) => write!(f, "{name}."),
            Self::Noticed(name) => write!(f, "Incident detected: {name}."),
            Self::Alarmed { alarm, incident } => {
                write!(
                    f,
                    "Notification “{alarm}” reports the incident before anyone notices: {incident}."
                )
            }
            Self::Cancelled { component, option } => write!(
                f,
                "{component}: the site is back before “{}” is complete. The component resumes in place, and the recovery is canceled.",
                option.spec().name
            ),
            Self::PinRefused { component, option, because } => {
                write!(
                    f,
                    "{component}: you pinned “{}”, but this option does not work. {because}",
                    option.spec().name
                )
            }
            Self::Redirects { component, site, option: RecoveryOption::LaunchFromDrs } => write!(
                f,
                "{component}: recovery instances run in {site} and are validated. Traffic is redirected next, a step that Elastic Disaster Recovery leaves to you."
            ),
            Self::Redirects { component, site, .. } => {
                write!(
                    f,
                    "{component}: the copy in {site} is ready. Traffic is redirected to it next."
                )
            }
            Self::StopsServing(component) => write!(f, "{component} becomes unavailable."),
            Self::Takes { component, option, back_to: Some(state) } => write!(
                f,
                "{component}: “{}” starts and brings back the state of {}.",
                option.spec().name,
                state.short()
            ),
            Self::Takes { component, option, back_to: None }
            | Self::Begun { component, option } => {
                write!(f, "{component}: “{}” starts.", option.spec().name)
            }
            Self::ServesAgain { component, site, lost } if lost.as_seconds() > 0 => {
                write!(f, "{component} is back in service in {site}, with {lost} of data lost.")
            }
            Self::ServesAgain { component, site, .. } => {
                write!(f, "{component} is back in service in {site}. No data is lost.")
            }
            Self::ReplicatesBack { component, site } => write!(
                f,
                "{component}: reverse replication starts. Data written since the failover is copied back to {site}."
            ),
            Self::SwitchesBack { component, site, down } => {
                write!(f, "{component} fails back to {site} as planned and is down for {down}.")
            }
            Self::FailsBack { component, site, stranded } => {
                write!(f, "{component} has failed back and is in service in {site}.")?;
                match stranded {
                    Some(length) => write!(
                        f,
                        " The {length} of writes left there before the failover can be reconciled by hand."
                    ),
                    None => Ok(()),
                }
            }
            Self::Hindsight { component, place, returned_at, lost, longer, stranded } => {
                write!(
                    f,
                    "{component}, in hindsight: {place} returned on {}. Waiting would have lost ",
                    returned_at.short()
                )?;
                match *lost {
                    Span::ZERO => f.write_str("nothing")?,
                    lost => write!(f, "{lost} of data")?,
                }
                match *longer {
                    Some(longer) if longer > Span::ZERO => {
                        write!(f, " and added {longer} of downtime.")?;
                    }
                    Some(longer) if longer < Span::ZERO => {
                        let sooner = Span::ZERO - longer;
                        write!(f, " and saved {sooner} of downtime.")?;
                    }
                    Some(_) => f.write_str(".")?,
                    None => f.write_str(" and ended the outage.")?,
                }
                match *stranded {
                    Span::ZERO => Ok(()),
                    stranded => write!(
                        f,
                        " The {stranded} of writes that count as lost came back with {place} and can be reconciled by hand."
                    ),
                }
            }
            Self::Drilled { component, site, behind, took } => write!(
                f,
                "Recovery drill of {component}: instances run in {site} after {took}, {behind} behind the source. The drill affects neither the source nor traffic."
            ),
            Self::DrillFailed { component, because } => {
                write!(f, "Recovery drill of {component} launched nothing. {because}")
            }
            Self::JourneyDown(journey) => write!(f, "Journey {journey} is down."),
            Self::JourneyDegraded(journey) => write!(f, "Journey {journey} is degraded."),
            Self::JourneyUp { journey, orders_lost } => {
                write!(f, "Journey {journey} is working again")?;
                if *orders_lost >= 0.5 {
                    // `as` saturates.
                    let orders = counted(libm::round(*orders_lost) as u64, "order");
                    write!(f, ", with {orders} lost")?;
                }
                f.write_str(".")
            }
            Self::LostForGood(component) => {
                write!(f, "{component}: no recovery option is left. The data is permanently lost.")
            }
        }
    }
}

impl Serialize for Story {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
