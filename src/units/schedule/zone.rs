//! Time zones that AWS Regions lie in, and the conversion between their wall clocks and UTC.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::super::{Instant, Span};

/// The zones a schedule or a display may name: UTC, and those in which AWS Regions lie. The build
/// holds the time-zone database down to these (`CHRONO_TZ_TIMEZONE_FILTER` in `.cargo/config.toml`).
pub const TIME_ZONES: &[&str] = &[
    "UTC",
    "Africa/Johannesburg",
    "America/Edmonton",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Toronto",
    "Asia/Bahrain",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Asia/Kuala_Lumpur",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Taipei",
    "Asia/Tokyo",
    "Australia/Melbourne",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Rome",
    "Europe/Stockholm",
    "Europe/Zurich",
    "Pacific/Auckland",
];

/// Finds a time zone by its IANA name; `Etc/UTC` is taken as `UTC`.
pub fn time_zone(name: &str) -> Option<Tz> {
    match name {
        "UTC" | "Etc/UTC" => Some(Tz::UTC),
        name if TIME_ZONES.contains(&name) => name.parse().ok(),
        _ => None,
    }
}

/// How far ahead of the true offset a wall clock may be near a change of offset: no zone has
/// changed by more than two hours at once since 1970 (daylight saving is one hour).
pub(super) const LARGEST_CHANGE: Span = Span::hours(2);

/// The wall clock of one zone over a window of time: UTC offsets with the moment each begins.
#[derive(Clone, Debug)]
pub struct ZonedClock {
    /// Ascending; the first entry begins at or before the window.
    offsets: Vec<(Instant, Span)>,
}

impl ZonedClock {
    /// The wall clock of `zone` from `from` to `to`.
    pub fn new(zone: Tz, from: Instant, to: Instant) -> Self {
        let mut offsets = vec![(from, offset_at(zone, from))];
        if zone != Tz::UTC {
            // No zone changes its offset twice within ten days, save for Ramadan in Morocco,
            // which has no Region.
            let mut probe = from;
            while probe < to {
                let next = (probe + Span::days(10)).min(to);
                let (before, after) = (offset_at(zone, probe), offset_at(zone, next));
                if before != after {
                    offsets.push((change_between(zone, probe, next), after));
                }
                probe = next;
            }
        }
        Self { offsets }
    }

    /// How far the wall clock is ahead of UTC at a moment.
    fn offset(&self, at: Instant) -> Span {
        let index = self.offsets.partition_point(|(from, _)| *from <= at);
        self.offsets[index.saturating_sub(1)].1
    }

    /// How far the wall clock is ahead of UTC from one moment to another; nothing where that changes.
    pub(super) fn steady_offset(&self, from: Instant, to: Instant) -> Option<Span> {
        let place = |at: Instant| self.offsets.partition_point(|(begins, _)| *begins <= at).max(1);
        let (first, last) = (place(from), place(to));
        (first == last).then(|| self.offsets[first - 1].1)
    }

    /// Whether the offset never changes in the window.
    pub fn is_fixed(&self) -> bool {
        self.offsets.len() == 1
    }

    /// What the wall clock shows at a moment, as if it were UTC.
    pub fn to_wall(&self, at: Instant) -> Instant {
        at + self.offset(at)
    }

    /// The moment the wall clock shows `wall`: the first of two when the clock is set back, none
    /// when it is set forward over it. AWS documents no rule for AWS Backup; this is the one of
    /// EventBridge Scheduler (user guide, `schedule-types`: skipped once, run once).
    pub fn from_wall(&self, wall: Instant) -> Option<Instant> {
        self.offsets.iter().enumerate().find_map(|(index, (from, offset))| {
            let at = wall - *offset;
            let begins = index == 0 || at >= *from;
            let ends = self.offsets.get(index + 1).is_none_or(|(next, _)| at < *next);
            (begins && ends).then_some(at)
        })
    }
}

fn offset_at(zone: Tz, at: Instant) -> Span {
    let naive = DateTime::from_timestamp(at.unix_seconds(), 0).unwrap_or_default().naive_utc();
    Span::seconds(i64::from(zone.offset_from_utc_datetime(&naive).fix().local_minus_utc()))
}

/// The first moment after `low` with another offset than at `low`, given that `high` has one.
fn change_between(zone: Tz, mut low: Instant, mut high: Instant) -> Instant {
    let before = offset_at(zone, low);
    while high.since(low) > Span::seconds(1) {
        let middle = low + Span::seconds(high.since(low).as_seconds() / 2);
        if offset_at(zone, middle) == before { low = middle } else { high = middle }
    }
    high
}
