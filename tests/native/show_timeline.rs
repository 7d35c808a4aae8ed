//! What the timeline says: lanes for those who only hear them, legend, playback and what is shown.

use std::sync::Arc;

use tabletop::engine::Run;
use tabletop::model::{ComponentId, Incident, Scenario, presets};
use tabletop::show::workbench::scale::Scale;
use tabletop::show::workbench::timeline::field::{read, written};
use tabletop::show::workbench::timeline::handles::{
    Position, placed, read_out, restored_to, rows_of, widest,
};
use tabletop::show::workbench::timeline::hover::{self, marks, step, under};
use tabletop::show::workbench::timeline::lane::{Mark, damage, heard, protection};
use tabletop::show::workbench::timeline::legend::{LegendRow, any_lasts, legend};
use tabletop::show::workbench::timeline::span::{
    between, length_key, lengths, opening_window, share_of,
};
use tabletop::show::workbench::timeline::{axis, playback};
use tabletop::show::{ChoiceRow, Line};
use tabletop::units::Instant;

use crate::support::assert_sentences;

fn at(text: &str) -> Instant {
    Instant::parse(&format!("2026-11-{text}Z")).expect("a moment")
}

fn run(scenario: Scenario) -> Run {
    Run::unchecked(Arc::new(scenario))
}

fn whole(scenario: &Scenario) -> Scale {
    Scale::new(scenario.clock.start, scenario.clock.end(), 1_000.0)
}

fn column(lines: &[Line], at: usize) -> Vec<&str> {
    lines.iter().map(|line| line[at].as_str()).collect()
}

#[test]
fn what_is_shown_is_said_as_finely_as_it_has_to_be() {
    let table = [
        ("02T00:00:00", "16T00:00:00", "2 Nov 2026 – 15 Nov 2026"),
        ("03T08:00:00", "03T20:00:00", "3 Nov 2026, 08:00 – 20:00"),
        ("03T20:00:00", "04T08:00:00", "3 Nov 2026, 20:00 – 4 Nov 2026, 08:00"),
    ];
    for (from, to, expected) in table {
        assert_eq!(between(at(from), at(to)), expected);
    }
}

#[test]
fn the_length_that_is_shown_is_among_those_to_choose_from() {
    let clock = (at("02T00:00:00"), at("16T00:00:00"));
    let table = [
        (clock, "whole"),
        ((clock.0, at("03T00:00:00")), "1440"),
        ((clock.0, at("02T05:00:00")), "other"),
    ];
    for (window, key) in table {
        assert_eq!(length_key(window, clock), key);
        let choices = lengths(window, clock);
        assert!(column(&choices, ChoiceRow::AT.key).contains(&key), "{choices:?}");
        assert_eq!(choices[0][ChoiceRow::AT.label], "all 14 d");
        assert_eq!(choices.last().expect("some")[ChoiceRow::AT.label], "10 minutes");
    }
    assert!((share_of(clock, at("09T00:00:00")) - 0.5).abs() < 1e-9);
}

#[test]
fn only_marks_in_sight_are_explained() {
    let shown = Mark::Point.bit() | Mark::Failed.bit();
    assert_eq!(
        column(&legend(shown, true), LegendRow::AT.meaning),
        ["recovery point", "job without a recovery point", "while an incident lasts"]
    );
    assert!(legend(0, false).is_empty());
    let scenario = presets::first();
    assert!(!any_lasts(&scenario, whole(&scenario)), "a dropped table does not last");
}

#[test]
fn lanes_say_what_protects_and_what_happened() {
    let run = run(presets::first());
    let scale = whole(&run.scenario);
    let say = |id: &str| {
        let id = ComponentId::from(id);
        let label = run.scenario.component(&id).expect("it is there").label().to_owned();
        heard(&label, &protection(&run, &id, scale), &damage(&run, &id, scale))
    };
    assert_eq!(
        say("orders"),
        "Orders DB: 57 recovery points, 5 h 50 min of data lost, down 1 h 17 min from Tue 3 Nov, 11:50"
    );
    let heard: Vec<String> = run.scenario.components.iter().map(|it| say(it.id.as_str())).collect();
    assert_sentences("lanes", &heard);
}

#[test]
fn playback_says_what_happens_or_what_happened_last() {
    let run = run(presets::first());
    assert_eq!(playback::now(None), "Whole run");
    assert_eq!(playback::now(Some(at("03T14:00:00"))), "Tue 3 Nov, 14:00 UTC");
    let moments = ["02T00:00:00", "03T11:50:00", "03T11:55:00", "03T12:00:00", "03T16:00:00"];
    let said = moments.map(|it| {
        let at = at(it);
        format!("{}\n{}\n", playback::heard(&run, at), playback::latest(&run, at))
    });
    assert_sentences("playback", &said);
    assert_eq!(playback::minutes_of(run.scenario.clock.start, at("03T00:00:00")), "1440");
    let speeds = playback::speeds();
    assert!(column(&speeds, ChoiceRow::AT.key).contains(&playback::AT_FIRST.to_string().as_str()));
}

#[test]
fn playing_begins_before_the_incident_and_hurries_where_nothing_happens() {
    let run = run(presets::first());
    let start = run.scenario.clock.start;
    assert_eq!(playback::start(&run, start), at("03T10:50:00"));
    assert_eq!(
        playback::start(&run, at("05T00:00:00")),
        at("05T00:00:00"),
        "nothing comes any more"
    );
    let pace = |text: &str| playback::pace(&run, at(text), playback::AT_FIRST);
    assert!((pace("03T11:50:00") - 600.0).abs() < 1e-9);
    assert!((pace("03T10:50:00") - 3_600.0).abs() < 1e-9);
    assert!((pace("10T00:00:00") - 43_200.0).abs() < 1e-9);
    assert!((playback::pace(&run, at("03T11:50:00"), 60) - 60.0).abs() < 1e-9, "as it was chosen");
}

#[test]
fn a_design_opens_where_something_happens() {
    let mut scenario = presets::first();
    assert_eq!(opening_window(&scenario), (at("03T05:50:00"), at("03T17:50:00")));
    let later = Incident { at: at("13T00:00:00"), ..scenario.incidents[0].clone() };
    scenario.incidents.push(later);
    let clock = (scenario.clock.start, scenario.clock.end());
    assert_eq!(opening_window(&scenario), clock, "most of the clock");
    scenario.incidents.clear();
    assert_eq!(opening_window(&scenario), clock);
}

#[test]
fn a_dragged_incident_says_what_it_costs() {
    let run = run(presets::first());
    let incident = &run.scenario.incidents[0];
    assert_eq!(
        read_out(&run, &incident.id),
        "Tue 3 Nov, 11:50 · loses 5 h 50 min · down 1 h 17 min"
    );
    assert_eq!(read_out(&run, &"nobody".into()), "");
}

#[test]
fn a_moment_in_a_field_is_read_as_it_is_written() {
    assert_eq!(written(at("03T14:00:00")), "2026-11-03T14:00");
    assert_eq!(read("2026-11-03T14:00"), Some(at("03T14:00:00")));
    assert_eq!(read("2026-11-03T14:00:30"), Some(at("03T14:00:30")));
    assert_eq!(read("2026-11-"), None);
}

#[test]
fn handles_cover_each_other_in_no_row() {
    let mut scenario = presets::first();
    let first = scenario.incidents[0].clone();
    for _ in 0..3 {
        let id = scenario.free_incident_id();
        scenario.incidents.push(Incident { id, ..first.clone() });
    }
    let places = placed(&scenario, whole(&scenario));
    let rows: Vec<usize> = places.iter().map(|(_, it)| it.row).collect();
    assert_eq!(rows, [0, 1, 2, 3]);
    assert_eq!(rows_of(&places), 4);
    assert_eq!(rows_of(&[]), 1);
    assert!(places.iter().all(|(_, it)| !it.is_compact));
    // A fifth has no row: all show their icons only.
    let id = scenario.free_incident_id();
    scenario.incidents.push(Incident { id, ..first });
    assert!(placed(&scenario, whole(&scenario)).iter().all(|(_, it)| it.is_compact));
    assert_eq!(widest(Position { room: Some(96), ..Position::default() }), "96px");
    assert_eq!(widest(Position::default()), "");
}

#[test]
fn labels_of_the_axis_are_inside_of_it() {
    let scenario = presets::first();
    let scale = whole(&scenario);
    let (labels, lines) = (axis::labels(scale), axis::lines(scale));
    assert!(!labels.is_empty() && labels.len() <= lines.len());
    let right: f64 = column(&labels, axis::TickRow::AT.left)
        .iter()
        .map(|it| it.trim_end_matches("px").parse().expect("a length"))
        .fold(0.0, f64::max);
    assert!(right < scale.width, "{right}");
}

/// What is said at a moment of a component's lane.
fn note(run: &Run, component: &str, scale: Scale, moment: &str) -> Vec<String> {
    under(&marks(run, &ComponentId::from(component), scale), scale.x(at(moment)))
}

#[test]
fn each_mark_of_a_lane_says_what_it_is() {
    let run = run(presets::first());
    let day = Scale::new(at("03T05:50:00"), at("03T17:50:00"), 1_200.0);
    let whole = whole(&run.scenario);
    let said = [
        ("orders", day, "03T06:00:00"),
        ("orders", day, "03T12:00:00"),
        ("orders", day, "03T09:00:00"),
        ("orders", day, "03T12:20:00"),
        ("orders", day, "03T15:00:00"),
        ("orders", whole, "05T12:00:00"),
        ("erp", day, "03T09:00:00"),
    ];
    let said = said.map(|(component, scale, moment)| {
        format!("{component} {moment}\n{}\n", note(&run, component, scale, moment).join("\n"))
    });
    assert_sentences("marks", &said);
}

#[test]
fn keys_read_the_marks_that_are_in_sight_one_after_the_other() {
    let run = run(presets::first());
    let scale = Scale::new(at("03T05:50:00"), at("03T17:50:00"), 1_200.0);
    let marks = marks(&run, &ComponentId::from("orders"), scale);
    assert!(marks.len() > 3, "{marks:?}");
    assert!(marks.is_sorted_by(|a, b| a.from <= b.from));
    assert!(marks.iter().all(|it| it.from >= 0.0 && it.to <= scale.width && it.from <= it.to));
    let last = marks.len() - 1;
    assert_eq!([step(&marks, None, true), step(&marks, None, false)], [Some(0), Some(last)]);
    assert_eq!([step(&marks, Some(0), true), step(&marks, Some(0), false)], [Some(1), Some(0)]);
    assert_eq!([step(&marks, Some(last), true), step(&marks, Some(99), false)], [Some(last); 2]);
    assert_eq!(step(&[], None, true), None);
    // Before anything is measured there is nothing to point at.
    assert!(
        hover::marks(&run, &ComponentId::from("orders"), Scale::new(scale.from, scale.to, 0.0))
            .is_empty()
    );
}

#[test]
fn gathered_jobs_and_damage_are_said_with_their_times() {
    let mut scenario = presets::first();
    scenario.clock.days = 3_650;
    let run = run(scenario);
    let scale = whole(&run.scenario);
    let said = note(&run, "orders", scale, "20T00:00:00");
    assert!(said.iter().any(|it| it.contains(" backup jobs · ")), "{said:?}");
}

#[test]
fn what_is_said_next_to_a_name_is_short() {
    for preset in presets::PRESETS {
        let run = run(preset.scenario());
        let scale = whole(&run.scenario);
        for component in &run.scenario.components {
            let remark = protection(&run, &component.id, scale).remark;
            assert!(remark.chars().count() <= 20, "{remark}");
        }
    }
}

#[test]
fn a_drag_past_a_recovery_point_restores_another_one() {
    let moved = |to: &str| {
        let mut scenario = presets::first();
        scenario.incidents[0].at = at(to);
        let id = scenario.incidents[0].id.clone();
        restored_to(&run(scenario), &id)
    };
    assert_eq!(moved("03T11:50:00"), moved("03T11:00:00"));
    assert_ne!(moved("03T11:50:00"), moved("03T12:30:00"), "there is a backup at noon");
}
