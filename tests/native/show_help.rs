//! What the "?" menu says, and what a link and an address that leads nowhere say.

use std::sync::Arc;

use tabletop::engine::Run;
use tabletop::model::presets;
use tabletop::show::compare::{choice_of, choice_text};
use tabletop::show::shell::help::{ProblemReport, VERSION, assumptions, no_page, prices, version};
use tabletop::show::shell::open_here;

#[test]
fn the_menu_names_version_license_and_what_the_results_depend_on() {
    assert_eq!(version(), format!("Tabletop {VERSION}, licensed under MIT or Apache-2.0"));
    assert!(assumptions().ends_with(" values, each with its source. You can change them."));
    assert_eq!(open_here("Protect"), "Open the link at this view: Protect");
    for preset in presets::PRESETS {
        let run = Run::unchecked(Arc::new(preset.scenario()));
        let says = prices(&run);
        let (dates, counts) = says.split_once(". ").expect("dates, then counts");
        assert!(dates.starts_with("Dated 20"), "{says}");
        let counts = counts.strip_prefix("This design uses ").expect("whose prices they are");
        let (all, parts) = counts.trim_end_matches('.').split_once(": ").expect("a sum");
        let number = |text: &str| text.split(' ').next().and_then(|it| it.parse::<usize>().ok());
        let sum: Option<usize> = parts.split(", ").map(number).sum();
        assert_eq!(sum, number(all), "{says}");
        for word in ["published", "provisional", "unknown"] {
            assert!(parts.contains(word), "{says}");
        }
        assert_eq!(parts.contains("set by you"), !run.scenario.prices.is_empty(), "{says}");
    }
    let empty = Run::unchecked(Arc::new(presets::empty()));
    assert_eq!(prices(&empty), "This design uses no prices.");
}

#[test]
fn a_report_has_the_design_only_where_it_is_added() {
    let report = ProblemReport {
        what: " The bill is empty. ",
        place: "cost/bill",
        browser: "Example/1.0",
        design: None,
    };
    let expected = format!(
        "Problem with Tabletop\n\nThe bill is empty.\n\nPlace: #cost/bill\nVersion: {VERSION}\nBrowser: Example/1.0\n"
    );
    assert_eq!(report.text(), expected);
    let with_design = ProblemReport { design: Some("{}"), ..report }.text();
    assert_eq!(with_design, format!("{expected}\nDesign:\n{{}}\n"));
    assert!(ProblemReport { what: "", ..report }.text().contains("(describe what you did"));
}

#[test]
fn a_page_that_does_not_exist_is_named_in_short() {
    assert_eq!(no_page("nonsense"), "There is no page “nonsense”");
    let long = no_page(&"ü".repeat(10_000));
    assert_eq!(long, format!("There is no page “{}…”", "ü".repeat(60)));
}

#[test]
fn the_choice_of_designs_to_compare_is_part_of_an_address() {
    let all = choice_of(None);
    assert_eq!(choice_text(&all), None, "what is chosen at first goes without saying");
    for chosen in [vec![], vec![all[1].clone()], vec!["kept:7".to_owned(), all[0].clone()]] {
        let text = choice_text(&chosen).expect("another choice");
        assert_eq!(choice_of(Some(&text)), chosen, "{text}");
    }
    assert_eq!(choice_text(&all[1..2]).as_deref(), Some("pilot_light"));
    assert_eq!(choice_of(Some("pilot_light,nonsense,,open,pilot_light")), ["made:pilot_light"]);
    let many: Vec<String> = (0..50).map(|it| format!("kept:{it}")).collect();
    assert_eq!(choice_of(Some(&many.join(","))).len(), 7);
}
