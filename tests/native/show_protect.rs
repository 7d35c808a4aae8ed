//! What the Protect view says: schedules, next runs, lifecycles, tests and strategies.

use std::sync::Arc;

use tabletop::catalog::Strategy;
use tabletop::engine::Run;
use tabletop::model::{RecoveryEntry, Scenario, SiteKind, presets};
use tabletop::show::coverage::{CAPABILITIES, CoverageRow, capabilities, covered};
use tabletop::show::forms::PartRow;
use tabletop::show::protect::lifecycle::{StageRow, stages};
use tabletop::show::protect::next_runs::{NextRunRow, next_runs, schedule_of, title};
use tabletop::show::protect::recovery::new_strategy;
use tabletop::show::protect::restore_tests::first_tests;
use tabletop::show::protect::schedule::{
    EXPRESSION, NONE, at_minute, at_time, choices, chosen, days, frequencies, on_day, on_weekday,
    time_of,
};
use tabletop::show::protect::strategies::{StrategyRow, all, costs, sentence};
use tabletop::show::protect::{covers, plan_part};
use tabletop::units::{Instant, Rhythm};

fn first() -> Run {
    Run::unchecked(Arc::new(presets::first()))
}

#[test]
fn a_lifecycle_is_warm_then_cold_then_deleted() {
    for (cold, delete, is_inherited, expected) in [
        (None, None, false, vec!["Warm forever"]),
        (None, Some(35), false, vec!["Warm 35 d", "Deleted on day 35"]),
        (Some(30), Some(120), false, vec!["Warm 30 d", "Cold 90 d", "Deleted on day 120"]),
        (Some(30), None, true, vec!["Warm 30 d (from the rule)", "Cold forever"]),
        (Some(30), Some(20), false, vec!["Warm 20 d", "Deleted on day 20"]),
    ] {
        let stages = stages(cold, delete, is_inherited);
        let says: Vec<&str> = stages.iter().map(|it| it[StageRow::AT.says].as_str()).collect();
        assert_eq!(says, expected);
    }
}

#[test]
fn the_next_runs_follow_the_wall_clock() {
    let from = Instant::parse("2026-11-02T00:00:00Z").expect("a moment");
    let runs = |schedule: &str, zone: &str| {
        let rows = next_runs(from, schedule, zone);
        rows.iter().map(|it| it.concat()).collect::<Vec<String>>()
    };
    let daily = runs("cron(30 2 * * ? *)", "America/New_York");
    assert_eq!(daily.first().map(String::as_str), Some("Mon 2 Nov, 02:30 · 07:30 UTC"));
    let last = daily.last().map(String::as_str);
    assert_eq!(last, Some("Mon 15 Mar, 02:30 · 06:30 UTC after the clocks change"));
    assert_eq!(daily.len(), 6);
    assert_eq!(runs("cron(0 5 * * ? *)", "UTC").len(), 5);
    assert_eq!(runs("cron(0 25 * * ? *)", "UTC"), ["None: the schedule is not valid."]);
    assert_eq!(runs("cron(0 5 * * ? *)", "Moon"), ["“Moon” is not a known time zone."]);
    assert_eq!(NextRunRow::AT.when, 0);
    let (schedule, zone) = schedule_of(String::new(), "Europe/Berlin".to_owned());
    assert_eq!((schedule.starts_with("cron("), zone.as_str()), (true, "UTC"));
    assert_eq!(title(&zone), "Next runs, UTC");
    assert_eq!(title(""), "Next runs");
}

#[test]
fn a_rhythm_is_chosen_in_words() {
    let daily = Rhythm::read("cron(30 2 * * ? *)").expect("it is a rhythm");
    assert_eq!(time_of(daily), "02:30");
    assert_eq!(chosen(Some(daily), true), "day");
    assert_eq!(chosen(None, true), EXPRESSION);
    assert_eq!(chosen(None, false), NONE);
    let keys = |all: Vec<Vec<String>>| all.into_iter().map(|it| it[0].clone()).collect::<Vec<_>>();
    assert!(!keys(choices("day", false)).contains(&NONE.to_owned()));
    assert!(keys(choices(NONE, false)).contains(&NONE.to_owned()));
    for frequency in frequencies() {
        let rhythm = Rhythm { every: frequency.every, ..daily };
        assert_eq!(chosen(Some(rhythm), true), frequency.key);
        assert_eq!(frequency.label(), format!("Run the rule {}", frequency.name.to_lowercase()));
    }
    let (label, later) = at_time(daily, "05:15").expect("it is a time");
    assert_eq!((label.as_str(), time_of(later).as_str()), ("Run it at 05:15", "05:15"));
    assert!(at_time(daily, "").is_none());
    let (label, _) = at_minute(daily, "1").expect("it is a minute");
    assert_eq!(label, "Run it 1 minute past the hour");
    assert!(at_minute(daily, "60").is_none());
    let (label, last) = on_day(daily, "0").expect("it is a day");
    assert_eq!((label.as_str(), last.day), ("Run it on the last day of the month", 0));
    assert_eq!(days().len(), 32);

    let weekly = Rhythm::read("cron(30 2 ? * WED *)").expect("it is a rhythm");
    let wednesday = weekly.weekdays.iter().position(|it| *it).expect("a day");
    assert!(on_weekday(weekly, wednesday, "Wednesday", false).is_none(), "one day stays");
    let other = (wednesday + 1) % 7;
    let (label, both) = on_weekday(weekly, other, "Thursday", true).expect("it is added");
    assert_eq!(label, "Run it on Thursday");
    let (label, _) = on_weekday(both, other, "Thursday", false).expect("one is left");
    assert_eq!(label, "Do not run it on Thursday");
}

#[test]
fn a_restore_test_says_what_it_restores() {
    let mut document = serde_json::to_value(presets::first()).expect("it is written");
    document["restore_testing"] = serde_json::json!([
        { "name": "weekly", "schedule": "cron(0 5 ? * SUN *)", "components": ["orders"] },
        { "name": "other", "schedule": "cron(0 5 ? * SUN *)", "components": ["erp"] }
    ]);
    let scenario = serde_json::from_value(document).expect("it is read");
    let run = Run::unchecked(Arc::new(scenario));
    let tests = first_tests(&run, 0);
    assert_eq!(
        tests[0],
        [
            "Sun 8 Nov, 05:00, Orders DB: restores the recovery point of Sun 8 Nov, 00:00 from vault main"
        ]
    );
    assert!(first_tests(&run, 7).is_empty());
}

#[test]
fn a_strategy_says_what_it_runs_costs_and_amounts_to() {
    let run = first();
    let entry = run.scenario.recovery[0].clone();
    let costs = costs(&run);
    assert_eq!(costs.len(), run.scenario.recovery.len());
    let says = sentence(&run, &entry, &costs[0][0]);
    assert!(says.contains(&format!(" Per month: {}. Effective strategy: ", costs[0][0])), "{says}");
    let rows = all(&run, &entry);
    assert_eq!(rows.len(), Strategy::ALL.len());
    let chosen: Vec<_> = rows.iter().filter(|it| it[StrategyRow::AT.is_chosen] == "true").collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0][StrategyRow::AT.name], entry.strategy.spec().name);
    let backups = rows.iter().find(|it| it[StrategyRow::AT.name] == "Backup and restore");
    let cost = backups.map(|it| it[StrategyRow::AT.cost].as_str());
    assert_eq!(cost, Some("no cost beyond its backups"));
}

#[test]
fn coverage_names_each_capability() {
    let run = first();
    let rows = covered(&run.scenario, 0);
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|it| it.len() == CoverageRow::COUNT));
    for component in &run.scenario.components {
        let named: Vec<String> =
            capabilities(component).into_iter().map(|it| it[0].clone()).collect();
        let expected: Vec<&str> = CAPABILITIES.iter().map(|(name, _)| *name).collect();
        assert_eq!(named, expected);
    }
    assert_eq!(covers(1), "Covers 1 component");
    let part = plan_part(2, String::new(), 1);
    assert_eq!(part[PartRow::AT.name], "Plan 3");
    assert_eq!(part[PartRow::AT.count], "1 rule");
}

#[test]
fn a_new_strategy_recovers_in_another_region_and_never_in_a_data_center() {
    let mut design = presets::first();
    design.sites.rotate_right(1);
    assert_eq!(design.sites[0].kind, SiteKind::DataCenter, "it is listed first");
    design.recovery.clear();
    let site = |design: &Scenario| new_strategy(design).expect("none has one").site.to_string();
    assert_eq!(site(&design), "recovery");
    // Without another Region, another account of the same one.
    for site in &mut design.sites {
        site.region = site.region.is_some().then(|| "us-east-1".to_owned());
    }
    assert_eq!(site(&design), "recovery");
    design.sites.retain(|it| it.id.as_str() != "recovery");
    assert_eq!(site(&design), design.components[0].site.to_string(), "there is nowhere else");
    for component in design.components.clone() {
        let entry = RecoveryEntry::new(component.id, Strategy::BackupAndRestore, component.site);
        design.recovery.push(entry);
    }
    assert!(new_strategy(&design).is_none());
}
