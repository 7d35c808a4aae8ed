//! How a kind of resource is backed up and restored, and what its service keeps by itself.

use crate::catalog::{Assumption, ComponentVariant, PriceKey, Source};

/// How AWS Backup reads a resource.
#[derive(Debug)]
pub struct Backup {
    /// How fast, in GiB an hour.
    pub gib_per_hour: Assumption,
    /// Whether a recovery point holds the state at the end of its job and not the one at its start.
    pub captures_at_end: bool,
    /// Whether a job that is not complete when its completion window ends is cancelled.
    pub keeps_window: bool,
    /// Whether a job that is cancelled leaves what it has done as an incomplete recovery point, from which
    /// the next job goes on.
    pub keeps_what_is_done: bool,
}

impl Backup {
    /// A job that captures the state at its start.
    pub(super) const fn at(gib_per_hour: Assumption) -> Self {
        Self { gib_per_hour, captures_at_end: false, keeps_window: true, keeps_what_is_done: false }
    }

    /// A job that captures the state at its end.
    pub(super) const fn at_its_end(gib_per_hour: Assumption) -> Self {
        Self { captures_at_end: true, ..Self::at(gib_per_hour) }
    }

    /// The same, for a service to which completion windows do not apply.
    pub(super) const fn without_completion_window(self) -> Self {
        Self { keeps_window: false, ..self }
    }

    /// The same, for a service whose cancelled jobs leave what they have done.
    pub(super) const fn keeping_what_is_done(self) -> Self {
        Self { keeps_what_is_done: true, ..self }
    }
}

/// How a resource is restored.
#[derive(Debug)]
pub struct Restore {
    /// How fast, in GiB an hour.
    pub gib_per_hour: Assumption,
    /// How long a restore takes at least, whatever the size, in minutes.
    pub least_minutes: Option<Assumption>,
    /// Whether a point-in-time restore replays logs after the data is back.
    pub replays_logs: bool,
    /// How long a recovery point takes to come out of cold storage, in minutes.
    pub cold_minutes: Assumption,
}

impl Restore {
    /// A restore that takes as long as its data needs.
    pub(super) const fn at(gib_per_hour: Assumption) -> Self {
        Self {
            gib_per_hour,
            least_minutes: None,
            replays_logs: false,
            cold_minutes: Assumption::ColdRetrievalMinutes,
        }
    }

    /// The same, with logs that a point-in-time restore replays.
    pub(super) const fn replaying_logs(self) -> Self {
        Self { replays_logs: true, ..self }
    }

    /// The same, with a time that no restore is shorter than.
    pub(super) const fn at_least(self, minutes: Assumption) -> Self {
        Self { least_minutes: Some(minutes), ..self }
    }

    /// The same, with a time of its own out of cold storage.
    pub(super) const fn out_of_cold_in(self, minutes: Assumption) -> Self {
        Self { cold_minutes: minutes, ..self }
    }
}

/// What AWS charges for the automated backups that a service takes itself.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnCharge {
    /// The size of the component and the changes of the window, at the price of warm recovery points.
    Warm,
    /// Every snapshot in full at this price by the GiB and month; one of each component is free.
    EachSnapshot(PriceKey),
    /// The size of the component at this price by the GiB and month, however long the window is.
    Size(PriceKey),
    /// Nothing that a price list could say; the reason as one sentence.
    NoItem(&'static str),
}

/// Which states of a component its own automated backups hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPoints {
    /// Any second up to so many minutes ago.
    EverySecond {
        /// How far behind now the newest second is that can be restored, in minutes.
        lag_minutes: Assumption,
    },
    /// One snapshot a day.
    Daily,
}

/// Automated backups that a service takes itself, which are restored where the component is.
#[derive(Debug)]
pub struct OwnBackups {
    /// The variants of the kind for which they can be switched off; for all others they are always on.
    pub can_be_off: &'static [ComponentVariant],
    /// The most days they are kept.
    pub most_days: u32,
    /// Which states they hold.
    pub points: OwnPoints,
    /// Whether neither the size of the cluster nor a first day of changes is charged for.
    pub first_day_is_free: bool,
    /// What AWS charges for them.
    pub charge: OwnCharge,
    /// The page that says how long they are kept.
    pub source: &'static Source,
}

impl OwnBackups {
    /// How far behind now the newest second is that can be restored, in minutes, where any second can be.
    pub fn lag_minutes(&self) -> Option<Assumption> {
        match self.points {
            OwnPoints::EverySecond { lag_minutes } => Some(lag_minutes),
            OwnPoints::Daily => None,
        }
    }

    /// The fewest days they are kept, which is also how long they are kept where the design does not say:
    /// 0 where they can be switched off, so that nothing protects unseen.
    pub fn least_days(&self, variant: ComponentVariant) -> u32 {
        u32::from(!self.can_be_off.contains(&variant))
    }
}
