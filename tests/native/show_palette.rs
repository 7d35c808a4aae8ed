//! The command palette: what it offers, what it finds for what is typed, and in which order.

use tabletop::document::address::{Address, VIEWS};
use tabletop::model::presets;
use tabletop::show::Line;
use tabletop::show::learn::term_rows;
use tabletop::show::shell::palette::{
    MOST_RECENT, PageAction, PaletteChoice, PaletteRow, entries, focus_of_place, found, headings,
    of_heading, opening_keys, remembered, said, what_if_fragment,
};

fn names(found: &[Line]) -> Vec<&str> {
    found.iter().map(|it| it[PaletteRow::AT.name].as_str()).collect()
}

/// What is found in the first preset with the glossary, without anything that was chosen before.
fn search(typed: &str) -> Vec<Line> {
    let scenario = presets::PRESETS[0].scenario();
    found(&entries(&scenario, &term_rows()), &[], typed)
}

fn first(typed: &str) -> String {
    let found = search(typed);
    let line = found.first().unwrap_or_else(|| panic!("nothing is found for “{typed}”"));
    format!("{}: {}", line[PaletteRow::AT.group], line[PaletteRow::AT.name])
}

#[test]
fn what_is_meant_comes_first() {
    for (typed, expected) in [
        ("cost", "Go to: Cost"),
        ("bill", "Go to: Cost › Bill"),
        ("Vaults", "Go to: Protect › Vaults"),
        ("orders db", "Components: Orders DB"),
        ("dropped", "Incidents: Orders table dropped"),
        ("undo", "Actions: Undo"),
        ("dark", "Actions: Theme: dark"),
        ("add region", "Actions: Add incident: Region outage at peak"),
        ("run what-if region", "Actions: Run what-if: Region outage, 12 h"),
        ("what if zone", "Actions: Run what-if: Availability Zone outage, 4 h"),
        ("start pilot", "Actions: Start from: Pilot light"),
        ("recovery point obj", "Glossary: Recovery point objective (RPO)"),
        ("RPO", "Glossary: Recovery point objective (RPO)"),
        // Letters in their order, and the first ones of the words.
        ("cmplnc", "Go to: Compliance"),
        ("wfe", "Components: Web front end"),
        // Neither accents nor case count.
        ("CÖST", "Go to: Cost"),
    ] {
        assert_eq!(first(typed), expected, "“{typed}”");
    }
    assert!(search("zzzz").is_empty());
    assert!(said(0).starts_with("Nothing matches."));
    assert_eq!([said(1), said(2)], ["1 result", "2 results"]);
}

#[test]
fn every_view_and_each_of_its_parts_is_found_by_its_name() {
    let scenario = presets::empty();
    let all = entries(&scenario, &[]);
    let places = found(&all, &[], "");
    for view in VIEWS {
        assert!(names(&places).contains(&view.name), "{} while nothing is typed", view.name);
        for part in view.parts {
            let address = Address::new(&[view.key, part]).fragment();
            let key = PaletteChoice::Place(address.clone()).key();
            let by_words = [view.name, &part.replace('_', " ")].join(" ");
            let found = found(&all, &[], &by_words);
            assert!(
                found.iter().any(|it| it[PaletteRow::AT.key] == key),
                "{address} by “{by_words}”: {:?}",
                names(&found)
            );
        }
    }
}

#[test]
fn what_was_chosen_before_comes_first_and_is_offered_once() {
    let scenario = presets::PRESETS[0].scenario();
    let all = entries(&scenario, &term_rows());
    let mut recent = Vec::new();
    for place in ["cost/bill", "learn", "cost/bill"] {
        recent = remembered(&recent, &PaletteChoice::Place(place.to_owned()));
    }
    assert_eq!(recent, ["place:cost/bill", "place:learn"]);
    let shown = found(&all, &recent, "");
    let recently = of_heading(&shown, "Recent");
    assert_eq!(names(&recently), ["Cost › Bill", "Learn"]);
    assert_eq!(names(&shown).iter().filter(|it| **it == "Learn").count(), 1);
    // Of entries that fit as well, the one that was chosen before is first.
    let learned = vec!["place:cost/prices".to_owned()];
    assert_eq!(names(&found(&all, &[], "cost ›"))[1], "Cost › Bill");
    assert_eq!(names(&found(&all, &learned, "cost ›"))[1], "Cost › Prices");
    // What another design had is left out.
    assert!(of_heading(&found(&all, &["component:gone".to_owned()], ""), "Recent").is_empty());
    for number in 0..9 {
        recent = remembered(&recent, &PaletteChoice::Place(format!("learn/glossary/{number}")));
    }
    assert_eq!(recent.len(), MOST_RECENT);
}

#[test]
fn results_are_numbered_through_their_groups() {
    for typed in ["", "r", "cost", "region"] {
        let shown = search(typed);
        let grouped: Vec<Line> =
            headings(&shown).iter().flat_map(|it| of_heading(&shown, &it[0])).collect();
        assert_eq!(grouped, shown, "“{typed}”: a group stands together");
        for (place, line) in shown.iter().enumerate() {
            assert_eq!(line[PaletteRow::AT.place], place.to_string());
        }
        assert!(shown.len() < 40, "“{typed}”: {}", shown.len());
    }
}

#[test]
fn every_choice_is_read_back_from_its_key() {
    let scenario = presets::PRESETS[2].scenario();
    let all = entries(&scenario, &term_rows());
    for typed in ["", "add", "what", "start", "theme", "rpo", "db", "ransom"] {
        for line in found(&all, &[], typed) {
            let key = &line[PaletteRow::AT.key];
            let choice = PaletteChoice::of_key(key).unwrap_or_else(|| panic!("{key}"));
            assert_eq!(choice.key(), *key);
        }
    }
    let undo = PaletteChoice::Action(PageAction::Undo);
    assert_eq!(PaletteChoice::of_key("do:undo"), Some(undo));
    for key in ["", "undo", "do:nothing", "other:undo"] {
        assert_eq!(PaletteChoice::of_key(key), None, "{key}");
    }
}

#[test]
fn what_does_not_fit_the_design_is_not_offered() {
    let all = entries(&presets::empty(), &[]);
    for typed in ["add incident", "run what-if"] {
        let found = found(&all, &[], typed);
        let wrong = |it: &&str| it.starts_with("Add incident") || it.starts_with("Run what-if");
        assert_eq!(names(&found).iter().filter(|it| wrong(it)).count(), 0, "“{typed}”");
    }
}

#[test]
fn the_focus_follows_to_what_is_opened() {
    assert_eq!(focus_of_place("learn/glossary/rpo"), "entry-rpo");
    assert_eq!(focus_of_place("learn/glossary"), "main");
    assert_eq!(focus_of_place("cost/bill"), "main");
    assert_eq!(what_if_fragment("region_outage"), "compare?what=region_outage");
    assert_eq!([opening_keys(true), opening_keys(false)], ["⌘K", "Ctrl K"]);
}
