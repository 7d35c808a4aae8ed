//! Restore tests among incidents.

use super::*;

#[test]
fn a_restore_test_takes_the_newest_point_in_its_window_and_says_when_there_is_none() {
    let mut document = copied_hourly();
    document["plans"][0]["rules"][0]["schedule"] = json!("cron(0 5 ? * WED *)");
    document["restore_testing"] = json!([{
        "name": "proof", "schedule": "cron(0 9 * * ? *)", "selection_window_days": 2, "components": ["orders"]
    }]);
    let run = tabletop::engine::Run::new(std::sync::Arc::new(support::scenario(&document)));
    let tests = run.restore_tests(at("2026-11-02T00:00:00Z"), at("2026-11-08T23:00:00Z"), 100);
    let points: Vec<Option<String>> = tests
        .iter()
        .map(|it| it.point.as_ref().map(|(_, captured)| captured.to_string()))
        .collect();
    let wednesday = Some("2026-11-04T05:00:00Z".to_owned());
    assert_eq!(points, [None, None, wednesday.clone(), wednesday, None, None, None]);
}

#[test]
fn a_restore_test_needs_the_control_planes_before_its_start_window_ends() {
    let points = |start_window_hours: u32| {
        let mut document = copied_hourly();
        document["plans"][0]["rules"][0]["schedule"] = json!("cron(0 5 ? * WED *)");
        document["plans"][0]["rules"][0]["copies"] = json!([]);
        document["restore_testing"] = json!([{
            "name": "proof", "schedule": "cron(0 9 * * ? *)", "selection_window_days": 2,
            "start_window_hours": start_window_hours, "components": ["orders"]
        }]);
        let mut zone = event("zone", "zone_outage", "primary", "2026-11-05T08:00:00Z");
        zone["zone"] = json!(3);
        zone["lasts_minutes"] = json!(180);
        zone["control_plane_down"] = json!(true);
        document["incidents"] = json!([zone]);
        let run = tabletop::engine::Run::new(std::sync::Arc::new(support::scenario(&document)));
        let tests = run.restore_tests(at("2026-11-04T08:00:00Z"), at("2026-11-05T23:00:00Z"), 100);
        tests.iter().map(|it| it.point.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(points(1), [true, false], "the control planes return at 11:00, after the window");
    assert_eq!(points(8), [true, true], "the test starts when they return");
}
