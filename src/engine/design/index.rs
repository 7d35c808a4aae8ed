//! How the resolved scenario names its entries: each by its place in its list of the document.

/// A component.
pub(crate) type ComponentIdx = usize;

/// A site.
pub(crate) type SiteIdx = usize;

/// A vault.
pub(crate) type VaultIdx = usize;

/// A rule of a plan or, after all of these, a backup on demand.
pub(crate) type RuleIdx = usize;

/// An incident, in the order of time.
pub(crate) type IncidentIdx = usize;

/// A journey of users.
pub(crate) type JourneyIdx = usize;

/// A notification.
pub(crate) type NotificationIdx = usize;
