//! AWS's cron grammar: what it allows, what it refuses, and when schedules fire.

use std::sync::Arc;

use tabletop::units::{
    Instant, Schedule, Span, TIME_ZONES, Timetable, TimetableError, ZonedClock, time_zone,
};

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

fn timetable(cron: &str, zone: &str, from: &str, to: &str) -> Result<Timetable, TimetableError> {
    let (from, to) = (at(from), at(to));
    let clock = ZonedClock::new(time_zone(zone).expect("a zone"), from, to);
    Timetable::new(&Schedule::new(cron), Arc::new(clock), from, to)
}

fn firings(cron: &str, zone: &str, from: &str, to: &str) -> Vec<String> {
    timetable(cron, zone, from, to).map_or_else(
        |_| Vec::new(),
        |table| table.between(at(from), at(to)).map(|it| it.to_string()).collect(),
    )
}

#[test]
fn schedules_fire_as_aws_writes_them() {
    let november = ("2026-11-01T00:00:00Z", "2026-11-30T23:59:59Z");
    let cases: &[(&str, &[&str])] = &[
        // 1 = SUN, and the first of November 2026 is a Sunday.
        ("cron(0 5 ? * 1 *)", &["01", "08", "15", "22", "29"]),
        ("cron(0 5 ? * SUN *)", &["01", "08", "15", "22", "29"]),
        ("cron(0 5 ? * 7 *)", &["07", "14", "21", "28"]),
        ("cron(0 5 ? * 2-3 *)", &["02", "03", "09", "10", "16", "17", "23", "24", "30"]),
        // The second Tuesday; the last Friday.
        ("cron(0 5 ? * 3#2 *)", &["10"]),
        ("cron(0 5 ? * 6L *)", &["27"]),
        // The last day; the weekday nearest to the 15th, a Sunday, and to the 1st, which stays in the month.
        ("cron(0 5 L * ? *)", &["30"]),
        ("cron(0 5 15W * ? *)", &["16"]),
        ("cron(0 5 1W * ? *)", &["02"]),
        ("cron(0 5 1,15 NOV ? *)", &["01", "15"]),
        ("cron(0 5 1/10 11 ? 2026)", &["01", "11", "21"]),
        ("cron(0 5 1 * ? 2027)", &[]),
    ];
    for (cron, days) in cases {
        let expected: Vec<String> =
            days.iter().map(|day| format!("2026-11-{day}T05:00:00Z")).collect();
        assert_eq!(firings(cron, "UTC", november.0, november.1), expected, "{cron}");
    }
    assert_eq!(
        firings("cron(0 0/6 * * ? *)", "UTC", "2026-11-02T00:00:00Z", "2026-11-02T23:59:59Z"),
        [
            "2026-11-02T00:00:00Z",
            "2026-11-02T06:00:00Z",
            "2026-11-02T12:00:00Z",
            "2026-11-02T18:00:00Z"
        ]
    );
    assert_eq!(
        firings("cron(15 * ? * * *)", "UTC", "2026-11-02T00:00:00Z", "2026-11-02T02:59:59Z"),
        ["2026-11-02T00:15:00Z", "2026-11-02T01:15:00Z", "2026-11-02T02:15:00Z"]
    );
}

#[test]
fn other_cron_dialects_are_refused_with_a_reason() {
    for (cron, part) in [
        ("0 5 ? * * *", "no AWS cron expression"),
        ("rate(1 day)", "no AWS cron expression"),
        ("cron(0 5 * * ?)", "has 5 fields"),
        ("cron(0 0 5 * * ? *)", "has 7 fields"),
        ("cron(0 5 * * * *)", "wants `?`"),
        ("cron(0 5 ? * ? *)", "both day fields"),
        ("cron(0 5 ? * 3#1,3#2 *)", "only one `#`"),
        ("cron(0 5 ? * 2W *)", "the day of week field `2W` cannot be read; AWS allows 1 to 7"),
        ("cron(0 5 ? * 3#6 *)", "`3#6` cannot be read: behind `#` stands 1 to 5"),
        ("cron(0 5 ? * FRI-MON *)", "`FRI-MON` runs backwards"),
        ("cron(0 5 5L * ? *)", "the day of month field `5L` cannot be read; AWS allows 1 to 31"),
        ("cron(0 5 1 13 ? *)", "`13` is out of range; AWS allows 1 to 12, or JAN to DEC"),
        ("cron(0/0 5 * * ? *)", "`0/0` has a step of 0; AWS allows 0 to 59"),
        ("cron(0 5 L# * ? *)", "may not hold"),
        ("cron(? 5 * * ? *)", "may not hold"),
        ("cron(60 5 * * ? *)", "`60` is out of range; AWS allows 0 to 59"),
        ("cron(0 24 * * ? *)", "`24` is out of range; AWS allows 0 to 23"),
        ("cron(0 5 32 * ? *)", "`32` is out of range; AWS allows 1 to 31"),
        ("cron(0 5 ? * 8 *)", "`8` is out of range; AWS allows 1 to 7"),
        ("cron(0 5 ? * 0 *)", "`0` is out of range; AWS allows 1 to 7"),
        ("cron(0 5 * * ? 1969)", "outside AWS's range"),
        ("cron(0 5 * * ? 2200)", "outside AWS's range"),
        ("cron(@daily)", "has 1 field;"),
        ("", "no AWS cron expression"),
    ] {
        let schedule = Schedule::new(cron);
        let error = schedule.error().map(ToString::to_string).unwrap_or_default();
        assert!(error.contains(part), "{cron}: {error:?} should contain {part:?}");
    }
}

#[test]
fn a_schedule_that_never_fires_says_so() {
    let never =
        timetable("cron(0 0 31 2 ? *)", "UTC", "2026-01-01T00:00:00Z", "2035-12-31T00:00:00Z");
    assert_eq!(never.err(), Some(TimetableError::NeverFires));
}

#[test]
fn wall_clocks_skip_and_repeat_an_hour() {
    // New York springs forward on 2027-03-14 at 02:00 and falls back on 2026-11-01 at 02:00.
    assert_eq!(
        firings(
            "cron(30 2 * * ? *)",
            "America/New_York",
            "2027-03-13T00:00:00Z",
            "2027-03-16T00:00:00Z"
        ),
        ["2027-03-13T07:30:00Z", "2027-03-15T06:30:00Z"]
    );
    assert_eq!(
        firings(
            "cron(30 1 * * ? *)",
            "America/New_York",
            "2026-10-31T00:00:00Z",
            "2026-11-03T00:00:00Z"
        ),
        ["2026-10-31T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"]
    );
}

#[test]
fn every_zone_offered_is_known() {
    for zone in TIME_ZONES {
        assert!(time_zone(zone).is_some(), "{zone}");
    }
    assert!(time_zone("Etc/UTC").is_some());
    assert!(time_zone("Europe/Atlantis").is_none());
}

#[test]
fn look_ups_agree_with_walking_through_the_occurrences() {
    let (from, to) = ("2026-10-01T00:00:00Z", "2027-04-30T00:00:00Z");
    for (cron, zone) in [
        ("cron(0 0/6 * * ? *)", "UTC"),
        ("cron(15,45 1-3 ? * 2-6 *)", "America/New_York"),
        ("cron(30 2 L * ? *)", "Europe/Berlin"),
        ("cron(0 5 ? * 3#2 *)", "Australia/Sydney"),
        ("cron(59 23 29 2 ? *)", "Asia/Kolkata"),
    ] {
        let Ok(table) = timetable(cron, zone, from, to) else {
            continue;
        };
        let all: Vec<Instant> = table.between(at(from), at(to)).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{cron} runs forward");
        let mut probe = at(from);
        while probe < at(to) {
            let index = all.partition_point(|it| *it <= probe);
            let newest = index.checked_sub(1).map(|at| all[at]);
            assert_eq!(table.at_or_before(probe), newest, "{cron} in {zone} at or before {probe}");
            assert_eq!(
                table.after(probe),
                all.get(index).copied(),
                "{cron} in {zone} after {probe}"
            );
            probe += Span::seconds(7_777);
        }
        if zone == "UTC" {
            assert_eq!(table.count(at(from), at(to)), all.len() as u64);
        }
    }
}
