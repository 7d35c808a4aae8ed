//! Every template gives a valid incident in every preset.

use super::super::{Severity, check, presets};
use super::*;

#[test]
fn every_template_is_valid_wherever_it_is_placed() {
    for preset in presets::PRESETS {
        let scenario = preset.scenario();
        for template in INCIDENT_TEMPLATES {
            for after in [scenario.clock.start, scenario.clock.end() - Span::minutes(1)] {
                let Ok(incident) = template.incident(&scenario, after, None) else { continue };
                let mut with = scenario.clone();
                with.incidents.push(incident);
                let pointer = format!("/incidents/{}", with.incidents.len() - 1);
                let wrong: Vec<_> = check::check(&with)
                    .into_iter()
                    .filter(|it| it.pointer.starts_with(&pointer) && it.severity != Severity::Note)
                    .collect();
                assert!(wrong.is_empty(), "{} in {}: {wrong:#?}", template.key, preset.key);
            }
        }
    }
}

#[test]
fn the_templates_fit_the_first_preset_and_none_an_empty_design() {
    let scenario = presets::first();
    let empty = Scenario::empty(scenario.clock.start);
    for template in INCIDENT_TEMPLATES {
        template.incident(&scenario, scenario.clock.start, None).unwrap();
        let why = template.incident(&empty, empty.clock.start, None).unwrap_err();
        assert!(why.starts_with("This design has no"), "{}: {why}", template.key);
    }
}

#[test]
fn templates_are_distinct() {
    for (index, template) in INCIDENT_TEMPLATES.iter().enumerate() {
        let first = INCIDENT_TEMPLATES
            .iter()
            .position(|it| it.key == template.key || it.name == template.name);
        assert_eq!(first, Some(index), "{}", template.key);
    }
}

#[test]
fn a_template_hits_what_is_selected_at_its_hour_on_the_clock_that_is_shown() {
    let mut scenario = presets::first();
    scenario.clock.time_zone = "Europe/Berlin".to_owned();
    let sessions = ComponentId::from("sessions");
    let night = incident_template("table_at_night").unwrap();
    let incident = night.incident(&scenario, scenario.clock.start, Some(&sessions)).unwrap();
    assert_eq!(incident.target, "sessions");
    assert_eq!(incident.at.short(), "Mon 2 Nov, 01:00");
    let late = scenario.clock.end() - Span::minutes(30);
    let incident = night.incident(&scenario, late, None).unwrap();
    assert_eq!(incident.at.short(), "Sun 15 Nov, 01:00");
}

#[test]
fn the_peak_is_the_hour_with_the_most_orders() {
    let mut scenario = presets::first();
    let mut curve = vec![1.0; 24];
    curve[19] = 5.0;
    for journey in &mut scenario.journeys {
        journey.hour_of_day.clone_from(&curve);
    }
    let outage = incident_template("region_at_peak").unwrap();
    let incident = outage.incident(&scenario, scenario.clock.start, None).unwrap();
    assert_eq!(incident.at.short(), "Mon 2 Nov, 19:00");
}
