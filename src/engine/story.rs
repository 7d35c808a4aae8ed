//! The story of a run: what happened when, kept as data and written out only when it is read.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::reason::{Because, lower_first};
use crate::catalog::RecoveryOption;
use crate::units::{Instant, Span};

/// One sentence of the story of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Story {
    /// An incident begins: its name.
    Begins(Arc<str>),
    /// Somebody notices it: its name.
    Noticed(Arc<str>),
    /// A notification tells people of it before anybody notices.
    Alarmed {
        /// What people call the notification.
        alarm: Arc<str>,
        /// What people call the incident.
        incident: Arc<str>,
    },
    /// A component stops serving.
    StopsServing(Arc<str>),
    /// A way back is taken, to the state of a moment.
    Takes {
        /// The component.
        component: Arc<str>,
        /// The way.
        option: RecoveryOption,
        /// The state it brings back.
        recovered_to: Instant,
    },
    /// A way back begins that the return of the site will cancel.
    Begun {
        /// The component.
        component: Arc<str>,
        /// The way.
        option: RecoveryOption,
    },
    /// The site returned before a way back was done.
    Cancelled {
        /// The component.
        component: Arc<str>,
        /// The way that is cancelled.
        option: RecoveryOption,
    },
    /// The way that the user pinned does not help.
    PinRefused {
        /// The component.
        component: Arc<str>,
        /// The way.
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
        /// By which way.
        option: RecoveryOption,
    },
    /// A component serves again, with so much data lost.
    ServesAgain {
        /// The component.
        component: Arc<str>,
        /// The site at which it serves.
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
    /// A component returns to its own site.
    FailsBack {
        /// The component.
        component: Arc<str>,
        /// Its own site.
        site: Arc<str>,
        /// The span of business time whose writes had stayed there, and are there again.
        stranded: Option<Span>,
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
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begins(name) => write!(f, "{name}."),
            Self::Noticed(name) => write!(f, "Somebody notices: {name}."),
            Self::Alarmed { alarm, incident } => {
                write!(f, "“{alarm}” tells people before they notice: {incident}.")
            }
            Self::Begun { component, option } => {
                write!(f, "{component}: {}.", lower_first(option.spec().name))
            }
            Self::Cancelled { component, option } => write!(
                f,
                "{component}: its site is back before “{}” is done; it resumes in place, and the recovery is cancelled.",
                option.spec().name
            ),
            Self::PinRefused { component, option, because } => {
                write!(
                    f,
                    "{component}: you pinned “{}”, which does not help. {because}",
                    option.spec().name
                )
            }
            Self::Redirects { component, site, option: RecoveryOption::LaunchFromDrs } => write!(
                f,
                "{component}: recovery instances run in {site} and are checked. Now traffic is redirected, a step that Elastic Disaster Recovery leaves to you."
            ),
            Self::Redirects { component, site, .. } => {
                write!(
                    f,
                    "{component}: the copy in {site} is ready. Now traffic is redirected to it."
                )
            }
            Self::StopsServing(component) => write!(f, "{component} stops serving."),
            Self::Takes { component, option, recovered_to } => write!(
                f,
                "{component}: {}, back to {}.",
                lower_first(option.spec().name),
                recovered_to.short()
            ),
            Self::ServesAgain { component, site, lost } if lost.as_seconds() > 0 => {
                write!(f, "{component} serves again in {site}; {lost} of data are lost.")
            }
            Self::ServesAgain { component, site, .. } => {
                write!(f, "{component} serves again in {site}; nothing is lost.")
            }
            Self::ReplicatesBack { component, site } => write!(
                f,
                "{component}: reverse replication begins; what was written since the failover goes back to {site}."
            ),
            Self::FailsBack { component, site, stranded } => {
                write!(f, "{component} has failed back: it serves in {site} again.")?;
                match stranded {
                    Some(length) => write!(
                        f,
                        " The {length} of writes that had stayed there can be reconciled by hand."
                    ),
                    None => Ok(()),
                }
            }
            Self::Drilled { component, site, behind, took } => write!(
                f,
                "Drill of {component}: instances run in {site} after {took}, {behind} behind the source. Neither source nor traffic is touched."
            ),
            Self::DrillFailed { component, because } => {
                write!(f, "Drill of {component} launched nothing. {because}")
            }
            Self::LostForGood(component) => {
                write!(f, "{component}: no way back is left. The data is lost for good.")
            }
        }
    }
}

impl Serialize for Story {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
