//! Numbers: every one lies in the range in which it means something.

use std::fmt::Arguments;

use super::coverage::Coverage;
use crate::catalog::{Assumption, Setting};
use crate::model::{Component, Finding, Findings, Scenario};
use crate::units::{Instant, TIME_ZONES, counted, time_zone};

const LONGEST_CLOCK_DAYS: u32 = crate::model::Clock::LONGEST_DAYS;
const MOST_GIB: f64 = 1e9;
const MOST_MINUTES: f64 = 5_256_000.0;
const MOST_USD: f64 = 1e9;
/// A month: drill instances that run for longer are forgotten ones.
const MOST_DRILL_HOURS: f64 = 744.0;

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    clock(scenario, findings);
    sites(scenario, findings);
    for (at, component) in scenario.components.iter().enumerate() {
        let zones = scenario.zones_at(&component.site);
        amounts(&format!("/components/{at}"), component, zones, findings);
        foreign_settings(&format!("/components/{at}"), component, findings);
    }
    journeys(scenario, findings);
    for (at, notification) in scenario.notifications.iter().enumerate() {
        within(
            findings,
            format_args!("/notifications/{at}/after_minutes"),
            notification.after_minutes,
            0.0,
            MOST_MINUTES,
            "minutes",
        );
    }
    for (at, entry) in scenario.recovery.iter().enumerate() {
        if let Some(lag) = entry.replication_lag_seconds {
            within(
                findings,
                format_args!("/recovery/{at}/replication_lag_seconds"),
                lag,
                0.0,
                MOST_MINUTES * 60.0,
                "seconds",
            );
        }
    }
    for (at, drill) in scenario.drills.iter().enumerate() {
        within(
            findings,
            format_args!("/drills/{at}/hours"),
            drill.hours,
            0.0,
            MOST_DRILL_HOURS,
            "hours",
        );
    }
    for (assumption, value) in &scenario.assumptions {
        let spec = assumption.spec();
        within(
            findings,
            format_args!("/assumptions/{}", Assumption::key(*assumption)),
            *value,
            spec.low,
            spec.high,
            spec.unit,
        );
    }
    for (key, regions) in &scenario.prices {
        for (region, price) in regions {
            if let Some(price) = price {
                within(
                    findings,
                    format_args!("/prices/{key}/{region}"),
                    *price,
                    0.0,
                    MOST_USD,
                    "USD",
                );
            }
        }
    }
}

/// The place is written out only where something is found: most checks find nothing.
fn within(
    findings: &mut Findings,
    pointer: Arguments,
    value: f64,
    low: f64,
    high: f64,
    unit: &str,
) {
    if !(low..=high).contains(&value) {
        let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
        findings.push(Finding::error(
            pointer.to_string(),
            format!("{}{unit} is out of range", written(value)),
            format!("Allowed: {low} to {high}{unit}."),
        ));
    }
}

/// A number as people can read it: not with three hundred digits.
fn written(value: f64) -> String {
    if value.abs() >= 1e15 { format!("{value:e}") } else { value.to_string() }
}

fn clock(scenario: &Scenario, findings: &mut Findings) {
    let clock = &scenario.clock;
    if !(1..=LONGEST_CLOCK_DAYS).contains(&clock.days) {
        findings.push(Finding::error(
            "/clock/days",
            format!("{} cannot be simulated", counted(clock.days.into(), "day")),
            format!("Allowed: 1 to {} (ten years).", counted(LONGEST_CLOCK_DAYS.into(), "day")),
        ));
    }
    if clock.end() > Instant::LATEST {
        findings.push(Finding::error(
            "/clock/start",
            "the simulated time ends after the year 2199",
            "Start earlier. AWS schedules end with the year 2199.",
        ));
    }
    if time_zone(&clock.time_zone).is_none() {
        findings.push(unknown_zone("/clock/time_zone".to_owned(), &clock.time_zone));
    }
}

/// The finding for a time zone that no AWS Region lies in, or that does not exist.
pub(super) fn unknown_zone(pointer: String, zone: &str) -> Finding {
    let edits = [crate::model::Edit::set(pointer.clone(), "UTC")];
    Finding::error(
        pointer,
        format!("`{zone}` is not a known time zone"),
        format!("Allowed: UTC and the time zones of AWS Regions: {}.", TIME_ZONES.join(", ")),
    )
    .fix("Use UTC", edits)
}

fn sites(scenario: &Scenario, findings: &mut Findings) {
    for (at, site) in scenario.sites.iter().enumerate() {
        let pointer = format!("/sites/{at}");
        match (&site.region, site.kind) {
            (None, crate::model::SiteKind::Region) => findings.push(Finding::error(
                format!("{pointer}/region"),
                "a site with `kind` `region` has no Region",
                "Give the Region's code, such as us-east-1.",
            )),
            (Some(code), crate::model::SiteKind::Region)
                if crate::catalog::region(code).is_none() =>
            {
                findings.push(Finding::warning(
                    format!("{pointer}/region"),
                    format!("`{code}` is not a known AWS Region"),
                    "The simulation still works, but the prices in this Region are unknown.",
                ));
            }
            (Some(code), crate::model::SiteKind::DataCenter) => findings.push(Finding::warning(
                format!("{pointer}/region"),
                format!("a data center is not in a Region, so `{code}` has no effect"),
                "Remove the field.",
            )),
            _ => {}
        }
        if let Some(bandwidth) = site.link_mbps {
            within(findings, format_args!("{pointer}/link_mbps"), bandwidth, 0.1, 1e6, "Mbit/s");
        }
    }
}

fn amounts(pointer: &str, component: &Component, zones: u32, findings: &mut Findings) {
    within(findings, format_args!("{pointer}/size_gib"), component.size_gib, 0.0, MOST_GIB, "GiB");
    within(
        findings,
        format_args!("{pointer}/change_gib_per_day"),
        component.change_gib_per_day,
        0.0,
        MOST_GIB,
        "GiB a day",
    );
    for (field, minutes) in
        [("rpo_minutes", component.rpo_minutes), ("rto_minutes", component.rto_minutes)]
    {
        if let Some(minutes) = minutes {
            within(
                findings,
                format_args!("{pointer}/{field}"),
                minutes,
                0.0,
                MOST_MINUTES,
                "minutes",
            );
        }
    }
    for (at, objective) in component.objectives.iter().enumerate() {
        for (field, minutes) in
            [("rpo_minutes", objective.rpo_minutes), ("rto_minutes", objective.rto_minutes)]
        {
            if let Some(minutes) = minutes {
                let place = format_args!("{pointer}/objectives/{at}/{field}");
                within(findings, place, minutes, 0.0, MOST_MINUTES, "minutes");
            }
        }
        let first =
            component.objectives.iter().position(|it| it.disruption == objective.disruption);
        if first != Some(at) {
            findings.push(
                Finding::error(
                    format!("{pointer}/objectives/{at}/disruption"),
                    format!("`{}` already has objectives", objective.disruption.key()),
                    "Each disruption can have one entry. Put both objectives into that entry.",
                )
                .fix(
                    "Remove it",
                    [crate::model::Edit::remove(format!("{pointer}/objectives/{at}"))],
                ),
            );
        }
    }
    for (field, count, high) in [
        ("instances", component.instances, 100_000),
        ("servers", component.servers, 100_000),
        ("zones", component.zones, zones),
        ("zone", component.zone, zones),
        ("nodes", component.nodes, 128),
    ] {
        if let Some(count) = count {
            within(findings, format_args!("{pointer}/{field}"), count.into(), 1.0, high.into(), "");
        }
    }
    if let Some(readers) = component.readers {
        within(findings, format_args!("{pointer}/readers"), readers.into(), 0.0, 15.0, "");
    }
    if let Some(days) = component.automated_backup_days {
        within(
            findings,
            format_args!("{pointer}/automated_backup_days"),
            days.into(),
            0.0,
            35.0,
            "days",
        );
    }
}

/// A setting that belongs to other kinds does nothing here.
fn foreign_settings(pointer: &str, component: &Component, findings: &mut Findings) {
    let spec = component.kind.spec();
    for setting in Setting::ALL.iter().copied() {
        if component.is_set(setting) && !spec.has(setting) {
            let field = setting.key();
            findings.push(
                Finding::warning(
                    format!("{pointer}/{field}"),
                    format!("`{field}` does not apply to {}", spec.name),
                    "The field has no effect. Remove it.",
                )
                .fix(
                    format!("Remove `{field}`"),
                    [crate::model::Edit::remove(format!("{pointer}/{field}"))],
                ),
            );
        }
    }
}

fn journeys(scenario: &Scenario, findings: &mut Findings) {
    for (at, journey) in scenario.journeys.iter().enumerate() {
        let pointer = format!("/journeys/{at}");
        within(
            findings,
            format_args!("{pointer}/orders_per_hour"),
            journey.orders_per_hour,
            0.0,
            1e9,
            "an hour",
        );
        within(
            findings,
            format_args!("{pointer}/order_value_usd"),
            journey.order_value_usd,
            0.0,
            MOST_USD,
            "USD",
        );
        within(
            findings,
            format_args!("{pointer}/lost_while_degraded"),
            journey.lost_while_degraded,
            0.0,
            1.0,
            "",
        );
        let hours = &journey.hour_of_day;
        if !hours.is_empty() && hours.len() != 24 {
            findings.push(Finding::error(
                format!("{pointer}/hour_of_day"),
                format!("the daily curve has {} numbers", hours.len()),
                "Allowed: no numbers, or 24 numbers, one for each hour from midnight.",
            ));
        }
        for (hour, share) in hours.iter().enumerate() {
            within(findings, format_args!("{pointer}/hour_of_day/{hour}"), *share, 0.0, 1e6, "");
        }
        if hours.len() == 24 && hours.iter().sum::<f64>() <= 0.0 {
            findings.push(Finding::error(
                format!("{pointer}/hour_of_day"),
                "the daily curve is zero all day",
                "Give at least one hour a share above zero.",
            ));
        }
    }
}
