//! Sums over rows of moments against sums over lists.

use std::sync::Arc;

use super::*;
use crate::units::{Schedule, ZonedClock, time_zone};

/// The sums, against the same sums over the listed occurrences.
#[test]
fn rows_sum_like_lists() {
    let start = Instant::parse("2026-02-10T05:20:00Z").unwrap();
    let end = start + Span::days(800);
    for schedule in [
        "cron(0 * * * ? *)",
        "cron(0 0/6 * * ? *)",
        "cron(30 21 * * ? *)",
        "cron(0 9-17 ? * MON-FRI *)",
        "cron(0 5 ? * SUN *)",
        "cron(15 3 1 * ? *)",
        "cron(0 4 L * ? *)",
        "cron(0 4,5,9 1-20 * ? *)",
    ] {
        for zone in ["UTC", "America/New_York", "Asia/Kolkata", "Europe/Berlin"] {
            let clock = Arc::new(ZonedClock::new(time_zone(zone).unwrap(), start, end));
            let table = Timetable::new(&Schedule::new(schedule), clock, start, end).unwrap();
            let list: Vec<Instant> = table.between(start, end - Span::seconds(1)).collect();
            let rows = Occurrences::new(moments(&Times::Timetable(table), start, end));
            let gaps: i64 = rows.by_gap().iter().map(|(_, it)| it.count(start, end)).sum();
            assert_eq!(gaps, list.len() as i64 - 1, "{schedule} {zone}");
            for days in [0, 3, 40, 399, 800] {
                let (from, to) = (start + Span::days(days), start + Span::days(days + 31));
                let count = list.iter().filter(|at| (from..to).contains(at)).count();
                assert_eq!(rows.all.count(from, to), count as i64, "{schedule} {zone}");
                let kept = KeptSpan { after: Span::hours(5), until: Some(Span::days(9)) };
                let seconds: i64 = list
                    .iter()
                    .map(|at| {
                        let ends = (*at + Span::days(9)).min(to);
                        ends.since((*at + Span::hours(5)).max(from)).at_least_zero().as_seconds()
                    })
                    .sum();
                assert_eq!(rows.all.seconds(from, to, kept), seconds, "{schedule} {zone}");
            }
        }
    }
}

#[test]
fn an_hourly_rule_is_one_row() {
    let start = Instant::parse("2026-01-01T00:00:00Z").unwrap();
    let end = start + Span::days(3_650);
    let clock = Arc::new(ZonedClock::new(time_zone("UTC").unwrap(), start, end));
    let table = Timetable::new(&Schedule::new("cron(5 * * * ? *)"), clock, start, end).unwrap();
    let moments = moments(&Times::Timetable(table), start, end);
    assert_eq!(moments.rows.len(), 1);
    assert_eq!(moments.rows[0].count, 87_600);
}
